"""What the database answers, over four small articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from quotetrack.errors import UnknownRow
from quotetrack.lexicon.asked.asked_words import match_expression
from quotetrack.model import Agency, Extraction, Speaker
from quotetrack.store import Store, open_existing
from quotetrack.store.people import lookup
from quotetrack.store.questions import counts, queries
from quotetrack.store.questions.queries import QuoteFilter
from quotetrack.store.reviews.verdicts import record_review

Build = Callable[..., Extraction]

VOLKOVA = Speaker(("Irina Volková",), "person", "name", "spokeswoman", "Government of Valdria")
VALDRIA = Speaker(("Government of Valdria",), "organization", "name")
DAHL = Speaker(("Otto Dahl",), "person", "pronoun")
AP = Agency("Associated Press", "dateline")


def stories(build: Build) -> list[Extraction]:
    """Return the articles, oldest last in the file's order of dates."""
    return [
        build(
            "[S1:Volková] [C1:told] [A1:Reuters] [Q1:“the café opens”]. "
            "[S2:He] [C2:believes] [Q2:it will open].",
            {
                1: {
                    "speaker": VOLKOVA,
                    "kind": "direct",
                    "agency": Agency("Reuters", "told"),
                    "lemma": "tell",
                },
                2: {"speaker": DAHL, "klass": "thought"},
            },
            path="a.txt",
            id="a",
            published="2026-11-14T09:30:00+01:00",
            dateline=AP,
        ),
        build(
            "[S1:The Government of Valdria] [C1:said] [Q1:opening hours are a matter for AND or OR].",
            {1: {"speaker": VALDRIA, "kind": "mixed"}},
            path="b.txt",
            id="b",
            published="2026-10-31",
            dateline=AP,
        ),
        build(
            "[S1:He] [C1:said] [Q1:the open open open bridge], [A1:the AP] reported.",
            {1: {"speaker": DAHL, "agency": Agency("Associated Press", "reported")}},
            path="c.txt",
            id="c",
            published="2025",
        ),
        build("[Q1:Nobody names the source].", path="d.txt", id="d"),
    ]


@pytest.fixture
def db(extraction: Build, db_path: Path) -> Iterator[Database]:
    with Store(db_path) as store:
        for story in stories(extraction):
            store.save(story)
    found = open_existing(db_path)
    yield found
    found.conn.close()


FILTERS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["a", "b", "c", "d"]),
    ({"klass": "all"}, ["a", "a", "b", "c", "d"]),
    ({"klass": "thought"}, ["a"]),
    ({"klass": "perception"}, []),
    ({"speaker": "irina volkova"}, ["a"]),
    ({"speaker": "VOLKOVÁ"}, ["a"]),
    ({"speaker": "irina"}, ["a"]),
    ({"speaker": "Dahl"}, ["c"]),
    ({"speaker": "Dahl", "klass": "all"}, ["a", "c"]),
    ({"speaker": "Dah"}, []),
    ({"speaker": "%"}, []),
    ({"speaker": ""}, []),
    ({"agency": "AP"}, ["b", "c"]),
    ({"agency": "the Associated Press"}, ["b", "c"]),
    ({"agency": "a.p."}, ["b", "c"]),
    ({"agency": "reuters"}, ["a"]),
    ({"agency": "Tass"}, []),
    ({"affiliation": "government of valdria"}, ["a", "b"]),
    ({"affiliation": "Valdria"}, []),
    ({"kind": "direct"}, ["a"]),
    ({"kind": "indirect"}, ["c", "d"]),
    ({"since": "2026"}, ["a", "b"]),
    ({"since": "2026-11"}, ["a"]),
    ({"since": "2026-11-14"}, ["a"]),
    ({"since": "2026-11-15"}, []),
    ({"until": "2026-10"}, ["b", "c"]),
    ({"until": "2026-11-14"}, ["a", "b", "c"]),
    ({"until": "2026-11-13"}, ["b", "c"]),
    ({"since": "2025", "until": "2025"}, ["c"]),
    ({"search": "open"}, ["c"]),
    ({"search": "open", "klass": "all"}, ["c", "a"]),
    ({"search": "cafe"}, ["a"]),
    ({"search": "CAFÉ opens"}, ["a"]),
    ({"search": "open*"}, ["c", "a", "b"]),
    ({"search": '"opening hours"'}, ["b"]),
    ({"search": '"hours opening"'}, []),
    ({"search": "AND OR"}, ["b"]),
    ({"search": "open -bridge"}, []),
    ({"search": "open", "speaker": "Volkova"}, []),
    ({"speaker": "Dahl", "agency": "AP", "klass": "all"}, ["a", "c"]),
]


@pytest.mark.parametrize(("wanted", "expected"), FILTERS, ids=[str(f[0]) for f in FILTERS])
def test_filters(db: Database, wanted: dict[str, Any], expected: list[str]) -> None:
    found = [row["document"] for row in queries.quotes(db, QuoteFilter(**wanted))]
    if "search" in wanted and "*" in wanted["search"]:
        assert sorted(found) == sorted(expected)
    else:
        assert found == expected
    assert queries.count_quotes(db, QuoteFilter(**wanted)) == len(expected)


def test_a_limit_cuts_the_rows_and_not_the_count(db: Database) -> None:
    wanted = QuoteFilter(limit=2)
    assert len(queries.quotes(db, wanted)) == 2
    assert queries.count_quotes(db, wanted) == 4


SYNTAX = [
    '"',
    "a NEAR b",
    "text:open",
    "^open",
    "(",
    "open)",
    "a + b",
    "NOT",
    "-",
    "*",
    "'; DROP TABLE quotes",
    "{",
]


