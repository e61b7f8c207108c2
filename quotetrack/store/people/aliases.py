"""Keeps the forms under which speakers are found: names, surnames, forms in texts, aliases by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import cast

from quotetrack.model import SpeakerType
from quotetrack.store.name_memory import NameMemory
from quotetrack.store.people.name_keys import fold, surname
from quotetrack.store.waiting_rows import waiting_of


def record_alias(names: NameMemory, speaker: int, alias: str, kind: str, origin: str) -> None:
    """Record one form of a speaker's name; what is there already stays, but that a hand gives it is noted."""
    names.add_form(speaker, fold(alias) or alias, kind, alias, origin)


def record_name(names: NameMemory, name: int, *, quoted: bool = True) -> None:
    """Record the forms of one row of speaker_names for its speaker: the name, its surname, forms in texts.

    A name that no quote can have yet is not ``quoted``, and has none in texts.
    """
    row = names.name(name)
    assert row is not None
    speaker, written, kind = row.speaker, row.name, row.type
    record_alias(names, speaker, names.called(speaker)[0], kind, "name")
    record_alias(names, speaker, written, kind, "hand" if row.basis == "hand" else "name")
    last = surname(written, cast(SpeakerType, kind))
    if last:
        record_alias(names, speaker, last, kind, "surname")
    if not quoted:
        return
    query = "SELECT DISTINCT form FROM quote_speakers WHERE name = ? AND form IS NOT NULL"
    forms = {found[0] for found in names.connection.execute(query, (name,))}
    waiting = waiting_of(names.connection)
    for form in sorted(forms | waiting.forms(name) if waiting is not None else forms):
        if fold(form) != fold(written):
            record_alias(names, speaker, form, kind, "text")


def rebuild(names: NameMemory, speaker: int) -> None:
    """Write a speaker's forms anew from the names that belong to it."""
    names.drop_forms(speaker)
    for name in names.of_speaker(speaker):
        record_name(names, name.id)


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
