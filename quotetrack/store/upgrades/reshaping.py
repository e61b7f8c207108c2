"""Gives tables, indexes, triggers and views other definitions in place, with every row and its number kept.

SQLite changes little of a table that exists, and writes what it changes otherwise than it was given. So a
table whose definition differs is set aside, made anew by its own statement, filled, and dropped; one whose
definition is the same is not touched. The caller holds the transaction, with foreign keys off and
``legacy_alter_table`` on, so that references to a table set aside still mean the new one.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quotetrack.store.database import statements_of

Fill = Mapping[str, Mapping[str, str]]  # by table and column: the SQL of its value over the old row

_ASIDE = "set_aside_"
_NOISE = re.compile(r"'(?:[^']|'')*'|--[^\n]*|\s+|[(),;]")
_CREATE = re.compile(
    r"CREATE\s+(?:UNIQUE\s+|VIRTUAL\s+)?(TABLE|INDEX|TRIGGER|VIEW)\s+(?:IF NOT EXISTS\s+)?\"?(\w+)", re.I
)
_LEADING = re.compile(r"\A(?:\s+|--[^\n]*\n)+")


@dataclass(frozen=True, slots=True)
class Definition:
    """One object of a schema: its kind (*table*, *index*, *view*, *trigger*), its name, its statement.

    ``table`` is that which an index of a file belongs to.
    """

    kind: str
    name: str
    sql: str
    table: str = ""


def plain_sql(sql: str) -> str:
    """Return a statement without comments, with white space that tells nothing gone."""

    def noise(found: re.Match[str]) -> str:
        token = found[0]
        if token.startswith("'"):
            return token
        return f" {token} " if token in "(),;" else " "

    return " ".join(_NOISE.sub(noise, sql).split()).rstrip(" ;")


def definitions_in(script: str) -> list[Definition]:
    """Return what a script creates, in its order; pragmas and other statements are left out."""
    found = []
    for statement in statements_of(script):
        sql = _LEADING.sub("", statement).strip().rstrip(";")
        match = _CREATE.match(sql)
        if match:
            found.append(Definition(match[1].lower(), match[2], sql))
    return found


def defined(connection: sqlite3.Connection) -> dict[str, Definition]:
    """Return what a file defines, by name, without what SQLite makes itself."""
    rows = connection.execute(
        "SELECT type, name, sql, tbl_name FROM sqlite_master"
        " WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'"
    ).fetchall()
    virtual = [name for _, name, sql, _ in rows if sql.upper().startswith("CREATE VIRTUAL")]
    return {
        name: Definition(kind, name, sql, table)
        for kind, name, sql, table in rows
        if not any(name.startswith(f"{table}_") and kind == "table" for table in virtual)
    }


def reshape(connection: sqlite3.Connection, script: str, *, whole: bool, fill: Fill | None = None) -> None:
    """Give a file the definitions of ``script``; what else it has stays, unless the script is the ``whole``.

    Columns that old and new table share are copied; ``fill`` gives the others, or another value for them.
    A table that goes takes its rows with it.
    """
    old, new = defined(connection), {one.name: one for one in definitions_in(script)}
    changed = {
        name
        for name, one in new.items()
        if name not in old or plain_sql(old[name].sql) != plain_sql(one.sql) or name in (fill or {})
    }
    gone = set(old) - set(new) if whole else set()
    kept = {name: one for name, one in old.items() if name not in new and name not in gone}
    for kind in ("trigger", "view"):  # none may stand while a table is set aside
        for one in _of_kind(old.values(), kind):
            connection.execute(f'DROP {kind.upper()} "{one.name}"')
    moved = [name for name in changed if name in old and old[name].kind == "table"]
    unmade = {
        one.name
        for one in _of_kind(old.values(), "index")
        if one.name in changed | gone or one.table in {*moved, *gone}
    }
    for name in unmade:
        connection.execute(f'DROP INDEX "{name}"')
    for name in moved:
        _set_aside(connection, old[name])
    for one in _of_kind(old.values(), "table"):
        if one.name in gone:
            connection.execute(f'DROP TABLE "{one.name}"')
    tables = _of_kind(new.values(), "table")
    for one in tables:
        if one.name in changed:
            connection.execute(one.sql)
    for one in tables:
        if one.name in moved and not _is_virtual(one):
            _copy(connection, one.name, (fill or {}).get(one.name, {}))
    for one in tables:
        if one.name in moved and not _is_virtual(old[one.name]):
            connection.execute(f'DROP TABLE "{_ASIDE}{one.name}"')
        if one.name in changed and _is_virtual(one):
            connection.execute(f'INSERT INTO "{one.name}" ("{one.name}") VALUES (\'rebuild\')')
    for kind in ("index", "view", "trigger"):
        for one in _of_kind([*new.values(), *kept.values()], kind):
            if kind != "index" or one.name in unmade or one.name not in old:
                connection.execute(one.sql)


def _of_kind(found: Iterable[Definition], kind: str) -> list[Definition]:
    """Return those of a kind."""
    return [one for one in found if one.kind == kind]


def _is_virtual(one: Definition) -> bool:
    """Tell whether a table is an index of full text, which is built anew from the rows."""
    return one.sql.upper().startswith("CREATE VIRTUAL")


def _set_aside(connection: sqlite3.Connection, one: Definition) -> None:
    """Give a table another name until its rows are copied; an index of full text goes at once."""
    if _is_virtual(one):
        connection.execute(f'DROP TABLE "{one.name}"')
    else:
        connection.execute(f'ALTER TABLE "{one.name}" RENAME TO "{_ASIDE}{one.name}"')


def columns_in(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the names of the columns of a table; none where there is no such table."""
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


def _copy(connection: sqlite3.Connection, table: str, fill: Mapping[str, str]) -> None:
    """Copy the rows of a table that was set aside into the new one of its name."""
    before = columns_in(connection, _ASIDE + table)
    values = {name: f'"{name}"' for name in columns_in(connection, table) if name in before} | dict(fill)
    names = ", ".join(f'"{name}"' for name in values)
    connection.execute(
        f'INSERT INTO "{table}" ({names}) SELECT {", ".join(values.values())} FROM "{_ASIDE}{table}"'
    )
