"""Finds posts and messages in a text: by the line with a handle below them, the head or a greeting above.

Links behind the words, counts, buttons and what a platform writes around a post are nobody's words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from quotetrack.lexicon.word_sets import alternatives, word_list, word_set
from quotetrack.model import Span
from quotetrack.parse.layout.blocks import Line, trim
from quotetrack.parse.layout.sign_offs import (
    NAME,
    Given,
    bare_paragraphs,
    block_above,
    is_addressed,
    is_persons,
)

_HANDLE = r"@[\w.]{1,40}(?:@[\w.-]+)?"
_TIME = rf"(?:\d+|(?:{alternatives('announced.post_times')})\b)"
_WHEN = rf"\s*[·•|,]?\s*(?:[<\[(]|{_TIME}|$)"
_FOOT = re.compile(
    rf"(?P<dash>[—–―]|-{{1,3}})?\s*(?P<name>[^\s@()<>\[\]][^@()<>\[\]\n—]{{0,58}}?)\s*"
    rf"\(\[?{_HANDLE}\]?(?:\([^)]*\))?\)(?P<when>{_WHEN}[^\n]{{0,90}})?",
    re.IGNORECASE,
)
_DASHED = re.compile(r"[—–―]|\s-{1,3}(?=\s)")
_SHARED = re.compile(
    rf"(?:{alternatives('announced.sharing')}):?\s+(?P<name>[^@()\n]{{2,60}}?)\s*\({_HANDLE}\)[^\n]{{0,80}}",
    re.IGNORECASE,
)
_ONE_LINE = re.compile(
    rf"(?P<name>[^\s@()·][^@()\n·]{{0,58}}?)\s+(?:\({_HANDLE}\)|{_HANDLE})\s*(?:[·•|]\s*(?P<when>[^\n]{{1,40}}))?"
)
_OWN_HANDLE = re.compile(rf"{_HANDLE}(?:\s*[·•|]\s*[^\n]{{1,40}})?")
_STAMPED = re.compile(
    rf"(?P<name>{NAME}),?\s+[\[(]?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?\s?(?:[AaPp]\.?[Mm]\.?)?[\])]?"
)
_POSTED = re.compile(r"[^\n]{0,60}[·•]\s*(?P<when>[^\n·•]{1,40})")
_CONTACT = re.compile(rf"(?P<name>{NAME})(?:\s*[·•]\s*\w{{1,6}})?")
_AGO = re.compile(rf"\d{{1,3}}\s?(?:{alternatives('announced.ago')})\b[^.!?]{{0,30}}$", re.IGNORECASE)
_COUNTED = alternatives("announced.counts")
_COUNT = re.compile(
    rf"(?:(?:[\d.,]+\s?[KkMm]?\s+(?:{_COUNTED})\b|(?:{_COUNTED})\s+[\d.,]+[KkMm]?)[\s·•|,]*)+", re.IGNORECASE
)
_CLOCKED = re.compile(  # 7:02 PM · Jun 30, 2024
    r"\d{1,2}[:.]\d\d ?(?:[AaPp]\.?[Mm]\.?)? [·•|–-] [^.!?\n]{4,24}\d{4}(?: [·•|].*)?"
)
_NUMBER = re.compile(r"(?:\(?\d{1,2}/(?:\d{1,2})?\)?|\d{1,2}\.)\s+(?=\S)")
_END_MARK = re.compile(r"\s*(?:/\s?end|\bend/|\(?\d{1,2}/\d{0,2}\)?)\s*$", re.IGNORECASE)
_BY = re.compile(rf"(?:{alternatives('announced.sharing')}):?\s+", re.IGNORECASE)
_TAG = re.compile(r"(?:<[^<>\n]*>\s*)+")
_LINKS = re.compile(r"(?:\s*(?:https?://|pic\.|www\.|t\.co/)\S+)+\s*$")
_BUTTONS = word_set("announced.buttons")
_AROUND = word_list("announced.around_posts")
_TIMES = word_set("announced.post_times")
_FIELD = re.compile(rf"(?P<field>(?i:{alternatives('announced.message_fields')})):\s*(?=\S)")
_POST_NOMINALS = re.compile(rf"(?:,? (?:{alternatives('entities.post_nominals')}))+$")
_SENDER = re.compile(r"(?P<name>[^\W\d_][^,<>@(\n]{1,60})")
_GREETED = re.compile(r"(?:Dear|DEAR) (?P<who>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})[:,]\s+(?=\S)")
_SIGNED_OFF = re.compile(
    r"\s(?P<dash>[—–-]{1,2})\s*(?P<name>[A-Z][^.,!?—–\n]{1,60})(?:, [^.!?—–\n]{1,60})?$", re.MULTILINE
)
_BEHIND = re.compile(
    rf"(?P<words>\S.{{8,600}}[.!?…][”\"’]?)\s+(?P<name>{NAME}|{alternatives('announced.withheld_names')})"
    r"(?:, [^.!?]{2,40})?"
)
_INITIALS = re.compile(r"(?:[A-Z]\.? ?){1,4}")
_FIELDS, _GREETING, _READERS = 3, 4, 3  # fields of a head; words of a greeting or name; readers of a page
_POST = 10  # words of what somebody is, below his name on a platform
_LONGEST = 260  # characters of a post's foot
_FEWEST = 2  # names with times that make an exchange of messages


def find_messages(text: str, lines: Sequence[Line]) -> Iterator[tuple[Given, range]]:
    """Yield the letters of a text that a head or a greeting tells of, each with the numbers of its lines.

    *FROM: Rhoda Killick | RE: Sandwiches | I understand why.*, *DEAR HATTIE: He left. -- SLEEPLESS* and
    *DEAR SLEEPLESS: Let him.* Not: *From: Tarn to Avon | Distance: 4 miles*, *Dear old Avon has changed.*
    """
    taken: set[int] = set()
    for given, numbers in (*_headed(text, lines), *_greeted(text, lines), *_named_behind(text, lines)):
        if not taken & set(numbers):
            taken |= set(numbers)
            yield given, numbers


def _headed(text: str, lines: Sequence[Line]) -> Iterator[tuple[Given, range]]:
    """Yield what stands below the heads of e-mails and memoranda, up to the next head or quoted block."""
    heads = {n: match for n, line in enumerate(lines) if (match := _FIELD.match(line.text)) is not None}
    number = 0
    while number < len(lines):
        behind = number
        while behind in heads and not (behind > number and lines[behind].blank_before):
            behind += 1
        fields = {heads[n]["field"].casefold(): n for n in range(number, behind)}
        number = max(behind, number + 1)
        if "from" not in fields or len(fields) < _FIELDS:
            continue
        last = _message_end(text, lines, behind, heads)
        sender = _SENDER.match(text, lines[fields["from"]].span.start + heads[fields["from"]].end())
        if last == behind or sender is None:
            continue
        first = behind + (len(lines[behind].text.split()) <= _GREETING and lines[behind].text.endswith(","))
        if first < last:
            words = tuple(_words(text, lines[first].span.start, lines[last - 1].span.end))
            top = min(fields.values())
            whole = Span(lines[top].span.start, lines[last - 1].span.end)
            yield Given("letter", whole, trim(text, *sender.span("name")), None, words), range(top, last)
        number = max(number, last)


def _message_end(text: str, lines: Sequence[Line], first: int, heads: Collection[int]) -> int:
    """Return the line behind a message: the next head, a quoted block, or the short lines that sign it."""
    last = first
    while last < len(lines) and last not in heads:
        before = text[text.rfind("\n", 0, lines[last].span.start) + 1 : lines[last].span.start]
        if ">" in before:
            break
        last += 1
    while last > first and len(lines[last - 1].text.split()) <= _GREETING and not _ends(lines[last - 1]):
        last -= 1
    return last


def _ends(line: Line) -> bool:
    """Tell whether a line ends as a sentence does, and not as initials do: *R.K.*"""
    return line.ends_sentence and not _INITIALS.fullmatch(line.text)


def _greeted(text: str, lines: Sequence[Line]) -> Iterator[tuple[Given, range]]:
    """Yield the letters to a column and its answers, each opened by a greeting in its first line."""
    opened = [(n, match) for n, line in enumerate(lines) if (match := _GREETED.match(line.text)) is not None]
    asked: Span | None = None
    ends = [*(n for n, _ in opened[1:]), len(lines)]
    for (n, match), after in zip(opened, ends, strict=False):  # without a greeting there is one end too many
        line = lines[n]
        start = line.span.start
        signed = _SIGNED_OFF.search(text, start + match.end(), line.span.end)
        if signed is not None:
            words = tuple(_words(text, start + match.end(), signed.start()))
            asked = Span(start + match.start("who"), start + match.end("who"))
            name, mark = trim(text, *signed.span("name")), Span(*signed.span("dash"))
            yield Given("letter", line.span, name, mark, words), range(n, n + 1)
        elif asked is not None:
            last = n + 1
            while last < after and is_addressed(lines[last].text) and lines[last].ends_sentence:
                last += 1
            words = tuple(_words(text, start + match.end(), lines[last - 1].span.end))
            yield Given("letter", Span(start, words[-1].end), asked, None, words), range(n, last)


def _named_behind(text: str, lines: Sequence[Line]) -> Iterator[tuple[Given, range]]:
    """Yield what readers say whose names stand behind their words: *Charge the gulls. Nuala Reid, Avon*"""
    read = ((n, _BEHIND.fullmatch(line.text)) for n, line in enumerate(lines))
    found = [(n, match) for n, match in read if match is not None]
    if len(found) < _READERS or 2 * sum(is_persons(match["name"]) for _, match in found) < len(found):
        return
    for n, match in found:
        start = lines[n].span.start
        words = (Span(start, start + match.end("words")),)
        name = Span(start + match.start("name"), start + match.end("name"))
        yield Given("signed", lines[n].span, name, None, words), range(n, n + 1)


def find_posts(text: str, lines: Sequence[Line]) -> Iterator[tuple[Given, range]]:
    """Yield the posts of a text, in order, each with the numbers of its lines.

    *I never promised a tunnel. | — Ann Roe (@annroe) May 4, 2021*. Not: *Ann Roe (@annroe) said so.*
    """
    heads = {n: head for n in range(len(lines)) if (head := _head(text, lines, n)) is not None}
    heads |= _messages(text, lines) if not heads else {}
    number = least = 0
    while number < len(lines):
        given: tuple[Given, range] | None = None
        if (foot := _foot(text, lines, number, least)) is not None:
            given = _above(text, lines, number, foot, least)
        elif number in heads:
            given = _below(text, lines, number, heads[number], heads)
        if given is None:
            number += 1
            continue
        yield given
        number = least = given[1].stop


def _foot(text: str, lines: Sequence[Line], number: int, least: int) -> re.Match[str] | None:
    """Return the line that names whose the post above it, or before it in the line, is."""
    line = lines[number]
    start, end = line.span.start, line.span.end
    shared = _SHARED.fullmatch(text, start, end)
    if shared is not None:
        return shared if number > least else None
    match = _FOOT.fullmatch(text, start, end)
    if match is not None:
        closed = number + 1 >= len(lines) or lines[number + 1].blank_before
        hangs = number > least and not line.blank_before and not _is_around(lines[number - 1].text)
        lone = number > least and bool(match["dash"])
        return match if lone or (hangs and closed) else None
    places = [m.start() for m in _DASHED.finditer(text, max(start + 1, end - _LONGEST), end)]
    inline = (m for at in places if (m := _FOOT.fullmatch(text, trim(text, at, end).start, end)) is not None)
    return next(inline, None)


def _above(
    text: str, lines: Sequence[Line], number: int, foot: re.Match[str], least: int
) -> tuple[Given, range]:
    """Return the post whose name stands below it or at its end."""
    inline = foot.start() > lines[number].span.start
    first = whole_first = block_above(lines, number + inline, least)
    while first < number and _is_around(lines[first].text):
        first += 1
    while whole_first > least and _is_around(lines[whole_first - 1].text):
        whole_first -= 1
    ends = foot.start() if inline else lines[number - 1].span.end
    words = tuple(_words(text, lines[first].span.start, ends))
    behind = _behind(lines, number + 1)
    whole = Span(lines[whole_first].span.start, lines[behind - 1].span.end)
    return _given(text, foot, whole, words), range(whole_first, behind)


def _given(text: str, named: re.Match[str], whole: Span, words: tuple[Span, ...]) -> Given:
    groups = named.groupdict()
    mark = Span(*named.span("dash")) if groups.get("dash") else None
    start, end = named.span("name")
    by = _BY.match(text, start, end)  # Thread by Ingo Falk (@falk)
    start = by.end() if by else start
    letters = _POST_NOMINALS.search(text, start, end)  # Ann Roe MP (@annroe)
    return Given("post", whole, trim(text, start, letters.start() if letters else end), mark, words)


def _head(text: str, lines: Sequence[Line], number: int) -> tuple[re.Match[str], int] | None:
    """Return the name above a post and the number of its first line of words, None for other lines."""
    line = lines[number]
    if number + 1 >= len(lines) or line.ends_sentence or _is_around(line.text):
        return None
    start, end = line.span.start, line.span.end
    below = lines[number + 1]
    one = _ONE_LINE.fullmatch(text, start, end)
    if one is not None and (one["when"] is None or _is_time(one["when"])) and len(one["name"].split()) <= 6:
        return one, _past_meta(lines, number + 1)
    name = re.compile(r"(?P<name>[^\W\d_][^@\n·]{1,58})").fullmatch(text, start, end)
    if name is None or below.blank_before or len(line.text.split()) > 6:
        return None
    if _OWN_HANDLE.fullmatch(below.text):
        return name, _past_meta(lines, number + 2)
    posted = _POSTED.fullmatch(below.text)
    if posted is not None and _is_time(posted["when"]) and re.fullmatch(NAME, line.text):
        return name, _past_meta(lines, number + 2)
    named = _CONTACT.fullmatch(text, start, end)
    headline = len(below.text.split()) <= _POST and not below.ends_sentence and not _AGO.match(below.text)
    at = number + 1 + headline
    stamped = at + 1 < len(lines) and not lines[at].blank_before and _AGO.match(lines[at].text) is not None
    return (named, at + 1) if named is not None and stamped and is_persons(named["name"]) else None


def _messages(text: str, lines: Sequence[Line]) -> dict[int, tuple[re.Match[str], int]]:
    """Return the heads of an exchange of messages: *Hugh Perrin, 23:04*, twice or more."""
    found: dict[int, tuple[re.Match[str], int]] = {}
    for number, line in enumerate(lines[:-1]):
        match = _STAMPED.fullmatch(text, line.span.start, line.span.end)
        if match is not None and is_persons(match["name"]) and not lines[number + 1].blank_before:
            found[number] = (match, number + 1)
    return found if len(found) >= _FEWEST else {}


def _below(
    text: str,
    lines: Sequence[Line],
    number: int,
    head: tuple[re.Match[str], int],
    heads: dict[int, tuple[re.Match[str], int]],
) -> tuple[Given, range] | None:
    """Return the post whose name stands above it."""
    match, first = head
    last = first
    while last < len(lines) and last not in heads and not _is_meta(lines[last].text):
        if last > first and lines[last].blank_before and not _NUMBER.match(lines[last].text):
            break
        last += 1
    if last == first:
        return None
    behind = _behind(lines, last)
    words = tuple(_words(text, lines[first].span.start, lines[last - 1].span.end))
    whole = Span(lines[number].span.start, lines[behind - 1].span.end)
    return _given(text, match, whole, words), range(number, behind)


def _words(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the paragraphs of a post's words, without tags, its number in a thread and links behind them."""
    for part in bare_paragraphs(text, start, end):
        at = part.start
        for sign in (_TAG, _NUMBER):
            if (found := sign.match(text, at, part.end)) is not None:
                at = found.end()
        stop = part.end
        for tail in (_LINKS, _END_MARK):
            if (found := tail.search(text[at:stop])) is not None:
                stop = at + found.start()
        if said := trim(text, at, stop):
            yield said


