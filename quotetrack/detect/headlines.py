"""Recognises who speaks in a headline by its colon: *Police: Driver fled*, *Driver fled: police*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.detect.candidates import Candidate
from quotetrack.detect.cues import CueGroup
from quotetrack.detect.drafts import Draft
from quotetrack.detect.words import MARKS, Words
from quotetrack.lexicon.people import noun

RULE = "headline_colon"
CONFIDENCE = 0.75
_LABEL = 8  # words that name who speaks
_BEHIND = 5  # the same at a headline's end
_FEWEST = 2  # words that are reported
_NAMES = frozenset(("PERSON", "ORG", "NORP"))
_FINITE = frozenset(("VBZ", "VBD", "VBP", "MD"))
_VERBAL = _FINITE | {"VBN", "VB", "VBG"}


def headlines(words: Words) -> Iterator[Draft]:
    """Yield a draft for a headline of which one side of a colon names who says the other.

    *Police: Driver fled the scene*, *Driver fled the scene: officials*. Not: *The Latest: Driver flees*,
    *Ana Roe: A life in pictures*.
    """
    title = words.doc.layout.region("title")
    if title is None:
        return
    inside = [n for n, token in enumerate(words.tokens) if title.span.covers(token.span)]
    colons = [n for n in inside[1:-1] if words.tokens[n].text == ":"]
    if len(colons) != 1:
        return
    colon = colons[0]
    before, after = [n for n in inside if n < colon], _closed(words, [n for n in inside if n > colon])
    for who, what, most, kinds in ((before, after, _LABEL, _FINITE), (after, before, _BEHIND, _VERBAL)):
        fits = 0 < len(who) <= most and len(what) >= _FEWEST
        if fits and _names(words, who) and _states(words, what, kinds):
            source, content = (
                Candidate.of(RULE, words, who, (colon,)),
                Candidate.of(RULE, words, what, (colon,)),
            )
            if source.runs and content.runs:
                yield Draft(CueGroup((colon,), colon, ":", "speech"), content, source, CONFIDENCE)
            return


def _closed(words: Words, after: Sequence[int]) -> list[int]:
    """Words without the full stop that some headlines end in."""
    return list(after[:-1] if after and words.tokens[after[-1]].text == "." else after)


def _names(words: Words, who: Sequence[int]) -> bool:
    """Tell whether words are a phrase about somebody who can speak: *the city's police*, *Roe to board*.

    Not: *big win for Roe*, *the one thing they want*.
    """
    tokens = [words.tokens[n] for n in who]
    if any(t.xpos in _FINITE or t.text in MARKS for t in tokens):
        return False
    tops = [n for n in who if words.heads[n] not in who or words.heads[n] == n]
    if len(tops) != 1:
        return False
    top = words.tokens[tops[0]]
    named = any(e.label in _NAMES and e.span.covers(top.span) for e in words.doc.entities)
    return named or noun(top.text, top.lemma) is not None


def _states(words: Words, what: Sequence[int], kinds: frozenset[str]) -> bool:
    """Tell whether words are a statement: a verb of these kinds, or somebody's words in quotation marks."""
    tokens = [words.tokens[n] for n in what]
    return any(t.xpos in kinds or t.text in MARKS for t in tokens)
