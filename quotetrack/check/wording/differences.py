"""Sorts an alignment into differences that count, what looks different and does not, and marked omissions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from quotetrack.check.wording.alignment import Pair
from quotetrack.check.wording.compared_words import Word, fold_wording, keys, written
from quotetrack.check.wording.numbers import is_number
from quotetrack.lexicon.equivalence import CONDITION, NEGATION, hold_opposites, limits
from quotetrack.lexicon.word_sets import word_pairs
from quotetrack.model import Span

DifferenceKind = Literal[
    "number",
    "negation",
    "condition",
    "opposite",
    "name",
    "contraction",
    "joint",
    "order",
    "word",
    "spelling",
    "spacing",
    "brackets",
]
_DECIDING: tuple[DifferenceKind, ...] = (NEGATION, CONDITION)  # limits that name a difference
_MEMORY = 1 << 17  # words; a large newspaper archive has about as many distinct ones
_STANDS_FOR = 4  # words that a bracketed insertion may stand for


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the claim departs: its words, the passage's, either empty, and what kind it is.

    ``kind`` is *number*, *negation*, *condition*, *opposite*, *name*, *contraction*, *joint*, *order* or
    *word*; of what counts as equal, *spelling*, *number*, *spacing* or *brackets*.
    """

    claim: str
    quote: str
    kind: DifferenceKind


class Sorter:
    """Sorts the steps of an alignment into differences, what counts as equal, and marked omissions."""

    def __init__(self, words: Sequence[Word], others: Sequence[Word], pairs: Sequence[Pair]) -> None:
        self.words, self.others, self.pairs = words, others, pairs
        self.differences: list[Difference] = []
        self.equal: list[Difference] = []
        self.omitted: list[tuple[int, int]] = []

    def sort(self) -> None:
        """Go through the steps, run by run."""
        run: list[Pair] = []
        for pair in self.pairs:
            if not pair.same:
                run.append(pair)
                continue
            if run:
                self._run(run, pair.claim)
                run = []
            self._same(pair)
        self._run(run, None)
        if self.differences and sorted(keys(self.words)) == sorted(self._other_keys()):
            self.differences = [
                d if d.kind == NEGATION else replace(d, kind="order") for d in self.differences
            ]

    def _other_keys(self) -> list[str]:
        """Return the keys of the passage's words that were aligned."""
        gaps = {j for start, end in self.omitted for j in range(start, end)}
        return [self.others[p.other].key for p in self.pairs if p.other is not None and p.other not in gaps]

    def _same(self, pair: Pair) -> None:
        """Note what makes equal words look different."""
        assert pair.claim is not None
        assert pair.other is not None
        word, other = self.words[pair.claim], self.others[pair.other]
        if word.recased or (word.editorial and not other.editorial):
            self.equal.append(Difference(word.text, other.text, "brackets"))
        elif word.text != other.text and fold_wording(word.text) != fold_wording(other.text):
            kind: DifferenceKind = "number" if is_number(word.key) else "spelling"
            same = word.text.replace(",", "").casefold() == other.text.replace(",", "").casefold()
            if not same and fold_wording(word.text.replace(".", "")) != fold_wording(
                other.text.replace(".", "")
            ):
                self.equal.append(Difference(word.text, other.text, kind))

    def _run(self, run: Sequence[Pair], after: int | None) -> None:
        """Judge one run of steps between equal words; ``after`` is the claim's word behind it."""
        claimed = [p.claim for p in run if p.claim is not None]
        skipped = [p.other for p in run if p.other is not None]
        if not claimed and not skipped:
            return
        if not claimed and after is not None and self._gap_before(after):
            self.omitted.append((skipped[0], skipped[-1] + 1))
            return
        words = [self.words[i] for i in claimed]
        others = [self.others[j] for j in skipped]
        kept = [w for w in others if not (w.editorial or w.aside) or _limiting([w])]
        if not words and not kept:
            self.equal.append(Difference("", _texts(others), "brackets"))
            return
        if words and all(w.editorial for w in words) and _may_stand_for(words, kept):
            self.equal.append(Difference(_texts(words), _texts(kept), "brackets"))
            return
        if words and self._splits_at_gap(run):
            return
        self.differences.append(Difference(_texts(words), _texts(others), _kind(words, others)))

    def _splits_at_gap(self, run: Sequence[Pair]) -> bool:
        """Split a run at a marked omission inside it, and judge the parts; False where there is none."""
        for at in range(1, len(run)):
            behind = next((p.claim for p in run[at:] if p.claim is not None), None)
            if run[at].claim is not None and behind is not None and self._gap_before(behind):
                start = at
                while start > 0 and run[start - 1].claim is None:
                    start -= 1
                if start < at:
                    gap = [p.other for p in run[start:at] if p.other is not None]
                    self._run(run[:start], None)
                    self.omitted.append((gap[0], gap[-1] + 1))
                    self._run(run[at:], None)
                    return True
        return False

    def _gap_before(self, i: int) -> bool:
        """Tell whether the claim marks an omission, or goes on in another piece, before word ``i``."""
        return self.words[i].after_gap or (i > 0 and self.words[i - 1].part != self.words[i].part)


