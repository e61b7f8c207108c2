"""Writes a stored article anew: another text at its place, or another reading of the same text.

The article keeps its number, what stands unchanged in it keeps its ids, the text before is kept, and every id
that goes is kept with what it said. The caller holds the transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from quotetrack.model import Extraction
from quotetrack.store.articles.carrying import CarriedIds, FormerQuote, carry_ids, former_quotes_of
from quotetrack.store.articles.kept_articles import stored_extraction
from quotetrack.store.articles.places import COLUMNS, METADATA, Place, columns_of, move_to_copy
from quotetrack.store.articles.quote_rows import agency_row, write_quotes
from quotetrack.store.people.appointing import Used, withdraw
from quotetrack.store.reviews.anchoring import anchor, lost_verdicts
from quotetrack.store.waiting_rows import waiting_of, write_waiting

_FORMER_TEXT = """
INSERT INTO former_texts (article, version, title, author, publisher, published, text, sha256, encoding, run,
  retrieved_at, replaced_at)
SELECT ?, ?, title, author, publisher, published, text, sha256, encoding, run, retrieved_at, ?
FROM articles WHERE id = ?
"""
_GONE = """
INSERT OR REPLACE INTO former_quotes (id, article, version, kind, class, text, cue, source, speaker, start,
  gone_at, successor)
SELECT q.id, q.article, a.version, q.kind, q.class, q.text, q.cue, q.source,
  (SELECT group_concat(name, '|') FROM (SELECT s.name FROM quote_speakers AS p
    JOIN speakers AS s ON s.id = p.speaker WHERE p.quote = q.id ORDER BY p.ordinal)),
  q.start, ?, ?
