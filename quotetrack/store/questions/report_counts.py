"""Counts over the quotes of a filter, for a report: over time, by speaker, agency, publisher and cue.

Of all quotes, or all of a class, they are read where the database keeps them; else the quotes are read once.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, get_args

from sqlite_utils import Database

from quotetrack.model import KINDS, Class
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
_KEPT = "SELECT speaker, sum(quotes) AS quotes FROM count_speaker_months {where} GROUP BY 1"
_KEPT_OF = "SELECT speaker, {column} AS quotes FROM count_speakers WHERE {column} > 0"
_KEPT_TIMES = "SELECT nullif(day, '') AS day, kind, sum(quotes) AS n FROM count_days {where} GROUP BY 1, 2"
_KEPT_FACETS = "SELECT facet, word, number, sum(quotes) AS n FROM count_facets {where} GROUP BY 1, 2, 3"
_EDGE = """
SELECT a.published FROM articles AS a WHERE a.published IS NOT NULL
  AND EXISTS (SELECT 1 FROM quotes WHERE article = a.id AND rejected = 0 {also}) ORDER BY 1 {way} LIMIT 1
"""
_ARTICLES = "SELECT count(*) AS n FROM (SELECT DISTINCT q.article FROM quotes AS q {where})"
_REJECTED_WHOLLY = """
SELECT count(DISTINCT r.article) AS n FROM quotes AS r WHERE r.rejected = 1 {also}
  AND NOT EXISTS (SELECT 1 FROM quotes WHERE article = r.article AND rejected = 0 {also})
"""
_KEPT_KINDS = ", ".join(f"sum(quotes * (kind = '{kind}')) AS {kind}" for kind in KINDS)
_KEPT_SPEAKERS = f"""
WITH
  m AS (
    SELECT speaker, sum(quotes) AS quotes, {_KEPT_KINDS}
    FROM count_speaker_months WHERE speaker IN ({{top}}) {{also}} GROUP BY 1
  ),
  p AS (
    SELECT speaker, count(*) AS articles,
      min(nullif(published, '')) AS first, max(nullif(published, '')) AS last
    FROM (SELECT DISTINCT speaker, published, article FROM count_speaker_articles
      WHERE speaker IN ({{top}}) {{also}})
    GROUP BY 1
  )
SELECT s.id, s.name, s.type, m.quotes, {", ".join(f"m.{kind}" for kind in KINDS)}, p.articles, p.first, p.last
FROM m JOIN p ON p.speaker = m.speaker JOIN speakers AS s ON s.id = m.speaker
ORDER BY quotes DESC, s.name LIMIT {TOP}
"""
_REVIEWS = """
SELECT v.status, count(*) AS quotes FROM reviewed AS w JOIN reviews AS v ON v.id = w.review
CROSS JOIN quotes AS q ON q.id = w.quote CROSS JOIN articles AS a ON a.id = q.article {where} GROUP BY 1
"""
_AGENCIES = "SELECT id, name FROM agencies"
_RUNS = "SELECT id, 'quotetrack ' || version || ', ' || parser AS name FROM runs"
_LAST_OFFICE = """
SELECT max(month) AS month FROM count_speaker_months WHERE speaker = ? AND (role <> '' OR affiliation <> '')
"""
_OFFICE = f"""
SELECT q.role, q.affiliation FROM count_speaker_articles AS c CROSS JOIN quotes AS q ON q.article = c.article
CROSS JOIN quote_speakers AS p ON p.quote = q.id AND +p.speaker = c.speaker
WHERE c.speaker = :speaker AND c.published >= :month AND c.published < :month || '~'
  AND coalesce(q.role, q.affiliation) IS NOT NULL AND {COUNTED}
