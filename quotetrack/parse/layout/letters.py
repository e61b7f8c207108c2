"""Finds letters, and other words that a name below them signs: whose they are and where they begin.

A name below a paragraph proves nothing (a reporter's, a photographer's). A letter opens or closes as letters
do, stands on readers' page, or is in the first person and has an address; what is merely signed is one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from quotetrack.lexicon.press.furniture import whole_line
from quotetrack.lexicon.word_sets import alternatives, word_list, word_set
from quotetrack.model import Span, TurnForm
from quotetrack.parse.layout.blocks import Line
from quotetrack.parse.layout.sign_offs import (
    Given,
    Signature,
    bare_paragraphs,
    block_above,
    in_first_person,
    is_addressed,
    is_wholly_quoted,
    read_signature,
    signature_at_end,
)

_PAGES = word_set("announced.letter_pages")
_WITHHELD = word_set("announced.withheld")
_PLACE = 3  # words that may say where somebody without a name lives
_CLOSES = word_set("announced.valedictions")
_NOTES = word_list("announced.notes_on_writers")
_SENT = word_set("announced.ways_of_sending")
_OPENS = re.compile(
    rf"(?:{alternatives('announced.salutations')})(?:\s[^,:;.!?\n]{{1,70}})?\s*(?:[,:;]|\s[–—-])(?:\s+|$)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?:{alternatives('announced.salutations')})\s*(?:[,:;]|\s?[–—-])(?:\s+|$)", re.IGNORECASE
)
_ABOUT = re.compile(
    rf"(?:{alternatives('announced.letter_headings')})(?:[:.]\s+|\s+(?=[“\"‘(]))", re.IGNORECASE
)
_ABOUT_ENDS = re.compile(r"(?:[)”\"’]\s?[.:]|\)[.:]?)(?:\s+|$)")
_FIRST_NAME = re.compile(r"[^\W\d_][\w’'-]{1,20}")
_YOURS = re.compile(
    rf"\s*[—–-]\s*(?:{alternatives('announced.valedictions')})\b[\s,]*(?:etc)?[.,]*\Z", re.IGNORECASE
)
_FROM = re.compile(r"From:?\s+(?=\S)")
_LONGEST_UNOPENED = 450  # words; without salutation or close, a letter is short
_CHARACTERS = 9000  # of the longest letter
_AFTER = 8  # lines that may stand below a name
_HEAD = 8  # lines from the top among which a byline stands
_ADDRESS = 9  # words of a line below a name
_TOWN = 4  # words of a place on a line of its own
_HEADING = 10  # words of a heading above a letter


@dataclass(slots=True)
class _Page:
    """How far the reading of a text has come: where an open letter begins, and what shows it to be one."""

    start: int = 0
    opened: bool = False
    announced: bool = False
    readers: bool = False
    bylined: bool = False
    sender: Span | None = None

    def restart(self, line: int) -> None:
        """Begin anew at a line."""
        self.start, self.opened, self.announced, self.sender = line, False, False, None


@dataclass(frozen=True, slots=True)
class _Close:
    """How a letter ends: the last line of its words, the first line behind all, and who signs."""

    last: int
    behind: int
    source: Span | None
    mark: Span | None
    inline: bool = False


def find_letters(
    text: str, lines: Sequence[Line], barred: AbstractSet[int], announcing: AbstractSet[int]
) -> Iterator[Given]:
    """Yield the letters and signed words of a text, in order.

    *Sir – I counted eleven plots. | Ann Roe, Avon*. Not: *The plots are dry. | Ann Roe*. Lines in ``barred``
    are part of something else; after one of ``announcing`` a letter may begin.
    """
    page, number = _Page(), 0
    while number < len(lines):
        line = lines[number]
        if number in barred:
            page.restart(number + 1)
        elif line.text.strip("*_# :.").replace("’", "'").casefold() in _PAGES:
            page.readers = True
            page.restart(number + 1)
        elif number in announcing:
            page.restart(number + 1)
            page.announced = True
        else:
            given = _read(text, lines, number, page)
            if given is not None:
                found, number = given
                yield found
                page.restart(number)
                continue
        number += 1
    if (page.opened or page.sender) and page.start < len(lines):
        yield from _unsigned(text, lines, page)


def _read(text: str, lines: Sequence[Line], number: int, page: _Page) -> tuple[Given, int] | None:
    """Note the opening of a letter at a line; at a close return the letter and the line behind it."""
    line = lines[number]
    if number < _HEAD and (match := whole_line(line.text)) is not None:
        page.bylined = page.bylined or match.kind == "byline"
    head = _FROM.match(line.text)
    if head is not None and (sender := _sender(text, lines, number, head.end(), page)) is not None:
        page.restart(number + 1)
        page.sender = sender
        return None
    after = line.blank_before or number == page.start or lines[number - 1].ends_sentence
    if _opens(line) and after:
        sender, readers = page.sender, page.readers
        if not (page.sender and number == page.start):
            page.restart(number)
        page.sender, page.readers, page.opened = sender, readers, True
    close = _close(text, lines, number, page)
    if close is None:
        return None
    return _letter(text, lines, page, close), close.behind


def _opens(line: Line) -> bool:
    """Tell whether a line opens a letter: *Dear Editor,* alone, *Sir – Your leader is wrong.*

    Not: *Dear old Avon has changed, she said.*
    """
    match = _OPENS.match(line.text)
    if match is None:
        return False
    return match.end() == len(line.text) or _BARE.match(line.text) is not None


def _sender(text: str, lines: Sequence[Line], number: int, past: int, page: _Page) -> Span | None:
    """*From Dr Ann Roe* names a letter's writer where a salutation or the readers' page shows one."""
    line = lines[number]
    signature = read_signature(text, Span(line.span.start + past, line.span.end))
    follows = number + 1 < len(lines) and _opens(lines[number + 1])
    return signature.name if signature is not None and (follows or page.readers) else None


def _close(text: str, lines: Sequence[Line], number: int, page: _Page) -> _Close | None:
    """Return how a letter or signed words close at a line, None where they do not."""
    line = lines[number]
    plain = line.text.strip("*_() ").casefold()
    inline = signature_at_end(text, line.span)
    if inline is not None and inline.dash is not None and _signs_line(text, lines, number, page, inline):
        return _Close(number, number + 1, inline.name, inline.dash, inline=True)
    if number <= page.start or _is_long(lines, page.start, number):
        return None
    if plain.rstrip(",") in _CLOSES and (below := _below(text, lines, number)) is not None:
        body = _body(text, lines, page.start, number)
        told = page.opened or page.readers or page.announced
        return _Close(number - 1, *below) if told or (in_first_person(body) and _is_short(body)) else None
    if _names_nobody(plain):
        body = _body(text, lines, page.start, number)
        own = is_wholly_quoted(body) or in_first_person(body)
        if page.opened or page.readers or (own and _is_short(body)):
            return _Close(number - 1, _behind(lines, number), None, None)
        return None
    signature = read_signature(text, line.span)
    if signature is None or not _signs(text, lines, number, page, signature):
        return None
    behind = _behind(lines, number)
    if page.readers and behind == number + 1 < len(lines) and _is_address(lines[behind]):
        behind += 1
    return _Close(number - 1, behind, signature.name, signature.dash)


def _names_nobody(plain: str) -> bool:
    """Tell whether a line stands in for a name: *Name withheld, Mill Lane*. Not: *A reader, who rang.*"""
    instead, _, place = plain.rstrip(".").partition(",")
    return instead in _WITHHELD and len(place.split()) <= _PLACE and (not place or plain[-1] != ".")


def _below(text: str, lines: Sequence[Line], number: int) -> tuple[int, Span, None] | None:
    """Return what follows a close: the line behind all, and the name or names of who signs."""
    names: list[Span] = []
    at = number + 1
    while at < len(lines) and (at == number + 1 or not lines[at].blank_before):
        signature = read_signature(text, lines[at].span)
        if signature is None and not names and _FIRST_NAME.fullmatch(lines[at].text):
            return _behind(lines, at), lines[at].span, None  # Yours ever, | Gareth
        if signature is None or (names and not signature.sure):
            break
        names.append(signature.name)
        at += 1
    if not names:
        return None
    return _behind(lines, at - 1), Span(names[0].start, names[-1].end), None


def _signs_line(text: str, lines: Sequence[Line], number: int, page: _Page, signature: Signature) -> bool:
    """Tell whether a name behind a dash at a line's end signs what stands before it."""
    assert signature.dash is not None
    if number + 1 < len(lines) and lines[number + 1].opens_low:
        return False
    before = text[lines[number].span.start : signature.dash.start]
    if is_wholly_quoted(before):
        return False  # its own mark tells; a rule of detection reads it
    return page.opened or page.readers or (signature.sure and in_first_person(before))