@pytest.mark.parametrize("search", SYNTAX)
def test_no_sign_in_a_search_is_a_syntax_error(db: Database, search: str) -> None:
    try:
        queries.quotes(db, QuoteFilter(search=search))
    except UnknownRow as error:
        assert "nothing to search for" in str(error)
        assert not any(c.isalnum() for c in search)


def test_what_a_search_becomes() -> None:
    assert match_expression('new "old bridge" toll* x"y') == '"new" "old bridge" "toll"* "x" "y"'


def test_speakers_are_counted_by_class(db: Database) -> None:
    speech = {row["name"]: row["quotes"] for row in counts.speakers(db)}
    assert speech == {"Irina Volková": 1, "Government of Valdria": 1, "Otto Dahl": 1}
    [dahl] = counts.speakers(db, klass="all", search="dahl")
    assert (dahl["quotes"], dahl["articles"], dahl["first"][:4], dahl["last"][:4]) == (2, 2, "2025", "2026")
    assert [row["name"] for row in counts.speakers(db, kind="organization")] == ["Government of Valdria"]
    assert counts.speakers(db, search="Nobody") == []
    assert len(counts.speakers(db, limit=1)) == 1


def test_agencies_are_counted_by_relation(db: Database) -> None:
    rows = {row["name"]: row for row in counts.agencies(db)}
    reuters, press = rows["Reuters"], rows["Associated Press"]
    assert (reuters["quotes"], reuters["told"], reuters["reported"], reuters["dateline_articles"]) == (
        1,
        1,
        0,
        0,
    )
    assert (press["quotes"], press["told"], press["reported"], press["dateline_articles"]) == (1, 0, 1, 2)
    assert (press["short"], press["kind"]) == ("AP", "wire")


@pytest.mark.parametrize("klass", ["speech", "thought", "all"])
@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_who_is_quoted_often_gets_the_same_answer(
    extraction: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, klass: str, limit: int
) -> None:
    with Store(tmp_path / "often.db") as store:
        for n in range(12):
            when = None if n % 5 == 0 else f"2026-0{n % 3 + 1}-{n % 7 + 10}"
            other = {"speaker": VOLKOVA} if n % 2 else {"speaker": DAHL, "klass": "thought"}
            store.save(
                extraction(
                    f"[S1:He] [C1:said] [Q1:it was {n}]. [S2:She] [C2:said] [Q2:no {n}]. "
                    f"[S3:He] [C3:said] [Q3:so {n}].",
                    {1: {"speaker": DAHL}, 2: other, 3: {"speaker": DAHL}},
                    path=f"{n}.txt",
                    id=str(n),
                    published=when,
                )
            )
        rejected = queries.quotes(store.db, QuoteFilter(speaker="Dahl"))[3]["id"]
        record_review(store.db, rejected, "rejected", reviewer="Ida")
        filters: list[dict[str, Any]] = [
            {},
            {"since": "2026-02"},
            {"publisher": "Herald"},
            {"kind": "indirect"},
        ]
        for asked in filters:
            answers = []
            for many in (0, 10**9):
                monkeypatch.setattr(queries, "MANY", many)
                wanted = QuoteFilter(speaker="Dahl", klass=klass, limit=limit, **asked)
                answers.append(queries.quotes(store.db, wanted))
            assert answers[0] == answers[1]
        assert rejected not in {row["id"] for row in answers[0]}


def test_show_gives_the_article_and_every_span(db: Database) -> None:
    [row] = queries.quotes(db, QuoteFilter(speaker="Volkova"))
    found = queries.show(db, row["id"])
    text = found["text_of_article"]
    assert {(role, text[start:end]) for role, start, end in found["spans"]} == {
        ("content", "“the café opens”"),
        ("source", "Volková"),
        ("cue", "told"),
        ("agency", "Reuters"),
    }
    assert found["copies"] == []


def test_an_id_may_be_shortened_while_it_is_unique(db: Database) -> None:
    ids = sorted(row["id"] for row in queries.quotes(db, QuoteFilter(klass="all")))
    unique = next(n for n in range(1, 14) if sum(i.startswith(ids[0][:n]) for i in ids) == 1)
    assert queries.show(db, ids[0][:unique])["id"] == ids[0]
    with pytest.raises(UnknownRow, match=r"several ids begin with 'q' \(q.*, \.\.\.\); give more of it"):
        queries.show(db, "q")
    for nothing in ("", "zz", "%", "q%", ids[0] + "0"):
        with pytest.raises(UnknownRow, match="no quote has the id"):
            queries.show(db, nothing)


def test_stats(db: Database) -> None:
    row = queries.stats(db)
    assert {
        name: row[name] for name in ("articles", "quotes", "speakers", "agencies", "direct", "thought")
    } == {
        "articles": 4,
        "quotes": 5,
        "speakers": 3,
        "agencies": 2,
        "direct": 1,
        "thought": 1,
    }
    assert row["bytes"] > 0


def test_a_hint_for_a_name_that_is_nearly_right(db: Database) -> None:
    assert lookup.similar_speakers(db, "Volkowa") == ["Volková"]
    assert lookup.similar_speakers(db, "Zebra") == []


def test_the_views_answer_for_themselves(db: Database) -> None:
    counts = dict(db.conn.execute("SELECT name, quotes FROM speaker_counts"))
    assert counts == {"Irina Volková": 1, "Government of Valdria": 1, "Otto Dahl": 2}
    agencies = dict(db.conn.execute("SELECT name, quotes FROM agency_counts"))
    assert agencies == {"Reuters": 1, "Associated Press": 1}
    assert db.conn.execute("SELECT count(*) FROM offset_faults").fetchone() == (0,)
