"""Tells whether two names can be one person's or one body's, by their words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from quotetrack.lexicon import grammar
from quotetrack.lexicon.folding import romanised
from quotetrack.lexicon.person_words import given_names, noun
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import word_set

_SUFFIX = word_set("entities.name_suffixes")
_ARABIC = word_set("entities.arabic_particles")
_TRADES = word_set("entities.trades")
_UNDERTAKINGS = word_set("entities.undertakings")
_UNIONS = word_set("entities.unions")
_PAPERS = word_set("entities.newspapers")
_ARTICLE = re.compile(rf"^(?:{'|'.join(sorted(grammar.ARTICLES))})\s+", re.IGNORECASE)
_VOWELS = frozenset("aeiouy")
_ANY_VOWEL = str.maketrans(dict.fromkeys(_VOWELS, "*"))
_SHORT = 2  # words of a name that letters open and may stand for: RPKA Holdings; letters that may be initials
_FIRM_ENDS = word_set("entities.firm_ends")
_SMALL = word_set("entities.unabbreviated") | {"&"}


@lru_cache(maxsize=4096)
def fold_name(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a person's name folded, without accents, initials' stops, quotes and *Jr.*

    *Zaheer-ul-Amin* is three words. Not: *Jean-Marc*, one.
    """
    apart = (part for w in words for part in _parts(w))
    folded = (romanised(w.strip(".,“”\"'’()")).replace("’", "'") for w in apart)
    return tuple(w for w in folded if w and w not in _SUFFIX)


def _parts(word: str) -> Sequence[str]:
    """Return a word of a name as the words that small ones between hyphens join: Zaheer, ul and Amin."""
    parts = word.split("-")
    return parts if len(parts) > 2 and all(part.islower() for part in parts[1:-1]) else (word,)


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """*Ann Roe* is *Ann B. Roe* and *A. Roe*; she is neither *Bob Roe* nor *Ann Roe Jr.*"""
    a, b = fold_name(one), fold_name(other)
    junior = {bool(_SUFFIX & {w.lower().strip(".,") for w in words}) for words in (one, other)}
    if a == b:
        return len(junior) == 1 or len(a) > 2
    if len(junior) == 2 or len(a) < 2 or len(b) < 2:
        return False
    short, long = sorted((a, b), key=len)
    if short[-1] != long[-1]:
        return short[0] == long[0] and set(short[1:]) <= set(long[1:])  # Sirhan Sirhan is no Sirhan Roe
    first, second = short[0], long[0]
    if len(short) > 2 and first != second and long[-len(short) :] == short and any(map(_opens_family, short)):
        return False  # Saif Karim Al-Ahmad Al-Tamaru, the son of Karim Al-Ahmad Al-Tamaru
    if first == second or set(short[:-1]) <= set(long[:-1]):
        return True
    initial = len(first) == 1 or len(second) == 1
    return (initial and first[0] == second[0]) or (len(a) == len(b) == 2 and _respelt(first, second))


def _opens_family(word: str) -> bool:
    """Tell whether a folded word of a name is its family's: *al-tamaru*; not *roe-lee*."""
    particle, hyphen, rest = word.partition("-")
    return bool(hyphen and rest) and particle in _ARABIC


