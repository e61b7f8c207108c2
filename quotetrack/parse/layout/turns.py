"""Finds the turns of a transcript: who is labelled, and which paragraphs are whose until the next label.

One label proves nothing (*Police: Driver fled*). Labels of one form that come back make a transcript, and
then every label of that form opens a turn. Whatever nobody utters (*(Laughter.)*, *There was no objection.*,
page numbers) belongs to no turn.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotetrack.lexicon.word_sets import alternatives, word_list
from quotetrack.model import Span, TurnPart
from quotetrack.parse.layout.blocks import Line, lines_of, units
from quotetrack.parse.layout.dialogues import accepted_labels
from quotetrack.parse.layout.turn_labels import Label, is_time, read_label

_FEWEST, _REPEATED = 3, 2  # labels of one form that make a transcript; times that one must come back
_NUMBERED = re.compile(r"\s*\d{1,2}[ \t\u00a0]+(?=\S)")
_CUE = re.compile(r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}.*")
_BOLD = re.compile(r"(\*\*|__|\*|_)(?=\S)(?P<words>[^*_\n]+(?:\n[^*_\n]+)*)(?<=\S)\1")
_ASIDE = alternatives("turns.directions")
_DIRECTION = re.compile(rf"[(\[][\s*_]*(?:\w+ ){{0,2}}(?:{_ASIDE})\b[^()\[\]]{{0,60}}[)\]]", re.IGNORECASE)
_WHOLE_DIRECTION = re.compile(r"[(\[][^()\[\]]{1,120}[)\]]\.?")
_PAGE = re.compile(
    rf"\[\[?.{{1,40}}\d\]\]?|(?:{alternatives('turns.page_words')})\s*\d+.{{0,60}}|\d{{1,4}}|[-–—*_=~.]{{3,}}",
    re.IGNORECASE,
)
_BY = re.compile(r"BY\s+|By\s+(?=M)")
_OATH = alternatives("turns.sworn")
_SWORN = re.compile(rf"(?m)^[\s\d]*([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+)+),[^.:]{{0,110}}?\b(?:{_OATH})\b")
_ALOUD = alternatives("turns.reading_out")
_READS = re.compile(rf"(The [A-Z][\w ]{{2,30}}?|(?:[A-Z][\w’'-]*\.? )?[A-Z][\w’'-]+) (?:{_ALOUD})\b.*:")
_MARKS = frozenset('"“‘«')
_WITNESS = "witness"  # the office of whoever answers
_PAGE_LINES = 5  # lines from which numbers at the margin can be those of a page
_OPENS = word_list("turns.narration_openings")
_CLOSES = word_list("turns.narration_closings")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a turn opens: its label, None in a printed interview with questions in bold, and its words.

    ``lines`` are the words line by line where numbers or times stand between the lines. ``named`` is where
    the text says whom a letter stands for.
    """

    label: Label | None
    whole: Span
    words: Span
    part: TurnPart = "said"
    lines: tuple[Span, ...] = ()
    named: Span | None = None

    def paragraphs(self, text: str) -> list[Span]:
        """Return the paragraphs of the turn's words."""
        return list(self.lines) or units(text, self.words.start, self.words.end)


def find_openings(text: str, start: int) -> list[Opening]:
    """Return the turns of ``text`` from ``start`` on, in order; none where it is no transcript.

    *ROE: I never left. DANE: You did. ROE: Never.* Not: *Weather: rain. Wind: west. Sea: calm.*
    """
    lines = lines_of(text, start)
    timed = sum(bool(_CUE.fullmatch(line.text)) for line in lines) >= _REPEATED
    if timed:
        lines = [line for line in lines if not _is_timing(line.text)]
    numbers = sum(bool(_NUMBERED.match(line.text)) for line in lines)
    numbered = numbers >= 0.6 * len(lines) and len(lines) >= _PAGE_LINES
    if numbered:
        lines = [_without_number(line) for line in lines]
    labelled = [(n, label) for n, line in enumerate(lines) if (label := read_label(text, line.span))]
    kept = sorted(accepted_labels(text, lines, labelled), key=lambda pair: pair[0])
    asked = list(_bold_questions(text, lines[: kept[0][0]] if kept else lines))
    found = list(_turns(text, lines, kept, by_line=timed or numbered))
    return [*asked, *_ended(text, found)]


def _turns(
    text: str, lines: Sequence[Line], kept: Sequence[tuple[int, Label]], *, by_line: bool
) -> Iterator[Opening]:
    """Yield a turn for each label, its words up to the next one."""
    ends = [*(n for n, _ in kept[1:]), len(lines)] if kept else []
    examiner: Span | None = None
    oaths = _sworn(text)
    for (first, label), after in zip(kept, ends, strict=True):
        named = _named_behind_by(text, label)
        examiner = named or examiner
        last = lines[after - 1].span.end
        words = Span(min(label.words, last), last) if named is None else Span(last, last)
        held: list[Span] = []
        if by_line:
            rest = [line.span for line in lines[first:after] if line.span.end > words.start]
            held = [Span(max(span.start, words.start), span.end) for span in rest]
        part: TurnPart = {"q": "asked", "a": "answered"}.get(label.key, "said")  # type: ignore[assignment]
        answers = part == "answered" or label.key == _WITNESS
        who = examiner if part == "asked" else _before(oaths, label.whole.start) if answers else None
        yield from _parted(text, Opening(label, label.whole, words, part, tuple(held), who))


