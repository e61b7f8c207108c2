"""Tells whether a report is denied: somebody did not say it, nobody did, or he left it unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quotetrack.detect.forms.drafts import CueGroup
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon import grammar
from quotetrack.lexicon.word_sets import word_set

_NEGATIONS = grammar.NEGATIONS_OF_REPORTS
_LONGER = ("long", "longer")
_UNSAID, _YET = word_set("decide.leaving_unsaid"), ("yet", "to")


def is_negated(words: Words, cue: CueGroup, source: Sequence[int]) -> bool:
    """Tell whether the reporting itself is denied: *She did not say that it leaked.*

    So *Nobody said that it leaked*, *nor has he said it*, *She failed to mention it*, *has yet to say it* and
    *no longer says it*.
    Not: *She said that it did not leak*, nor *She denied that it leaked*.
    """
    near = [*cue.words, *words.children(cue.head, "advmod", "mark", "det")]
    near += [n for n in words.children(cue.head, "cc") if n < cue.words[0]]
    near += [c for n in near if words.lemma(n) in _LONGER for c in words.children(n, "advmod")]
    if any(words.lemma(n) in _NEGATIONS for n in near) or _is_left_unsaid(words, cue):
        return True
    return any(words.lemma(n) in grammar.NEGATIVE_PRONOUNS for n in list(source)[:1])


def _is_left_unsaid(words: Words, cue: CueGroup) -> bool:
    """Tell whether a cue's verb hangs on one of leaving out: *failed to mention*, *has yet to say*."""
    texts = [words.lemma(n) for n in cue.words]
    if _YET in pairwise(texts):
        return True
    return any(
        words.heads[n] != n and words.heads[n] in cue.words and words.lemma(words.heads[n]) in _UNSAID
        for n in cue.words
        if words.tokens[n].upos == "VERB" and words.rel(n) in ("xcomp", "ccomp", "advcl")
    )