def _may_stand_for(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Tell whether a bracketed insertion may stand for these words of the quotation."""
    return len(others) <= _STANDS_FOR and not _limiting(words) and not _limiting(others)


def _limiting(words: Sequence[Word]) -> bool:
    """Tell whether words hold a negation, a condition or a number."""
    found = {kind for _, _, kind in limits(keys(words))}
    return bool(found & {NEGATION, CONDITION}) or any(is_number(w.key) for w in words)


def has_limit(words: Sequence[Word], kind: str) -> bool:
    """Tell whether words hold a limit of this kind."""
    return any(found == kind for _, _, found in limits(keys(words)))


def _kind(words: Sequence[Word], others: Sequence[Word]) -> DifferenceKind:
    """Say what kind of difference two runs of words make."""
    if [w.key for w in words if is_number(w.key)] != [w.key for w in others if is_number(w.key)]:
        return "number"
    if _expanded(words) == _expanded(others):
        return "contraction"
    ours, theirs = ({kind for _, _, kind in limits(keys(side))} for side in (words, others))
    for kind in _DECIDING:
        if (kind in ours) != (kind in theirs):
            return kind
    if hold_opposites(keys(words), keys(others)):
        return "opposite"
    return "word"


_CONTRACTED = word_pairs("checking.contractions")
_IRREGULAR = {
    word: tuple(full.split()) for word, full in word_pairs("checking.irregular_contractions").items()
}
_SHARED = word_pairs("checking.shared_endings")


@lru_cache(_MEMORY)
def expand(key: str) -> tuple[str, ...]:
    """Write a contraction out: *isn't* is not, *we'll* we will."""
    if key in _IRREGULAR:
        return _IRREGULAR[key]
    for tail, full in _CONTRACTED.items():
        if key.endswith(tail) and len(key) > len(tail):
            return key[: -len(tail)], full
    return (key,)


def _expanded(words: Sequence[Word]) -> list[str]:
    """Return the keys with contractions written out; *has* and *had* as in *it's* and *I'd*."""
    return [_SHARED.get(part, part) for word in words for part in expand(word.key)]


def _texts(words: Sequence[Word]) -> str:
    """Return words as written."""
    return written(words)


def levelled(
    words: Sequence[Word], others: Sequence[Word]
) -> tuple[list[Word], list[Word], list[Difference]]:
    """Join words that the other wording writes as one: *co-operate*, *any more*, *can not*."""
    spacing: list[Difference] = []
    left = _joined(words, {w.key for w in others}, spacing, claim=True)
    right = _joined(others, {w.key for w in words}, spacing, claim=False)
    return left, right, spacing


def may_stand_there(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Tell whether the other wording has each of the words, wherever it does.

    Else none of it stands there exactly. What an editor put in may stand for anything.
    """
    left, right, _ = levelled(words, others)
    known = {word.key for word in right}
    return all(word.editorial or word.key in known for word in left)


def _joined(words: Sequence[Word], known: set[str], notes: list[Difference], *, claim: bool) -> list[Word]:
    """Join each two words that make one of the ``known`` ones."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if last is not None and last.key + word.key in known and not word.after_gap and not last.stop:
            text = f"{last.text} {word.text}"
            span = Span(last.span.start, max(last.span.start, word.span.end))
            found[-1] = replace(last, text=text, key=last.key + word.key, span=span, stop=word.stop)
            whole = text.replace(" ", "")
            notes.append(Difference(text, whole, "spacing") if claim else Difference(whole, text, "spacing"))
        else:
            found.append(word)
    return found
