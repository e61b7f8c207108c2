"""Turns counts into charts, drawn here as SVG, and what the tables beside them say; every bar has an address.

Lengths and places are parts of a hundred, so that a drawing fits any width without a script.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from quotetrack.lexicon.counted_nouns import counted
from quotetrack.model.stored import Row

KINDS = ("direct", "mixed", "indirect")
RELATIONS = ("reported", "told", "carried", "speaker", "dateline")
DAYS, MONTHS = 100, 144  # the longest spans that are drawn by day and by month
FEWEST = 12  # periods for which there is room at least: one alone does not fill the width
TICKS, LABELS = 4, 5  # lines across, and dates below, at the most
_PERIOD = {"day": 10, "month": 7, "year": 4}
# a series without a colour of its own takes that of its place
_PLACES = ("indirect", "direct", "mixed", "carried")


def timeline_chart(
    counted_: Iterable[tuple[str, str, int]], series: tuple[str, ...], link: Callable[[str, str], str]
) -> Row:
    """Return quotes over time, in days, months or years as the span asks for.

    ``counted_`` holds (ISO date or its beginning, series, quotes). ``link`` makes the address of the rows of
    a period and a series. The answer has ``bars``, ``lines`` and ``labels`` to draw, ``table`` by period,
    ``interval``, ``summary``, and ``undated``: how many stand in articles without a date.
    """
    known, undated = [], 0
    for when, name, quotes in counted_:
        if re.fullmatch(r"\d{4}(-\d{2}){0,2}", when):
            known.append((when, name, quotes))
        else:
            undated += quotes
    interval = _interval([when for when, _, _ in known])
    added: dict[tuple[str, str], int] = defaultdict(int)
    for when, name, quotes in known:
        added[when[: _PERIOD[interval]], name] += quotes
    table: dict[str, dict[str, Row]] = defaultdict(dict)
    for (when, name), quotes in sorted(added.items(), key=lambda one: (one[0][0], series.index(one[0][1]))):
        said = f"{when}: {counted(quotes, 'quote')}, {name}"
        table[when][name] = {"quotes": quotes, "href": link(when, name), "said": said}
    drawn = [name for name in series if any(name in cells for cells in table.values())]
    return {
        "interval": interval,
        "series": series,
        "legend": _colours(drawn, series),
        "table": table,
        "undated": undated,
        **_columns(table, interval, series),
    }


def bar(row: Row, series: str, href: str, line: str) -> Row:
    """Return the part of a bar for a row with ``name`` and ``quotes``: its series, its rows, its page."""
    return {"name": row["name"], "series": series, "quotes": row["quotes"], "href": href, "line": line}


def bars(rows: Iterable[Row], series: tuple[str, ...], unit: tuple[str, str] = ("quote", "quotes")) -> Row:
    """Return parts made by :func:`bar` as stacked bars, in the order given; ``unit`` is what they count.

    Each line of ``table`` has its ``total``, its ``end`` and its ``parts``, with where each begins and how
    wide it is.
    """
    listed = list(rows)
    table: dict[str, Row] = {}
    for row in listed:
        line = table.setdefault(row["name"], {"href": row["line"], "total": 0, "of": {}})
        line["total"] += row["quotes"]
        line["of"][row["series"]] = row
    names = [s for s in series if any(r["series"] == s for r in listed)]
    colours = _colours(names, names)
    longest = max((line["total"] for line in table.values()), default=0) or 1
    for name, line in table.items():
        at = 0.0
        line["parts"] = []
        for part in names:
            if part in line["of"]:
                row = line["of"][part]
                width = 100 * row["quotes"] / longest
                said = f"{name}: {counted(row['quotes'], *unit)}, {part}"
                line["parts"].append(
                    {"x": _of(at), "width": _of(width), "colour": colours[part], "said": said, **row}
                )
                at += width
        line["end"] = _of(at)
    return {"series": names, "legend": colours, "rows": listed, "table": table, "unit": unit}


def _columns(table: dict[str, dict[str, Row]], interval: str, series: Sequence[str]) -> Row:
    """Return what a timeline draws: bars stacked in the order of the series, lines across, dates below."""
    if not table:
        return {"bars": [], "lines": [], "labels": [], "summary": ""}
    colours = _colours(series, series)
    places = {when: _place(when, interval) for when in table}
    first, last = min(places.values()), max(places.values())
    room = max(FEWEST, last - first + 1)
    left = first - (room - (last - first + 1)) // 2
    totals = {when: sum(cell["quotes"] for cell in cells.values()) for when, cells in table.items()}
    step = _step(max(totals.values()))
    top = step * math.ceil(max(totals.values()) / step)
    drawn: list[Row] = []
    for when, cells in table.items():
        above = 0
        for name in series:
            if name in cells:
                cell = cells[name]
                above += cell["quotes"]
                drawn.append(
                    {
                        "x": _of(100 * (places[when] - left + 0.06) / room),
                        "width": _of(100 * 0.88 / room),
                        "y": _of(100 - 100 * above / top),
                        "height": _of(100 * cell["quotes"] / top),
                        "colour": colours[name],
                        **cell,
                    }
                )
    lines = [{"y": _of(100 - 100 * n / top), "value": n} for n in range(0, top + 1, step)]
    every = max(1, math.ceil(room / LABELS))
    labels = [
        {"x": _of(100 * (i + 0.5) / room), "words": _named(left + i, interval)}
        for i in range(every // 2 if room > LABELS else 0, room, every)
    ]
    most = max(totals, key=lambda when: totals[when])
    summary = (
        f"{counted(sum(totals.values()), 'quote')} from {min(table)} to {max(table)},"
        f" most of them in {most}: {totals[most]:,}"
    )
    return {"bars": drawn, "lines": lines, "labels": labels, "summary": summary}


def _colours(names: Sequence[str], all_names: Sequence[str]) -> dict[str, str]:
    """Return the colour of each series, by its name or else by its place among all."""
    return {
        name: f"var(--bar-{name.replace(' ', '-')}, "
        f"var(--bar-{_PLACES[list(all_names).index(name) % len(_PLACES)]}))"
        for name in names
    }


def _of(part: float) -> str:
    """Return a part of a hundred as a length in SVG."""
    return f"{part:.2f}%"


def _step(most: int) -> int:
    """Return the distance of lines across, of which there are few up to ``most``."""
    power: int = 10 ** max(0, len(str(most)) - 1)
    steps = [part * scale for scale in (power // 10 or 1, power) for part in (1, 2, 5)]
    return next(step for step in [*steps, 10 * power] if step * TICKS >= most)


def _place(when: str, interval: str) -> int:
    """Return the number of a period: of a day, a month or a year."""
    day = _day(when)
    if interval == "day":
        return day.toordinal()
    return day.year if interval == "year" else 12 * day.year + day.month - 1


def _named(place: int, interval: str) -> str:
    """Return the name of the period with a number, for the line below a drawing."""
    if interval == "year":
        return str(place)
    if interval == "month":
        return f"{date(place // 12 or 1, place % 12 + 1, 1):%b} {place // 12}"
    day = date.fromordinal(place)
    return f"{day.day} {day:%b}"


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
