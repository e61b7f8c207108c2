"""Recognises who speaks in a headline: *Police: Driver fled*, *Driver fled, police say*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft
from quotetrack.detect.forms.words import MARKS, Words
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import CueWord, cue_word
from quotetrack.lexicon.word_sets import word_set

COLON = "headline_colon"
TAG = "headline_tag"
CONFIDENCE = 0.75
_LABEL = 8  # words that name who speaks
_BEHIND = 5  # the same at a headline's end
_FEWEST = 2  # words that are reported
_NAMES = frozenset(("PERSON", "ORG", "NORP"))
_GENRES = word_set("propose.genres")
_FINITE = frozenset(("VBZ", "VBD", "VBP", "MD"))
_VERBAL = _FINITE | {"VBN", "VB", "VBG"}


def headlines(words: Words) -> Iterator[Draft]:
    """*Police: Driver fled the scene.* Not: *The Latest: Driver flees.*

    Yields a draft for a headline of which one side of a colon or comma names who says the other, as in
    *Driver fled: officials* and *Driver fled, police say*; neither *Ana Roe: A life in pictures* nor *Driver
    flees, police officer drowns* does.
    """
    title = words.doc.layout.region("title")
    if title is None:
        return
    inside = _closed(words, [n for n, token in enumerate(words.tokens) if title.span.covers(token.span)])
    colons = [n for n in inside[1:-1] if words.tokens[n].text == ":"]
    if len(colons) == 1:
        yield from _with_colon(words, inside, colons[0])
    elif not colons:
        yield from _with_tag(words, inside)


def _with_colon(words: Words, inside: Sequence[int], colon: int) -> Iterator[Draft]:
    """Read a headline with one colon."""
    before, after = [n for n in inside if n < colon], [n for n in inside if n > colon]
    for who, what, most, kinds in ((before, after, _LABEL, _FINITE), (after, before, _BEHIND, _VERBAL)):
        fits = 0 < len(who) <= most and len(what) >= _FEWEST
        if fits and _names(words, who) and _states(words, what, kinds):
            yield from _drafted(words, who, what, CueGroup((colon,), colon, ":", "speech"), COLON)
            return


def _with_tag(words: Words, inside: Sequence[int]) -> Iterator[Draft]:
    """Read a headline that ends in who says it; taggers may take the verb for a noun (*study finds*)."""
    if len(inside) < _FEWEST + 3:
        return
    verb = inside[-1]
    form = words.tokens[verb].text.lower()
    lemmas = (words.lemma(verb), form, form.removesuffix("s"), form.removesuffix("es"))
    listed = next((row for w in lemmas if (row := _reporting(w)) is not None), None)
    commas = [n for n in inside if words.tokens[n].text == ","]
    if listed is None or not commas:
        return
    who, what = [n for n in inside if commas[-1] < n < verb], [n for n in inside if n < commas[-1]]
    known = 0 < len(who) <= _BEHIND and len(what) >= _FEWEST
    if known and _names(words, who) and _states(words, what, _VERBAL):
        yield from _drafted(words, who, what, CueGroup((verb,), verb, listed.lemma, listed.klass), TAG)


def _reporting(lemma: str) -> CueWord | None:
    """Return the row of a verb that mostly reports."""
    listed = cue_word(lemma, "VERB")
    return listed if listed is not None and listed.strength >= 2 and listed.klass != "thought" else None


def _drafted(
    words: Words, who: Sequence[int], what: Sequence[int], cue: CueGroup, rule: str
) -> Iterator[Draft]:
    """Draft what one side of a headline says of the other."""
    source, content = (Candidate.of(rule, words, side, cue.words) for side in (who, what))
    if source.runs and content.runs:
        yield Draft(cue, content, source, CONFIDENCE)


def _closed(words: Words, after: Sequence[int]) -> list[int]:
    """Words without the full stop that some headlines end in."""
    return list(after[:-1] if after and words.tokens[after[-1]].text == "." else after)


def _names(words: Words, who: Sequence[int]) -> bool:
    """Tell whether words are a phrase about somebody who can speak: *the city's police*, *Roe to board*.

    Not: *big win for Roe*, *the one thing they want*, nor *transcript*, which says what the article is.
    """
    tokens = [words.tokens[n] for n in who]
    if any(t.xpos in _FINITE or t.text in MARKS for t in tokens):
        return False
    tops = [n for n in who if words.heads[n] not in who or words.heads[n] == n]
    if len(tops) != 1:
        return False
    top = words.tokens[tops[0]]
    named = any(e.label in _NAMES and e.span.covers(top.span) for e in words.doc.tagged_names)
    return named or (noun(top.text, top.lemma) is not None and not {top.text.lower(), top.lemma} & _GENRES)


def _states(words: Words, what: Sequence[int], kinds: frozenset[str]) -> bool:
    """Tell whether words are a statement: a verb of these kinds, or somebody's words in quotation marks."""
    tokens = [words.tokens[n] for n in what]
    return any(t.xpos in kinds or t.text in MARKS for t in tokens)
