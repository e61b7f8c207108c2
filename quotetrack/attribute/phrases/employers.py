"""Tells by a body's name whether somebody can have a post in it: a firm, a board; no chamber, no country."""

from __future__ import annotations

import re

from quotetrack.attribute.phrases.body_words import leads_to_body, tagged_body
from quotetrack.attribute.phrases.same_names import fold_body
from quotetrack.lexicon.person_words import Noun, nationalities, noun, provinces
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
_ADVISES = word_set("entities.advising_posts")
_WORKING = word_set("entities.working_participles")
_SITES = word_set("entities.counties") | word_set("entities.sites_of_work")
_BELONGS = word_set("entities.belonging")
_PASSING = word_set("entities.passing_roles")
_LEADS = word_set("entities.staff_posts")
_SPEAKS = word_list("entities.spokes_stems")
_CLOSING = frozenset(', . ; : ( ) ” " — –'.split())


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


def is_served(tokens: tuple[Token, ...], first: int, last: int, name: Token) -> bool:
    """Tell whether a name only says whose somebody is: *adviser to President [Ann] Roe*.

    So *Mayor [Roe]'s aide*. Not: *President [Ann] Roe and a clerk*. The words run from ``first`` to ``last``.
    """
    above = tokens[name.head] if name.head is not None and first <= name.head <= last else None
    whose = name.deprel == "nmod:poss" or (name.rel == "nmod" and name.deprel != "nmod:desc")
    post = noun(above.text, above.lemma) if above is not None and whose else None
    return post is not None and post.type == "person"


def advises(tokens: tuple[Token, ...], link: int, post: Token) -> bool:
    """Tell whether *to* leads to the body that somebody advises: *an adviser [to] the Port Ministry*.

    Not: *an adviser [to] Mayor Roe*, nor *an adviser [to] the mayor*. ``link`` is the preposition.
    """
    if tokens[link].text != "to" or post.lemma.lower() not in _ADVISES:
        return False
    above = tokens[link].head
    whose = tokens[above] if above is not None and above > link else None
    row = noun(whose.text, whose.lemma) if whose is not None else None
    person = whose is None or whose.ner.endswith("PERSON") or (row is not None and row.type == "person")
    return not person


def workplace_of(tokens: tuple[Token, ...], verb: int) -> tuple[int, int] | None:
    """Return where the body stands where somebody works: *a scholar studying moths at [the Port Trust]*.

    Not: *a man shouting at the Avon Trust*, nor *at a bank*.
    ``verb`` is the participle behind the trade.
    """
    if verb >= len(tokens) or tokens[verb].text.lower() not in _WORKING or tokens[verb].rel != "acl":
        return None
    stop = next((t.index for t in tokens[verb:] if t.text in _CLOSING), len(tokens))
    at = next((t.index for t in tokens[verb + 1 : stop] if t.text == "at" and t.upos == "ADP"), stop)
    return (at + 1, stop - 1) if at + 1 < stop and tagged_body(tokens, at + 1, stop - 1) else None


def site_at(tokens: tuple[Token, ...], first: int, last: int, row: Noun) -> str:
    """Return the place behind *at* that employs: *a guide at [Avon State Park]*, *a clerk at [Avon County]*.

    Not: *a guide at the park*, *a visitor at Avon State Park*, nor *a guide at Avon Bridge*.
    """
    while first < last and tokens[first].upos == "DET":
        first += 1
    words = [t.text for t in tokens[first : last + 1]]
    named = len(words) > 1 and all(word[:1].isupper() for word in words) and words[-1] in _SITES
    return " ".join(words) if named and row.noun not in _PASSING else ""
