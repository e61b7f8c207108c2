"""Who utters the words around quotes that nobody is named for, found for a whole article at once."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush

Person = tuple[int, str, str]  # a speaker's row, key and type
Content = tuple[int, int, int, Person]  # where a part of a content begins and ends, its quote, who says it

_LONE = "SELECT number, article FROM quotes WHERE number IN ({}) AND speaker IS NULL"
_PLACES = "SELECT start, number FROM quotes WHERE article = ? AND speaker IS NULL ORDER BY start"
_CONTENTS = """
SELECT p.start, p."end", q.number, s.id, s.key, s.type FROM quotes AS q
JOIN quote_spans AS p ON p.quote = q.id AND p.role = 'content'
JOIN speakers AS s ON s.id = q.speaker
WHERE q.article = ? ORDER BY p.start
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
        known = self._found
        self._found = {one: known[one] if one in known else _read(connection, one) for one in lone}
        return {n: around[n] for one, around in self._found.items() for n in lone[one] if n in around}


def _read(connection: sqlite3.Connection, article: int) -> dict[int, Person]:
    """Return by number the speaker around each quote of an article that has none."""
    places = connection.execute(_PLACES, (article,)).fetchall()
    rows = connection.execute(_CONTENTS, (article,))
    return dict(
        speakers_within(places, ((start, end, number, tuple(who)) for start, end, number, *who in rows))
    )


def speakers_within(
    places: Iterable[tuple[int, int]], contents: Iterator[Content]
) -> Iterator[tuple[int, Person]]:
    """Yield the number of each place that lies in a content, and who says that: of several the last quote's.

    Both come in the order of the text.
    """
    opened: list[tuple[int, int, Person]] = []  # the last quote first
    ahead = next(contents, None)
    for place, number in places:
        while ahead is not None and ahead[0] <= place:
            heappush(opened, (-ahead[2], ahead[1], ahead[3]))
            ahead = next(contents, None)
        while opened and opened[0][1] <= place:
            heappop(opened)
        if opened:
            yield number, opened[0][2]
