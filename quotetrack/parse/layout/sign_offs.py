"""Reads the line below somebody's words that names whose they are, and tells in whose voice a paragraph is.

A line that names somebody proves nothing: ``letters``, ``posts`` and ``announced`` tell by what stands around
it whether the words are his.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import fold_word, given_names, provinces, titles
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import alternatives, word_set
from quotetrack.model import Span, TurnForm
from quotetrack.parse.layout.blocks import Line, are_whole, lines_of, trim, units

_CAPITAL = r"[^\W\d_a-zß-ÿ][\w’'-]*\.?"
_SPACE = "[ \u00a0]"
_PARTICLES = rf"(?:(?:{alternatives('announced.name_particles')}){_SPACE}){{0,2}}"
NAME = rf"{_CAPITAL}(?:{_SPACE}{_PARTICLES}{_CAPITAL}){{1,5}}"
_DASH = r"[—–―]|-{1,3}"
_SIGNED = re.compile(rf"(?P<dash>{_DASH})?\s*(?P<name>{NAME})(?P<behind>\s*(?:[,(|].*)?)\.?")
_INLINE = re.compile(
    rf"(?<=[.!?…”\"’»)\]])\s*(?P<dash>{_DASH})\s*(?P<name>{NAME})(?P<behind>(?:,\s.{{0,60}})?)\Z"
)
_NO_NAMES = grammar.ARTICLES | grammar.FIRST_PERSON_PRONOUNS  # I NEVER UNPACKED
_VERBS = word_set("announced.signing_verbs")
_ADDRESS = 3  # words of an address behind a name that a full stop may close
_INITIAL = 3  # characters of a last word that keeps its stop: *R.*, *Jr.*
_WAYS = word_set("announced.ways_of_sending")
_SMALL = grammar.SMALL_IN_WORKS
_LONGEST_END = 180  # characters of a signature at a line's end
_FEWEST = 4  # lines of a text that tell how it is set; words of a paragraph that a stop ends
_PARAGRAPH = 10  # words of one that none ends
_LONGEST = 10  # words behind a name that say where and what its bearer is
_MARKER = re.compile(r"(?:>[ \t]?)+")
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]*(?:[”»\"]|$)")
_WHOLLY_QUOTED = re.compile(r"(?:[“„«\"][^“”„«»\"]*[”»“\"]|[‘'][^‘]*[’'])[.,]?")
_OTHERS = "|".join(
    f"[{word[0].upper()}{word[0]}]{word[1:]}"
    for word in sorted(grammar.FIRST_PERSON_PRONOUNS - {"i", "mine"})  # a coal mine
)
_ADDRESSED = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sorted(grammar.SECOND_PERSON))
_SECOND_PERSON = re.compile(rf"\b(?:{_ADDRESSED})\b")
_FIRST_PERSON = re.compile(rf"\bI(?=[’'\s,])|\b(?:{_OTHERS})\b")


@dataclass(frozen=True, slots=True)
class Given:
    """Words and whose they are by layout: ``whole`` holds them and the lines around them that are nobody's.

    ``source`` are the words that name whose; ``named`` is the sentence that announces them, where one does.
    """

    form: TurnForm
    whole: Span
    source: Span | None
    mark: Span | None
    words: tuple[Span, ...]
    named: Span | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A line that names somebody: the dash before the name, the name, what stands behind it.

    ``sure`` tells that a given name or a title shows it to be a person's.
    """

    dash: Span | None
    name: Span
    behind: str
    sure: bool


def read_signature(text: str, line: Span) -> Signature | None:
    """Return what a line says that names somebody and tells nothing else, None for any other line.

    *— GRETA LUNN, Pier Road*, *Dr Nuala Byrne*. Not: *Greta Lunn is our reporter*, *The Guardian*.
    """
    return _signature(_SIGNED.fullmatch(text, line.start, line.end))


def signature_at_end(text: str, line: Span) -> Signature | None:
    """Return the name behind a dash that closes a line of somebody's words.

    *The owls have left. — GRETA LUNN, Pier Road*. Not: *The owls left – Greta Lunn saw them go.*
    """
    return _signature(_INLINE.search(text, max(line.start, line.end - _LONGEST_END), line.end))


