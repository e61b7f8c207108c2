"""Remembers files of which every article is stored as the file says, so that they need not be read again.

A row holds as long as nobody changes an article of the file: triggers of the schema take it away. It is
written once all articles of a file have been seen at their places; what changes them meanwhile, in this
connection or in another, counts as not seen.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import suppress

from sqlite_utils import Database

from quotetrack.errors import DatabaseError
from quotetrack.model import Article
from quotetrack.store.articles.places import HomeFolder, is_settled, place_of
from quotetrack.store.database import path_of, storable, text_digest, transaction, worded

_MOST = 1_000  # files that wait to be written
_SEEN = """
CREATE TEMP TABLE IF NOT EXISTS settled_places (place, document, PRIMARY KEY (place, document)) WITHOUT ROWID;
CREATE TEMP TRIGGER IF NOT EXISTS settled_changed AFTER UPDATE ON main.articles BEGIN
  DELETE FROM settled_places WHERE place = old.place AND document = old.document;
  DELETE FROM settled_places WHERE place = new.place AND document = new.document;
END;
CREATE TEMP TRIGGER IF NOT EXISTS settled_gone AFTER DELETE ON main.articles BEGIN
  DELETE FROM settled_places WHERE place = old.place AND document = old.document;
END;
DELETE FROM settled_places;
"""


class ReadFiles:
    """The files that an open database knows as read by ``version`` and ``model`` in one way, ``mark``."""

    def __init__(self, db: Database, home: HomeFolder, version: str, model: str, mark: str) -> None:
        self._db = db
        self._home = home
        self._by = (version, model)
        self._mark = "\0".join((version, model, mark))
        self._ended: dict[str, tuple[str, int]] = {}
        self._met: set[str] = set()
        with worded(path_of(db)):
            db.conn.executescript(_SEEN)
            self._others = self._written_by_others()

    def known(self, path: str, digest: str) -> int | None:
        """Return how many articles a file of these bytes holds, all stored; None where it is unknown."""
        query = "SELECT articles FROM read_files WHERE place = ? AND digest = ?"
        with worded(path_of(self._db)):
            row = self._db.conn.execute(query, (self._place(path), self._digest(digest))).fetchone()
        return None if row is None else int(row[0])

    def see(self, article: Article) -> None:
        """Note that an article stands at its own place, with all that was read of it, if that is so."""
        text = text_digest(storable(article.text))
        with worded(path_of(self._db)):
            connection: sqlite3.Connection = self._db.conn
            if is_settled(connection, article, self._home, (text, *self._by)):
                place = place_of(article, self._home)
                connection.execute("INSERT OR IGNORE INTO settled_places VALUES (?, ?)", place)

    def end(self, path: str, digest: str, articles: int) -> None:
        """Note that a file was read to its end, and that it holds so many articles and nothing else."""
        place = self._place(path)
        if articles and place not in self._met:  # of what is read twice some may have been seen twice
            self._ended[place] = self._digest(digest), articles
        self._met.add(place)
        if len(self._ended) >= _MOST:
            self.write()

    def write(self) -> None:
        """Remember the files of which all articles have been seen; the others go on waiting.

        Where the file is locked or full nothing is remembered, and the next run reads again.
        """
        if self._ended:
            with suppress(DatabaseError), worded(path_of(self._db)), transaction(self._db) as connection:
                self._write(connection)

    def _write(self, connection: sqlite3.Connection) -> None:
        """Do what :meth:`write` says, inside its transaction."""
        others = self._written_by_others()
        if others != self._others:
            self._others = others
            self._ended.clear()
            connection.execute("DELETE FROM settled_places")
        for place, (digest, articles) in list(self._ended.items()):
            seen = connection.execute("SELECT count(*) FROM settled_places WHERE place = ?", (place,))
            if seen.fetchone()[0] == articles:
                connection.execute(
                    "INSERT OR REPLACE INTO read_files VALUES (?,?,?)", (place, digest, articles)
                )
                connection.execute("DELETE FROM settled_places WHERE place = ?", (place,))
                del self._ended[place]

    def _place(self, path: str) -> str:
        """Return the name of a file as places have it."""
        return self._home.file_place(path)

    def _digest(self, digest: str) -> str:
        """Return the digest of a file's bytes with all that they are read by."""
        return hashlib.sha256(f"{self._mark}\0{digest}".encode()).hexdigest()

    def _written_by_others(self) -> int:
        """Return a number that changes when another connection writes."""
        return int(self._db.conn.execute("PRAGMA data_version").fetchone()[0])
