"""Saved questions tell what is new since they were last asked, on a terminal, as JSON and as a feed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result

from quotetrack.model import Extraction
from quotetrack.store import Store

Run = Callable[..., Result]
Build = Callable[..., Extraction]
ATOM = "{http://www.w3.org/2005/Atom}"
QUESTIONS = '[toll]\nsearch = "toll"\n[roe]\nspeaker = "Ann Roe"\n'


@pytest.fixture
def asked(news: Path) -> Path:
    path = Path("questions.toml")
    path.write_text(QUESTIONS, encoding="utf-8")
    return path


def add(extraction: Build, where: str) -> None:
    story = extraction(
        f"[S1:Roe] [C1:said] [Q1:the toll {where} \x0b is <b>late</b>].", id=where, path=f"{where}.txt"
    )
    with Store("news.db") as store:
        store.save(story)


def test_only_what_is_new_is_told(run: Run, asked: Path, extraction: Build) -> None:
    def news() -> list[tuple[str, str]]:
        return [(r["question"], r["document"]) for r in json.loads(run("alerts", "news.db", asked).stdout)]

    first = news()
    assert {"toll", "roe"} == {question for question, _ in first}
    assert news() == []
    add(extraction, "later")
    assert len(json.loads(run("alerts", "news.db", asked, "--keep").stdout)) == 2
    assert sorted(news()) == [("roe", "later"), ("toll", "later")]
    page = run("alerts", "news.db", asked, "--table").stdout
    assert page == "toll: no new quotes\n\nroe: no new quotes\n"


def test_a_feed_holds_what_was_found_last(run: Run, asked: Path, extraction: Build) -> None:
    add(extraction, "later")
    assert "alerts.xml: " in run("alerts", "news.db", asked, "--atom", "alerts.xml").stdout
    assert run("alerts", "news.db", asked, "--atom", "alerts.xml").stdout == "alerts.xml: no new quotes\n"
    feed = ElementTree.parse("alerts.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    assert all(feed.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated", "author"))
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids) >= 2
    assert all(entry.findtext(f"{ATOM}updated") and entry.findtext(f"{ATOM}title") for entry in entries)
    assert any("is <b>late</b>" in (entry.findtext(f"{ATOM}content") or "") for entry in entries)


WRONG = [
    ("nothing here", "is not valid TOML"),
    ("", "has no question in it"),
    ('search = "toll"', "search is not a question; write [search]"),
    ('[a]\nspeeker = "Roe"', "[a] has 'speeker', which no question has; use search, speaker"),
    ("[a]\nsearch = 3", '[a] search is not in quotes; write search = "3"'),
    ('[a]\nsince = "soonish"', "'soonish' is no date"),
    ('[a]\nsearch = "?!"', "nothing to search for"),
]


@pytest.mark.parametrize(("text", "why"), WRONG)
def test_what_is_no_question_is_one_line_and_tells_nothing(
    run: Run, asked: Path, text: str, why: str
) -> None:
    asked.write_text(text, encoding="utf-8")
    done = run("alerts", "news.db", asked)
    assert (done.exit_code, done.stdout) == (2, "")
    assert why in done.stderr
    assert not Path("questions.toml.seen").exists()


def test_a_damaged_memory_and_a_missing_file_are_named(run: Run, asked: Path) -> None:
    Path("questions.toml.seen").write_text("[1]", encoding="utf-8")
    assert "questions.toml.seen: is damaged; delete it" in run("alerts", "news.db", asked).stderr
    assert "none.toml: No such file" in run("alerts", "news.db", "none.toml").stderr
