"""Opens a database, makes it from schema.sql, and words every failure of SQLite as one line.

The journal is SQLite's ordinary rollback journal, not WAL: the file stays a single file that can
be copied, served read-only by Datasette and kept on a network drive, where WAL does not work. A
commit waits for the disk, which costs far less than extracting the article did.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from quotetrack.errors import DatabaseError
from quotetrack.resources import resource

APPLICATION = 1364480587  # schema.sql sets it: 'QTRK'
SCHEMA = 2  # schema.sql's user_version
BUSY_SECONDS = 10.0
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def open_or_create(path: str | Path, *, wait: float = BUSY_SECONDS) -> Database:
    """Open the database at ``path`` for writing; make it where there is no file or an empty one.

    ``wait`` is the number of seconds to wait for a lock. Raises DatabaseError for a folder, a file
    that is no SQLite database or not one of ours, a newer schema, a lock, and where the file cannot
    be written.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise DatabaseError(f"{path}: there is no folder {path.parent}; make it first")
    return _open(path, "rwc", wait)


def open_existing(path: str | Path, *, wait: float = BUSY_SECONDS, writing: bool = False) -> Database:
    """Open the database at ``path``, for reading only unless ``writing``; never make it.

    Raises DatabaseError where it is missing, and as :func:`open_or_create` does.
    """
    path = Path(path)
    if not path.exists():
        raise DatabaseError(f"{path}: no such database; make it with: quotetrack ingest {path} PATH")
    # mode=rw, so that what a killed run left half written can be rolled back; query_only guards the rest
    db = _open(path, "rw", wait)
    if not writing:
        with worded(path):
            db.conn.execute("PRAGMA query_only = on")
    return db


def storable(text: str) -> str:
    """Return ``text`` with NUL and lone surrogates as U+FFFD, one for one, so that no offset moves.

    SQLite's text functions stop at NUL, and UTF-8 has no lone surrogates.
    """
    return _UNSTORABLE.sub("\ufffd", text)


def path_of(db: Database) -> Path:
    """Return the file that an open database lives in."""
    return Path(db.conn.execute("PRAGMA database_list").fetchone()[2])


def make_temporary(db: Database, statement: str) -> None:
    """Create a temporary table, which ends with the connection, also in one that only reads."""
    with worded(path_of(db)):
        guarded = db.conn.execute("PRAGMA query_only").fetchone()[0]
        db.conn.execute("PRAGMA query_only = off")
        try:
            db.conn.execute(statement)
        finally:
            db.conn.execute(f"PRAGMA query_only = {guarded}")


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn an error of SQLite into a DatabaseError that names the file and the next step.

    A violated constraint passes through: it concerns one article, not the file.
    """
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except (sqlite3.Error, OSError) as error:
        raise DatabaseError(f"{path}: {_reason(error)}") from error


@contextmanager
def transaction(db: Database) -> Iterator[sqlite3.Connection]:
    """Write all or nothing: take the write lock, commit at the end, roll back on any exception."""
    connection: sqlite3.Connection = db.conn
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _open(path: Path, mode: str, wait: float) -> Database:
    """Connect, recognise the file as ours, and make the schema where ``mode`` allows it."""
    if path.is_dir():
        raise DatabaseError(f"{path}: is a folder; give the database a file name")
    with worded(path):
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)
    try:
        with worded(path):
            _recognise(connection, path, create=mode == "rwc")
            connection.execute("PRAGMA foreign_keys = on")
            return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def _recognise(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    """Return where the file is a database of this schema or has just been made one."""
    if create and _is_blank(connection):
        connection.execute("BEGIN EXCLUSIVE")
        try:
            if _is_blank(connection):
                for statement in _statements(resource("schema.sql").read_text(encoding="utf-8")):
                    connection.execute(statement)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION:
        what = "empty" if _is_blank(connection) else "a SQLite database, but not one of quotetrack's"
        raise DatabaseError(f"{path}: {what}; give the path of a database that quotetrack ingest has made")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version < SCHEMA:
        raise DatabaseError(
            f"{path}: made by an older quotetrack (schema {version}, not {SCHEMA}); it stays as it is:"
            f" store its articles anew with: quotetrack ingest NEW.db {path}"
        )
    if version > SCHEMA:
        raise DatabaseError(
            f"{path}: made by a newer quotetrack (schema {version}, not {SCHEMA}); upgrade quotetrack"
        )


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Tell whether the file holds nothing, neither tables nor another program's mark."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return not tables and connection.execute("PRAGMA application_id").fetchone()[0] == 0


def _statements(script: str) -> Iterator[str]:
    """Split an SQL script, keeping the bodies of triggers whole."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _reason(error: Exception) -> str:
    """Say what failed and what to do about it."""
    text = str(error)
    for part, answer in _REASONS:
        if part in text:
            return answer
    return f"{text}; check the file with: quotetrack stats DB --check"


_REASONS = (
    ("is not a database", "not a SQLite database; give another path"),
    ("locked", "locked by another program; close it, then run the command again"),
    ("readonly", "cannot be written; check the permissions of the file and its folder"),
    ("disk is full", "the disk is full; what was stored is kept: free some space and run the command again"),
    ("No space left", "the disk is full; what was stored is kept: free some space and run the command again"),
    ("unable to open", "cannot be opened; check the path and its permissions"),
    ("malformed", "damaged; restore a copy, or recover what is left with: sqlite3 FILE .recover"),
    ("disk I/O error", "the disk reported an error; check it, then run the command again"),
)