def keys_of_person(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the keys under which a folded name of two words or more is kept; see ``keys_of_namesakes``."""
    first, last = name[0], name[-1]
    yield from _alike(name)
    yield "short", first, last
    yield from (("ends", word, last) for word in name[:-1])
    yield from (("opens", first, word) for word in name[1:])


def keys_of_namesakes(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield keys of a folded name; every name that :func:`same_person` joins with it is kept under one.

    A name is short for one that has its surname and given name among its own, with the same end or opening.
    """
    first, last = name[0], name[-1]
    yield from _alike(name)
    yield from (("ends", first, last), ("opens", first, last))
    yield from (("short", word, last) for word in name[:-1])
    yield from (("short", first, word) for word in name[1:])


def _alike(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield what a name has in common with those of the surname and initial, or but for a vowel."""
    yield "initial", name[0][0], name[-1]
    yield "vowels", name[0].translate(_ANY_VOWEL), name[-1]


def near_spellings(word: str) -> tuple[tuple[str, ...], ...]:
    """Return keys of a word; those that :func:`misspelt` finds a letter apart share one.

    A letter behind the third leaves the opening as it is, one before that the end.
    """
    return (("opening", word[:3]), (word[0], word[-2:]))


def misspelt(one: str, other: str) -> bool:
    """Tell whether two words of five letters or more are a letter apart: *maurer*, *mauer*.

    Not: *moss*, *ross*.
    """
    apart = _apart(one, other)
    return apart is not None and min(len(one), len(other)) >= 5 and one[0] == other[0]


def _respelt(one: str, other: str) -> bool:
    """Tell whether two given names differ in one vowel: *kristin*, *kristen*; not *marina*, *martina*."""
    apart = _apart(one, other)
    return apart is not None and len(one) == len(other) and len(one) >= 5 and set(apart) <= _VOWELS


def _apart(one: str, other: str) -> tuple[str, ...] | None:
    """Return the letters in which two words differ, None where they do in more than one place."""
    if one == other or abs(len(one) - len(other)) > 1:
        return None
    shorter = min(len(one), len(other))
    start = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    ends = start + (len(one) >= len(other)), start + (len(other) >= len(one))
    return (one[start : ends[0]], other[start : ends[1]]) if one[ends[0] :] == other[ends[1] :] else None


def ends_with(name: tuple[str, ...], word: tuple[str, ...]) -> bool:
    """Tell whether ``word`` is the surname part of ``name`` (*de Blasio*, *Blasio*, *Wasserman Schultz*)."""
    return len(word) <= len(name) and name[-len(word) :] == word


def middle_surname(name: tuple[str, ...]) -> str:
    """Return the surname of a name as written in Hong Kong: wong of *chris wong chun-yin*."""
    return name[-2] if len(name) > 2 and "-" in name[-1] and name[0] in given_names() else ""


def first_surname(name: tuple[str, ...]) -> str:
    """Return the first of two surnames: cruz of *eva cruz rentería*; not ann of *mary ann roe*."""
    two = len(name) == 3 and name[0] in given_names() and name[1] not in given_names()
    return name[1] if two and len(name[1]) > 2 else ""


@cache
def fold_body(name: str) -> str:
    """Reduce a body's name for comparison: no article, stops, commas, case or typographic apostrophes."""
    name = _ARTICLE.sub("", name.strip())
    return re.sub(r"\s+", " ", re.sub(r"[.,]", "", name.replace("’", "'"))).lower()


def short_form(long: list[str], short: list[str]) -> bool:
    """*Oversight Committee* is short for its *House* form; *Senate* is not short for its committee."""
    if len(short) >= len(long):
        return False
    if long[-len(short) :] == short:
        owned = long[-len(short) - 1] in grammar.POST_PREPOSITIONS | {"at"}
        row = noun(short[-1])
        if owned and len(short) > 1 and row is not None and row.type == "organization":
            return False  # the team of Avon Heart Association
        return len(short) > 1 or "".join(long[: -len(short)]) in _UNIONS
    if "".join(short) in _UNIONS:
        return False  # EU Declaration
    if long[: len(short)] == short:
        rest = [w for w in long[len(short) :] if w not in _SMALL]
        if rest and rest[-1] in _UNDERTAKINGS:
            return False  # UNIFA of the UNIFA Talent Scheme
        bodies = [w for w in rest if (n := noun(w)) is not None and n.type in ("organization", "group")]
        bodies = [w for w in bodies if w not in _TRADES]
        return not bodies and (len(short) > 1 or noun(short[0]) is None)
    return False


def _names_more(full: tuple[str, ...]) -> bool:
    """Tell whether letters open the name of what is theirs: *RPKA Talent Scheme*; not *RPKA Shipping Co*."""
    last = noun(full[-1])
    firm = full[-1].lower().strip(".") in _FIRM_ENDS or (last is not None and last.type == "organization")
    return len(full) > _SHORT and len(full[0]) > _SHORT and not firm


def names_same_body(full: tuple[str, ...], words: tuple[str, ...], acronyms: Mapping[str, str]) -> bool:
    """*FBP* is the *Federal Bureau of Prisons*, *Wells* is *Wells Fargo*; *the Bureau* is no name."""
    name = " ".join(words)
    a, b = fold_body(" ".join(full)), fold_body(name)
    if name.replace(".", "").isupper() and acronyms.get(b) == a:
        return True
    if len(words) == 1 and full[0] == name and name.isupper() and _names_more(full):
        return False
    one, other = outlet(" ".join(full)), outlet(name)
    if len(words) == 1 and a.endswith(" " + b):
        if one is None and other is not None and name in other.weak:
            return True  # the Sun, in an article on the Avon Sun
        if b in _PAPERS:
            return one is not None
    if one is not None or other is not None:
        return one is other
    return short_form(a.split(), b.split())