def _signature(match: re.Match[str] | None) -> Signature | None:
    """Judge what has the shape of a signature."""
    if match is None:
        return None
    name, behind = match["name"], match["behind"].strip()
    words = behind.lower().split()
    finite = len(words) > _LONGEST or any(w.strip(",.()") in _VERBS for w in words)
    if finite or behind[-1:] in ("!", "?", ":") or name.split()[0].lower() in _NO_NAMES:
        return None
    behind = behind.strip("(), ")
    stopped = match.string[match.end() - 1] == "." and len(behind.split()) > _ADDRESS
    if stopped or outlet(name) is not None or outlet(behind) is not None or is_province(behind):
        return None  # Ann Roe, D-Fla., chairs the committee.
    sure = is_persons(name)
    sent = behind.split()[:1]
    small = all(not w[:1].islower() or w in _SMALL for w in behind.split())
    if not (sure or small or (sent and sent[0] in _WAYS)):
        return None
    dash = Span(*match.span("dash")) if match["dash"] else None
    start, end = match.span("name")
    stop = name.endswith(".") and not behind and len(name.split()[-1]) > _INITIAL
    return Signature(dash, Span(start, end - stop), behind, sure)


def is_province(words: str) -> bool:
    """Tell whether words name a state or province, in full or in short: the end of *Avon, Calif.*"""
    return bool({words.lower(), f"{words.lower()}."} & provinces().keys())


def is_persons(name: str) -> bool:
    """Tell whether a name is a person's by its given name, initial or title: *Kwame Adsei*, *Dr Sandal*.

    Not: *Marsh End*, *Halden Bay Ferries*.
    """
    words = name.replace("\u00a0", " ").split()
    first = words[0].strip(".")
    return len(words) > 1 and (
        (fold_word(first),) in titles()
        or len(first) == 1
        or first.lower() in given_names()
        or any(w.strip(".").lower() in given_names() for w in words[1:-1])
    )


def in_first_person(words: str) -> bool:
    """Tell whether somebody speaks of himself outside quotation marks: *My bedroom is lit.*

    Not: *“I saw it,” she said*, *World War I*.
    """
    return _FIRST_PERSON.search(_QUOTED.sub(" ", words)) is not None


def is_addressed(words: str) -> bool:
    """Tell whether somebody speaks of himself or to another: *You are late.* Not: *It is late.*"""
    return in_first_person(words) or _SECOND_PERSON.search(_QUOTED.sub(" ", words)) is not None


def is_wholly_quoted(words: str) -> bool:
    """Tell whether one pair of quotation marks holds all of some words: *“The softest bed.”*"""
    return _WHOLLY_QUOTED.fullmatch(words.strip()) is not None


def open_lines(text: str, start: int, end: int | None) -> list[Line]:
    """Return the lines of a text without the signs of a quoted block (*> *), which part it as blanks do."""
    found: list[Line] = []
    parted = False
    for line in lines_of(text, start, end):
        sign = _MARKER.match(line.text)
        body = trim(text, line.span.start + (sign.end() if sign else 0), line.span.end)
        if not body:
            parted = True
            continue
        found.append(Line(body, body.of(text), line.blank_before or parted, line.indent))
        parted = False
    if len(found) >= _FEWEST and not any(line.blank_before for line in found[1:]) and are_whole(found):
        return [line if _hangs(line) else replace(line, blank_before=True) for line in found]
    return found


def _hangs(line: Line) -> bool:
    """Tell whether a line is too little to be a paragraph, in a text that no blank line parts."""
    words = len(line.text.split())
    return words < _PARAGRAPH and not (line.ends_sentence and words >= _FEWEST)


def block_above(lines: Sequence[Line], number: int, least: int = 0) -> int:
    """Return the number of the first line of the unbroken block that ends right above line ``number``."""
    first = number - 1
    while first > least and not lines[first].blank_before:
        first -= 1
    return max(first, least)


def bare_paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the paragraphs from ``start`` to ``end`` without the signs of a quoted block."""
    for unit in units(text, start, end):
        sign = _MARKER.match(text, unit.start, unit.end)
        body = trim(text, sign.end() if sign else unit.start, unit.end)
        if body:
            yield body
