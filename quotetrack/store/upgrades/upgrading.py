"""Brings a file of an older schema up to date: a backup beside it, then every step in one transaction.

Whatever ends a run half way, the disk or a kill, leaves the old file as it was; the next run begins anew.
"""

from __future__ import annotations

import itertools
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from quotetrack.errors import DatabaseError
from quotetrack.store.database import SCHEMA, schema_of
from quotetrack.store.people.appointing import reassign
from quotetrack.store.questions.count_tables import recount
from quotetrack.store.upgrades.step_0002 import to_2
from quotetrack.store.upgrades.step_0003 import to_3
from quotetrack.store.upgrades.step_0004 import to_4
from quotetrack.store.upgrades.step_0005 import to_5

Step = Callable[[sqlite3.Connection], None]

# Never edited: what a step does to a file must not hang on when it was upgraded. A file called 2 may be one
# of a version that was still being made, so it goes through that step as well, which changes nothing else.
STEPS: dict[int, Step] = {2: to_2, 3: to_3, 4: to_4, 5: to_5}
FIRST = 2


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What was done: the file, the schema that it had and has now, and where a copy of the old one lies."""

    path: Path
    before: int
    after: int
    backup: Path

    @property
    def line(self) -> str:
        """Say so in one line."""
        return (
            f"{self.path}: upgraded from schema {self.before} to {self.after};"
            f" the file as it was is kept as {self.backup}"
        )


def upgrade(connection: sqlite3.Connection, path: Path) -> Upgrade | None:
    """Bring the file at ``path``, open and alone in this connection, up to date; None where it is.

    Raises DatabaseError where a backup cannot be laid beside it or the file does not hold together.
    """
    before = schema_of(connection)
    if before >= SCHEMA:
        return None
    if not os.access(path, os.W_OK) or not os.access(path.absolute().parent, os.W_OK):
        raise DatabaseError(
            f"{path}: made by an older quotetrack (schema {before}, not {SCHEMA}), and cannot be upgraded"
            " where it is: the file or its folder cannot be written; copy it to a folder of yours"
        )
    connection.execute("PRAGMA foreign_keys = off")
    connection.execute("PRAGMA legacy_alter_table = on")
    connection.execute("BEGIN IMMEDIATE")  # nobody else writes from here on; the backup still reads
    try:
        before = schema_of(connection)
        if before >= SCHEMA:  # another process was quicker
            connection.execute("ROLLBACK")
            return None
        backup = back_up(path, before)
        for number in range(FIRST, SCHEMA + 1):
            if number > before or number == before == FIRST:
                STEPS[number](connection)
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        _settle(connection)
        _prove(connection, path)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA legacy_alter_table = off")
    return Upgrade(path, before, SCHEMA, backup)


def back_up(path: Path, schema: int) -> Path:
    """Lay a copy of a database beside it, whole or not at all, and return where.

    Raises DatabaseError where the copy is not sound.
    """
    names = (
        path.with_name(f"{path.stem}.schema-{schema}{'' if n == 1 else f'-{n}'}{path.suffix}")
        for n in itertools.count(1)
    )
    target = next(name for name in names if not name.exists())
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(partial)) as copy,
    ):
        source.backup(copy)
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        partial.unlink()
        reason = " ".join(str(found).split())
        raise DatabaseError(
            f"{path}: damaged ({reason}), so it was not upgraded; restore a copy, or recover what is"
            " left with: sqlite3 FILE .recover"
        )
    partial.rename(target)
    return target


def _settle(connection: sqlite3.Connection) -> None:
    """Work out what follows from the rows and older files did not keep: evidence of names, counts."""
    if connection.execute("SELECT 1 FROM temp.sqlite_master WHERE name = 'unweighed'").fetchone():
        for (article,) in connection.execute("SELECT article FROM temp.unweighed ORDER BY 1").fetchall():
            reassign(connection, article, counted=False)
        connection.execute("DROP TABLE temp.unweighed")
    recount(connection)


def _prove(connection: sqlite3.Connection, path: Path) -> None:
    """Raise DatabaseError where a reference leads nowhere, so that nothing of it is kept."""
    wrong = connection.execute("PRAGMA foreign_key_check").fetchone()
    if wrong is not None:
        raise DatabaseError(
            f"{path}: not upgraded, nothing was changed: a row of {wrong[0]} refers to one of {wrong[2]}"
            " that is not there; please report this"
        )