ORDER BY c.published DESC, q.role IS NULL, q.number LIMIT 1
"""


@dataclass(slots=True)
class _Pass:
    """What the quotes of a filter count to, but for their speakers."""

    articles: int = 0
    first: str | None = None
    last: str | None = None
    times: Counter[tuple[str | None, str]] = field(default_factory=Counter)  # by date and kind
    agencies: Counter[tuple[int, str]] = field(default_factory=Counter)
    datelines: Counter[int | None] = field(default_factory=Counter)
    publishers: Counter[str | None] = field(default_factory=Counter)
    cues: Counter[str | None] = field(default_factory=Counter)
    versions: Counter[str | None] = field(default_factory=Counter)


def counts_for_report(db: Database, wanted: QuoteFilter) -> QuoteCounts:
    """Return what there is to count; raises what :func:`quotetrack.store.questions.queries.quotes` raises."""
    conditions, values = conditions_of(db, wanted)
    asked = where(conditions)
    kept = _is_kept(wanted)
    found = _kept(db, wanted.klass) if kept else _read(db, asked, values)
    often = {row["speaker"]: row["quotes"] for row in rows(db, *_how_often(wanted, asked, values))}
    most = sorted(often.values(), reverse=True)[:TOP]
    top = numbers(speaker for speaker, count in often.items() if count >= min(most))
    few = where([*conditions, f"p.speaker IN ({top})"])
    people = _KEPT_SPEAKERS.format(top=top, also=_also(wanted.klass)) if kept else _SPEAKERS.format(where=few)
    agencies = {row["id"]: row["name"] for row in rows(db, _AGENCIES)}
    reviews = Counter(
        {row["status"]: row["quotes"] for row in rows(db, _REVIEWS.format(where=asked), values)}
    )
    kinds: dict[str, int] = {
        kind: sum(n for (_, one), n in found.times.items() if one == kind) for kind in KINDS
    }
    return QuoteCounts(
        quotes=found.times.total(),
        articles=found.articles,
        speakers=len(often),
        first=found.first,
        last=found.last,
        undated=sum(n for (published, _), n in found.times.items() if published is None),
        checked=reviews.total(),
        kinds=kinds,
        times=_times(found.times) if found.first else (),
        people=tuple(_person(db, row) for row in rows(db, people, {} if kept else values)),
        agencies=_ranked((f"{agencies[agency]} ({how})", n) for (agency, how), n in found.agencies.items()),
        datelines=_ranked((agencies.get(agency), n) for agency, n in found.datelines.items()),
        publishers=_ranked(found.publishers.items()),
        cues=_ranked(found.cues.items()),
        reviews=_ranked(reviews.items()),
        versions=_ranked(found.versions.items()),
    )


def _read(db: Database, asked: str, values: dict[str, Any]) -> _Pass:
    """Read the quotes of a filter once, and count them in every way but by speaker."""
    found, articles, runs = _Pass(), set(), Counter[int]()
    with named(db) as connection:
        for article, published, publisher, dateline, run, kind, cue, agency, how in connection.execute(
            _READ.format(where=asked), values
        ):
            articles.add(article)
            found.times[published, kind] += 1
            found.publishers[publisher] += 1
            found.datelines[dateline] += 1
            runs[run] += 1
            found.cues[cue] += 1
            if agency is not None:
                found.agencies[agency, how] += 1
    dates = {published for published, _ in found.times if published is not None}
    for row in rows(db, _RUNS):
        if row["id"] in runs:
            found.versions[row["name"]] += runs[row["id"]]
    found.articles, found.first, found.last = (
        len(articles),
        min(dates, default=None),
        max(dates, default=None),
    )
    return found


def _is_kept(wanted: QuoteFilter) -> bool:
    """Tell whether the database keeps the counts: nothing but a class is asked for."""
    plain = QuoteFilter(klass=wanted.klass, limit=wanted.limit)
    return replace(wanted, reviewed=None) == plain and wanted.reviewed in (None, "not-rejected")


def _also(klass: str) -> str:
    """Return one more condition for a class, nothing for all; what is not one of them matches nothing."""
    return "" if klass == "all" else f"AND class = '{klass}'" if klass in get_args(Class) else "AND false"


def _kept(db: Database, klass: str) -> _Pass:
    """Return what is kept of all quotes of a class."""
    also = _also(klass)
    asked = also.replace("AND", "WHERE", 1)
    found = _Pass()
    for row in rows(db, _KEPT_TIMES.format(where=asked)):
        found.times[row["day"], row["kind"]] = row["n"]
    for row in rows(db, _KEPT_FACETS.format(where=asked)):
        match row["facet"]:
            case "agency":
                found.agencies[row["number"], row["word"]] = row["n"]
            case "dateline":
                found.datelines[row["number"]] = row["n"]
            case "publisher":
                found.publishers[row["word"]] = row["n"]
            case "cue":
                found.cues[row["word"]] = row["n"]
            case "version":
                found.versions[row["word"]] = row["n"]
    stored, lost = (
        rows(db, query.format(where=asked, also=also))[0]["n"] for query in (_ARTICLES, _REJECTED_WHOLLY)
    )
    found.articles = stored - lost
    found.first, found.last = (
        next((row["published"] for row in rows(db, _EDGE.format(also=also, way=way))), None)
        for way in ("ASC", "DESC")
    )
    return found


def _how_often(wanted: QuoteFilter, asked: str, values: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return what counts the quotes of each speaker: what is kept, where only a class is asked for."""
    if _is_kept(wanted):
        column = {"all": "quotes", "speech": "speech"}.get(wanted.klass)
        if column:
            return _KEPT_OF.format(column=column), {}
        return _KEPT.format(where=_also(wanted.klass).replace("AND", "WHERE", 1)), {}
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
    speaker = row.pop("id")
    month = rows(db, _LAST_OFFICE, [speaker])[0]["month"]
    office = rows(db, _OFFICE, {"speaker": speaker, "month": month}) if month is not None else []
    return SpeakerCounts(**row, **(office or [{"role": None, "affiliation": None}])[0])


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
