"""Counts over the quotes of a filter, for a report: over time, by speaker, agency, publisher and cue."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from quotetrack.model import KINDS
from quotetrack.model.stored import Moment, QuoteCounts, Row, SpeakerCounts
from quotetrack.store.questions.queries import QuoteFilter, conditions_of
from quotetrack.store.questions.review_filter import COUNTED
from quotetrack.store.selecting import named, numbers, rows, where

TOP = 15  # rows of each table
_DAYS, _MONTHS = 62, 72  # how many columns a chart of days, of months has at most

_READ = """
SELECT q.article, a.published, a.publisher, a.dateline_agency, a.run,
  q.kind, q.cue_lemma, q.agency, q.relation
FROM quotes AS q JOIN articles AS a ON a.id = q.article {where}
"""
_KINDS = ", ".join(f"coalesce(sum(q.kind = '{kind}'), 0) AS {kind}" for kind in KINDS)
_SPEAKERS = f"""
SELECT s.id, s.name, s.type, count(*) AS quotes, {_KINDS}, count(DISTINCT q.article) AS articles,
  min(a.published) AS first, max(a.published) AS last
FROM quote_speakers AS p CROSS JOIN quotes AS q ON q.id = p.quote CROSS JOIN articles AS a ON a.id = q.article
CROSS JOIN speakers AS s ON s.id = p.speaker {{where}} GROUP BY s.id ORDER BY quotes DESC, s.name LIMIT {TOP}
"""
_HOW_OFTEN = """
SELECT p.speaker, count(*) AS quotes FROM quotes AS q JOIN articles AS a ON a.id = q.article
JOIN quote_speakers AS p ON p.quote = q.id {where} GROUP BY 1
"""
_KEPT = "SELECT speaker, {column} AS quotes FROM count_speakers WHERE {column} > 0"
_REVIEWS = """
SELECT v.status, count(*) AS quotes FROM reviewed AS w JOIN reviews AS v ON v.id = w.review
CROSS JOIN quotes AS q ON q.id = w.quote CROSS JOIN articles AS a ON a.id = q.article {where} GROUP BY 1
"""
_AGENCIES = "SELECT id, name FROM agencies"
_RUNS = "SELECT id, 'quotetrack ' || version || ', ' || parser AS name FROM runs"
_OFFICE = f"""
SELECT q.role, q.affiliation FROM quote_speakers AS p JOIN quotes AS q ON q.id = p.quote
JOIN articles AS a ON a.id = q.article WHERE p.speaker = ? AND coalesce(q.role, q.affiliation) IS NOT NULL
  AND {COUNTED}