def _signs(text: str, lines: Sequence[Line], number: int, page: _Page, signature: Signature) -> bool:
    """Tell whether a line that names somebody signs what stands above it."""
    line = lines[number]
    ends = _behind(lines, number)
    apart = ends >= len(lines) or lines[ends].blank_before or page.readers
    body = _body(text, lines, page.start, number)
    if page.opened or page.readers:
        return apart and _is_prose(lines[number - 1]) and (page.readers or is_addressed(body))
    if page.announced and signature.sure and apart and line.blank_before:
        return in_first_person(body) and _is_short(body)
    block = _body(text, lines, block_above(lines, number, page.start), number)
    if is_wholly_quoted(block) and not line.blank_before:
        return signature.sure or signature.dash is not None
    placed = bool(signature.behind) or ends > number + 1
    if not (apart and (signature.sure or placed)):
        return False
    if signature.dash is not None:
        signed = in_first_person(block) or (placed and not line.blank_before)
        return signed and _is_prose(lines[number - 1])
    return placed and not page.bylined and in_first_person(body) and _is_short(body)


def _is_prose(line: Line) -> bool:
    """Tell whether a line can end somebody's words: a sentence ends there, or it is a whole line of them."""
    return line.ends_sentence or len(line.text.split()) > _ADDRESS


