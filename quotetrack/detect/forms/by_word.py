"""Numbers filed under words: which drafts hold a word of an article that may have a million."""

from __future__ import annotations

from array import array
from collections.abc import Iterable


class ByWord:
    """Numbers of anything under the numbers of words, several a word, in the order in which they were filed.

    They lie in arrays: a dict of lists takes two hundred bytes a word, and a long article is all words.
    """

    def __init__(self) -> None:
        self._last = array("i")  # by word, the place of what was filed last, -1 for nothing
        self._before = array("i")  # by place, that of what was filed before it under the same word
        self._filed = array("i")

    def add(self, words: Iterable[int], number: int) -> None:
        """File ``number`` under each of some words."""
        last, before, filed = self._last, self._before, self._filed
        words = list(words)
        lacking = max(words, default=-1) + 1 - len(last)
        if lacking > 0:
            last.extend([-1] * lacking)
        for word in words:
            before.append(last[word])
            last[word] = len(filed)
            filed.append(number)

    def of(self, word: int) -> list[int]:
        """Return what is filed under a word."""
        found = []
        at = self._last[word] if word < len(self._last) else -1
        while at >= 0:
            found.append(self._filed[at])
            at = self._before[at]
        return found[::-1]

    def remove(self, words: Iterable[int], number: int) -> None:
        """Take ``number`` out from under each of some words, once; ValueError where it is under none."""
        for word in words:
            rest = self.of(word)
            rest.remove(number)
            self._last[word] = -1
            for one in rest:
                self.add((word,), one)
