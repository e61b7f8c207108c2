"""Schema 5: what a report counts is kept: in which articles a speaker is reported, cues, publishers, runs."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from quotetrack.store.upgrades.reshaping import reshape

_SCRIPT = Path(__file__).with_name("0005.sql")


def to_5(connection: sqlite3.Connection) -> None:
    """Bring a file of schema 4 to schema 5; the counts are filled when all steps are done."""
    reshape(connection, _SCRIPT.read_text(encoding="utf-8"), whole=False)
