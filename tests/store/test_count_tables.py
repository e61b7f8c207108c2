"""Counts are what the quotes add up to, whatever was written and by whom."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from quotetrack.model import Agency, Extraction, Speaker
from quotetrack.store import Store
from quotetrack.store.questions.count_tables import COUNTS, count_faults, recount
from quotetrack.store.questions.queries import check

Build = Callable[..., Extraction]
STORY = (
    "[S1:Ann Roe] [C1:said] [Q1:the bridge will open], [A1:AP] reported. "
    "[S2:Roe and Ben Ito] [C2:added], [Q2:“in May.”] [S3:Officials] [C3:believe] [Q3:so]."
)
QUOTES: dict[int, dict[str, Any]] = {
    1: {"agency": Agency("Associated Press", "reported")},
    2: {"kind": "direct", "speaker": Speaker(("Ann Roe", "Ben Ito"), "person", "name")},
    3: {"klass": "thought", "speaker": Speaker(("officials",), "anonymous", "name")},
}


def rows(connection: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(query)]


@pytest.fixture
def connection(db_path: Path, extraction: Build) -> Iterator[sqlite3.Connection]:
    """Return a database of two articles: one with a dateline and a date, one with neither."""
    with Store(db_path) as store:
        dateline = Agency("Reuters", "dateline")
        store.save(extraction(STORY, QUOTES, published="2016-11-14T09:00:00Z", dateline=dateline))
        store.save(extraction("[S1:Ben Ito] [C1:said] [Q1:no].", id="two", path="two.txt"))
    with closing(sqlite3.connect(db_path, isolation_level=None)) as opened:
        opened.execute("PRAGMA foreign_keys = on")
        yield opened


def test_a_quote_counts_once_for_each_speaker_and_for_its_agency(connection: sqlite3.Connection) -> None:
    assert rows(connection, "SELECT * FROM count_days ORDER BY day, kind") == [
        ("", "indirect", "speech", 1),
        ("2016-11-14", "direct", "speech", 1),
        ("2016-11-14", "indirect", "speech", 1),
        ("2016-11-14", "indirect", "thought", 1),
    ]
    speakers = (
        "SELECT s.name, c.quotes, c.speech FROM count_speakers AS c JOIN speakers AS s ON s.id = c.speaker"
    )
    assert sorted(rows(connection, speakers)) == [("Ann Roe", 3, 3), ("Ben Ito", 1, 1), ("officials", 1, 0)]
    agencies = (
        "SELECT g.name, c.month, c.relation, c.quotes"
        " FROM count_agencies AS c JOIN agencies AS g ON g.id = c.agency ORDER BY g.name"
    )
    assert rows(connection, agencies) == [
        ("Associated Press", "2016-11", "reported", 1),
        ("Reuters", "2016-11", "dateline", 2),
    ]
    months = "SELECT month, role, affiliation, quotes FROM count_speaker_months WHERE class = 'thought'"
    assert rows(connection, months) == [("2016-11", "", "", 1)]


CHANGES = {
    "a quote goes": ["DELETE FROM quotes WHERE class = 'thought'"],
    "an article goes": ["DELETE FROM articles WHERE document = 'story'"],
    "everything goes": ["DELETE FROM articles"],
    "an article gets a date": ["UPDATE articles SET published = '2017-01-02' WHERE document = 'two'"],
    "an article loses its dateline": ["UPDATE articles SET dateline_agency = NULL"],
    "speakers are merged": [
        "UPDATE quote_speakers SET speaker = (SELECT id FROM speakers WHERE name = 'Ann Roe')"
        " WHERE speaker = (SELECT id FROM speakers WHERE name = 'Ben Ito')",
    ],
    "a speaker is taken from a quote": ["DELETE FROM quote_speakers WHERE ordinal = 1"],
    "a quote is corrected": [
        "UPDATE quotes SET kind = 'mixed', class = 'perception', role = 'mayor', affiliation = 'Town Hall'"
    ],
    "an agency is corrected": ["UPDATE quotes SET agency = NULL, relation = NULL, mention_start = NULL,"
                               " mention_end = NULL"],
    "a quote gets another id": [
        "PRAGMA foreign_keys = off",
        "BEGIN",
        "UPDATE quotes SET id = 'x' || id WHERE kind = 'direct'",
        "UPDATE quote_speakers SET quote = 'x' || quote WHERE quote NOT IN (SELECT id FROM quotes)",
        "COMMIT",
    ],
}  # fmt: skip


@pytest.mark.parametrize("statements", CHANGES.values(), ids=CHANGES.keys())
def test_counts_follow_every_change(connection: sqlite3.Connection, statements: list[str]) -> None:
    before = rows(connection, "SELECT * FROM quote_facts ORDER BY quote")
    people = rows(connection, "SELECT * FROM quote_speakers ORDER BY quote, ordinal")
    for statement in statements:
        connection.execute(statement)
    changed = (
        rows(connection, "SELECT * FROM quote_facts ORDER BY quote"),
        rows(connection, "SELECT * FROM quote_speakers ORDER BY quote, ordinal"),
    )
    assert changed != (before, people)
    assert count_faults(connection) == []
    for table in COUNTS:
        assert rows(connection, f"SELECT count(*) FROM {table} WHERE quotes <= 0") == [(0,)]


def test_storing_again_and_replacing_keep_the_counts(db_path: Path, extraction: Build) -> None:
    with Store(db_path) as store:
        store.save(extraction(STORY, QUOTES, published="2016-11-14"))
        store.save(extraction(STORY, QUOTES, published="2016-11-15"), again=True)
        store.save(extraction("[S1:Cy Poe] [C1:said] [Q1:it is shut].", published="2016-12"))
        assert check(store.db) == []
        assert rows(store.db.conn, "SELECT day, quotes FROM count_days") == [("2016-12", 1)]
        assert len(rows(store.db.conn, "SELECT * FROM count_speakers")) == 1


def test_counts_that_lie_are_found_and_filled_anew(connection: sqlite3.Connection) -> None:
    filled = {table: rows(connection, f"SELECT * FROM {table}") for table in COUNTS}
    connection.execute("UPDATE count_speakers SET quotes = quotes + 1 WHERE speech = 3")
    connection.execute("DELETE FROM count_days WHERE day = ''")
    assert count_faults(connection) == [
        "count_days: 1 rows are not what the quotes add up to",
        "count_speakers: 2 rows are not what the quotes add up to",
    ]
    recount(connection)
    assert count_faults(connection) == []
    assert {table: rows(connection, f"SELECT * FROM {table}") for table in COUNTS} == filled
