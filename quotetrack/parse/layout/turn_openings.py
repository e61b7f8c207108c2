"""What a turn is made of, and the turns that no label opens: printed interviews, captions with dashes.

Questions in bold or italics, or dashes before question and answer in turn, make an interview; in captions
of a film a dash opens the words of the next voice. What nobody utters is told here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotetrack.lexicon.word_sets import alternatives, word_list
from quotetrack.model import Span, TurnPart
from quotetrack.parse.layout.blocks import Line, units
from quotetrack.parse.layout.sign_offs import in_first_person
from quotetrack.parse.layout.turn_labels import Label, is_time

_SURE, _FEWEST = 3, 2  # questions that make an interview by themselves; that do where answers are somebody's
_BOLD = re.compile(r"(\*\*|__|\*|_)(?=\S)(?P<words>[^*_\n]+(?:\n[^*_\n]+)*)(?<=\S)\1")
_DASH = re.compile(r"[–—―-]{1,2}\s*(?=\w)")
_CHANGE = re.compile(
    r">{2,3}\s*(?=\S)"
)  # *>> Good evening.*: the next voice, as captions of broadcasts mark it
_CUE = re.compile(r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}.*")
_ASIDE = alternatives("turns.directions")
_DIRECTION = re.compile(rf"[(\[][\s*_]*(?:\w+ ){{0,2}}(?:{_ASIDE})\b[^()\[\]]{{0,60}}[)\]]", re.IGNORECASE)
_WHOLE_DIRECTION = re.compile(r"[(\[][^()\[\]]{1,120}[)\]]\.?")
_PAGE = re.compile(
    rf"\[\[?.{{1,40}}\d\]\]?|(?:{alternatives('turns.page_words')})\s*\d+.{{0,60}}|\d{{1,4}}|[-–—*_=~.]{{3,}}",
    re.IGNORECASE,
)
_STAMPED = re.compile(r"[\[(]?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s.*")  # *[12/03/2031, 14:07:02] Joss left*
_DATED = re.compile(
    r"(?:\w+,? )?(?:\d{1,2} [A-Z]\w+|[A-Z]\w+ \d{1,2}),? \d{4}(?:,? at|,| [·|-])?"
    r" \d{1,2}[:.]\d\d ?(?:[AaPp]\.?[Mm]\.?)?"
)
_REPLIES = re.compile(rf"[\d.,]+[KkMm]? (?:{alternatives('turns.answer_counts')})", re.IGNORECASE)
_STAMP = re.compile(r"^[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])]\s*(?=[\[(])")
_CLIP = re.compile(
    rf"\[?(?i:{alternatives('turns.clips')})\s*[:–-]\s*"
    r"(?P<who>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,4})(?:,[^\]\n]*)?\]?"
)
_CUT = re.compile(r"(?:IN|OUT)(?: CUE)?:\s*(?P<words>[^\d\s].*)")
_CUT_NOTE = re.compile(rf"(?:{alternatives('turns.cut_notes')}):.*")
_QUOTED = re.compile(r"(?P<words>[\"“].*)")
_TITLED = re.compile(rf"(?i)\b(?:{alternatives('turns.interview_titles')})\b")
_LABELLED = re.compile(r"[^\W\d_][\w.’'-]{0,20}(?: [A-Z][\w.’'-]{0,20}){0,2}:\s+\S")  # PG: And the fire?
_OPENING_MARKS = frozenset("\"“‘'«„")
_NUMBER = re.compile(r"\d{1,2}[.)]\s+")
_WIDEST = 120  # characters of a running head
_CLIP_LINES = 3  # lines below the name of a recording that give its first and last words
_ACTION = re.compile(r"\*{1,3} [^\W\d_A-Z][\w-]* \w.{0,60}")  # * mbruin waves
_RUNNING_HEAD = re.compile(r"(?=.*\d)\S.*?(?:\s{2,}|\t).*\S(?:\s{2,}|\t)\d{1,4}|\d{1,4}(?:\s{2,}|\t)\S.*")
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


def unlabelled_turns(text: str, lines: Sequence[Line], *, captions: bool) -> Iterator[Opening]:
    """Yield the turns of lines of ``text`` without labels: of an interview, or of ``captions`` of a film."""
    if captions:
        yield from _voices(text, lines)
        return
    bold = list(_bold_questions(text, lines))
    yield from bold or list(_dashed(text, lines)) or _asked_plainly(text, lines)


def clips(text: str, lines: Sequence[Line]) -> Iterator[Opening]:
    """Yield the words of each recording that a broadcaster's script plays: *CLIP: BEA LINN | IN: "I ..."*

    So *[SOT - CHIEF OMAR BELL] | "We found him."* Not: *CLIP: 0'22"*.
    """
    for _, label, held in recordings(text, lines):
        yield Opening(label, label.whole, Span(held[0].start, held[-1].end), "said", held)


def recordings(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, Label, tuple[Span, ...]]]:
    """Yield the line of each recording that a script plays, its label, and the lines that give its words."""
    for n, line in enumerate(lines):
        match = _CLIP.fullmatch(line.text)
        if match is None:
            continue
        held = []
        for below in lines[n + 1 : n + 1 + _CLIP_LINES]:
            said = _CUT.match(below.text) or _QUOTED.match(below.text)
            if said is None:
                break
            held.append(Span(below.span.start + said.start("words"), below.span.end))
        if held:
            start = line.span.start
            name = Span(start + match.start("who"), start + match.end("who"))
            whole = Span(start, held[0].start)
            yield n, Label("alone", whole, name, None, held[0].start, name.of(text).casefold()), tuple(held)


def parted_voices(text: str, opening: Opening) -> Iterator[Opening]:
    """Part a turn of captions at each mark of another voice behind its first line, which is its label's."""
    cuts = [n for n, line in enumerate(opening.lines) if n and _voice_mark(line.of(text))]
    if not cuts:
        yield opening
        return
    kept = opening.lines[: cuts[0]]
    yield replace(opening, words=Span(opening.words.start, kept[-1].end), lines=kept)
    for first, after in zip(cuts, [*cuts[1:], len(opening.lines)], strict=True):
        start = opening.lines[first].start + _voice_mark(opening.lines[first].of(text))
        held = (Span(start, opening.lines[first].end), *opening.lines[first + 1 : after])
        yield Opening(None, Span(opening.lines[first].start, start), Span(start, held[-1].end), "said", held)


