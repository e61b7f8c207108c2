"""Schema 2: names across articles, decisions, relays, recipients, reviews, counts, statements.

Schema 1 grew for a while under one number, so a file of it may have any of these already; each is filled
where it is missing and kept where it is there.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from pathlib import Path

from quotetrack.store.name_memory import memory_of
from quotetrack.store.people.aliases import rebuild
from quotetrack.store.people.name_keys import name_key
from quotetrack.store.people.person_names import family_key
from quotetrack.store.upgrades.reshaping import columns_in, defined, reshape

_SCRIPT = Path(__file__).with_name("0002.sql")
_STATEMENTS = ("statement_queue", "statement_keys", "statement_quotes", "statement_links")


def to_2(connection: sqlite3.Connection) -> None:
    """Bring a file of schema 1, or one called 2 by a version in the making, to schema 2."""
    had = set(defined(connection))
    named = "speaker_names" in had
    compared = "worth" in columns_in(connection, "statement_keys")
    if not compared:  # keys of another kind: every quote is compared anew
        for table in _STATEMENTS:
            connection.execute(f"DROP TABLE IF EXISTS {table}")
    fill = {} if named else {"quote_speakers": {"name": "speaker"}}
    reshape(connection, _SCRIPT.read_text(encoding="utf-8"), whole=True, fill=fill)
    if not named:
        _name_speakers(connection)
    if "quote_relays" not in had:
        connection.execute(
            "INSERT INTO quote_relays (quote, ordinal, agency, relation, mention_start, mention_end)"
            " SELECT id, 0, agency, relation, mention_start, mention_end FROM quotes WHERE agency IS NOT NULL"
        )
    if not compared:
        connection.execute("INSERT OR IGNORE INTO statement_queue (quote) SELECT number FROM quotes")


def _name_speakers(connection: sqlite3.Connection) -> None:
    """Give every speaker a name of the same number; those whose names are one by now become one.

    What articles say of the names is counted once all steps are done, since ``temp.unweighed`` is there.
    """
    connection.execute("CREATE TEMP TABLE unweighed (article INTEGER PRIMARY KEY)")
    connection.execute(
        "INSERT INTO temp.unweighed SELECT DISTINCT q.article"
        " FROM quotes AS q JOIN quote_speakers AS s ON s.quote = q.id"
    )
    bearers: dict[tuple[str, str], list[int]] = defaultdict(list)
    written = {}
    for number, name, kind in connection.execute(
        "SELECT id, name, type FROM speakers ORDER BY id"
    ).fetchall():
        bearers[name_key(name, kind), kind].append(number)
        written[number] = name
    for (key, kind), numbers in bearers.items():
        first, others = numbers[0], numbers[1:]
        connection.execute("UPDATE speakers SET key = ? WHERE id = ?", (key, first))
        connection.execute(
            "INSERT INTO speaker_names (id, speaker, name, key, type, family) VALUES (?,?,?,?,?,?)",
            (first, first, written[first], key, kind, family_key(key) if kind == "person" else None),
        )
        for other in others:
            connection.execute("UPDATE quotes SET speaker = ? WHERE speaker = ?", (first, other))
            connection.execute(
                "UPDATE quote_speakers SET speaker = ?, name = ? WHERE speaker = ?", (first, first, other)
            )
            connection.execute(
                "UPDATE OR IGNORE speaker_aliases SET speaker = ? WHERE speaker = ?", (first, other)
            )
            connection.execute("DELETE FROM speaker_aliases WHERE speaker = ?", (other,))
            connection.execute("DELETE FROM speakers WHERE id = ?", (other,))
        if others:
            rebuild(memory_of(connection), first)
