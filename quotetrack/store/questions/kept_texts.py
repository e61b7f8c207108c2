"""Proves that every text is what its digest says, that no version is missing, and that no gone id lives."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from quotetrack.store.database import text_digest

_TEXTS = """
SELECT id, version, text, sha256 FROM articles
UNION ALL
SELECT article, version, text, sha256 FROM former_texts
"""
_GAPS = """
SELECT id, version, (SELECT count(*) FROM former_texts AS f WHERE f.article = a.id) AS former
FROM articles AS a WHERE former <> version - 1
"""
_LIVING = "SELECT f.id FROM former_quotes AS f JOIN quotes AS q ON q.id = f.id"
_LOST = """
SELECT f.id, f.successor FROM former_quotes AS f WHERE f.successor IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM quotes AS q WHERE q.id = f.successor)
   AND NOT EXISTS (SELECT 1 FROM former_quotes AS o WHERE o.id = f.successor)
"""
_UNHELD = """
SELECT f.id, f.article, f.version FROM former_quotes AS f
 WHERE NOT EXISTS (SELECT 1 FROM former_texts AS t WHERE t.article = f.article AND t.version = f.version)
   AND NOT EXISTS (SELECT 1 FROM articles AS a WHERE a.id = f.article AND a.version = f.version)
   AND NOT EXISTS (SELECT 1 FROM removed_articles AS r WHERE r.id = f.article)
"""


def version_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what is wrong with the texts that are kept, in a line each."""
    for number, version, text, sha256 in connection.execute(_TEXTS):
        if text_digest(text) != sha256:
            yield f"article {number}, version {version}: the text is not the one that was stored"
    for number, version, former in connection.execute(_GAPS):
        yield f"article {number}: {former} former texts are kept before version {version}"
    for (quote,) in connection.execute(_LIVING):
        yield f"quote {quote}: is there, and is noted as gone"
    for quote, successor in connection.execute(_LOST):
        yield f"quote {quote}: its successor {successor} is not there"
    for quote, number, version in connection.execute(_UNHELD):
        yield f"quote {quote}: version {version} of article {number}, which held it, is not there"
