"""A report counts in one reading of the quotes, and counts what the quotes add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from saying import says

from quotetrack.store import Store
from quotetrack.store.questions.queries import QuoteFilter
from quotetrack.store.questions.report_counts import TOP, counts_for_report

NAMES = [f"Ann {letter}oe" for letter in "TSRQPONMLKJIHGFEDCBA"]


@pytest.fixture
def store(db_path: Path) -> Iterator[Store]:
    with Store(db_path) as found:
        for number, name in enumerate(NAMES):
            found.save(says(name, f"a{number}", publisher="Herald", published=f"2016-01-{1 + number % 3:02}"))
        found.save(says("Ann Zoe", "z0"))
        found.save(says("Ann Zoe", "z1"))
        yield found


def test_speakers_of_one_number_stand_by_name_and_the_most_quoted_first(store: Store) -> None:
    counts = counts_for_report(store.db, QuoteFilter(klass="all"))
    assert [one.name for one in counts.people] == ["Ann Zoe", *sorted(NAMES)[: TOP - 1]]
    assert (counts.quotes, counts.articles, counts.speakers, counts.undated) == (22, 22, 21, 2)
    assert [(moment.name, moment.quotes) for moment in counts.times] == [
        ("2016-01-01", 7),
        ("2016-01-02", 7),
        ("2016-01-03", 6),
    ]


@pytest.mark.parametrize("klass", ["all", "speech"])
def test_kept_counts_are_what_the_quotes_add_up_to(store: Store, klass: str) -> None:
    with store.db.conn:
        store.db.conn.execute("DELETE FROM articles WHERE published IS NULL OR document = 'a0'")
    kept = counts_for_report(store.db, QuoteFilter(klass=klass))
    assert kept == counts_for_report(store.db, QuoteFilter(klass=klass, until="2016"))
    assert kept.speakers == 19


def test_nothing_found_is_counted_as_nothing(store: Store) -> None:
    counts = counts_for_report(store.db, QuoteFilter(since="2020"))
    assert (counts.quotes, counts.people, counts.times, counts.first) == (0, (), (), None)


@pytest.mark.parametrize("asked", [QuoteFilter(), QuoteFilter(since="2016", until="2016-01-02")])
def test_the_quotes_are_read_once(store: Store, asked: QuoteFilter) -> None:
    ran: list[str] = []
    store.db.conn.set_trace_callback(ran.append)
    counts_for_report(store.db, asked)
    store.db.conn.set_trace_callback(None)
    reads = [one for one in ran if re.search(r"FROM quotes AS q", one) and "quote_speakers" not in one]
    assert len(reads) == 1
