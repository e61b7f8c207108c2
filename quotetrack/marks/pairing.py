"""Pairs quotation marks, paragraph by paragraph, over the plain text; knows nothing of words or trees.

Handles typographic, straight, single (British), low, angle and doubled-backtick marks, two
apostrophes used as one mark, marks set apart by spaces, nesting, marks that are never closed, and the
convention of news copy that a quotation running over several paragraphs opens a mark in each and closes
only the last. A mark that cannot be paired ends at its paragraph: one bad mark never spoils the next
paragraph, unless a quotation is broken in two there and closed behind the break. Apostrophes, feet and
inches, minutes and seconds are no quotation marks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotetrack.lexicon.word_sets import alternatives, word_set
from quotetrack.marks.paragraph_marks import (
    ELISIONS,
    FAMILY,
    MARK,
    MEASURED,
    OPENS_DOUBLED,
    PRONOUNS,
    SPEECH_ENDS,
    TAIL_VERBS,
    Family,
    MarkedParagraph,
)
from quotetrack.marks.turned_marks import taken_up, turned_marks
from quotetrack.model import Span

_OPENS = frozenset("“„‟«‹‘‚‛") | {"``", "`", "‘‘", ",,", "<<"}
_CLOSES = frozenset("”»›’") | {"’’", ">>"}
_BEFORE_OPEN = frozenset("([{—–-/…:;,") | _OPENS
_BEFORE_SPEECH = _BEFORE_OPEN - {","} | {"=", ">"}
_YEAR = re.compile(r"\d\d(?![\w%])")
_CLIPPED = re.compile(rf"(?:\b(?:{alternatives('marks.clipped')})|[a-z]{{2}}in)$", re.IGNORECASE)
_YEARS_FOLLOW = word_set("marks.before_years")
_NO_POSSESSORS = word_set("marks.no_possessors")
_LAST_WORD = re.compile(r"(\w+)\s*$")
_SPACED = re.compile(r"(?<=\s)['’](?=\s|$)")
_PAIRED = frozenset(form for form in FAMILY if len(form) == 2)
_SIGNATURE = 8  # spaces that a paragraph has which only names who was quoted in the one before
# a sum of money, and a figure that is all that is quoted
_NO_MEASURE = re.compile(r"(?:[$£€¥][\d.,]+|[\"“]\d+)$")
_RUNNING = re.compile(r"(?<!\w)[a-z]{2}")  # running text; what lacks it is a heading or a number of a page
_SUM = 60  # characters that a sum of money or a figure has at most
_CLOSER = re.compile(r"[^\s(\['’‘]['’](?=[\s,.;:!?)\]”\"—–-]|$)")
_STRICT_CLOSER = re.compile(r"[,.?!…]['’](?=[\s)\]”\"—–-]|$)|\w['’](?=[.,;:!?)]|$)")
_OPENER = re.compile(r"(?:^|[\s(—–])['‘](?=\w)")
_BROKEN_OVER = 3  # paragraphs behind the first in which a broken quotation must be closed


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch within quotation marks, the marks included.

    ``closed`` is False where no closing mark was found; ``continues`` tells that it carries on the
    unclosed quotation of the paragraph before, with a mark of its own or, where that one broke off in
    mid-sentence, without; ``depth`` is 0 for an outermost one.
    """

    span: Span
    paragraph: int
    family: Family
    closed: bool
    continues: bool = False
    depth: int = 0

    def is_turned(self, text: str) -> bool:
        """Tell whether it opens with a mark that looks as if it closed: *” We lost,” she said.*"""
        return text[self.span.start : self.span.start + 1] in _CLOSES or text.startswith(
            "''", self.span.start
        )

    def inner(self, text: str) -> Span:
        """The span without its marks."""
        doubled = OPENS_DOUBLED.match(text, self.span.start, self.span.end)
        opening = doubled or MARK.match(text, self.span.start, self.span.end)
        start = min(opening.end(), self.span.end) if opening else self.span.start
        if not self.closed:
            return Span(start, self.span.end)
        last = text[self.span.end - 2 : self.span.end]
        width = 2 if last in _PAIRED and (last != '""' or doubled) else 1
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
    broken = 0  # the paragraph up to which a quotation goes on that has no mark there
    for number, paragraph in enumerate(paragraphs):
        line = MarkedParagraph(text, paragraphs, number)
        carried = pending if number and number <= broken else None
        if carried and number < broken and not _RUNNING.search(text, paragraph.start, paragraph.end):
            continue
        inside = sorted(_paired(line, carried), key=lambda q: (q.span.start, -q.span.end))
        if pending and inside and inside[0].span.start == paragraph.start and inside[0].family == pending:
            inside[0] = replace(inside[0], continues=True)
        last = next((q for q in reversed(inside) if q.depth == 0), None)
        pending = last.family if last and not last.closed and last.span.end == paragraph.end else None
        if last and pending and number >= broken:
            broken = _closed_in(text, paragraphs, number, last) or broken
        found.extend(inside)
    return tuple(_cut_at_tail(text, found))


