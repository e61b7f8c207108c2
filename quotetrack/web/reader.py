"""Reads a database that Datasette has opened: one thread and one state of the file for a whole page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from datasette.database import Database
from datasette.utils import sqlite_timelimit

from quotetrack.model.stored import Row
from quotetrack.resources import resource
from quotetrack.store.database import database_of
from quotetrack.web.plugin.limits import without_limits

Answer = TypeVar("Answer")

APPLICATION = 1364480587  # schema.sql's application_id: 'QTRK'
LIMIT_MS = 20_000  # what a page may take where nothing is counted beforehand
CACHE_KIB = 65_536
_VIEW = re.compile(r"^CREATE VIEW (\w+) AS\n(.*?);$", re.DOTALL | re.MULTILINE)
_NONE_REJECTED = "SELECT id, number, rowid AS row FROM main.quotes WHERE 0"
_REJECTED = (
    "SELECT q.id, q.number, q.rowid AS row FROM main.quotes AS q JOIN main.reviewed AS w ON w.quote = q.id"
    " JOIN main.reviews AS v ON v.id = w.review WHERE v.status = 'rejected'"
)
_FACTS = ("quote_facts", "facet_facts", "speaker_facts")


class PageReader:
    """Asks one connection; rows come as dictionaries."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._tables: frozenset[str] | None = None

    def rows(self, query: str, *values: Any, **named: Any) -> list[Row]:
        """Return all rows of a query; ``named`` are the values of ``:name``, ``values`` those of ``?``."""
        cursor = self._connection.execute(query, named or values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def row(self, query: str, *values: Any, **named: Any) -> Row | None:
        """Return the first row, None where there is none."""
        return next(iter(self.rows(query, *values, **named)), None)

    def value(self, query: str, *values: Any, **named: Any) -> Any:
        """Return the first column of the first row, None where there is none."""
        row = self.row(query, *values, **named)
        return next(iter(row.values())) if row else None

    @property
    def database(self) -> Any:
        """The file as the questions of quotetrack.store take it."""
        return database_of(self._connection)

    def has(self, table: str) -> bool:
        """Tell whether the file has a table or view of this name."""
        if self._tables is None:
            found = self._connection.execute("SELECT name FROM main.sqlite_master")
            self._tables = frozenset(row[0] for row in found)
        return table in self._tables


async def read(db: Database, question: Callable[[PageReader], Answer]) -> Answer:
    """Return what ``question`` finds out from a database, within one read transaction."""

    def ask(connection: Any) -> Answer:
        with sqlite_timelimit(connection, LIMIT_MS), without_limits(connection):
            connection.execute("BEGIN")
            try:
                return question(PageReader(connection))
            finally:
                connection.rollback()

    answer: Answer = await db.execute_fn(ask)
    return answer


def is_tracked(connection: Any) -> bool:
    """Tell whether a connection is to a database that quotetrack has made."""
    return bool(connection.execute("PRAGMA main.application_id").fetchone()[0] == APPLICATION)


def prepare(connection: Any) -> None:
    """Make a connection ready for the pages: a larger cache, and counts where the file has none.

    A file of an older schema gets views of this connection alone that add the counts up from the
    quotes, and tell what was rejected: slower than what triggers keep, and never wrong.
    """
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    tables = {row[0] for row in connection.execute("SELECT name FROM main.sqlite_master")}
    if "quotes" in tables and "rejected_quotes" not in tables:
        rejected = _REJECTED if "reviewed" in tables else _NONE_REJECTED
        connection.execute(f"CREATE TEMP VIEW IF NOT EXISTS rejected_quotes AS {rejected}")
    if "quotes" in tables and "count_days" not in tables:
        for name, query in _counted():
            connection.execute(f"CREATE TEMP VIEW IF NOT EXISTS {name} AS {query}")


@lru_cache(maxsize=1)
def _counted() -> tuple[tuple[str, str], ...]:
    """Return the views of schema.sql that add counts up, under the names of the tables of counts."""
    views = dict(_VIEW.findall(resource("schema.sql").read_text(encoding="utf-8")))
    return tuple(
        (name if name in _FACTS else name.replace("counted_", "count_"), query)
        for name, query in views.items()
        if name in _FACTS or name.startswith("counted_")
    )
