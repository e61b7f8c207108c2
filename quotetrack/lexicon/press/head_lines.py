"""Lines above an article that say who published it, when, and who wrote it.

One line is looked at by itself: *Westport Courier, 4 March 2026*, *By Carla Nweke, political editor*,
*Published: 4 March 2026 10:15*. A line that holds more than such parts is none (*Budget day, 4 March 2026*).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.press.unlisted_outlets import is_outlet_name
from quotetrack.lexicon.word_sets import alternatives, word_set
from quotetrack.lexicon.written_dates import WrittenDate, find_dates

_LONGEST = 160  # characters; a longer line is no part of a head
_MARKS = "*_#> \t\ufeff\u200b"
_WORD = r"[A-Z][\w.'’-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|{alternatives('heads.person_particles')})){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:, (?:and )?| and | & ){_NAME}){{0,4}}"
_PLACE = rf"(?:the )?{_WORD}(?: {_WORD}){{0,3}}(?:, {_WORD}(?: {_WORD})?)?"
_LINK = alternatives("heads.employer_links")
_BY = re.compile(rf"(?:(?i:{alternatives('heads.byline_labels')}):?[ \t]+)(?P<name>{_NAMES})(?P<rest>.*)")
_PERSON = re.compile(_NAMES)
_IN = re.compile(rf"(?P<name>{_NAMES}),? in (?P<place>{_PLACE})")
_POST = re.compile(
    rf"(?:[\w’'&/-]+ ){{0,4}}(?:{alternatives('heads.byline_posts')})(?: (?:{_LINK}) {_PLACE})?", re.I
)
_LABELLED = re.compile(r"(?P<key>[A-Za-z][A-Za-z -]{1,18}?)[ \t]*:[ \t]*(?P<value>\S.*)")
_DATED = re.compile(
    rf"(?:(?P<update>{alternatives('heads.update_labels')})|(?P<date>{alternatives('heads.date_labels')}))"
    r"(?: on| at)?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[|•·–—]+\s*|\s+-+\s+|\s*[,;()\[\]]\s*|\t+|\s{3,}")
_CODED = re.compile(rf"(?P<key>{alternatives('heads.database_codes')})[ \t]+(?P<value>\S.*)")
_FOR = re.compile(rf"(?:{_LINK}) (?:the )?(?P<outlet>{_WORD}(?: {_WORD}){{0,4}})")
_ADDRESS = re.compile(r"<?(?P<url>https?://[^\s<>]+)>?")
_COPYRIGHT = re.compile(r"(?:\(c\)|©|copyright\b)", re.IGNORECASE)
_MOST_WORDS = 6  # of a publisher's name


@dataclass(frozen=True, slots=True)
class HeadLine:
    """What one line says of its article; ``published`` is the date of publication, ``updates`` are others."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: WrittenDate | None = None
    updates: tuple[WrittenDate, ...] = ()
    labelled: bool = False
    unread: str | None = None


@dataclass(slots=True)
class _Draft:
    """What the parts of a line have said so far."""

    author: str | None = None
    publisher: str | None = None
    published: WrittenDate | None = None
    updates: list[WrittenDate] = field(default_factory=list)
    opening: bool = False
    labelled: bool = False
    unknown: list[str] = field(default_factory=list)


def head_line(line: str, *, opening: bool = False) -> HeadLine | None:
    """Return what a line says of its article, None where it is no line of a head.

    ``opening``: it may be the headline, so that a name beside a date must be a publisher's. Raises nothing.
    """
    line = line.strip(_MARKS).replace("\u00a0", " ")
    if not line or (len(line) > _LONGEST and not _ADDRESS.fullmatch(line)) or _COPYRIGHT.match(line):
        return None
    if match := _ADDRESS.fullmatch(line):
        return HeadLine(url=match["url"])
    if labelled := _LABELLED.fullmatch(line) or _CODED.fullmatch(line):
        key = labelled["key"].lower()
        if found := _field(key, labelled["value"]):
            return found
        if not (key in word_set("heads.head_sections") or _DATED.fullmatch(key)):
            return None  # Photo: Ana Petrov, 2 March 2026
    return _parts_of(line, opening)