def marks_voices(lines: Sequence[Line]) -> bool:
    """Tell whether lines are captions with marks where the voice changes: *>> Good evening.*"""
    return sum(_CHANGE.match(line.text) is not None for line in lines) >= _SURE


def _voice_mark(line: str) -> int:
    """Return the width of the mark of another voice that opens a line of captions, 0 where none does."""
    match = _DASH.match(line) or _CHANGE.match(line)
    return match.end() if match else 0


def _voices(text: str, lines: Sequence[Line]) -> Iterator[Opening]:
    """Yield a turn of somebody unknown for each mark of captions: *- Who left it? | >> It was burning.*"""
    marked = [(n, width) for n, line in enumerate(lines) if (width := _voice_mark(line.text))]
    ends = [*(n for n, _ in marked[1:]), len(lines)] if marked else []
    for (n, width), after in zip(marked, ends, strict=True):
        start = lines[n].span.start + width
        held = [Span(max(line.span.start, start), line.span.end) for line in lines[n:after]]
        yield Opening(None, Span(lines[n].span.start, start), Span(start, held[-1].end), "said", tuple(held))


def _bold_questions(text: str, lines: Sequence[Line]) -> Iterator[Opening]:
    """Yield question and answer in turn where an interview sets its questions in bold or italics.

    ***Why now?*** | *Because the roof leaked.* Not: ***Ingredients*** | *Two eggs.*
    """
    found = ((n, _BOLD.fullmatch(text, line.span.start, line.span.end)) for n, line in enumerate(lines))
    bold = [(n, match) for n, match in found if match is not None]
    asked = [pair for pair in bold if is_question(pair[1]["words"])]
    if len(asked) < 0.6 * len(bold) or not _make_interview(lines, [n for n, _ in asked]):
        return
    bold = [pair for pair in bold if pair[0] >= asked[0][0]]
    if bold[-1][0] > asked[-1][0] and bold[-1][0] + 1 == len(lines):  # a note below the last answer
        lines, bold = lines[:-1], bold[:-1]
    for (n, match), after in zip(bold, [*(n for n, _ in bold[1:]), len(lines)], strict=True):
        yield unlabelled(Span(*match.span("words")), "asked")
        if n + 1 < after:
            yield unlabelled(Span(lines[n + 1].span.start, lines[after - 1].span.end), "answered")


def _dashed(text: str, lines: Sequence[Line]) -> Iterator[Opening]:
    """Yield question and answer in turn where dashes open both: *– What comes next? | – A bench.*

    Not: *– What it costs | – Where it goes*, nor a list in which a question stands once.
    """
    dashes = [(n, match) for n, line in enumerate(lines) if (match := _DASH.match(line.text))]
    asked = [n for n, _ in dashes if is_question(lines[n].text)]
    answered = [n for n, _ in dashes if n not in asked]
    turns = {n + 1 for n in asked} & set(answered)
    if len(turns) < _FEWEST or len(turns) < 0.6 * len(asked) or len(asked) < 0.4 * len(dashes):
        return
    dashes = [pair for pair in dashes if pair[0] >= asked[0]]
    for n, match in dashes:
        start, end = lines[n].span.start + match.end(), lines[n].span.end
        part: TurnPart = "asked" if n in asked else "answered"
        yield Opening(None, Span(lines[n].span.start, start), Span(start, end), part)


