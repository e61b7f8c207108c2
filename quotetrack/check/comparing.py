"""Holds one claim against one passage: what is the same, what differs, what was cut and what that drops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from quotetrack.check.alignment import Pair, align, weight
from quotetrack.check.claims import Claim
from quotetrack.check.numbers import is_number
from quotetrack.check.passages import Passage, content_of
from quotetrack.check.words import Word, fold, keys
from quotetrack.lexicon.wording import CONDITION, NEGATION, are_opposite, limits
from quotetrack.model import Span

_STANDS_FOR = 4  # words that a bracketed insertion may stand for
_SUBORDINATE = frozenset("that who whom whose which because although though while where so and but".split())
_FRAME = 4  # words of a report before the marks in which a negation turns what is in them


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the claim departs: its words, the passage's, either empty, and what kind it is.

    ``kind`` is *number*, *negation*, *condition*, *opposite*, *name*, *contraction*, *joint*, *order* or
    *word*; of what counts as equal, *spelling*, *number*, *spacing* or *brackets*.
    """

    claim: str
    quote: str
    kind: str


@dataclass(frozen=True)
class Match:
    """A claim beside a passage. ``first`` and ``last`` (exclusive) bound the words that were aligned."""

    claim: Claim
    passage: Passage
    words: tuple[Word, ...]
    others: tuple[Word, ...]
    pairs: tuple[Pair, ...]
    first: int
    last: int
    differences: tuple[Difference, ...]
    equal: tuple[Difference, ...]
    omitted: tuple[tuple[int, int], ...]

    @property
    def exact(self) -> bool:
        """Whether every word of the claim stands there, in order, with nothing between."""
        return not self.differences

    @property
    def in_marks(self) -> str:
        """Whether *all*, *some* or *none* of the aligned words stand in quotation marks."""
        flags = {
            self.others[p.other].marked for p in self.pairs if p.other is not None and p.claim is not None
        }
        return "some" if len(flags) == 2 else "all" if True in flags else "none"

    @cached_property
    def similarity(self) -> float:
        """Words in common, weighed, as a share of both wordings (Dice): 1 where nothing differs."""
        same = total = 0.0
        gaps = {j for start, end in self.omitted for j in range(start, end)}
        for pair in self.pairs:
            word = self.words[pair.claim] if pair.claim is not None else None
            other = self.others[pair.other] if pair.other is not None else None
            total += weight(word) if word and not word.editorial else 0.0
            if other and pair.other not in gaps and not (other.editorial or other.aside):
                total += weight(other)
            if word and other and (pair.same or word.stem == other.stem):
                same += weight(word) * (2.0 if pair.same else 1.0)
        return min(1.0, same / total) if total else 0.0

    @cached_property
    def recall(self) -> float:
        """The share of the claim's words, weighed, that the passage has in the same place."""
        wanted = sum(weight(word) for word in self.words if not word.editorial)
        held = sum(
            weight(self.words[p.claim]) * (1.0 if p.same else 0.5)
            for p in self.pairs
            if p.claim is not None and p.other is not None
            if p.same or self.words[p.claim].stem == self.others[p.other].stem
        )
        return min(1.0, held / wanted) if wanted else 1.0

    @cached_property
    def coverage(self) -> float:
        """The share of the claim's words of matter whose stems the passage holds, in any order."""
        wanted = content_of(self.words)
        there = {word.stem for word in self.others}
        return sum(word.stem in there for word in wanted) / len(wanted) if wanted else self.similarity

    @cached_property
    def conflicts(self) -> tuple[str, ...]:
        """What forbids that both say the same: another number, a negation on one side, an opposite."""
        found = []
        here, there = self.words, self.others[self.first : self.last]
        hull = self.others[max(0, self.first - 2) : self.last]
        numbers = {w.key for w in here if is_number(w.key)}
        if numbers - {w.key for w in self.others if is_number(w.key)}:
            found.append("number")
        if _has(here, NEGATION) != _has(hull, NEGATION):
            found.append(NEGATION)
        stems = {w.stem for w in here}
        lacking = [w for w in content_of(here) if w.stem not in {o.stem for o in self.others}]
        extra = [o for o in there if o.stem not in stems]
        if any(are_opposite(w.key, o.key) for w in lacking for o in extra):
            found.append("opposite")
        return tuple(found)

    @cached_property
    def before(self) -> tuple[int, int]:
        """The words of the same sentence, in marks, that the claim leaves out at its start."""
        low, _ = self._in_marks_around
        start = self.first
        while start > low and self.others[start - 1].stop != "sentence":
            start -= 1
        return start, self.first

    @cached_property
    def after(self) -> tuple[int, int]:
        """The words of the same sentence, in marks, that the claim leaves out at its end."""
        _, high = self._in_marks_around
        end = self.last
        while end < high and self.others[end - 1].stop != "sentence":
            end += 1
        if end == self.last and end < high:
            end = self._limiting_rest(end, high)
        return self.last, end

    def _limiting_rest(self, start: int, high: int) -> int:
        """Return the end of a cut sentence that is no more than a condition: *We will sign. If they pay.*"""
        end = start
        while end < high and self.others[end].stop != "sentence":
            end += 1
        rest = self.others[start : end + 1]
        opens = [w.key for w in rest][:2]
        begins = limits(opens) or (limits(opens[1:]) if opens[:1] == ["but"] else [])
        short = len(rest) <= 8 and not any(w.stop == "clause" for w in rest)
        return end + 1 if short and begins and begins[0][2] != "hedge" else start

    @cached_property
    def _in_marks_around(self) -> tuple[int, int]:
        """The unbroken stretch in marks around the words that were aligned."""
        start, end = self.first, self.last
        while start > 0 and self.others[start - 1].marked:
            start -= 1
        while end < len(self.others) and self.others[end].marked:
            end += 1
        return start, end

    @cached_property
    def drops(self) -> tuple[tuple[str, str], ...]:
        """The negations, conditions and hedges among what was cut, each with its kind.

        A negation counts in a clause of which the claim keeps a part, a condition or a hedge in such a
        sentence, and before the marks of a mixed quotation only a negation does.
        """
        found: list[tuple[str, str]] = []
        for start, end in (self.before, self.after, *self.omitted, self.frame):
            for a, b, kind in limits(keys(self.others[start:end])):
                words = self.others[start + a : start + b]
                month = words[0].text == "May" and start + a > 0 and not self.others[start + a - 1].stop
                if month or ((start, end) == self.frame and kind != NEGATION):
                    continue
                if self._tied((start, end), (start + a, start + b), "" if kind == NEGATION else "sentence"):
                    found.append((kind, " ".join(w.text for w in words)))
        return tuple(dict.fromkeys(found))

    def _tied(self, cut: tuple[int, int], words: tuple[int, int], ends: str) -> bool:
        """Tell whether words of a cut stand in one clause (one sentence) with words that the claim keeps.

        ``ends`` is what must end between them to part them, anything where it is empty.
        """

        def open_between(start: int, end: int) -> bool:
            return not any(w.stop and (not ends or w.stop == ends) for w in self.others[max(0, start) : end])

        left = cut[0] >= self.first and open_between(cut[0] - 1, words[0])
        right = cut[1] < self.last and open_between(words[1] - 1, cut[1])
        if left and not ends and cut[0] >= self.last:
            left = not any(w.key in _SUBORDINATE for w in self.others[cut[0] : words[0]])
        short = cut == self.after and self.others[self.last - 1].stop == "sentence"
        return left or right or short

    @property
    def frame(self) -> tuple[int, int]:
        """The unmarked words just before the marks: *he would never “raise taxes”*."""
        if self.passage.kind != "mixed" or self.in_marks != "all":
            return (0, 0)
        start = end = self._in_marks_around[0]
        while start > 0 and end - start < _FRAME and not self.others[start - 1].marked:
            if self.others[start - 1].stop or self.others[start - 1].key == "and":
                break
            start -= 1
        return start, end

    @property
    def honest(self) -> bool:
        """Whether the claim marks each of its cuts, or is a fragment that does not pretend to be whole."""
        start, end = self.before[0] < self.before[1], self.after[0] < self.after[1]
        claim = self.claim
        if claim.framed and claim.fragment:
            return True
        return (not start or claim.opens_cut) and (not end or claim.ends_cut)

    def text(self, bounds: tuple[int, int]) -> str:
        """Return what the article says from one word to another."""
        start, end = bounds
        if start >= end:
            return ""
        return " ".join(
            Span(self.others[start].span.start, self.others[end - 1].span.end).of(self.passage.body).split()
        )


