"""Tells whether two written names mean one speaker, and which forms of a name are worth finding."""

from __future__ import annotations

import re
import unicodedata

from quotetrack.model import SpeakerType

_INITIALS = re.compile(r"\b(\w) (?=\w\b)")
_GENERATION = {"jr", "sr", "ii", "iii", "iv"}
_FORM_WORDS = 6  # a longer source is a description, not a name
_PARTICLES = {"al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "for", "ibn", "la", "le"}
_PARTICLES |= {"of", "the", "van", "von", "and", "y"}


def fold(name: str) -> str:
    """Return the key under which a name is filed.

    Case, accents, full stops, a leading *the* and the spacing of initials do not count:
    *J.K. Rowling*, *J. K. Rowling* and *jk rowling* share a key.
    """
    plain = unicodedata.normalize("NFKD", name).replace("’", "'").replace(".", " ")
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    words = " ".join(letters.split())
    return _INITIALS.sub(r"\1", words).removeprefix("the ")


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
