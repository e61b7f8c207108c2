"""Which quotes share a key and a voice: those stored and those of a batch, found for the whole batch at once.

The table of keys is by far the largest, and the keys of a quote lie all over it. So a batch asks once for all
of its keys, in the order in which the file holds them, and writes its own in that order. Of those under one
key and voice only as many as are looked at are held, however many quotes of a batch have them.
"""

from __future__ import annotations

import sqlite3
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

LOOKED_AT = 16  # quotes fetched for one key and voice, the latest stored first
_NOBODY = 0

Filed = tuple[int, int, int]  # a voice, a quote, the worth of the key to it

_ASKED = "CREATE TEMP TABLE IF NOT EXISTS asked_keys (key INTEGER, voice INTEGER)"
_OF_VOICE = """
SELECT w.key, w.voice, k.quote, k.worth FROM asked_keys AS w CROSS JOIN statement_keys AS k
 WHERE k.key = w.key AND k.voice = w.voice AND k.quote IN (
   SELECT o.quote FROM statement_keys AS o WHERE o.key = w.key AND o.voice = w.voice
    ORDER BY o.quote DESC LIMIT ?)
"""
_OF_ANY = "SELECT voice, quote, worth FROM statement_keys WHERE key = ? ORDER BY voice, quote DESC LIMIT ?"


class Sharing:
    """The quotes under the keys and voices of a batch: those that are stored, and those that it files itself.

    ``searched`` are the keys of each quote of the batch, ``among`` the voices under which it looks for them.
    ``met`` are the keys under which anything is found by now, few beside all that are asked for.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        searched: Mapping[int, Mapping[int, int]],
        among: Mapping[int, Sequence[int | None]],
    ) -> None:
        self._of_voice: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        self._of_any: dict[int, list[Filed]] = {}
        self._filed: list[tuple[int, int, int, int]] = []
        times = Counter(chain.from_iterable(searched.values()))
        self._repeated = {key for key, count in times.items() if count > 1}
        self.met: set[int] = set()
        wanted = {(key, voice) for n, keys in searched.items() for voice in among[n] for key in keys}
        connection.execute(_ASKED)
        connection.execute("DELETE FROM asked_keys")
        named = sorted((key, voice) for key, voice in wanted if voice is not None)
        connection.executemany("INSERT INTO asked_keys VALUES (?, ?)", named)
        for key, voice, quote, worth in connection.execute(_OF_VOICE, (LOOKED_AT,)):
            self._of_voice[key, voice].append((quote, worth))
            self.met.add(key)
        for latest in self._of_voice.values():
            latest.sort()
        for key in sorted({key for key, voice in wanted if voice is None}):
            self._of_any[key] = connection.execute(_OF_ANY, (key, LOOKED_AT)).fetchall()
            if self._of_any[key]:
                self.met.add(key)

    def of(self, key: int, among: Sequence[int | None]) -> dict[int, int]:
        """Return the quotes that share a key and may share a voice, each with the key's worth to it."""
        found: dict[int, int] = {}
        for voice in among:
            if voice is None:
                found.update((quote, worth) for _, quote, worth in self._of_any.get(key, ()))
            elif (key, voice) in self._of_voice:
                found.update(self._of_voice[key, voice])
        return found

    def file(self, number: int, spoken: Iterable[int], keys: Mapping[int, int]) -> None:
        """Make a quote of the batch findable under its keys and voices."""
        for voice in spoken:
            self._filed += [(key, voice, number, worth) for key, worth in keys.items()]
            for key in keys.keys() & self._repeated:
                latest = self._of_voice[key, voice]
                insort(latest, (number, keys[key]))
                del latest[:-LOOKED_AT]
                if key in self._of_any:
                    first = self._of_any[key]
                    insort(first, (voice, number, keys[key]), key=_by_voice)
                    del first[LOOKED_AT:]
                self.met.add(key)

    def write(self, connection: sqlite3.Connection) -> None:
        """Write the keys of the batch."""
        rows = sorted(self._filed)
        connection.executemany("INSERT OR IGNORE INTO statement_keys VALUES (?, ?, ?, ?)", rows)


def voices_among(spoken: Sequence[int]) -> tuple[int | None, ...]:
    """Return the voices under which to look for what these voices say: None, any, where it is nobody's."""
    return (None,) if list(spoken) == [_NOBODY] else (*spoken, _NOBODY)


def _by_voice(one: Filed) -> tuple[int, int]:
    """Return what orders quotes under one key: by voice, the latest stored first."""
    return one[0], -one[1]