def _ended(text: str, found: list[Opening]) -> list[Opening]:
    """End the last turn with its paragraph where every other turn is a single one: prose may follow.

    *A: It will not wave. | The coastguard says the light goes in March.*: the second is the article's.
    """
    if found and not found[-1].lines and _is_marked(text, found[-1]):
        return [*found[:-1], _within_marks(text, found[-1])]
    others = [len(opening.paragraphs(text)) for opening in found[:-1]]
    if len(others) < _FEWEST - 1 or max(others) > 1 or found[-1].lines:
        return found
    last = found[-1].paragraphs(text)[:1]
    words = last[0] if last else found[-1].words
    return [*found[:-1], replace(found[-1], words=Span(found[-1].words.start, words.end))]


def _is_marked(text: str, opening: Opening) -> bool:
    """Tell whether a quotation mark opens before a label: *"ROE: When?*"""
    return (
        opening.label is not None and text[opening.whole.start : opening.label.name.start].strip() in _MARKS
    )


def _within_marks(text: str, opening: Opening) -> Opening:
    """End a turn that stands in quotation marks with the last paragraph that opens with one."""
    first, *rest = opening.paragraphs(text) or [opening.words]
    end = first.end
    for unit in rest:
        if unit.of(text)[:1] not in _MARKS:
            break
        end = unit.end
    return replace(opening, words=Span(opening.words.start, end))


def _parted(text: str, opening: Opening) -> Iterator[Opening]:
    """Part a turn where the record says that somebody else reads out: *The Clerk read as follows:*

    Not: *I read the letter as follows: …*
    """
    places = [] if opening.lines else units(text, opening.words.start, opening.words.end)
    heads = [(unit, m) for unit in places if (m := _READS.fullmatch(" ".join(unit.of(text).split())))]
    if not heads:
        yield opening
        return
    yield replace(opening, words=Span(opening.words.start, heads[0][0].start))
    ends = [*(unit.start for unit, _ in heads[1:]), opening.words.end]
    for (unit, match), end in zip(heads, ends, strict=True):
        name = Span(unit.start, unit.start + len(match[1]))
        label = Label("alone", unit, name, None, unit.end, match[1].casefold())
        yield Opening(label, unit, Span(unit.end, end))


def _named_behind_by(text: str, label: Label) -> Span | None:
    """*BY MS. ORTEGA:* names who asks from there on. Not: *BYRNE: No.*"""
    match = _BY.match(text, label.name.start, label.name.end)
    return Span(match.end(), label.name.end) if match else None


def _sworn(text: str) -> list[Span]:
    """*WALTER KEMP, having been duly sworn* answers from there on. Not: *MR. KEMP: I was sworn in.*"""
    return [Span(*match.span(1)) for match in _SWORN.finditer(text)]


def _before(places: list[Span], offset: int) -> Span | None:
    """Return the last of some places before an offset."""
    at = bisect_left(places, Span(offset, offset))
    return places[at - 1] if at else None


def _is_timing(line: str) -> bool:
    """Tell whether a line of a caption file is a cue's number, its times or the file's head."""
    return bool(_CUE.fullmatch(line)) or line.isdigit() or line.startswith(("WEBVTT", "NOTE", "STYLE"))


def _without_number(line: Line) -> Line:
    """Take the number off the margin of a court reporter's line."""
    match = _NUMBERED.match(line.text)
    if match is None:
        return line
    span = Span(line.span.start + match.end(), line.span.end)
    return Line(span, line.text[match.end() :], line.blank_before, line.indent + match.end())


def _bold_questions(text: str, lines: Sequence[Line]) -> Iterator[Opening]:
    """Yield question and answer in turn where an interview sets its questions in bold or italics.

    ***Why now?*** | *Because the roof leaked.* Not: ***Ingredients*** | *Two eggs.*
    """
    found = ((n, _BOLD.fullmatch(text, line.span.start, line.span.end)) for n, line in enumerate(lines))
    bold = [(n, match) for n, match in found if match is not None]
    asked = [pair for pair in bold if pair[1]["words"].rstrip('"”’ ').endswith("?")]
    if len(asked) < _FEWEST or len(asked) < 0.6 * len(bold):
        return
    bold = [pair for pair in bold if pair[0] >= asked[0][0]]
    for (n, match), after in zip(bold, [*(n for n, _ in bold[1:]), len(lines)], strict=True):
        words = Span(*match.span("words"))
        yield Opening(None, Span(words.start, words.start), words, "asked")
        if n + 1 < after:
            words = Span(lines[n + 1].span.start, lines[after - 1].span.end)
            yield Opening(None, Span(words.start, words.start), words, "answered")


def is_unspoken(unit: str) -> bool:
    """Tell whether nobody utters a paragraph within a transcript.

    *(Applause.)*, *[[Page H1234]]*, *There was no objection.*, *Opposition senators interjecting—* Not:
    *There was no objection from us, I can tell you that.*
    """
    plain = unit.strip("*_ \t\u00a0")
    if _WHOLE_DIRECTION.fullmatch(plain) or _PAGE.fullmatch(plain) or _is_timing(plain) or is_time(plain):
        return True
    folded = plain.casefold()
    short = len(plain.split()) <= 14
    heading = plain.isupper() and len(plain.split()) > 1 and plain[-1] not in ".?!"
    return heading or (short and (folded.startswith(_OPENS) or folded.rstrip(" .").endswith(_CLOSES)))


def uttered_stretches(text: str, unit: Span) -> Iterator[Span]:
    """Yield the stretches of a paragraph that are uttered: stage directions part it."""
    at = unit.start
    for match in _DIRECTION.finditer(text, unit.start, unit.end):
        if match.start() > at:
            yield Span(at, match.start())
        at = match.end()
    if at < unit.end:
        yield Span(at, unit.end)