ORDER BY a.published DESC, q.role IS NULL, q.number LIMIT 1
"""


@dataclass(slots=True)
class _Pass:
    """What one reading of the quotes of a filter counts."""

    articles: set[int] = field(default_factory=set)
    times: Counter[tuple[str | None, str]] = field(default_factory=Counter)  # by date and kind
    agencies: Counter[tuple[int, str]] = field(default_factory=Counter)
    datelines: Counter[int | None] = field(default_factory=Counter)
    publishers: Counter[str | None] = field(default_factory=Counter)
    cues: Counter[str | None] = field(default_factory=Counter)
    runs: Counter[int] = field(default_factory=Counter)


def counts_for_report(db: Database, wanted: QuoteFilter) -> QuoteCounts:
    """Return what there is to count; raises what :func:`quotetrack.store.questions.queries.quotes` raises."""
    conditions, values = conditions_of(db, wanted)
    asked = where(conditions)
    found = _read(db, asked, values)
    often = {row["speaker"]: row["quotes"] for row in rows(db, *_how_often(wanted, asked, values))}
    most = sorted(often.values(), reverse=True)[:TOP]
    top = numbers(speaker for speaker, count in often.items() if count >= min(most))
    few = where([*conditions, f"p.speaker IN ({top})"])
    agencies, runs = ({row["id"]: row["name"] for row in rows(db, query)} for query in (_AGENCIES, _RUNS))
    reviews = Counter(
        {row["status"]: row["quotes"] for row in rows(db, _REVIEWS.format(where=asked), values)}
    )
    dates = {published for published, _ in found.times if published is not None}
    first = min(dates, default=None)
    kinds: dict[str, int] = {
        kind: sum(n for (_, one), n in found.times.items() if one == kind) for kind in KINDS
    }
    return QuoteCounts(
        quotes=found.times.total(),
        articles=len(found.articles),
        speakers=len(often),
        first=first,
        last=max(dates, default=None),
        undated=sum(n for (published, _), n in found.times.items() if published is None),
        checked=reviews.total(),
        kinds=kinds,
        times=_times(found.times) if first else (),
        people=tuple(_person(db, row) for row in rows(db, _SPEAKERS.format(where=few), values)),
        agencies=_ranked((f"{agencies[agency]} ({how})", n) for (agency, how), n in found.agencies.items()),
        datelines=_ranked((agencies.get(agency), n) for agency, n in found.datelines.items()),
        publishers=_ranked(found.publishers.items()),
        cues=_ranked(found.cues.items()),
        reviews=_ranked(reviews.items()),
        versions=_ranked((runs[run], n) for run, n in found.runs.items()),
    )


def _read(db: Database, asked: str, values: dict[str, Any]) -> _Pass:
    """Read the quotes of a filter once, and count them in every way but by speaker."""
    found = _Pass()
    with named(db) as connection:
        for article, published, publisher, dateline, run, kind, cue, agency, how in connection.execute(
            _READ.format(where=asked), values
        ):
            found.articles.add(article)
            found.times[published, kind] += 1
            found.publishers[publisher] += 1
            found.datelines[dateline] += 1
            found.runs[run] += 1
            found.cues[cue] += 1
            if agency is not None:
                found.agencies[agency, how] += 1
    return found


def _how_often(wanted: QuoteFilter, asked: str, values: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return what counts the quotes of each speaker: what is kept, where only a class is asked for."""
    plain = QuoteFilter(klass=wanted.klass, limit=wanted.limit)
    column = {"all": "quotes", "speech": "speech"}.get(wanted.klass)
    if column and replace(wanted, reviewed=None) == plain and wanted.reviewed in (None, "not-rejected"):
        return _KEPT.format(column=column), {}
    return _HOW_OFTEN.format(where=asked), values


def _ranked(found: Iterable[tuple[str | None, int]]) -> tuple[tuple[str, int], ...]:
    """Return the names that are counted most often, those of one number by name."""
    counts: Counter[str] = Counter()
    for name, number in found:
        if name is not None:
            counts[name] += number
    return tuple(heapq.nsmallest(TOP, counts.items(), key=lambda one: (-one[1], one[0])))


def _person(db: Database, row: Row) -> SpeakerCounts:
    """Return a speaker's counts with the office in which articles last named them."""
    office = rows(db, _OFFICE, [row.pop("id")]) or [{"role": None, "affiliation": None}]
    return SpeakerCounts(**row, **office[0])


def _times(counted: Counter[tuple[str | None, str]]) -> tuple[Moment, ...]:
    """Return the quotes of each day, month or year, whichever suits the time that they span."""
    for width in (10, 7, 4):
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for (published, kind), number in counted.items():
            if published is not None and len(published) >= width:
                found[published[:width]][kind] += number
        if not found:
            continue
        names = _between(min(found), max(found), width)
        if len(names) <= {10: _DAYS, 7: _MONTHS}.get(width, len(names)):
            empty: Counter[str] = Counter()
            return tuple(
                Moment(name, kinds.total(), kinds["direct"], kinds["mixed"], kinds["indirect"])
                for name in names
                for kinds in [found.get(name, empty)]
            )
    return ()


def _between(first: str, last: str, width: int) -> list[str]:
    """Return every day, month or year from first to last; those alone where they are no dates."""
    try:
        if width == 10:
            start, end = date.fromisoformat(first), date.fromisoformat(last)
            return [(start + timedelta(days=n)).isoformat() for n in range((end - start).days + 1)]
        if width == 7:
            months = [int(name[:4]) * 12 + int(name[5:7]) - 1 for name in (first, last)]
            return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(months[0], months[1] + 1)]
        return [f"{n:04}" for n in range(int(first), int(last) + 1)]
    except ValueError:
        return sorted({first, last})
