"""No question reads a large table row by row: SQLite's own plans say so, whatever the file's size."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from saying import says
from sqlite_utils import Database

from quotetrack.model import Agency
from quotetrack.store import Store, open_existing
from quotetrack.store.decisions import merging
from quotetrack.store.decisions.splitting import SpeakerPart, split_speaker
from quotetrack.store.people import lookup
from quotetrack.store.questions import article_lists, counts, queries, report_counts
from quotetrack.store.questions.counts import Period
from quotetrack.store.questions.queries import QuoteFilter
from quotetrack.store.questions.report_counts import counts_for_report
from quotetrack.store.statements import claim_search, tracing

LARGE = set(
    "articles quotes quote_spans quote_speakers quote_relays speaker_evidence copies"
    " statement_quotes statement_keys statement_links former_texts".split()
)
_SCAN = re.compile(r"SCAN (\w+)(?! VIRTUAL)(.*)")
_TABLE = re.compile(r"\b(?:FROM|JOIN|,)\s+(\w+)(?:\s+AS)?\s+(\w+)\b")


@pytest.fixture
def db(db_path: Path) -> Iterator[Database]:
    """Three articles; SQLite plans without statistics, so their number does not matter."""
    with Store(db_path) as store:
        store.save(says("Ann Roe", "a", "mayor", "Harbour Trust", publisher="Herald", published="2016-01-02"))
        store.save(says("Bob Dahl", "b", dateline=Agency("Reuters", "dateline"), publisher="Post"))
        store.save(says("Robert Dahl", "c"))
    found = open_existing(db_path, writing=True)
    claim_search.ClaimReader(found, same)  # lists the words of the file
    yield found
    found.conn.close()


def scans(db: Database, ask: Callable[[Database], object]) -> list[str]:
    """Return the scans of large tables in the plans of all that ``ask`` runs, by the table's own name."""
    asked: list[str] = []
    db.conn.set_trace_callback(asked.append)
    ask(db)
    db.conn.set_trace_callback(None)
    found = []
    for query in asked:
        if not re.match(r"\s*(SELECT|WITH|UPDATE|DELETE)\b", query) or "temp." in query:
            continue  # a list of words, gone by now
        tables = {alias: table for table, alias in _TABLE.findall(query)}
        for row in db.conn.execute(f"EXPLAIN QUERY PLAN {query}"):
            scan = _SCAN.match(row[3])
            few = scan and "quotes_rejected" in scan[2]  # an index of what was rejected, and of nothing else
            if scan and not few and tables.get(scan[1], scan[1]) in LARGE:
                found.append(f"{tables.get(scan[1], scan[1])}{scan[2]}")
    return found


def quote_of(db: Database) -> str:
    """The id of some quote."""
    return str(db.conn.execute("SELECT min(id) FROM quotes INDEXED BY quotes_classed").fetchone()[0])


def same(one: str, other: str) -> bool:
    """Tell whether two words are one."""
    return one == other


