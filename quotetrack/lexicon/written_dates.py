"""Dates of a day as English writes them, and what numbers alone leave open: *03/04/2026*.

A date in numbers has two readings, of which a month over twelve, or a weekday beside it, leaves one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quotetrack.lexicon.word_sets import alternatives, word_list, word_pairs
from quotetrack.model import DayOrder

_MONTHS = {
    form: number
    for number, stem in enumerate(dict.fromkeys(short[:3] for short in word_pairs("parsing.months")), 1)
    for short, rest in word_pairs("parsing.months").items()
    if short.startswith(stem)
    for form in (short, short + rest)
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAYS = word_list("parsing.weekdays")
_WEEKDAY = "|".join(dict.fromkeys(day[:size] for day in _WEEKDAYS for size in (9, 5, 4, 3)))
_DAY = rf"\d{{1,2}}(?:{alternatives('checking.ordinal_endings')})?"
_HOUR = r"(?:[01]?\d|2[0-3])"
_TIME = (
    rf"(?:at |@ )?{_HOUR}(?:[:.h][0-5]\d){{1,2}}(?:\.\d+)?(?: ?[ap]\.?m\b\.?)?"
    r"(?: ?(?:\(?[A-Z]{2,4}\)?|Z)\b\)?)?"
    rf"(?: ?(?:[+-]|UTC[+-])\d{{1,2}}:?(?:\d\d)?)?|(?:at )?(?:1[0-2]|\d) ?[ap]\.?m\b\.?(?: ?[A-Z]{{2,4}}\b)?"
)
_GAP = r"(?:[ \t]*[,|·•–—-]?[ \t]*)"
_WRITTEN = re.compile(
    rf"(?<![\w/.-])(?:(?P<early>{_TIME}){_GAP})?(?:(?P<weekday>{_WEEKDAY})\b[.,]?[ \t]+)?(?:on )?"
    rf"(?:(?P<d1>{_DAY})[ \t-](?:of )?(?P<m1>{_MONTH})\b\.?,?[ \t-](?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\b\.?[ \t](?P<d2>{_DAY})(?:,[ \t]*|[ \t]+)(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<d3>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y4>\d{4}))(?![\d/]|\.\d|-\d)"
    rf"(?:,?[ \t]+(?P<late>{_WEEKDAY})\b)?(?:(?:{_GAP}|T)(?:{_TIME})(?![\w:]))?",
    re.IGNORECASE,
)
_YEARLESS = re.compile(
    rf"(?<!\w)(?:(?:{_WEEKDAY})\b[.,]?[ \t]+)?"
    rf"(?:(?P<d1>{_DAY})[ \t](?P<m1>{_MONTH})|(?P<m2>{_MONTH})\.?[ \t](?P<d2>{_DAY}))\b(?!,? ?\d)",
    re.IGNORECASE,
)
_YEARS = range(1600, 2200)
_LEAP = 2000  # a year that has every day


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text, ``start`` and ``end`` in code points, ``text`` between them.

    ``day_first`` and ``month_first`` are its days in ISO 8601, None where there is no such day; they differ
    only for numbers.
    """

    start: int
    end: int
    text: str
    day_first: str | None
    month_first: str | None
    numeric: bool = False

    @property
    def shows(self) -> DayOrder | None:
        """The order that this date proves: *13/04/2026* the day first; None where it proves none."""
        if not self.numeric or (self.day_first is None) == (self.month_first is None):
            return None
        return "day-first" if self.day_first else "month-first"

    def day(self, order: DayOrder | None = None) -> str | None:
        """Return the day in ISO 8601, read in ``order`` where both are open; None where that is not known."""
        if self.day_first == self.month_first or self.shows:
            return self.day_first or self.month_first
        if order is None:
            return None
        return self.day_first if order == "day-first" else self.month_first


def find_dates(text: str) -> Iterator[WrittenDate]:
    """Yield the dates of a day and a year in ``text``, left to right, with weekday and time beside it."""
    for match in _WRITTEN.finditer(text):
        if (found := _read(match)) is not None:
            yield found


def written_date(text: str) -> WrittenDate | None:
    """Return the date that all of ``text`` is (*Wed 4 March 2026, 10.15 GMT*), None where it is none."""
    stripped = text.strip().rstrip(".")
    match = _WRITTEN.fullmatch(stripped)
    return _read(match) if match else None


def yearless_day(text: str) -> tuple[int, int] | None:
    """Return month and day of the first date without a year in ``text`` (*March 4*), None without one."""
    match = _YEARLESS.search(text)
    if match is None:
        return None
    month = _MONTHS[(match["m1"] or match["m2"]).lower()]
    day = _number(match["d1"] or match["d2"])
    return (month, day) if _iso(_LEAP, month, day) else None


def shown_order(dates: Iterator[WrittenDate]) -> DayOrder | None:
    """Return the order that some dates prove, None where none does or they differ."""
    orders = {order for found in dates if (order := found.shows)}
    return orders.pop() if len(orders) == 1 else None


def _read(match: re.Match[str]) -> WrittenDate | None:
    """Return the date of a match; None where no such day exists."""
    weekday = match["weekday"] or match["late"]
    if match["a"]:
        year, a, b = int(match["y4"]), int(match["a"]), int(match["b"])
        first, second = _of_weekday(_iso(year, b, a), weekday), _of_weekday(_iso(year, a, b), weekday)
        if match["s"] == "." and first:
            second = first  # numbers with full stops have the day first
        found = WrittenDate(*match.span(), match.group(), first, second, numeric=True)
        return found if first or second else None
    year = int(match["y1"] or match["y2"] or match["y3"])
    named = match["m1"] or match["m2"]
    month = _MONTHS[named.lower()] if named else int(match["m3"])
    day = _iso(year, month, _number(match["d1"] or match["d2"] or match["d3"]))
    return WrittenDate(*match.span(), match.group(), day, day) if day else None


def _of_weekday(day: str | None, weekday: str | None) -> str | None:
    """Return a day that falls on a weekday, or any where none is named."""
    if day is None or weekday is None:
        return day
    named = _WEEKDAYS[date.fromisoformat(day).weekday()]
    return day if named[:3].lower() == weekday[:3].lower() else None


def _number(day: str) -> int:
    """Return the number of an ordinal."""
    return int(re.sub(r"\D", "", day))


def _iso(year: int, month: int, day: int) -> str | None:
    """Return a day in ISO 8601, None where there is no such day."""
    try:
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None
