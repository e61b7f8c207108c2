"""Dates as publishers write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?"
    r"(?:Z|[+-](?:0\d|1\d|2[0-3]):?[0-5]\d)?)?",
    re.ASCII,
)
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?=[T ]\d)", re.ASCII)
_LONGEST = 100  # characters of a date; a longer text is none
_WRITTEN = ("%Y/%m/%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%B %d %Y", "%d.%m.%Y")
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
        return None


def _checked(text: str) -> str | None:
    """Return an ISO string whose day exists."""
    try:
        datetime.strptime(text[:10], "%Y-%m-%d")
    except ValueError:
        return None
    return text
