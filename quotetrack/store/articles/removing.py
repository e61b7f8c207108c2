"""Takes articles out of the database and back: their quotes, ids and reviews are kept meanwhile.

What was taken out is in no list, count or search, and ingest passes it over; it stays in the file until it is
brought back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone

from sqlite_utils import Database

from quotetrack.errors import BadDecision, UnknownRow
from quotetrack.model.stored import Row
from quotetrack.store.articles.carrying import CarriedIds, former_quotes_of
from quotetrack.store.articles.kept_articles import extraction_of, extraction_record, stored_extraction
from quotetrack.store.articles.places import COLUMNS, Place, insert_copy
from quotetrack.store.articles.revising import insert_article, note_gone, write_found
from quotetrack.store.database import path_of, transaction, worded
from quotetrack.store.people.appointing import forget_unused, withdraw
from quotetrack.store.people.kept_bearers import bearers_of, bring_back, mean_again, note_left
from quotetrack.store.questions.article_lists import find_article
from quotetrack.store.reviews.verdicts import found_again
from quotetrack.store.selecting import rows

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class RemovedArticle:
    """An article that was taken out or brought back: its number, its heading, how many quotes it has."""

    number: int
    heading: str
    quotes: int


def is_removed(connection: sqlite3.Connection, place: Place, sha256: str) -> bool:
    """Tell whether the article at a place, or of a text, was taken out."""
    known = "SELECT 1 FROM removed_places WHERE place = ? AND document = ?"
    same = "SELECT 1 FROM removed_articles WHERE sha256 = ?"
    return bool(
        (place[0] is not None and connection.execute(known, place).fetchone())
        or connection.execute(same, (sha256,)).fetchone()
    )


def remove_article(
    db: Database, given: str, *, note: str | None = None, now: Clock = lambda: datetime.now(timezone.utc)
) -> RemovedArticle:
    """Take an article out, by its number, document id, path or address; ``note`` says why.

    Raises UnknownRow where no article is called so, or several are.
    """
    number = find_article(db, given)
    time = now().astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    with worded(path_of(db)), transaction(db) as connection:
        found_again(connection, number)
        extraction = stored_extraction(connection, number)
        [row] = rows(db, "SELECT * FROM articles WHERE id = ?", [number])
        copies = [
            list(copy)
            for copy in connection.execute(
                f"SELECT {COLUMNS}, retrieved_at FROM copies WHERE article = ? ORDER BY id", (number,)
            )
        ]
        bearers = bearers_of(connection, number)
        content = {
            "bearers": bearers,
            "article": extraction_record(extraction),
            "copies": copies,
            **{name: row[name] for name in ("version", "run", "retrieved_at")},
        }
        connection.execute(
            "INSERT INTO removed_articles (id, place, document, title, publisher, published, sha256, quotes,"
            " note, removed_at, content) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (
                *(number, *(row[name] for name in ("place", "document", "title", "publisher", "published"))),
                *(row["sha256"], len(extraction.attributions), note, time),
                json.dumps(content, ensure_ascii=False),
            ),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO removed_places (article, place, document) VALUES (?,?,?)",
            [(number, *one[:2]) for one in ([row["place"], row["document"]], *copies) if one[0] is not None],
        )
        before = former_quotes_of(connection, number, row["text"], row["sha256"])
        left = withdraw(connection, number)
        note_gone(connection, before, CarriedIds((), frozenset(), {}), time)
        connection.execute("DELETE FROM quotes WHERE article = ?", (number,))
        connection.execute("DELETE FROM articles WHERE id = ?", (number,))
        forget_unused(connection, left)
        note_left(connection, bearers)
        connection.execute(
            "UPDATE removed_articles SET content = ? WHERE id = ?",
            (json.dumps(content, ensure_ascii=False), number),
        )
    return RemovedArticle(number, row["title"] or row["document"], len(extraction.attributions))


def restore_article(db: Database, given: str) -> RemovedArticle:
    """Bring an article back that was taken out, by its number, document id or path, with quotes and reviews.

    Raises UnknownRow where none that was taken out is called so, BadDecision where its text has been stored
    under another number meanwhile.
    """
    number = _removed(db, given)
    with worded(path_of(db)), transaction(db) as connection:
        row = connection.execute(
            "SELECT place, document, title, sha256, quotes, content FROM removed_articles WHERE id = ?",
            (number,),
        ).fetchone()
        place, document, title, sha256, quotes, content = row
        other = connection.execute("SELECT id FROM articles WHERE sha256 = ?", (sha256,)).fetchone()
        if other is not None:
            raise BadDecision(
                f"article {number} cannot come back: its text is that of article {other[0]} by now;"
                f" take that out first: quotetrack remove DB {other[0]}"
            )
        kept = json.loads(content)
        extraction = extraction_of(kept["article"])
        text = extraction.article.text
        connection.execute("DELETE FROM removed_articles WHERE id = ?", (number,))
        connection.execute(
            "DELETE FROM former_quotes WHERE article = ? AND id IN (SELECT value FROM json_each(?))",
            (number, json.dumps([one.id for one in extraction.attributions])),
        )
        insert_article(
            connection, number, extraction, (place, document), text, sha256, kept["run"],
            kept["retrieved_at"], kept["version"],
        )  # fmt: skip
        for *values, time in kept["copies"]:
            insert_copy(connection, number, tuple(values), time)
        bearers = kept.get("bearers", [])  # an older file has none
        meant = bring_back(connection, bearers)
        write_found(connection, number, text, sha256, extraction)
        mean_again(connection, number, bearers, meant)
    return RemovedArticle(number, title or document, quotes)


def removed_articles(db: Database) -> list[Row]:
    """Return the articles that were taken out, the last first."""
    return rows(
        db,
        "SELECT id, title, publisher, published, quotes, document, place, note, removed_at"
        " FROM removed_articles ORDER BY removed_at DESC, id DESC",
    )


def _removed(db: Database, given: str) -> int:
    """Return the number of the article taken out that is called so."""
    found = rows(
        db,
        "SELECT id FROM removed_articles WHERE id = CAST(:given AS INTEGER) AND :given GLOB '[0-9]*'"
        " OR document = :given OR place = :given ORDER BY id",
        {"given": given},
    )
    if not found:
        raise UnknownRow(
            f"no article that was taken out is called {given!r}; see: quotetrack articles DB --removed"
        )
    if len(found) > 1:
        numbers = ", ".join(str(row["id"]) for row in found)
        raise UnknownRow(f"several articles are called {given!r}; give the number: {numbers}")
    return int(found[0]["id"])
