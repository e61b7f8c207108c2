"""The words of a quotation as they are compared, read once for all quotations of one wording.

What an agency sends is printed by many, and a hearing asks the same question again and again: words of one
kind and text are the same, whoever says them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from quotetrack.check.verification.passages import Passage
from quotetrack.check.wording.compared_words import Word
from quotetrack.check.wording.denials import denied_stems
from quotetrack.check.wording.differences import expand
from quotetrack.check.wording.plain_words import PlainWord, read_plain_words
from quotetrack.model import Span

WORDINGS = 8_000  # remembered, as many as the store holds statements


@dataclass(frozen=True, eq=False)  # one object for one wording while it is remembered
class SaidWords:
    """What is said, whoever says it: the ``kind`` of a quotation and its ``text``."""

    kind: str
    text: str

    @cached_property
    def passage(self) -> Passage:
        """The words with their marks."""
        return Passage(self.kind, (Span(0, len(self.text)),), self.text, {})

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words, contractions written out where that changes what is matter."""
        return self.passage.words

    @cached_property
    def _compared(self) -> Sequence[Word | PlainWord]:
        """All words, or as much of them as tells their stems where that is enough."""
        return read_plain_words(self.text) or self.words

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of all words."""
        return tuple(word.stem for word in self._compared)

    @cached_property
    def matter(self) -> tuple[str, ...]:
        """The stems of the words of matter, in order; all stems where there are fewer than two."""
        content = [word.stem for word in self._compared if not word.is_function]
        return tuple(content) if len(content) > 1 else self.stems

    @cached_property
    def exact(self) -> tuple[str, ...]:
        """The keys of all words."""
        return tuple(part for word in self.words for part in expand(word.key))

    @cached_property
    def denied(self) -> frozenset[str]:
        """The stems that a negation stands before (or after, where it ends its clause)."""
        return denied_stems(self.words)


@lru_cache(WORDINGS)
def said_words(kind: str, text: str) -> SaidWords:
    """Return the words of a kind of quotation and its text."""
    return SaidWords(kind, text)
