"""Chooses quotes: by words, best match first, or by who, where and when, newest first."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from quotetrack.errors import UnknownRow
from quotetrack.model.stored import Row
from quotetrack.store.questions.queries import QuoteFilter, conditions_of
from quotetrack.store.questions.review_filter import COUNTED
from quotetrack.web.reader import PageReader

MOST = 1_000  # quotes that a search orders and counts by facet
COMMON = 60_000  # matches from which on an order by relevance takes too long and tells little
FEW = 20_000  # quotes of a speaker or an agency that are sorted rather than met by date
OPENING, CLOSING = "⟦", "⟧"
SNIPPET_WORDS = 48
FACET_VALUES = 8


_VALUE = re.compile(r":(\w+)")
_BY_DATE = "articles AS a CROSS JOIN quotes AS q ON q.article = a.id"
_MATCHES = (
    "SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH :match"
    " AND rowid NOT IN (SELECT number FROM rejected_quotes)"
)
_BY_INDEX = {
    "speaker": "(SELECT quote AS id FROM quote_speakers WHERE speaker = :speaker) AS o"
    " CROSS JOIN quotes AS q ON q.id = o.id CROSS JOIN articles AS a ON a.id = q.article",
    "agency": "(SELECT id FROM quotes WHERE agency = :agency UNION SELECT b.id FROM articles AS c"
    " JOIN quotes AS b ON b.article = c.id WHERE c.dateline_agency = :agency) AS o"
    " CROSS JOIN quotes AS q ON q.id = o.id CROSS JOIN articles AS a ON a.id = q.article",
}
# How many quotes there are, and in which month the last: a walk by date may begin there.
_COUNTED = {
    "speaker": "SELECT sum(quotes) AS quotes, max(month) AS last FROM count_speaker_months WHERE speaker = ?",
    "agency": "SELECT sum(quotes) AS quotes, max(month) AS last FROM count_agencies WHERE agency = ?",
}


@dataclass(frozen=True)
class Wanted:
    """Which quotes are asked for, as it stands in an address; None asks for any.

    ``q`` holds words; ``speaker`` and ``agency`` are row numbers; ``since`` and ``until`` are ISO dates or
    their beginnings, both inclusive.
    """

    q: str | None = None
    speaker: int | None = None
    agency: int | None = None
    kind: str | None = None
    klass: str | None = None
    type: str | None = None
    relation: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    sort: str | None = None  # newest or oldest; else best match first, newest first without words

    @classmethod
    def of(cls, arguments: Mapping[str, Any]) -> Wanted:
        """Read the arguments of an address; what cannot be meant is left out."""
        given: dict[str, Any] = {}
        for field in fields(cls):
            value = (arguments.get("class" if field.name == "klass" else field.name) or "").strip()
            if not value:
                continue
            if field.name in ("speaker", "agency"):
                if value.isascii() and value.isdigit() and len(value) < 18:
                    given[field.name] = int(value)
            else:
                given[field.name] = value
        return cls(**given)

    def arguments(self, **changes: Any) -> dict[str, Any]:
        """Return the arguments of an address that asks for this, with changes; None takes one out."""
        asked = replace(self, **changes)
        found = {field.name: getattr(asked, field.name) for field in fields(asked)}
        return {("class" if k == "klass" else k): v for k, v in found.items() if v is not None}


@dataclass(frozen=True)
class ChosenQuotes:
    """The quotes that were found, at most MOST: ``total`` is None where there are more, uncounted."""

    ids: list[str]
    total: int | None
    ranked: bool
    match: str | None


def choose_quotes(reader: PageReader, wanted: Wanted, limit: int = MOST) -> ChosenQuotes:
    """Return the ids of the quotes asked for; raises UnknownRow where the words hold no word."""
    conditions, values = _conditions(wanted)
    match = _typed(reader, wanted.q, conditions, values) if wanted.q else None
    values["limit"] = limit
    if match is not None:
        return _by_words(reader, wanted, match, conditions, values)
    ids = _by_place(reader, wanted, conditions, values)
    total = len(ids) if len(ids) < limit else None if wanted.q else _counted(reader, wanted)
    return ChosenQuotes(ids, total, False, None)


def _typed(reader: PageReader, typed: str, conditions: list[str], values: dict[str, Any]) -> str | None:
    """Add what a search narrows by (*speaker:Roe*, *-toll*); return what must occur, None for no word."""
    asked, given = conditions_of(reader.database, QuoteFilter(klass="all", search=typed), ranked=True)
    match: str | None = given.pop("search", None)
    conditions += [_VALUE.sub(r":asked_\1", condition) for condition in asked if condition != COUNTED]
    values.update({f"asked_{name}": value for name, value in given.items()})
    return match


def _by_words(
    reader: PageReader, wanted: Wanted, match: str, conditions: list[str], values: dict[str, Any]
) -> ChosenQuotes:
    """Return what the words match, best first, or last stored first where nearly everything matches."""
    values["match"] = match
    matches = int(reader.value(_MATCHES, match=match))
    narrowed = any(condition != COUNTED for condition in conditions)
    ranked = matches <= COMMON and wanted.sort is None
    order = "f.rank" if ranked else "f.rowid DESC"
    if wanted.sort and matches <= COMMON:
        order = f"a.published {'ASC' if wanted.sort == 'oldest' else 'DESC'}, q.article, q.start"
    where = " AND ".join(["f.quotes_fts MATCH :match", *conditions])
    joined = "CROSS JOIN articles AS a ON a.id = q.article" if narrowed or wanted.sort else ""
    found = reader.rows(
        f"SELECT q.id FROM quotes_fts AS f CROSS JOIN quotes AS q ON q.number = f.rowid {joined}"
        f" WHERE {where} ORDER BY {order} LIMIT :limit",
        **values,
    )
    ids = [row["id"] for row in found]
    total = matches if not narrowed else len(ids) if len(ids) < values["limit"] else None
    return ChosenQuotes(ids, total, ranked, match)


def _by_place(reader: PageReader, wanted: Wanted, conditions: list[str], values: dict[str, Any]) -> list[str]:
    """Return ids by date: of a speaker or an agency with few quotes by its index, else by the calendar."""
    tables = _BY_DATE
    last: str | None = None
    for column, key in (("speaker", wanted.speaker), ("agency", wanted.agency)):
        if key is not None and last is None:
            counted = reader.row(_COUNTED[column], key)
            last = counted["last"] if counted else None
            if not counted or (counted["quotes"] or 0) <= FEW:
                tables = _BY_INDEX[column]
                break
    if last:
        conditions = [*conditions, "(a.published < :last OR a.published IS NULL)"]
        values["last"] = last + "~"
    direction = "ASC" if wanted.sort == "oldest" else "DESC"
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    found = reader.rows(
        f"SELECT q.id, a.published, a.id AS article, q.start FROM {tables} {where}"
        f" ORDER BY a.published {direction}, a.id {direction} LIMIT :limit",
        **values,
    )
    found.sort(key=lambda row: row["start"])
    found.sort(key=lambda row: (row["published"] or "", row["article"]), reverse=direction == "DESC")
    return [row["id"] for row in found]


def _conditions(wanted: Wanted) -> tuple[list[str], dict[str, Any]]:
    """Return the conditions over quotes q and articles a, the speaker's first, and their values."""
    conditions = [COUNTED]
    values: dict[str, Any] = {}

    def add(name: str, value: Any, condition: str) -> None:
        if value is not None:
            conditions.append(condition)
            values[name] = value

    add("speaker", wanted.speaker, ":speaker IN (SELECT speaker FROM quote_speakers WHERE quote = q.id)")
    add("agency", wanted.agency, "(q.agency = :agency OR (q.agency IS NULL AND a.dateline_agency = :agency))")
    add("kind", wanted.kind, "q.kind = :kind")
    add("klass", wanted.klass, "q.class = :klass")
    add("type", wanted.type, "(SELECT type FROM speakers WHERE id = q.speaker) = :type")
    if wanted.relation == "dateline":
        conditions.append("q.agency IS NULL AND a.dateline_agency IS NOT NULL")
    else:
        add("relation", wanted.relation, "q.relation = :relation")
    add("publisher", wanted.publisher, "a.publisher = :publisher")
    if wanted.sort == "oldest":
        conditions.append("a.published IS NOT NULL")
    add("since", wanted.since, "a.published >= :since")
    add("until", wanted.until and wanted.until + "~", "a.published < :until")
    return conditions, values


