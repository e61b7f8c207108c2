"""Places in a text: half-open ranges of code points, and nothing else, ever."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of the stored text.

    Raises ValueError where ``end`` lies before ``start`` or ``start`` before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end}]")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether every character of ``other`` lies in this span."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all ``spans``; ValueError where there are none."""
    found = list(spans)
    return Span(min(s.start for s in found), max(s.end for s in found))


def alignment(text: str, original: str) -> Callable[[int], int] | None:
    """Return a function from places in a text to those in what it was before its lines were mended.

    *cafés* and *cafÃ©s*: the place 4 is 5. None where the two have not the same lines.
    """
    lines, others = text.split("\n"), original.split("\n")
    if len(lines) != len(others):
        return None
    ours, theirs = [0], [0]  # places from which both go on alike
    at, other = 0, 0
    for line, raw in zip(lines, others, strict=True):
        if line != raw:
            for block in SequenceMatcher(None, line, raw, autojunk=False).get_matching_blocks():
                ours.append(at + block.a)
                theirs.append(other + block.b)
        at, other = at + len(line) + 1, other + len(raw) + 1
        ours.append(at)
        theirs.append(other)

    def place(offset: int) -> int:
        before = bisect_right(ours, offset) - 1
        after = theirs[before + 1] if before + 1 < len(theirs) else len(original)
        return min(theirs[before] + offset - ours[before], after)

    return place
