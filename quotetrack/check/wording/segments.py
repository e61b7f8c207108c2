"""Writes a word-level difference as stretches of words: the same, or only on one side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from quotetrack.check.wording.compared_words import Word

SegmentKind = Literal["same", "claimed", "stored", "omitted", "cut", "first", "second"]
SAME: SegmentKind = "same"
Segment = dict[str, str]


def segments(steps: Sequence[tuple[SegmentKind, Word]], changes: Sequence[SegmentKind]) -> list[Segment]:
    """Join neighbouring words of one kind to segments, rows of *op* and *text*.

    ``changes`` are the kinds that make up a change, in the order in which they are read within it: words
    of other kinds between two changes keep them apart.
    """
    found: list[Segment] = []
    at = 0
    while at < len(steps):
        kinds = changes if steps[at][0] in changes else (steps[at][0],)
        end = at
        while end < len(steps) and steps[end][0] in kinds:
            end += 1
        for op in kinds:
            words = [word.text for kind, word in steps[at:end] if kind == op]
            if words:
                found.append({"op": op, "text": " ".join(words)})
        at = end
    return found
