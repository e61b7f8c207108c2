"""Finds words in a text again: near a place, or where what stands around them is the same.

Quotation marks, apostrophes, dashes and white space may be written otherwise than in the text, since
people copy words from pages that set them differently; every other character must be the same.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotetrack.model import Span

_ALIKE = ('"“”„‟«»″', "'’‘‚‛‹›′`", "-‐‑‒–—−")
_AROUND = 500  # code points to either side of a place that are looked through first
_CLASS = {sign: f"[{re.escape(group)}]" for group in _ALIKE for sign in group}


@dataclass(frozen=True, slots=True)
class TextPart:
    """A span of one role (content, cue, source) in a text, and the words that it covers there."""

    role: str
    span: Span
    words: str


def locate(text: str, words: str, near: int) -> Span | None:
    """Return where ``words`` stand in ``text``, the place closest to ``near``; None where they do not.

    The very words are preferred to words that are only set otherwise.
    """
    if not words.strip():
        return None
    exact = next(_outward(text, words, near), None)
    if exact is not None:
        return exact
    found = [Span(match.start(), match.end()) for match in re.finditer(_loose(words), text)]
    return min(found, key=lambda span: abs(span.start - near), default=None)


def relocate(text: str, parts: Sequence[TextPart], before: str, after: str) -> tuple[Span, ...] | None:
    """Return where the parts of an attribution stand in another text, in their order.

    The first span of content goes where the words around it (``before``, and ``after`` the last) agree
    best; every other part to where it stands closest to its old distance from there. None where the
    text lacks any of the words.
    """
    contents = [part for part in parts if part.role == "content"]
    first, last = contents[0], contents[-1]
    reach = last.span.end - first.span.start
    start, most = -1, -1
    for there in _outward(text, first.words, first.span.start):
        behind = there.start + reach
        left = _shared_end(before, text[max(0, there.start - len(before)) : there.start])
        alike = left + _shared_start(after, text[behind : behind + len(after)])
        if alike > most:
            start, most = there.start, alike
        if most == len(before) + len(after):
            break
    if start < 0:
        return None
    found = []
    for part in parts:
        near = start + part.span.start - first.span.start
        place = next(_outward(text, part.words, near), None)
        if place is None:
            return None
        found.append(place)
    content = [span for part, span in zip(parts, found, strict=True) if part.role == "content"]
    in_order = all(a.end <= b.start for a, b in itertools.pairwise(content))
    return tuple(found) if in_order else None


def _outward(text: str, words: str, near: int) -> Iterator[Span]:
    """Yield every place of the very words, those closest to ``near`` first, and no further than is asked for.

    A long text has thousands of places of *said*. Of two that are equally close the first comes first.
    """
    low = high = near
    reach = _AROUND
    while words and (low > 0 or high <= len(text)):
        wider = max(0, near - reach), near + reach + 1
        places = [*_exact(text, words, wider[0], low), *_exact(text, words, max(0, high), wider[1])]
        for at in sorted(places, key=lambda place: abs(place - near)):
            yield Span(at, at + len(words))
        (low, high), reach = wider, 4 * reach


def _exact(text: str, words: str, start: int, end: int) -> Iterator[int]:
    """Yield where the very words begin, from ``start`` to ``end``, which is not included."""
    last = max(0, end - 1 + len(words))
    at = text.find(words, start, last)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, last)


def _loose(words: str) -> str:
    """Return a pattern for words whose signs and white space may be set otherwise."""
    return r"\s+".join("".join(_CLASS.get(sign, re.escape(sign)) for sign in word) for word in words.split())


def _shared_end(one: str, other: str) -> int:
    """Return how many characters two strings share at their ends."""
    return _shared_start(one[::-1], other[: -len(one) - 1 : -1] if one else "")


def _shared_start(one: str, other: str) -> int:
    """Return how many characters two strings share at their beginnings."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def joined_words(text: str, spans: tuple[Span, ...]) -> str | None:
    """Return what spans say, joined by a space; None where there are none."""
    return " ".join(span.of(text) for span in spans) if spans else None
