"""What was changed from one text to the next: stretches that stayed, and those that gave way to others.

Both texts are compared paragraph by paragraph, and what differs there word by word, so that the work grows
with the length of what was changed. Offsets are code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from quotetrack.model.offsets import Span

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 4_000_000  # pairs of words compared; what is longer and has nothing in common was written anew


@dataclass(frozen=True, slots=True)
class TextEdit:
    """A stretch of the text before and what stands for it after: the same words where ``same``."""

    before: Span
    after: Span
    same: bool


def text_edits(before: str, after: str) -> tuple[TextEdit, ...]:
    """Return the stretches of two texts in order, each kept or changed; together they cover both."""
    found: list[TextEdit] = []
    for edit in _paragraph_edits(before, after):
        if edit.same or not edit.before or not edit.after:
            found.append(edit)
            continue
        old, new = _TOKEN.findall(edit.before.of(before)), _TOKEN.findall(edit.after.of(after))
        if len(old) * len(new) > _MOST:
            found.append(edit)
        else:
            found += _edits(old, new, edit.before.start, edit.after.start)
    return tuple(_joined(found))


class CarriedOffsets:
    """Takes places of the text before to the text after."""

    def __init__(self, edits: Sequence[TextEdit]) -> None:
        self._kept = [edit for edit in edits if edit.same and edit.before]
        self._starts = [edit.before.start for edit in self._kept]
        self._after = [edit.after.start for edit in self._kept]

    def span(self, span: Span) -> Span | None:
        """Return where the kept part of a span stands after, with what came between; None where all went."""
        ends = []
        at = max(0, bisect_right(self._starts, span.start) - 1)
        for edit in self._kept[at:]:
            if edit.before.start >= span.end:
                break
            first, last = max(span.start, edit.before.start), min(span.end, edit.before.end)
            if first < last:
                moved = edit.after.start - edit.before.start
                ends += [first + moved, last + moved]
        return Span(ends[0], ends[-1]) if ends else None

    def keeps(self, after: Span) -> bool:
        """Tell whether a span of the text after stood so, in one piece, in the text before."""
        at = bisect_right(self._after, after.start) - 1
        return at >= 0 and self._kept[at].after.covers(after)


def _paragraph_edits(before: str, after: str) -> Iterator[TextEdit]:
    """Yield the edits between the lines of two texts."""
    yield from _edits(before.splitlines(keepends=True), after.splitlines(keepends=True), 0, 0)


def _edits(before: Sequence[str], after: Sequence[str], start: int, other: int) -> Iterator[TextEdit]:
    """Yield the edits between two rows of pieces of text, whose texts begin at ``start`` and ``other``."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for tag, a, b, c, d in blocks:
        end, end_other = start + sum(map(len, before[a:b])), other + sum(map(len, after[c:d]))
        yield TextEdit(Span(start, end), Span(other, end_other), tag == "equal")
        start, other = end, end_other


def _joined(edits: Sequence[TextEdit]) -> Iterator[TextEdit]:
    """Yield edits with neighbours of one kind made one."""
    last: TextEdit | None = None
    for edit in edits:
        if last is not None and last.same == edit.same:
            last = TextEdit(
                Span(last.before.start, edit.before.end), Span(last.after.start, edit.after.end), edit.same
            )
            continue
        if last is not None:
            yield last
        last = edit
    if last is not None:
        yield last


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line of two texts laid over each other: pieces of *same*, *cut* and *added* words in their order."""

    pieces: tuple[tuple[str, str], ...]

    @property
    def same(self) -> bool:
        """Whether nothing was changed in it."""
        return all(kind == "same" for kind, _ in self.pieces)


def changed_lines(before: str, after: str) -> list[ChangedLine]:
    """Return the lines of two texts laid over each other, what was cut before what was added in its place."""
    lines: list[list[tuple[str, str]]] = [[]]
    for edit in text_edits(before, after):
        parts = [("same", edit.after.of(after))]
        if not edit.same:
            parts = [("cut", edit.before.of(before)), ("added", edit.after.of(after))]
        for kind, text in parts:
            for i, piece in enumerate(
                text.splitlines() if not text.endswith("\n") else [*text.splitlines(), ""]
            ):
                if i:
                    lines.append([])
                if piece:
                    lines[-1].append((kind, piece))
    return [ChangedLine(tuple(pieces)) for pieces in lines if pieces]
