"""Printed pages to paragraphs: lines and hyphened words joined, running heads and page numbers left out.

Between two pages stands a form feed (U+000C), so that the page of a place can be counted: in the place of
the space where a paragraph goes on over the page, else before the first paragraph of the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from quotetrack.read.documents.page_columns import Piece, in_reading_order

PAGE_BREAK = "\f"

_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\x02\ufffe]$")
_SOFT = "\u00ad\x02\ufffe"
_LAST_WORD, _FIRST_WORD = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+")
_ENDED = re.compile(r"[.!?:…][\"”’»)\]]*$|[.!?…\"”»]$")
_NUMBER = re.compile(r"\d+")
_ONLY_NUMBER = re.compile(r"\W*(?:[^\W\d_]+\W+)?(\d{1,4})(?:\s*(?:/|[^\W\d_]+)\s*\d{1,4})?\W*")
_EDGE_LINES = 2  # at the head and at the foot of a page where furniture stands
_APART = 1.45  # of the usual distance between lines; more begins a paragraph
_OTHER_SIZE = 0.15  # by which another size of letters begins a paragraph
_INDENT, _SHORT = 0.6, 0.12  # heights of a line; share of a column's width
_SAME_LINE = 0.5  # heights of a line


class _Line:
    """A line of a column: its text, its box and the column's edges."""

    def __init__(self, pieces: Sequence[Piece], column: Sequence[Piece]) -> None:
        self.text = " ".join(" ".join(p.text for p in sorted(pieces, key=lambda p: p.left)).split())
        self.left, self.right = min(p.left for p in pieces), max(p.right for p in pieces)
        self.top, self.height = max(p.top for p in pieces), max(p.height for p in pieces)
        self.column_left = min(p.left for p in column)
        self.column_right = max(p.right for p in column)


def page_text(pages: Sequence[Sequence[Piece]]) -> str:
    """Return the text of a document from the pieces of text on its pages."""
    lines = [list(_lines(page)) for page in _without_furniture(pages)]
    whole = " ".join(line.text for page in lines for line in page)
    text = ""
    breaks = ""  # form feeds of pages that begin behind the text so far
    for number, page in enumerate(lines):
        breaks += PAGE_BREAK if number else ""
        pitch = _pitch(page)
        for at, line in enumerate(page):
            before = page[at - 1] if at else None
            if not text:
                text = breaks + line.text
            elif before is None and not _goes_over(text, line):
                text += "\n\n" + breaks + line.text
            elif before is not None and _begins(before, line, pitch):
                text += "\n\n" + line.text
            else:
                text = _joined(text, line.text, breaks, whole)
            breaks = ""
    return text + breaks


def _lines(page: Sequence[Piece]) -> Iterator[_Line]:
    """Yield the lines of a page in reading order."""
    for column in in_reading_order(page):
        held: list[Piece] = []
        for piece in column:
            if held and abs(held[0].bottom - piece.bottom) > _SAME_LINE * piece.height:
                yield _Line(held, column)
                held = []
            held.append(piece)
        if held:
            yield _Line(held, column)


def _pitch(page: Sequence[_Line]) -> float:
    """Return the usual distance between two lines of a page."""
    steps = [before.top - line.top for before, line in pairwise(page) if before.top > line.top]
    return median(steps) if steps else 0.0


def _begins(before: _Line, line: _Line, pitch: float) -> bool:
    """Tell whether a line begins a paragraph, by the line before it on its page."""
    if abs(before.height - line.height) > _OTHER_SIZE * max(before.height, line.height):
        return True
    goes_down = before.top > line.top
    usual = max(pitch, min(before.height, line.height))  # a headline's lines are further apart
    if goes_down and before.top - line.top > _APART * usual:
        return True
    width = before.column_right - before.column_left
    is_short = before.right < before.column_right - _SHORT * width
    if is_short and _ENDED.search(before.text):
        return True
    indented = line.left > line.column_left + _INDENT * line.height
    was_indented = before.left > before.column_left + _INDENT * before.height
    return indented and not was_indented


def _goes_over(text: str, line: _Line) -> bool:
    """Tell whether a paragraph goes on in the first line of the next page."""
    return _ENDED.search(text) is None and (line.text[:1].islower() or _HYPHEN.search(text) is not None)


def _joined(text: str, line: str, breaks: str, whole: str) -> str:
    """Join a line to the paragraph before, and a word that a hyphen parts over the two.

    *co-* and *operate* are one word, unless the document elsewhere writes *co-operate*; *Okafor-* and *Bell*
    keep their hyphen.
    """
    if _HYPHEN.search(text) is None:
        return text + (breaks or " ") + line
    stem, first = text[:-1], _FIRST_WORD.match(line)
    is_soft = text[-1] in _SOFT
    if first is None or not (is_soft or line[:1].islower()):
        hyphen = "-"
    else:
        last = _LAST_WORD.search(stem)
        parted = f"{last[0] if last else ''}-{first[0]}"
        hyphen = "-" if re.search(rf"\b{re.escape(parted)}\b", whole, re.IGNORECASE) else ""
    if not first or (not is_soft and line[:1].isupper()):
        return stem + "-" + (breaks or "") + line
    word, rest = line[: first.end()], line[first.end() :]
    if breaks:  # the page is turned behind the word
        word, _, rest = line.partition(" ")
        return stem + hyphen + word + breaks + rest
    return stem + hyphen + word + rest


def _without_furniture(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Leave out running heads, which recur at the edge of pages, and the numbers of pages."""
    edges = [_edges(page) for page in pages]
    recurring: Counter[str] = Counter()
    offsets: Counter[int] = Counter()
    for number, found in enumerate(edges):
        recurring.update({_NUMBER.sub("#", piece.text.strip()) for piece in found})
        offsets.update({at - number for piece in found if (at := _page_number(piece)) is not None})
    often = {text for text, count in recurring.items() if count > 1 and count * 2 >= len(pages)}
    counted = {offset for offset, count in offsets.items() if count > 1 or offset == 1}

    def is_furniture(piece: Piece, number: int) -> bool:
        at = _page_number(piece)
        return _NUMBER.sub("#", piece.text.strip()) in often or (at is not None and at - number in counted)

    kept = []
    for number, (page, found) in enumerate(zip(pages, edges, strict=True)):
        left_out = {id(piece) for piece in found if is_furniture(piece, number)}
        kept.append([piece for piece in page if id(piece) not in left_out])
    return kept


def _edges(page: Sequence[Piece]) -> list[Piece]:
    """Return the pieces on the lines at the head and at the foot of a page."""
    rows: list[list[Piece]] = []
    for piece in sorted(page, key=lambda piece: -piece.bottom):
        if not rows or rows[-1][0].bottom - piece.bottom > _SAME_LINE * piece.height:
            rows.append([])
        rows[-1].append(piece)
    outer = rows if len(rows) <= 2 * _EDGE_LINES else rows[:_EDGE_LINES] + rows[-_EDGE_LINES:]
    return [piece for row in outer for piece in row]


def _page_number(piece: Piece) -> int | None:
    """Return the number where a piece says no more: *12*, *- 12 -*, *Page 3 of 9*."""
    found = _ONLY_NUMBER.fullmatch(piece.text.strip())
    return int(found[1]) if found else None
