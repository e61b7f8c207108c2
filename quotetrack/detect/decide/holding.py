"""Which drafts hold which words, and whose they are where two hold the same ones.

An index, so that no draft is compared with all others of a long article.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotetrack.detect.forms.by_word import ByWord
from quotetrack.detect.forms.drafts import Draft

_HELD = 0.8  # share of a draft's content that lies in its parent's


class Holding:
    """The contents of ``drafts`` by their words; a draft is named by its place in the list."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = list(drafts)
        self._holders = ByWord()
        for index, draft in enumerate(self._drafts):
            self._holders.add(draft.content.words, index)

    def of(self, number: int) -> Sequence[int]:
        """The drafts whose content holds a word."""
        return self._holders.of(number)

    def any_of(self, numbers: Iterable[int]) -> list[int]:
        """The drafts whose content holds one of some words, in the order of the list."""
        return sorted({index for number in numbers for index in self.of(number)})

    def put(self, index: int, draft: Draft) -> None:
        """Take ``draft``, whose content may have other words, for the one at ``index``."""
        before, after = self._drafts[index].content.words, draft.content.words
        self._holders.remove(before - after, index)
        self._holders.add(after - before, index)
        self._drafts[index] = draft

    def parent(self, index: int) -> int | None:
        """The smallest other draft whose content holds this one; the first of those of one size."""
        draft = self._drafts[index]
        own = draft.content.words
        around = [
            other
            for other in sorted(self.of(draft.cue.head))
            if other != index
            and len(own & self._drafts[other].content.words) >= _HELD * len(own)
            and self._drafts[other].cue.head not in own
        ]
        return min(around, key=lambda other: len(self._drafts[other].content.words), default=None)


def each_its_own(drafts: Sequence[Draft]) -> list[Draft]:
    """Give each of two attributions that claim the same stretches the one that is nearer to its cue.

    *The lake is warm, according to Roe; he called it “lovely”.* *“Yes,” she said. | “No,” I said.* Not:
    *“Yes,” she said, “but not now.”*, where one attribution has both.
    """
    found = list(drafts)
    alike: defaultdict[object, list[int]] = defaultdict(list)  # by their stretches, of those with several
    for index, draft in enumerate(found):
        other_index = -1
        while (other_index := _after(alike[draft.content.runs], other_index)) >= 0:
            other = found[other_index]
            if other.content.runs != draft.content.runs or draft.source.words == other.source.words:
                continue
            mine = tuple(r for r in draft.content.runs if _nearer(draft, other, r))
            theirs = tuple(r for r in draft.content.runs if r not in mine)
            if mine and theirs:
                found[index] = draft = replace(draft, content=replace(draft.content, runs=mine))
                found[other_index] = replace(other, content=replace(other.content, runs=theirs))
                if len(theirs) > 1:
                    insort(alike[theirs], other_index)
        if len(draft.content.runs) > 1:
            alike[draft.content.runs].append(index)
    return found


def _after(places: Sequence[int], place: int) -> int:
    """The first of ``places``, which are in order, behind a place; -1 where there is none."""
    at = bisect_right(places, place)
    return places[at] if at < len(places) else -1


def _nearer(draft: Draft, other: Draft, run: Sequence[int]) -> bool:
    """Tell whether a stretch is nearer to a draft's cue than to another's; between both, the later has it."""
    mine, theirs = _away(draft, run), _away(other, run)
    return mine < theirs or (mine == theirs and draft.cue.head > other.cue.head)


def _away(draft: Draft, run: Sequence[int]) -> int:
    """The words between a cue and a stretch."""
    return min(abs(n - w) for n in (run[0], run[-1]) for w in (draft.cue.words[0], draft.cue.words[-1]))
