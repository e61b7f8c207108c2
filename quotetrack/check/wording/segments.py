"""Writes a word-level difference as stretches of words: the same, or only on one side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from quotetrack.check.wording.compared_words import Word, is_money, is_sign, written
from quotetrack.check.wording.numbers import is_number

SegmentKind = Literal["same", "claimed", "stored", "omitted", "cut", "first", "second"]
SAME: SegmentKind = "same"
Segment = dict[str, str]


def segments(steps: Sequence[tuple[SegmentKind, Word]], changes: Sequence[SegmentKind]) -> list[Segment]:
    """Join neighbouring words of one kind to segments, rows of *op* and *text*.

    ``changes`` are the kinds that make up a change, in the order in which they are read within it: words
    of other kinds between two changes keep them apart.
    """
    found: list[Segment] = []
    at, steps = 0, _priced(steps, changes)
    while at < len(steps):
        kinds = changes if steps[at][0] in changes else (steps[at][0],)
        end = at
        while end < len(steps) and steps[end][0] in kinds:
            end += 1
        for op in kinds:
            words = [word for kind, word in steps[at:end] if kind == op]
            if words:
                found.append({"op": op, "text": written(words)})
        at = end
    return found


Step = tuple[SegmentKind, Word]


def _priced(steps: Sequence[Step], changes: Sequence[SegmentKind]) -> list[Step]:
    """Make one step of a number and the sign before it, so that a changed one is read with it.

    *$5 million* became *$6 million*, not *5 million* became *6 million $*.
    """
    found: list[Step] = []
    at = 0
    while at < len(steps):
        end = at
        while end < len(steps) and is_number(steps[end][1].key) and end - at < len(changes):
            end += 1
        last = end
        while last < len(steps) and is_money(steps[last][1]) and last - end < len(changes):
            last += 1
        group = steps[at:last]
        if end == at or last == end or not any(is_sign(word) for _, word in steps[end:last]):
            found += steps[at : max(end, at + 1)]
            at = max(end, at + 1)
            continue
        found += _sides(group, changes)
        at = last
    return found


def _sides(group: Sequence[Step], changes: Sequence[SegmentKind]) -> list[Step]:
    """Return what each side has of a number with its sign: one step where both have the same."""
    kinds = {kind for kind, _ in group}
    if len(kinds) == 1:
        return [(group[0][0], _together([word for _, word in group]))]
    sides = [(kind, [word for op, word in group if op in (kind, SAME)]) for kind in changes]
    return [(kind, _together(words)) for kind, words in sides if words]


def _together(words: Sequence[Word]) -> Word:
    """Return one word that is written as all of these."""
    return replace(words[0], text=written(words))
