"""Resolves relative pronouns: whom *who*, *whom* and *which* carry on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.descriptions import resolve_description
from quotetrack.attribute.coreference.source_names import named_heads
from quotetrack.attribute.entities.as_speaker import speaker_of
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.phrases.clause_parts import joined_list
from quotetrack.attribute.phrases.indexed_text import ancestors
from quotetrack.attribute.phrases.noun_phrases import read_phrase
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Sentence, Speaker, Token

RELATIVES = grammar.RELATIVE_PRONOUNS
_PEOPLE = grammar.PERSONAL_RELATIVES
_SHARES = word_set("coreference.shares")
_LEFT = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PART")


def resolve_relative(cast: Cast, sentence: Sentence, token: Token) -> Speaker | None:
    """Return whom a relative pronoun means, None where nothing precedes it.

    *Ann Roe, who said* is Ann Roe, and so is *Ann Roe, a clerk at the Avon Trust who said*; *the
    strike, which the mayor said* is no person. A second *who* after a thing means what the first does.
    """
    words = sentence.tokens
    person = token.text.lower() in _PEOPLE
    place = token.index - 1
    while place >= 0 and (words[place].upos in ("PUNCT", "ADP") or words[place].text.lower() in _SHARES):
        place -= 1
    if place < 0:
        return None
    entity = cast.entity_at(sentence, place)
    governor = _governor(sentence, token)
    if entity is not None and (entity.label == "person") == person:
        body = None if person else _body_there(cast, sentence, governor, place)
        return speaker_of(
            [body] if body else _all_listed(cast, sentence, token, place) or [entity], "pronoun", 0.85
        )
    target = governor or _last_nominal(words[: place + 1])
    if target is None:
        return None
    if person:
        found = _person_like(cast, sentence, target)
        if found is None:
            earlier = next((t for t in words[: token.index] if t.text.lower() in ("who", "whom")), None)
            if earlier is not None:
                return resolve_relative(cast, sentence, earlier)
        target = found or _nearest_person(words[: place + 1]) or target
    return _antecedent(cast, sentence, target, place, person=person)


def _body_there(cast: Cast, sentence: Sentence, governor: Token | None, place: int) -> Entity | None:
    """Return the body that says something, not the place where it is: *the Port Trust in Avon, which says*.

    So *the head of the Port Trust in Avon, which says*. Not: *the Port Trust met in Avon, which says*, nor
    *the trust of Avon, which says*, where Avon may.
    """
    head = sentence.tokens[cast.by_place[sentence.index, place].head]
    inside = any(c.text.lower() == "in" and c.rel == "case" for c in sentence.children(head.index))
    if governor is None or head.head is None or not governor.index <= head.head < place or not inside:
        return None
    body = cast.entity_at(sentence, head.head)
    return body if body is not None and body.label == "organization" else None


def _all_listed(cast: Cast, sentence: Sentence, token: Token, place: int) -> list[Entity]:
    """Return all whom a list names where the verb is of several: *Avon, Boca and Alden, which have said*.

    Not: *Avon, Boca and Alden, which has said*, nor *which said*, where only the last may be meant.
    """
    verb = sentence.tokens[token.head] if token.head is not None else token
    forms = (verb, *(c for c in sentence.children(verb.index) if c.rel in ("aux", "cop")))
    if token.rel != "nsubj" or not any(t.xpos == "VBP" or t.text.lower() == "were" for t in forms):
        return []
    last = sentence.tokens[cast.by_place[sentence.index, place].head]
    named = [cast.entity_at(sentence, t.index) for t in joined_list(sentence, last) if t.index <= place]
    found = [e for e in named if e is not None and e.label == named[-1].label] if named[-1] else []
    return found if len(found) == len(named) > 1 else []


def _governor(sentence: Sentence, token: Token) -> Token | None:
    """Return the noun before ``token`` on which its clause hangs."""
    for upper in ancestors(sentence, token):
        if upper.deprel.startswith("acl") and upper.head is not None and upper.head < token.index:
            return sentence.tokens[upper.head]
    return None


def _last_nominal(words: Sequence[Token]) -> Token | None:
    """Return the last noun of ``words``."""
    return next((t for t in reversed(words) if t.upos in ("NOUN", "PROPN")), None)


def _nearest_person(words: Sequence[Token]) -> Token | None:
    """Return the person or people described last: *a complaint by [a clerk] of the Avon Trust, who said*.

    Several of whom no list knows, right before it, are people: *the work of [creatives] who said*. Not: *the
    clerk left, and the strike of which the mayor said*, before whose relative a verb stands.
    """
    last = words[-1] if words else None
    if (
        last is not None
        and last.upos == "NOUN"
        and last.feat("Number") == "Plur"
        and not noun(last.text, last.lemma)
    ):
        return last
    for token in reversed(words):
        row = noun(token.text, token.lemma) if token.upos in ("NOUN", "PROPN") else None
        if row is not None and row.type in ("person", "group"):
            return token
        if token.upos in ("VERB", "AUX") and token.rel not in ("amod", "compound"):
            return None
    return None


def _person_like(cast: Cast, sentence: Sentence, target: Token) -> Token | None:
    """Return the person or people in ``target``'s phrase: the clerk of *a clerk at the Trust*."""
    fitting = []
    for t in _upward(sentence, target):
        entity = cast.entity_at(sentence, t.index)
        row = noun(t.text, t.lemma)
        listed = row is not None and row.type in ("person", "group")
        if (entity is not None and entity.label == "person") or (listed and entity is None):
            fitting.append(t)
        if t.upos == "PRON":
            fitting.append(t)
    if len(fitting) > 1 and fitting[0].rel == "nmod" and fitting[0].feat("Number") == "Plur":
        case = [c.text.lower() for c in sentence.children(fitting[0].index) if c.rel == "case"]
        return fitting[1] if case == ["of"] else fitting[0]
    return fitting[0] if fitting else None


