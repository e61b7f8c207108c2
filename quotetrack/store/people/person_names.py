"""Compares the names of persons: which two can be one person's, by what difference, and how surely.

Each way in which two names may differ is a rule with a name of its own. Where names alone do not
suffice (*J. Smith* and *John Smith*), ``NameLikeness.certain`` is false and evidence must decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from quotetrack.lexicon.person_words import fold_word, nicknames, titles
from quotetrack.lexicon.word_sets import word_pairs
from quotetrack.store.people.name_keys import GENERATIONS, PARTICLES

_CONSONANTS = 3  # so many at least, for a given name to be known by its consonants
_WRITTEN = word_pairs("linking.written_generations")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, in folded words: *martin luther* given, *king* family, *jr* generation.

    ``title`` stands only before a single word (*president* of *President Marsh*). Particles (*van
    der*, *al*) are left out.
    """

    title: tuple[str, ...]
    given: tuple[str, ...]
    family: str
    generation: str

    @property
    def words(self) -> tuple[str, ...]:
        """The given names and the family name."""
        return (*self.given, self.family)


@dataclass(frozen=True, slots=True)
class NameLikeness:
    """Why two names can be one person's, in words; ``certain`` where they need no evidence besides."""

    reason: str
    certain: bool


@lru_cache(maxsize=50_000)
def person_name(key: str) -> PersonName:
    """Take a key apart that ``name_keys.name_key`` has made of a person's name."""
    words = key.split()
    generation = words.pop() if len(words) > 1 and words[-1] in set(GENERATIONS.values()) else ""
    title = _title(words)
    words = words[len(title) :]
    plain = [w for i, w in enumerate(words) if w not in PARTICLES or (i == 0 and len(words) > 2)]
    plain = plain or words or [key]
    return PersonName(title, tuple(plain[:-1]), plain[-1], generation)


def _title(words: list[str]) -> tuple[str, ...]:
    """Return the title before a single word: *vice president* of *vice president marsh*."""
    before = tuple(words[:-1])
    return before if before and tuple(fold_word(w) for w in before) in titles() else ()


@lru_cache(maxsize=50_000)
def family_key(key: str) -> str:
    """Return what the spellings of a family name have in common, so that they can be compared at all."""
    family = person_name(key).family
    return consonants(family) or family


@lru_cache(maxsize=50_000)
def spelling(word: str) -> str:
    """Reduce a word to what romanisations agree on: *zelenskyy*, *zelenskiy*, *zelensky* are one."""
    for pattern, answer in _SPELLINGS:
        word = pattern.sub(answer, word)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=50_000)
def consonants(word: str) -> str:
    """Return a word's consonants, *g*, *h* and *k* as one: *kdf* of *Gaddafi* and *Khadafy*."""
    return re.sub("[gh]", "k", re.sub("[aeiou']", "", spelling(word)))


_DOUBLED = re.compile(r"(.)\1+")
_SPELLINGS = tuple(
    (re.compile(pattern), answer)
    for pattern, answer in (
        (r"tsch|tch", "ch"),
        (r"sch", "sh"),
        (r"dzh|dj", "j"),
        (r"kh|gh", "h"),
        (r"^q|q|ck", "k"),
        (r"ph", "f"),
        (r"([bdt])h", r"\1"),
        (r"ts|tz", "c"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"[yj]", "i"),
        (r"ee", "i"),
        (r"oo|ou", "u"),
        (r"([aou])e", r"\1"),
        (r"'", ""),
    )
)


@lru_cache(maxsize=200_000)
def compare_persons(one: str, two: str) -> NameLikeness | None:
    """Return why the persons of two keys can be one; None where they cannot, or nothing says so.

    *bob smith*, *robert j smith*: yes. *john a smith*, *john b smith*: no. Symmetrical.
    """
    if one == two:
        return NameLikeness("the same name", True)
    a, b = sorted((person_name(one), person_name(two)), key=lambda n: (len(n.given), n.words))
    found = []
    for rule in RULES:
        answer = rule(a, b)
        if answer is None:
            return None
        found.append(answer)
    reasons = [likeness for likeness in found if likeness.reason]
    why = ", ".join(x.reason for x in reasons) or "a particle left out"
    return NameLikeness(why, all(x.certain for x in found))


