"""Decides which stored speaker a name means, and keeps each speaker's aliases.

One name and type is one speaker over all articles. An alias made by hand outranks that: whoever a
person merged stays merged when articles are stored later. Aliases that came from texts go when the
last quote that used them goes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from quotetrack.model import Speaker, SpeakerType
from quotetrack.store.database import storable
from quotetrack.store.names import fold, name_form, surname


def speaker_rows(
    connection: sqlite3.Connection, speaker: Speaker, source: str | None
) -> list[tuple[int, str | None]]:
    """Return the row and the form used of each of a quote's speakers, making rows for unknown ones."""
    form = None
    if speaker.method == "name" and len(speaker.names) == 1 and source:
        form = name_form(source)
    found = []
    for name in map(storable, speaker.names):
        row = speaker_row(connection, name, speaker.type)
        used = form or (name if speaker.method == "name" else None)
        if used and fold(used) != fold(name):
            _alias(connection, row, used, speaker.type, "text")
        found.append((row, used))
    return found


def speaker_row(connection: sqlite3.Connection, name: str, kind: SpeakerType) -> int:
    """Return the row of the speaker of this name and type: a merge by hand, a stored one, or a new one."""
    key = fold(name) or name
    for query in (
        "SELECT speaker FROM speaker_aliases WHERE key = ? AND type = ? AND origin = 'hand'",
        "SELECT id FROM speakers WHERE key = ? AND type = ?",
    ):
        row = connection.execute(query, (key, kind)).fetchone()
        if row is not None:
            return int(row[0])
    cursor = connection.execute("INSERT INTO speakers (name, key, type) VALUES (?,?,?)", (name, key, kind))
    number = int(cursor.lastrowid or 0)
    _alias(connection, number, name, kind, "name")
    last = surname(name, kind)
    if last:
        _alias(connection, number, last, kind, "surname")
    return number


def used_by(connection: sqlite3.Connection, article: int) -> set[tuple[int, str | None]]:
    """Return the speakers of an article's quotes with the forms it uses for them."""
    return set(
        connection.execute(
            "SELECT DISTINCT qs.speaker, qs.form FROM quotes AS q"
            " JOIN quote_speakers AS qs ON qs.quote = q.id WHERE q.article = ?",
            (article,),
        )
    )


def forget_unused(connection: sqlite3.Connection, used: Iterable[tuple[int, str | None]]) -> None:
    """Delete those of these aliases and speakers that no quote uses any longer, and no hand made."""
    pairs = set(used)
    for speaker, form in pairs:
        if form is not None and not _one(
            connection, "SELECT 1 FROM quote_speakers WHERE speaker = ? AND form = ?", (speaker, form)
        ):
            connection.execute(
                "DELETE FROM speaker_aliases WHERE speaker = ? AND alias = ? AND origin = 'text'",
                (speaker, form),
            )
    for speaker in {speaker for speaker, _ in pairs}:
        if not _one(connection, "SELECT 1 FROM quote_speakers WHERE speaker = ?", (speaker,)) and not _one(
            connection, "SELECT 1 FROM speaker_aliases WHERE speaker = ? AND origin = 'hand'", (speaker,)
        ):
            connection.execute("DELETE FROM speakers WHERE id = ?", (speaker,))


def _alias(connection: sqlite3.Connection, speaker: int, alias: str, kind: str, origin: str) -> None:
    """Record one form of a speaker's name; what is there already stays as it is."""
    connection.execute(
        "INSERT INTO speaker_aliases (speaker, key, type, alias, origin) VALUES (?,?,?,?,?)"
        " ON CONFLICT DO NOTHING",
        (speaker, fold(alias) or alias, kind, alias, origin),
    )


def _one(connection: sqlite3.Connection, query: str, values: tuple[object, ...]) -> bool:
    """Tell whether a query has a row."""
    return connection.execute(query, values).fetchone() is not None
