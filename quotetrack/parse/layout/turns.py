"""Finds the turns of a transcript: who is labelled, and which paragraphs are whose until the next label.

One label proves nothing (*Police: Driver fled*). Labels of one form that come back make a transcript, and
then every label of that form opens a turn. Whatever nobody utters (*(Laughter.)*, *There was no objection.*,
page numbers) belongs to no turn.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotetrack.lexicon.person_words import names_post
from quotetrack.lexicon.word_sets import alternatives
from quotetrack.model import Span, TurnPart
from quotetrack.parse.layout.blocks import Line, lines_of, units
from quotetrack.parse.layout.dialogues import accepted_labels, is_centred
from quotetrack.parse.layout.turn_initials import with_bare_questions, without_narration
from quotetrack.parse.layout.turn_labels import Label, is_speaker, key_of, read_label
from quotetrack.parse.layout.turn_openings import (
    Opening,
    clips,
    is_cue,
    is_timing,
    is_unspoken,
    marks_voices,
    parted_voices,
    recordings,
    unlabelled_turns,
)

_FEWEST, _REPEATED = 3, 2  # labels of one form that make a transcript; times that one must come back
_NUMBERED = re.compile(r"\s*\d{1,2}[ \t\u00a0]+(?=\S)")
_RESUMED = re.compile(r"[\[(](?P<who>[^\[\]()\n]{2,50})[\])]")
_BY = re.compile(r"BY\s+|By\s+(?=M)")
_EXAMINED = re.compile(
    rf"\b(?i:{alternatives('turns.examining')})\s+"
    r"(?P<who>(?:M[RS]S?\.?|M[rs]s?\.?|[A-Z][\w.’'-]+)(?: [A-Z][\w’'-]+){1,4})"
)
_SEAT = re.compile(r"(?:\([A-Z][^()\n]{2,60}\)\s*)+")  # (North Selby) (Lab)
_BODY_ASKS = re.compile(r"(?i)\bto the\b")  # Questions from COUNSEL TO THE INQUIRY
_OATH = alternatives("turns.sworn")
_SWORN = re.compile(
    rf"(?m)^(?:[^\S\n]|\d)*([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+)+)(?:,| \()[^.:]{{0,110}}?\b(?:{_OATH})\b"
)
_ALOUD = alternatives("turns.reading_out")
_READS = re.compile(rf"(The [A-Z][\w ]{{2,30}}?|(?:[A-Z][\w’'-]*\.? )?[A-Z][\w’'-]+) (?:{_ALOUD})\b.*:")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_MARKS = frozenset('"“‘«')
_WITNESS = "witness"  # the office of whoever answers
_PAGE_LINES = 5  # lines from which numbers at the margin can be those of a page


def find_openings(text: str, start: int) -> list[Opening]:
    """Return the turns of ``text`` from ``start`` on, in order; none where it is no transcript.

    *ROE: I never left. DANE: You did. ROE: Never.* Not: *Weather: rain. Wind: west. Sea: calm.*
    """
    lines = lines_of(text, start)
    timed = sum(is_cue(line.text) for line in lines) >= _REPEATED
    if timed:
        lines = [line for line in lines if not is_timing(line.text)]
    timed = timed or marks_voices(lines)
    numbers = sum(bool(_NUMBERED.match(line.text)) for line in lines)
    numbered = numbers >= 0.6 * len(lines) and len(lines) >= _PAGE_LINES
    if numbered:
        lines = [_without_number(line) for line in lines]
    read = list(_read_labels(text, lines))
    lines = [line for line, _ in read]
    labelled = [(n, label) for n, (_, label) in enumerate(read) if label is not None]
    kept = sorted(accepted_labels(text, lines, labelled, captions=timed), key=lambda pair: pair[0])
    kept = sorted(_with_recordings(text, lines, kept), key=lambda pair: pair[0])
    kept = sorted([*kept, *_resumed(text, lines, kept)], key=lambda pair: pair[0])
    asked = list(unlabelled_turns(text, lines[: kept[0][0]] if kept else lines, captions=timed))
    found = list(_turns(text, lines, kept, by_line=timed or numbered))
    if timed:
        found = [part for opening in found for part in parted_voices(text, opening)]
    if not found and not asked:
        return list(clips(text, lines))
    spaced = any(lines[n].blank_before for n, _ in kept[1:])
    found = list(with_bare_questions(text, list(without_narration(text, found))))
    return [*asked, *_ended(text, found, spaced=spaced)]


def _read_labels(text: str, lines: Sequence[Line]) -> Iterator[tuple[Line, Label | None]]:
    """Yield each line with the label on it; a name alone and the post alone below it are one line.

    *Priya Lund | Chief Financial Officer | Revenue rose.* Not: *Priya Lund | Revenue rose.*
    """
    read = [(line, read_label(text, line.span)) for line in lines]
    number = 0
    while number < len(read):
        if _has_post_below(read[number : number + 3]):
            (line, _), (below, _) = read[number : number + 2]
            span = Span(line.span.start, below.span.end)
            yield replace(line, span=span, text=f"{line.text}\n{below.text}"), read_label(text, span)
            number += 2
        else:
            yield read[number]
            number += 1


def _has_post_below(read: Sequence[tuple[Line, Label | None]]) -> bool:
    """Tell whether the first of three lines is a name alone, and the next its bearer's post or seat.

    *Edmund Tarle | (North Selby) (Lab) | What steps is she taking?*
    """
    if len(read) < 3 or read[1][0].blank_before:
        return False
    (name, first), (post, second), (_, third) = read
    if first is None or first.form != "alone" or third is not None:
        return False
    posted = second is not None and second.form == "alone" and not names_post(name.text)
    return (posted and names_post(post.text)) or _SEAT.fullmatch(post.text) is not None


def _with_recordings(
    text: str, lines: Sequence[Line], kept: Sequence[tuple[int, Label]]
) -> list[tuple[int, Label]]:
    """Put the recordings of a script among the labels of those who read it: *CLIP: BEA LINN | IN: "I ..."*"""
    played = list(recordings(text, lines)) if kept else []
    within = {n + at for n, _, held in played for at in range(len(held) + 1)}
    return [*(pair for pair in kept if pair[0] not in within), *((n, label) for n, label, _ in played)]


def _resumed(
    text: str, lines: Sequence[Line], kept: Sequence[tuple[int, Label]]
) -> Iterator[tuple[int, Label]]:
    """Yield the labels in brackets on lines of their own that carry on a turn: *[Edith Brome]*."""
    keys, taken = {label.key for _, label in kept}, {n for n, _ in kept}
    for n, line in enumerate(lines):
        match = _RESUMED.fullmatch(line.text) if n not in taken and keys else None
        if match is not None and is_speaker(match["who"]) and key_of(match["who"]) in keys:
            name = Span(line.span.start + match.start("who"), line.span.start + match.end("who"))
            yield n, Label("alone", line.span, name, None, line.span.end, key_of(match["who"]))


def _turns(
    text: str, lines: Sequence[Line], kept: Sequence[tuple[int, Label]], *, by_line: bool
) -> Iterator[Opening]:
    """Yield a turn for each label, its words up to the next one."""
    ends = [*(n for n, _ in kept[1:]), len(lines)] if kept else []
    examiner: Span | None = None
    asked: Label | None = None
    before: Label | None = None
    oaths = _sworn(text)
    asking = [Span(*match.span("who")) for match in _EXAMINED.finditer(text)] if kept else []
    for (first, label), after in zip(kept, ends, strict=True):
        named = _named_behind_by(text, label)
        told = _before(asking, label.whole.start)
        told = None if told is not None and _BODY_ASKS.search(told.of(text)) else told
        examiner = max((s for s in (named, examiner, told) if s is not None), default=None)
        if examiner is None and label.is_letter and asked is not None and label.key == "q":
            examiner = asked.name  # MR PRYCE: … | A. … | Q. …
        if label.key == "a" and before is not None and not before.is_letter:
            asked = before
        before = label
        after = _scene_end(lines, first, after) if label.form == "alone" else after
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


def _scene_end(lines: Sequence[Line], first: int, after: int) -> int:
    """Return where the words below a name in the middle of its line end: at a line set further out."""
    if not is_centred(lines, first):
        return after
    words = next((line for line in lines[first + 1 : after] if not is_unspoken(line.text)), lines[first])
    ends = (n for n in range(first + 2, after) if lines[n].blank_before and lines[n].indent < words.indent)
    return next(ends, after)


def _ended(text: str, found: list[Opening], *, spaced: bool) -> list[Opening]:
    """End the last turn with its paragraph where every other turn is a single one: prose may follow.

    *A: It will not wave. | The coastguard says the light goes in March.*: the second is the article's. Turns
    that no blank line parts (not ``spaced``) end with one.
    """
    if found and not found[-1].lines and _is_marked(text, found[-1]):
        return [*found[:-1], _within_marks(text, found[-1])]
    others = [sum(not is_unspoken(u.of(text)) for u in opening.paragraphs(text)) for opening in found[:-1]]
    if not others or max(others) > 1 or found[-1].lines:
        return found
    last = found[-1].paragraphs(text)[:1]
    if len(others) < _FEWEST - 1:
        blank = _BLANK_LINE.search(text, last[0].end if last else found[-1].words.end, found[-1].words.end)
        if spaced or blank is None:
            return found
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


def _without_number(line: Line) -> Line:
    """Take the number off the margin of a court reporter's line."""
    match = _NUMBERED.match(line.text)
    if match is None:
        return line
    span = Span(line.span.start + match.end(), line.span.end)
    return Line(span, line.text[match.end() :], line.blank_before, line.indent + match.end())
