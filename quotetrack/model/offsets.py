"""Places in a text: half-open ranges of code points, and nothing else, ever."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

_STEP = 1_000  # code points of a text that are looked at as one
Thing = TypeVar("Thing")


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


class Stretches(Generic[Thing]):
    """Things with the stretches of text that they take up, to be found by a place, however many there are."""

    def __init__(self, taken: Iterable[tuple[Thing, Sequence[Span]]]) -> None:
        self._steps: defaultdict[int, list[tuple[int, Span, Thing]]] = defaultdict(list)
        for order, (thing, spans) in enumerate(taken):
            for span in spans:
                for step in range(span.start // _STEP, span.end // _STEP + 1):
                    self._steps[step].append((order, span, thing))

    def around(self, place: Span) -> list[Thing]:
        """Return the things one of whose stretches covers ``place``, in the order given."""
        there = self._steps.get(place.start // _STEP, ())
        return list({order: thing for order, span, thing in there if span.covers(place)}.values())

    def meeting(self, place: Span) -> list[Thing]:
        """Return the things one of whose stretches shares a character with ``place``, in the order given."""
        found = {
            order: thing
            for step in range(place.start // _STEP, place.end // _STEP + 1)
            for order, span, thing in self._steps.get(step, ())
            if span.overlaps(place)
        }
        return [found[order] for order in sorted(found)]
