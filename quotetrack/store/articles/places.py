"""Keeps where each text was found: its own place, and the copies elsewhere.

A place is a path or URL with a document id; standard input is no place.
"""

from __future__ import annotations

import sqlite3
from typing import Literal

from quotetrack.model import Article
from quotetrack.store.database import storable
from quotetrack.store.people.appointing import Used, withdraw

Settled = Literal["updated", "copy", "unchanged"]

COLUMNS = "document, path, url, title, author, publisher, published, encoding"
_METADATA = ("title", "author", "publisher", "published", "encoding")


def place_of(article: Article) -> tuple[str | None, str]:
    """Return an article's path or URL (None for standard input) and its document id."""
    return (None if article.path == "-" else article.path) or article.url, article.id


def columns_of(article: Article, title: str | None) -> tuple[str | None, ...]:
    """Return the values of COLUMNS."""
    path = None if article.path == "-" else article.path
    values = (article.id, path, article.url, title, article.author, article.publisher, article.published)
    return tuple(None if v is None else storable(v) for v in (*values, article.encoding))


def settle_place(
    connection: sqlite3.Connection, article: Article, title: str | None, number: int, time: str
) -> tuple[Settled, Used]:
    """Make the place of ``article`` one of the places of stored article ``number``.

    Return what that changed, and the speakers that a replaced article leaves behind.
    """
    replaced, left = vacate(connection, article, keep=number)
    origin, document = place_of(article)
    if origin is None:
        return "unchanged", left
    values = columns_of(article, title)
    for table, column in (("articles", "id"), ("copies", "article")):
        found = connection.execute(
            f"SELECT id, {', '.join(_METADATA)} FROM {table}"
            f" WHERE {column} = ? AND coalesce(path, url) = ? AND document = ?",
            (number, origin, document),
        ).fetchone()
        if found is not None:
            kept = [new or old for new, old in zip(values[3:], found[1:], strict=True)]
            if kept != list(found[1:]):
                assigned = ", ".join(f"{name} = ?" for name in _METADATA)
                connection.execute(f"UPDATE {table} SET {assigned} WHERE id = ?", (*kept, found[0]))
            return "unchanged", left
    connection.execute(
        f"INSERT INTO copies ({COLUMNS}, article, retrieved_at) VALUES (?,?,?,?,?,?,?,?,?,?)",
        (*values, number, time),
    )
    return ("updated" if replaced else "copy"), left


def vacate(connection: sqlite3.Connection, article: Article, *, keep: int | None) -> tuple[bool, Used]:
    """Free the place of ``article`` from every stored article but ``keep``.

    An article that loses its own place moves to its oldest copy, or is deleted where it has none.
    Return whether one was there, and the speakers that a deleted one leaves behind.
    """
    origin, document = place_of(article)
    if origin is None:
        return False, set()
    where = "coalesce(path, url) = ? AND document = ?"
    copied = connection.execute(
        f"DELETE FROM copies WHERE {where} AND article IS NOT ?", (origin, document, keep)
    ).rowcount
    row = connection.execute(
        f"SELECT id FROM articles WHERE {where} AND id IS NOT ?", (origin, document, keep)
    ).fetchone()
    if row is None:
        return bool(copied), set()
    copy = connection.execute(
        f"SELECT id, {COLUMNS} FROM copies WHERE article = ? ORDER BY id LIMIT 1", row
    ).fetchone()
    if copy is None:
        left = withdraw(connection, row[0])
        connection.execute("DELETE FROM articles WHERE id = ?", row)
        return True, left
    connection.execute("DELETE FROM copies WHERE id = ?", (copy[0],))
    assigned = ", ".join(f"{name} = ?" for name in COLUMNS.split(", "))
    connection.execute(f"UPDATE articles SET {assigned} WHERE id = ?", (*copy[1:], row[0]))
    return True, set()
