"""A speaker's words, one speaker's card, and agencies and publishers, over a handful of quotes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import extraction_of

from quotetrack.model import Agency, Extraction, Speaker
from quotetrack.store import Store
from quotetrack.store.articles.kept_articles import extraction_of as read_again
from quotetrack.store.articles.kept_articles import extraction_record, stored_extraction
from quotetrack.store.decisions.ledger import TypesDiffer, check_types
from quotetrack.store.questions.counts import Period, agencies, publishers, speaker_card
from quotetrack.store.statements.speaker_topics import speaker_topics

# where, who, what, and more: the day, the publisher, the agencies and how, the dateline, the class
TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    ("a", "Ann Roe", "tolls hurt tolls", {"day": "2026-01-01", "of": "Herald", "hops": [("AP", "told")]}),
    ("b", "Ann Roe", "tolls help", {"day": "2026-01-02", "of": "Herald", "line": "Reuters"}),
    ("c", "Ann Roe", "ferries help rivers", {"day": "2026-01-03", "of": "Post", "line": "AP"}),
    ("d", "Bo Ek", "ferries help", {"day": "2026-01-03", "of": "Post", "hops": [("AP", "carried")]}),
    (
        "e",
        "Bo Ek",
        "rivers hurt",
        {"day": "2026-01-04", "hops": [("Reuters", "reported"), ("AP", "carried")], "line": "AP"},
    ),
    ("f", "Bo Ek", "tolls vanish", {"klass": "thought", "of": "Herald"}),
    ("g", "Bo Ek", "nothing", {"day": "2026-01-05", "of": "Herald", "role": "mayor"}),
]


def told(where: str, name: str, words: str, more: dict[str, Any]) -> Extraction:
    """Return an article in which somebody says the words, through agencies or under a dateline."""
    hops = more.get("hops", [])
    own = {
        "speaker": Speaker((name,), "person", "name", more.get("role")),
        "relays": hops,
        "agency": Agency(*hops[0]) if hops else None,
        "klass": more.get("klass", "speech"),
    }
    return extraction_of(
        f"[S1:{name}] [C1:said] [Q1:{words}] in {where}.",
        {1: own},
        id=where,
        path=f"{where}.txt",
        published=more.get("day"),
        publisher=more.get("of"),
        dateline=Agency(more["line"], "dateline") if "line" in more else None,
    )


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store of what was told through agencies."""
    path: Path = tmp_path_factory.mktemp("wire") / "news.db"
    with Store(path) as store:
        for one in TOLD:
            store.save(told(*one))
        yield store


def words_of(text: str) -> list[tuple[str, str, str]]:
    """Return the words of a text, without their last letter as stems."""
    return [(word[:-1], word, word) for word in text.split()]


HELP, TOLLS = {"word": "help", "quotes": 2, "of": 3}, {"word": "tolls", "quotes": 2, "of": 3}


@pytest.mark.parametrize(
    ("speaker", "more", "expected"),
    [
        (1, {}, [HELP, TOLLS]),
        (1, {"limit": 2}, [HELP, TOLLS]),
        (1, {"limit": 1}, [HELP]),
        (1, {"limit": 0}, []),
        (1, {"since": "2026-01-02"}, [HELP]),
        (1, {"until": "2026-01-02"}, [TOLLS]),
        (1, {"since": "2026-01-03"}, []),
        (2, {}, []),
        (9, {}, []),
    ],
)
def test_a_word_of_two_quotes_is_a_topic(
    wire: Store, speaker: int, more: dict[str, Any], expected: list[dict[str, Any]]
) -> None:
    assert speaker_topics(wire.db, speaker, words_of=words_of, **more) == expected


def test_of_words_as_frequent_the_rarer_elsewhere_comes_first(wire: Store, tmp_path: Path) -> None:
    with Store(tmp_path / "more.db") as store:
        for n, (name, words) in enumerate(
            [
                ("Ann Roe", "zebra bridge"),
                ("Ann Roe", "zebra bridge bridge"),
                ("Bo Ek", "bridge"),
                ("Bo Ek", "x"),
            ]
        ):
            store.save(told(f"n{n}", name, words, {"day": f"2026-01-0{n + 1}"}))
        found = speaker_topics(store.db, 1, words_of=words_of)
        assert [(row["word"], row["of"]) for row in found] == [("zebra", 2), ("bridge", 3)]
        stems = speaker_topics(store.db, 1, words_of=lambda text: [("s", w, w) for w in text.split()])
        assert stems == [{"word": "bridge", "quotes": 2, "of": 3}]


# who was told through whom: agency, quotes, share, reported, told, carried, and the same of its dateline
AGENCIES: list[tuple[str, Period, list[tuple[Any, ...]]]] = [
    ("speech", Period(), [("AP", 3, 66.7, 0, 1, 2, 2, 1), ("Reuters", 1, 33.3, 1, 0, 0, 1, 1)]),
    ("all", Period(), [("AP", 3, 57.1, 0, 1, 2, 2, 1), ("Reuters", 1, 28.6, 1, 0, 0, 1, 1)]),
    (
        "speech",
        Period(since="2026-01-03"),
        [("AP", 2, 75.0, 0, 0, 2, 2, 1), ("Reuters", 1, 25.0, 1, 0, 0, 0, 0)],
    ),
    (
        "speech",
        Period(publisher="herald"),
        [("AP", 1, 33.3, 0, 1, 0, 0, 0), ("Reuters", 0, 33.3, 0, 0, 0, 1, 1)],
    ),
    ("thought", Period(publisher="Post"), [("AP", 0, None, 0, 0, 0, 1, 0)]),
    ("speech", Period(reviewed="confirmed", since="2027"), []),
]


