"""Connects to a database, makes it from schema.sql, and words every failure of SQLite as one line.

The journal is SQLite's ordinary rollback journal, not WAL: the file stays a single file that can
be copied, served read-only by Datasette and kept on a network drive, where WAL does not work. A
commit waits for the disk, which costs far less than extracting the article did.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from quotetrack.errors import DatabaseError
from quotetrack.resources import resource
from quotetrack.store.waiting_rows import StoreConnection

APPLICATION = 1364480587  # schema.sql sets it: 'QTRK'
SCHEMA = 5  # schema.sql's user_version
BUSY_SECONDS = 10.0
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """Return ``text`` with NUL and lone surrogates as U+FFFD, one for one, so that no offset moves.

    SQLite's text functions stop at NUL, and UTF-8 has no lone surrogates.
    """
    if text.isascii() and "\0" not in text:
        return text
    return _UNSTORABLE.sub("\ufffd", text)


def text_digest(text: str) -> str:
    """Return the digest of a text as it is stored."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def path_of(db: Database) -> Path:
    """Return the file that an open database lives in."""
    try:
        return Path(db.conn.execute("PRAGMA database_list").fetchone()[2])
    except sqlite3.OperationalError:  # its name is not UTF-8
        named = db.conn.execute("SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name = 'main'")
        return Path(os.fsdecode(named.fetchone()[0]))


def database_of(connection: sqlite3.Connection) -> Database:
    """Return a connection that somebody else has opened, as the questions of this stage take it."""
    return Database(connection, recursive_triggers=False)


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
def transaction(db: Database, *, keep: bool = True) -> Iterator[sqlite3.Connection]:
    """Write all or nothing: take the write lock, commit at the end, roll back on any exception.

    Without ``keep`` all is rolled back at the end as well: a rehearsal.
    """
    connection: sqlite3.Connection = db.conn
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT" if keep else "ROLLBACK")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def connect(path: Path, mode: str, wait: float) -> sqlite3.Connection:
    """Connect to the file at ``path`` and recognise it as ours, of this schema or an older one.

    ``mode`` is *rw*, or *rwc*, which makes the database where there is no file or an empty one; ``wait``
    is the number of seconds to wait for a lock. Foreign keys are off. Raises DatabaseError for what is no
    database of ours, or a newer one.
    """
    if path.is_dir():
        raise DatabaseError(f"{path}: is a folder; give the database a file name")
    with worded(path):
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(
            uri, uri=True, timeout=wait, isolation_level=None, factory=StoreConnection
        )
    try:
        with worded(path):
            _recognise(connection, path, create=mode == "rwc")
        return connection
    except BaseException:
        connection.close()
        raise


def schema_of(connection: sqlite3.Connection) -> int:
    """Return the number of the schema that a file has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _recognise(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    """Return where the file is a database of ours or has just been made one."""
    if create and _is_blank(connection):
        connection.execute("BEGIN EXCLUSIVE")
        try:
            if _is_blank(connection):
                for statement in statements_of(resource("schema.sql").read_text(encoding="utf-8")):
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
    version = schema_of(connection)
    if version > SCHEMA:
        raise DatabaseError(
            f"{path}: made by a newer quotetrack (schema {version}, not {SCHEMA}); upgrade quotetrack"
        )


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Tell whether the file holds nothing, neither tables nor another program's mark."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return not tables and connection.execute("PRAGMA application_id").fetchone()[0] == 0


def statements_of(script: str) -> Iterator[str]:
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
    return f"{text}; check the file with: quotetrack check DB"


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
