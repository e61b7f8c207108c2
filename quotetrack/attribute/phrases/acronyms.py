"""Joins the short forms of bodies' names with the full ones: *Harbour Safety Board (HSB)*."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from quotetrack.attribute.phrases.same_names import fold_body
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import given_names, noun
from quotetrack.lexicon.word_sets import alternatives, word_set

_GLOSS = re.compile(r"['’]?s?\s*\(“?((?:the )?[A-Z][\w.&-]{1,11})”?\)")
_SHORT_NAME = alternatives("entities.short_names")
_KNOWN_AS = re.compile(
    rf",? (?:{alternatives('entities.known_as')}) (?:[A-Z][a-z]+ )?(?:(?:{_SHORT_NAME}) )?([A-Z]{{2,12}})\b"
)
_BEHIND = 60  # characters behind a name in which it is shortened
_UNIONS = word_set("entities.unions")
_POSSESSIVE = re.compile(r"['’]s?$")
_LINKS = grammar.CLAUSE_LINKS | grammar.CLAUSE_CONJUNCTIONS
_SMALL = word_set("entities.unabbreviated") | {"&"}


def short_forms(bodies: Sequence[tuple[tuple[str, ...], int]], text: str) -> dict[str, str]:
    """Map short forms to full names: *European Central Bank (ECB)*, *known as ECB*, and initials in capitals.

    ``bodies`` are names as words, each with where it ends in ``text``.
    """
    found: dict[str, str] = {}
    for words, end in bodies:
        full = fold_body(" ".join(words))
        gloss = _GLOSS.match(text[end : end + 20]) or _KNOWN_AS.match(text[end : end + _BEHIND])
        if gloss and len(words) > 1:
            found[fold_body(gloss[1])] = full
        initials = "".join(w[0] for w in full.split() if w not in _SMALL)
        if len(initials) > 2 or initials in _UNIONS:
            found.setdefault(initials, full)
    return found


def spelled_out(name: str, start: int, text: str) -> tuple[str, ...]:
    """Return the words before a bracketed short form that it abbreviates, none where they do not fit.

    *But Hill Street Policing Forum's (PF)* spells out PF with its name, from *Hill* to *Forum*.

    Not: *robberies (PF)*, nor the post in *the Port Fees Officer (PFO)*. ``start`` is where the short form
    begins in ``text``.
    """
    letters = [c for c in name.replace(".", "").lower() if c.isalpha()]
    if not name.replace(".", "").isupper() or text[start - 1 : start] != "(":
        return ()
    words = text[max(0, start - 120) : start - 1].split("\n")[-1].split()
    place = len(words)
    for letter in reversed(letters):
        place -= 1
        while place >= 0 and words[place].lower() in _SMALL:
            place -= 1
        if place < 0 or words[place][0].lower() != letter:
            return ()
    if (row := noun(words[-1])) is not None and row.type == "person" and row.bearing != "none":
        return ()
    while place > 0 and words[place - 1][0].isupper() and words[place - 1].lower() not in _SMALL | _LINKS:
        place -= 1
    return (*words[place:-1], _POSSESSIVE.sub("", words[-1]))


def is_abbreviated(words: Sequence[str], initials: Set[str]) -> bool:
    """Tell whether an article calls a name by its initials: *Linden Pel Morava*, where *LPM* is a body.

    Not: *Ann Ida Roe*, who has a given name, whatever *AIR* is. ``initials`` are those that bodies have.
    """
    letters = "".join(word[0] for word in words)
    return len(words) > 2 and letters in initials and words[0].lower() not in given_names()
