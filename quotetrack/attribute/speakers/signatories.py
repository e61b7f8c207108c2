"""Names whoever signs a letter, a post or a block of words: people, bodies, several at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.speakers.turn_speakers import name_turns
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.word_sets import alternatives
from quotetrack.model import Region, Span, Speaker, Turn

_HANDLED = re.compile(r"\(?@[\w.@-]+\)?")
_NOTE = re.compile(
    rf"(?:{alternatives('speakers.writer_notes')}) (?:an? |the )?(?P<role>[^.;\n]{{3,80}})", re.IGNORECASE
)
_PARTS = re.compile(r"\s*[,\n]\s*|\s+[–—-]\s+")
_SURE = 0.9  # of a name that a signature gives


def name_signed(cast: Cast, turns: Sequence[Turn]) -> dict[Turn, Speaker]:
    """Return who wrote each letter, post and signed block; one that nobody signs is left out.

    *Callum Dree | Chair, Halden Bay Residents' Group* is Callum Dree, its chair; *Vale Health Board
    (@valehealth)* is the board. A handle names nobody.
    """
    found: dict[Turn, Speaker] = {}
    for turn in turns:
        if turn.form not in ("letter", "post", "signed") or turn.source is None:
            continue
        names = [_HANDLED.sub("", line).strip(" ,") for line in turn.source.of(cast.reading.text).split("\n")]
        names = [name for name in names if name]
        if len(names) > 1:
            found[turn] = Speaker(tuple(names), "person", "name", confidence=_SURE)
        elif names and _is_body(cast, names[0]):
            found[turn] = Speaker((names[0],), "organization", "name", confidence=_SURE)
        elif names:
            person = name_turns(cast, [turn]).get(turn)
            if person is not None:
                found[turn] = _described(cast, turn, person)
    _fill_names(cast, found.values())
    return found


def _fill_names(cast: Cast, signed: Iterable[Speaker]) -> None:
    """Give people of whom the text holds but the surname the full name that they sign with.

    *TOM REYL* below a quotation is Reyl of *Reyl walked off*. Not where two people sign with the surname.
    """
    full = {tuple(s.name.split()) for s in signed if s.type == "person" and len(s.names) == 1}
    for entity in cast.entities if full else ():
        fits = [words for words in full if entity.words == words[-1:] and len(words) > 1]
        if entity.label != "person" or len(fits) != 1:
            continue
        if not any(f is not entity and f.words[-1:] == entity.words for f in cast.entities):
            entity.words = fits[0]


def _is_body(cast: Cast, name: str) -> bool:
    """Tell whether a signature is a body's: *Vale Health Board*. Not: *Ann Board*."""
    words = name.split()
    known = any(f.label == "organization" and f.name.casefold() == name.casefold() for f in cast.entities)
    row = noun(words[-1].casefold())
    return known or (len(words) > 2 and row is not None and row.type in ("organization", "group"))


def _described(cast: Cast, turn: Turn, person: Speaker) -> Speaker:
    """Add the post that stands behind a signature, and the body it is held for."""
    for words in _behind(cast, turn):
        note = _NOTE.match(words)
        role = note["role"] if note is not None else words
        if person.role is None and _is_post(role):
            person = replace(person, role=role)
        elif person.role is not None and person.affiliation is None and _ends_as_body(words):
            person = replace(person, affiliation=words)
    return person


def _behind(cast: Cast, turn: Turn) -> Iterator[str]:
    """Yield the parts of what stands behind a signature on its lines."""
    assert turn.source is not None
    region = _region(cast, turn.source)
    if region is None:
        return
    for part in _PARTS.split(cast.reading.text[turn.source.end : region.span.end]):
        words = " ".join(part.split()).strip(" .()*_")
        if words and "@" not in words and not any(c.isdigit() for c in words):
            yield words


def _region(cast: Cast, source: Span) -> Region | None:
    regions = cast.reading.doc.layout.regions
    return next((r for r in regions if r.kind == "label" and r.span.covers(source)), None)


def _is_post(words: str) -> bool:
    """Tell whether words say what somebody is: *Chair*, *net-maker*, *Skipper of the Mirabel*."""
    head = re.split(r"\s+(?:of|for|at)\s+", words)[0].split()
    row = noun(head[-1].casefold()) if head else None
    return row is not None and row.type == "person"


def _ends_as_body(words: str) -> bool:
    row = noun(words.split()[-1].casefold())
    return row is not None and row.type in ("organization", "group") and words[:1].isupper()
