"""Writes extractions: one transaction an article, the same rows however often it is repeated.

An article is its text. Where the text at a place has changed, the new article replaces the old
one; where the same text turns up at a second place, that place becomes a row of ``copies`` and no
statement counts twice.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from types import TracebackType
from typing import Literal

from sqlite_utils import Database

from quotetrack.errors import DatabaseError
from quotetrack.model import Article, Extraction
from quotetrack.store.articles.places import COLUMNS, columns_of, settle_place, vacate
from quotetrack.store.articles.quote_rows import agency_row, write_quotes
from quotetrack.store.database import BUSY_SECONDS, open_or_create, storable, transaction, worded
from quotetrack.store.people.appointing import forget_unused, withdraw
from quotetrack.store.reviews.anchoring import anchor

Outcome = Literal["new", "updated", "copy", "unchanged"]


class Refused(DatabaseError):
    """One article that the database cannot hold; the others are not affected."""


class Store:
    """An open database to write to; use it in a ``with`` statement, which closes it.

    ``model`` labels the models that the extractions come from (empty for the embedded ones): with
    quotetrack's version it decides whether an article must be extracted again. ``now`` is the clock.
    Raises DatabaseError where the file cannot be opened, see :func:`open_or_create`.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        model: str = "",
        wait: float = BUSY_SECONDS,
        now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
    ) -> None:
        self.db: Database = open_or_create(path, wait=wait)
        self._path = Path(path)
        self._model = model
        self._now = now
        self._runs: dict[tuple[str, str], int] = {}

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.db.conn.close()

    def recognise(self, article: Article, version: str) -> Outcome | None:
        """Say what became of an article whose text this version and model have already extracted.

        None where it must be extracted. Where the text is stored but not yet at this place, the place
        is recorded; metadata that has changed is written. Raises DatabaseError.
        """
        with worded(self._path):
            row = self.db.conn.execute(
                "SELECT a.id FROM articles AS a JOIN runs AS r ON r.id = a.run"
                " WHERE a.sha256 = ? AND r.version = ? AND r.model = ?",
                (_sha256(storable(article.text)), version, self._model),
            ).fetchone()
            if row is None:
                return None
            with transaction(self.db) as connection:
                outcome, left = settle_place(connection, article, article.title, row[0], self._time())
                forget_unused(connection, left)
                return outcome

    def save(self, extraction: Extraction, *, again: bool = False) -> Outcome:
        """Store one article and its quotes in one transaction, and say what that changed.

        An article whose text is stored already, by the same version and parser, keeps its rows unless
        ``again``. Raises Refused where this article breaks a constraint of the schema, DatabaseError
        where the file cannot be written; in both cases nothing of the article is stored and all that
        was stored before remains.
        """
        runs = dict(self._runs)
        try:
            with worded(self._path), transaction(self.db) as connection:
                return self._save(connection, extraction, again)
        except sqlite3.IntegrityError as error:
            self._runs = runs
            name = extraction.article.path or extraction.article.url or extraction.article.id
            raise Refused(f"{name}: not stored ({error}); please report this article") from error
        except BaseException:
            self._runs = runs
            raise

    def _save(self, connection: sqlite3.Connection, extraction: Extraction, again: bool) -> Outcome:
        """Do what :meth:`save` says, inside its transaction."""
        article, text = extraction.article, storable(extraction.article.text)
        sha256, title = _sha256(text), extraction.title or article.title
        stored = connection.execute(
            "SELECT a.id, r.version, r.parser, r.model FROM articles AS a JOIN runs AS r ON r.id = a.run"
            " WHERE a.sha256 = ?",
            (sha256,),
        ).fetchone()
        outcome: Outcome
        if stored is None:
            replaced, left = vacate(connection, article, keep=None)
            number = self._insert(connection, extraction, text, sha256)
            outcome = "updated" if replaced else "new"
        else:
            number = int(stored[0])
            outcome, left = settle_place(connection, article, title, number, self._time())
            if again or stored[1:] != (extraction.version, extraction.parser, self._model):
                left |= withdraw(connection, number)
                self._renew(connection, extraction, number)
                outcome = "updated" if outcome == "unchanged" else outcome
            else:
                forget_unused(connection, left)
                return outcome
        write_quotes(connection, number, text, extraction)
        anchor(connection, number, text, sha256)
        forget_unused(connection, left)
        return outcome

    def _insert(self, connection: sqlite3.Connection, extraction: Extraction, text: str, sha256: str) -> int:
        """Insert the article's row and return its number."""
        article = extraction.article
        cursor = connection.execute(
            f"INSERT INTO articles ({COLUMNS}, text, sha256, dateline_agency, run, retrieved_at)"
            " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                *columns_of(article, extraction.title or article.title),
                text,
                sha256,
                agency_row(connection, extraction.dateline_agency),
                self._run(connection, extraction),
                self._time(),
            ),
        )
        return int(cursor.lastrowid or 0)

    def _renew(self, connection: sqlite3.Connection, extraction: Extraction, number: int) -> None:
        """Drop the quotes of a stored article and note who finds the next ones."""
        connection.execute("DELETE FROM quotes WHERE article = ?", (number,))
        agency = agency_row(connection, extraction.dateline_agency)
        connection.execute(
            "UPDATE articles SET run = ?, dateline_agency = ? WHERE id = ?",
            (self._run(connection, extraction), agency, number),
        )

    def _run(self, connection: sqlite3.Connection, extraction: Extraction) -> int:
        """Return the row of this run, one for each version and parser that it meets."""
        key = (extraction.version, extraction.parser)
        if key not in self._runs:
            cursor = connection.execute(
                "INSERT INTO runs (version, parser, model, started_at) VALUES (?,?,?,?)",
                (*key, self._model, self._time()),
            )
            self._runs[key] = int(cursor.lastrowid or 0)
        return self._runs[key]

    def _time(self) -> str:
        """Return the clock's time as stored."""
        return self._now().astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _sha256(text: str) -> str:
    """Return the digest of a storable text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
