"""Keeps which quotes carry one statement: compares what is new, and groups what has changed.

Triggers of the schema queue each new or changed quote, and the rest of a group that lost one. Every quote
is compared with a bounded number of others, those that share most keys with it, so that the work grows
with the number of quotes and hardly faster. The comparing itself is handed in: see :class:`Compares`.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from sqlite_utils import Database

from quotetrack.store.database import path_of, transaction, worded
from quotetrack.store.people.name_keys import fold
from quotetrack.store.statements.sharing_keys import Sharing, voices_among
from quotetrack.store.statements.speakers_around import SpeakersAround

BATCH = 4000  # quotes compared in one transaction; their keys lie all over the file, and share its pages
READ = 500  # of them read together
COMPARED = 6  # quotes that one is compared with, those that share most with it
_CACHE = 64 * 1024  # KiB of the file kept in memory; keys are spread all over it
_REMEMBERED = 8_000  # statements kept in memory: those of a batch, and as many that they are compared with

_ROWS = """
SELECT q.number, q.kind, q.text, q.method, q.role, q.affiliation, q.negated, a.published, q.article, q.start,
  (SELECT max(p."end") FROM quote_spans AS p WHERE p.quote = q.id AND p.role = 'content') AS "end"
FROM quotes AS q JOIN articles AS a ON a.id = q.article WHERE q.number IN ({})
"""
_PEOPLE = """
SELECT q.number, s.id, s.key, s.type FROM quotes AS q
JOIN quote_speakers AS qs ON qs.quote = q.id JOIN speakers AS s ON s.id = qs.speaker
WHERE q.number IN ({}) ORDER BY q.number, qs.ordinal
"""
_LINKED = (
    "SELECT quote, other, likeness, relation FROM statement_links WHERE quote IN ({0}) OR other IN ({0})"
)

S = TypeVar("S")


class Compares(Protocol[S]):
    """What is needed of the comparing: quotetrack.check.history.statement_likeness has it."""

    ENOUGH: int  # worth of the keys in common that makes a quote worth comparing
    CONTRARY: str  # the relation of quotes that cannot be one statement

    def statement_of(self, row: Mapping[str, Any]) -> S:
        """Return the statement of a row with *number*, *kind*, *text*, *speakers* and so on."""
        ...

    def search_keys(self, statement: S) -> dict[int, int]:
        """Return the keys under which it is found, each with its worth."""
        ...

    def voices(self, statement: S) -> list[int]:
        """Return who speaks, as numbers; 0 for nobody that is known."""
        ...

    def likeness(self, one: S, other: S) -> Any:
        """Return an object with *score* and *relation*, None where the two are not one statement."""
        ...

    def is_copy(self, one: S, other: S) -> bool:
        """Tell whether two have the same words and the same speakers."""
        ...

    def group(
        self, statements: Mapping[int, S], links: Iterable[tuple[int, int, float, str]]
    ) -> dict[int, int]:
        """Return the statement of each quote."""
        ...


class Statements(Generic[S]):
    """The statements of one database that is open for writing."""

    def __init__(self, db: Database, compares: Compares[S]) -> None:
        self._db = db
        self._compares = compares
        self._known: OrderedDict[int, S] = OrderedDict()
        self._around = SpeakersAround()

    def update(self) -> int:
        """Compare and group what waits, and return how many quotes were compared. Raises DatabaseError."""
        compared = 0
        with worded(path_of(self._db)):
            self._known.clear()
            self._around = SpeakersAround()
            self._db.conn.execute(f"PRAGMA cache_size = -{_CACHE}")
            while True:
                with transaction(self._db) as connection:
                    some = _numbers(
                        connection,
                        "SELECT quote FROM statement_queue ORDER BY compare DESC, quote LIMIT ?",
                        [BATCH],
                    )
                    if not some:
                        return compared
                    compared += self._batch(connection, some)

    def _batch(self, connection: sqlite3.Connection, some: Sequence[int]) -> int:
        """Compare those of a batch that wait for it, and group all of it."""
        listed = _listed(some)
        new = _numbers(
            connection,
            f"SELECT quote FROM statement_queue WHERE compare AND quote IN ({listed}) ORDER BY quote",
        )
        nearest = self._nearest(connection, new)
        known: dict[int, int] = {number: number for number in new}
        links: list[tuple[int, int, float, str]] = []
        for part in _parts([number for number in new if nearest[number]], READ):
            needed = set(part).union(*(nearest[number] for number in part))
            statements = self._load(connection, sorted(needed))
            for number in part:
                found = self._compare(number, nearest[number], statements)
                links += found
                label = self._repeated(connection, number, found, statements, known)
                known[number] = number if label is None else label
        connection.executemany("INSERT OR REPLACE INTO statement_links VALUES (?, ?, ?, ?)", links)
        connection.executemany("INSERT OR IGNORE INTO statement_quotes VALUES (?, ?)", known.items())
        self._group(connection, [n for n in some if known.get(n, n) == n])
        connection.execute(f"DELETE FROM statement_queue WHERE quote IN ({listed})")
        return len(new)

    def _nearest(self, connection: sqlite3.Connection, new: Sequence[int]) -> dict[int, list[int]]:
        """Return the quotes that each of a batch is compared with, and make the batch findable.

        Each finds those that are stored and those before it in the batch, as if it came alone.
        """
        spoken: dict[int, list[int]] = {}
        searched: dict[int, dict[int, int]] = {}
        for part in _parts(new, READ):
            for number, one in self._load(connection, part).items():
                spoken[number], searched[number] = self._compares.voices(one), self._compares.search_keys(one)
        among = {number: voices_among(some) for number, some in spoken.items()}
        sharing = Sharing(connection, searched, among)
        nearest = {}
        for number, keys in sorted(searched.items()):
            shared: Counter[int] = Counter()
            for key in keys.keys() & sharing.met:
                own = keys[key]
                for other, worth in sharing.of(key, among[number]).items():
                    shared[other] += max(own, worth)
            shared.pop(number, None)
            likely = [other for other, worth in shared.items() if worth >= self._compares.ENOUGH]
            nearest[number] = sorted(likely, key=lambda other: (-shared[other], -other))[:COMPARED]
            sharing.file(number, spoken[number], keys)
        sharing.write(connection)
        return nearest

    def _compare(
        self, number: int, nearest: Iterable[int], statements: Mapping[int, S]
    ) -> list[tuple[int, int, float, str]]:
        """Return the links of a quote to those that say the same."""
        links = []
        for other in nearest:
            found = self._compares.likeness(statements[number], statements[other])
            if found is not None:
                links.append((max(number, other), min(number, other), found.score, found.relation))
        return links

    def _repeated(
        self,
        connection: sqlite3.Connection,
        number: int,
        links: Iterable[tuple[int, int, float, str]],
        statements: Mapping[int, S],
        known: Mapping[int, int],
    ) -> int | None:
        """Return the statement of a quote that this one repeats word for word, where that changes no group.

        Then the thousandth copy costs no more than the second. None where it repeats nothing, where it ties
        several statements together, or where it is contrary to one that is of the same. ``known`` are the
        statements of the batch so far, a quote that is to be grouped being its own.
        """
        others = {one: link[3] for link in links for one in link[:2] if one != number}
        tied = [other for other, relation in others.items() if relation != self._compares.CONTRARY]
        if not any(self._compares.is_copy(statements[number], statements[other]) for other in tied):
            return None
        query = f"SELECT quote, statement FROM statement_quotes WHERE quote IN ({_listed(others)})"
        labels = {**dict(connection.execute(query)), **{one: known[one] for one in others if one in known}}
        label = labels.get(tied[0])
        if label is None or any(labels.get(other) != label or known.get(other) == other for other in tied):
            return None
        return None if any(labels.get(other) == label for other in others.keys() - set(tied)) else label

    def _group(self, connection: sqlite3.Connection, some: Sequence[int]) -> None:
        """Group anew all that is linked with these quotes as one statement, directly or through others.

        What is contrary keeps quotes apart that other links tie together, and ties nothing itself: to follow
        it would lead through most of a long hearing, whose questions differ in a number.
        """
        found: set[tuple[int, int, float, str]] = set()
        members, fresh = set(some), set(some)
        while fresh:
            tied = set()
            for part in _parts(sorted(fresh)):
                for link in connection.execute(_LINKED.format(_listed(part))):
                    found.add(link)
                    if link[3] != self._compares.CONTRARY:
                        tied |= {link[0], link[1]}
            fresh = tied - members
            members |= fresh
        links = {link for link in found if link[0] in members and link[1] in members}
        linked = {number for link in links for number in link[:2]}
        labels = {number: number for number in members - linked}
        if linked:
            labels |= self._compares.group(self._load(connection, sorted(linked)), links)
        connection.executemany(
            "UPDATE statement_quotes SET statement = ? WHERE quote = ? AND statement <> ?",
            [(label, number, label) for number, label in labels.items()],
        )

    def _load(self, connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, S]:
        """Return statements by number, from memory or from the file."""
        missing = [number for number in numbers if number not in self._known]
        for part in _parts(missing):
            listed = _listed(part)
            people: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
            for number, speaker, key, kind in connection.execute(_PEOPLE.format(listed)):
                people[number].append((speaker, key, kind))
            around = self._around.of(connection, part)
            cursor = connection.execute(_ROWS.format(listed))
            names = [column[0] for column in cursor.description]
            for values in cursor:
                row = dict(zip(names, values, strict=True))
                row["speakers"] = people[row["number"]]
                if row["number"] in around:  # words that nobody is named for, within somebody's
                    row["speakers"], row["method"] = [around[row["number"]]], "continuation"
                row["affiliation_key"] = fold(row["affiliation"]) if row["affiliation"] else None
                self._known[row["number"]] = self._compares.statement_of(row)
        found = {number: self._known[number] for number in numbers}
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return found


def _numbers(connection: sqlite3.Connection, query: str, values: Sequence[Any] = ()) -> list[int]:
    """Return the first column of a query."""
    return [row[0] for row in connection.execute(query, values)]


def _listed(numbers: Iterable[int]) -> str:
    """Write numbers of our own for IN; an empty list matches nothing."""
    return ", ".join(map(str, map(int, numbers))) or "NULL"


def _parts(numbers: Sequence[int], size: int = 500) -> Iterable[Sequence[int]]:
    """Split a long list."""
    return (numbers[at : at + size] for at in range(0, len(numbers), size))
