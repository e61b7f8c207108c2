"""Pages show what other commands store: reviews, variants, relays; and do without where there are none."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from served import articles, store

from quotetrack.web.listing import Wanted, choose_quotes
from quotetrack.web.pages.texts import article_page, quote_page
from quotetrack.web.reader import PageReader, prepare
from quotetrack.web.shown.cells import register_functions
from quotetrack.web.site import Site

SITE = Site("/news", "news", "/static")
# The columns that the pages read, of tables that "review", "variants" and "ingest" fill.
TABLES = """
CREATE TABLE IF NOT EXISTS reviewed (
  id INTEGER PRIMARY KEY, quote TEXT UNIQUE, quote_id TEXT NOT NULL, sha256 TEXT NOT NULL,
  document TEXT NOT NULL, review INTEGER
);
CREATE TABLE IF NOT EXISTS reviews (
  id INTEGER PRIMARY KEY, reviewed INTEGER NOT NULL, status TEXT NOT NULL, reviewer TEXT NOT NULL, note TEXT,
  reviewed_at TEXT NOT NULL, changed TEXT, sha256 TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
  before TEXT NOT NULL, after TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS statement_quotes (quote INTEGER PRIMARY KEY, statement INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS statement_links (
  quote INTEGER NOT NULL, other INTEGER NOT NULL, likeness REAL NOT NULL, relation TEXT NOT NULL,
  PRIMARY KEY (quote, other)
);
CREATE TABLE IF NOT EXISTS quote_relays (
  quote TEXT NOT NULL, ordinal INTEGER NOT NULL, agency INTEGER NOT NULL, relation TEXT NOT NULL,
  PRIMARY KEY (quote, ordinal)
);
DELETE FROM statement_quotes;
DELETE FROM statement_links;
DELETE FROM quote_relays;
"""
VERDICT = (
    "INSERT INTO reviews"
    " (id, reviewed, status, reviewer, note, reviewed_at, changed, sha256, kind, text, before, after)"
    " VALUES (?, 1, ?, 'Bo', ?, ?, ?, '', 'mixed', '', '', '')"
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Return a database with the tables of every command."""
    store(tmp_path / "news.db", articles())
    with closing(sqlite3.connect(tmp_path / "news.db")) as opened:
        register_functions(opened)
        prepare(opened)
        opened.executescript(TABLES)
        yield opened


def key(connection: sqlite3.Connection, cue: str, document: str = "bridge") -> tuple[str, int, int]:
    """Return id, number and article of a quote."""
    query = (
        "SELECT q.id, q.number, q.article FROM quotes AS q JOIN articles AS a ON a.id = q.article"
        " WHERE q.cue = ? AND a.document = ?"
    )
    found: tuple[str, int, int] = connection.execute(query, (cue, document)).fetchone()
    return found


def test_a_verdict_stands_on_the_quote_and_its_history_below(connection: sqlite3.Connection) -> None:
    quote, _, article = key(connection, "said")
    connection.execute(
        "INSERT INTO reviewed (id, quote, quote_id, sha256, document, review)"
        " VALUES (1, ?, ?, '', 'bridge', 3)",
        (quote, quote),
    )
    for row in (
        (1, "found", None, "2026-01-01T00:00:00Z", None),
        (2, "confirmed", None, "2026-01-02T00:00:00Z", None),
        (3, "corrected", "it was Ito", "2026-01-03T00:00:00Z", "speaker|content"),
    ):
        connection.execute(VERDICT, row)
    page = quote_page(PageReader(connection), SITE, quote, "http://x")
    assert page is not None
    assert (page["quote"]["review"]["status"], page["quote"]["review"]["note"]) == ("corrected", "it was Ito")
    assert [(v["status"], v["day"]) for v in page["verdicts"]] == [
        ("corrected", "2026-01-03"),
        ("confirmed", "2026-01-02"),
    ]
    assert "corrected (speaker, content) by Bo, 2026-01-03: it was Ito" in page["citations"][0]["text"]
    whole = article_page(PageReader(connection), article)
    assert whole is not None
    assert [bool(quote["review"]) for quote in whole["quotes"]] == [True, False, False, False, False]


def test_variants_are_those_of_the_statement_and_those_contrary_to_it(connection: sqlite3.Connection) -> None:
    first, one, _ = key(connection, "told")
    second, two, _ = key(connection, "said", "toll")
    third, three, _ = key(connection, "believe")
    connection.executemany(
        "INSERT INTO statement_quotes VALUES (?, ?)", [(one, one), (two, one), (three, three)]
    )
    connection.execute(
        "INSERT INTO statement_links VALUES (?, ?, 0.8, 'reworded')", (max(one, two), min(one, two))
    )
    connection.execute(
        "INSERT INTO statement_links VALUES (?, ?, 0.9, 'contrary')", (max(one, three), min(one, three))
    )
    reader = PageReader(connection)

    def variants(quote: str) -> list[tuple[str, str]]:
        page = quote_page(reader, SITE, quote, "http://x")
        assert page is not None
        return [(v["id"], v["likeness"]) for v in page["variants"]]

    assert variants(first) == [(third, "contrary"), (second, "reworded")]
    assert variants(second) == [(first, "reworded")]
    assert variants(key(connection, "added")[0]) == []


def test_the_way_of_a_statement_is_told_hop_by_hop(connection: sqlite3.Connection) -> None:
    quote, _, _ = key(connection, "told")
    agencies = dict(connection.execute("SELECT name, id FROM agencies").fetchall())
    hops = [(quote, 0, agencies["BBC"], "told"), (quote, 1, agencies["Reuters"], "reported")]
    connection.executemany(
        "INSERT INTO quote_relays (quote, ordinal, agency, relation) VALUES (?,?,?,?)", hops
    )
    page = quote_page(PageReader(connection), SITE, quote, "http://x")
    assert page is not None
    assert [(hop["relation"], hop["name"]) for hop in page["relays"]] == [
        ("told", "BBC"),
        ("reported", "Reuters"),
    ]


@pytest.mark.parametrize("few", [0, 1_000])
@pytest.mark.parametrize("sort", [None, "oldest"])
def test_frequent_speakers_are_met_by_date_in_the_same_order(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, few: int, sort: str | None
) -> None:
    monkeypatch.setattr("quotetrack.web.listing.FEW", few)
    reader = PageReader(connection)
    roe = reader.value("SELECT id FROM speakers WHERE name = 'Ann Roe'")
    found = choose_quotes(reader, Wanted(speaker=roe, sort=sort))
    expected = [key(connection, cue)[0] for cue in ("said", "added", "told")]
    late = [key(connection, "said", "toll")[0]]
    assert found.ids == (expected + late if sort else late + expected)
    assert found.total == 4
    reuters = reader.value("SELECT id FROM agencies WHERE name = 'Reuters'")
    assert choose_quotes(reader, Wanted(agency=reuters)).ids == late


def test_a_word_that_is_nearly_everywhere_is_not_ranked(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = PageReader(connection)
    ranked = choose_quotes(reader, Wanted(q="toll"))
    monkeypatch.setattr("quotetrack.web.listing.COMMON", 2)
    stored = choose_quotes(reader, Wanted(q="toll"))
    assert (ranked.ranked, stored.ranked) == (True, False)
    assert set(ranked.ids) == set(stored.ids) and stored.total == 3
    assert stored.ids[0] == key(connection, "said", "toll")[0]


def test_more_than_can_be_listed_is_counted_where_counts_are_kept(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = PageReader(connection)
    totals = {
        "everything": choose_quotes(reader, Wanted(), 1).total,
        "direct": choose_quotes(reader, Wanted(kind="direct"), 1).total,
        "2016": choose_quotes(reader, Wanted(since="2016", until="2016"), 1).total,
        "a publisher": choose_quotes(reader, Wanted(publisher="Oldbridge Echo"), 1).total,
    }
    assert totals == {"everything": 8, "direct": 3, "2016": 5, "a publisher": None}
