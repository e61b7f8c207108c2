"""Lays attributions over an article's text: pieces that know what they are part of.

Spans may nest and cross, so the text is cut at every edge, and each piece names the quotes that it
belongs to and the part it plays in each. Nothing is reworded: the pieces joined are the text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from quotetrack.web.shown.inert import inert_html, plain_html

PARTS = ("agency", "cue", "source", "content")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_NARROW, _WIDE = 40, 100  # code points of the lines of a text that was wrapped by hand


@dataclass(frozen=True)
class Mark:
    """One span of a quote: ``part`` is content, source, cue or agency; offsets are code points."""

    quote: str
    part: str
    start: int
    end: int


@dataclass(frozen=True)
class MarkedPiece:
    """Text between two edges: the marks that cover it, outermost first, and the quotes that begin here.

    A quote of several spans begins with each of them; ``end`` is where the piece ends in the text.
    """

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[str, ...]
    end: int


@dataclass(frozen=True)
class ShownParagraph:
    """A paragraph as HTML, and the ids of the quotes whose first words stand in it."""

    html: Markup
    quotes: tuple[str, ...]


_GAP = ShownParagraph(Markup('<p class="gap" aria-hidden="true">⋯</p>'), ())


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the spans of the paragraphs: parted by blank lines, or by line ends unless wrapped by hand."""
    found, at = [], 0
    edges = [(m.start(), m.end()) for m in _BLANK.finditer(text)] + [(len(text), len(text))]
    for end, after in edges:
        lines = text[at:end].split("\n")
        if _is_wrapped(lines):
            found.append((at, end))
        else:
            start = at
            for line in lines:
                found.append((start, start + len(line)))
                start += len(line) + 1
        at = after
    return [(start, end) for start, end in found if text[start:end].strip()]


def marked_pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[MarkedPiece]:
    """Cut ``text[start:end]`` at the edges of the marks that touch it."""
    inside = sorted((m for m in marks if m.start < end and start < m.end), key=_outermost)
    edges = {start, end}
    for mark in inside:
        edges.update(edge for edge in (mark.start, mark.end) if start < edge < end)
    cuts = sorted(edges)
    found: list[MarkedPiece] = []
    for a, b in itertools.pairwise(cuts):
        over = tuple(m for m in inside if m.start <= a and b <= m.end)
        opened = [m.quote for m in over if m.part == "content" and m.start == a]
        found.append(MarkedPiece(text[a:b], over, tuple(dict.fromkeys(opened)), b))
    return found


def article_html(
    text: str,
    marks: Sequence[Mark],
    quotes: dict[str, Any],
    *,
    whole: bool = True,
    title: str | None = None,
) -> Markup:
    """Return the passages of an article one after the other; arguments as of :func:`shown_paragraphs`."""
    found = shown_paragraphs(text, marks, quotes, whole=whole, title=title)
    return Markup("\n").join(passage.html for passage in found)


def shown_paragraphs(
    text: str,
    marks: Sequence[Mark],
    quotes: dict[str, Any],
    *,
    whole: bool = True,
    title: str | None = None,
) -> list[ShownParagraph]:
    """Return the text as paragraphs of HTML, every attribution marked, each quote's beginning numbered.

    ``quotes`` maps ids to rows with ``n``, ``kind``, ``class`` and ``label``. Without ``whole`` only the
    paragraphs that a mark touches are shown, and one to either side. A first paragraph that only repeats
    the ``title`` that stands above is left out.
    """
    spans = paragraphs(text)
    if spans and title and text[slice(*spans[0])].strip() == title.strip():
        spans = spans if any(mark.start < spans[0][1] for mark in marks) else spans[1:]
    touched = [i for i, (a, b) in enumerate(spans) if any(m.start < b and a < m.end for m in marks)]
    shown = set(range(len(spans))) if whole or not touched else _around(touched, len(spans))
    ends = {m.quote: m.end for m in sorted(marks, key=lambda m: m.end) if m.part == "content"}
    seen: set[str] = set()
    found: list[ShownParagraph] = []
    last = -1
    for i, (start, end) in enumerate(spans):
        if i not in shown:
            continue
        if i != last + 1:
            found.append(_GAP)
        last = i
        pieces = marked_pieces(text, start, end, marks)
        begun = tuple(q for q in dict.fromkeys(q for piece in pieces for q in piece.begins) if q not in seen)
        body = Markup("").join(_piece_html(piece, quotes, seen, ends) for piece in pieces)
        found.append(ShownParagraph(Markup('<p dir="auto">{}</p>').format(body), begun))
    if last + 1 < len(spans):
        found.append(_GAP)
    return found


def _piece_html(piece: MarkedPiece, quotes: dict[str, Any], seen: set[str], ends: dict[str, int]) -> Markup:
    """Return one piece, with the number of each quote that begins here and was not numbered before.

    Where a quote ends, or is broken off by other words, is said to those who cannot see it; ``ends`` is the
    last end of each.
    """
    pins = Markup("")
    for quote in piece.begins:
        if quote not in seen:
            seen.add(quote)
            pins += _pin(quote, quotes[quote])
        else:
            pins += _told("goes on", quotes[quote])
    if not piece.marks:
        return pins + inert_html(piece.text)
    contents = [m for m in piece.marks if m.part == "content"]
    parts = [m for m in piece.marks if m.part != "content"]
    classes = ["m", *sorted({m.part for m in piece.marks})]
    if contents:
        row = quotes[contents[-1].quote]
        classes += [row["kind"], row["class"], f"depth{min(len(contents), 4)}"]
    own = min(parts, key=lambda m: m.end - m.start) if parts else contents[-1]
    marked = Markup('<span class="{}" data-m="{}" data-own="{}">{}</span>').format(
        " ".join(classes),
        " ".join(f"{m.quote}:{m.part}" for m in piece.marks),
        own.quote,
        inert_html(piece.text),
    )
    closed = [m for m in reversed(contents) if m.end == piece.end]
    told = [_told("ends" if m.end == ends[m.quote] else "is broken off", quotes[m.quote]) for m in closed]
    return pins + marked + Markup("").join(told)


def _told(words: str, row: dict[str, Any]) -> Markup:
    """Return what a screen reader says where a quote ends or goes on; it holds no text, so none is copied."""
    return Markup('<span class="told" role="img" aria-label="Quote {} {}"></span>').format(row["n"], words)


def _pin(quote: str, row: dict[str, Any]) -> Markup:
    """Return the numbered link at the beginning of a quote: its permalink and its place in the tab order."""
    return Markup('<a class="pin {}" id="{}" href="#{}" data-n="{}" aria-label="{}"></a>').format(
        row["kind"], quote, quote, row["n"], plain_html(f"Quote {row['n']}: {row['label']}")
    )


def _outermost(mark: Mark) -> tuple[int, int, int]:
    """Sort marks so that whatever holds another stands before it."""
    return (mark.start, -mark.end, -PARTS.index(mark.part))


def _around(touched: list[int], count: int) -> set[int]:
    """Return the numbers of the paragraphs to show: those touched, what lies between, one to either side."""
    return set(range(max(0, touched[0] - 1), min(count, touched[-1] + 2)))


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether the lines of a block are one paragraph, wrapped by hand at some width."""
    lengths = [len(line) for line in lines]
    return len(lines) > 1 and min(lengths[:-1]) >= _NARROW and max(lengths) <= _WIDE