def _closed_in(text: str, paragraphs: Sequence[Span], number: int, left: Quotation) -> int | None:
    """The paragraph that closes a quotation which a break of lines tore in two, None where none does.

    *“The Audit / Office has done its own / estimates,” she said.* Not: *“We lost, she said. / She left the
    “old guard” behind*, where the next mark opens. Where what is left open ends with its sentence, the very
    next paragraph must close it, and be no mere signature: *“We lost. / Ann Roe.”*
    """
    whole = text[left.span.start : left.span.end].endswith((".", "!", "?", "…"))
    if left.family == "single" or _TAIL.search(text, left.span.start, left.span.end):
        return None
    for later in range(number + 1, min(number + 1 + (1 if whole else _BROKEN_OVER), len(paragraphs))):
        line = MarkedParagraph(text, paragraphs, later)
        first = next((m for m in line.marks() if FAMILY[m.group()] == left.family), None)
        if first is not None:
            closes = first.start() > line.start and _role(line, first, 1, line.start) == "close"
            signed = whole and first.end() == line.end and text.count(" ", line.start, line.end) < _SIGNATURE
            return later if closes and not signed and first.group() not in _OPENS else None
    return None


_INVERTED = re.compile(r"[,?!]\s+(?:said|says)\s+(?=[\w“\"])")
_TAIL = re.compile(
    rf"[,?!]\s+(?:(?:{PRONOUNS}|"
    r"(?:[a-z]+ ){0,2}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})\s+)?"
    rf"(?:{TAIL_VERBS})\b"
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


def _paired(line: MarkedParagraph, carried: Family | None) -> Iterator[Quotation]:
    """Pair the marks of one paragraph; ``carried``: the family of a quotation that goes on in it."""
    stack = [_Open(line.start, carried)] if carried else []
    starts: defaultdict[Family, list[int]] = defaultdict(list)  # of what is open, by family
    for opened in stack:
        starts[opened.family].append(opened.start)
    turned, lost = (frozenset[int](), None) if carried else turned_marks(line)
    ended = 0  # where the last quotation was closed
    for mark in line.forms:
        family = FAMILY[mark.group()]
        same = starts[family]
        depth = len(same)
        first = (line.open_single and mark.start() == line.start) or mark.start() in turned
        if mark.start() == lost:
            yield Quotation(Span(line.start, mark.end()), line.number, family, True)
            continue
        role = "open" if first else _role(line, mark, depth, same[-1] if same else None)
        more = taken_up(line, ended, mark) if ended and not stack and family != "single" else None
        if more is not None and role != "open":
            yield Quotation(Span(more, mark.end()), line.number, family, True)
            continue
        if role == "open":
            if family != "single" and depth and not _nests(line, mark):
                yield from _abandon(line, stack, starts, mark)
            stack.append(_Open(mark.start(), family))
            starts[family].append(mark.start())
        elif role == "close" and (depth or _mismatched(line, stack, mark)):
            opened = _pop(stack, starts, family if depth else stack[-1].family)
            ended = mark.end()
            yield Quotation(
                Span(opened.start, mark.end()), line.number, opened.family, True, depth=len(stack)
            )
    for place, opened in enumerate(stack):
        first = line.open_single and opened.start == line.start
        if opened.family != "single" or first:  # another lone single mark is an apostrophe
            yield Quotation(Span(opened.start, line.end), line.number, opened.family, False, depth=place)


def _pop(stack: list[_Open], starts: defaultdict[Family, list[int]], family: Family) -> _Open:
    """Take off what was opened since the last mark of a family, and that one, which is returned."""
    while True:
        opened = stack.pop()
        starts[opened.family].pop()
        if opened.family == family:
            return opened


def _mismatched(line: MarkedParagraph, stack: Sequence[_Open], mark: re.Match[str]) -> bool:
    """Tell whether a closing mark of another family ends what is open: *«We won,” she said.*

    Not: *«We won, “at last”,» she said*, where its own mark follows.
    """
    if not stack or "single" in (stack[-1].family, FAMILY[mark.group()]):
        return False
    return not line.has_later(stack[-1].family, mark.end())


def _nests(line: MarkedParagraph, opening: re.Match[str]) -> bool:
    """Tell whether a mark that opens within its own family is closed, and the outer one after it.

    *"He said "no" to me," she said.* Not: *"We lost, she said. "We fought."* Where the paragraph below opens
    with a mark, the outer one may be left open: *"He said "no" to me. / "I left," she said.*
    """
    family = FAMILY[opening.group()]
    if line.open_below and line.forms[0].start() == line.start and _is_phrase(line, opening):
        return True
    if family not in line.behind:
        line.behind[family] = dict(_behind(line, family))
    after = line.behind[family].get(opening.start())
    return after is not None and _role(line, after, 1, opening.start()) == "close"


def _is_phrase(line: MarkedParagraph, opening: re.Match[str]) -> bool:
    """Tell whether the next mark closes what a mark opens, within a sentence: *"no"*; not *"No. We left."*"""
    closing = next(
        (m for m in line.marks(opening.end()) if FAMILY[m.group()] == FAMILY[opening.group()]), None
    )
    if closing is None or _role(line, closing, 1, opening.start()) != "close":
        return False
    return not SPEECH_ENDS & set(line.text[opening.end() : closing.start()])


def _behind(line: MarkedParagraph, family: Family) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield where each mark of a family stands with the mark behind the one that closes what it opens.

    Read from the right, so that a paragraph of many marks is read once: a mark is closed by the first one
    behind it up to which more are closed than opened.
    """
    marks = [mark for mark in line.forms if FAMILY[mark.group()] == family]
    level, levels = 0, list[int]()
    for mark in marks:
        level += {"open": 1, "close": -1}.get(_role(line, mark, 2, mark.start()), 0)
        levels.append(level)
    closing: list[int] = []  # places with lower and lower levels, from the top
    for place in range(len(marks) - 1, -1, -1):
        while closing and levels[closing[-1]] >= levels[place]:
            closing.pop()
        if closing and closing[-1] + 1 < len(marks):
            yield marks[place].start(), marks[closing[-1] + 1]
        closing.append(place)


def _abandon(
    line: MarkedParagraph, stack: list[_Open], starts: defaultdict[Family, list[int]], mark: re.Match[str]
) -> Iterator[Quotation]:
    """End an unclosed quotation before a second opening mark of its family: at its first sentence's end."""
    family = FAMILY[mark.group()]
    opened = _pop(stack, starts, family)
    held = line.text[opened.start : mark.start()].rstrip()
    end = opened.start + len(held)
    if not held.endswith((".", "!", "?", ",")) and (stop := re.search(r"[.!?…](?=\s)", held)):
        end = opened.start + stop.end()
    yield Quotation(Span(opened.start, end), line.number, family, False, depth=len(stack))


def _role(line: MarkedParagraph, mark: re.Match[str], depth: int, opened: int | None) -> str:
    """Tell whether a mark opens, closes or is none.

    ``depth`` quotations of its family are open there, the last one since ``opened``.
    """
    form, is_open = mark.group(), depth > 0
    if FAMILY[form] == "single":
        return _single(line, mark, is_open)
    before, after = line.around(mark)
    opens_here = (before.isspace() or before in _BEFORE_OPEN) and not after.isspace()
    closes_here = not before.isspace() and (not after.isalnum() or before in ",.?!…")
    if form not in _OPENS and line.may_measure(mark) and _measures(line, mark, depth, opened):
        return "none"
    if form in _OPENS:
        return "close" if form in "“«" and is_open and closes_here and not before.isspace() else "open"
    if form in _CLOSES:
        return "open" if opens_here and not is_open and after.isalnum() else "close"
    if not (is_open or opens_here or before.isspace() or after.isalnum()):
        return "none"  # a mark whose partner is missing
    if opens_here and not (is_open and closes_here):
        return "open" if not is_open or not before.isalnum() else "close"
    if closes_here and is_open:
        return "close"
    return "close" if is_open else "open"


def _measures(line: MarkedParagraph, mark: re.Match[str], depth: int, opened: int | None) -> bool:
    """Tell whether a double mark behind a figure stands for inches or seconds.

    *A 12" pizza*, and *"The screen is 6.5" wide," he said*, where another mark closes. Not: *She said "never"
    and "12"*, nor *the “Fight for $15” campaign*.
    """
    if opened is None or depth > 1:
        return opened is None
    if _NO_MEASURE.search(line.text, max(opened, mark.start() - _SUM), mark.start()):
        return False
    other = line.plain_double(mark.end())
    if other is not None:
        before, after = line.around(other)
        if before.isspace() and after.isspace():
            return line.last_before(other.start()) in SPEECH_ENDS
        return not (before.isspace() or before in _BEFORE_SPEECH)
    after = line.text[mark.end() : mark.end() + 2]
    return line.open_below and opened == line.start and after[:1].isspace() and after[1:].islower()


def _single(line: MarkedParagraph, mark: re.Match[str], is_open: bool) -> str:
    """Tell an opening or closing single mark from an apostrophe.

    *'We shall see,' he said* opens and closes; *the players' union*, *don't* and *'90s* do neither.
    """
    form, end = mark.group(), mark.end()
    before, after = line.around(mark)
    if before.isalnum() and after.isalnum():
        return "none"
    if before.isspace() and after.isspace():
        return _spaced(line, mark, is_open)
    begins = after.isalnum() or after in "…[(" or (after in '"“' and before not in ",.;:")
    if (before.isspace() or before in _BEFORE_OPEN or before in '"“') and begins:
        if is_open:
            return "none"
        elision, speaks = _is_elision(line, mark), _starts_speech(line, mark.start())
        turned = form == "’"
        opens = speaks and not elision if turned else speaks or not elision
        return "open" if opens and _has_closer(line, end, strict=elision or turned) else "none"
    if is_open and not before.isspace() and not after.isalnum():
        if _may_shorten(line, mark) and after.isspace() and _has_closer(line, end, strict=True):
            return "none"  # an apostrophe before the real closing mark
        return "close"
    return "none"


def _spaced(line: MarkedParagraph, mark: re.Match[str], is_open: bool) -> str:
    """Tell the role of a single mark that stands apart, as tokenizers write it.

    *' We lost , ' he said* opens and closes; *the players ' union* does neither.
    """
    word = _LAST_WORD.search(line.text, max(line.start, mark.start() - 40), mark.start())
    form = mark.group()
    owns = word is not None and word[1][-1] in "sS" and word[1].lower() not in _NO_POSSESSORS
    possessive = owns and form not in _OPENS
    closer = line.finds(_SPACED, mark.end()) is not None
    if is_open and form not in _OPENS:
        return "none" if possessive and closer else "close"
    return "open" if closer and not (is_open or possessive or form == "’") else "none"


def _is_elision(line: MarkedParagraph, mark: re.Match[str]) -> bool:
    """*'Tis late*, *the '90s*, *the class of '82*. Not: *he said 'no'*."""
    if ELISIONS.match(line.text, mark.end(), line.end):
        return True
    word = _LAST_WORD.search(line.text, max(line.start, mark.start() - 40), mark.start())
    year = _YEAR.match(line.text, mark.end(), line.end)
    return year is not None and word is not None and word[1].lower() in _YEARS_FOLLOW


def _starts_speech(line: MarkedParagraph, start: int) -> bool:
    """Tell whether somebody may begin to speak at ``start``: *He said: '* and *'No.' '*. Not: *in '*."""
    return not line.last_before(start).isalnum()


def _may_shorten(line: MarkedParagraph, mark: re.Match[str]) -> bool:
    """Tell whether a single mark behind a word may be part of it: *lads'*, *5'*, *goin'*. Not: *no'*."""
    before = line.around(mark)[0]
    shortened = _CLIPPED.search(line.text, max(line.start, mark.start() - 20), mark.start())
    return before in "sS" or before in MEASURED or shortened is not None


def _has_closer(line: MarkedParagraph, start: int, *, strict: bool = False) -> bool:
    """Tell whether a closing single mark follows; ``strict``: beside punctuation, before a new opening."""
    found = line.finds(_STRICT_CLOSER if strict else _CLOSER, start)
    if found is None:
        return False
    other = line.finds(_OPENER, start) if strict else None
    return other is None or found < other
