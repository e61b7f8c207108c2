"""Reads the articles of a database, so that a newer one can be made of them.

What was extracted then is extracted again, better, and the other file stays as it is. Works with every schema
so far, since none has changed these columns.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from quotetrack.errors import DatabaseError
from quotetrack.model import Article
from quotetrack.store.database import APPLICATION, worded

_MAGIC = b"SQLite format 3\0"
_PLACES = """
SELECT document, path, url, title, author, publisher, published, encoding, text, 0 AS copied, id
  FROM articles
UNION ALL
SELECT c.document, c.path, c.url, c.title, c.author, c.publisher, c.published, c.encoding, a.text, 1, a.id
  FROM copies AS c JOIN articles AS a ON a.id = c.article
ORDER BY 11, 10
"""


def is_database(path: str | Path) -> bool:
    """Tell whether a file is a SQLite database, by how it begins; False where it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except (OSError, ValueError):
        return False


def articles_in(path: str | Path) -> Iterator[Article]:
    """Yield the articles of a database of any schema, and the places of their copies, as they were read.

    Raises DatabaseError where the file is no database of ours or cannot be read.
    """
    path = Path(path)
    with (
        worded(path),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection,
    ):
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            raise DatabaseError(f"{path}: a SQLite database, but not one of quotetrack's; give another file")
        for (
            document,
            place,
            url,
            title,
            author,
            publisher,
            published,
            encoding,
            text,
            _,
            _,
        ) in connection.execute(_PLACES):
            yield Article(document, text, place, url, title, author, publisher, published, encoding)
