"""Parts a cue that the network runs together out of two verbs which report, each its own words."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.detect.forms.words import Words
from quotetrack.lexicon.reporting_words import cue_word

_TENSED = ("VBD", "VBZ", "VBP")


def unjoined(words: Words, group: Sequence[int]) -> list[list[int]]:
    """*“It leaks,” Roe [said] [adding] that it was old.* Not: *Roe [kept saying] that it leaks.*"""
    for at, number in enumerate(group[1:], 1):
        before, token = group[at - 1], words.tokens[number]
        behind = words.tokens[before].xpos in _TENSED and token.xpos == "VBG" and before == number - 1
        if behind and _says(words, before) and _says(words, number) and words.children(number, "ccomp"):
            return [list(group[:at]), list(group[at:])]
    return [list(group)]


def _says(words: Words, number: int) -> bool:
    """Tell whether a verb always reports what somebody says."""
    listed = cue_word(words.lemma(number), "VERB")
    return listed is not None and listed.klass == "speech" and listed.strength >= 2