def _field(key: str, value: str) -> HeadLine | None:
    """Return what a line with a key says (*Byline: Carla Nweke*), None where the key is none of a head's."""
    if key in word_set("heads.title_labels"):
        return HeadLine(title=value, labelled=True)
    if key in word_set("heads.publisher_labels"):
        return HeadLine(publisher=_publisher_of(value), labelled=True)
    if key in word_set("heads.address_labels"):
        match = _ADDRESS.fullmatch(value)
        return HeadLine(url=match["url"], labelled=True) if match else None
    if key in word_set("heads.byline_labels"):
        return HeadLine(author=_writer(value), labelled=True)
    if key in word_set("heads.update_labels"):
        return HeadLine(updates=tuple(find_dates(value)), labelled=True)
    if key in word_set("heads.date_labels"):
        dates = [found for found in find_dates(value) if not found.start]
        return HeadLine(published=dates[0] if dates else None, labelled=True, unread=None if dates else value)
    return HeadLine(labelled=True) if key in word_set("heads.other_labels") else None


def _parts_of(line: str, opening: bool) -> HeadLine | None:
    """Return what a line says whose every part is a date, a label, a publisher, a writer or a section."""
    draft = _Draft(opening=opening)
    at = 0
    for found in find_dates(line):
        label = _before(draft, line[at : found.start])
        if label == "update" or draft.published:
            draft.updates.append(found)
        else:
            draft.published = found
        at = found.end
    _before(draft, line[at:])
    dated = draft.published or draft.updates
    if draft.unknown:
        several = len(draft.unknown) > 1 or len(draft.unknown[0].split()) > 4
        headline = opening and not draft.publisher
        placed = draft.publisher and line.startswith(draft.publisher) and not opening  # BBC News, Westport
        if headline or several or not (dated or placed) or not _named(draft.unknown[0]):
            return None
    alone = draft.publisher and is_outlet_name(draft.publisher)
    if not (dated or draft.author or alone):
        return None
    return HeadLine(
        None, draft.author, draft.publisher, None, draft.published, tuple(draft.updates), draft.labelled
    )


def _before(draft: _Draft, text: str) -> str | None:
    """Read the words between two dates; return *update* where they make the next a later change's."""
    kind = None
    for part in filter(None, (part.strip(" .:-–—@") for part in _PARTS.split(text))):
        match = _DATED.fullmatch(part)
        if match:
            kind = "update" if match["update"] else None
            draft.labelled = draft.labelled or match["update"] is None
        elif not _said(draft, part):
            draft.unknown.append(part)
    return kind


def _said(draft: _Draft, part: str) -> bool:
    """Note what one part says; False where it is nothing that a head says."""
    if part.lower().strip("0123456789 ") in word_set("heads.head_sections"):
        return True
    if (match := _BY.fullmatch(part)) and (writer := _byline(match)):
        draft.author = draft.author or writer
    elif draft.author and not draft.published and _PERSON.fullmatch(part) and not _is_publisher(part):
        draft.author += f", {part}"
    elif (match := _IN.fullmatch(part)) and not draft.opening:
        draft.author = draft.author or match["name"]
    elif _is_publisher(part):
        named = outlet(part)
        if not draft.author or named is None or named.kind != "wire":  # *By Jane Roe, Associated Press*
            draft.publisher = draft.publisher or part
    else:
        return bool(draft.author) and (_POST.fullmatch(part) is not None or part.startswith("@"))
    return True


def _byline(match: re.Match[str]) -> str | None:
    """Return the writer of a byline, None where it is a sentence (*By Monday Noon the water had gone*)."""
    rest = match["rest"].strip()
    placed = rest.startswith("in ") and re.fullmatch(_PLACE, rest[3:])
    employed = (found := _FOR.fullmatch(rest)) and _is_publisher(found["outlet"])
    return match["name"] if not rest or placed or employed or _POST.fullmatch(rest) else None


def _writer(value: str) -> str | None:
    """Return the names of a byline's field without *By* and without what the writers are."""
    value = re.sub(r"^by[ \t]+", "", value.strip(), flags=re.IGNORECASE)
    parts = [part.strip() for part in re.split(r"[;,|]", value)]
    kept = [p for p in parts if p and not _POST.fullmatch(p) and "@" not in p and not _is_publisher(p)]
    return ", ".join(kept) or None


def _publisher_of(value: str) -> str | None:
    """Return a publisher's name without the country or edition behind it in brackets."""
    return re.sub(r"\s*[(\[].*?[)\]]", "", value).strip(" .,;") or None


def _is_publisher(part: str) -> bool:
    """Tell whether a part of a head's line is a publisher's name: a listed one, or one of such an ending."""
    words = part.split()
    if is_outlet_name(part):
        return True
    ending = len(words) in range(2, _MOST_WORDS + 1) and words[-1] in word_set("heads.outlet_endings")
    return ending and _named(part)


def _named(part: str) -> bool:
    """Tell whether a part is written as a name: a place, a publisher that no list knows."""
    return all(word[0].isupper() or word in word_set("heads.person_particles") for word in part.split())
