"""Pairs quotation marks, paragraph by paragraph, over the plain text; knows nothing of words or trees.

Handles typographic, straight, single (British), low, angle and doubled-backtick marks, two
apostrophes used as one mark, nesting, marks that are never closed, and the convention of news copy
that a quotation running over several paragraphs opens a mark in each and closes only the last.
A mark that cannot be paired ends at its paragraph: one bad mark never spoils the next paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quotetrack.lexicon import grammar
from quotetrack.lexicon.word_sets import alternatives
from quotetrack.model import Span

_MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚‛'`]")
Family = Literal["double", "angle", "angle1", "single"]
_FAMILY: dict[str, Family] = {
    '"': "double", "“": "double", "”": "double", "„": "double", "‟": "double", "``": "double", "''": "double",
    "«": "angle", "»": "angle", "‹": "angle1", "›": "angle1",
    "‘": "single", "’": "single", "‚": "single", "‛": "single", "'": "single", "`": "single",
}  # fmt: skip
_OPENS = frozenset("“„‟«‹‘‚‛") | {"``", "`"}
_CLOSES = frozenset("”»›’")
_BEFORE_OPEN = frozenset("([{—–-/…:;,") | _OPENS
_ELISIONS = re.compile(rf"(?:\d0s|(?:{alternatives('marks.elisions')})\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch within quotation marks, the marks included.

    ``closed`` is False where no closing mark was found; ``continues`` tells that it carries on the
    unclosed quotation of the paragraph before; ``depth`` is 0 for an outermost one.
    """

    span: Span
    paragraph: int
    family: Family
    closed: bool
    continues: bool = False
    depth: int = 0

    def inner(self, text: str) -> Span:
        """The span without its marks."""
        width = 2 if text[self.span.start : self.span.start + 2] in ("``", "''") else 1
        start = min(self.span.start + width, self.span.end)
        if not self.closed:
            return Span(start, self.span.end)
        width = 2 if text[self.span.end - 2 : self.span.end] in ("``", "''") else 1
        return Span(start, max(start, self.span.end - width))


@dataclass(slots=True)
class _Open:
    """An opened mark that waits for its partner."""

    start: int
    family: Family


