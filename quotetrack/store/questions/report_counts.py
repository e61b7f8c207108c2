"""Counts over the quotes of a filter, for a report: over time, by speaker, agency, publisher and cue."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from quotetrack.model import KINDS
from quotetrack.model.stored import Moment, QuoteCounts, Row, SpeakerCounts
from quotetrack.store.questions.queries import QuoteFilter, conditions_of
from quotetrack.store.questions.review_filter import COUNTED
from quotetrack.store.selecting import rows

TOP = 15  # rows of each table
_DAYS, _MONTHS = 62, 72  # how many columns a chart of days, of months has at most

_FROM = "FROM quotes AS q JOIN articles AS a ON a.id = q.article {more} {where}"
_KINDS = ", ".join(f"coalesce(sum(q.kind = '{kind}'), 0) AS {kind}" for kind in KINDS)
_WHOLE = f"""
SELECT count(*) AS quotes, count(DISTINCT q.article) AS articles, {_KINDS},
  min(a.published) AS first, max(a.published) AS last,
  coalesce(sum(a.published IS NULL), 0) AS undated
"""
_SPEAKERS = f"""
SELECT s.id, s.name, s.type, count(*) AS quotes, {_KINDS}, count(DISTINCT q.article) AS articles,
  min(a.published) AS first, max(a.published) AS last
"""
_OFFICE = f"""
SELECT q.role, q.affiliation FROM quote_speakers AS p JOIN quotes AS q ON q.id = p.quote
JOIN articles AS a ON a.id = q.article WHERE p.speaker = ? AND coalesce(q.role, q.affiliation) IS NOT NULL
  AND {COUNTED}
ORDER BY a.published DESC, q.role IS NULL, q.number LIMIT 1
"""


def counts_for_report(db: Database, wanted: QuoteFilter) -> QuoteCounts:
    """Return what there is to count; raises what :func:`quotetrack.store.questions.queries.quotes` raises."""
    conditions, values = conditions_of(db, wanted)
    where = "WHERE " + " AND ".join(conditions) if conditions else ""

    def ask(select: str, more: str = "", tail: str = "") -> list[Row]:
        return rows(db, f"{select} {_FROM.format(more=more, where=where)} {tail}", values)

    def ranked(name: str, more: str = "") -> tuple[tuple[str, int], ...]:
        having = f"GROUP BY 1 HAVING name IS NOT NULL ORDER BY n DESC, name LIMIT {TOP}"
        return tuple(
            (row["name"], row["n"]) for row in ask(f"SELECT {name} AS name, count(*) AS n", more, having)
        )

    whole = ask(_WHOLE)[0]
    people = "JOIN quote_speakers AS p ON p.quote = q.id JOIN speakers AS s ON s.id = p.speaker"
    speakers = ask(_SPEAKERS, people, f"GROUP BY s.id ORDER BY quotes DESC, s.name LIMIT {TOP}")
    verdict = "JOIN reviewed AS w ON w.quote = q.id JOIN reviews AS v ON v.id = w.review"
    return QuoteCounts(
        quotes=whole["quotes"],
        articles=whole["articles"],
        speakers=ask("SELECT count(DISTINCT s.id) AS n", people)[0]["n"],
        first=whole["first"],
        last=whole["last"],
        undated=whole["undated"],
        checked=ask("SELECT count(*) AS n", verdict)[0]["n"],
        kinds={kind: whole[kind] for kind in KINDS},
        times=_times(whole, ask),
        people=tuple(_person(db, row) for row in speakers),
        agencies=ranked("g.name || ' (' || q.relation || ')'", "JOIN agencies AS g ON g.id = q.agency"),
        datelines=ranked("g.name", "JOIN agencies AS g ON g.id = a.dateline_agency"),
        publishers=ranked("a.publisher"),
        cues=ranked("q.cue_lemma"),
        reviews=ranked("v.status", verdict),
        versions=ranked("'quotetrack ' || r.version || ', ' || r.parser", "JOIN runs AS r ON r.id = a.run"),
    )


def _person(db: Database, row: Row) -> SpeakerCounts:
    """Return a speaker's counts with the office in which articles last named them."""
    office = rows(db, _OFFICE, [row.pop("id")]) or [{"role": None, "affiliation": None}]
    return SpeakerCounts(**row, **office[0])


def _times(whole: Row, ask: Any) -> tuple[Moment, ...]:
    """Return the quotes of each day, month or year, whichever suits the time that they span."""
    if not whole["first"]:
        return ()
    for width in (10, 7, 4):
        counted = ask(
            f"SELECT substr(a.published, 1, {width}) AS name, count(*) AS n, {_KINDS}",
            "",
            f"GROUP BY 1 HAVING length(name) = {width} ORDER BY 1",
        )
        found = {row["name"]: row for row in counted}
        if not found:
            continue
        names = _between(min(found), max(found), width)
        if len(names) <= {10: _DAYS, 7: _MONTHS}.get(width, len(names)):
            empty = {"n": 0, "direct": 0, "mixed": 0, "indirect": 0}
            return tuple(
                Moment(name, row["n"], row["direct"], row["mixed"], row["indirect"])
                for name in names
                for row in [found.get(name, empty)]
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
