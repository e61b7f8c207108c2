"""The counts that pages and lists read instead of adding up every quote.

Triggers in schema.sql keep them in the transaction that changes a quote; here they are filled anew
(a database of an older schema has none) and proved against the quotes.
"""

from __future__ import annotations

import sqlite3

# The tables of counts, each with the view that adds it up from the quotes.
COUNTS = {
    "count_days": "counted_days",
    "count_agencies": "counted_agencies",
    "count_speakers": "counted_speakers",
    "count_speaker_months": "counted_speaker_months",
    "count_speaker_agencies": "counted_speaker_agencies",
    "count_speaker_articles": "counted_speaker_articles",
    "count_facets": "counted_facets",
}


def recount(connection: sqlite3.Connection) -> None:
    """Fill every table of counts anew from the quotes; the caller holds the transaction."""
    for table, view in COUNTS.items():
        connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO {table} SELECT * FROM {view}")


def count_faults(connection: sqlite3.Connection) -> list[str]:
    """Name every table of counts that is not what the quotes add up to, with the number of wrong rows."""
    faults = []
    for table, view in COUNTS.items():
        wrong = sum(
            connection.execute(
                f"SELECT count(*) FROM (SELECT * FROM {one} EXCEPT SELECT * FROM {other})"
            ).fetchone()[0]
            for one, other in ((table, view), (view, table))
        )
        if wrong:
            faults.append(f"{table}: {wrong} rows are not what the quotes add up to")
    return faults
