"""What an article names around a place, so that a question about one place does not search all of a book.

In an article of at most 100,000 code points that is everything it names. In a longer one a pronoun or a
description means what is named at most 50,000 before it or 10,000 behind it; names find their bearers
throughout (``entities.grouping``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.described_things import Described
from quotetrack.model import Span

WHOLE = 100_000  # code points of an article that is searched as a whole
BEFORE, BEHIND = 50_000, 10_000  # code points of a longer one that are searched
_BLOCK = 10_000
_STEP = 1_000
Thing = TypeVar("Thing")


class Nearby:
    """The ``entities`` of an article, their names by sentence (``owner``) and its descriptions, by place."""

    def __init__(
        self,
        size: int,
        entities: list[Entity],
        owner: dict[Mention, Entity],
        described: Sequence[Described],
    ) -> None:
        self._all, self._whole = entities, size <= WHOLE
        self._owner, self._described = owner, described
        self._starts = [d.start for d in described]
        self._names: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in owner:
            self._names[mention.sentence].append(mention)
        self._blocks: defaultdict[int, set[int]] = defaultdict(set)
        for place, entity in enumerate(() if self._whole else entities):
            for mention in entity.mentions:
                self._blocks[mention.span.start // _BLOCK].add(place)
        self._entities = lru_cache(maxsize=4)(self._gathered)

    def entities(self, offset: int) -> Sequence[Entity]:
        """The entities that can be meant at ``offset``, in the order of the article's first mentions."""
        return self._all if self._whole else self._entities(offset // _BLOCK)

    def _gathered(self, block: int) -> Sequence[Entity]:
        """The entities around a block of a long article."""
        near = range(block - BEFORE // _BLOCK, block + BEHIND // _BLOCK + 1)
        return [self._all[i] for i in sorted({i for b in near for i in self._blocks.get(b, ())})]

    def described(self, offset: int) -> Sequence[Described]:
        """The descriptions that begin before ``offset``, in text order."""
        first = 0 if self._whole else bisect_left(self._starts, offset - BEFORE)
        return self._described[first : bisect_left(self._starts, offset)]

    def named_in(self, sentence: int) -> dict[Mention, Entity]:
        """The names of a sentence and whose they are."""
        return {mention: self._owner[mention] for mention in self._names.get(sentence, ())}


class Stretches(Generic[Thing]):
    """Things with the stretches of text that they take up, to be found by a place within one."""

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
