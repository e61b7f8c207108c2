"""Splits a text into units: what an editor would set as one paragraph, heading or line of furniture.

Blank lines always divide. Within a run of lines the text decides: hard-wrapped lines belong
together, lines that each hold a whole paragraph do not, and a speaker label opens a new unit.
Knows nothing of what a unit says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from quotetrack.model import Span

_LINE = re.compile("[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_NEWLINE = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_BLANK = "\ufeff\u200b\u200c\u200d\u2060\u00ad"  # invisible characters that str.strip leaves
_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]*_]*$")
_LABEL = re.compile(  # *TRUMP: *, *Q: *, *JANE DOE (via video): *, *\*\*ROE:\*\* *
    r"(?:\*\*)?(?:[QA]|[A-Z][A-Z.'’-]+(?:[ ][A-Z][A-Z.'’-]*){0,5})(?:\*\*)?"
    r"(?:[ ]\([^()]{1,40}\))?(?:\*\*)?[:.](?:\*\*)?\s"
)
_NUMBERED = re.compile(r"\d{1,3}/\d{1,3}\s")  # of a gallery's captions
_FRONT_MATTER = re.compile(
    "\ufeff?---[ \t]*\r?\n"
    "(?:(?:[A-Za-z_][\\w -]*:|[ \t]+|- |#)[^\r\n]*\r?\n|[ \t]*\r?\n)+"
    "---[ \t]*(?:\r?\n|$)"
)
_WIDEST = 110  # columns; no hard-wrapped text we know is set wider
_NARROWEST = 30  # columns; shorter lines are lists, verse or headings


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its outer white space; ``blank_before`` and ``indent`` say what preceded it."""

    span: Span
    text: str
    blank_before: bool
    indent: int

    @property
    def ends_sentence(self) -> bool:
        """Whether the line closes with sentence punctuation, a colon or a semicolon."""
        return _TERMINAL.search(self.text) is not None

    @property
    def opens_low(self) -> bool:
        """Whether the line can only go on from the one before."""
        return self.text[0].islower() or self.text[0] in ",;)%"


def front_matter(text: str) -> Span | None:
    """Return the YAML block that opens ``text`` (*---*, keys, *---*), None where there is none."""
    match = _FRONT_MATTER.match(text)
    return Span(0, len(match.group().rstrip())) if match else None


def trim(text: str, start: int, end: int) -> Span:
    """Return [start, end) without the invisible characters at either side; empty at ``end`` if all are."""
    while start < end and (text[start].isspace() or text[start] in _BLANK):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _BLANK):
        end -= 1
    return Span(start, end)


def units(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the units of ``text`` from ``start`` to ``end``, in order."""
    found = lines_of(text, start, end)
    width = _wrap_width(found)
    spans: list[Span] = []
    previous: Line | None = None
    for line in found:
        if previous is not None and not line.blank_before and _goes_on(previous, line, width):
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
        previous = line
    return spans


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Return the lines from ``start`` to ``end`` that hold something visible."""
    found: list[Line] = []
    last = start
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        span = trim(text, *match.span())
        if not span:
            continue
        breaks = len(_NEWLINE.findall(text, last, span.start))
        found.append(Line(span, span.of(text), not found or breaks > 1, span.start - match.start()))
        last = span.end
    return found


def are_whole(lines: list[Line]) -> bool:
    """Tell whether lines are paragraphs or headings each, and not prose that is broken to a width."""
    return _wrap_width(lines) is None


def _wrap_width(lines: list[Line]) -> int | None:
    """Return the column at which the text was hard-wrapped, None where its lines are whole units.

    Hard-wrapped prose breaks within sentences: most of its lines end open, and many of those that
    follow begin with a small letter. A list of headlines ends open too, but opens with capitals.
    """
    inner = [(a, b) for a, b in pairwise(lines) if not b.blank_before]
    if not inner:
        return None
    lengths = sorted(len(a.text) for a, _ in inner)
    width = lengths[int(0.98 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    broken = [(a, b) for a, b in inner if not a.ends_sentence]
    low = sum(b.opens_low or b.text[0].isdigit() for _, b in broken)
    return width if len(broken) >= 0.5 * len(inner) and low >= 0.4 * len(broken) else None


def _goes_on(previous: Line, line: Line, width: int | None) -> bool:
    """Tell whether ``line``, which follows without a blank line, belongs to the unit of ``previous``."""
    if _LABEL.match(line.text) or _NUMBERED.match(line.text):
        return False
    if width is None:
        return line.opens_low and not previous.ends_sentence
    if line.indent >= 2 and previous.indent == 0 and previous.ends_sentence:
        return False
    if line.opens_low:
        return True
    word = line.text.split(maxsplit=1)[0]
    return len(previous.text) + 1 + len(word) > 0.85 * width
