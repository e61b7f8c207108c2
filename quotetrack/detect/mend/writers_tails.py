"""Ends a content before what the writer says of it: that nothing was shown for it, what it means."""

from __future__ import annotations

from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.inverted_tags import FINITE
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon import grammar
from quotetrack.lexicon.word_sets import word_set

_TELLING, _PARTICULARS = word_set("decide.telling"), word_set("decide.particulars")
_NAMING = word_set("decide.giving_names")
_MEANINGS = word_set("decide.meanings")
_LACKING = "without"
_BRACKET, _SEE = "(", "see"
_FEWEST = 2  # words of a clause
_RELATIVES = frozenset(("WDT", "WP"))
_STATES = frozenset(("ADJ", "NOUN", "PROPN"))  # that nobody does with or without giving a reason


def before_lack_of_proof(words: Words, draft: Draft) -> Draft:
    """*He said [it was rigged], without giving evidence.* Not: *He said [she left without giving notice].*

    So without a comma behind what is but a state: *said [they are thieves] without offering any proof*; and
    whom a report leaves unnamed: *blamed [a certain guard] without naming Roe*.
    """
    for number in sorted(n for n in draft.content.words if words.lemma(n) == _LACKING):
        verb = words.heads[number]
        if not number < verb or words.tokens[verb].xpos != "VBG" or words.quote_of[number] is not None:
            continue
        things = words.children(verb, "obj")
        none = any(words.lemma(n) in _PARTICULARS for n in things)
        apart = words.tokens[number - 1].text == "," or words.tokens[words.heads[verb]].upos in _STATES
        unnamed = words.heads[verb] == draft.cue.head and words.lemma(verb) in _NAMING
        if unnamed or (apart and (none or (words.lemma(verb) in _TELLING and not things))):
            return _without_tail(words, draft, number, max(words.branch(verb)))
    return draft


def before_meaning(words: Words, draft: Draft) -> Draft:
    """*He said [it would close], in a blow to the town.* Not: *He said [it would end in a blow to it].*"""
    for number in sorted(n for n in draft.content.words if words.lemma(n) in _MEANINGS):
        first = min(words.branch(number) - set(words.children(number, "punct")))
        article = any(words.lemma(n) in grammar.INDEFINITE_ARTICLES for n in words.children(number, "det"))
        opens = words.lemma(first) == "in" and words.heads[first] == number and first > 0
        if opens and article and words.tokens[first - 1].text == "," and words.quote_of[first] is None:
            return _without_tail(words, draft, first, max(words.branch(number)))
    return draft


def behind_its_marks(words: Words, draft: Draft) -> Draft:
    """*She called it [“a joke,”] which it is.* Not: *She said [it was “a joke,” which it is].*

    Behind a mere thing in marks, a clause with *which* or with a subject of its own behind a conjunction is
    the writer's: *She called it [“a joke,”] and all whom I asked agree.*
    """
    content, cue = draft.content.words, draft.cue
    quoted = [n for n in content if words.quote_of[n] is not None and n > cue.head]
    last = max(quoted, default=-1)
    tail = sorted(n for n in content if n > last)
    front = [n for n in content if n <= last]
    solid = [n for n in tail if words.solid[n]]
    if not quoted or len(solid) < _FEWEST or words.quote_of[cue.head] is not None:
        return draft
    plain = [n for n in front if words.quote_of[n] is None]
    stated = words.children(cue.head, "ccomp") or any(words.tokens[n].xpos in FINITE for n in plain)
    comma = any(words.tokens[n].text == "," for n in (last - 1, last + 1))
    if stated or not comma or not words.is_mark(last):
        return draft
    first, *rest = solid
    relative = words.tokens[first].xpos == "WDT"
    joined = words.tokens[first].upos == "CCONJ" and any(
        words.rel(n) == "nsubj" and words.tokens[n].xpos not in _RELATIVES for n in rest
    )
    return _without_tail(words, draft, first, max(solid)) if relative or joined else draft


def before_reference(words: Words, draft: Draft) -> Draft:
    """*He said [it leaked] (see “Old Boats”).* Not: *He said [it leaked (a little)].*"""
    content = draft.content.words
    for number in sorted(n for n in content if words.tokens[n].text == _BRACKET and n + 1 in content):
        if words.lemma(number + 1) == _SEE and words.quote_of[number] is None:
            closes = next((n for n in range(number, max(content) + 1) if words.tokens[n].text == ")"), number)
            return _without_tail(words, draft, number, max(closes, number + 1))
    return draft


def _without_tail(words: Words, draft: Draft, first: int, last: int) -> Draft:
    """The draft without some words, where they stand at the end of its content or of its sentence."""
    solid = [n for n in draft.content.words if words.solid[n] and n > last]
    if solid or min(draft.content.words) >= first:
        return draft
    kept = {n for n in draft.content.words if n < first}
    content = Candidate.of(draft.content.rule, words, kept, draft.cue.words)
    return replace(draft, content=content) if content.runs else draft


TAILS = (before_lack_of_proof, before_meaning, behind_its_marks, before_reference)
