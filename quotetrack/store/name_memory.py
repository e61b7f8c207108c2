"""The stored names that are in use, kept in memory: read once, however many articles use them.

Linking asks of every name of every article who bears it, what is said of them and under which forms they
are found. What is kept here is what the file holds: each change of a name or a speaker is written at once,
and only the counts of articles wait, those of names and those of facts, until :meth:`NameMemory.write`. So
numbers are given in the same order, and the rows are the same, however long names stay in memory.
"""

from __future__ import annotations

import functools
import heapq
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from quotetrack.store.waiting_rows import StoreConnection

P = ParamSpec("P")
T = TypeVar("T")
MOST = 10_000  # names kept from one transaction to the next
_FACTS = 80  # the commonest of a name; more would not be weighed
_COLUMNS = (
    "n.id, n.speaker, n.name, n.key, n.type, n.namesake, n.family, n.articles, n.basis, n.reason, n.decision,"
    " EXISTS (SELECT 1 FROM decision_rules AS r WHERE r.name = n.id)"
)
_COUNTED_FACT = (
    "INSERT INTO speaker_evidence (name, kind, value, articles) VALUES (?,?,?,?)"
    " ON CONFLICT DO UPDATE SET articles = excluded.articles"
)


@dataclass(slots=True)
class KnownName:
    """A row of speaker_names; ``split_off`` where a split by hand made it."""

    id: int
    speaker: int
    name: str
    key: str
    type: str
    namesake: int
    family: str | None
    articles: int
    basis: str
    reason: str | None
    decision: int | None
    split_off: bool


