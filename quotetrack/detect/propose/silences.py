"""Recognises who gave no answer: *The firm did not respond to calls*, *Roe could not be reached*."""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon import grammar
from quotetrack.lexicon.word_sets import word_set

SILENCE = "gave_no_answer"
CONFIDENCE = 0.8
_ANSWERING = word_set("propose.answering")
_REACHING = word_set("propose.reaching")
_ASKING = word_set("propose.asking_nouns")


def silences(words: Words) -> Iterator[Draft]:
    """Yield a draft for each verb of answering that is denied of somebody, with what was not answered.

    *The firm did not respond to calls.* Not: *The engine did not respond to the throttle.* Nor *The firm did
    not reply that it was over*, which denies words.
    """
    for number, token in enumerate(words.tokens):
        if token.upos != "VERB" or words.lemma(number) not in _ANSWERING | _REACHING:
            continue
        below = words.children(number)
        subject = words.child(number, "nsubj")
        denied = any(words.lemma(c) in grammar.NEGATIONS_OF_REPORTS for c in below if c < number)
        asked = [c for c in words.children(number, "obl", "obj") if c > number and _asks(words, c)]
        if subject is None or subject > number or not denied or not asked or words.children(number, "ccomp"):
            continue
        group = [c for c in below if words.rel(c) in ("aux", "advmod") and subject < c < number]
        cue = tuple(range(min([*group, number]), number + 1))
        source = Candidate.of(SILENCE, words, words.subtree(subject, cue), cue)
        content = Candidate.of(SILENCE, words, words.subtree(asked[0], cue), cue)
        if source.runs and content.runs:
            yield Draft(CueGroup(cue, number, words.lemma(number), "no_comment"), content, source, CONFIDENCE)


def _asks(words: Words, number: int) -> bool:
    """Tell whether a word is for what somebody is asked by: *calls*, *a request*, *comment*."""
    return words.tokens[number].upos == "NOUN" and words.lemma(number) in _ASKING
