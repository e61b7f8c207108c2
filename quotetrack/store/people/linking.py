"""Links the variants of a person's name: *Bob Smith*, *Robert J. Smith* and *SMITH, Robert* are one speaker.

Which names belong together follows from all stored names of one family name and from what articles
say of their bearers, not from the order in which articles came. Two names are linked where the rules
of :mod:`quotetrack.store.people.person_names` allow it, the evidence does not forbid it, and no third
name makes it a guess: with *John A. Smith* and *John B. Smith* in the file, *John Smith* is linked to
the one whose role or body it shares, or to none.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from quotetrack.store.name_memory import KnownName, NameMemory
from quotetrack.store.people.aliases import rebuild
from quotetrack.store.people.bearer_evidence import Profile, conflict, shared_evidence
from quotetrack.store.people.person_names import compare_persons
from quotetrack.store.people.profiles import profile_of
from quotetrack.store.waiting_rows import waiting_of

_RIVAL = 0.2  # a name in a smaller share of articles does not make a link that has evidence a guess


@dataclass(frozen=True, slots=True)
class StoredName:
    """A row of speaker_names of a person."""

    id: int
    key: str
    namesake: int
    speaker: int
    decision: int | None
    articles: int
    split_off: bool  # by hand, which leaves all others where they are
    made: bool  # whether its speaker was made by hand, and has no names but those given to it

    @property
    def told(self) -> bool:
        """Whether its row says already why it is whose it is: by hand, or as another of the name."""
        return self.decision is not None or self.namesake > 1


@dataclass(frozen=True, slots=True)
class NameLink:
    """Two names that can be one person's; ``usable`` unless only evidence that is not there could tell."""

    reason: str
    usable: bool
    evidence: bool


class Kin:
    """The names that may be one person's, directly or through others, with what links each pair."""

    def __init__(self, memory: NameMemory, names: list[StoredName]) -> None:
        self.names = {n.id: n for n in names}
        profiles = {n.id: profile_of(memory, n.id, n.key, n.articles) for n in names}
        self.links: dict[tuple[int, int], NameLink] = {}
        for a, b in itertools.combinations(sorted(self.names), 2):
            link = _link(self.names[a], self.names[b], profiles[a], profiles[b])
            if link is not None:
                self.links[a, b] = self.links[b, a] = link
        self.near: dict[int, list[int]] = {n: [] for n in self.names}
        for a, b in self.links:
            self.near[a].append(b)

    def groups(self) -> list[list[int]]:
        """Return the names grouped by person, each group in order of row."""
        group = {n: [n] for n in self.names}
        wanted = [pair for pair in self.links if pair[0] < pair[1] and self._meant(*pair)]
        for a, b in sorted(wanted, key=lambda pair: (not self.links[pair].evidence, pair)):
            one, two = group[a], group[b]
            if one is not two and self._together(one, two):
                one += two
                group.update(dict.fromkeys(two, one))
        return [sorted(g) for g in {id(g): g for g in group.values()}.values()]

    def _meant(self, a: int, b: int) -> bool:
        """Tell whether a pair is one person: neither of the two could as well be a third."""
        return self.links[a, b].usable and self._decided(a, b) and self._decided(b, a)

    def _decided(self, name: int, other: int) -> bool:
        """Tell whether ``name`` fits ``other`` better than each name that cannot be ``other``'s."""
        rivals = [n for n in self.near[name] if n != other and (n, other) not in self.links]
        if not rivals:
            return True
        least = _RIVAL * self.names[other].articles
        return self.links[name, other].evidence and not any(
            self.links[name, rival].evidence and self.names[rival].articles >= least for rival in rivals
        )

    def _together(self, one: list[int], two: list[int]) -> bool:
        """Tell whether two groups can be one person: every pair can, and no hand keeps them apart."""
        hands = {n.speaker for n in map(self.names.__getitem__, one + two) if n.decision is not None}
        return len(hands) < 2 and all((a, b) in self.links for a in one for b in two)


def relink(names: NameMemory, changed: Iterable[int]) -> None:
    """Group anew the names that the ``changed`` ones may be linked to, and move quotes as that asks."""
    done: set[int] = set()
    for name in changed:
        if name in done:
            continue
        kin = _kin(names, name)
        done.update(n.id for n in kin)
        if len(kin) == 1 and kin[0].decision is None:
            own = _alone(names, kin[0]) and not kin[0].made
            _settle(names, kin[0], kin[0].speaker if own else None, None)
        elif len(kin) > 1:
            _regroup(names, Kin(names, kin))


