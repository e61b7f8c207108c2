"""Extractions written by hand: the answer stands inside the text, so nobody counts characters.

``[S1:Ann Roe] [C1:said] [Q1:it rains].`` marks source, cue and content of quote 1; marks may nest,
and a role may be marked several times. ``[A1:AP]`` marks where the agency is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quotetrack.model import (
    Agency,
    Article,
    Attribution,
    Cue,
    Extraction,
    Quote,
    Span,
    Speaker,
    quote_ids,
)

ROE = Speaker(("Ann Roe",), "person", "name", role="mayor", affiliation="Oldbridge City Council")
_MARK = re.compile(r"\[([SCQA])(\d):|\]")


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

    ``quotes`` gives fields of single quotes (any of Quote's, and speaker, agency, channel, lemma);
    ``fields`` are Article's, and dateline, parser, version.
    """
    text, spans = unmark(marked)
    given = quotes or {}
    numbers = sorted(spans)
    made = []
    for number in numbers:
        roles, own = spans[number], dict(given.get(number, {}))
        for name in ("speaker", "agency", "channel"):
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
        if agency is not None and "A" in spans[number]:
            agency = Agency(agency.name, agency.relation, spans[number]["A"][0])
        attributions.append(
            Attribution(
                key, quote, own.get("speaker", ROE if quote.source else None), agency, own.get("channel")
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
