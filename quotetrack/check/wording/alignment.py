"""Aligns the words of a claim with a stretch of a longer wording, word by word.

A semi-global alignment after Sellers (1980): the claim is used whole, the other wording may go on at both
ends at no cost. Words of one stem are a better pair than words that share nothing, words that carry
matter weigh more than words that carry grammar, and where the claim marks an omission a gap costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotetrack.check.wording.compared_words import Word

GRAMMAR_WEIGHT = 0.4  # of an article or a pronoun, beside 1 for a noun; tuned on tests/check/gold
_STEM_SHARE = 0.5  # what a pair of one stem is worth of the same word
_REPLACED, _ADDED, _SKIPPED = 0.45, 0.6, 0.3  # costs, as shares of a word's weight
_FAR = 1e9


@dataclass(frozen=True, slots=True)
class Pair:
    """One step: a claim's word and the other wording's, either None where the other has no counterpart."""

    claim: int | None
    other: int | None
    same: bool = False


def weight(word: Word) -> float:
    """Return how much a word says."""
    return GRAMMAR_WEIGHT if word.is_function else 1.0


def align(claim: Sequence[Word], other: Sequence[Word]) -> list[Pair]:
    """Return the best alignment, from the first to the last word of ``other`` that it uses.

    Words of ``other`` before and after are not part of it. Empty where nothing is alike.
    """
    rows, columns = len(claim), len(other)
    heavy, weights = [weight(w) for w in claim], [weight(w) for w in other]
    optional = [w.editorial or w.aside for w in other]
    stems, others = [w.stem for w in claim], [w.stem for w in other]
    keys = [w.key for w in other]
    best = [0.0] * (columns + 1)
    moves: list[bytearray] = []
    for i in range(rows):
        word, w, free = claim[i], heavy[i], claim[i].editorial
        added = 0.0 if free else _ADDED * w
        gap_free = i + 1 < rows and (claim[i + 1].after_gap or claim[i + 1].part != word.part)
        row, move = [best[0] - added] + [0.0] * columns, bytearray(columns + 1)
        move[0] = 2
        left = row[0]
        for j in range(columns):
            if word.key == keys[j]:
                pair = w
            elif stems[i] == others[j]:
                pair = _STEM_SHARE * w
            else:
                pair = -(0.1 if free else _REPLACED * max(w, weights[j]))
            diagonal, up = best[j] + pair, best[j + 1] - added
            # the last row ends anywhere; in others a word of the longer wording may be skipped
            skipped = left if gap_free or optional[j] else left - _SKIPPED * weights[j]
            if i == rows - 1:
                skipped = -_FAR
            if diagonal >= up and diagonal >= skipped:
                left, move[j + 1] = diagonal, 1
            elif up >= skipped:
                left, move[j + 1] = up, 2
            else:
                left, move[j + 1] = skipped, 3
            row[j + 1] = left
        best = row
        moves.append(move)
    end = max(range(columns + 1), key=lambda j: (best[j], -j))
    return _trace(moves, end, claim, other) if best[end] > 0 else []


def _trace(moves: Sequence[bytearray], end: int, claim: Sequence[Word], other: Sequence[Word]) -> list[Pair]:
    """Walk an alignment back from its end, and drop what the edges skip."""
    pairs: list[Pair] = []
    i, j = len(moves), end
    while i > 0:
        move = moves[i - 1][j]
        if move == 1:
            i, j = i - 1, j - 1
            pairs.append(Pair(i, j, claim[i].key == other[j].key))
        elif move == 2:
            i -= 1
            pairs.append(Pair(i, None))
        else:
            j -= 1
            pairs.append(Pair(None, j))
    return pairs[::-1]
