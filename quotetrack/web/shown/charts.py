"""Turns counts into what the charts draw and the tables beside them say; every bar has an address."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from quotetrack.model.stored import Row

KINDS = ("direct", "mixed", "indirect")
RELATIONS = ("reported", "told", "carried", "speaker", "dateline")
DAYS, MONTHS = 100, 144  # the longest spans that are drawn by day and by month
_PERIOD = {"day": 10, "month": 7, "year": 4}


def timeline_chart(
    counted: Iterable[tuple[str, str, int]], series: tuple[str, ...], link: Callable[[str, str], str]
) -> Row:
    """Return quotes over time, in days, months or years as the span asks for.

    ``counted`` holds (ISO date or its beginning, series, quotes). ``link`` makes the address of the rows of
    a period and a series. The answer has ``rows`` for the chart, ``table`` by period, ``interval``, and
    ``undated``: how many stand in articles without a date.
    """
    known, undated = [], 0
    for when, name, quotes in counted:
        if re.fullmatch(r"\d{4}(-\d{2}){0,2}", when):
            known.append((when, name, quotes))
        else:
            undated += quotes
    interval = _interval([when for when, _, _ in known])
    added: dict[tuple[str, str], int] = defaultdict(int)
    for when, name, quotes in known:
        added[when[: _PERIOD[interval]], name] += quotes
    rows: list[Row] = [
        {"date": when, "series": name, "quotes": quotes, "href": link(when, name)}
        for (when, name), quotes in sorted(
            added.items(), key=lambda one: (one[0][0], series.index(one[0][1]))
        )
    ]
    table: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        table[row["date"]][row["series"]] = row
    return {"interval": interval, "series": series, "rows": rows, "table": table, "undated": undated}


def bar(row: Row, series: str, href: str, line: str) -> Row:
    """Return the part of a bar for a row with ``name`` and ``quotes``: its series, its rows, its page."""
    return {"name": row["name"], "series": series, "quotes": row["quotes"], "href": href, "line": line}


def bars(rows: Iterable[Row], series: tuple[str, ...], unit: tuple[str, str] = ("quote", "quotes")) -> Row:
    """Return parts made by :func:`bar` as stacked bars, in the order given; ``unit`` is what they count."""
    listed = list(rows)
    table: dict[str, Row] = {}
    for row in listed:
        line = table.setdefault(row["name"], {"href": row["line"], "total": 0, "of": {}})
        line["total"] += row["quotes"]
        line["of"][row["series"]] = row
    return {
        "series": [s for s in series if any(r["series"] == s for r in listed)],
        "rows": listed,
        "table": table,
        "unit": unit,
    }


def _interval(periods: list[str]) -> str:
    """Return the unit in which to draw: no finer than the coarsest date, no more than fits."""
    if not periods:
        return "month"
    first, last = _day(min(periods)), _day(max(periods))
    length = min(len(period) for period in periods)
    if length >= 10 and (last - first).days <= DAYS:
        return "day"
    months = (last.year - first.year) * 12 + last.month - first.month
    return "month" if length >= 7 and months <= MONTHS else "year"


def _day(period: str) -> date:
    """Return the first day of a period; an impossible date is the first of its year."""
    try:
        return date.fromisoformat((period + "-01-01")[:10])
    except ValueError:
        return date(max(1, int(period[:4])), 1, 1)
