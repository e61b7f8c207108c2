"""Extractions written by hand: the answer stands inside the text, so nobody counts characters.

``[S1:Ann Roe] [C1:said] [Q1:it rains].`` marks source, cue and content of quote 1; marks may nest,
and a role may be marked several times. ``[A1:AP]`` marks where the agency is named (each agency of a
relay chain, in its order), ``[R1:reporters]`` to whom it is said.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

from quotetrack.cli import main
from quotetrack.model import (
    NOBODY,
    Agency,
    Article,
    Attribution,
    Cue,
    Document,
    Extraction,
    Quote,
    Relay,
    Span,
    Speaker,
    quote_ids,
)
from quotetrack.store import Store

# at every change the same few inputs; `make fuzz` draws many new ones
settings.register_profile(
    "change",
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile("night", max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("change")

pytest_plugins = ("stored",)  # stored articles, for what exports them

ROE = Speaker(("Ann Roe",), "person", "name", role="mayor", affiliation="Oldbridge City Council")
_MARK = re.compile(r"\[([SCQAR])(\d+):|\]")


def unmark(marked: str) -> tuple[str, dict[int, dict[str, list[Span]]]]:
    """Return the text without marks, and the spans of each quote by role."""
    text, at, opened = "", 0, []
    spans: dict[int, dict[str, list[Span]]] = {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((mark[1], int(mark[2]), len(text)))
        else:
            role, number, start = opened.pop()
            spans.setdefault(number, {}).setdefault(role, []).append(Span(start, len(text)))
    return text + marked[at:], spans


def extraction_of(marked: str, quotes: dict[int, dict[str, Any]] | None = None, **fields: Any) -> Extraction:
    """Return the extraction that ``marked`` spells.

    ``quotes`` gives fields of single quotes (any of Quote's, and speaker, agency, relays as pairs of
    name and relation, channel, lemma);
    ``fields`` are Article's, and dateline, parser, version.
    """
    text, spans = unmark(marked)
    given = quotes or {}
    numbers = sorted(spans)
    made = []
    for number in numbers:
        roles, own = spans[number], dict(given.get(number, {}))
        for name in ("speaker", "agency", "relays", "channel"):
            own.pop(name, None)
        cue = (
            Cue(roles["C"][0], own.pop("lemma", "say"), own.get("klass", "speech")) if "C" in roles else None
        )
        made.append(
            Quote(
                **{
                    "kind": "indirect",
                    "klass": "speech",
                    "content": tuple(roles["Q"]),
                    "cue": cue,
                    "source": tuple(roles.get("S", ())),
                    "rule": "by_hand",
                    "confidence": 0.9,
                    **own,
                }
            )
        )
    attributions = []
    for number, quote, key in zip(numbers, made, quote_ids(text, made), strict=True):
        own = given.get(number, {})
        agency = own.get("agency")
        marks = spans[number].get("A", [])
        hops = own.get("relays", [(agency.name, agency.relation)] if agency else [])
        relays = tuple(
            Relay(name, how, marks[i] if i < len(marks) else None) for i, (name, how) in enumerate(hops)
        )
        if agency is not None and marks:
            agency = Agency(agency.name, agency.relation, marks[0])
        attributions.append(
            Attribution(
                key,
                quote,
                own.get("speaker", ROE if quote.source else None) or NOBODY,
                agency,
                own.get("channel"),
                relays,
                next(iter(spans[number].get("R", [])), None),
            )
        )
    made_by = {
        "parser": "by hand",
        "version": "0.1.0",
        **{k: fields.pop(k) for k in ("parser", "version") if k in fields},
    }
    dateline = fields.pop("dateline", None)
    title = fields.get("title")
    article = Article(**{"id": "story", "path": "story.txt", **fields, "text": text})
    return Extraction(article, title, tuple(attributions), dateline, **made_by)


@pytest.fixture
def extraction() -> Callable[..., Extraction]:
    """Return the function that builds an extraction from marked text."""
    return extraction_of


@pytest.fixture
def db_path(tmp_path: Path) -> Path:
    """Return the path of a database that does not exist yet."""
    return tmp_path / "news.db"


class SaidParser:
    """Stands in for Stanza: a document is its text; ``asked`` counts the texts parsed.

    A text that holds *crash the parser* makes the whole batch fail, as a model might.
    """

    def __init__(self) -> None:
        self.asked = 0

    def parse_many(self, texts: Sequence[str]) -> list[Document]:
        if any("crash the parser" in text for text in texts):
            raise RuntimeError("out of cheese\nerror")
        self.asked += len(texts)
        return [Document(text, (), parser="by hand") for text in texts]


def said(article: Article, document: Document) -> Extraction:
    """Stands in for the stages behind parsing: *Ann Roe said it rains.*, one attribution a sentence."""
    if "crash a stage" in article.text:
        raise KeyError("nsubj")
    pattern = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)*) (said|believes) ([^.]+)\.")
    numbers = itertools.count(1)

    def mark(found: re.Match[str]) -> str:
        n = next(numbers)
        return f"[S{n}:{found[1]}] [C{n}:{found[2]}] [Q{n}:{found[3]}]."

    marked = pattern.sub(mark, article.text)
    text, spans = unmark(marked)
    quotes = {
        n: {
            "speaker": Speaker((roles["S"][0].of(text),), "person", "name"),
            "klass": "thought" if roles["C"][0].of(text) == "believes" else "speech",
        }
        for n, roles in spans.items()
    }
    found = extraction_of(marked, quotes)
    return replace(found, article=article, title=article.title)


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> SaidParser:
    """Put the stand-ins in the place of the models and the stages behind them."""
    stand_in = SaidParser()
    monkeypatch.setattr("quotetrack.pipeline.load_parser", lambda model=None: stand_in)
    monkeypatch.setattr("quotetrack.pipeline._annotate", said)
    monkeypatch.setattr("quotetrack.scale.cores.processes_to_use", lambda: 1)  # no stand-in is in others
    return stand_in


VOLKOVA = Speaker(("Irina Volkova",), "person", "pronoun", "spokeswoman", "Government of Valdria")
BOTH = Speaker(("Ann Roe", "Otto Dahl"), "person", "name")
CALL = """Two presidents speak