def compare(claim: Claim, passage: Passage) -> Match | None:
    """Align a claim with a passage; None where they have nothing in common."""
    words, others, spacing = _levelled(claim.words, passage.words)
    pairs = align(words, others)
    used = [p.other for p in pairs if p.other is not None]
    if not used:
        return None
    sorter = _Sorter(words, others, pairs)
    sorter.sort()
    return Match(
        claim,
        passage,
        tuple(words),
        tuple(others),
        tuple(pairs),
        used[0],
        used[-1] + 1,
        tuple(sorter.differences),
        tuple(spacing + sorter.equal),
        tuple(sorter.omitted),
    )


class _Sorter:
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
            self._run(run, pair.claim)
            run = []
            self._same(pair)
        self._run(run, None)
        moved = sorted(keys(self.words)) == sorted(self._other_keys())
        if moved and self.differences:
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
        elif fold(word.text) != fold(other.text):
            kind = "number" if is_number(word.key) else "spelling"
            same = word.text.replace(",", "").casefold() == other.text.replace(",", "").casefold()
            if not same and fold(word.text.replace(".", "")) != fold(other.text.replace(".", "")):
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


def _has(words: Sequence[Word], kind: str) -> bool:
    """Tell whether words hold a limit of this kind."""
    return any(found == kind for _, _, found in limits(keys(words)))


