"""Tells whether two written names mean one speaker, and which forms of a name are worth finding."""

from __future__ import annotations

import re
from functools import lru_cache

from quotetrack.lexicon import grammar
from quotetrack.lexicon.folding import fold, romanised
from quotetrack.lexicon.person_words import fold_word, titles
from quotetrack.lexicon.word_sets import alternatives, word_pairs, word_set
from quotetrack.model import SpeakerType

__all__ = ["fold", "name_form", "name_key", "romanised", "surname"]

GENERATIONS = word_pairs("linking.generations")
PARTICLES = word_set("linking.particles")
_FORM_WORDS = 6  # a longer source is a description, not a name
_FORM_PARTICLES = PARTICLES | {"for"}
_LONGEST_TITLE = 3  # words
_CREDENTIALS = alternatives("linking.credentials").replace(r"\.", r"\.?")
_CREDENTIAL = re.compile(rf"(?:{_CREDENTIALS})\.?", re.IGNORECASE)
_NICKNAME = re.compile(r"""["“”][^"“”]+["“”]|\([^()]+\)(?=\s+\w)|(?<=\s)['‘’][^'‘’]+['‘’](?=\s)""")


@lru_cache(maxsize=50_000)
def name_key(name: str, kind: SpeakerType) -> str:
    """Return the key under which names are one: of a person's, without title and in the usual order.

    *Sen. JOHN SMITH, Jr.*, *Smith, John Jr.* and *John Smith Jr* share *john smith jr*; *Mary-Ann
    Roe* and *Mary Ann Roe* theirs. A single word keeps its title: *President Marsh* is not *Marsh*.
    """
    if kind not in ("person", "author"):
        return fold(name) or name
    return _person_key(name) or fold(name) or name


def _person_key(name: str) -> str:
    """Return the words of a person's name as compared, initials apart, a generation last."""
    parts = [_words(p) for p in _NICKNAME.sub(" ", name).split(",") if not _CREDENTIAL.fullmatch(p.strip())]
    generation: list[str] = []
    for words in parts:
        while words and words[-1] in GENERATIONS and (len(words) > 1 or words is not parts[0]):
            generation.insert(0, GENERATIONS[words.pop()])
    parts = [words for words in parts if words]
    if len(parts) == 2:
        parts.reverse()  # Smith, John
    flat = [w for words in parts for w in words]
    flat = flat[1:] if flat[:1] == ["the"] and len(flat) > 1 else flat
    return " ".join([*_untitled(flat), *generation[:1]])


def _words(part: str) -> list[str]:
    """Split a part of a name into folded words: *J.K.* and *JK* of *JK Rowling* are two initials."""
    shouted = part.upper() == part
    found: list[str] = []
    for word in part.replace("-", " ").replace(".", ". ").split():
        if not shouted and re.fullmatch(r"[A-Z]{2}", word):
            found += word.casefold()
        else:
            found += romanised(word).replace(".", " ").split()
    return found


def _untitled(words: list[str]) -> list[str]:
    """Cut titles before a name of two words or more: *sen john smith* is *john smith*."""
    for size in range(_LONGEST_TITLE, 0, -1):
        rest = words[size:]
        if len(rest) > 1 and tuple(fold_word(w) for w in words[:size]) in titles():
            return _untitled(rest)
    return words


def surname(name: str, kind: SpeakerType) -> str | None:
    """Return a person's last name (*Putin*; *King* of *Martin Luther King Jr.*; *Smith* of *Smith, John*).

    None for a single word and for whoever is no person (*Associated Press*).
    """
    if kind != "person":
        return None
    before, _, after = name.partition(",")
    words = before.split()
    if len(words) == 1 and after.strip() and fold(after) not in GENERATIONS:
        return words[0]
    while words and fold(words[-1]) in GENERATIONS:
        words.pop()
    return words[-1] if len(words) > 1 else None


@lru_cache(maxsize=50_000)
def name_form(source: str) -> str | None:
    """Return the name that a source uses (*President Putin*, *Kremlin* of *the Kremlin*).

    None for what is no bare name: *the Kremlin's announcement*, *he*, *Dmitry Peskov, a spokesman*.
    """
    words = source.split()
    if words and words[0].casefold() in grammar.ARTICLES:
        words = words[1:]
    if not 0 < len(words) <= _FORM_WORDS or any(mark in source for mark in ',;:"“”('):
        return None
    if any(re.search(r"['’]s?$", w) for w in words[:-1]):
        return None
    words[-1] = re.sub(r"['’]s?$", "", words[-1])
    named = all(w[:1].isupper() or w in _FORM_PARTICLES or w[:1].isdigit() for w in words)
    return " ".join(words) if named and words[0][:1].isupper() else None
