"""Aligns the words of a claim with a stretch of a longer wording, word by word.

A semi-global alignment after Sellers (1980): the claim is used whole, the other wording may go on at both
ends at no cost. Words of one stem are a better pair than words that share nothing, words that carry
matter weigh more than words that carry grammar, and where the claim marks an omission a gap costs nothing.

Most wordings that are compared differ in a few words, each replaced where it stands. There the best alignment
is known without a table of all pairs of words, and nothing else is as good: see :func:`_straight`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from quotetrack.check.wording.compared_words import Word, marks_gaps

GRAMMAR_WEIGHT = 0.4  # of an article or a pronoun, beside 1 for a noun; tuned on tests/check/gold
_STEM_SHARE = 0.5  # what a pair of one stem is worth of the same word
_REPLACED, _ADDED, _SKIPPED = 0.45, 0.6, 0.3  # costs, as shares of a word's weight
_FAR = 1e9


@dataclass(slots=True, unsafe_hash=True)  # never changed, but made by the million
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
    start = _straight(claim, other)
    if start is not None:
        return [Pair(i, start + i, word.key == other[start + i].key) for i, word in enumerate(claim)]
    return _best(claim, other)


def _straight(claim: Sequence[Word], other: Sequence[Word]) -> int | None:
    """Return where the claim's words stand in a row, each replaced at most; None where that may not be best.

    *The bridge closed on Monday* beside *He said the ferry closed on Friday*: a word that both have once ties
    the two together. No alignment is as good if each word is beside what is worth most to it, which is where
    no replaced word, nor one of its stem, stands elsewhere. Not: *Roe met Poe* beside *Poe met Roe*.
    """
    keys = [word.key for word in other]
    start = next((keys.index(word.key) - i for i, word in enumerate(claim) if keys.count(word.key) == 1), -1)
    beside = other[start : start + len(claim)]
    if start < 0 or len(beside) < len(claim) or not _plain(claim, other):
        return None
    score, known = 0.0, frozenset(keys)
    stems: frozenset[str] = frozenset()
    for word, counterpart in zip(claim, beside, strict=True):
        heavy = weight(word)
        if word.key == counterpart.key:
            score += heavy
            continue
        stems = stems or frozenset(one.stem for one in other)
        if word.key in known or (word.stem in stems and word.stem != counterpart.stem):
            return None
        if word.stem == counterpart.stem:
            score += _STEM_SHARE * heavy
        elif weight(counterpart) <= heavy:  # else the word had better stay alone
            score -= _REPLACED * heavy
        else:
            return None
    return start if score > 0 else None


def _plain(claim: Sequence[Word], other: Sequence[Word]) -> bool:
    """Tell whether no word stands in brackets and the claim is of one piece: each step has its cost then."""
    bracketed = any(word.editorial or word.aside for word in other) or any(word.editorial for word in claim)
    return not bracketed and not marks_gaps(claim)


def _best(claim: Sequence[Word], other: Sequence[Word]) -> list[Pair]:
    """Return the best of all alignments, by a table of all pairs of words."""
    columns, last = len(other), len(claim) - 1
    worth = _Worth(other)
    best = [0.0] * (columns + 1)
    moves: list[bytearray] = []
    for i, word in enumerate(claim):
        added = 0.0 if word.editorial else _ADDED * weight(word)
        skips = worth.skips
        if i == last:  # ends anywhere; in others a word of the longer wording may be skipped
            skips = [_FAR] * columns
        elif claim[i + 1].after_gap or claim[i + 1].part != word.part:
            skips = [0.0] * columns
        left = best[0] - added
        row, move = [left], bytearray(b"\2")
        for old, above, pair, skip in zip(best, best[1:], worth.of(word), skips, strict=False):
            diagonal, up, skipped = old + pair, above - added, left - skip
            if diagonal >= up and diagonal >= skipped:
                left, way = diagonal, 1
            elif up >= skipped:
                left, way = up, 2
            else:
                left, way = skipped, 3
            row.append(left)
            move.append(way)
        best = row
        moves.append(move)
    end = max(range(columns + 1), key=lambda j: (best[j], -j))
    return _trace(moves, end, claim, other) if best[end] > 0 else []


class _Worth:
    """What each word of the longer wording is worth as a pair of one of the claim's, and costs to skip."""

    def __init__(self, other: Sequence[Word]) -> None:
        self._weights = [weight(word) for word in other]
        self.skips = [
            0.0 if word.editorial or word.aside else _SKIPPED * heavy
            for word, heavy in zip(other, self._weights, strict=True)
        ]
        self._unlike: dict[float, list[float]] = {}
        self._stems: defaultdict[str, list[int]] = defaultdict(list)
        self._keys: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(other):
            self._stems[word.stem].append(place)
            self._keys[word.key].append(place)

    def of(self, word: Word) -> list[float]:
        """Return by place what a word of the claim gains as the pair of each."""
        heavy = weight(word)
        if word.editorial:
            found = [-0.1] * len(self._weights)
        else:
            if heavy not in self._unlike:
                self._unlike[heavy] = [-(_REPLACED * max(heavy, one)) for one in self._weights]
            found = self._unlike[heavy].copy()
        for place in self._stems.get(word.stem, ()):
            found[place] = _STEM_SHARE * heavy
        for place in self._keys.get(word.key, ()):
            found[place] = heavy
        return found


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