def _quotes_of(reader: PageReader, column: str, key: int) -> int:
    """Return how many quotes a speaker or an agency has."""
    return int(reader.value(_COUNTED[column], key) or 0)


def _counted(reader: PageReader, wanted: Wanted) -> int | None:
    """Return how many quotes there are of what is counted beforehand, else None."""
    asked = set(wanted.arguments()) - {"sort"}
    if asked == {"speaker"} and wanted.speaker is not None:
        return _quotes_of(reader, "speaker", wanted.speaker)
    if asked == {"agency"} and wanted.agency is not None:
        return _quotes_of(reader, "agency", wanted.agency)
    if asked <= {"kind", "class", "since", "until"}:
        return int(
            reader.value(
                "SELECT sum(quotes) FROM count_days WHERE kind = coalesce(:kind, kind)"
                " AND class = coalesce(:klass, class) AND day >= coalesce(:since, day) AND"
                " (:until IS NULL OR (day < :until AND day > ''))",
                kind=wanted.kind,
                klass=wanted.klass,
                since=wanted.since,
                until=wanted.until and wanted.until + "~",
            )
            or 0
        )
    return None


_FACETS = """
SELECT q.kind, q.class AS klass, coalesce(q.agency, a.dateline_agency) AS agency, a.publisher,
  substr(a.published, 1, 4) AS year,
  (SELECT json_group_array(w.speaker) FROM quote_speakers AS w WHERE w.quote = q.id) AS speaker
FROM quotes AS q JOIN articles AS a ON a.id = q.article
WHERE q.id IN (SELECT value FROM json_each(:ids))
"""


