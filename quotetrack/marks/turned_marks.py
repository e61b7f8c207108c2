"""Closing marks that stand for opening ones, as copy has them whose directions were lost on the way.

*Roe said,” We lost.” It rained.* Archives that set every mark as a closing one keep the number of marks: what
no mark has opened alternates. Whether the first of such a row opens or closes (the text was cut out of a
quotation) is told by what stands around all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotetrack.lexicon import grammar
from quotetrack.lexicon.abbreviations import abbreviation
from quotetrack.lexicon.word_sets import alternatives
from quotetrack.marks.paragraph_marks import FAMILY, PRONOUNS, SPEECH_ENDS, TAIL_VERBS, MarkedParagraph

_TURNED = frozenset("”") | {"''", "’’"}
_STRAIGHT = frozenset(('"', '""'))
_NAME = r"(?:[a-z]+ ){0,2}[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}(?:, \d+,)?"
# who reports what was closed: *,” she said*, *?” asked Ann Roe*
_TAIL = re.compile(rf"\s*(?:(?:{PRONOUNS}|{_NAME})\s+)?(?:{TAIL_VERBS})\b")
# what announces speech: *Ann Roe told us,*
_LEAD = re.compile(rf"(?:\b(?:{TAIL_VERBS})(?: \w+){{0,2}},|:)$")
_TALKING = sorted(grammar.FIRST_PERSON_PRONOUNS | grammar.ADDRESSEES)
_TALK = re.compile(rf"(?i)\b(?:{'|'.join(_TALKING)})\b")
_REPORTED = re.compile(rf"\b(?:{TAIL_VERBS})\b")
_SENTENCE_ENDS = SPEECH_ENDS - {","}
_SENTENCE = re.compile(r"[.?!…]\s+(?=[^\W\da-z])")
# who reports what was closed and, behind it, more of the same: *,” she said in May. We fought.”*
_TAKING_UP = re.compile(
    rf"\s*(?:(?:{PRONOUNS}|{_NAME})\s+)?(?:{TAIL_VERBS}|{alternatives('marks.taking_up')})\b"
)
# a sentence that somebody utters: *It's over*, *We lost*
_SPOKEN = re.compile(
    rf"(?i)\b(?:{'|'.join(_TALKING)})\b|\b(?:{PRONOUNS})['’](?:{alternatives('marks.set_apart')})\b|n['’]t\b"
)
_LAST_FORM = re.compile(r"[^\s“\"(]+$")
_INITIALS = re.compile(r"(?:\w\.)+")
_NEAR = 80  # characters before a mark in which a lead may stand


def turned_marks(line: MarkedParagraph) -> tuple[frozenset[int], int | None]:
    """Tell which closing marks of a paragraph open, by where they stand, and which one closes its beginning.

    *We lost,” she said* begins inside what is quoted: the mark that opened it is gone; so does the text *We
    lost them all.”* None where no mark does so. Not: *“We lost,” she said*, nor *He sat down. We lost,” she
    said* behind other paragraphs.
    """
    whole = _ends_text(line) if line.alone else None
    if whole is not None:
        return frozenset(), whole
    turned, lost = set[int](), None
    for first, row in _unopened(line):
        if first and row[0].group() in _STRAIGHT:
            lost = _ends_beginning(line, row[0])
            break
        evidence = [(_opens(line, mark), _closes(line, mark)) for mark in row]
        begins = _alternating(evidence, 0) - len(row) % 2
        ends = _alternating(evidence, 1) - (len(row) + 1) % 2
        closes_first = evidence[0][1] > 0 and (ends > begins or (ends == begins and len(row) % 2 == 1))
        places = [mark.start() for mark in row]
        turned.update(places[closes_first : len(places) - (len(places) - closes_first) % 2 : 2])
        if first and closes_first:
            lost = _ends_beginning(line, row[0])
    return frozenset(turned), _ends_single(line) if lost is None else lost


def _ends_single(line: MarkedParagraph) -> int | None:
    """Where a single mark stands that closes what its paragraph begins with: *We lost,' she said.*"""
    for mark in line.forms:
        before, after = line.around(mark)
        if FAMILY[mark.group()] != "single" or (before.isspace() and not after.isspace()):
            return None
        if before in SPEECH_ENDS:
            return _ends_beginning(line, mark)
    return None


