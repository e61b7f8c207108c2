"""Takes what a court heard for said there: *The jury heard that the safe was empty.*"""

from __future__ import annotations

from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.inverted_tags import FINITE
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon.word_sets import word_set

_COURTS, _LISTENING = word_set("decide.courts"), word_set("decide.listening")
_HEARING = "hear"


def put_to_a_court(words: Words, draft: Draft) -> Draft:
    """*The jury heard that the safe was empty.* Not: *The clerk heard that the safe was empty.*

    So *The safe was empty, the court heard*; not *The court heard the case*. A jury, which only listens, is
    no source of it, as it is none in *The jury was told that the safe was empty*.
    """
    cue = draft.cue
    tops = words.tops(draft.source.words)
    court = len(tops) == 1 and words.lemma(tops[0]) in _COURTS
    active = words.rel(tops[0]) == "nsubj" and words.heads[tops[0]] == cue.head if court else False
    if not active or words.lemma(cue.head) != _HEARING:
        return draft
    clause = any(
        words.tokens[n].xpos in FINITE or words.children(n, "cop", "aux", "nsubj")
        for n in draft.content.words
        if words.heads[n] in (n, cue.head) or words.heads[n] not in draft.content.words
    )
    if not clause:
        return draft
    source = Candidate(draft.source.rule, ()) if words.lemma(tops[0]) in _LISTENING else draft.source
    return replace(draft, cue=replace(cue, klass="speech"), source=source)
