"""Names whoever speaks in the turns that the layout tells of: by label, bracket, fellow labels and text.

A label is often short (*MS. FENN*, *Colin*, *PG*, *A.*); the fullest name that the document gives for its
bearer counts, be it in another label, in the brackets behind an office or in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.speakers.full_names import (
    FullNames,
    WrittenNames,
    cased,
    is_given,
    is_office,
    untitled,
)
from quotetrack.attribute.speakers.labels import (
    answers_interview,
    asks_interview,
    initialled_turns,
    outlet_turns,
)
from quotetrack.attribute.speakers.told_names import (
    carry_on_names,
    name_witness,
    named_oneself,
    share_names,
)
from quotetrack.lexicon.person_words import fold_word, is_honour, names_post, titles
from quotetrack.lexicon.word_sets import word_list, word_set
from quotetrack.model import Speaker, Turn

_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,90})[)\]]")
_POST = re.compile(r"\s*(?:--|[-–—|]|,)\s+")
_NUMBERED = re.compile(r"\w+(?: \w+)? \d+|[A-Z]{1,3}\d{1,3}")
_MANY = word_set("speakers.several_voices")
_ASIDES = word_list("turns.directions")
_CLIPS = word_set("turns.clips")
_NOBODY = word_set("speakers.not_known")


@dataclass(frozen=True, slots=True)
class Bearer:
    """What one label says: the words of a name, without title; the office or title; the body; in brackets."""

    name: tuple[str, ...]
    title: str
    role: str | None
    affiliation: str | None
    office: bool


def name_turns(cast: Cast, turns: Sequence[Turn], written: WrittenNames) -> dict[Turn, Speaker]:
    """Return who speaks in each turn; one that names nobody is left out.

    *MS. FENN:* is Anne Fenn where the text or another label says so. Never the author of the text.
    """
    text = cast.reading.text
    read = {turn: _read(text, turn) for turn in turns if turn.source is not None and turn.part == "said"}
    voices = (turn for turn in turns if turn.source is None and turn.part == "said")  # captions
    told = {turn: who for turn in voices if (who := named_oneself(text, turn)) is not None}
    names = [*(b.name for b in read.values()), *(tuple(who.name.split()) for who in told.values())]
    known = FullNames(names, written)
    titled = [b for b in read.values() if b.role and b.name and (b.office or " " in b.title)]
    holders = {b.role.casefold(): b for b in sorted(titled, key=lambda b: b.office) if b.role}
    outlets = {**outlet_turns(text, list(read)), **initialled_turns(cast, turns)}
    opening = min((turn.words[0].start for turn in turns if turn.part != "said"), default=0)
    found: dict[Turn, Speaker] = {}
    for turn in turns:
        if turn in outlets:
            found[turn] = outlets[turn]
        elif turn.part != "said":
            found[turn] = _lettered(cast, turn, known, opening)
        elif turn in read:
            found[turn] = _named_for(cast, turn, known) or _speaker(read[turn], known, holders)
        elif turn in told:
            found[turn] = known.speaker(tuple(told[turn].name.split()), "", None, told[turn].affiliation)
        if turn in found and found[turn].type == "anonymous":
            found[turn] = named_oneself(text, turn) or found[turn]
    found |= _as_the_pair(turns, found, opening)
    found |= _as_before(turns, found)
    offices = {turn: bearer.role for turn, bearer in read.items() if bearer.role and not bearer.name}
    share_names(text, offices, found)
    carry_on_names(offices, found)
    name_witness(offices, found)
    return found


def _as_the_pair(
    turns: Sequence[Turn], found: Mapping[Turn, Speaker], opening: int
) -> Mapping[Turn, Speaker]:
    """Return who asks and answers under letters behind a pair of names: *Ana Poe: Why? | Bo Ek: I. | Q:*.

    Not where more labels in full stand among the letters, or some letters are somebody's by name.
    """
    named = [turn for turn in turns if turn.part == "said"]
    if len(named) != 2 or opening == 0 or any(turn.words[0].start > opening for turn in named):
        return {}
    parts = dict(zip(("asked", "answered"), named, strict=True))
    lettered = [turn for turn in turns if turn.part != "said" and turn.named is None]
    return {turn: found[parts[turn.part]] for turn in lettered if parts[turn.part] in found}


def _as_before(turns: Sequence[Turn], found: Mapping[Turn, Speaker]) -> Mapping[Turn, Speaker]:
    """Return who asks and answers without labels behind labelled turns: who answered last, and the other.

    *Post: Why? | Ana Poe: It leaked. | And now? | It is dry.* Not where no label stands before.
    """
    told: dict[Turn, Speaker] = {}
    said: Speaker | None = None
    other: Speaker | None = None
    for turn in turns:
        who = found.get(turn)
        if turn.part == "said" and who is not None:
            said, other = who, (said if said is not None and said.names != who.names else other)
        elif turn.part != "said" and turn.source is None and said is not None:
            meant = said if turn.part == "answered" else other
            told |= {turn: meant} if meant is not None else {}
    return told


def _lettered(cast: Cast, turn: Turn, known: FullNames, opening: int) -> Speaker:
    """Return who asks or answers: whom the text names for it, else the interviewer or whom it is about.

    ``opening`` is where the first question is.
    """
    told = _named_for(cast, turn, known) or _bracketed(cast.reading.text, turn, known)
    if told is not None:
        return told
    if turn.source is None and turn.part == "asked":
        return _interviewer(cast, known)
    if turn.part == "answered":
        return answers_interview(cast, opening, turn.words[0].start)
    if cast.labelled:
        return Speaker(("questioner",), "anonymous", "none", confidence=0.5)
    return _interviewer(cast, known)


def _bracketed(text: str, turn: Turn, known: FullNames) -> Speaker | None:
    """Return who asks where brackets behind the letter name him: *Q (Bea, Tarn):*. Not: *Q (no name):*."""
    behind = text[turn.source.end : turn.words[0].start] if turn.source is not None else ""
    match = _BRACKET.match(behind.lstrip())
    name = match[1].partition(",")[0].split() if match is not None else []
    if not name or not all(word[:1].isupper() for word in name) or name[0].casefold() in _NOBODY:
        return None
    return known.speaker(tuple(name), "", None, None)


def _interviewer(cast: Cast, known: FullNames) -> Speaker:
    """Return who asks in an interview: its writer, as one of those who speak."""
    asks = asks_interview(cast)
    if asks.type != "author" and known.written.byline:
        return Speaker((known.written.byline,), "person", "description", confidence=0.8)
    return replace(asks, type="person" if asks.type == "author" else asks.type)


def _named_for(cast: Cast, turn: Turn, known: FullNames) -> Speaker | None:
    """Return whom the text names for an office, as the sworn one for *THE WITNESS*."""
    if turn.named is None:
        return None
    name, title = untitled(turn.named.of(cast.reading.text))
    return known.speaker(name, title, _role_of_title(title), None)


def _read(text: str, turn: Turn) -> Bearer:
    """Read a label: *The Minister for Ports (Colin Braid)*, *Petra Olsson -- Chief Executive Officer*."""
    assert turn.source is not None
    label = " ".join(turn.source.of(text).replace("*", "").split())
    behind = text[turn.source.end : turn.words[0].start]
    held = [b.strip() for b in _BRACKET.findall(behind) if not b.casefold().startswith(_ASIDES)]
    post = _posted(behind.lstrip().split("\n")[0]) if turn.mark is None else (None, None)
    clip = label.casefold() in _CLIPS and bool(held)
    if clip:
        label = held[0]
    if is_office(label) and not _is_posted_name(label):
        within = next((b for b in held if len(b.split()) > 1 and not is_office(b) and b[:1].isupper()), "")
        name, title = untitled(within) if within else ((), "")
        return Bearer(name, title, _plain_office(label), None, True)
    label, _, after = label.partition(",") if clip or _is_posted_name(label) else (label, "", "")
    name, title = untitled(label)
    posts = (part for b in held for part in b.split("—")[1:] if names_post(part))
    after = " ".join(map(cased, after.split())) if label.isupper() else after.strip()  # Ann Roe, LAMPx
    told, body = (after.capitalize(), None) if names_post(after) else (None, after or None)
    role = post[0] or told or next(posts, None) or _role_of_title(title)
    return Bearer(name, title, role, post[1] or body, False)


def _is_posted_name(label: str) -> bool:
    """Tell whether a label gives a post or a body behind its name: *DELIA ROSTOCK, HOST*, *Ana Roe, Tarn FM*.

    Not: *Doe, John*, *Ó Broin, Seán*.
    """
    name, _, post = label.partition(",")
    words = [word for word in name.split() if not is_honour(word)]
    inverted = len(post.split()) == 1 and is_given(post.strip())
    return len(words) > 1 and bool(post) and not inverted


def _plain_office(label: str) -> str:
    """Write an office without its article and without capitals throughout."""
    words = label.split()
    words = words[1:] if words[0].casefold() == "the" else words
    return " ".join(
        w.title() if w.isupper() and (len(w) > 3 or (fold_word(w),) in titles()) else w for w in words
    )


def _posted(behind: str) -> tuple[str | None, str | None]:
    """Read the post and the firm behind a name: *-- Calder Securities -- Analyst*, *, rapporteur. –*."""
    parts = [p.strip(" *_") for p in _POST.split(_BRACKET.sub("", behind)) if p.strip(" *_")]
    role = next((p for p in reversed(parts) if names_post(p)), None)
    body = next((p for p in parts if p != role and len(parts) > 1), None)
    ends = role is not None and role.endswith(".") and "." not in role[:-1]
    return (role[:-1] if role is not None and ends else role), body


def _role_of_title(title: str) -> str | None:
    """Return a title that says what its bearer is: *Senator*. Not: *Ms.*"""
    row = titles().get((fold_word(title.split()[-1]),)) if title else None
    posted = " " in title and names_post(title)
    return title if posted or (row is not None and row.role) else None


def _speaker(bearer: Bearer, known: FullNames, holders: Mapping[str, Bearer]) -> Speaker:
    """Return whom a label means."""
    if not bearer.name:
        office = bearer.role or ""
        fellow = holders.get(office.casefold())
        name = fellow.name if fellow is not None else known.holder(office)
        if name:
            return known.speaker(name, "", office, None)
        return Speaker((office,), "anonymous", "name", office, confidence=0.8)
    words = " ".join(map(cased, bearer.name))
    if bearer.name[0].casefold() in _NOBODY:
        return Speaker((words,), "anonymous", "none", confidence=0.5)
    if bearer.name[-1].casefold() in _MANY or bearer.name[0].casefold() in _MANY:
        return Speaker((words,), "group", "name", confidence=0.8)
    if _NUMBERED.fullmatch(words):
        return Speaker((words,), "anonymous", "name", confidence=0.8)
    return known.speaker(bearer.name, bearer.title, bearer.role, bearer.affiliation)