def _upward(sentence: Sentence, target: Token) -> Iterator[Token]:
    """Yield a noun and those whose phrase it belongs to, nearest first."""
    yield target
    token = target
    for upper in ancestors(sentence, target):
        if token.rel not in ("nmod", "conj", "compound", "appos") or upper.upos in ("VERB", "AUX"):
            return
        if upper.index < target.index and token.rel != "appos":
            yield upper
        token = upper


def _antecedent(cast: Cast, sentence: Sentence, target: Token, place: int, *, person: bool) -> Speaker | None:
    """Return the speaker that the noun ``target`` and the words around it describe."""
    words = sentence.tokens
    apposed = _apposed(cast, sentence, target) if person else None
    entity = apposed or _named(cast, sentence, target)
    if entity is not None and (entity.label == "person" or not person):
        return speaker_of([entity], "pronoun", 0.8)
    start = _start(words, target)
    stop = next((t.index for t in words[target.index + 1 : place + 1] if t.text in (",", "(")), place + 1)
    member = list(words[start : max(stop, target.index + 1)])
    names = [e for e in named_heads(cast, sentence, member) if (e.label == "person") == person]
    if names:
        return speaker_of(names[-1:], "pronoun", 0.8)
    phrase = read_phrase(sentence, member)
    return replace(resolve_description(cast, phrase, None), method="pronoun") if phrase is not None else None


def _start(words: Sequence[Token], target: Token) -> int:
    """Return where the phrase of a noun begins: *one of the doctors*."""
    start = target.index
    while start > 0 and (
        words[start - 1].upos in _LEFT or words[start - 1].rel == "amod" or _hyphen(words, start)
    ):
        start -= 1
    if start > 1 and words[start - 1].text == "of" and words[start - 2].text.lower() == "one":
        start -= 2
    return start


def _apposed(cast: Cast, sentence: Sentence, target: Token) -> Entity | None:
    """Return the person right before a description that commas set off: *Bo Ek; Ann Roe, [a clerk] who said*.

    Not *Bo Ek*, on whom the parse may hang what stands behind the last of a list.
    """
    if cast.entity_at(sentence, target.index) is not None:
        return None
    start = _start(sentence.tokens, target)
    comma = start > 1 and sentence.tokens[start - 1].text == ","
    found = cast.entity_at(sentence, start - 2) if comma else None
    return found if found is not None and found.label == "person" else None


def _hyphen(words: Sequence[Token], index: int) -> bool:
    """Tell whether a hyphen joins the word to the one before it: *blue-collar*."""
    before = words[index - 1]
    return before.text == "-" and before.span.end == words[index].span.start


def _named(cast: Cast, sentence: Sentence, target: Token) -> Entity | None:
    """Return the entity that ``target`` names, or stands in apposition to."""
    entity = cast.entity_at(sentence, target.index)
    if entity is None and target.upos == "PRON":
        entity = cast.named_by(sentence, target)
    if entity is None and target.rel == "appos" and target.head is not None and target.head < target.index:
        entity = cast.entity_at(sentence, target.head)
    return entity