def _regroup(memory: NameMemory, kin: Kin) -> None:
    """Give each group of names its speaker: a hand's, else the one under which most articles stand."""
    taken: set[int] = set()
    groups = kin.groups()

    def weight(group: list[int]) -> tuple[bool, int, int]:
        names = [kin.names[n] for n in group]
        return (any(n.decision is not None for n in names), sum(n.articles for n in names), -group[0])

    for group in sorted(groups, key=weight, reverse=True):
        names = [kin.names[n] for n in group]
        hand = next((n.speaker for n in names if n.decision is not None), None)
        counted: dict[int, int] = {}
        for n in names:
            if n.speaker not in taken and not n.made:
                counted[n.speaker] = counted.get(n.speaker, 0) + n.articles
        best = max(counted, key=lambda s: (counted[s], -s), default=None)
        speaker = hand if hand is not None else best
        head = max(names, key=lambda n: (n.told, len(n.key.split()), len(n.key), n.key))
        for n in names:
            if n.decision is None:
                link = kin.links.get((n.id, head.id))
                speaker = _settle(memory, n, speaker, link.reason if link else None)
        if hand is None and speaker is not None:
            taken.add(speaker)  # what a hand gave to a speaker leaves the speaker's own names there


def _settle(names: NameMemory, name: StoredName, speaker: int | None, reason: str | None) -> int:
    """Make a name the given speaker's, or one of its own, and return that speaker."""
    row = names.name(name.id)
    assert row is not None
    if speaker is None:
        speaker = names.insert_speaker(row.name, row.key, row.type, None)
    if name.namesake == 1:
        names.explain(row, "name" if reason is None else "variant", reason)
    if speaker != name.speaker:
        move(names, name.id, speaker)
    return speaker


def move(names: NameMemory, name: int, speaker: int) -> None:
    """Make a name and the quotes that use it another speaker's, with its forms."""
    row = names.name(name)
    assert row is not None
    before, connection = row.speaker, names.connection
    names.give(row, speaker)
    connection.execute("UPDATE quote_speakers SET speaker = ? WHERE name = ?", (speaker, name))
    connection.execute(
        "UPDATE quotes SET speaker = ?"
        " WHERE id IN (SELECT quote FROM quote_speakers WHERE name = ? AND ordinal = 0)",
        (speaker, name),
    )
    waiting = waiting_of(connection)
    if waiting is not None:
        waiting.move(name, speaker)
    for one in (before, speaker):
        if not forget_empty(names, one):
            rename(names, one)
            rebuild(names, one)


def rename(names: NameMemory, speaker: int) -> None:
    """Name a speaker after the full form that most articles give; what hands gave it is not asked."""
    free = [name for name in names.of_speaker(speaker) if name.decision is None]
    if len(free) == 1:
        names.call(speaker, free[0].name, free[0].key)
    elif free:
        best = min(free, key=lambda n: (" " not in n.name, -n.articles, -len(n.name), n.name, n.id))
        names.call(speaker, best.name, best.key)


def forget_empty(names: NameMemory, speaker: int) -> bool:
    """Delete a speaker without a name, unless a decision knows it; tell whether it has no name."""
    if names.of_speaker(speaker):
        return False
    names.drop_forms(speaker)
    names.connection.execute(
        "DELETE FROM speakers WHERE id = :id AND NOT EXISTS (SELECT 1 FROM decisions WHERE speaker = :id)"
        " AND NOT EXISTS (SELECT 1 FROM decision_names WHERE before = :id)",
        {"id": speaker},
    )
    names.forget_speaker(speaker)
    return True


def _link(one: StoredName, two: StoredName, a: Profile, b: Profile) -> NameLink | None:
    """Return what links two names, None where they are two people's."""
    if one.key == two.key or one.split_off or two.split_off:
        return None  # told apart when they were stored, or by hand
    like = compare_persons(one.key, two.key)
    if like is None or conflict(a, b):
        return None
    proof = shared_evidence(a, b)
    reason = f"{like.reason}; {proof}" if proof else like.reason
    return NameLink(reason, like.certain or proof is not None, proof is not None)


def _kin(names: NameMemory, name: int) -> list[StoredName]:
    """Return a name with those that it may be linked to, directly or through others."""
    row = names.name(name)
    if row is None:
        return []
    found, waiting = {row.id: row}, [row]
    while waiting and row.family is not None:
        here = waiting.pop()
        for other in names.family(row.family):
            if other.id not in found and compare_persons(here.key, other.key):
                found[other.id] = other
                waiting.append(other)
    return [_stored(names, one) for _, one in sorted(found.items())]


def _stored(names: NameMemory, one: KnownName) -> StoredName:
    """Return a name as it is before it is linked otherwise."""
    made = names.called(one.speaker)[1]
    return StoredName(
        one.id, one.key, one.namesake, one.speaker, one.decision, one.articles, one.split_off, made
    )


def _alone(names: NameMemory, name: StoredName) -> bool:
    """Tell whether a name that is linked to none may keep its speaker: no other name is there by nature."""
    return all(n.id == name.id or n.decision is not None for n in names.of_speaker(name.speaker))