def _ends_beginning(line: MarkedParagraph, mark: re.Match[str]) -> int | None:
    """Where a mark stands that closes what its paragraph begins with and that somebody reports behind it."""
    several = _SENTENCE.search(line.text, line.start, mark.start())
    first = several.start() if several else mark.start()
    told = several and line.number and not _SPOKEN.search(line.text, line.start, first)
    return mark.start() if _closes(line, mark) > 1 and not told else None


def taken_up(line: MarkedParagraph, ended: int, mark: re.Match[str]) -> int | None:
    """Where more of a speech begins whose opening mark is lost: *“We lost,” she said. [We fought.”]*

    The quotation before ended at ``ended``; ``mark`` closes what nothing opened. Not: *“We lost,” she said.
    It has 12”*, nor *The “old guard” left. We fought.”*, where nobody reports the first.
    """
    if mark.end() != line.end or line.around(mark)[0] not in _SENTENCE_ENDS:
        return None
    tag = _TAKING_UP.match(line.text, ended, mark.start())
    stops = _SENTENCE.finditer(line.text, tag.end(), mark.start()) if tag else iter(())
    return next((stop.end() for stop in stops if not _abbreviates(line, stop)), None)


def _abbreviates(line: MarkedParagraph, stop: re.Match[str]) -> bool:
    """Tell whether a full stop ends an abbreviation or initials: *Mr. Roe*, *J. Roe*, *the U.S. Mint*."""
    word = _LAST_FORM.search(line.text, max(line.start, stop.start() - _NEAR), stop.start() + 1)
    return word is not None and (abbreviation(word[0]) == "title" or _INITIALS.fullmatch(word[0]) is not None)


def _ends_text(line: MarkedParagraph) -> int | None:
    """Where a text's only mark stands, if it is the last sign, behind a sentence in which nobody reports."""
    marks = [mark for mark in line.forms if FAMILY[mark.group()] != "single"]
    if (
        len(marks) != 1
        or marks[0].group() not in _TURNED
        or _REPORTED.search(line.text, line.start, line.end)
    ):
        return None
    mark = marks[0]
    ends = mark.end() == line.end and line.around(mark)[0] in _SENTENCE_ENDS
    several = _SENTENCE.search(line.text, line.start, mark.start()) is not None
    talks = not several or _TALK.search(line.text, line.start, mark.start()) is not None
    return mark.start() if ends and talks else None


def _alternating(evidence: Sequence[tuple[int, int]], first: int) -> int:
    """The evidence for marks that open and close in turn; ``first`` is 0 where the first one opens."""
    return sum(one[(number + first) % 2] for number, one in enumerate(evidence))


def _unopened(line: MarkedParagraph) -> Iterator[tuple[bool, list[re.Match[str]]]]:
    """Yield the rows of closing marks that nothing opens, and whether they are a paragraph's first."""
    depth, first, row = 0, True, list[re.Match[str]]()
    before = ("", -1)  # the mark before, and where it ends
    for mark in line.forms:
        form = mark.group()
        twice, before = before == (form, mark.start()), (form, mark.end())
        if FAMILY[form] == "single" or twice or line.may_measure(mark):
            continue
        if form in _STRAIGHT:
            if first and not row:
                yield True, [mark]
            break
        if form not in _TURNED:
            if row:
                yield first, row
            depth, first, row = 1, False, []
        elif depth:
            depth = 0
        else:
            row.append(mark)
    if row:
        yield first, row


def _opens(line: MarkedParagraph, mark: re.Match[str]) -> int:
    """How much speaks for a mark that opens: space before it and none behind, a lead, a sentence behind."""
    before, after = line.around(mark)
    told = line.text[max(line.start, mark.start() - _NEAR) : mark.start()].rstrip()
    found = 2 * (before.isspace() and not after.isspace())
    found += 2 * bool(_LEAD.search(told))
    behind = line.text[mark.end() : mark.end() + 2].lstrip()
    found += told[-1:] in (".", "?", "!") and behind[:1].isupper()
    found -= 2 * bool(told[-1:] in SPEECH_ENDS and _TAIL.match(line.text, mark.end(), line.end))
    return found


def _closes(line: MarkedParagraph, mark: re.Match[str]) -> int:
    """How much speaks for a mark that closes: a stop or comma before it, and who said so behind it."""
    before, after = line.around(mark)
    found = -2 * (before.isspace() and not after.isspace())
    if before in SPEECH_ENDS:
        found += 1 + bool(_TAIL.match(line.text, mark.end(), line.end))
    return found
