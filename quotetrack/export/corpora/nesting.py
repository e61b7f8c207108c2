"""Turns spans that may cross into pieces that nest, for formats that are trees.

Where two spans cross, the later one is cut at the end of the earlier one. Pieces of one span stay
together by their key.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from quotetrack.model import Span


@dataclass(order=True)
class NestedPiece:
    """A piece of a span: where it begins and ends, and the ``key`` of the span that it is of."""

    start: int
    negative_end: int
    rank: int
    key: Any = field(compare=False)

    @property
    def end(self) -> int:
        """Where it ends."""
        return -self.negative_end


def nested_pieces(spans: Iterable[tuple[Span, Any]], bounds: Sequence[Span]) -> list[NestedPiece]:
    """Return pieces that nest, by where they open, the outer before the inner.

    Each span comes with a key; the earlier of two equal spans is the outer one. No piece crosses an edge
    of ``bounds`` (paragraphs, in order, apart); what lies outside them is dropped.
    """
    waiting: list[NestedPiece] = []
    for rank, (span, key) in enumerate(spans):
        for bound in bounds:
            start, end = max(span.start, bound.start), min(span.end, bound.end)
            if start < end:
                waiting.append(NestedPiece(start, -end, rank, key))
    heapq.heapify(waiting)
    found: list[NestedPiece] = []
    opened: list[NestedPiece] = []
    while waiting:
        piece = heapq.heappop(waiting)
        while opened and opened[-1].end <= piece.start:
            opened.pop()
        if opened and piece.end > opened[-1].end:
            at = opened[-1].end
            heapq.heappush(waiting, NestedPiece(at, piece.negative_end, piece.rank, piece.key))
            piece = NestedPiece(piece.start, -at, piece.rank, piece.key)
        found.append(piece)
        opened.append(piece)
    return sorted(found)


def edges(found: Sequence[NestedPiece]) -> Iterator[tuple[int, NestedPiece, bool]]:
    """Yield where pieces that nest open (True) and close (False), in the order of the text."""
    opened: list[NestedPiece] = []
    for piece in found:
        while opened and opened[-1].end <= piece.start:
            closed = opened.pop()
            yield closed.end, closed, False
        yield piece.start, piece, True
        opened.append(piece)
    for closed in reversed(opened):
        yield closed.end, closed, False
