"""The rows that decisions about speakers are kept in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone

from quotetrack.store.people.person_names import family_key
from quotetrack.store.selecting import numbers

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision by its number: what it is about, to whom that belongs now, how many quotes moved."""

    number: int
    action: str
    subject: str
    speaker: str
    quotes: int
    detail: str | None = None


def utc_now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(timezone.utc)


def record_decision(
    connection: sqlite3.Connection, action: str, subject: str, speaker: int, detail: str | None, now: Clock
) -> int:
    """Insert a decision and return its number."""
    cursor = connection.execute(
        "INSERT INTO decisions (made_at, action, subject, speaker, detail) VALUES (?,?,?,?,?)",
        (now().astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"), action, subject, speaker, detail),
    )
    return int(cursor.lastrowid or 0)


def bind(connection: sqlite3.Connection, number: int, name: int, *, before: int | None, reason: str) -> None:
    """Put a name under a decision."""
    connection.execute(
        "INSERT INTO decision_names (decision, name, before) VALUES (?,?,?)", (number, name, before)
    )
    connection.execute(
        "UPDATE speaker_names SET decision = ?, basis = 'hand', reason = coalesce(reason, ?) WHERE id = ?",
        (number, reason, name),
    )


def insert_name(connection: sqlite3.Connection, speaker: int, written: str, key: str, kind: str) -> int:
    """Insert one more bearer of a name."""
    cursor = connection.execute(
        "INSERT INTO speaker_names (speaker, name, key, type, namesake, family)"
        " SELECT ?, ?, ?, ?, coalesce(max(namesake), 0) + 1, ? FROM speaker_names WHERE key = ? AND type = ?",
        (speaker, written, key, kind, family_key(key) if kind == "person" else None, key, kind),
    )
    return int(cursor.lastrowid or 0)


def names_of(connection: sqlite3.Connection, speaker: int) -> list[int]:
    """Return the rows of a speaker's names."""
    query = "SELECT id FROM speaker_names WHERE speaker = ? ORDER BY id"
    return [int(row[0]) for row in connection.execute(query, (speaker,))]


def name_of(connection: sqlite3.Connection, speaker: int) -> str:
    """Return a speaker's name, with what tells it from another of the name."""
    name, qualifier, named = connection.execute(
        "SELECT name, qualifier, named FROM speakers WHERE id = ?", (speaker,)
    ).fetchone()
    return f"{name} ({qualifier})" if qualifier and not named else str(name)


def quotes_of(connection: sqlite3.Connection, speaker: int) -> int:
    """Count a speaker's quotes."""
    query = "SELECT count(*) FROM quote_speakers WHERE speaker = ?"
    return int(connection.execute(query, (speaker,)).fetchone()[0])


def quotes_under(connection: sqlite3.Connection, number: int) -> int:
    """Count the quotes of the names under a decision."""
    names = [
        row[0] for row in connection.execute("SELECT name FROM decision_names WHERE decision = ?", (number,))
    ]
    query = f"SELECT count(*) FROM quote_speakers WHERE name IN ({numbers(names)})"
    return int(connection.execute(query).fetchone()[0])
