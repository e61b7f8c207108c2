"""Tells whether two written names mean one speaker, and which forms of a name are worth finding."""

from __future__ import annotations

import re

from quotetrack.asking import fold
from quotetrack.model import SpeakerType

__all__ = ["fold", "name_form", "surname"]

_GENERATION = {"jr", "sr", "ii", "iii", "iv"}
_FORM_WORDS = 6  # a longer source is a description, not a name
_PARTICLES = {"al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "for", "ibn", "la", "le"}
_PARTICLES |= {"of", "the", "van", "von", "and", "y"}


def surname(name: str, kind: SpeakerType) -> str | None:
    """Return a person's last name (*Putin*; *King* of *Martin Luther King Jr.*).

    None for a single word and for whoever is no person (*Associated Press*).
    """
    words = name.split()
    while words and fold(words[-1]) in _GENERATION:
        words.pop()
    return words[-1].strip(",") if kind == "person" and len(words) > 1 else None


def name_form(source: str) -> str | None:
    """Return the name that a source uses (*President Putin*, *Kremlin* of *the Kremlin*).

    None for what is no bare name: *the Kremlin's announcement*, *he*, *Dmitry Peskov, a spokesman*.
    """
    words = source.split()
    if words and words[0].casefold() in ("the", "a", "an"):
        words = words[1:]
    if not 0 < len(words) <= _FORM_WORDS or any(mark in source for mark in ',;:"“”('):
        return None
    if any(re.search(r"['’]s?$", w) for w in words[:-1]):
        return None
    words[-1] = re.sub(r"['’]s?$", "", words[-1])
    named = all(w[:1].isupper() or w in _PARTICLES or w[:1].isdigit() for w in words)
    return " ".join(words) if named and words[0][:1].isupper() else None
