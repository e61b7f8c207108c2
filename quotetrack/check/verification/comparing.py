"""Holds one claim against one passage: what is the same, what differs, what was cut and what that drops."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from quotetrack.check.verification.claims import Claim
from quotetrack.check.verification.passages import Passage, content_of
from quotetrack.check.wording.alignment import Pair, align, weight
from quotetrack.check.wording.compared_words import Word, is_money, keys, marks_gaps
from quotetrack.check.wording.differences import Difference, Sorter, has_limit, levelled
from quotetrack.check.wording.numbers import is_number
from quotetrack.lexicon import grammar
from quotetrack.lexicon.equivalence import HEDGE, NEGATION, hold_opposites, limits
from quotetrack.model import Span

_SUBORDINATE = grammar.RELATIVE_PRONOUNS | grammar.CLAUSE_CONJUNCTIONS
_AFTERTHOUGHT = 8  # words at most of a sentence that is no more than a condition
_FRAME = 4  # words of a report before the marks in which a negation turns what is in them


@dataclass(frozen=True)
class Match:
    """A claim beside a passage. ``first`` and ``last`` (exclusive) bound the words that were aligned.

    ``spacing`` are the words that one of the two writes as one. What the alignment says is told when asked:
    most pairs that are compared are known to be no statement, or a contrary one, by less.
    """

    claim: Claim
    passage: Passage
    words: tuple[Word, ...]
    others: tuple[Word, ...]
    pairs: tuple[Pair, ...]
    first: int
    last: int
    spacing: tuple[Difference, ...] = ()

    @cached_property
    def _sorter(self) -> Sorter:
        """The steps of the alignment, sorted."""
        sorter = Sorter(self.words, self.others, self.pairs)
        sorter.sort()
        return sorter

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Where the claim departs from the passage."""
        return tuple(self._sorter.differences)

    @cached_property
    def equal(self) -> tuple[Difference, ...]:
        """What is written otherwise and counts as equal."""
        return (*self.spacing, *self._sorter.equal)

    @cached_property
    def omitted(self) -> tuple[tuple[int, int], ...]:
        """The words of the passage that the claim says it leaves out, as bounds."""
        return tuple(self._sorter.omitted) if marks_gaps(self.words) else ()

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
    def coverage_beside_numbers(self) -> float:
        """The same :attr:`coverage` of the words of matter that are no numbers; 0 where there are none."""
        wanted = [word for word in content_of(self.words) if not is_number(word.key)]
        there = {word.stem for word in self.others}
        return sum(word.stem in there for word in wanted) / len(wanted) if wanted else 0.0

    @cached_property
    def renumbered(self) -> int:
        """How many words of matter the claim has with the passage, where only numbers differ; else 0."""
        shared = changed = 0
        for pair in self.pairs:
            if pair.claim is None or pair.other is None:
                return 0
            word, other = self.words[pair.claim], self.others[pair.other]
            if pair.same:
                shared += not (word.is_function or is_number(word.key) or is_money(word))
            elif is_number(word.key) and is_number(other.key):
                changed += 1
            else:
                return 0
        return shared if changed else 0

    @cached_property
    def conflicts(self) -> tuple[str, ...]:
        """What forbids that both say the same: another number, a negation on one side, an opposite."""
        found = ["number"] if self.other_number else []
        hull = self.others[max(0, self.first - 2) : self.last]
        denied = has_limit(self.words, NEGATION)
        around = [hull, self._sentences] if self.claim.reported else [hull]
        if all(has_limit(words, NEGATION) != denied for words in around):
            found.append(NEGATION)
        if self.opposite:
            found.append("opposite")
        if any(map(self._other_name, self.pairs)):
            found.append("name")
        return tuple(found)

    @property
    def other_number(self) -> bool:
        """Whether the claim has a number that the passage has nowhere."""
        numbers = {w.key for w in self.words if is_number(w.key)}
        return bool(numbers) and not numbers <= {w.key for w in self.others}

    @property
    def opposite(self) -> bool:
        """Whether the claim has an opposite of a word that was aligned; neither stands on the other side."""
        held = {o.stem for o in self.others}
        lacking = [w.key for w in self.words if w.stem not in held and not w.is_function]
        if not lacking:
            return False
        stems = {w.stem for w in self.words}
        return hold_opposites(
            lacking, (o.key for o in self.others[self.first : self.last] if o.stem not in stems)
        )

    @property
    def _sentences(self) -> tuple[Word, ...]:
        """The whole sentences of the passage that the aligned words stand in."""
        start, end = self.first, self.last
        while start > 0 and self.others[start - 1].stop != "sentence":
            start -= 1
        while end < len(self.others) and self.others[end - 1].stop != "sentence":
            end += 1
        return self.others[start:end]

    def _other_name(self, pair: Pair) -> bool:
        """Tell whether a step pairs two names: *May* and *March*, *Oslo* and *Bergen*."""
        if pair.same or pair.claim is None or pair.other is None:
            return False
        one, other = self.words[pair.claim], self.others[pair.other]
        opens = [
            index == 0 or words[index - 1].stop == "sentence"
            for words, index in ((self.words, pair.claim), (self.others, pair.other))
        ]
        capital = one.text[:1].isupper() and other.text[:1].isupper() and not any(opens)
        return capital and one.stem != other.stem and not (one.is_function or other.is_function)

    @cached_property
    def replaced(self) -> tuple[tuple[Word, Word], ...]:
        """Words of matter of which each side has one that the other lacks, paired in order."""
        here, there = {w.stem for w in self.words}, {w.stem for w in self.others}
        ours = [w for w in content_of(self.words) if w.stem not in there]
        theirs = [w for w in content_of(self.others[self.first : self.last]) if w.stem not in here]
        return tuple(zip(ours, theirs, strict=False))

    @cached_property
    def gathered(self) -> bool:
        """Whether the claim's words of matter (all words of a short claim) stand together, in any order."""
        content = content_of(self.words)
        if len(content) < 2:
            return False
        wanted = {word.stem for word in (content if len(content) > 2 else self.words)}
        places = [i for i, word in enumerate(self.others) if word.stem in wanted]
        room = len(self.words) + len(self.words) // 2 + 2
        return any(wanted <= {word.stem for word in self.others[start : start + room]} for start in places)

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
        short = len(rest) <= _AFTERTHOUGHT and not any(w.stop == "clause" for w in rest)
        limiting = bool(begins) and begins[0][0] == 0 and begins[0][2] != HEDGE
        return end + 1 if short and limiting else start

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


def compare_claim(claim: Claim, passage: Passage) -> Match | None:
    """Align a claim with a passage; None where they have nothing in common."""
    words, others, spacing = levelled(claim.words, passage.words)
    pairs = align(words, others)
    used = [p.other for p in pairs if p.other is not None]
    if not used:
        return None
    bounds = used[0], used[-1] + 1
    return Match(claim, passage, tuple(words), tuple(others), tuple(pairs), *bounds, tuple(spacing))
