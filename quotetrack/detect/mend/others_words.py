"""Takes a name off words that only reached whoever it names: *The council faces claims that it lied.*"""

from __future__ import annotations

from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.voice import is_passive
from quotetrack.lexicon.word_sets import word_set

_SAID, _VOICING = word_set("decide.said_by_somebody"), word_set("decide.voicing")
_BRINGING = word_set("decide.bringing")
_PLACES = ("obj", "obl", "nmod", "nsubj", "advcl")


def of_others(words: Words, draft: Draft) -> Draft:
    """*Amid claims that it leaked, the council shut the pool.* Not: *The council made claims that it leaked.*

    So *He answered complaints that it leaked*, *He was held over allegations that he lied* and *There were
    claims that it leaked*: none of them says whose the claims were, and he is the last to make them. Not:
    *He went to court with claims that it leaked*, nor *after his claims that it leaked*.
    """
    cue, source = draft.cue, draft.source.words
    nouns = [n for n in cue.words if words.lemma(n) in _SAID and _is_thing(words, n)]
    if len(nouns) != 1 or not source:
        return draft
    noun = nouns[0]
    below, told = words.branch(noun), draft.content.words
    told_there = told <= below or min(told) == noun + 1  # a parse hangs the clause on the verb, too
    if source & below or min(told) < noun or not told_there:
        return draft
    if _is_voiced(words, noun) or not _only_acts(words, source):
        return draft
    kept = tuple(n for n in cue.words if n in below and words.rel(n) not in ("case", "mark"))
    group = replace(cue, words=kept, head=noun, lemma=words.lemma(noun))
    return replace(draft, cue=group, source=Candidate(draft.source.rule, ()))


def _is_thing(words: Words, number: int) -> bool:
    """Tell whether a word is a noun, or stands where only one can: *to claims*, tagged as a verb."""
    before = words.tokens[number - 1].upos if number else ""
    return words.tokens[number].upos == "NOUN" or words.rel(number) == "obj" or before == "ADP"


def _is_voiced(words: Words, noun: int) -> bool:
    """Tell whether who is spoken of brings words forth: *made claims*, *went to court with claims*."""
    at = noun
    while words.rel(at) == "conj" and words.heads[at] != at:
        at = words.heads[at]
    cases = {words.lemma(c) for c in words.children(at, "case", "mark")}
    verb = words.heads[at]
    met = is_passive(words, verb) and words.rel(at) != "nsubj"  # nobody voices what he is met with
    if words.rel(at) not in _PLACES or (cases & _BRINGING and not met):
        return True
    return words.rel(at) != "nmod" and not met and words.lemma(verb) in _VOICING


def _only_acts(words: Words, source: frozenset[int]) -> bool:
    """Tell whether a source is what a clause is about: its subject, or the *there* of *There were claims*."""
    return all(words.rel(n) in ("nsubj", "expl") for n in words.tops(source))
