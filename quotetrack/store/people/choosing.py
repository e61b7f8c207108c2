"""Chooses whom a name means in one article: by hand, the only bearer, or whom the evidence fits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from quotetrack.lexicon.person_words import is_description
from quotetrack.store.name_memory import KnownName, NameMemory
from quotetrack.store.people.aliases import rebuild, record_name
from quotetrack.store.people.bearer_evidence import Fact, Profile, conflict, shared_evidence
from quotetrack.store.people.linking import rename
from quotetrack.store.people.name_keys import fold
from quotetrack.store.people.person_names import family_key
from quotetrack.store.people.profiles import profile_of

Named = tuple[str, str]  # a key and a type


@dataclass(frozen=True, slots=True)
class ChosenName:
    """The row of a name, its speaker, and how it was chosen among those who share the name."""

    name: int
    speaker: int
    basis: str


def choose_speakers(
    names: NameMemory,
    article: int,
    named: Named,
    written: str,
    facts: set[Fact],
    without: int | None = None,
) -> ChosenName:
    """Return whom a name means in one article: by hand, the only one, or whom the evidence fits."""
    key, kind = named
    ruled = _ruled(names, article, named, facts) if names.ruled(named) else None
    if ruled is not None:
        return ruled
    rows = [name for name in names.bearers(key, kind) if name.id != without]
    if is_description(written):  # whom it means elsewhere says nothing here, whoever decided that
        rows = [one for one in rows if not one.split_off and one.decision is None]
    _respell(names, written, rows)
    if len(rows) == 1 and not facts:  # a name alone conflicts with nothing
        return ChosenName(rows[0].id, rows[0].speaker, "name")
    mine = Profile(dict.fromkeys(facts, 1), key)
    known = [
        (ChosenName(one.id, one.speaker, "name"), profile_of(names, one.id, key, one.articles))
        for one in rows
    ]
    against = [
        None if one.decision is not None and not one.split_off else conflict(mine, known[i][1])
        for i, one in enumerate(rows)
    ]
    whole = [i for i, one in enumerate(rows) if not one.split_off]
    parts = [i for i in range(len(rows)) if i not in whole]
    free = [known[i] for i in whole if against[i] is None] or [known[i] for i in parts if against[i] is None]
    if not free:
        reason = next((why for why in against if why), None)
        return _new_name(names, named, written, reason, facts)
    if len(known) == 1 or kind != "person":
        return free[0][0]
    fitting = [pair for pair in free if shared_evidence(mine, pair[1])] or free
    best = max(fitting, key=lambda pair: (pair[1].articles, -pair[0].name))
    told = len(fitting) == 1 and (bool(shared_evidence(mine, best[1])) or len(free) < len(known) - len(parts))
    return ChosenName(best[0].name, best[0].speaker, "evidence" if told else "undecided")


def _respell(names: NameMemory, written: str, stored: Iterable[KnownName]) -> None:
    """Write stored names of one key as the article does, where that is the better spelling."""
    for name in stored:
        if _spelling(written) > _spelling(name.name):
            names.respell(name, written)
            rename(names, name.speaker)
            rebuild(names, name.speaker)


@lru_cache(maxsize=50_000)
def _spelling(name: str) -> tuple[bool, bool, int, int]:
    """Rank a spelling: no capitals throughout, no *Surname, First*, no title, accents where it has any."""
    return name.upper() != name, "," not in name, -len(name.split()), sum(ord(c) > 127 for c in name)


def _ruled(names: NameMemory, article: int, named: Named, facts: set[Fact]) -> ChosenName | None:
    """Return whom the latest split by hand that fits this article makes of a name."""
    connection = names.connection
    rules = connection.execute(
        "SELECT r.name, n.speaker, r.place, r.document, r.sha256, r.role, r.affiliation"
        " FROM decision_rules AS r JOIN speaker_names AS n ON n.id = r.name"
        " WHERE r.key = ? AND r.type = ? ORDER BY r.place IS NULL, r.decision DESC, r.id",
        named,
    ).fetchall()
    here = connection.execute(
        "SELECT place, document, sha256 FROM articles WHERE id = ?", (article,)
    ).fetchone()
    for name, speaker, place, document, sha256, role, affiliation in rules:
        one = sha256 is not None and (
            sha256 == here[2] or (place is not None and (place, document) == here[:2])
        )
        if one or (sha256 is None and says(facts, role, affiliation)):
            return ChosenName(int(name), int(speaker), "hand")
    return None


def says(facts: set[Fact], role: str | None, affiliation: str | None) -> bool:
    """Tell whether an article gives the role and the affiliation that a split asks for."""
    wanted = [("role", role)] if role else []
    wanted += [("affiliation", affiliation)] if affiliation else []
    return bool(wanted) and all(
        any(kind == of and set(fold(words).split()) <= set(fold(value).split()) for of, value in facts)
        for kind, words in wanted
    )


def _new_name(
    names: NameMemory,
    named: Named,
    written: str,
    reason: str | None,
    facts: set[Fact],
) -> ChosenName:
    """Insert a name with a speaker of its own; ``reason`` is why no bearer of the name is meant."""
    key, kind = named
    number = max((0, *(name.namesake for name in names.bearers(key, kind)))) + 1
    speaker = names.insert_speaker(written, key, kind, _qualifier(facts) if number > 1 else None)
    family = family_key(key) if kind == "person" else None
    basis = "namesake" if number > 1 else "name"
    new = KnownName(0, speaker, written, key, kind, number, family, 0, basis, reason, None, split_off=False)
    name = names.insert_name(new)
    record_name(names, name.id, quoted=False)
    return ChosenName(name.id, speaker, "evidence" if number > 1 else "name")


def _qualifier(facts: set[Fact]) -> str | None:
    """Return what an article calls a person of a name that another has: the role, else the body."""
    return next((v for kind in ("role", "affiliation") for of, v in sorted(facts) if of == kind), None)
