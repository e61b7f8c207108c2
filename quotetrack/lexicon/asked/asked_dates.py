"""Reads the dates that a person asks for: *2016-11*, *yesterday*, *last month*, *3 days ago*."""

from __future__ import annotations

import re
from datetime import date, datetime

from quotetrack.errors import UnknownRow
from quotetrack.lexicon.word_sets import word_pairs

_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_WORD = re.compile(r"[A-Za-z]{3}")
_WIDTHS = word_pairs("searching.periods")


def read_asked_date(typed: str, today: datetime | None = None) -> str:
    """Return an ISO date or its beginning for what was typed; ``today`` is what phrases count from.

    *last week* is the day a week ago, *last month* the whole month before. Raises UnknownRow for what is no
    date, and for *03/04/2026*, which may be two.
    """
    plain = " ".join(typed.split())
    found = None
    if _ISO.fullmatch(plain):
        found = _checked(plain)
    elif _WORD.search(plain):
        found = _phrase(plain, today or datetime.now())
    if found is None:
        raise UnknownRow(
            f"{typed!r} is no date; write 2016, 2016-11, 2016-11-14, yesterday, 'last month' or '3 days ago'"
        )
    return found


def _checked(plain: str) -> str | None:
    """Return an ISO date or its beginning where there is such a day."""
    try:
        date.fromisoformat((plain + "-01-01")[:10])
    except ValueError:
        return None
    return plain


def _phrase(plain: str, today: datetime) -> str | None:
    """Read a date in words."""
    from dateparser.date import DateDataParser  # which takes its time to load

    settings = {
        "RELATIVE_BASE": today,
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
        "DATE_ORDER": "DMY",
    }
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(plain)
    if found.date_obj is None or found.period not in _WIDTHS:  # no date, or a quarter of a year
        return None
    return str(found.date_obj.date().isoformat()[: int(_WIDTHS[found.period])])
