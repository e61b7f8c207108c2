"""Names whoever signs a letter, a post or a block of words: people, bodies, several at once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.speakers.full_names import WrittenNames
from quotetrack.attribute.speakers.turn_speakers import name_turns
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.word_sets import alternatives
from quotetrack.model import Speaker, Turn
from quotetrack.model.offsets import Stretches

_HANDLED = re.compile(r"\(?@[\w.@-]+\)?")
_NOTE = re.compile(
    rf"(?:{alternatives('speakers.writer_notes')}) (?:an? |the )?(?P<role>[^.;\n]{{3,80}})", re.IGNORECASE
)
_PARTS = re.compile(r"\s*[,\n]\s*|\s+[–—-]\s+")
_SURE = 0.9  # of a name that a signature gives


def name_signed(cast: Cast, turns: Sequence[Turn], written: WrittenNames) -> dict[Turn, Speaker]:
    """Return who wrote each letter, post and signed block; one that nobody signs is left out.

    *Callum Dree | Chair, Halden Bay Residents' Group* is Callum Dree, its chair; *Vale Health Board
    (@valehealth)* is the board. A handle names nobody.
    """
    found: dict[Turn, Speaker] = {}
    labels = Stretches((r, (r.span,)) for r in cast.reading.doc.layout.regions if r.kind == "label")
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
            person = name_turns(cast, [turn], written).get(turn)
            label = next(iter(labels.around(turn.source)), None)
            if person is not None and label is not None:
                person = _described(cast.reading.text[turn.source.end : label.span.end], person)
            if person is not None:
                found[turn] = person
    _fill_names(cast, found.values())
    return found


def _fill_names(cast: Cast, signed: Iterable[Speaker]) -> None:
    """Give people of whom the text holds but the surname the full name that they sign with.

    *TOM REYL* below a quotation is Reyl of *Reyl walked off*. Not where two people sign with the surname.
    """
    full: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)  # by surname
    for one in signed:
        words = tuple(one.name.split())
        if one.type == "person" and len(one.names) == 1 and len(words) > 1:
            full[words[-1:]].add(words)
    bearers = Counter(entity.words[-1:] for entity in cast.entities) if full else {}
    for entity in cast.entities if full else ():
        fits = full.get(entity.words, ())
        if entity.label == "person" and len(fits) == 1 and bearers[entity.words] == 1:
            (entity.words,) = fits


def _is_body(cast: Cast, name: str) -> bool:
    """Tell whether a signature is a body's: *Vale Health Board*. Not: *Ann Board*."""
    words = name.split()
    row = noun(words[-1].casefold())
    return bool(cast.by_name.bodies(name)) or (
        len(words) > 2 and row is not None and row.type in ("organization", "group")
    )


def _described(behind: str, person: Speaker) -> Speaker:
    """Add the post that stands behind a signature on its lines, and the body it is held for."""
    for words in _parts(behind):
        note = _NOTE.match(words)
        role = note["role"] if note is not None else words
        if person.role is None and _is_post(role):
            person = replace(person, role=role)
        elif person.role is not None and person.affiliation is None and _ends_as_body(words):
            person = replace(person, affiliation=words)
    return person


def _parts(behind: str) -> Iterator[str]:
    """Yield the parts of what stands behind a signature."""
    for part in _PARTS.split(behind):
        words = " ".join(part.split()).strip(" .()*_")
        if words and "@" not in words and not any(c.isdigit() for c in words):
            yield words


def _is_post(words: str) -> bool:
    """Tell whether words say what somebody is: *Chair*, *net-maker*, *Skipper of the Mirabel*."""
    head = re.split(r"\s+(?:of|for|at)\s+", words)[0].split()
    row = noun(head[-1].casefold()) if head else None
    return row is not None and row.type == "person"


def _ends_as_body(words: str) -> bool:
    row = noun(words.split()[-1].casefold())
    return row is not None and row.type in ("organization", "group") and words[:1].isupper()