def _is_short(body: str) -> bool:
    return len(body.split()) <= _LONGEST_UNOPENED


def _is_long(lines: Sequence[Line], first: int, behind: int) -> bool:
    """Tell whether what stands before a line is too long for a letter."""
    return lines[behind - 1].span.end - lines[first].span.start > _CHARACTERS


def _body(text: str, lines: Sequence[Line], first: int, behind: int) -> str:
    return text[lines[first].span.start : lines[behind - 1].span.end]


def _behind(lines: Sequence[Line], number: int) -> int:
    """Return the number of the line behind a signature with its address, post and note on the writer."""
    at = number + 1
    while at < min(len(lines), number + 1 + _AFTER):
        line, plain = lines[at], lines[at].text.strip("*_() ").casefold()
        note = plain.startswith(_NOTES)
        short = not line.ends_sentence and len(plain.split()) <= _ADDRESS
        address = not line.blank_before and (short or _is_address(line))
        if not (note or address or (not line.blank_before and plain.split()[0] in _SENT)):
            break
        at += 1
    return at


def _is_address(line: Line) -> bool:
    """Tell whether a line of a readers' page is where a letter comes from: *Long Beach, Calif.*, *Avon.*

    Not: *FACEBOOK.*
    """
    words = line.text.rstrip(".").split()
    return 0 < len(words) <= _TOWN and all(w[:1].isupper() for w in words) and not line.text.isupper()