@pytest.mark.parametrize(("klass", "period", "expected"), AGENCIES)
def test_through_whom_statements_came(
    wire: Store, klass: str, period: Period, expected: list[tuple[Any, ...]]
) -> None:
    columns = (
        "name",
        "quotes",
        "share",
        "reported",
        "told",
        "carried",
        "dateline_articles",
        "dateline_quotes",
    )
    found = [tuple(row[c] for c in columns) for row in agencies(wire.db, klass=klass, period=period)]
    assert found == expected
    assert len(agencies(wire.db, klass=klass, period=period, limit=1)) == len(expected[:1])
    assert agencies(wire.db, klass=klass, period=period, limit=0) == []


PUBLISHERS: list[tuple[str, Period, list[tuple[Any, ...]]]] = [
    (
        "speech",
        Period(),
        [
            ("Herald", "AP", 1, 0, 3, 33.3),
            ("Herald", "Reuters", 0, 1, 3, 33.3),
            ("Post", "AP", 1, 1, 2, 100.0),
        ],
    ),
    (
        "all",
        Period(publisher="HERALD"),
        [("Herald", "AP", 1, 0, 4, 25.0), ("Herald", "Reuters", 0, 1, 4, 25.0)],
    ),
    (
        "speech",
        Period(until="2026-01-02"),
        [("Herald", "AP", 1, 0, 2, 50.0), ("Herald", "Reuters", 0, 1, 2, 50.0)],
    ),
    ("speech", Period(since="2026-01-03"), [("Post", "AP", 1, 1, 2, 100.0)]),
    ("speech", Period(since="2026-01-04"), []),
    ("thought", Period(), []),
]


@pytest.mark.parametrize(("klass", "period", "expected"), PUBLISHERS)
def test_which_publisher_leans_on_whom(
    wire: Store, klass: str, period: Period, expected: list[tuple[Any, ...]]
) -> None:
    assert [tuple(row.values()) for row in publishers(wire.db, klass=klass, period=period)] == expected
    assert len(publishers(wire.db, klass=klass, period=period, limit=1)) == len(expected[:1])


def test_a_card_counts_what_a_speaker_said_and_through_whom(wire: Store) -> None:
    ann, bo = (speaker_card(wire.db, speaker) for speaker in (1, 2))
    assert [ann[c] for c in ("quotes", "indirect", "direct", "articles", "first", "last", "undecided")] == [
        *(3, 3, 0, 3),
        *("2026-01-01", "2026-01-03", 0),
    ]
    of_agency = ("agency", "quotes", "reported", "told", "carried", "dateline_quotes")
    assert [tuple(row[c] for c in of_agency) for row in ann["agencies"]] == [
        ("AP", 1, 0, 1, 0, 1),
        ("Reuters", 0, 0, 0, 0, 1),
    ]
    assert [tuple(row[c] for c in of_agency) for row in bo["agencies"]] == [
        ("AP", 2, 0, 0, 2, 0),
        ("Reuters", 1, 1, 0, 0, 0),
    ]
    assert (bo["quotes"], speaker_card(wire.db, 2, klass="all")["quotes"]) == (3, 4)
    assert [(row["role"], row["quotes"]) for row in bo["roles"]] == [("mayor", 1)]
    late = speaker_card(wire.db, 2, period=Period(until="2026-01-04"))
    assert (late["quotes"], late["roles"]) == (2, [])


EXTRACTIONS = [
    told("p", "Ann Roe", "tolls hurt", {"hops": [("AP", "told"), ("Reuters", "carried")], "line": "AP"}),
    extraction_of(
        "[Q1:Rain fell], [A1:AP] [C1:told] [R1:reporters]. [Q2:Nobody spoke].", id="q", path="q.txt"
    ),
    extraction_of(
        "[S1:Bo Ek] [C1:said] [Q1:rain] and [Q1:hail]. [S2:She] [Q2:left].",
        {
            1: {"speaker": Speaker(("Bo Ek", "Di Orr"), "person", "name", "poet", "Zeta", ("Al",), 0.25)},
            2: {"speaker": Speaker((), "anonymous", "pronoun", None, None, (), 0.5), "negated": True},
        },
        id="r",
        path="r.txt",
    ),
]


@pytest.mark.parametrize("one", EXTRACTIONS, ids=lambda one: one.article.id)
def test_an_extraction_is_read_again_as_it_was(db_path: Path, one: Extraction) -> None:
    assert read_again(json.loads(json.dumps(extraction_record(one)))) == one
    with Store(db_path) as store:
        store.save(one)
        found = stored_extraction(store.db.conn, 1)
    assert [
        (a.speaker.names, a.speaker.confidence, a.relays, a.recipient, a.agency) for a in found.attributions
    ] == [(a.speaker.names, a.speaker.confidence, a.relays, a.recipient, a.agency) for a in one.attributions]
    assert [a.quote for a in found.attributions] == [a.quote for a in one.attributions]


def test_a_person_is_no_body_but_a_group_may_be(db_path: Path) -> None:
    with Store(db_path) as store:
        for n, kind in enumerate(("person", "organization", "group", "person")):
            store.save(told(f"k{n}", f"{'ABCD'[n]}nn Roe", "it rains", {}))
            store.db.conn.execute("UPDATE speakers SET type = ? WHERE id = ?", (kind, n + 1))
        for one, other in ((1, 4), (2, 3), (3, 2)):
            check_types(store.db.conn, one, other)
        for one, other, said in (
            (1, 2, "Ann Roe is a person, Bnn Roe is an organization"),
            (3, 1, "Cnn Roe is a group, Ann Roe is a person"),
        ):
            with pytest.raises(TypesDiffer, match=said):
                check_types(store.db.conn, one, other)
