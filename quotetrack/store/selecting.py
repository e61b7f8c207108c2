"""What all named questions share: running a query, narrowing it, naming the file in every error."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlite_utils import Database

from quotetrack.model.stored import Row
from quotetrack.store.database import path_of, worded


def rows(db: Database, query: str, values: Mapping[str, Any] | Sequence[Any] = ()) -> list[Row]:
    """Run one query; an error of SQLite becomes a DatabaseError."""
    with named(db):
        cursor = db.conn.execute(query, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


@contextmanager
def named(db: Database) -> Iterator[sqlite3.Connection]:
    """Name the database's file in every error."""
    with worded(path_of(db)):
        yield db.conn


def where(conditions: Sequence[str]) -> str:
    """Join conditions into a WHERE clause, empty where there are none."""
    return "WHERE " + " AND ".join(conditions) if conditions else ""


def numbers(found: Iterable[int]) -> str:
    """Write row numbers of our own as a list for IN; an empty one matches nothing."""
    return ", ".join(map(str, map(int, found)))


def of_class(klass: str) -> tuple[list[str], dict[str, Any]]:
    """Return the condition that narrows to one class, none for *all*."""
    return ([], {}) if klass == "all" else (["q.class = :class"], {"class": klass})


def within(since: str | None, until: str | None) -> tuple[list[str], dict[str, Any]]:
    """Return the conditions for articles *a* published from ``since`` to ``until``, both inclusive.

    Both are ISO dates or their beginnings (*2016*, *2016-11*).
    """
    conditions, values = [], {}
    if since is not None:
        conditions.append("a.published >= :since")
        values["since"] = since
    if until is not None:
        conditions.append("a.published < :until")
        values["until"] = until + "~"  # sorts behind everything that goes on from the date
    return conditions, values


def distinct(db: Database, table: str, column: str) -> list[str]:
    """Return the values of an indexed column of a table of ours, one step of the index a value."""
    query = _DISTINCT.format(table=table, column=column)
    return [row["value"] for row in rows(db, query)]


_DISTINCT = """
WITH RECURSIVE each (value) AS (
  SELECT min({column}) FROM {table}
  UNION ALL
  SELECT (SELECT min({column}) FROM {table} WHERE {column} > each.value) FROM each
   WHERE each.value IS NOT NULL
)
SELECT value FROM each WHERE value IS NOT NULL
"""
