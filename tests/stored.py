"""Stored articles with everything that can go wrong in a format, out of a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from conftest import CALL, CALL_QUOTES, extraction_of
from sqlite_utils import Database

from quotetrack.model import Agency, Extraction, Speaker
from quotetrack.model.stored import StoredArticle
from quotetrack.store import Store, open_existing
from quotetrack.store.questions.queries import QuoteFilter
from quotetrack.store.questions.stored_articles import articles
from quotetrack.store.reviews.verdicts import Correction, record_review

NOON = datetime(2026, 11, 24, 12, tzinfo=timezone.utc)
# markup, controls, characters beyond the BMP, directions, formulas, CRLF, several paragraphs, crossing spans
AWKWARD = (
    "=1+1 <b>\u202e & 😀\r\n\r\n"
    "[Q1:“A \x1b & <i>b</i>\x0b 𝔘p,] [S1:Ann \U0001f600 “Q” Roe] [C1:said\u2028],\r\n"
    "\r\n"
    "[Q1:“and \u05d0\u05d1 \u202emore\u202c \0 \ufffe on.”]\r\n \t\r\n"
    "[S2:@AP] [C2:said] [Q2:that [Q3:x y] [S3:Otto] [C3:claims]] [Q3:and z].\n"
    '[Q4:=HYPERLINK("x")] [S4:Élan & Sons] [C4:has also said]\n\n\n [Q5:-1]'
)
AWKWARD_QUOTES: dict[int, dict[str, Any]] = {
    1: {
        "kind": "direct",
        "speaker": Speaker(("Ann 😀 “Q” Roe",), "person", "name", "=cmd|' /C'", "A & B <c>"),
    },
    2: {
        "speaker": Speaker(("@AP",), "organization", "name"),
        "agency": Agency("Associated Press", "speaker"),
    },
    3: {"speaker": Speaker(("Otto", "Élan & Sons"), "group", "name"), "klass": "thought", "parent": 1},
    4: {"speaker": Speaker(("Élan & Sons",), "organization", "name"), "kind": "mixed", "negated": True},
    5: {"speaker": None, "confidence": 0.123456},
}


def stories() -> list[Extraction]:
    """Return an ordinary article, an awkward one, and one without quotes."""
    call = extraction_of(
        CALL,
        CALL_QUOTES,
        path="call.txt",
        id="call",
        title="Two presidents speak",
        author="Mia Falk",
        publisher="Example Post",
        published="2016-11-14T10:00:00Z",
        url="https://example.org/call?a=1&b=2",
        dateline=Agency("Associated Press", "dateline"),
    )
    awkward = extraction_of(
        AWKWARD,
        AWKWARD_QUOTES,
        path='awkward "<x>" %.txt',
        id="../awkward <x>",
        title="=<script>alert(1)</script> & \u202e“x”",
        author="+Author {\\x}",
        publisher="A & B",
        published="2016-11",
    )
    return [call, awkward, extraction_of("Nobody spoke.", path="none.txt", id="none")]


def store_stories(path: Path) -> None:
    """Store the stories; one quote confirmed, one set right, one rejected, one copied."""
    call, awkward, none = stories()
    copy = replace(
        call, article=replace(call.article, path=None, url="https://b.example/x", publisher="Herald")
    )
    with Store(path, now=lambda: NOON) as store:
        for story in (call, awkward, none, copy):
            store.save(story)
        first, second, third = (attribution.id for attribution in call.attributions)
        record_review(store.db, first, "confirmed", reviewer="Ida Lund", note="on <tape>", now=lambda: NOON)
        right = Correction(speaker=("Otto Dahl",), role="engineer", affiliation="Roads Board")
        record_review(store.db, second, "corrected", reviewer="Ida Lund", correction=right, now=lambda: NOON)
        record_review(store.db, third, "rejected", reviewer="Bo Ek", note="a topic", now=lambda: NOON)


def stored_in(path: Path) -> list[StoredArticle]:
    """Return the stories with all their quotes, rejected ones too, newest first, from a database made so."""
    store_stories(path)
    db = open_existing(path)
    try:
        return list(articles(db, QuoteFilter(klass="all", reviewed="all")))
    finally:
        db.conn.close()


@pytest.fixture
def stored(db_path: Path) -> Iterator[Database]:
    """Return a database of the stories."""
    store_stories(db_path)
    db = open_existing(db_path)
    yield db
    db.conn.close()


@pytest.fixture
def found(stored: Database) -> list[StoredArticle]:
    """Return its articles with all their quotes, those rejected too, newest first."""
    return list(articles(stored, QuoteFilter(klass="all", reviewed="all")))


@pytest.fixture
def chosen(stored: Database) -> Callable[..., list[StoredArticle]]:
    """Return the function that reads articles by the fields of a filter."""
    return lambda **wanted: list(articles(stored, QuoteFilter(**wanted)))
