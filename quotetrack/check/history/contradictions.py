"""Finds which earlier statements a statement may contradict, without comparing it with all of them.

Two statements are contrary only where half of the shorter one's words of matter stand in the longer. So one
of its rarer half and one word more does: it is enough to look at those that share one of these (prefix
filtering; Chaudhuri, Ganti and Kaushik 2006).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from quotetrack.check.history.statement_likeness import RELATED, Statement


class EarlierStatements:
    """The statements of a timeline by their words; those before ``upto`` are found."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._matter = [frozenset(statement.matter) for statement in statements]
        self._stems = [
            matter | {word.stem for word in statement.words}
            for matter, statement in zip(self._matter, statements, strict=True)
        ]
        self._common = Counter(stem for stems in self._stems for stem in stems)
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        self._told_by: defaultdict[str, list[int]] = defaultdict(list)
        self._upto = 0

    def related(self, number: int) -> list[int]:
        """Return the earlier statements, latest first, that may be contrary to statement ``number``.

        Ask in rising order. All that :func:`likeness` calls contrary and that share two words of matter are
        among them, and few others.
        """
        for earlier in range(self._upto, number):
            for stem in self._stems[earlier]:
                self._holding[stem].append(earlier)
            for stem in self._telling(earlier):
                self._told_by[stem].append(earlier)
        self._upto = max(self._upto, number)
        found: set[int] = set()
        for stem in self._telling(number):
            found.update(self._holding.get(stem, ()))
        for stem in self._stems[number]:
            found.update(self._told_by.get(stem, ()))
        matter = self._matter[number]
        likely = (n for n in found if len(matter & self._matter[n]) > 1 and self._share_half(n, number))
        return sorted(likely, reverse=True)

    def _share_half(self, one: int, other: int) -> bool:
        """Tell whether the longer statement holds enough of the shorter one's words of matter."""
        small, large = sorted((one, other), key=self._length)
        matter, stems = self._statements[small].matter, self._stems[large]
        return sum(stem in stems for stem in matter) >= RELATED * max(1, len(matter))

    def _length(self, number: int) -> tuple[int, int]:
        """Return what the shorter of two is told by."""
        return len(self._statements[number].matter), len(self._statements[number].words)

    def _telling(self, number: int) -> set[str]:
        """Return the rarest words of matter, so many that one of them stands wherever half of all do."""
        matter = self._statements[number].matter
        rarest = sorted(matter, key=lambda stem: (self._common[stem], stem))
        return set(rarest[: len(rarest) // 2 + 1])