VALDRIA CITY (AP) — The line was open.

[Q1:“This is not a small matter,”] [S1:she] [C1:told] [A1:Reuters].
[Q1:“We want calm, and nobody wants else.”]

[S2:Ann Roe and Otto Dahl] [C2:did not say] [Q2:when [S3:the council] [C3:thinks] [Q3:the new bridge opens]].

One.

Two.

Three.
"""
CALL_QUOTES: dict[int, dict[str, Any]] = {
    1: {"speaker": VOLKOVA, "kind": "direct", "agency": Agency("Reuters", "told"), "channel": "interview"},
    2: {"speaker": BOTH, "negated": True},
    3: {"speaker": Speaker(("Council",), "group", "name"), "klass": "thought", "parent": 1},
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return the function that runs a command line in an empty folder, 80 columns wide."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")
    return lambda *args, **options: CliRunner().invoke(main, [str(a) for a in args], **options)


@pytest.fixture
def call() -> Extraction:
    """Return an article with three quotes: through an agency, compound and negated, and nested."""
    return extraction_of(
        CALL,
        CALL_QUOTES,
        path="call.txt",
        id="call",
        title="Two presidents speak",
        publisher="Example Post",
        published="2016-11-14T10:00:00Z",
        dateline=Agency("Associated Press", "dateline"),
    )


@pytest.fixture
def news(run: Callable[..., Result], call: Extraction) -> Path:
    """Return a database of two articles, in the current folder."""
    toll = extraction_of(
        "[S1:Roe] [C1:said] [Q1:the toll on the new bridge \x1b[31m will\u202e rise].",
        path="toll.txt",
        id="toll",
    )
    with Store("news.db") as store:
        for story in (call, toll):
            store.save(story)
    return Path("news.db")


def steps(work: Callable[[], Any]) -> int:
    """Return how many lines of the package a piece of work runs."""
    run = 0

    def line(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal run
        run += event == "line"
        return line

    def call(frame: FrameType, event: str, argument: object) -> Any:
        return line if "/quotetrack/" in frame.f_code.co_filename.replace("\\", "/") else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return run
