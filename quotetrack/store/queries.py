"""The named questions that the database answers; nothing here writes.

Each takes an open database and returns rows as dictionaries, ready for a table, JSON or CSV.
``klass`` is *speech*, *thought*, *perception* or *all*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from sqlite_utils import Database

from quotetrack.errors import UnknownRow
from quotetrack.lexicon.agencies import outlet
from quotetrack.store.database import ask as _rows
from quotetrack.store.database import path_of
from quotetrack.store.names import fold

Row = dict[str, Any]

# The quotes are chosen and ordered first; only those left are written out in full.
_QUOTES = """
SELECT f.* FROM (
  SELECT q.id, a.published, a.id AS article, q.start FROM {tables} {where}
  ORDER BY a.published DESC, a.id DESC, q.start LIMIT :limit
) AS chosen
JOIN quotes_full AS f ON f.id = chosen.id
ORDER BY chosen.published DESC, chosen.article DESC, chosen.start
"""
_FROM_QUOTES = "quotes AS q JOIN articles AS a ON a.id = q.article"
_FROM_ARTICLES = "articles AS a CROSS JOIN quotes AS q ON q.article = a.id"  # in the order of an index
_COUNT = "SELECT count(*) AS n FROM quotes AS q JOIN articles AS a ON a.id = q.article {where}"
_FOUND = "q.number IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH :search)"
_RANKED = """
SELECT f.* FROM (
  SELECT q.id, bm25(quotes_fts) AS score FROM quotes_fts
  JOIN quotes AS q ON q.number = quotes_fts.rowid
  JOIN articles AS a ON a.id = q.article
  {where} ORDER BY score, q.id LIMIT :limit
) AS chosen
JOIN quotes_full AS f ON f.id = chosen.id
ORDER BY chosen.score, chosen.id
"""
_SPEAKERS = """
SELECT s.name, s.type, counted.*,
  (SELECT group_concat(alias, '; ') FROM (SELECT alias FROM speaker_aliases AS l
    WHERE l.speaker = s.id AND l.origin IN ('text', 'hand') ORDER BY alias)) AS aliases
FROM (
  SELECT s.id, count(*) AS quotes,
    sum(q.kind = 'direct') AS direct, sum(q.kind = 'mixed') AS mixed, sum(q.kind = 'indirect') AS indirect,
    count(DISTINCT q.article) AS articles, min(a.published) AS first, max(a.published) AS last
  FROM quote_speakers AS qs
  JOIN quotes AS q ON q.id = qs.quote
  JOIN articles AS a ON a.id = q.article
  JOIN speakers AS s ON s.id = qs.speaker
  {where} GROUP BY s.id ORDER BY quotes DESC, s.name LIMIT :limit
) AS counted
JOIN speakers AS s ON s.id = counted.id
ORDER BY counted.quotes DESC, s.name
"""
_AGENCIES = """
SELECT g.name, g.short, g.kind, count(q.id) AS quotes,
  coalesce(sum(q.relation = 'reported'), 0) AS reported, coalesce(sum(q.relation = 'told'), 0) AS told,
  coalesce(sum(q.relation = 'carried'), 0) AS carried, coalesce(sum(q.relation = 'speaker'), 0) AS speaker,
  (SELECT count(*) FROM articles AS a WHERE a.dateline_agency = g.id) AS dateline_articles
FROM agencies AS g LEFT JOIN quotes AS q ON q.agency = g.id {condition}
GROUP BY g.id HAVING count(q.id) OR dateline_articles
ORDER BY quotes DESC, dateline_articles DESC, g.name LIMIT :limit
"""
_STATS = """
SELECT
  (SELECT count(*) FROM articles) AS articles,
  (SELECT count(*) FROM copies) AS copies,
  (SELECT count(*) FROM quotes) AS quotes,
  (SELECT count(*) FROM speakers) AS speakers,
  (SELECT count(*) FROM agencies) AS agencies,
  (SELECT min(published) FROM articles) AS first_published,
  (SELECT max(published) FROM articles) AS last_published,
  (SELECT version FROM runs ORDER BY id DESC LIMIT 1) AS version,
  (SELECT parser FROM runs ORDER BY id DESC LIMIT 1) AS parser,
  (SELECT started_at FROM runs ORDER BY id DESC LIMIT 1) AS last_run
