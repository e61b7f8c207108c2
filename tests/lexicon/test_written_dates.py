"""Dates of a day as English writes them."""

from __future__ import annotations

import pytest

from quotetrack.lexicon.written_dates import find_dates, shown_order, written_date, yearless_day

D = "2026-03-04"
WRITTEN = [
    ("4 March 2026", D),
    ("Wednesday 4 March 2026", D),
    ("Wed, 4th March, 2026", D),
    ("the 4 March 2026", None),
    ("March 4, 2026 Wednesday", D),
    ("Mar. 4, 2026 | 3:40 PM ET", D),
    ("Tues. March 4, 2026", D),
    ("4 March 2026, 10.15 GMT", D),
    ("10:15, 4 March 2026", D),
    ("4-Mar-2026", D),
    ("4.3.2026", D),
    ("2026/03/04", D),
    ("2026-03-04T10:15:00Z", D),
    ("13/03/2026", "2026-03-13"),
    ("03/13/2026", "2026-03-13"),
    ("04/04/2026", "2026-04-04"),
    ("Friday 03/04/2026", "2026-04-03"),
    ("Wednesday 03/04/2026", D),
    ("03/04/2026", None),
    ("Sunday 03/04/2026", None),
    ("31 February 2026", None),
    ("13/13/2026", None),
    ("March 2026", None),
    ("2026", None),
    ("March 4", None),
    ("10.0.0.1", None),
]


@pytest.mark.parametrize(("text", "day"), WRITTEN)
def test_a_date_is_read_whole_or_not_at_all(text: str, day: str | None) -> None:
    found = written_date(text)
    assert (found.day() if found else None) == day


def test_numbers_that_are_open_are_read_in_the_order_that_is_given() -> None:
    found = written_date("03/04/2026")
    assert found is not None and found.shows is None
    assert (found.day("day-first"), found.day("month-first")) == ("2026-04-03", D)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("03/04/2026 and 13/04/2026", "day-first"),
        ("03/04/2026 and 04/13/2026", "month-first"),
        ("13/04/2026 and 04/13/2026", None),
        ("03/04/2026 and 13 April 2026", None),
    ],
)
def test_dates_beside_it_show_the_order(text: str, order: str | None) -> None:
    assert shown_order(find_dates(text)) == order


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("WESTPORT, March 4", (3, 4)),
        ("Westport, 4 March", (3, 4)),
        ("March 4, 2026", None),
        ("31 February", None),
        ("May the 4th", None),
        ("WESTPORT", None),
    ],
)
def test_a_day_without_a_year(text: str, found: tuple[int, int] | None) -> None:
    assert yearless_day(text) == found
