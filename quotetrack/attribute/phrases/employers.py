"""Tells by a body's name whether somebody can have a post in it: a firm, a board; no chamber, no country."""

from __future__ import annotations

import re

from quotetrack.attribute.phrases.body_words import leads_to_body
from quotetrack.attribute.phrases.same_names import fold_body
from quotetrack.lexicon.person_words import Noun, nationalities, provinces
from quotetrack.lexicon.word_sets import alternatives, word_list, word_set
from quotetrack.model import Token

_PARTY = re.compile(rf"\b(?:{alternatives('entities.parties')})$")
_LEADERS = word_set("entities.party_leaders")
_CHAMBERS = word_set("entities.chambers")
_CHAMBER_OPENINGS = word_set("entities.chamber_openings")
_CHAMBER_WORDS = word_set("entities.chamber_words")
_LAWS = word_set("entities.laws")
_BOARD = re.compile(rf"(?i)^(?:{alternatives('entities.boards')}) (?:the )?(?=\w+ \w)")
_COMMITTEES = word_list("entities.committees")
_BELONGS = word_set("entities.belonging")
_PASSING = word_set("entities.passing_roles")
_LEADS = word_set("entities.staff_posts")
_SPEAKS = word_list("entities.spokes_stems")


def is_staff(word: str) -> bool:
    """Tell whether a post is one of a body's own people: *spokesman*, *director*; not *officer*."""
    return word in _LEADS or word.startswith(_SPEAKS)


def held_by(name: str, post: Token, before: Token | None = None) -> str:
    """Return ``name`` if somebody can have a post in it: a body that employs, or a party of its own people.

    *Green Party (GP) leader Ann Roe* is the party's. Not: *Green Party senator Roe*, nor *Green Party mayor
    and union leader Roe*, where another word is ``before`` the post.
    """
    word = post.lemma.lower()
    if not is_known_party(name):
        return employer(name)
    leads = word.startswith(_SPEAKS) or word.rpartition("-")[2] in _LEADERS
    if leads and (before is None or before.text in (name.split()[-1], ")")):
        return name
    return employer(name) if is_staff(word) else ""


def is_known_party(name: str) -> bool:
    """Tell whether a party's lawmakers speak for their office alone: *Green Party*; not *Harbour League*."""
    return _PARTY.search(name.lower()) is not None


def employer(name: str) -> str:
    """Return ``name`` if it is a body that employs, else nothing; of a board of directors whose it is."""
    name = _BOARD.sub("", name)
    return name if name and employs(name) else ""


def employs(name: str) -> bool:
    """Tell whether a name is a body that employs: no country, nationality, party or chamber."""
    folded = fold_body(name)
    parts = folded.split()
    held = parts[0] in _CHAMBER_OPENINGS or not _CHAMBER_WORDS.isdisjoint(parts)
    chamber = held and not folded.endswith(_COMMITTEES)
    place = folded in nationalities() or folded in provinces()
    law = len(parts) > 1 and parts[-1] in _LAWS
    return folded not in _CHAMBERS and not place and not chamber and not law


def works_for(tokens: tuple[Token, ...], link: int, last: int, row: Noun) -> bool:
    """Tell whether behind a trade stands the body that it is done for: *an inspector [for] the Port Board*.

    So *a partner [of] the Avon Bank*. Not: *a guide for Avon*, *a witness for the Port Board*, nor *a poet of
    the Avon Bank*. ``link`` is the preposition.
    """
    if row.bearing != "none" or not leads_to_body(tokens, link + 1, last):
        return False
    return row.noun in _BELONGS or (tokens[link].text == "for" and row.noun not in _PASSING)
