"""The named questions that the database answers; nothing here writes.

Each takes an open database and returns rows as dictionaries, ready for a table, JSON or CSV.
``klass`` is *speech*, *thought*, *perception*, *no_comment* or *all*.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from quotetrack.errors import UnknownRow
from quotetrack.lexicon.asked.asked_words import read_asked
from quotetrack.lexicon.folding import fold
from quotetrack.model.stored import Row
from quotetrack.store.database import path_of, worded
from quotetrack.store.people.lookup import find_agencies, meant_speakers
from quotetrack.store.questions.count_tables import count_faults
from quotetrack.store.questions.counts import carried_by
from quotetrack.store.questions.former_ids import explain_gone
from quotetrack.store.questions.kept_texts import version_faults
from quotetrack.store.questions.quote_filter import QuoteFilter as QuoteFilter
from quotetrack.store.questions.quote_filter import narrowed
from quotetrack.store.questions.review_filter import VERDICT, reviewed_as
from quotetrack.store.selecting import distinct, numbers, of_class, rows, where, within

# The quotes are chosen and ordered first; only those left are written out in full.
_QUOTES = """
SELECT f.* FROM (
  SELECT q.id, a.published, a.id AS article, q.start FROM {tables} {where}
  ORDER BY a.published DESC, a.id DESC, q.start LIMIT :limit
) AS chosen
JOIN quotes_full AS f ON f.id = chosen.id
ORDER BY chosen.published DESC, chosen.article DESC, chosen.start
"""
_CHOSEN = """
SELECT a.id, q.id FROM {tables} {where} ORDER BY a.published DESC, a.id DESC, q.start LIMIT :limit
"""
_FROM_QUOTES = "quotes AS q JOIN articles AS a ON a.id = q.article"
_FROM_ARTICLES = "articles AS a CROSS JOIN quotes AS q ON q.article = a.id"  # in the order of an index
# Of whom much is kept, article by article, newest first, until there are enough.
_OF_ONE = """
SELECT f.* FROM (
  SELECT q.id, k.published, k.article, q.start
  FROM count_speaker_articles AS k
  CROSS JOIN articles AS a ON a.id = k.article
  CROSS JOIN quotes AS q ON q.article = k.article AND q.class = k.class
  {where} ORDER BY k.published DESC, k.article DESC, q.start LIMIT :limit
) AS chosen
JOIN quotes_full AS f ON f.id = chosen.id
ORDER BY chosen.published DESC, chosen.article DESC, chosen.start
"""
_SAID_BY = "q.id IN (SELECT quote FROM quote_speakers WHERE speaker IN ({0}))"
_SPOKE = (
    "k.speaker = {0} AND EXISTS (SELECT 1 FROM quote_speakers AS w WHERE w.quote = q.id AND +w.speaker = {0})"
)
_OFTEN = "SELECT 1 FROM count_speakers WHERE speaker = ? AND quotes > ?"
MANY = 5000  # quotes of one speaker from which they are read article by article
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
_STATS = """
SELECT
  (SELECT count(*) FROM articles) AS articles,
  (SELECT count(*) FROM copies) AS copies,
  (SELECT coalesce(sum(quotes), 0) FROM count_days) AS quotes,
  (SELECT count(*) FROM count_speakers) AS speakers,
  (SELECT count(*) FROM agencies AS g
    WHERE EXISTS (SELECT 1 FROM articles AS a WHERE a.dateline_agency = g.id) OR EXISTS (
      SELECT 1 FROM quote_relays AS r
       WHERE r.agency = g.id AND r.quote NOT IN (SELECT id FROM rejected_quotes)
    )) AS agencies,
  (SELECT count(*) FROM reviewed WHERE review IS NOT NULL) AS reviews,
  (SELECT count(*) FROM reviewed WHERE review IS NOT NULL AND quote IS NULL) AS orphaned_reviews,
  (SELECT min(published) FROM articles) AS first_published,
  (SELECT max(published) FROM articles) AS last_published,
  (SELECT version FROM runs ORDER BY id DESC LIMIT 1) AS version,
  (SELECT parser FROM runs ORDER BY id DESC LIMIT 1) AS parser,
  (SELECT started_at FROM runs ORDER BY id DESC LIMIT 1) AS last_run