def often(db: Database) -> object:
    """Ask for quotes of a speaker as of one who is quoted very often."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(queries, "MANY", 0)
        return queries.quotes(db, QuoteFilter(speaker="Roe", limit=20))


def said(db: Database, **asked: Any) -> object:
    """Ask for what the first speaker said."""
    found = tracing.statements_said(db, [1], alike=same, **asked)
    return tracing.quotes_numbered(db, [number for some in found for number in some])


IN_2016 = Period(since="2016", until="2016")
SEARCHES: list[tuple[str, Callable[[Database], object]]] = [
    ("quotes of a speaker", lambda db: queries.quotes(db, QuoteFilter(speaker="Roe", limit=20))),
    ("quotes of somebody often quoted", often),
    ("quotes through an agency", lambda db: queries.quotes(db, QuoteFilter(agency="Reuters", limit=20))),
    ("quotes for a body", lambda db: queries.quotes(db, QuoteFilter(affiliation="Harbour Trust"))),
    ("quotes of a publisher", lambda db: queries.quotes(db, QuoteFilter(publisher="Herald"))),
    ("quotes of a period", lambda db: queries.quotes(db, QuoteFilter(since="2016", until="2016"))),
    ("quotes with words", lambda db: queries.quotes(db, QuoteFilter(search="thing", limit=20))),
    ("counting a speaker's", lambda db: queries.count_quotes(db, QuoteFilter(speaker="Roe"))),
    ("speakers of a name", lambda db: counts.speakers(db, search="Roe")),
    ("speakers of a period", lambda db: counts.speakers(db, period=IN_2016, limit=20)),
    ("a card", lambda db: counts.speaker_card(db, 1)),
    ("a card of a period", lambda db: counts.speaker_card(db, 1, period=IN_2016)),
    ("agencies of a period", lambda db: counts.agencies(db, period=IN_2016)),
    ("one speaker", lambda db: lookup.one_speaker(db, "Ann Roe")),
    ("one by number", lambda db: lookup.one_speaker(db, "#1")),
    ("a quote", lambda db: queries.show(db, quote_of(db)[:6])),
    ("statements of a speaker", lambda db: tracing.statements(db, speakers=[1], limit=20)),
    ("the statement of a quote", lambda db: tracing.statement_of_quote(db, quote_of(db)[:6])),
    ("what contradicts quotes", lambda db: tracing.contrary_to(db, [1, 2])),
    ("what somebody said of something", lambda db: said(db, about=["thing"])),
    ("what somebody said when", lambda db: said(db, since="2016", until="2016")),
    ("a timeline", lambda db: tracing.statements_said(db, [1], alike=same)),
    ("quotes that hold words", lambda db: claim_search.quotes_holding(db, ["thing", "so"], same, limit=9)),
    ("an article by its path", lambda db: article_lists.find_article(db, "a.txt")),
    ("an article by its name", lambda db: article_lists.find_article(db, "a")),
    ("a report of a speaker", lambda db: counts_for_report(db, QuoteFilter(speaker="Roe"))),
    ("decisions", merging.list_decisions),
    ("a merge", lambda db: merging.merge_speakers(db, "Ann Roe", "Bob Dahl")),
    ("an alias", lambda db: merging.add_alias(db, "Ann Roe", "Madam")),
    ("a split", lambda db: split_speaker(db, "Bob Dahl", SpeakerPart(("c",)), "Rob D.")),
    ("undoing", lambda db: (merging.add_alias(db, "Ann Roe", "Madam"), merging.undo_decision(db))),
]
WHOLE: list[tuple[str, Callable[[Database], object]]] = [
    ("quotes", lambda db: queries.quotes(db, QuoteFilter(limit=20))),
    ("speakers", lambda db: counts.speakers(db, limit=20)),
    ("speakers of a type", lambda db: counts.speakers(db, kind="person", limit=20)),
    ("agencies", counts.agencies),
    ("publishers", counts.publishers),
]


@pytest.mark.parametrize(
    ("query", "values"),
    [
        (report_counts._OFFICE, {"speaker": 1, "month": "2016-01"}),
        (f"SELECT 1 FROM quotes AS q, count_speaker_articles AS k WHERE {queries._SPOKE.format(1)}", {}),
    ],
)
def test_who_spoke_is_asked_of_a_quote_and_not_of_all_that_somebody_said(
    db: Database, query: str, values: dict[str, Any]
) -> None:
    plan = [row[3] for row in db.conn.execute(f"EXPLAIN QUERY PLAN {query}", values)]
    assert any("PRIMARY KEY (quote=?" in step for step in plan)
    assert not any("quote_speakers_speaker" in step for step in plan)


@pytest.mark.parametrize(("_", "ask"), SEARCHES, ids=[s[0] for s in SEARCHES])
def test_a_question_about_some_rows_reads_those(
    db: Database, _: str, ask: Callable[[Database], object]
) -> None:
    assert scans(db, ask) == []


@pytest.mark.parametrize(("_", "ask"), WHOLE, ids=[s[0] for s in WHOLE])
def test_a_question_about_all_rows_reads_an_index(
    db: Database, _: str, ask: Callable[[Database], object]
) -> None:
    assert [scan for scan in scans(db, ask) if "USING COVERING INDEX" not in scan] == []


PER_QUOTE: list[tuple[str, str]] = [
    ("many quotes of an agency", ""),
    ("relay chains", "SELECT * FROM relay_chains"),
]


@pytest.mark.parametrize(("_", "query"), PER_QUOTE, ids=[p[0] for p in PER_QUOTE])
def test_the_hops_of_a_quote_are_looked_up_by_the_quote(
    db: Database, monkeypatch: pytest.MonkeyPatch, _: str, query: str
) -> None:
    monkeypatch.setattr(queries, "_FEW", -1)  # as if many came through it
    asked: list[str] = [query] if query else []
    db.conn.set_trace_callback(asked.append)
    queries.count_quotes(db, QuoteFilter(agency="Reuters"))
    db.conn.set_trace_callback(None)
    wanted = query or next(one for one in asked if "EXISTS" in one)
    plan = [row[3] for row in db.conn.execute(f"EXPLAIN QUERY PLAN {wanted}")]
    found = [line for line in plan if line.startswith("SEARCH r ")]
    assert found
    assert [line for line in found if "(quote=?)" not in line] == []


def test_storing_an_article_looks_up_what_it_needs(db: Database, db_path: Path) -> None:
    with Store(db_path) as store:
        for where in ("c", "d"):
            one = says("Robert Dahl", where, "mayor of Leeds")
            assert scans(store.db, lambda _, one=one: store.save(one, again=True)) == []  # type: ignore[misc]


def test_an_article_that_is_stored_is_looked_up(db: Database, db_path: Path) -> None:
    one = says("Robert Dahl", "c")
    with Store(db_path) as store:
        assert scans(store.db, lambda _: store.recognise(one.article, one.version)) == []


def test_a_scan_would_be_seen(db: Database) -> None:
    assert scans(db, lambda db: db.conn.execute("SELECT q.text FROM quotes AS q WHERE q.text > 'a'")) == [
        "quotes"
    ]