def pair_marks(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of ``text`` in order of their opening marks."""
    found: list[Quotation] = []
    pending: Family | None = None  # family of a quotation left open by the paragraph before
    for number, paragraph in enumerate(paragraphs):
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        goes_on = after is not None and _both_open_single(text, paragraph, after)
        inside = sorted(
            _paragraph(text, paragraph, number, goes_on), key=lambda q: (q.span.start, -q.span.end)
        )
        if pending and inside and inside[0].span.start == paragraph.start and inside[0].family == pending:
            inside[0] = replace(inside[0], continues=True)
        last = next((q for q in reversed(inside) if q.depth == 0), None)
        pending = last.family if last and not last.closed and last.span.end == paragraph.end else None
        found.extend(inside)
    return tuple(_cut_at_tail(text, found))


_INVERTED = re.compile(r"[,?!]\s+(?:said|says)\s+(?=[\w“\"])")
_PRONOUNS = "|".join(sorted(grammar.THIRD_PERSON_SUBJECTS))
_TAIL = re.compile(
    rf"[,?!]\s+(?:(?:{_PRONOUNS}|"
    r"(?:[a-z]+ ){0,2}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})\s+)?"
    rf"(?:{alternatives('marks.tails')})\b"
)


def _cut_at_tail(text: str, found: Sequence[Quotation]) -> Iterator[Quotation]:
    """End a quotation that nothing closes before the words that report it.

    *“We lost, said Ann Roe. It rained.* ends at *lost,*. Not: *“We lost. He said so* in mid-speech, nor,
    where the next paragraph carries on, anything but the plainest tail.
    """
    cut = False
    for number, quotation in enumerate(found):
        if cut and quotation.continues:
            quotation = replace(quotation, continues=False)
        after = found[number + 1] if number + 1 < len(found) else None
        cut, tail = False, None
        if not quotation.closed and quotation.depth == 0:
            pattern = _INVERTED if after and after.continues else _TAIL
            tail = pattern.search(text, quotation.span.start, quotation.span.end)
        if tail is not None:
            cut = True
            quotation = replace(quotation, span=Span(quotation.span.start, tail.start() + 1))
        yield quotation


def _both_open_single(text: str, paragraph: Span, after: Span) -> bool:
    """Tell whether two paragraphs open with a single mark: then the first may be left open."""
    first, second = text[paragraph.start : paragraph.start + 1], text[after.start : after.start + 1]
    return first in ("‘", "'") and second == first and not _ELISIONS.match(text, paragraph.start + 1)


def _paragraph(text: str, paragraph: Span, number: int, goes_on: bool) -> Iterator[Quotation]:
    """Pair the marks of one paragraph; ``goes_on``: a single mark at its start needs no closing one."""
    stack: list[_Open] = []
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        family = _FAMILY[mark.group()]
        is_open = any(o.family == family for o in stack)
        first = goes_on and mark.start() == paragraph.start
        role = "open" if first else _role(text, paragraph, mark, is_open)
        if role == "open":
            if family != "single" and is_open and not _nests(text, paragraph, mark):
                yield from _abandon(text, stack, family, mark.start(), number)
            stack.append(_Open(mark.start(), family))
        elif role == "close":
            while stack:
                opened = stack.pop()
                if opened.family == family:
                    yield Quotation(Span(opened.start, mark.end()), number, family, True, depth=len(stack))
                    break
    for depth, opened in enumerate(stack):
        first = goes_on and opened.start == paragraph.start
        if opened.family != "single" or first:  # another lone single mark is an apostrophe
            yield Quotation(Span(opened.start, paragraph.end), number, opened.family, False, depth=depth)


def _nests(text: str, paragraph: Span, opening: re.Match[str]) -> bool:
    """Tell whether a mark that opens within its own family is closed, and the outer one after it.

    *"He said "no" to me," she said.* Not: *"We lost, she said. "We fought."*
    """
    family, depth = _FAMILY[opening.group()], 1
    for mark in _MARK.finditer(text, opening.end(), paragraph.end):
        if _FAMILY[mark.group()] != family:
            continue
        role = _role(text, paragraph, mark, True)
        if depth == 0:
            return role == "close"
        depth += {"open": 1, "close": -1}.get(role, 0)
    return False


def _abandon(text: str, stack: list[_Open], family: Family, before: int, number: int) -> Iterator[Quotation]:
    """End an unclosed quotation before a second opening mark of its family: at its first sentence's end."""
    while stack:
        opened = stack.pop()
        if opened.family == family:
            end = opened.start + len(text[opened.start : before].rstrip())
            stops = [m.end() for m in re.finditer(r"[.!?…](?=\s)", text[opened.start : end])]
            if stops and not text[opened.start : end].endswith((".", "!", "?", ",")):
                end = opened.start + stops[0]
            yield Quotation(Span(opened.start, end), number, family, False, depth=len(stack))
            return


def _role(text: str, paragraph: Span, mark: re.Match[str], is_open: bool) -> str:
    """Tell whether a mark opens, closes or is none (an apostrophe, a prime for feet or inches)."""
    form, start, end = mark.group(), mark.start(), mark.end()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if _FAMILY[form] == "single":
        return _single(text, paragraph, mark, is_open)
    opens_here = (before.isspace() or before in _BEFORE_OPEN) and not after.isspace()
    closes_here = not before.isspace() and (not after.isalnum() or before in ",.?!…")
    if form in _OPENS:
        return "close" if form in "“«" and is_open and closes_here and not before.isspace() else "open"
    if form in _CLOSES:
        return "open" if opens_here and not is_open and after.isalnum() else "close"
    if not (is_open or opens_here or before.isspace() or after.isalnum()):
        return "none"  # 6' 2" tall, or a mark whose partner is missing
    if opens_here and not (is_open and closes_here):
        return "open" if not is_open or not before.isalnum() else "close"
    if closes_here and is_open:
        return "close"
    return "close" if is_open else "open"


def _single(text: str, paragraph: Span, mark: re.Match[str], is_open: bool) -> str:
    """Tell an opening or closing single mark from an apostrophe.

    *'We shall see,' he said* opens and closes; *the players' union*, *don't* and *'90s* do neither.
    """
    form, start, end = mark.group(), mark.start(), mark.end()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if before.isalnum() and after.isalnum():
        return "none"
    begins = after.isalnum() or after in "…[(" or (after in '"“' and before not in ",.;:")
    if (before.isspace() or before in _BEFORE_OPEN or before in '"“') and begins:
        if form == "’" or _ELISIONS.match(text, end):
            return "none"
        return "open" if not is_open and _has_closer(text, end, paragraph.end) else "none"
    if is_open and not before.isspace() and not after.isalnum():
        if before in "sS" and after.isspace() and _has_closer(text, end, paragraph.end, strict=True):
            return "none"  # a plural possessive before the real closing mark
        return "close"
    return "none"


def _has_closer(text: str, start: int, end: int, *, strict: bool = False) -> bool:
    """Tell whether a closing single mark follows; ``strict``: beside punctuation, before a new opening."""
    plain, strictly = (
        r"[^\s(\[]['’](?=[\s,.;:!?)\]”\"—–-]|$)",
        r"[,.?!…]['’](?=[\s)\]”\"—–-]|$)|\w['’](?=[.,;:!?)]|$)",
    )
    closer = re.compile(strictly if strict else plain)
    opener = re.compile(r"(?:^|[\s(—–])['‘](?=\w)")
    found = closer.search(text, start, end)
    if not found:
        return False
    other = opener.search(text, start, end) if strict else None
    return other is None or found.start() < other.start()