class NameMemory:
    """Names and their speakers as the file holds them; in ``kept`` ones, counts wait to be written."""

    def __init__(self, connection: sqlite3.Connection, *, kept: bool) -> None:
        self.connection = connection
        self.kept = kept
        self.profiles: dict[int, Any] = {}  # of people.profiles, until a fact of the name changes
        self._names: dict[int, KnownName] = {}
        self._bearers: dict[tuple[str, str], list[KnownName]] = {}
        self._families: dict[str, list[KnownName]] = {}
        self._of_speaker: dict[int, dict[int, KnownName]] = {}
        self._called: dict[int, tuple[str, bool]] = {}
        self._facts: dict[int, dict[tuple[str, str], int]] = {}
        self._forms: dict[int, set[tuple[str, str]]] = {}
        self._ruled: frozenset[tuple[str, str]] | None = None
        self._counted: set[int] = set()
        self._counted_facts: set[tuple[int, str, str]] = set()

    def __len__(self) -> int:
        return len(self._names)

    def name(self, number: int) -> KnownName | None:
        """Return a name by its row, None where there is none."""
        if number not in self._names:
            self._read("n.id = ?", (number,))
        return self._names.get(number)

    def bearers(self, key: str, kind: str) -> list[KnownName]:
        """Return those who bear a name, by their number."""
        if (key, kind) not in self._bearers:
            found = self._read("n.key = ? AND n.type = ? ORDER BY n.namesake", (key, kind))
            self._bearers[key, kind] = found
        return self._bearers[key, kind]

    def family(self, family: str) -> list[KnownName]:
        """Return the names of persons of one family name, in order of row."""
        if family not in self._families:
            found = self._read("n.family = ? AND n.type = 'person' ORDER BY n.id", (family,))
            self._families[family] = found
        return self._families[family]

    def of_speaker(self, speaker: int) -> list[KnownName]:
        """Return the names that belong to a speaker, in order of row."""
        if speaker not in self._of_speaker:
            self._of_speaker[speaker] = {n.id: n for n in self._read("n.speaker = ?", (speaker,))}
        names = self._of_speaker[speaker]
        return [name for _, name in sorted(names.items())] if len(names) > 1 else list(names.values())

    def called(self, speaker: int) -> tuple[str, bool]:
        """Return a speaker's name, and whether a split by hand gave it."""
        if speaker not in self._called:
            query = "SELECT name, named FROM speakers WHERE id = ?"
            name, named = self.connection.execute(query, (speaker,)).fetchone()
            self._called[speaker] = (name, bool(named))
        return self._called[speaker]

    def facts(self, name: int) -> dict[tuple[str, str], int]:
        """Return what articles say of a bearer, each fact with the number of articles."""
        if name not in self._facts:
            query = "SELECT kind, value, articles FROM speaker_evidence WHERE name = ?"
            found = self.connection.execute(query, (name,))
            self._facts[name] = {(kind, value): count for kind, value, count in found}
        return self._facts[name]

    def commonest_facts(self, name: int) -> dict[tuple[str, str], int]:
        """Return those of the facts that are weighed, the commonest first."""
        facts = self.facts(name)
        if len(facts) < 2:
            return dict(facts)
        return dict(heapq.nsmallest(_FACTS, facts.items(), key=lambda fact: (-fact[1], fact[0])))

    def ruled(self, named: tuple[str, str]) -> bool:
        """Tell whether a split by hand says whom a name means in some articles."""
        if self._ruled is None:
            self._ruled = frozenset(self.connection.execute("SELECT key, type FROM decision_rules"))
        return named in self._ruled

    def insert_speaker(self, name: str, key: str, kind: str, qualifier: str | None) -> int:
        """Insert a speaker, and return its row."""
        query = "INSERT INTO speakers (name, key, type, qualifier) VALUES (?,?,?,?)"
        speaker = cast(int, self.connection.execute(query, (name, key, kind, qualifier)).lastrowid)
        self._called[speaker] = (name, False)
        self._of_speaker[speaker] = {}
        self._forms[speaker] = set()
        return speaker

    def insert_name(self, made: KnownName) -> KnownName:
        """Insert a name, and return it with its row."""
        query = (
            "INSERT INTO speaker_names (speaker, name, key, type, namesake, family, basis, reason)"
            " VALUES (?,?,?,?,?,?,?,?)"
        )
        told = (made.key, made.type, made.namesake, made.family, made.basis, made.reason)
        made.id = cast(int, self.connection.execute(query, (made.speaker, made.name, *told)).lastrowid)
        self._names[made.id] = made
        self._facts[made.id] = {}
        if (made.key, made.type) in self._bearers:
            self._bearers[made.key, made.type].append(made)
        if made.family in self._families and made.type == "person":
            self._families[made.family].append(made)
        if made.speaker in self._of_speaker:
            self._of_speaker[made.speaker][made.id] = made
        return made

    def respell(self, name: KnownName, written: str) -> None:
        """Write a name another way."""
        self.connection.execute("UPDATE speaker_names SET name = ? WHERE id = ?", (written, name.id))
        name.name = written

    def explain(self, name: KnownName, basis: str, reason: str | None) -> None:
        """Write why a name belongs to whom it does."""
        if (name.basis, name.reason) != (basis, reason):
            query = "UPDATE speaker_names SET basis = ?, reason = ? WHERE id = ?"
            self.connection.execute(query, (basis, reason, name.id))
            name.basis, name.reason = basis, reason

    def give(self, name: KnownName, speaker: int) -> None:
        """Make a name another speaker's."""
        self.connection.execute("UPDATE speaker_names SET speaker = ? WHERE id = ?", (speaker, name.id))
        if name.speaker in self._of_speaker:
            self._of_speaker[name.speaker].pop(name.id, None)
        if speaker in self._of_speaker:
            self._of_speaker[speaker][name.id] = name
        name.speaker = speaker

    def call(self, speaker: int, name: str, key: str) -> None:
        """Name a speaker whom no hand has named."""
        now, named = self.called(speaker)
        if not named and now != name:
            query = "UPDATE speakers SET name = ?, key = ? WHERE id = ?"
            self.connection.execute(query, (name, key, speaker))
            self._called[speaker] = (name, named)

    def forget_speaker(self, speaker: int) -> None:
        """Read a speaker anew when it is next asked for: its row, its names and its forms."""
        for kept in (self._called, self._of_speaker, self._forms):
            kept.pop(speaker, None)

    def add_form(self, speaker: int, key: str, kind: str, alias: str, origin: str) -> None:
        """Record one form of a speaker's name; one that is there stays, but that a hand gives it is noted."""
        if speaker not in self._forms:
            query = "SELECT key, type FROM speaker_aliases WHERE speaker = ?"
            self._forms[speaker] = set(self.connection.execute(query, (speaker,)))
        if (key, kind) not in self._forms[speaker]:
            query = "INSERT INTO speaker_aliases (speaker, key, type, alias, origin) VALUES (?,?,?,?,?)"
            self.connection.execute(query, (speaker, key, kind, alias, origin))
            self._forms[speaker].add((key, kind))
        elif origin == "hand":
            query = "UPDATE speaker_aliases SET origin = 'hand' WHERE speaker = ? AND key = ? AND type = ?"
            self.connection.execute(query, (speaker, key, kind))

    def drop_forms(self, speaker: int) -> None:
        """Delete all forms of a speaker."""
        self.connection.execute("DELETE FROM speaker_aliases WHERE speaker = ?", (speaker,))
        self._forms[speaker] = set()

    def count(self, name: KnownName, facts: Iterable[tuple[str, str]]) -> list[int]:
        """Count one article more for a name and its facts; return how many say each of them by now."""
        name.articles += 1
        self._counted.add(name.id)
        known, counts = self.facts(name.id), []
        for fact in facts:
            known[fact] = known.get(fact, 0) + 1
            counts.append(known[fact])
            self._counted_facts.add((name.id, *fact))
        if counts:
            self.profiles.pop(name.id, None)
        if not self.kept:
            self.write()
        return counts

    def write(self) -> None:
        """Write the counts that wait."""
        self.connection.executemany(
            "UPDATE speaker_names SET articles = ? WHERE id = ?",
            [(self._names[number].articles, number) for number in sorted(self._counted)],
        )
        self.connection.executemany(
            _COUNTED_FACT, [(*one, self._facts[one[0]][one[1:]]) for one in sorted(self._counted_facts)]
        )
        self._counted.clear()
        self._counted_facts.clear()

    def _read(self, where: str, values: tuple[Any, ...]) -> list[KnownName]:
        """Return the names that a condition finds; one that is kept already stays what it is."""
        query = f"SELECT {_COLUMNS} FROM speaker_names AS n WHERE {where}"
        rows = self.connection.execute(query, values).fetchall()
        return [self._names.setdefault(row[0], KnownName(*row)) for row in rows]


