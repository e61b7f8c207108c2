"""Places an annotation on an article's words, so that spaces and punctuation at its edges do not count.

A word is a run of letters or digits, with what joins two such runs (*don't*, *U.S*, *well-known*, *1.5*).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from quotetrack.model import Span

_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


class WordPlaces:
    """The words of a text, numbered from 0."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def numbers(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the numbers of the words of which ``spans`` cover at least one character."""
        found: set[int] = set()
        for span in spans:
            found.update(range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)))
        return frozenset(found)


def place_runs(numbers: Iterable[int]) -> frozenset[tuple[int, int]]:
    """Return the unbroken runs of ``numbers`` as half-open pairs; what touches is one run."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return frozenset(found)
