"""Refusals of what is yet to be found out, what is only put as a case, and what there is reason to think."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.detect.decide.certainty import solid_words
from quotetrack.detect.decide.senses import marked
from quotetrack.detect.forms.drafts import Draft
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon.word_sets import word_set

_AWAITING, _TO_COME = word_set("decide.awaiting"), word_set("decide.possibility") | {"will"}
_GROUNDS, _ANY = word_set("decide.grounds"), word_set("decide.any_such")
_LET, _US = "let", ("'s", "us")


def is_awaited(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*It will be days before the lab can confirm that it leaks.* Not: *The lab can confirm that it leaks.*

    Nor *before the lab confirmed that it leaks*: until somebody can tell, nobody has.
    """
    head = draft.cue.head
    awaited = any(words.lemma(n) in _AWAITING for n in words.children(head, "mark"))
    able = any(words.lemma(n) in _TO_COME for n in words.children(head, "aux"))
    return awaited and able and words.rel(head) == "advcl" and draft.cue.klass == "speech"


def puts_the_case(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Let's say we lose.* Not: *Let him say we lose.*"""
    head = draft.cue.head
    lets = words.lemma(words.heads[head]) == _LET and words.rel(head) in ("xcomp", "ccomp")
    who = [words.tokens[n].text.lower().replace("’", "'") for n in draft.source.words]
    return lets and words.lemma(head) == "say" and all(form in _US for form in who)


def has_reason_to_think(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*There is no reason to think that it leaks.* Not: *Her reason to think that it leaks is odd.*

    What *there is reason to say*, the writer says.
    """
    if draft.source.words or marked(words, solid_words(words, draft.content)) == "quoted":
        return False
    head = draft.cue.head
    nouns = [n for n in (head, words.heads[head]) if words.lemma(n) in _GROUNDS]
    to_do = [n for noun in nouns for n in words.children(noun, "acl") if words.tokens[n].xpos == "VB"]
    there = any(words.children(words.heads[noun], "expl") for noun in nouns)
    return there and any(n in draft.cue.words for n in to_do)


def says_anything(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Anything they say will be used.* Not: *The thing they say will be used.*"""
    head, above = draft.cue.head, words.heads[draft.cue.head]
    relative = words.rel(head) == "acl" and above < head and words.lemma(above) in _ANY
    return relative and marked(words, solid_words(words, draft.content)) is None
