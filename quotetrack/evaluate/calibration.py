"""Compares stated confidence with the share that is right: does 0.9 mean nine in ten?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotetrack.evaluate.matching import Comparison

BANDS = 10


@dataclass(frozen=True, slots=True)
class Band:
    """The attributions whose confidence lies from ``low`` to below ``high`` (1 belongs to the last)."""

    low: float
    high: float
    n: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """``bands`` with something in them, the highest first; ``n`` all with a confidence.

    ``error`` is the expected calibration error: the mean distance of a band's confidence from its share
    of right ones, weighted by its size; None where nothing states a confidence.
    """

    n: int
    bands: tuple[Band, ...]
    error: float | None


def calibration(comparisons: Sequence[Comparison]) -> Calibration:
    """Return how far confidence can be trusted; an attribution is right as in the figure *triple*."""
    cells: list[list[tuple[float, bool]]] = [[] for _ in range(BANDS)]
    for comparison in comparisons:
        right = {j for _, j in comparison.right()}
        for j, side in enumerate(comparison.predicted):
            stated = side.origin.confidence
            if stated is not None:
                cells[min(int(stated * BANDS + 1e-9), BANDS - 1)].append((stated, j in right))
    bands = tuple(_band(number, cell) for number, cell in reversed(list(enumerate(cells))) if cell)
    n = sum(band.n for band in bands)
    error = sum(band.n * abs(band.confidence - band.right) for band in bands) / n if n else None
    return Calibration(n, bands, error)


def _band(number: int, cell: Sequence[tuple[float, bool]]) -> Band:
    """Summarise one band."""
    confidence = sum(stated for stated, _ in cell) / len(cell)
    right = sum(is_right for _, is_right in cell) / len(cell)
    return Band(number / BANDS, (number + 1) / BANDS, len(cell), confidence, right)
