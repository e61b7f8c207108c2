"""Schema 4: what is rejected counts nowhere; verdicts hold class, agencies, channel; runs name word lists."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from quotetrack.store.upgrades.reshaping import reshape

_SCRIPT = Path(__file__).with_name("0004.sql")
_REJECTED = (
    "EXISTS (SELECT 1 FROM reviewed AS w JOIN set_aside_reviews AS v ON v.id = w.review"
    " WHERE w.quote = set_aside_quotes.id AND v.status = 'rejected')"
)
# No verdict could change these so far: what the quote says now is what it said then.
_AS_IT_IS = (
    "(SELECT q.{} FROM reviewed AS w JOIN quotes AS q ON q.id = w.quote"
    " WHERE w.id = set_aside_reviews.reviewed)"
)
_RELAYS = """
INSERT INTO review_relays (review, ordinal, agency, relation, mention_start, mention_end, words)
SELECT v.id, r.ordinal, g.name, r.relation, r.mention_start, r.mention_end,
  substr(a.text, r.mention_start + 1, r.mention_end - r.mention_start)
FROM reviews AS v JOIN reviewed AS w ON w.id = v.reviewed JOIN quotes AS q ON q.id = w.quote
JOIN articles AS a ON a.id = q.article
JOIN quote_relays AS r ON r.quote = q.id JOIN agencies AS g ON g.id = r.agency
WHERE v.sha256 = a.sha256
"""


def to_4(connection: sqlite3.Connection) -> None:
    """Bring a file of schema 3 to schema 4."""
    reshape(
        connection,
        _SCRIPT.read_text(encoding="utf-8"),
        whole=False,
        fill={
            "quotes": {"rejected": _REJECTED},
            "reviews": {name: _AS_IT_IS.format(name) for name in ("class", "channel")},
        },
    )
    connection.execute(_RELAYS)