def _asked_plainly(text: str, lines: Sequence[Line]) -> Iterator[Opening]:
    """Yield question and answer in turn where some paragraphs ask, and one person answers in those between.

    *Why now?* | *Because I was asked to.* Not: *How do I apply?* | *Use the form.*, which nobody is asked.
    """
    marked = {n for n, line in enumerate(lines) if line.text[0] in _OPENING_MARKS}
    if any(_LABELLED.match(line.text) for line in lines):
        return
    asked = [n for n, line in enumerate(lines) if is_question(line.text) and n not in marked]
    asking = set(asked)
    turns = [n for n in asked if n + 1 < len(lines) and n + 1 not in asking]
    if len(turns) < _SURE or len(turns) < 0.8 * len(asked) or 4 * len(asked) < len(lines) - asked[0]:
        return
    answers = [lines[n + 1].text for n in turns]
    titled = _TITLED.search(text, 0, lines[asked[0]].span.start) is not None
    told = titled or 2 * sum(map(in_first_person, answers)) >= len(answers)
    ours = sum(in_first_person(lines[n].text) for n in asked)
    if not told or 2 * ours >= len(asked) or 5 * len({n + 1 for n in turns} & marked) > len(answers):
        return
    for n, after in zip(asked, [*asked[1:], len(lines)], strict=True):
        number = _NUMBER.match(lines[n].text)
        start = lines[n].span.start + (number.end() if number else 0)
        yield unlabelled(Span(start, lines[n].span.end), "asked")
        last = after
        while after == len(lines) and last > n + 2 and not in_first_person(lines[last - 1].text):
            last -= 1  # a note below the last answer
        if n + 1 < last:
            yield unlabelled(Span(lines[n + 1].span.start, lines[last - 1].span.end), "answered")


def unlabelled(words: Span, part: TurnPart) -> Opening:
    """Return the turn of words that nothing stands before."""
    return Opening(None, Span(words.start, words.start), words, part)


def _make_interview(lines: Sequence[Line], asked: Sequence[int]) -> bool:
    """Tell whether questions set apart make an interview: three, or two that somebody answers for himself."""
    if len(asked) >= _SURE:
        return True
    below = [lines[n + 1].text for n in asked if n + 1 < len(lines)]
    return len(asked) >= _FEWEST and any(map(in_first_person, below))


def is_question(words: str) -> bool:
    """Tell whether words end with a question mark, whatever closes behind it."""
    return words.rstrip('"”’ ').endswith("?")


def is_unspoken(unit: str, *, labelled: bool = False) -> bool:
    """Tell whether nobody utters a paragraph within a transcript.

    *(Applause.)*, *[[Page H1234]]*, *There was no objection.*, *Opposition senators interjecting—* Not:
    *There was no objection from us, I can tell you that.* What stands on a label's line (``labelled``) is
    uttered, unless a stage direction fills it.
    """
    plain = unit.strip("*_ \t\u00a0")
    plain = _STAMP.sub("", plain) or plain  # *[00:00:22] [music]*
    if _WHOLE_DIRECTION.fullmatch(plain) or _PAGE.fullmatch(plain) or is_timing(plain) or is_time(plain):
        return True
    head = len(plain) <= _WIDEST and _RUNNING_HEAD.fullmatch(plain) is not None
    added = (_DATED, _CUT_NOTE, _REPLIES, _STAMPED)
    if head or any(one.fullmatch(plain) for one in added) or _ACTION.fullmatch(unit.strip()):
        return True
    if labelled:
        return False
    folded = plain.casefold()
    short = len(plain.split()) <= 14
    heading = plain.isupper() and len(plain.split()) > 1 and plain[-1] not in ".?!"
    return heading or (short and (folded.startswith(_OPENS) or folded.rstrip(" .:").endswith(_CLOSES)))


def uttered_stretches(text: str, unit: Span) -> Iterator[Span]:
    """Yield the stretches of a paragraph that are uttered: stage directions part it."""
    at = unit.start
    for match in _DIRECTION.finditer(text, unit.start, unit.end):
        if match.start() > at:
            yield Span(at, match.start())
        at = match.end()
    if at < unit.end:
        yield Span(at, unit.end)


def is_cue(line: str) -> bool:
    """Tell whether a line gives the times of a caption: *00:00:01,000 --> 00:00:03,500*."""
    return _CUE.fullmatch(line) is not None


def is_timing(line: str) -> bool:
    """Tell whether a line of a caption file is a cue's number, its times or the file's head."""
    return is_cue(line) or line.isdigit() or line.startswith(("WEBVTT", "NOTE", "STYLE"))
