"""Keeps the forms under which speakers are found: names, surnames, forms in texts, aliases by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from quotetrack.store.people.name_keys import fold, surname
from quotetrack.store.waiting_rows import waiting_of


def record_alias(connection: sqlite3.Connection, speaker: int, alias: str, kind: str, origin: str) -> None:
    """Record one form of a speaker's name; what is there already stays, but that a hand gives it is noted."""
    connection.execute(
        "INSERT INTO speaker_aliases (speaker, key, type, alias, origin) VALUES (?,?,?,?,?)"
        " ON CONFLICT DO UPDATE SET origin = 'hand' WHERE excluded.origin = 'hand'",
        (speaker, fold(alias) or alias, kind, alias, origin),
    )


def record_name(connection: sqlite3.Connection, name: int) -> None:
    """Record the forms of one row of speaker_names for its speaker: the name, its surname, forms in texts."""
    speaker, written, kind, basis, own = connection.execute(
        "SELECT n.speaker, n.name, n.type, n.basis, s.name FROM speaker_names AS n"
        " JOIN speakers AS s ON s.id = n.speaker WHERE n.id = ?",
        (name,),
    ).fetchone()
    record_alias(connection, speaker, own, kind, "name")
    record_alias(connection, speaker, written, kind, "hand" if basis == "hand" else "name")
    last = surname(written, kind)
    if last:
        record_alias(connection, speaker, last, kind, "surname")
    query = "SELECT DISTINCT form FROM quote_speakers WHERE name = ? AND form IS NOT NULL"
    forms = {row[0] for row in connection.execute(query, (name,))}
    waiting = waiting_of(connection)
    for form in sorted(forms | waiting.forms(name) if waiting is not None else forms):
        if fold(form) != fold(written):
            record_alias(connection, speaker, form, kind, "text")


def rebuild(connection: sqlite3.Connection, speaker: int) -> None:
    """Write a speaker's forms anew from the names that belong to it."""
    connection.execute("DELETE FROM speaker_aliases WHERE speaker = ?", (speaker,))
    for (name,) in connection.execute(
        "SELECT id FROM speaker_names WHERE speaker = ? ORDER BY id", (speaker,)
    ).fetchall():
        record_name(connection, name)


def drop_forms(connection: sqlite3.Connection, forms: Iterable[tuple[int, str]]) -> None:
    """Delete those of these forms from texts that no quote of the speaker uses any longer."""
    for speaker, form in forms:
        used = connection.execute(
            "SELECT 1 FROM quote_speakers WHERE speaker = ? AND form = ?", (speaker, form)
        ).fetchone()
        if used is None:
            connection.execute(
                "DELETE FROM speaker_aliases WHERE speaker = ? AND alias = ? AND origin = 'text'",
                (speaker, form),
            )