def memory_of(connection: sqlite3.Connection) -> NameMemory:
    """Return the names that a connection keeps in memory, else a memory for one call."""
    if isinstance(connection, StoreConnection):
        if connection.names is not None:
            return cast(NameMemory, connection.names)
        connection.rested = None  # what is written now is not in it
    return NameMemory(connection, kept=False)


@contextmanager
def remembering(connection: sqlite3.Connection, *, on: bool = False) -> Iterator[None]:
    """Keep names in memory until the end of the block, which lies within one transaction.

    ``on`` goes on with what the last such block kept, where nobody else has written since.
    """
    assert isinstance(connection, StoreConnection)
    if connection.names is not None:
        yield
        return
    version = connection.execute("PRAGMA data_version").fetchone()[0]
    rested, connection.rested = connection.rested, None
    if not on or rested is None or rested[0] != version or len(rested[1]) > MOST:
        rested = (version, NameMemory(connection, kept=True))
    connection.names = rested[1]
    try:
        yield
        connection.names.write()
        connection.rested = (version, connection.names) if on else None
    finally:
        connection.names = None


def row_by_row(
    work: Callable[Concatenate[sqlite3.Connection, P], T],
) -> Callable[Concatenate[sqlite3.Connection, P], T]:
    """Let a function read and write rows of names itself: what is kept is written first, then read anew."""

    @functools.wraps(work)
    def without_memory(connection: sqlite3.Connection, /, *args: P.args, **named: P.kwargs) -> T:
        kept = connection.names if isinstance(connection, StoreConnection) else None
        if kept is None or not isinstance(connection, StoreConnection):
            return work(connection, *args, **named)
        kept.write()
        connection.names = None
        try:
            return work(connection, *args, **named)
        finally:
            connection.names = NameMemory(connection, kept=True)

    return without_memory
