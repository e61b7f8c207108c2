"""The pieces of text on a printed page, put in the order in which a reader takes them: column by column.

Lengths are points (1/72 inch); a page's origin is its lower left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_FEWEST_LINES = 4  # of a column
_FEWEST_LETTERS = 12  # of a column's usual line: a column of labels or numbers is none
_NARROWEST = 0.15  # share of the width that a column's usual line has
_GUTTER = 0.5  # heights of a line that part two columns at the least
_MOST_CROSSING = 0.3  # share of pieces across a gutter: headlines, pictures' captions
_MOST_TRIED = 400  # places at which a gutter is looked for


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text on one line, without a gap as between columns; its box."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Height of the line, by its font."""
        return self.top - self.bottom


def in_reading_order(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the columns of a page in the order in which they are read, the pieces of each from the top."""
    gutter = _gutter(pieces)
    from_top = sorted(pieces, key=lambda piece: (-piece.top, piece.left))
    if gutter is None:
        return [from_top] if from_top else []
    found: list[list[Piece]] = []
    beside: list[Piece] = []
    across: list[Piece] = []
    for piece in from_top:
        crosses = piece.left < gutter < piece.right
        if crosses and beside:
            found += _both_sides(beside, gutter)
            beside = []
        if not crosses and across:
            found.append(across)
            across = []
        (across if crosses else beside).append(piece)
    found += _both_sides(beside, gutter)
    return [*found, across] if across else found


def _both_sides(pieces: Sequence[Piece], gutter: float) -> list[list[Piece]]:
    """Return what stands left of a gutter, then what stands right of it."""
    left = [piece for piece in pieces if piece.right <= gutter]
    right = [piece for piece in pieces if piece.left >= gutter]
    return [*in_reading_order(left), *in_reading_order(right)]


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Return where two columns are parted, None where there is one column: the place that fewest cross."""
    if len(pieces) < 2 * _FEWEST_LINES:
        return None
    width = max(piece.right for piece in pieces) - min(piece.left for piece in pieces)
    least = _GUTTER * median(piece.height for piece in pieces)
    edges = sorted({round(piece.left, 1) for piece in pieces})[:_MOST_TRIED]
    tried = [
        (crossing, edge - least / 2) for edge in edges if (crossing := _crossing(pieces, edge, least, width))
    ]
    return min(tried)[1] if tried else None


def _crossing(pieces: Sequence[Piece], edge: float, least: float, width: float) -> float | None:
    """Return the share of pieces across a gutter that ends at ``edge``; None where it parts no columns."""
    left = [piece for piece in pieces if piece.right <= edge - least]
    right = [piece for piece in pieces if piece.left >= edge - 0.1]
    crossing = (len(pieces) - len(left) - len(right)) / len(pieces)
    if crossing > _MOST_CROSSING or not (_is_column(left, width) and _is_column(right, width)):
        return None
    overlap = min(max(p.top for p in left), max(p.top for p in right)) - max(
        min(p.bottom for p in left), min(p.bottom for p in right)
    )
    lines_beside = overlap / median(piece.height for piece in pieces)
    return crossing + 0.001 if lines_beside >= _FEWEST_LINES / 2 else None  # never 0, which is no answer


def _is_column(pieces: Sequence[Piece], width: float) -> bool:
    """Tell whether some pieces may be a column of prose."""
    return (
        len(pieces) >= _FEWEST_LINES
        and median(len(piece.text) for piece in pieces) >= _FEWEST_LETTERS
        and median(piece.right - piece.left for piece in pieces) >= _NARROWEST * width
    )