def facets(reader: PageReader, ids: list[str], wanted: Wanted) -> list[Row]:
    """Count the chosen quotes by speaker, agency, kind, class, publisher and year.

    Each facet is a dictionary of ``name`` and ``values``, each value one of ``label``, ``count``,
    ``selected`` and ``arguments``: what to ask for to choose it, or to drop it where it is selected.
    """
    counts: dict[str, Counter[Any]] = {
        name: Counter() for name in ("speaker", "agency", "kind", "klass", "publisher", "year")
    }
    for row in reader.rows(_FACETS, ids=json.dumps(ids)):
        counts["speaker"].update(json.loads(row.pop("speaker")))
        for name, value in row.items():
            if value:
                counts[name][value] += 1
    names = {
        "speaker": _names(reader, "speakers", counts["speaker"]),
        "agency": _names(reader, "agencies", counts["agency"]),
    }
    found = []
    for name, counted in counts.items():
        chosen = wanted.since if name == "year" else getattr(wanted, name)
        values = [
            {
                "label": names[name].get(value, value) if name in names else value,
                "count": count,
                "selected": value == chosen,
                "arguments": _toggled(wanted, name, None if value == chosen else value),
            }
            for value, count in counted.most_common(FACET_VALUES)
        ]
        if values:
            found.append(
                {
                    "name": "class" if name == "klass" else name,
                    "values": values,
                    "more": len(counted) - len(values),
                }
            )
    return found


def _toggled(wanted: Wanted, name: str, value: Any) -> dict[str, Any]:
    """Return the arguments with one facet set, or taken out for None."""
    if name == "year":
        return wanted.arguments(since=value, until=value)
    return wanted.arguments(**{name: value})


def _names(reader: PageReader, table: str, counted: Counter[Any]) -> dict[int, str]:
    """Return the names of the rows that a facet will show."""
    ids = json.dumps([value for value, _ in counted.most_common(FACET_VALUES)])
    found = reader.rows(f"SELECT id, name FROM {table} WHERE id IN (SELECT value FROM json_each(?))", ids)
    return {row["id"]: row["name"] for row in found}


def snippets(reader: PageReader, chosen: ChosenQuotes, numbers: dict[str, int]) -> dict[str, str]:
    """Return the words around what was found in each quote, terms between OPENING and CLOSING."""
    if chosen.match is None:
        return {}
    return {
        key: reader.value(
            "SELECT snippet(quotes_fts, 0, ?, ?, ' … ', ?) FROM quotes_fts"
            " WHERE quotes_fts MATCH ? AND rowid = ?",
            OPENING, CLOSING, SNIPPET_WORDS, chosen.match, number,
        )
        for key, number in numbers.items()
    }  # fmt: skip


def described(reader: PageReader, wanted: Wanted) -> list[Row]:
    """Return what the list is narrowed to, as words, each with the arguments that lift it.

    Raises UnknownRow where a speaker or an agency is not in the file.
    """
    found = []
    for name, table in (("speaker", "speakers"), ("agency", "agencies")):
        key = getattr(wanted, name)
        if key is not None:
            label = reader.value(f"SELECT name FROM {table} WHERE id = ?", key)
            if label is None:
                raise UnknownRow(f"there is no {name} {key}")
            found.append({"name": name, "label": label, "arguments": wanted.arguments(**{name: None})})
    for name in ("kind", "klass", "type", "relation", "publisher", "since", "until"):
        value = getattr(wanted, name)
        if value is not None:
            words = {"klass": "class", "since": "from", "type": "source"}.get(name, name)
            found.append({"name": words, "label": value, "arguments": wanted.arguments(**{name: None})})
    return found
