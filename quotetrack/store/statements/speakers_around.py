"""Who utters the words around quotes that nobody is named for, found for a whole article at once."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from quotetrack.model import Span
from quotetrack.model.offsets import Stretches

Person = tuple[int, str, str]  # a speaker's row, key and type

_LONE = "SELECT number, article FROM quotes WHERE number IN ({}) AND speaker IS NULL"
_PLACES = "SELECT start, number FROM quotes WHERE article = ? AND speaker IS NULL"
_CONTENTS = """
SELECT p.start, p."end", s.id, s.key, s.type FROM quotes AS q
JOIN quote_spans AS p ON p.quote = q.id AND p.role = 'content'
JOIN speakers AS s ON s.id = q.speaker
WHERE q.article = ? ORDER BY q.number, p.ordinal
"""


class SpeakersAround:
    """Answers for quotes in the order of their articles; what an article says is read once for all of it."""

    def __init__(self) -> None:
        self._found: dict[int, dict[int, Person]] = {}

    def of(self, connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Person]:
        """Return by number the speaker around each of these quotes that has none, where there is one."""
        lone: defaultdict[int, list[int]] = defaultdict(list)
        for number, article in connection.execute(_LONE.format(", ".join(map(str, numbers)))):
            lone[article].append(number)
        if not lone:
            return {}
        known = self._found
        self._found = {one: known[one] if one in known else _read(connection, one) for one in lone}
        return {n: around[n] for one, around in self._found.items() for n in lone[one] if n in around}


def _read(connection: sqlite3.Connection, article: int) -> dict[int, Person]:
    """Return by number the speaker around each quote of an article that has none, the innermost."""
    rows = connection.execute(_CONTENTS, (article,))
    contents = Stretches((tuple(who), (Span(start, end),)) for start, end, *who in rows)
    found = {}
    for start, number in connection.execute(_PLACES, (article,)):
        around = contents.around(Span(start, start + 1))
        if around:
            found[number] = around[-1]
    return found