def _letter(text: str, lines: Sequence[Line], page: _Page, close: _Close) -> Given:
    """Put together what a close ends."""
    told = page.opened or page.readers or page.announced
    first = page.start if told else _first(text, lines, page.start, close)
    first = _past_headings(lines, first, close.last)
    ends = close.mark.start if close.inline and close.mark is not None else lines[close.last].span.end
    tail = _YOURS.search(text[lines[close.last].span.start : ends])
    ends = ends if tail is None else lines[close.last].span.start + tail.start()
    words = tuple(bare_paragraphs(text, _past_opening(text, lines, first, close.last), ends))
    if told or close.mark is None or close.source is None:
        quoted = len(words) == 1 and is_wholly_quoted(words[0].of(text)) and not told
        form: TurnForm = "signed" if quoted and close.source is not None else "letter"
    else:
        form = "letter" if close.inline else "signed"
    whole = Span(_head_of(text, lines[first], page), lines[close.behind - 1].span.end)
    return Given(form, whole, page.sender or close.source, close.mark, words)


def _head_of(text: str, line: Line, page: _Page) -> int:
    """Return where a letter begins with the line that names its sender, if one stands above it."""
    return line.span.start if page.sender is None else text.rfind("\n", 0, page.sender.start) + 1


def _first(text: str, lines: Sequence[Line], start: int, close: _Close) -> int:
    """Return where signed words begin that nothing opens: with their block, or with the text."""
    if close.inline:
        return close.last
    block = block_above(lines, close.last + 1, start)
    quoted = is_wholly_quoted(_body(text, lines, block, close.last + 1))
    return block if close.mark is not None or quoted else start


def _past_headings(lines: Sequence[Line], first: int, last: int) -> int:
    """Step over the headings above a letter: *Noise* | *I sleep beside the tower.*"""
    while first < last and _is_heading(lines[first], lines[first + 1]):
        first += 1
    return first


def _is_heading(line: Line, below: Line) -> bool:
    words = line.text.split()
    if line.text.isupper() and len(words) < _TOWN and below.blank_before:
        return True  # TWITTER.
    if (
        len(words) > _HEADING
        or line.text[-1] in '.:;,…”"'
        or _OPENS.match(line.text)
        or _ABOUT.match(line.text)
    ):
        return False
    return below.blank_before or len(below.text.split()) > len(words)


def _past_opening(text: str, lines: Sequence[Line], first: int, last: int) -> int:
    """Return where a letter's own words begin, behind salutation and subject."""
    at = lines[first].span.start
    for line in lines[first : last + 1]:
        at = max(at, line.span.start)
        stop = line.span.end
        if (about := _ABOUT.match(text, at, stop)) is not None:
            ends = _ABOUT_ENDS.search(text, about.end(), stop)
            at = ends.end() if ends is not None else stop if not line.ends_sentence else at
        if (greeting := _OPENS.match(text, at, stop)) is not None:
            alone = greeting.end() >= stop
            bare = _BARE.match(text, at, stop)
            at = stop if alone else bare.end() if bare is not None else at
        if at < stop:
            return at
    return at


def _unsigned(text: str, lines: Sequence[Line], page: _Page) -> Iterator[Given]:
    """Yield a letter that is still open at the end of the text: named at its head, or by nobody.

    Without a name it counts where it opens the text and speaks of itself.
    """
    last = len(lines) - 1
    while page.sender and last > page.start and not _is_prose(lines[last]):
        last -= 1
    body = _body(text, lines, page.start, last + 1)
    heading = page.start <= 1 and not _is_long(lines, page.start, last + 1) and in_first_person(body)
    if page.sender is None and not (heading and page.opened):
        return
    at = _past_opening(text, lines, page.start, last)
    words = tuple(bare_paragraphs(text, at, lines[last].span.end)) if at < lines[last].span.end else ()
    if words:
        whole = Span(_head_of(text, lines[page.start], page), lines[-1].span.end)
        yield Given("letter", whole, page.sender, None, words)
