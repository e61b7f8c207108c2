"""Which drafts hold which words: an index, so that no draft is compared with all others of a long article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
