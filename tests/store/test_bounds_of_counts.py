"""Charts and tables at their bounds: how many columns, how many rows, and what is no date at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from saying import says

from quotetrack.errors import UnknownRow
from quotetrack.model import Extraction
from quotetrack.model.stored import Moment
from quotetrack.store import Store
from quotetrack.store.people.lookup import find_speakers, one_speaker, refuse_several
from quotetrack.store.questions.former_ids import explain_gone
from quotetrack.store.questions.kept_texts import version_faults
from quotetrack.store.questions.queries import QuoteFilter
from quotetrack.store.questions.report_counts import TOP, _ranked, _times, counts_for_report

# the dates of quotes, the first and last column of a chart and how many it has
CHARTS: list[tuple[list[str | None], tuple[str, str, int] | None]] = [
    (["2026-01-05"], ("2026-01-05", "2026-01-05", 1)),
    (["2026-01-31", "2026-02-01"], ("2026-01-31", "2026-02-01", 2)),
    (["2026-01-01", "2026-03-03"], ("2026-01-01", "2026-03-03", 62)),
    (["2026-01-01", "2026-03-04"], ("2026-01", "2026-03", 3)),
    (["2020-01-01", "2025-12-31"], ("2020-01", "2025-12", 72)),
    (["2020-01-01", "2026-01-01"], ("2020", "2026", 7)),
    (["2025-12", "2026-01"], ("2025-12", "2026-01", 2)),
    (["2026-01-05", "2026-02"], ("2026-01-05", "2026-01-05", 1)),
    (["2026", "2027"], ("2026", "2027", 2)),
    (["1900", "2026"], ("1900", "2026", 127)),
    (["2026-01-05T10:00:00Z", "2026-01-06T09:00:00Z"], ("2026-01-05", "2026-01-06", 2)),
    ([None, "2026-01-05"], ("2026-01-05", "2026-01-05", 1)),
    (["yesterday!", "2026-13-99"], ("2026-13-99", "yesterday!", 2)),
    (["202", None], None),
    ([None], None),
    ([], None),
]


@pytest.mark.parametrize(("dates", "chart"), CHARTS)
def test_a_chart_has_the_finest_columns_that_fit(
    dates: list[str | None], chart: tuple[str, str, int] | None
) -> None:
    counted = Counter((date, "direct") for date in dates)
    found = _times(counted)
    assert (found[0].name, found[-1].name, len(found)) == chart if chart else found == ()


def test_a_column_counts_each_kind_and_an_empty_one_nothing() -> None:
    counted = Counter(
        {
            ("2026-01-05", "direct"): 3,
            ("2026-01-05", "mixed"): 2,
            ("2026-01-07", "indirect"): 1,
            (None, "mixed"): 9,
        }
    )
    assert _times(counted) == (
        Moment("2026-01-05", 5, 3, 2, 0),
        Moment("2026-01-06", 0, 0, 0, 0),
        Moment("2026-01-07", 1, 0, 0, 1),
    )


def test_a_table_ends_after_its_rows_with_equals_by_name() -> None:
    names = [f"name {n:02}" for n in range(TOP + 1)]
    assert _ranked((name, 1) for name in reversed(names)) == tuple((name, 1) for name in names[:TOP])
    assert _ranked([("b", 1), ("a", 1), (None, 7), ("b", 1), ("c", 3)]) == (("c", 3), ("b", 2), ("a", 1))


def test_a_report_shows_as_many_speakers_as_a_table_has_rows(db_path: Path) -> None:
    with Store(db_path) as store:
        store.save_many([says(f"Ann {chr(65 + n)}oe", f"a{n}", "mayor") for n in range(TOP)])
        assert len(counts_for_report(store.db, QuoteFilter()).people) == TOP
        store.save(says("Zoe Falk", "z", "nurse", "Leeds Hospital"))
        store.save(says("Zoe Falk", "y", "doctor", published="2026-01-02"))
        store.save(says("Zoe Falk", "x", published="2027-01-02"))
        counts = counts_for_report(store.db, QuoteFilter())
        first, *rest = counts.people
        assert (first.name, first.quotes, first.role, first.affiliation) == ("Zoe Falk", 3, "doctor", None)
        assert (len(rest), rest[-1].name, rest[-1].role) == (TOP - 1, f"Ann {chr(63 + TOP)}oe", "mayor")


def test_of_many_who_are_called_so_five_are_listed(db_path: Path) -> None:
    with Store(db_path) as store:
        store.save_many([says(f"{name} Roe", name) for name in ("Ann", "Bob", "Cy", "Di", "Ed")])
        with pytest.raises(
            UnknownRow, match=r"^5 speakers are called 'Roe': #1 Ann Roe, 1 quote; .*#5 Ed Roe, 1 quote; give"
        ):
            one_speaker(store.db, "Roe")
        store.save(says("Flo Roe", "Flo"))
        with pytest.raises(
            UnknownRow, match=r"#5 Ed Roe, 1 quote and 1 more; give the number of one, such as '#1'$"
        ):
            one_speaker(store.db, "Roe")
        assert find_speakers(store.db, "#3") == find_speakers(store.db, "3") == [3]
        assert find_speakers(store.db, "#33") == find_speakers(store.db, "1" * 19) == []


def test_a_description_in_two_articles_is_several_and_in_one_is_not(db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(says("the company", "a", kind="organization"))
        refuse_several(store.db, "the company")
        store.save(says("the company", "b", kind="organization"))
        with pytest.raises(
            UnknownRow, match="describes somebody in each of 2 articles and names nobody; give one"
        ):
            refuse_several(store.db, "the company")


def instead(name: str, where: str) -> Extraction:
    """Return what stands at a place in which somebody else spoke before."""
    found = says(name, f"{where} again")
    return replace(found, article=replace(found.article, path=f"{where}.txt", id=where))


@pytest.mark.parametrize(
    ("words", "told"), [("x" * 60, "x" * 60), ("x" * 61, "x" * 60 + "…"), ("x" * 59 + " yz", "x" * 59 + "…")]
)
def test_what_a_gone_quote_said_is_told_in_sixty_characters(db_path: Path, words: str, told: str) -> None:
    with Store(db_path) as store:
        first = says("Ann Roe", "a")
        store.save(first)
        gone = first.attributions[0].id
        store.db.conn.execute("UPDATE quotes SET text = ?", (words,))
        assert explain_gone(store.db, gone) is None
        store.save(instead("Bob Dahl", "a"))
        said = explain_gone(store.db, gone)
        assert said is not None
        assert f"({told!r})" in said


SPOILED = [
    (
        "UPDATE articles SET text = text || '!'",
        ["article 1, version 2: the text is not the one that was stored"],
    ),
    (
        "UPDATE former_texts SET text = 'x'",
        ["article 1, version 1: the text is not the one that was stored"],
    ),
    (
        "DELETE FROM former_texts",
        [
            "article 1: 0 former texts are kept before version 2",
            "quote GONE: version 1 of article 1, which held it, is not there",
        ],
    ),
    ("UPDATE articles SET version = 3", ["article 1: 1 former texts are kept before version 3"]),
    ("UPDATE former_quotes SET id = (SELECT id FROM quotes)", ["quote LIVE: is there, and is noted as gone"]),
    ("UPDATE former_quotes SET successor = 'qx'", ["quote GONE: its successor qx is not there"]),
    ("UPDATE former_quotes SET successor = id", []),
    ("UPDATE former_quotes SET version = 2", []),
    (
        "UPDATE former_quotes SET version = 5",
        ["quote GONE: version 5 of article 1, which held it, is not there"],
    ),
]


@pytest.mark.parametrize(("spoil", "faults"), SPOILED)
def test_every_fault_of_the_kept_texts_is_named(db_path: Path, spoil: str, faults: list[str]) -> None:
    with Store(db_path) as store:
        first = says("Ann Roe", "a")
        store.save(first)
        store.save(instead("Bob Dahl", "a"))
        assert list(version_faults(store.db.conn)) == []
        store.db.conn.execute("PRAGMA foreign_keys = off")
        [live] = (row[0] for row in store.db.conn.execute("SELECT id FROM quotes"))
        store.db.conn.execute(spoil)
        named = {"GONE": first.attributions[0].id, "LIVE": live}
        expected = [line.replace("GONE", named["GONE"]).replace("LIVE", named["LIVE"]) for line in faults]
        assert list(version_faults(store.db.conn)) == expected