_ALIKE = NameLikeness("", True)


def generation(a: PersonName, b: PersonName) -> NameLikeness | None:
    """*Otto Dahl Jr.* may be *Otto Dahl*, if evidence says so. Not: *Otto Dahl Jr.* and *Otto Dahl Sr.*"""
    if a.generation == b.generation:
        return _ALIKE
    if a.generation and b.generation:
        return None
    return NameLikeness(f"{_written(a.generation or b.generation)} left out", False)


def family(a: PersonName, b: PersonName) -> NameLikeness | None:
    """*Zelensky* may be *Zelenskyy*, if evidence says so. Not: *Smith* and *Jones*."""
    if a.family == b.family:
        return _ALIKE
    alike = spelling(a.family) == spelling(b.family) or (
        len(consonants(a.family)) >= _CONSONANTS and consonants(a.family) == consonants(b.family)
    )
    return NameLikeness(f"{_written(a.family)} for {_written(b.family)}", False) if alike else None


def first_name(a: PersonName, b: PersonName) -> NameLikeness | None:
    """*Bob Smith* is *Robert Smith*, *J. Smith* may be *John Smith*. Not: *Ann Smith* and *Anna Smith*."""
    if not a.given:
        return NameLikeness("the last name alone", False) if b.given else _ALIKE
    x, y = a.given[0], b.given[0]
    if x == y:
        return _ALIKE
    if _initial(x, y):
        sure = len(a.given) == len(b.given) > 1 and all(map(_same_or_initial, a.given[1:], b.given[1:]))
        return NameLikeness(f"{_written(min(x, y, key=len))} for {_written(max(x, y, key=len))}", sure)
    if _nickname(x, y):
        short, full = (y, x) if x in nicknames().get(y, ()) else (x, y)
        return NameLikeness(f"{_written(short)} for {_written(full)}", True)
    if x in b.given[1:]:
        return NameLikeness(f"{_written(y)} left out", False)  # Edgar Hoover of John Edgar Hoover
    if min(len(x), len(y)) > 1 and (spelling(x) == spelling(y) or _same_consonants(x, y)):
        return NameLikeness(f"{_written(x)} for {_written(y)}", False)
    if len(a.given) < len(b.given) and a.words == b.words[-len(a.words) :]:
        return NameLikeness("the first name left out", False)
    return None


def middle_names(a: PersonName, b: PersonName) -> NameLikeness | None:
    """*Ann B. Roe* is *Ann Roe* and *Ann Beth Roe*. Not: *Ann B. Roe* and *Ann C. B. Roe*."""
    if not a.given or (a.given[0] != b.given[0] and a.given[0] in b.given[1:]):
        return _ALIKE
    few, many = sorted((a.given[1:], b.given[1:]), key=len)
    if not few:
        return NameLikeness("a middle name left out", True) if many else _ALIKE
    if not all(map(_same_or_initial, few, many)):
        return None
    return _ALIKE if few == many else NameLikeness("the middle name shortened", True)


NameRule = Callable[[PersonName, PersonName], NameLikeness | None]
RULES: tuple[NameRule, ...] = (generation, family, first_name, middle_names)


def _initial(x: str, y: str) -> bool:
    """Tell whether one is the other's first letter."""
    return min(len(x), len(y)) == 1 and x[:1] == y[:1]


def _same_or_initial(x: str, y: str) -> bool:
    """Tell whether two middle names can be one."""
    return x == y or _initial(x, y)


def _nickname(x: str, y: str) -> bool:
    """Tell whether one is short for the other, or both are short for one name."""
    table = nicknames()
    full_x, full_y = table.get(x, frozenset()), table.get(y, frozenset())
    return x in full_y or y in full_x or bool(full_x & full_y)


def _same_consonants(x: str, y: str) -> bool:
    """Tell whether two given names are one but for vowels: *Mohammed* and *Muhamad*, not *Ann* and *Ian*."""
    return len(consonants(x)) >= _CONSONANTS and consonants(x) == consonants(y)


def _written(word: str) -> str:
    """Write a folded word as in a name: *Bob*, *J.*, *Jr.*, *III*."""
    return _WRITTEN.get(word) or word.capitalize() + ("." if len(word) == 1 else "")
