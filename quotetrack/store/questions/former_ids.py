"""What became of the id of a quote that is no longer there: its successor, or the version that held it."""

from __future__ import annotations

from sqlite_utils import Database

from quotetrack.model.stored import Row
from quotetrack.store.selecting import rows

_SHORT = 60  # characters of what it said that are told

_GONE = "SELECT * FROM former_quotes WHERE id >= :a AND id < :b ORDER BY id LIMIT 2"
_SUCCESSOR = """
WITH RECURSIVE way (id, step) AS (
  SELECT successor, 1 FROM former_quotes WHERE id = :id
  UNION ALL
  SELECT f.successor, way.step + 1 FROM way JOIN former_quotes AS f ON f.id = way.id WHERE way.step < 1000
)
SELECT q.id FROM way JOIN quotes AS q ON q.id = way.id ORDER BY way.step LIMIT 1
"""


def gone_quote(db: Database, beginning: str) -> Row | None:
    """Return what the only gone quote whose id begins so said, with ``successor``: that which stands now.

    None where no gone id begins so, or several do.
    """
    found = rows(db, _GONE, {"a": beginning, "b": beginning + "\U0010ffff"}) if beginning else []
    exact = [row for row in found if row["id"] == beginning]
    if not exact and len(found) != 1:
        return None
    row = (exact or found)[0]
    living = rows(db, _SUCCESSOR, {"id": row["id"]})
    return {**row, "successor": living[0]["id"] if living else None}


def explain_gone(db: Database, beginning: str) -> str | None:
    """Say in one line what became of the id that begins so; None where it never was one."""
    row = gone_quote(db, beginning)
    if row is None:
        return None
    words = " ".join(row["text"].split())
    said = words if len(words) <= _SHORT else words[:_SHORT].rstrip() + "…"
    day, article = row["gone_at"][:10], row["article"]
    if row["successor"] is not None:
        return (
            f"quote {row['id']} ({said!r}) is gone since {day}; in its place stands {row['successor']}:"
            f" quotetrack show DB {row['successor']}"
        )
    if rows(db, "SELECT 1 AS one FROM removed_articles WHERE id = ?", [article]):
        return (
            f"quote {row['id']} is of article {article}, which was taken out on {day}; bring it back with:"
            f" quotetrack restore DB {article}"
        )
    return (
        f"quote {row['id']} ({said!r}) is gone since {day}; version {row['version']} of article {article}"
        f" held it: quotetrack articles DB {article}"
    )
