"""Dates as publishers write them, in a field or an address, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone
from email.utils import parsedate_to_datetime
from urllib.parse import urlparse

from quotetrack.lexicon.written_dates import written_date
from quotetrack.model import DayOrder, Undated

_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?"
    r"(?:Z|[+-](?:0\d|1\d|2[0-3]):?[0-5]\d)?)?",
    re.ASCII,
)
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?=[T ]\d)", re.ASCII)
_LONGEST = 100  # characters of a date; a longer text is none
_WRITTEN = ("%Y/%m/%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%B %d %Y", "%d.%m.%Y")
_IN_ADDRESS = (
    re.compile(r"/(\d{4})/(\d{1,2}|[a-z]{3})/(\d{1,2})(?=[/_-]|$)"),
    re.compile(r"/(\d{4})-(\d{2})-(\d{2})(?=[/_-]|$)"),
    re.compile(r"/(\d{4})(\d{2})(\d{2})(?=[/_-]|$)"),
)
_MONTH_IN_ADDRESS = re.compile(r"/(\d{4})/(0[1-9]|1[0-2])/")
_FIRST_YEAR = 1990  # of an address; an earlier one is a number or the story's subject
_FIRST_EPOCH = 10_000_000  # seconds; a smaller number is no time stamp


def iso_date(value: str | None) -> str | None:
    """Return ``value`` as an ISO 8601 date or time, None where it is no date that can be told.

    *2024-03-03T10:15:00Z* stays, *March 3, 2024* and *Sun, 03 Mar 2024 10:15:00 GMT* are turned;
    *03/04/2024* is None, since it means March to some and April to others. Of *2024-03-03T99:00* the day
    is left. Raises nothing, whatever the text.
    """
    text = (value or "").strip()
    if len(text) > _LONGEST:
        return None
    if found := _ISO.fullmatch(text):
        return _checked(text)
    if found := _DAY.match(text):
        return _checked(found[1])  # the hour or the zone is none
    for pattern in _WRITTEN:
        try:
            return datetime.strptime(text, pattern).date().isoformat()
        except ValueError:
            continue
    if text.isascii() and text.isdigit() and len(text) in (9, 10, 13) and int(text) > _FIRST_EPOCH:
        seconds = int(text) / (1000 if len(text) == 13 else 1)
        return datetime.fromtimestamp(seconds, timezone.utc).isoformat()
    try:
        return parsedate_to_datetime(text).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        written = written_date(text)
        return written.day() if written else None


def field_date(value: str | None) -> tuple[str | None, Undated | None, DayOrder | None]:
    """Return a field's date in ISO 8601, or why it has none, and in which order numbers were read.

    *13/04/2026* has the day first; *03/04/2026* is open until other dates of its column show the order.
    """
    if not value or not value.strip():
        return None, None, None
    written = written_date(value)
    if written and written.numeric:
        day = written.day()
        return day, None if day else Undated("open", value.strip()), written.shows
    day = iso_date(value)
    return day, None if day else Undated("unread", value.strip()[:_LONGEST]), None


def in_order(undated: Undated | None, order: DayOrder | None) -> str | None:
    """Return the day of a date that was open, read in ``order``; None for any other."""
    written = written_date(undated.written) if undated and undated.why == "open" and order else None
    return written.day(order) if written else None


def day_in_address(url: str | None) -> str | None:
    """Return the day in the path of an address: */2024/05/06/pier*, */2024-05-06-pier*; not */2024/pier*."""
    for pattern in _IN_ADDRESS:
        if (found := pattern.search(_path(url))) and int(found[1]) >= _FIRST_YEAR:
            month = found[2].title() if found[2].isalpha() else found[2]
            written = f"{int(found[3])} {month} {found[1]}"
            day = iso_date(written) if month.isalpha() else iso_date(f"{found[1]}/{month}/{found[3]}")
            if day:
                return day
    return None


def month_in_address(url: str | None) -> str | None:
    """Return year and month in the path of an address (*2024-05* of */2024/05/pier*)."""
    found = _MONTH_IN_ADDRESS.search(_path(url))
    return f"{found[1]}-{found[2]}" if found and int(found[1]) >= _FIRST_YEAR else None


def _path(url: str | None) -> str:
    """Return the path of an address in small letters; empty where it is none."""
    try:
        return urlparse(url or "").path.lower()
    except ValueError:  # a bracket that is never closed
        return ""


def _checked(text: str) -> str | None:
    """Return an ISO string whose day exists."""
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return None
    return text
