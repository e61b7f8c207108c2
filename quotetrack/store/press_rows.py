"""The rows of agencies, found by name or made, and where an article names one."""

from __future__ import annotations

import sqlite3
from typing import cast

from quotetrack.lexicon.press.outlets import outlet
from quotetrack.model import Span
from quotetrack.store.database import storable


def agency_id(connection: sqlite3.Connection, name: str) -> int:
    """Return the row of the agency of this name, made from data/agencies.csv where it is not stored yet."""
    name = storable(name)
    row = connection.execute("SELECT id FROM agencies WHERE name = ?", (name,)).fetchone()
    if row is not None:
        return int(row[0])
    known = outlet(name)
    details = (
        (known.short or None, known.kind, known.country or None, known.wikidata) if known else (None,) * 4
    )
    cursor = connection.execute(
        "INSERT INTO agencies (name, short, kind, country, wikidata) VALUES (?,?,?,?,?)", (name, *details)
    )
    return cast(int, cursor.lastrowid)


def ends_of(span: Span | None) -> tuple[int | None, int | None]:
    """Return where a span starts and ends."""
    return (span.start, span.end) if span else (None, None)
