"""The head of a plain text: the lines above its prose, and the dateline that opens it.

Only what the head declares is taken. A date in the prose, in a headline, above a letter or of an update is
none, nor is a line of its own where several such lines part a diary: no date is better than a wrong one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quotetrack.lexicon.press.head_lines import HeadLine, head_line
from quotetrack.lexicon.word_sets import alternatives
from quotetrack.lexicon.written_dates import (
    WrittenDate,
    find_dates,
    shown_order,
    written_date,
    yearless_day,
)
from quotetrack.model import DayOrder, Undated
from quotetrack.read.dates import day_in_address, month_in_address

_MOST_LINES = 40  # that are looked at
_TITLE_WORDS = 26  # of a line that may be a title or what stands below it
_STANDFIRST_WORDS = 45
_MOST_MONTHS = 2  # between an article and the update that names its year
_MOST_OTHER = 4  # lines above the prose that say nothing of the article: title, kicker, standfirst
_MAIL = re.compile(rf"(?:{alternatives('heads.mail_labels')})[ \t]*:[ \t]*\S", re.IGNORECASE)
_SALUTATION = re.compile(rf"(?:{alternatives('heads.salutations')})\b.{{0,60}}[,:]?")
_SENTENCE = re.compile(r"[a-z)\d][.!?][\"”’')]*(?:\s|$)")
_DASH = r"(?:--+|[-–—―_:])"
_DATELINE = re.compile(
    rf"(?P<head>[A-Z][^()\"“”!?;:/]{{2,80}}?)[ \t]*"
    rf"(?:\([^()]{{2,40}}\)\.?[ \t]*{_DASH}?|/[^()/]{{2,40}}/[ \t]*{_DASH}?"
    r"|--+|[–—―]|[ \t][-_](?=[ \t])|:)[ \t]*\S"
)


@dataclass(slots=True)
class Head:
    """What a head says; ``undated``: why a date is not taken, ``day_order``: how one in numbers was read."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    undated: Undated | None = None
    day_order: DayOrder | None = None
    updates: list[str] = field(default_factory=list)


def read_head(text: str) -> Head:
    """Return what the head of ``text`` says of the article; raises nothing, whatever the text.

    A date in numbers is read as the other dates of the text show; where none does it is ``undated``.
    """
    head = Head()
    lines = [line.strip() for line in text.splitlines() if line.strip(" \t\ufeff\u200b")]
    if lines[:1] == ["---"] and "---" not in lines[1:]:
        return head  # front matter that is never closed
    found, prose = _head_lines(lines)
    is_letter = any(_MAIL.match(line) for line in lines[:_MOST_OTHER]) or _opens_letter(lines)
    declared: WrittenDate | None = None
    for said in found:
        _take(head, said)
        if is_letter:
            continue
        if said.published and declared is None and not _is_of_a_diary(said, lines):
            declared = said.published
        elif said.unread and head.undated is None:
            head.undated = Undated("unread", said.unread)
    _date(head, text, declared, prose)
    return head


def _take(head: Head, said: HeadLine) -> None:
    """Take what one line says where none above it has said so."""
    head.title = head.title or said.title
    head.author = head.author or said.author
    head.publisher = head.publisher or said.publisher
    head.url = head.url or said.url
    head.updates += [day for found in said.updates if (day := found.day())]


def _is_of_a_diary(said: HeadLine, lines: list[str]) -> bool:
    """Tell whether a date alone on its line is one of several that part the text."""
    if said.labelled or said.publisher or said.author:
        return False
    return sum(written_date(line.strip("*_#> ")) is not None for line in lines) > 1


def _head_lines(lines: list[str]) -> tuple[list[HeadLine], str | None]:
    """Return what the lines above the prose say, and the first line of prose.

    One sentence below the headline is a standfirst where a line of the head follows it.
    """
    found: list[HeadLine] = []
    others = 0
    for number, line in enumerate(lines[:_MOST_LINES]):
        if said := head_line(line, opening=not others and not any(one.title for one in found)):
            found.append(said)
            continue
        if not number and len(line.split()) <= _TITLE_WORDS and not _opening_place(line):
            others += 1  # a headline may have a full stop
            continue
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if _is_prose(line) and not (0 < others < _MOST_OTHER and _is_standfirst(line, following)):
            return found, line
        others += 1
        if others > _MOST_OTHER:
            return found, None
    return found, None


def _is_prose(line: str) -> bool:
    """Tell whether a line is running text and no title."""
    words = line.split()
    return (
        len(words) > _TITLE_WORDS
        or (len(words) > 7 and _SENTENCE.search(line) is not None)
        or bool(_opening_place(line))
    )


def _is_standfirst(line: str, following: str) -> bool:
    """Tell whether a sentence stands between a headline and the rest of a head."""
    said = head_line(following)
    return (
        len(line.split()) <= _STANDFIRST_WORDS
        and said is not None
        and (bool(said.author) or said.labelled or bool(said.published and said.publisher))
    )


def _opens_letter(lines: list[str]) -> bool:
    """Tell whether the first lines hold the salutation of a letter."""
    return any(_SALUTATION.fullmatch(line) for line in lines[:8])


def _opening_place(line: str) -> str | None:
    """Return what stands before the dash or bracket of a dateline, None where none opens a line."""
    match = _DATELINE.match(line)
    if match is None:
        return None
    place = match["head"].split(",")[0].strip()
    dated = any(True for _ in find_dates(match["head"])) or yearless_day(match["head"]) is not None
    return match["head"] if dated and place[:1].isupper() and len(place.split()) <= 4 else None


def _date(head: Head, text: str, declared: WrittenDate | None, prose: str | None) -> None:
    """Settle the date: what the head declares, its address, the dateline of its prose; in that order."""
    place = _opening_place(prose or "") or ""
    in_dateline = next(find_dates(place), None)
    for found in filter(None, (declared, in_dateline)):
        order = found.shows or (shown_order(find_dates(text)) if found.day() is None else None)
        if day := found.day(order):
            head.published, head.day_order, head.undated = day, order, None
            return
        head.undated = head.undated or Undated("open", found.text)
    if day := day_in_address(head.url) or _completed(head, place):
        head.published, head.undated = day, None
    elif place and not in_dateline and yearless_day(place):
        head.undated = head.undated or Undated("yearless", place)


def _completed(head: Head, place: str) -> str | None:
    """Return the day of a dateline without a year, by the month of the address or a note of an update."""
    month_day = yearless_day(place)
    if month_day is None:
        return None
    month, day = month_day
    in_address = month_in_address(head.url)
    if in_address and int(in_address[5:]) == month:
        return f"{in_address}-{day:02}"
    for update in head.updates:
        written = f"{update[:4]}-{month:02}-{day:02}"
        if written <= update and int(update[5:7]) - month <= _MOST_MONTHS:
            return written
    return None
