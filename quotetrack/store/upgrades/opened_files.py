"""Opens a database; one that an older quotetrack has made is brought up to date first, behind a backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database

from quotetrack.errors import DatabaseError
from quotetrack.store.database import BUSY_SECONDS, connect, worded
from quotetrack.store.upgrades.upgrading import Upgrade, upgrade

Tell = Callable[[Upgrade], object]


def open_or_create(
    path: str | Path, *, wait: float = BUSY_SECONDS, tell: Tell = lambda upgraded: None
) -> Database:
    """Open the database at ``path`` for writing; make it where there is no file or an empty one.

    ``wait`` is the number of seconds to wait for a lock; ``tell`` is called with what became of an older
    file. Raises DatabaseError for a folder, a file that is no SQLite database or not one of ours, a newer
    schema, a lock, and where the file cannot be written.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise DatabaseError(f"{path}: there is no folder {path.parent}; make it first")
    return _opened(path, "rwc", wait, tell)


def open_existing(
    path: str | Path,
    *,
    wait: float = BUSY_SECONDS,
    writing: bool = False,
    tell: Tell = lambda upgraded: None,
) -> Database:
    """Open the database at ``path``, for reading only unless ``writing``; never make it.

    Raises DatabaseError where it is missing, and as :func:`open_or_create` does.
    """
    path = Path(path)
    if not path.exists():
        raise DatabaseError(f"{path}: no such database; make it with: quotetrack ingest {path} PATH")
    # mode=rw, so that what a killed run left half written can be rolled back; query_only guards the rest
    db = _opened(path, "rw", wait, tell)
    if not writing:
        with worded(path):
            db.conn.execute("PRAGMA query_only = on")
    return db


def _opened(path: Path, mode: str, wait: float, tell: Tell) -> Database:
    """Connect, bring the file up to date, and hold its references from now on."""
    connection = connect(path, mode, wait)
    try:
        with worded(path):
            done = upgrade(connection, path)
            connection.execute("PRAGMA foreign_keys = on")
        if done is not None:
            tell(done)
        return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise
