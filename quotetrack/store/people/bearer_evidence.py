"""Weighs what articles say of the bearers of a name: does it tell two people apart, or show one?

The default is one name, one person, since people change jobs; only what one person can hardly be
keeps two apart (a senator and a plumber, the mayor of one town and of another, *he* and *she*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import fields, given_names, nationalities, noun, titles
from quotetrack.lexicon.word_sets import word_list, word_pairs, word_set
from quotetrack.store.people.name_keys import fold, romanised
from quotetrack.store.people.person_names import person_name

FactKind = Literal["role", "affiliation", "gender", "beside"]
Fact = tuple[FactKind, str]

_RARE = 0.2  # what a smaller share of a name's articles says counts as an error
_ROLES = 24  # the commonest of a name are weighed
_TITLE_WORDS = 3
_LINKS = grammar.NOUN_LINKS
_TIMES = word_set("linking.times")
_APART = frozenset(
    frozenset((one, other))
    for one, others in word_pairs("linking.fields_apart").items()
    for other in others.split()
)
_STATES = word_set("linking.states")
_PARTIES = word_set("linking.parties")
_OF_A_COUNTRY = word_set("linking.offices_of_a_country")
_NATIONALITY_ENDINGS = word_list("linking.nationality_endings")
_SEAT = "seat"  # the field of posts that are of one place
_PRONOUNS = word_pairs("linking.pronouns")


@dataclass(frozen=True, slots=True)
class RoleParts:
    """A role in parts: *former British foreign minister from Leeds*.

    ``head`` is its noun (*minister*), ``post`` the noun with what makes it an office (*foreign
    minister*), ``field`` the noun's field if it has one, ``countries`` all names of the country before
    the noun, ``words`` the other proper words (*leeds*).
    """

    head: str
    post: str
    field: str
    countries: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=20_000)
def read_role(role: str) -> RoleParts:
    """Take a role apart; a title counts as what it stands for (*Ohio Gov.*: governor)."""
    words = [_spelt_out(w) for w in re.sub("[.,]", "", romanised(role)).split()]
    end = next((i for i, w in enumerate(words) if w in _LINKS and i), len(words))
    at = next((i for i in range(end - 1, -1, -1) if _describes(words[i])), -1)
    head, before = (words[at], words[:at]) if at >= 0 else ("", [])
    known = nationalities()
    countries = frozenset().union(*(known[w] for w in before if w in known and w not in _STATES))
    named = {fold(w) for w in re.findall(r"[^\W_][\w.'’-]*", role) if w[:1].isupper()}
    named -= {w for w in named if w.endswith("'s")}
    ordinary = _offices() | _TIMES | _PARTIES
    rest = frozenset(
        w
        for w in named
        if (w not in known or w in _STATES) and not _describes(_spelt_out(w)) and w not in ordinary
    )
    post = " ".join([*(w for w in before if w in _offices()), head])
    return RoleParts(head, post, fields().get(head, ""), countries, rest)


@lru_cache(maxsize=20_000)
def _spelt_out(word: str) -> str:
    """Return the noun that a title of one word stands for (*sen*: senator), any other word as it is."""
    title = titles().get((word,))
    return title.role.lower() if title is not None and title.role and noun(word) is None else word


@cache
def _offices() -> frozenset[str]:
    """Return the words that make an office of a noun: *foreign*, *prime*, *lieutenant*."""
    words = {w for title in titles().values() for w in title.role.lower().split() if " " in title.role}
    return frozenset(w for w in words if w not in _LINKS) - frozenset(fields())


@lru_cache(maxsize=20_000)
def _describes(word: str) -> bool:
    """Tell whether a folded word is a noun for people."""
    row = noun(word)
    return word in fields() or (row is not None and row.type == "person")


class Profile:
    """What the articles that give one name say of its bearer, with the number of articles a fact has."""

    def __init__(self, facts: Mapping[Fact, int], key: str, articles: int = 1) -> None:
        self.key = key
        self.articles = max(articles, 1)
        self.facts = facts
        roles = sorted(((n, v) for (kind, v), n in facts.items() if kind == "role"), reverse=True)
        self.roles = {v: n for n, v in roles[:_ROLES]}
        self.bodies = {fold(v): v for (kind, v) in facts if kind == "affiliation"}
        self.beside = {v: n for (kind, v), n in facts.items() if kind == "beside"}
        self.read = {role: read_role(role) for role in self.roles}

    @property
    def gender(self) -> str:
        """The given name's sex, else that which titles and repeated pronouns and roles agree on.

        A pronoun or role counts from its second article on: whose it is is easily mistaken once.
        """
        given = person_name(self.key).given
        known = given_names().get(given[0], "") if given else ""
        if known:
            return known
        found = {v: n for (kind, v), n in self.facts.items() if kind == "gender"}
        told = {sex: found.get(sex, 0) for sex in ("m", "f")}
        for word, sex in (("he", "m"), ("she", "f")):
            told[sex] += found.get(word, 0) if found.get(word, 0) > 1 else 0
        sure = [sex for sex, n in told.items() if n and n >= _RARE * sum(told.values())]
        return sure[0] if len(sure) == 1 else ""

    def weighty(self) -> list[RoleParts]:
        """Return the roles read, without those whose noun hardly any of them has."""
        counted: dict[str, int] = {}
        for role, read in self.read.items():
            counted[read.head] = counted.get(read.head, 0) + self.roles[role]
        least = _RARE * sum(counted.values())
        return [read for read in self.read.values() if read.head and counted[read.head] >= least]


def conflict(a: Profile, b: Profile) -> str | None:
    """Return what two bearers of a name cannot both be, in words; None where they can be one person."""
    if max(a.beside.get(b.key, 0), b.beside.get(a.key, 0)) > _RARE * min(a.articles, b.articles):
        return "both speak in one article"
    if a.gender and b.gender and a.gender != b.gender:
        return "a man and a woman"
    if same_body(a, b):
        return None
    return _strangers(a, b) or _posts(a, b) or _countrymen(a, b)


def shared_evidence(a: Profile, b: Profile) -> str | None:
    """Return what shows that two names mean one person, in words; None where nothing does.

    The same body, the same office (*President* and *Russian President*), or the same full role do;
    *spokesman* and *spokesman* do not.
    """
    body = same_body(a, b)
    if body:
        return f"both of {body}"
    for mine in a.read.values():
        for other in b.read.values():
            if mine.head and mine.post == other.post and mine.field and _meet(mine, other):
                return f"both {mine.post}"
    long = {fold(r): r for r in a.roles if len(r.split()) > 1}
    same = sorted(set(long) & {fold(r) for r in b.roles})
    return f"both {long[same[0]]}" if same else None


def same_body(a: Profile, b: Profile) -> str | None:
    """Return a body for which both speak, None where there is none; a country or *the police* is none."""
    shared = (k for k in set(a.bodies) & set(b.bodies) if k not in nationalities())
    both = sorted(k for k in shared if not a.bodies[k].islower())  # any town has a police
    return a.bodies[both[0]] if both else None


def _strangers(a: Profile, b: Profile) -> str | None:
    """*a senator* and *a plumber* are two. Not: *a senator* and *a lawyer*."""
    pairs = [(x, y) for x in a.weighty() if x.field for y in b.weighty() if y.field]
    if pairs and all(frozenset((x.field, y.field)) in _APART for x, y in pairs):
        return f"{pairs[0][0].head}, not {pairs[0][1].head}"
    return None


def _posts(a: Profile, b: Profile) -> str | None:
    """*mayor of Leeds* and *mayor of Avonby* are two. Not: *mayor of Leeds* and *mayor*."""
    mine, others = _seats(a), _seats(b)
    for head in mine.keys() & others.keys():
        one, two = mine[head], others[head]
        if one and two and not any(x in y or y in x for x in one for y in two):
            return f"{head} of {_title(one)}, not of {_title(two)}"
    return None


def _seats(profile: Profile) -> dict[str, frozenset[str]]:
    """Return the proper words that go with each post of one place."""
    found: dict[str, frozenset[str]] = {}
    for role in profile.weighty():
        if role.field == _SEAT:
            found[role.head] = found.get(role.head, frozenset()) | role.words
    return found


def _countrymen(a: Profile, b: Profile) -> str | None:
    """*a British actor* and *an Australian swimmer* are two. Not: *the British* and *the UK premier*."""
    mine = [r for r in a.weighty() if r.countries and r.field]
    others = [r for r in b.weighty() if r.countries and r.field]
    if not mine or not others or {r.head for r in mine} & {r.head for r in others} - _OF_A_COUNTRY:
        return None
    one = frozenset().union(*(r.countries for r in mine))
    two = frozenset().union(*(r.countries for r in others))
    return f"{_country(one)} {mine[0].post}, not {_country(two)} {others[0].post}" if not one & two else None


def _meet(mine: RoleParts, other: RoleParts) -> bool:
    """Tell whether two roles of one noun can be one post: no other place or country stands against it."""
    places = not (mine.words and other.words) or bool(mine.words & other.words)
    countries = not (mine.countries and other.countries) or bool(mine.countries & other.countries)
    return places and countries


def _title(words: Iterable[str]) -> str:
    """Write folded words as a name."""
    return " ".join(w.capitalize() for w in sorted(words))


def _country(names: frozenset[str]) -> str:
    """Return the adjective among the names of a country (*british*), written with a capital."""
    return min(names, key=lambda n: (not n.endswith(_NATIONALITY_ENDINGS), n)).capitalize()


@dataclass(frozen=True, slots=True)
class Said:
    """What one attribution to a single person tells of them, as stored."""

    key: str
    role: str | None
    affiliation: str | None
    source: str | None
    method: str | None


def facts_of(said: Iterable[Said]) -> dict[str, set[Fact]]:
    """Return what an article says of each person, by their keys."""
    found: dict[str, set[Fact]] = {}
    for one in said:
        facts = found.setdefault(one.key, set())
        role = one.role or _title_of(one)
        if role:
            facts.add(("role", " ".join(role.split())))
        if one.affiliation:
            facts.add(("affiliation", " ".join(one.affiliation.split())))
        sex = _sex(one)
        if sex:
            facts.add(("gender", sex))
    for key, facts in found.items():
        sexes = {fact for fact in facts if fact[0] == "gender"}
        if {"m", "he"} & {sex for _, sex in sexes} and {"f", "she"} & {sex for _, sex in sexes}:
            found[key] = facts - sexes
    return found


def _title_of(said: Said) -> str:
    """Return what a title in the source makes of its bearer: *senator* of *Sen. Roe*, empty for none."""
    words = fold(said.source or "").split() if said.method == "name" else []
    for size in range(min(_TITLE_WORDS, len(words) - 1), 0, -1):
        title = titles().get(tuple(words[:size]))
        if title is not None:
            return title.role
    return ""


def _sex(said: Said) -> str:
    """Return what a source tells of the sex: *f* of *Mrs. Roe*, *she* of *she* and of a spokeswoman."""
    words = fold(said.source or "").split()
    if said.method == "pronoun" and len(words) == 1:
        return _PRONOUNS.get(words[0], "")
    title = titles().get(tuple(words[:1]))
    if title is not None and title.gender and len(words) > 1:
        return title.gender
    row = noun(read_role(said.role).head) if said.role else None
    return {"m": "he", "f": "she"}.get(row.gender, "") if row is not None else ""