"""
_BODIES = (
    "SELECT DISTINCT speaker AS id FROM speaker_names WHERE key = ? AND type IN ('organization', 'group')"
)
_COPIES = "SELECT document, path, url, title, publisher, published FROM copies WHERE article = ? ORDER BY id"
_MENTIONS = (
    'SELECT mention_start AS start, mention_end AS "end" FROM quote_relays'
    " WHERE quote = ? AND mention_start IS NOT NULL ORDER BY ordinal"
)
_SPANS = 'SELECT role, start, "end" FROM quote_spans WHERE quote = ? ORDER BY role, ordinal'


def quotes(db: Database, wanted: QuoteFilter) -> list[Row]:
    """Return the quotes that match, newest article first, or best match first for a search."""
    wanted = narrowed(wanted)
    often = _is_of_one_often_quoted(db, wanted)
    conditions, values = conditions_of(db, wanted, ranked=True, said_by=_SPOKE if often else _SAID_BY)
    values["limit"] = wanted.limit
    if often:
        query = _OF_ONE.format(where=where(conditions))
    elif "search" not in values:
        narrow = any((wanted.speaker, wanted.affiliation)) or "UNION ALL" in "".join(conditions)
        tables = _FROM_QUOTES if narrow else _FROM_ARTICLES
        query = _QUOTES.format(tables=tables, where=where(conditions))
    else:
        query = _RANKED.format(where=where(["quotes_fts MATCH :search", *conditions]))
    return rows(db, query, values)


def _is_of_one_often_quoted(db: Database, wanted: QuoteFilter) -> bool:
    """Tell whether one speaker is asked for of whom so much is kept that not all of it need be read."""
    if wanted.speaker is None or wanted.search is not None or wanted.limit < 0 or wanted.reviewed is not None:
        return False
    found = meant_speakers(db, wanted.speaker)
    return len(found) == 1 and bool(rows(db, _OFTEN, [found[0], MANY]))


def chosen_ids(db: Database, wanted: QuoteFilter) -> Iterator[tuple[int, str]]:
    """Yield article and id of the quotes that match, article by article, newest first, as they are read."""
    wanted = narrowed(wanted)
    conditions, values = conditions_of(db, wanted)
    narrow = any((wanted.speaker, wanted.agency, wanted.affiliation, wanted.search))
    query = _CHOSEN.format(tables=_FROM_QUOTES if narrow else _FROM_ARTICLES, where=where(conditions))
    with worded(path_of(db)):
        yield from db.conn.execute(query, {**values, "limit": wanted.limit})


def count_quotes(db: Database, wanted: QuoteFilter) -> int:
    """Return how many quotes match, without the limit."""
    conditions, values = conditions_of(db, wanted)
    return int(rows(db, _COUNT.format(where=where(conditions)), values)[0]["n"])


def show(db: Database, beginning: str) -> Row:
    """Return the quote whose id begins so, with ``text_of_article``, ``spans`` and ``copies``.

    ``spans`` holds (role, start, end) of content, source, cue, recipient and agencies, in code points. Raises
    UnknownRow where no id begins so, or several do.
    """
    ids = [quote_id(db, beginning)]
    row = rows(db, "SELECT * FROM quotes_full WHERE id = ?", ids)[0]
    place = rows(
        db,
        "SELECT a.text, q.cue_start, q.cue_end, q.recipient_start, q.recipient_end"
        " FROM quotes AS q JOIN articles AS a ON a.id = q.article WHERE q.id = ?",
        ids,
    )[0]
    spans = [(span["role"], span["start"], span["end"]) for span in rows(db, _SPANS, ids)]
    for role in ("cue", "recipient"):
        if place[f"{role}_start"] is not None:
            spans.append((role, place[f"{role}_start"], place[f"{role}_end"]))
    spans += [("agency", hop["start"], hop["end"]) for hop in rows(db, _MENTIONS, ids)]
    copies = rows(db, _COPIES, [row["article"]])
    return {**row, "text_of_article": place["text"], "spans": spans, "copies": copies}


def quote_id(db: Database, beginning: str) -> str:
    """Return the only id that begins so.

    Raises UnknownRow where none does, or several do; the message says what became of one that is gone.
    """
    found = rows(
        db,
        "SELECT id FROM quotes WHERE id >= :a AND id < :b ORDER BY id LIMIT 4",
        {"a": beginning, "b": beginning + "\U0010ffff"},
    )
    ids = [row["id"] for row in found]
    if beginning in ids:
        return beginning
    gone = explain_gone(db, beginning) if not ids else None
    if gone is not None:
        raise UnknownRow(gone)
    if not ids or not beginning:
        raise UnknownRow(f"no quote has the id {beginning!r}; see the ids with: quotetrack quotes DB")
    if len(ids) > 1:
        raise UnknownRow(f"several ids begin with {beginning!r} ({', '.join(ids)}, ...); give more of it")
    return str(ids[0])


def stats(db: Database) -> Row:
    """Return counts of what is stored, of quotes by kind and by class, and what stored it last."""
    row = rows(db, _STATS)[0]
    for column in ("kind", "class"):
        for group in rows(
            db, f"SELECT {column} AS name, sum(quotes) AS n FROM count_days GROUP BY 1 ORDER BY 1", {}
        ):
            row[group["name"]] = group["n"]
    row["bytes"] = path_of(db).stat().st_size
    return row


def check(db: Database) -> list[str]:
    """Return what is wrong with the file: damage, dangling references, wrong offsets, digests and counts."""
    faults = [
        str(next(iter(row.values())))
        for row in rows(db, "PRAGMA quick_check(10)")
        if next(iter(row.values())) != "ok"
    ]
    faults += [f"dangling reference in {row['table']}" for row in rows(db, "PRAGMA foreign_key_check")]
    for row in rows(db, "SELECT id, part FROM offset_faults"):
        faults.append(f"quote {row['id']}: the stored {row['part']} is not what its offsets say")
    with worded(path_of(db)):
        faults += version_faults(db.conn)
        faults += count_faults(db.conn)
    return faults


def conditions_of(
    db: Database, wanted: QuoteFilter, *, ranked: bool = False, said_by: str = _SAID_BY
) -> tuple[list[str], dict[str, Any]]:
    """Return the conditions of a filter over quotes q and articles a, and their values.

    Where a query is ``ranked``, the words that must occur are its own condition; their value is *search*.
    ``said_by`` is the condition of a speaker, with a place for the speakers' numbers.
    """
    wanted = narrowed(wanted)
    conditions, values = of_class(wanted.klass)
    if wanted.kind is not None:
        conditions.append("q.kind = :kind")
        values["kind"] = wanted.kind
    if wanted.speaker is not None:
        found = numbers(meant_speakers(db, wanted.speaker))
        conditions.append(said_by.format(found))
    if wanted.agency is not None:
        conditions.append(_through(db, find_agencies(db, wanted.agency)))
    if wanted.affiliation is not None:
        conditions.append(_affiliated(db, wanted.affiliation, values))
    for more, given in (within(wanted.since, wanted.until), carried_by(db, wanted.publisher)):
        conditions += more
        values.update(given)
    conditions += reviewed_as(wanted.reviewed)
    if wanted.complete:
        same = "" if wanted.klass == "all" else "AND o.class = :class"
        open_ones = f"SELECT 1 FROM quotes AS o WHERE o.article = a.id {same} AND o.id NOT IN ({VERDICT})"
        conditions.append(f"NOT EXISTS ({open_ones})")
    asked = read_asked(wanted.search) if wanted.search is not None else None
    for name, expression in (("search", asked and asked.match), ("without", asked and asked.without)):
        if expression:
            values[name] = expression
    if "search" in values and not ranked:
        conditions.append(_FOUND)
    if "without" in values:
        conditions.append(_FOUND.replace(" IN ", " NOT IN ").replace(":search", ":without"))
    return conditions, values


def _through(db: Database, agencies: list[int]) -> str:
    """Return the condition for what came through agencies, at any hop or under their dateline.

    What few quotes have is looked up first; what many have is soonest met going through the articles.
    """
    found = numbers(agencies)
    few = rows(db, _HOW_MANY.format(found=found))[0]
    if few["quotes"] <= _FEW and few["articles"] <= _FEW:
        return (
            f"q.id IN (SELECT quote FROM quote_relays WHERE agency IN ({found}) UNION ALL"
            " SELECT o.id FROM articles AS p JOIN quotes AS o ON o.article = p.id"
            f" WHERE p.dateline_agency IN ({found}) AND o.agency IS NULL)"
        )
    return (
        f"((q.agency IS NULL AND a.dateline_agency IN ({found}))"
        f" OR EXISTS (SELECT 1 FROM quote_relays AS r WHERE r.quote = q.id AND +r.agency IN ({found})))"
    )


_FEW = 5000
_HOW_MANY = f"""
SELECT
  (SELECT count(*) FROM (SELECT 1 FROM quote_relays WHERE agency IN ({{found}}) LIMIT {_FEW + 1})) AS quotes,
  (SELECT count(*) FROM (SELECT 1 FROM articles WHERE dateline_agency IN ({{found}}) LIMIT {_FEW + 1}))
    AS articles
"""


def _affiliated(db: Database, body: str, values: dict[str, Any]) -> str:
    """Return the condition for statements on behalf of a body, its own included."""
    key = fold(body)
    same = [name for name in distinct(db, "quotes", "affiliation") if fold(name) == key]
    places = ", ".join(f":body{i}" for i in range(len(same)))
    values.update({f"body{i}": name for i, name in enumerate(same)})
    own = rows(db, _BODIES, [key])
    found = numbers([row["id"] for row in own])
    if not own:
        return f"q.affiliation IN ({places})"
    return (
        f"(q.affiliation IN ({places}) OR q.id IN"
        f" (SELECT quote FROM quote_speakers WHERE speaker IN ({found})))"
    )