def _kind(words: Sequence[Word], others: Sequence[Word]) -> str:
    """Say what kind of difference two runs of words make."""
    if [w.key for w in words if is_number(w.key)] != [w.key for w in others if is_number(w.key)]:
        return "number"
    if _expanded(words) == _expanded(others):
        return "contraction"
    for kind in (NEGATION, CONDITION):
        if _has(words, kind) != _has(others, kind):
            return kind
    if any(are_opposite(w.key, o.key) for w in words for o in others):
        return "opposite"
    return "word"


_CONTRACTED = {
    "n't": "not",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'m": "am",
    "'s": "is",
    "'d": "would",
}
_IRREGULAR = {
    "won't": ["will", "not"],
    "can't": ["can", "not"],
    "shan't": ["shall", "not"],
    "cannot": ["can", "not"],
}


def expand(key: str) -> list[str]:
    """Write a contraction out: *isn't* is not, *we'll* we will."""
    if key in _IRREGULAR:
        return _IRREGULAR[key]
    for tail, full in _CONTRACTED.items():
        if key.endswith(tail) and len(key) > len(tail):
            return [key[: -len(tail)], full]
    return [key]


def _expanded(words: Sequence[Word]) -> list[str]:
    """Return the keys with contractions written out; *has* and *had* as in *it's* and *I'd*."""
    same = {"has": "is", "had": "would"}
    return [same.get(part, part) for word in words for part in expand(word.key)]


def _texts(words: Sequence[Word]) -> str:
    """Return words as written."""
    return " ".join(word.text for word in words)


def _levelled(
    words: Sequence[Word], others: Sequence[Word]
) -> tuple[list[Word], list[Word], list[Difference]]:
    """Join words that the other wording writes as one: *co-operate*, *any more*, *can not*."""
    spacing: list[Difference] = []
    left = _joined(words, {w.key for w in others}, spacing, claim=True)
    right = _joined(others, {w.key for w in words}, spacing, claim=False)
    return left, right, spacing


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
