"""What stands at the edges of a candidate, by kind: what it opens with, what is behind it, what trails in it.

PolNeAR's annotators leave two of three relative clauses out that follow a comma, and keep three of four
adverbials of time: the scorer learns it from these features.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotetrack.detect.forms.spans import DASHES
from quotetrack.lexicon.word_sets import word_set

if TYPE_CHECKING:
    from quotetrack.detect.forms.drafts import Candidate
    from quotetrack.detect.forms.words import Words

_PARTING = DASHES | frozenset(",;:(")
_FAR = 30  # words in which a clause that trails is sought
_BY_THEMSELVES = word_set("decide.edge_words")


def edge_kinds(words: Words, candidate: Candidate) -> dict[str, float]:
    """Return features of the edges: ``opens`` and ``before``, ``next``, and ``trails``, each with a kind."""
    first, last = candidate.runs[0][0], candidate.runs[-1][-1]
    quoted = "“" if words.quote_of[last] is not None else ""
    found = {f"next={quoted}{_behind(words, last + 1)}": 1.0}
    if words.quote_of[first] is None:
        found[f"opens={_kind(words, first)}"] = 1.0
        before = first - 1
        if before >= 0 and words.sentence[before] == words.sentence[first]:
            found[f"before={_kind(words, before)}"] = 1.0
    if not quoted and (trail := _trail(words, candidate.runs[-1])) is not None:
        found[f"trails={trail}"] = 1.0
    return found


def _behind(words: Words, number: int) -> str:
    """The kind of what stands at ``number``, with the mark that parts it and what follows that."""
    if number >= len(words) or words.sentence[number] != words.sentence[number - 1]:
        return "end"
    text = words.tokens[number].text
    if text in ".?!…":
        return "end"
    if text not in _PARTING:
        return _kind(words, number)
    after = number + 1
    inside = after < len(words) and words.sentence[after] == words.sentence[number]
    return f"{'-' if text in DASHES else text}{_kind(words, after) if inside else ''}"


def _trail(words: Words, run: tuple[int, ...]) -> str | None:
    """The kind of what follows the last comma or dash of a run, None where none stands in it."""
    for number in reversed(run[max(1, len(run) - _FAR) : -1]):
        if words.tokens[number].text in _PARTING and words.quote_of[number] is None:
            return _behind(words, number)
    return None


def _kind(words: Words, number: int) -> str:
    """A small word by itself, another by its part of speech and, of a verb or a pronoun, its form."""
    token = words.tokens[number]
    lowered = token.text.lower()
    if lowered in _BY_THEMSELVES:
        return lowered
    if token.xpos in ("WDT", "WP", "WP$", "WRB", "VBG", "VBN"):
        return token.xpos
    return token.upos
