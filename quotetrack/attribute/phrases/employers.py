"""Tells who employs: a firm, a board, no country; and for whom one stands: *Ann Roe, representing it*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from quotetrack.attribute.phrases.body_words import is_body_noun, leads_to_body, tagged_body
from quotetrack.attribute.phrases.clause_parts import phrase_end
from quotetrack.attribute.phrases.same_names import fold_body
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import Noun, nationalities, noun, provinces
from quotetrack.lexicon.word_sets import alternatives, word_list, word_set
from quotetrack.model import Sentence, Token

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
_STANDS = word_set("entities.standing_verbs")
_TALKS = word_set("entities.speaking_verbs")
_FOR = word_list("entities.speaking_links")
_PRACTISES = word_set("entities.practising_verbs")


class Bodies(Protocol):
    """Names the body that a range of words of a sentence means, empty for none."""

    def __call__(self, sentence: Sentence, first: int, last: int, *, before: bool = False) -> str: ...


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

    So *a partner [of] the Avon Bank*, *an engineer [from] the Port Board*. Not: *a guide for Avon*, *a
    witness from the Port Board*, nor *a poet of the Avon Bank*. ``link`` is the preposition.
    """
    if row.bearing != "none" or not leads_to_body(tokens, link + 1, last):
        return False
    if (
        tokens[link].text == "from"
        and tokens[link + 1].ner == "S-ORG"
        and not tokens[link + 1].text.isupper()
    ):
        return False  # a baker from Avon, a town that the tagger takes for a firm
    return row.noun in _BELONGS or (tokens[link].text in ("for", "from") and row.noun not in _PASSING)


def comes_from(tokens: tuple[Token, ...], head: int, row: Noun | None) -> bool:
    """Tell whether somebody unnamed is of a body: *a militant [from the group]*, *a cook [from Avon Trust]*.

    Not: *a witness from the group*, *a baker from Avon*, *a cook from a group*, nor *from the Trust ball*.
    """
    if row is None or row.type != "person" or row.noun in _PASSING or len(tokens) < head + 3:
        return False
    whence = next((t for t in tokens[head + 2 :] if t.head == head and t.rel == "nmod"), None)
    if tokens[head + 1].text != "from" or whence is None:
        return False
    if tokens[head + 2].text.lower() == "the":
        return whence.ner.endswith("ORG") or (whence.text.islower() and is_body_noun(whence))
    return whence.ner.endswith("ORG") and works_for(tokens, head + 1, whence.index, row)


def has_body_behind(tokens: tuple[Token, ...], head: int, row: Noun | None) -> bool:
    """Tell whether a description may go on with its body: *a clerk [of] the trust*, *a cook [from] it*.

    Not: *a clerk [in] the trust*, nor *a witness [from] the trust*.
    """
    links = grammar.EMPLOYER_PREPOSITIONS
    return tokens[head + 1].text.lower() in links or comes_from(tokens, head, row)


def owner_of_name(sentence: Sentence, last: int, body: Bodies, *, full: bool) -> str:
    """Return the body that owns a name: of *Avon Trust's [Ann Roe]*, of *the trust's [Ann Roe]*.

    So with its letters behind the mark: *the Avon Trust's (AT) [Ann Roe]*. Not: *the mayor's [Ann Roe]*, nor
    *a trust's [Ann Roe]*, which is any, nor *the trust's [Luna]*, a product, perhaps: behind a noun the name
    must be ``full``. ``last`` is the word before the name.
    """
    tokens, mark = sentence.tokens, owning_mark(sentence.tokens, last)
    if mark < 1:
        return ""
    owner = tokens[mark - 1]
    if owner.ner.endswith(("ORG", "MISC")):
        return employer(body(sentence, max(mark - 5, 0), mark - 1, before=True))
    first = mark - 1
    while first > 0 and tokens[first - 1].upos in ("NOUN", "ADJ") and tokens[first - 1].ner == "O":
        first -= 1
    definite = first > 0 and tokens[first - 1].text.lower() == "the"
    if not (full and definite and owner.text.islower() and is_body_noun(owner)):
        return ""
    return employer(body(sentence, first - 1, mark - 1, before=True))