"""
_COPIES = "SELECT document, path, url, title, publisher, published FROM copies WHERE article = ? ORDER BY id"
_SPANS = 'SELECT role, start, "end" FROM quote_spans WHERE quote = ? ORDER BY role, ordinal'


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """Which quotes are asked for; None asks for any. ``limit`` -1 is no limit.

    ``speaker`` is a name, an alias or a surname; ``agency`` any form of its name; ``since`` and
    ``until`` are ISO dates or their beginnings (*2016*, *2016-11*), both inclusive; ``search`` holds
    words, *"a phrase"* and *begin\\**.
    """

    speaker: str | None = None
    agency: str | None = None
    affiliation: str | None = None
    kind: str | None = None
    klass: str = "speech"
    since: str | None = None
    until: str | None = None
    search: str | None = None
    limit: int = -1


def quotes(db: Database, wanted: QuoteFilter) -> list[Row]:
    """Return the quotes that match, newest article first, or best match first for a search."""
    conditions, values = _conditions(db, wanted)
    values["limit"] = wanted.limit
    if wanted.search is None:
        narrow = any((wanted.speaker, wanted.agency, wanted.affiliation))
        tables = _FROM_QUOTES if narrow else _FROM_ARTICLES
        query = _QUOTES.format(tables=tables, where=_where(conditions))
    else:
        query = _RANKED.format(where=_where(["quotes_fts MATCH :search", *conditions]))
    return _rows(db, query, values)


def count_quotes(db: Database, wanted: QuoteFilter) -> int:
    """Return how many quotes match, without the limit."""
    conditions, values = _conditions(db, wanted)
    if wanted.search is not None:
        conditions.append(_FOUND)
    return int(_rows(db, _COUNT.format(where=_where(conditions)), values)[0]["n"])


def speakers(
    db: Database,
    *,
    klass: str = "speech",
    kind: str | None = None,
    search: str | None = None,
    limit: int = -1,
) -> list[Row]:
    """Return who is reported, most often first; ``kind`` is a type of speaker, ``search`` a name."""
    conditions, values = _class_condition(klass)
    values["limit"] = limit
    if kind is not None:
        conditions.append("s.type = :type")
        values["type"] = kind
    if search is not None:
        conditions.append(f"s.id IN ({_numbers(find_speakers(db, search))})")
    return _rows(db, _SPEAKERS.format(where=_where(conditions)), values)


def agencies(db: Database, *, klass: str = "speech", limit: int = -1) -> list[Row]:
    """Return through whom statements came, by relation, and whose dateline how many articles carry."""
    conditions, values = _class_condition(klass)
    condition = "AND " + conditions[0] if conditions else ""
    return _rows(db, _AGENCIES.format(condition=condition), {**values, "limit": limit})


def show(db: Database, beginning: str) -> Row:
    """Return the quote whose id begins so, with ``text_of_article``, ``spans`` and ``copies``.

    ``spans`` holds (role, start, end) of content, source, cue and agency, in code points. Raises
    UnknownRow where no id begins so, or several do.
    """
    found = _rows(
        db,
        "SELECT id FROM quotes WHERE id >= :a AND id < :b ORDER BY id LIMIT 4",
        {"a": beginning, "b": beginning + "\U0010ffff"},
    )
    ids = [row["id"] for row in found]
    if beginning in ids:
        ids = [beginning]
    if not ids or not beginning:
        raise UnknownRow(f"no quote has the id {beginning!r}; see the ids with: quotetrack quotes DB")
    if len(ids) > 1:
        raise UnknownRow(f"several ids begin with {beginning!r} ({', '.join(ids)}, ...); give more of it")
    row = _rows(db, "SELECT * FROM quotes_full WHERE id = ?", ids)[0]
    place = _rows(
        db,
        "SELECT a.text, q.cue_start, q.cue_end, q.mention_start, q.mention_end"
        " FROM quotes AS q JOIN articles AS a ON a.id = q.article WHERE q.id = ?",
        ids,
    )[0]
    spans = [(span["role"], span["start"], span["end"]) for span in _rows(db, _SPANS, ids)]
    for role, name in (("cue", "cue"), ("agency", "mention")):
        if place[f"{name}_start"] is not None:
            spans.append((role, place[f"{name}_start"], place[f"{name}_end"]))
    copies = _rows(db, _COPIES, [row["article"]])
    return {**row, "text_of_article": place["text"], "spans": spans, "copies": copies}


def stats(db: Database) -> Row:
    """Return counts of what is stored, of quotes by kind and by class, and what stored it last."""
    row = _rows(db, _STATS, {})[0]
    for column in ("kind", "class"):
        for group in _rows(
            db, f"SELECT {column} AS name, count(*) AS n FROM quotes GROUP BY 1 ORDER BY 1", {}
        ):
            row[group["name"]] = group["n"]
    row["bytes"] = path_of(db).stat().st_size
    return row


def check(db: Database) -> list[str]:
    """Return what is wrong with the file: damaged pages, dangling references, offsets that lie."""
    faults = [
        str(next(iter(row.values())))
        for row in _rows(db, "PRAGMA quick_check(10)", {})
        if next(iter(row.values())) != "ok"
    ]
    faults += [f"dangling reference in {row['table']}" for row in _rows(db, "PRAGMA foreign_key_check", {})]
    for row in _rows(db, "SELECT id, part FROM offset_faults", {}):
        faults.append(f"quote {row['id']}: the stored {row['part']} is not what its offsets say")
    return faults


def find_speakers(db: Database, name: str) -> list[int]:
    """Return the rows of the speakers called so: by name, alias or surname, else by words of a name."""
    key = fold(name)
    found = _rows(db, "SELECT DISTINCT speaker FROM speaker_aliases WHERE key = ?", [key])
    if not found and key:
        found = _rows(
            db,
            "SELECT DISTINCT speaker FROM speaker_aliases"
            r" WHERE ' ' || key || ' ' LIKE '% ' || ? || ' %' ESCAPE '\'",
            [re.sub(r"([%_\\])", r"\\\1", key)],
        )
    return sorted(row["speaker"] for row in found)


def similar_speakers(db: Database, name: str) -> list[str]:
    """Return up to three stored names that look like ``name``, for a hint."""
    known = {row["key"]: row["alias"] for row in _rows(db, "SELECT key, alias FROM speaker_aliases", {})}
    return [known[key] for key in get_close_matches(fold(name), known, n=3, cutoff=0.75)]


def find_agencies(db: Database, name: str) -> list[int]:
    """Return the rows of the agencies that ``name`` may mean, in any of their forms and any case."""
    known = outlet(name)
    key = fold(name)
    found = []
    for row in _rows(db, "SELECT id, name FROM agencies", {}):
        listed = outlet(row["name"])
        forms = listed.forms if listed else (row["name"],)
        if (known and known.name == row["name"]) or key in {fold(form) for form in forms}:
            found.append(int(row["id"]))
    return found


def match_expression(search: str) -> str:
    """Return an FTS5 expression for what a person typed, none of whose signs can be a syntax error.

    Words must all occur; *"a phrase"* stands together; *begin\\** stands for words that begin so.
    Raises UnknownRow where there is no word in it.
    """
    terms = []
    for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', storable_words(search)):
        term = phrase or word
        if re.search(r"\w", term):
            star = "*" if word.endswith("*") else ""
            terms.append('"' + term.rstrip("*" if star else "") + '"' + star)
    if not terms:
        raise UnknownRow(f"nothing to search for in {search!r}; give a word or a phrase")
    return " ".join(terms)


def storable_words(search: str) -> str:
    """Return a search without the code points that cannot stand in the database."""
    return re.sub("[\0\ud800-\udfff]", " ", search)


def _conditions(db: Database, wanted: QuoteFilter) -> tuple[list[str], dict[str, Any]]:
    """Return the conditions of a filter over quotes q and articles a, and their values."""
    conditions, values = _class_condition(wanted.klass)
    if wanted.kind is not None:
        conditions.append("q.kind = :kind")
        values["kind"] = wanted.kind
    if wanted.speaker is not None:
        numbers = _numbers(find_speakers(db, wanted.speaker))
        conditions.append(f"q.id IN (SELECT quote FROM quote_speakers WHERE speaker IN ({numbers}))")
    if wanted.agency is not None:
        numbers = _numbers(find_agencies(db, wanted.agency))
        conditions.append(
            f"(q.agency IN ({numbers}) OR (q.agency IS NULL AND a.dateline_agency IN ({numbers})))"
        )
    if wanted.affiliation is not None:
        conditions.append(_affiliated(db, wanted.affiliation, values))
    if wanted.since is not None:
        conditions.append("a.published >= :since")
        values["since"] = wanted.since
    if wanted.until is not None:
        conditions.append("a.published < :until")
        values["until"] = wanted.until + "~"  # sorts behind everything that goes on from the date
    if wanted.search is not None:
        values["search"] = match_expression(wanted.search)
    return conditions, values


def _affiliated(db: Database, body: str, values: dict[str, Any]) -> str:
    """Return the condition for statements on behalf of a body, its own included."""
    key = fold(body)
    stored = _rows(db, "SELECT DISTINCT affiliation AS name FROM quotes WHERE affiliation IS NOT NULL", {})
    same = [row["name"] for row in stored if fold(row["name"]) == key]
    places = ", ".join(f":body{i}" for i in range(len(same)))
    values.update({f"body{i}": name for i, name in enumerate(same)})
    own = _rows(db, "SELECT id FROM speakers WHERE key = ? AND type IN ('organization', 'group')", [key])
    numbers = _numbers([row["id"] for row in own])
    return (
        f"(q.affiliation IN ({places}) OR q.id IN"
        f" (SELECT quote FROM quote_speakers WHERE speaker IN ({numbers})))"
    )


def _class_condition(klass: str) -> tuple[list[str], dict[str, Any]]:
    """Return the condition that narrows to one class, none for *all*."""
    return ([], {}) if klass == "all" else (["q.class = :class"], {"class": klass})


def _where(conditions: list[str]) -> str:
    """Join conditions into a WHERE clause, empty where there are none."""
    return "WHERE " + " AND ".join(conditions) if conditions else ""


def _numbers(found: list[int]) -> str:
    """Write row numbers of our own as a list for IN; an empty one matches nothing."""
    return ", ".join(map(str, map(int, found)))