def _past_meta(lines: Sequence[Line], number: int) -> int:
    """Step over the lines of a post's head that say when and by what handle."""
    while number < len(lines) and (
        _is_time(lines[number].text)
        or _OWN_HANDLE.fullmatch(lines[number].text)
        or _is_around(lines[number].text)
    ):
        number += 1
    return number


def _behind(lines: Sequence[Line], number: int) -> int:
    """Step over counts, buttons and what a platform adds below a post."""
    while number < len(lines) and _is_meta(lines[number].text):
        number += 1
    return number


def _is_time(words: str) -> bool:
    """Tell whether words are a time, or a dot beside one: *·*, *3h*, *Mar 2*, *Yesterday at 18:22*."""
    parts = re.findall(r"[^\W\d_]+", words.lower())
    return len(words.split()) <= 8 and all(part in _TIMES for part in parts)


def _is_meta(line: str) -> bool:
    buttons = re.findall(r"[^\W\d_]+", line.lower())
    return (
        _COUNT.fullmatch(line) is not None
        or _CLOCKED.fullmatch(line) is not None
        or _is_around(line)
        or (bool(buttons) and len(buttons) <= 8 and all(word in _BUTTONS for word in buttons))
    )


def _is_around(line: str) -> bool:
    """Tell whether a platform set a line around a post: *View this post on Picta*, *Replying to @annroe*."""
    return line.casefold().startswith(_AROUND) and len(line.split()) <= 9 and line[-1] not in ".?!"