def owning_mark(tokens: Sequence[Token], last: int) -> int:
    """Return where the mark of an owner stands before a name: *the trust['s] Ann Roe*, *['s] (AT) Ann Roe*.

    -1 for *the trust (AT) Ann Roe*.
    """
    if last > 2 and tokens[last].text == ")" and tokens[last - 2].text == "(":
        last -= 3 if tokens[last - 1].text.isupper() else 0
    owns = last > 0 and tokens[last].text in grammar.POSSESSIVE_CLITICS
    return last if owns else -1


def acts_for(sentence: Sentence, verb: int, name: int, body: Bodies) -> str:
    """Return the body for which somebody acts: *Ann Roe, [representing the Port Trust], said no*.

    So *Ann Roe, [speaking for the Port Trust]*. Not: *Ann Roe, [praising the Port Trust]*, nor *Ann Roe,
    [speaking at the Port Trust]*. ``verb`` is the participle behind the comma, ``name`` the name's head.
    """
    tokens = sentence.tokens
    token = tokens[verb]
    if token.xpos != "VBG" or token.rel not in ("acl", "advcl") or verb + 1 >= len(tokens):
        return ""
    if token.rel == "acl" and token.head != name:
        return ""
    start = verb + 1
    if token.lemma.lower() in _TALKS:
        behind = " ".join(t.text.lower() for t in tokens[start : start + 3])
        link = next((words for words in _FOR if behind.startswith(f"{words} ") or behind == words), "")
        if not link:
            return ""
        start += len(link.split())
    elif token.lemma.lower() not in _STANDS:
        return ""
    end = phrase_end(tokens, start)
    while start < end and tokens[start].upos == "DET":
        start += 1
    if start > end or not any(t.ner.endswith("ORG") for t in tokens[start : end + 1]):
        return ""
    return employer(body(sentence, start, end))


def owner_of_which(sentence: Sentence, first: int, body: Bodies) -> str:
    """Return the body of *the [Port Guild], of which Ann Roe is the head*; none for *which Ann heads*."""
    tokens, link = sentence.tokens, first - 2
    if link < 1 or tokens[link + 1].text.lower() != "which":
        return ""
    if tokens[link].text.lower() not in grammar.POST_PREPOSITIONS | {"at"}:
        return ""
    end = link - 1
    while end > 0 and tokens[end].text in (",", "—", "–", "--"):
        end -= 1
    start = end
    while (
        start > 0 and tokens[start - 1].text not in (",", ";", "“", "—") and tokens[start - 1].upos != "VERB"
    ):
        start -= 1
    return employer(body(sentence, start, end))


def where_practised(sentence: Sentence, first: int, last: int, body: Bodies) -> str:
    """*at Avon University, where Roe teaches* gives the university; *in the hall where Roe spoke* none."""
    tokens = sentence.tokens
    place, verb = first - 1, last + 1
    if place < 1 or tokens[place].text.lower() != "where" or verb >= len(tokens):
        return ""
    while verb + 1 < len(tokens) and tokens[verb].upos in ("ADV", "AUX"):
        verb += 1
    if not {tokens[verb].lemma.lower(), tokens[verb].text.lower().removesuffix("s")} & _PRACTISES:
        return ""
    start = place - 1
    while start > 0 and tokens[start - 1].text not in (",", ";", "“") and tokens[start - 1].upos != "VERB":
        start -= 1
    return employer(body(sentence, start, place - 1))


def works_with(sentence: Sentence, verb: int, end: int, body: Bodies) -> tuple[str, str] | None:
    """Read where somebody works from *Ann Roe, who [is now with the Port Trust],*; None for another clause.

    Not: *who was with the Port Trust*, nor *who is with the mayor*.
    """
    tokens, link = sentence.tokens, verb + 1
    while link < end and tokens[link].upos == "ADV":
        link += 1
    if (
        tokens[verb].xpos != "VBZ"
        or link >= end
        or tokens[link].text.lower() not in grammar.WORKPLACE_PREPOSITIONS
    ):
        return None
    found = employer(body(sentence, link + 1, end)) if tagged_body(tokens, link + 1, end) else ""
    return ("", found) if found else None


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
