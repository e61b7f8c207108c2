"""The rows that decisions about speakers are kept in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import cast

from quotetrack.errors import BadDecision
from quotetrack.store.people.person_names import family_key
from quotetrack.store.selecting import numbers

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision by its number: what it is about, to whom that belongs now, how many quotes moved.

    ``articles`` are those that they stand in, as number, title and how many there.
    """

    number: int
    action: str
    subject: str
    speaker: str
    quotes: int
    detail: str | None = None
    articles: tuple[tuple[int, str, int], ...] = ()


class TypesDiffer(BadDecision):
    """A decision that would make a person a body, or a body a person, and that nobody has confirmed."""


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
    return cast(int, cursor.lastrowid)


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
    return cast(int, cursor.lastrowid)


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


def articles_of(connection: sqlite3.Connection, names: Sequence[int]) -> tuple[tuple[int, str, int], ...]:
    """Return the articles that use these names: number, title or id, and how many quotes under them."""
    query = (
        "SELECT a.id, coalesce(a.title, a.document), count(DISTINCT q.id) FROM quote_speakers AS qs"
        " JOIN quotes AS q ON q.id = qs.quote JOIN articles AS a ON a.id = q.article"
        f" WHERE qs.name IN ({numbers(names)}) GROUP BY a.id ORDER BY a.published DESC, a.id DESC"
    )
    return tuple((int(i), str(title), int(n)) for i, title, n in connection.execute(query))


def check_types(connection: sqlite3.Connection, one: int, other: int) -> None:
    """Raise TypesDiffer where one of two speakers is a person and the other is none."""
    query = f"SELECT id, name, type FROM speakers WHERE id IN ({numbers([one, other])})"
    found = {int(i): (str(name), str(kind)) for i, name, kind in connection.execute(query)}
    (mine, kind), (theirs, other_kind) = found[one], found[other]
    if (kind == "person") != (other_kind == "person"):
        raise TypesDiffer(f"{mine} is {_typed(kind)}, {theirs} is {_typed(other_kind)}")


def _typed(kind: str) -> str:
    """Write a type with its article: *an organization*."""
    return f"{'an' if kind[0] in 'ao' else 'a'} {kind}"
