"""Labels of initials, and the writer's own paragraphs between the turns of an interview.

An interview often gives its first labels in full and the later ones in initials (*Ana Poe:*, then *AP:*), and
its writer comes in without a label to tell what the one asked did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import initials_of
from quotetrack.model import Span
from quotetrack.parse.layout.turn_labels import Label
from quotetrack.parse.layout.turn_openings import Opening, is_question, unlabelled

_INITIALS = re.compile(r"[A-Z]{2,4}")
_PAIR, _FEWEST = 2, 2  # who talk in an interview; paragraphs that ask in one answer
_MARKED = re.compile(r"[\"“][^\"”]*[\"”]?")


def spells_out(name: str, short: str) -> bool:
    """Tell whether a label's initials are those of a name: *AP* of *Ana Poe*. Not: *UN* of *Ana Poe*."""
    return _INITIALS.fullmatch(short) is not None and " " in name and initials_of(name) == short


def with_full_keys(text: str, group: Sequence[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """Give labels of initials the key of the name that another label spells out: *AP* that of *Ana Poe*."""
    full = {label.name.of(text): label.key for _, label in group if " " in label.name.of(text)}
    short = {initials_of(name): key for name, key in full.items()}
    keyed = ((n, label, short.get(label.name.of(text))) for n, label in group)
    return [(n, label if key is None else replace(label, key=key)) for n, label, key in keyed]


def without_narration(text: str, found: Sequence[Opening]) -> Iterator[Opening]:
    """End each turn before a paragraph in which the writer tells of whoever speaks in it.

    *AP: No. | Poe laughs and pours the tea.*: the second is the writer's. Not: *AP: No. | Poe is my married
    name, and I hate it.*, nor a paragraph that names somebody else.
    """
    full = {o.label.name.of(text) for o in found if o.label is not None}
    for opening in found:
        if opening.label is None or opening.label.is_letter or opening.lines:
            yield opening
            continue
        short = opening.label.name.of(text)
        names = {short, *(name for name in full if spells_out(name, short))}
        last = {w for name in names for w in name.split()[-1:] if len(w) > 1 and not w.isupper()}
        rest = opening.paragraphs(text)[1:]
        told = next((unit for unit in rest if _tells_of(unit.of(text), last)), None)
        words = opening.words if told is None else Span(opening.words.start, told.start)
        yield replace(opening, words=words)


def with_bare_questions(text: str, found: Sequence[Opening]) -> Iterator[Opening]:
    """Part a long answer before each paragraph that asks *you* something: *What do you fear?* | *Bears.*

    So where an interview gives labels to its first turns alone. Not where but one paragraph asks, nor in talk
    of more than two: *And who pays? I ask you.*
    """
    two = len({o.label.key for o in found if o.label is not None}) <= _PAIR
    for opening in found:
        units = opening.paragraphs(text) if two and not opening.lines else []
        asks = [n for n, unit in enumerate(units) if 0 < n < len(units) - 1 and _asks(unit.of(text))]
        if len(asks) < _FEWEST or any(b - a == 1 for a, b in pairwise(asks)):
            yield opening
            continue
        yield replace(opening, words=Span(opening.words.start, units[asks[0]].start))
        for number, after in zip(asks, [*asks[1:], len(units)], strict=True):
            yield unlabelled(units[number], "asked")
            yield unlabelled(Span(units[number + 1].start, units[after - 1].end), "answered")


def _asks(unit: str) -> bool:
    """Tell whether a paragraph ends by asking whom it addresses: *So what do you do?*"""
    words = {w.casefold() for w in re.findall(r"\w+", _MARKED.sub("", unit))}
    return is_question(unit) and bool(words & grammar.SECOND_PERSON)


def _tells_of(unit: str, names: set[str]) -> bool:
    """Tell whether a paragraph opens with one of some names, and its first sentence never speaks of *I*."""
    first = re.match(r"(?:M[rs]s?\.? |Dr\.? )?(\w[\w’'-]*)\b(?!:)", unit)
    opening = re.split(r"[.!?](?=\s|$)", _MARKED.sub("", unit), maxsplit=1)[0]
    words = {w.casefold() for w in re.findall(r"\w+", opening)}
    return first is not None and first[1] in names and not words & grammar.FIRST_PERSON_SINGULAR
