"""Reads what stored articles say of the bearer of a name."""

from __future__ import annotations

import sqlite3

from quotetrack.store.people.bearer_evidence import Profile

_FACTS = 80  # the commonest; more would not be weighed


def profile_of(connection: sqlite3.Connection, name: int, key: str, articles: int) -> Profile:
    """Return the profile of the name in row ``name`` of speaker_names."""
    rows = connection.execute(
        "SELECT kind, value, articles FROM speaker_evidence WHERE name = ?"
        " ORDER BY articles DESC, kind, value LIMIT ?",
        (name, _FACTS),
    )
    return Profile({(kind, value): count for kind, value, count in rows}, key, articles)
