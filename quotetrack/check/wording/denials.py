"""Finds what a wording denies: the words its negations stand before, or behind, at the end of a clause."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.check.wording.compared_words import Word, keys
from quotetrack.lexicon.equivalence import NEGATION, limits

_NOMINAL = frozenset(("nothing", "none"))  # mostly objects, so that the verb stands before them


def denied_stems(words: Sequence[Word]) -> frozenset[str]:
    """Return the stems that a negation stands before (or after, where it ends its clause)."""
    found = set()
    for start, end, kind in limits(keys(words)):
        if kind == NEGATION:
            target = _target(words, start, end)
            if target:
                found.add(target)
    return frozenset(found)


def _target(words: Sequence[Word], start: int, end: int) -> str | None:
    """Return the stem that a negation denies: the next word of matter in its clause, else the last one."""
    before = [word.stem for word in words[_clause_start(words, start) : start] if not word.is_function]
    if words[end - 1].key in _NOMINAL and before:
        return before[-1]
    if not words[end - 1].stop:
        for word in words[end:]:
            if not word.is_function:
                return word.stem
            if word.stop:
                break
    before = [word.stem for word in words[:start] if not word.is_function]
    return before[-1] if before else None


def _clause_start(words: Sequence[Word], at: int) -> int:
    """Return where the clause of word ``at`` begins."""
    while at > 0 and not words[at - 1].stop:
        at -= 1
    return at
