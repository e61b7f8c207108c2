"""Parts a cue that the network runs together out of two verbs which report, each its own words."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.detect.forms.words import Words
from quotetrack.lexicon.reporting_words import reports_words

_TENSED = ("VBD", "VBZ", "VBP")


def unjoined(words: Words, group: Sequence[int]) -> list[list[int]]:
    """*“It leaks,” Roe [said] [adding] that it was old.* Not: *Roe [kept saying] that it leaks.*"""
    for at, number in enumerate(group[1:], 1):
        before, token = group[at - 1], words.tokens[number]
        behind = words.tokens[before].xpos in _TENSED and token.xpos == "VBG" and before == number - 1
        both = behind and all(reports_words(words.lemma(n), "VERB") for n in (before, number))
        if both and words.children(number, "ccomp"):
            return [list(group[:at]), list(group[at:])]
    return [list(group)]