FROM quotes AS q JOIN articles AS a ON a.id = q.article WHERE q.id = ?
"""


def write_found(
    connection: sqlite3.Connection, article: int, text: str, sha256: str, extraction: Extraction
) -> None:
    """Write the quotes of an article that has none, under ids that mean no others, and find its reviews."""
    carried = carry_ids((), "", extraction.attributions, text, taken=_taken(connection, extraction, article))
    _write(connection, article, text, sha256, extraction, carried)


def rewrite(
    connection: sqlite3.Connection,
    article: int,
    text: str,
    sha256: str,
    extraction: Extraction,
    run: int,
    time: str,
) -> Used:
    """Write the quotes of a stored article anew; return the speakers that the former ones leave behind.

    Where the text is another one, the one before becomes a former text of the article; one that is no longer
    what its digest says is written as it was.
    """
    write_waiting(connection)
    text_before, sha256_before, version = connection.execute(
        "SELECT text, sha256, version FROM articles WHERE id = ?", (article,)
    ).fetchone()
    if sha256_before == sha256 and text_before != text:
        connection.execute("UPDATE articles SET text = ? WHERE id = ?", (text, article))
        text_before = text
    before = former_quotes_of(connection, article, text_before, sha256_before)
    taken = _taken(connection, extraction, article)
    carried = carry_ids(before, text_before, extraction.attributions, text, taken=taken)
    left = withdraw(connection, article)
    note_gone(connection, before, carried, time)
    connection.execute("DELETE FROM quotes WHERE article = ?", (article,))
    if sha256_before != sha256:
        connection.execute(_FORMER_TEXT, (article, version, time, article))
        connection.execute(
            "UPDATE articles SET text = ?, sha256 = ?, version = version + 1, retrieved_at = ? WHERE id = ?",
            (text, sha256, extraction.article.retrieved or time, article),
        )
    connection.execute(
        "UPDATE articles SET run = ?, dateline_agency = ? WHERE id = ?",
        (run, agency_row(connection, extraction.dateline_agency), article),
    )
    _write(connection, article, text, sha256, extraction, carried)
    return left


def revise(
    connection: sqlite3.Connection,
    article: int,
    place: Place,
    text: str,
    sha256: str,
    extraction: Extraction,
    run: int,
    time: str,
) -> Used:
    """Give an article the text that stands at its place now; return the speakers that it leaves behind.

    Where the text before still stands elsewhere, that copy becomes an article of its own.
    """
    write_waiting(connection)
    elsewhere = connection.execute("SELECT 1 FROM copies WHERE article = ?", (article,)).fetchone()
    kept = stored_extraction(connection, article) if elsewhere else None
    text_before, sha256_before, run_before, *was = connection.execute(
        f"SELECT text, sha256, run, {', '.join(METADATA)} FROM articles WHERE id = ?", (article,)
    ).fetchone()
    left = rewrite(connection, article, text, sha256, extraction, run, time)
    title = extraction.title or extraction.article.title
    values = columns_of(extraction.article, title, place)[3:]
    assigned = ", ".join(f"{name} = ?" for name in METADATA)
    merged = [new or old for new, old in zip(values, was, strict=True)]
    connection.execute(f"UPDATE articles SET {assigned} WHERE id = ?", (*merged, article))
    if kept is not None:
        other = insert_article(
            connection, None, kept, (None, kept.article.id), text_before, sha256_before, run_before, time
        )
        connection.execute("UPDATE copies SET article = ? WHERE article = ?", (other, article))
        move_to_copy(connection, other)
        write_found(connection, other, text_before, sha256_before, kept)
    return left


def insert_article(
    connection: sqlite3.Connection,
    number: int | None,
    extraction: Extraction,
    place: Place,
    text: str,
    sha256: str,
    run: int,
    time: str,
    version: int = 1,
) -> int:
    """Insert the row of an article and return its number, ``number`` where one is given."""
    article = extraction.article
    cursor = connection.execute(
        f"INSERT INTO articles ({COLUMNS}, id, text, sha256, version, dateline_agency, run, retrieved_at)"
        f" VALUES ({', '.join('?' * 18)})",
        (
            *columns_of(article, extraction.title or article.title, place),
            *(number, text, sha256, version),
            agency_row(connection, extraction.dateline_agency),
            *(run, article.retrieved or time),
        ),
    )
    inserted = cast(int, cursor.lastrowid)
    waiting = waiting_of(connection)
    if waiting is not None:
        waiting.articles.append(inserted)
    return inserted


def part_copy(connection: sqlite3.Connection, place: Place) -> tuple[int | None, int]:
    """Return the number, None for a new one, and the version as which a place goes on that was a copy."""
    row = connection.execute(
        "SELECT id FROM former_articles WHERE place = ? AND document = ?", place
    ).fetchone()
    if row is None:
        return None, 2
    number = int(row[0])
    connection.execute("DELETE FROM former_articles WHERE id = ?", (number,))
    last = connection.execute(
        "SELECT coalesce(max(version), 0) FROM former_texts WHERE article = ?", (number,)
    ).fetchone()[0]
    return number, int(last) + 2


def keep_copied_text(
    connection: sqlite3.Connection, article: int, version: int, copied: int, time: str
) -> None:
    """Keep, as a former text of ``article``, the text that its place shared with article ``copied``."""
    connection.execute(_FORMER_TEXT, (article, version, time, copied))


def merge(connection: sqlite3.Connection, article: int, into: int, time: str) -> Used:
    """End an article whose place has the text of another by now; return the speakers that it leaves behind.

    Its number leads to the other, and its ids to the quotes that say the same there.
    """
    write_waiting(connection)
    text, sha256, version, place, document = connection.execute(
        "SELECT text, sha256, version, place, document FROM articles WHERE id = ?", (article,)
    ).fetchone()
    after = connection.execute("SELECT text FROM articles WHERE id = ?", (into,)).fetchone()[0]
    before = former_quotes_of(connection, article, text, sha256)
    there = stored_extraction(connection, into).attributions
    carried = carry_ids(before, text, there, after)
    same = {old: there[i].id for i, old in enumerate(carried.ids) if old in carried.kept}
    left = withdraw(connection, article)
    successors = {
        old: there[carried.ids.index(new)].id for old, new in carried.successors.items() if new in carried.ids
    }
    note_gone(connection, before, CarriedIds((), frozenset(), same | successors), time)
    connection.execute(_FORMER_TEXT, (article, version, time, article))
    connection.execute("DELETE FROM quotes WHERE article = ?", (article,))
    connection.execute("DELETE FROM articles WHERE id = ?", (article,))
    connection.execute("UPDATE former_articles SET article = ? WHERE article = ?", (into, article))
    connection.execute(
        "INSERT INTO former_articles (id, article, place, document, merged_at) VALUES (?,?,?,?,?)",
        (article, into, place, document, time),
    )
    return left


def note_gone(
    connection: sqlite3.Connection, before: Iterable[FormerQuote], carried: CarriedIds, time: str
) -> None:
    """Keep what the quotes say that go; before their rows do."""
    for one in before:
        if one.id not in carried.kept:
            connection.execute(_GONE, (time, carried.successors.get(one.id), one.id))


def _write(
    connection: sqlite3.Connection,
    article: int,
    text: str,
    sha256: str,
    extraction: Extraction,
    carried: CarriedIds,
) -> None:
    """Write what was found under its ids, and give it the reviews that hold for it."""
    found = [
        one if one.id == key else replace(one, id=key)
        for one, key in zip(extraction.attributions, carried.ids, strict=True)
    ]
    waiting = waiting_of(connection)
    never = waiting is not None and waiting.has_none_of(carried.ids)
    write_quotes(connection, article, text, found)
    if not never and connection.execute("SELECT 1 FROM former_quotes LIMIT 1").fetchone() is not None:
        back = (json.dumps(carried.ids),)
        connection.execute("DELETE FROM former_quotes WHERE id IN (SELECT value FROM json_each(?))", back)
    if lost_verdicts(connection, article, sha256):
        write_waiting(connection)
        anchor(connection, article, text, sha256, kept=carried.kept)


def _taken(connection: sqlite3.Connection, extraction: Extraction, article: int) -> set[str]:
    """Return those of the ids of an extraction that mean, or meant, quotes of other articles."""
    ids = [one.id for one in extraction.attributions]
    waiting = waiting_of(connection)
    if not ids or (waiting is not None and waiting.has_none_of(ids)):
        return set()
    found = connection.execute(_TAKEN, {"ids": json.dumps(ids), "article": article})
    return {row[0] for row in found} | (waiting.ids.intersection(ids) if waiting is not None else set())


_TAKEN = """
SELECT i.value FROM json_each(:ids) AS i CROSS JOIN quotes AS q ON q.id = i.value WHERE q.article <> :article
UNION ALL
SELECT i.value FROM json_each(:ids) AS i CROSS JOIN former_quotes AS f ON f.id = i.value
 WHERE f.article <> :article
"""
