"""What a claim is held against: the words of one stored quotation, and which of them stand in marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from quotetrack.check.verification.claims import marked_spans
from quotetrack.check.wording.compared_words import Word, WordingPlace, read_words
from quotetrack.model import Span

_INTERRUPTION = 160  # letters at most between two pieces of one quotation
_ENDS = re.compile(r"[.!?][\"'”»’)]*\s*$")


@dataclass(frozen=True)
class Passage:
    """One stored quotation, or a stretch in marks that nobody is quoted with (``quote`` None then).

    ``spans`` are those of its content in ``body``, the article's text. ``row`` is the quotation as it is
    given away, with *speaker*, *title*, *published* and so on.
    """

    kind: str
    spans: tuple[Span, ...]
    body: str
    row: Mapping[str, Any]
    quote: str | None = None
    speakers: frozenset[int] = frozenset()
    unresolved: bool = False
    negated: bool = False

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in order; spans are offsets into the article's text."""
        found: list[Word] = []
        for i, span in enumerate(self.spans):
            piece = self._piece(span, i)
            if piece and i + 1 < len(self.spans):
                gap = self.body[span.end : self.spans[i + 1].start]
                stop = _stop_at(piece[-1].stop, gap)
                piece[-1] = replace(piece[-1], stop=stop)
            found += piece
        if found:
            found[-1] = replace(found[-1], stop="sentence")
        return tuple(found)

    def _piece(self, span: Span, number: int) -> list[Word]:
        """Read one span of the content."""
        text = span.of(self.body)
        inside = tuple(marked_spans(text)) if self.kind == "mixed" else ()
        return list(read_words(text, WordingPlace(span.start, number, self.kind == "direct", inside)).words)

    @property
    def place(self) -> tuple[Any, ...]:
        """Order passages: earliest article first, then where it stands there."""
        return (self.row.get("published") or "9999", self.row.get("article") or 0, self.spans[0].start)


def _stop_at(stop: str, gap: str) -> str:
    """Say what ends where a quotation is interrupted: *“We lost,” she said. “We fought.”* ends a sentence.

    Not: *“The bridge,” she said, “will not open.”*
    """
    between = gap.strip()
    if not between:
        return stop
    return "sentence" if _ENDS.search(between) or stop == "sentence" else "clause"


def run_on(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages that make one with the next: a quotation stored in several pieces.

    A quotation that opens a mark in each paragraph, or goes on without a cue of its own behind *she said*,
    may be stored as several quotes. Those of one speaker with no other words in marks between are read on.
    """
    found: list[Passage] = []
    ordered = sorted((p for p in passages if p.quote and p.kind == "direct"), key=_in_article)
    for first, second in pairwise(ordered):
        if _goes_on(first, second):
            last = found[-1] if found and found[-1].spans[-1] == first.spans[-1] else first
            if last is not first:
                found.pop()
            found.append(replace(last, spans=last.spans + second.spans))
    return found


def _in_article(passage: Passage) -> tuple[Any, ...]:
    """Order passages by article and place."""
    return (passage.row.get("article") or 0, passage.spans[0].start)


def _goes_on(first: Passage, second: Passage) -> bool:
    """Tell whether a second quotation of an article carries on the first."""
    if first.row.get("article") != second.row.get("article") or first.spans[-1].end > second.spans[0].start:
        return False
    if not (first.speakers == second.speakers or second.unresolved):
        return False
    gap = first.body[first.spans[-1].end : second.spans[0].start]
    bare = not second.row.get("cue") and len(gap) <= _INTERRUPTION and not any(m in gap for m in '“”"«»')
    return not gap.strip() or bare


def content_of(words: Sequence[Word]) -> list[Word]:
    """Return the words that carry matter."""
    return [word for word in words if not word.is_function]
