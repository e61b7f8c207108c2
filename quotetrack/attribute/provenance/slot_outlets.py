"""Finds the outlets that no list holds by the slots in which an article names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.outlet_places import outlets_beside
from quotetrack.attribute.provenance.slots import slot_of
from quotetrack.lexicon.person_words import countries, given_names, noun, provinces
from quotetrack.lexicon.press.outlets import NamedOutlet, Outlet, outlet
from quotetrack.lexicon.word_sets import word_pairs, word_set

_NAMES, _ENDS = word_pairs("provenance.names_of_press"), word_pairs("provenance.ends_of_press")
_PRESS = {**_ENDS, **_NAMES}
_ANYWHERE = word_set("provenance.press_anywhere")
_SMALL = word_set("outlets.name_particles")
_OWNERS = word_set("provenance.press_bodies")
_BODIES = word_set("outlets.other_bodies")
_REPORTS = word_set("provenance.relaying_verbs") | word_set("provenance.outlet_reporting")


def slot_outlets(cast: Cast) -> list[NamedOutlet]:
    """Return the places where the article names outlets that neither list nor description gives.

    *told LA Harbour* and *in an interview with Kanal Nord* make them outlets wherever they are named, if
    the article speaks of them in no other way; *told the Port Trust* makes none.
    """
    found: list[NamedOutlet] = []
    for entity in cast.entities:
        kind = _kind(cast, entity)
        if kind:
            row = Outlet(entity.name, "", kind, "", (), frozenset(), None, "")
            places = (m.span for m in entity.mentions if m.words)
            free = (p for p in places if not outlets_beside(cast.outlets, p))
            found += [NamedOutlet(p.start, p.end, row, False) for p in free]
    return found


def _kind(cast: Cast, entity: Entity) -> str:
    """Return what kind of outlet an unlisted name is by its slots, empty where it is none."""
    mentions = [m for m in entity.mentions if m.words]
    kind = _kind_told(tuple(map(str.lower, entity.words)))
    labels = ("organization", "place", "document") if kind else ("organization", "place")
    if entity.label not in labels or outlet(entity.name) is not None:
        return ""
    lands = {entity.name.lower()} & (countries().keys() | provinces().keys())
    bare_place = entity.label == "place" and len(entity.words) == 1  # told Moscow
    if lands or (not kind and (bare_place or _is_other_body(entity.words))):
        return ""
    slots = list(_slots(cast, mentions))
    if kind:
        return kind if any(slots) or any(_reports(cast, m) for m in mentions) else ""
    if not any(slots):
        return ""
    alone = all(not _opened(cast, m) for m in mentions)
    told = any(slot == "told" for slot in slots)
    return (
        "online"
        if told and alone and all(s or _reports(cast, m) for s, m in zip(slots, mentions, strict=True))
        else ""
    )


def _kind_told(words: tuple[str, ...]) -> str:
    """Return the kind of outlet that a name tells: *Avon Weekly*, *Canal 7*; none of *Avon Weekly Shipping*.

    Words of newspapers and those that also name other things tell it where they end the name, or stand before
    *of*, or open one of a number; those of broadcasters anywhere. *Radio Square Hotel* is a hotel.
    """
    if words[-1] in _BODIES and not (words[-1] in _OWNERS and _ANYWHERE & set(words)):
        return ""
    ends = [word for word, after in zip(words, (*words[1:], ""), strict=True) if not after or after in _SMALL]
    last = next((_PRESS[word] for word in ends if word in _PRESS), "")
    within = next((_NAMES[word] for word in words if word in _NAMES and word in _ANYWHERE), "")
    numbered = _ENDS.get(words[0], "") if len(words) == 2 and words[1].isdigit() else ""
    return last or within or numbered


def _slots(cast: Cast, mentions: Sequence[Mention]) -> Iterator[str | None]:
    for mention in mentions:
        yield slot_of(cast.reading.sentences[mention.sentence], mention.first, mention.last)


def _is_other_body(words: tuple[str, ...]) -> bool:
    """Tell whether a name says itself that it is a body of another kind: *Port Trust*, *Avon University*."""
    if len(words) > 1 and words[0].lower() in given_names():
        return True  # Ann Roe
    if words[-1].endswith("s") and words[-1][:-1].isupper():
        return True  # MPs
    if words[-1].lower() in _BODIES:
        return True  # Roe Logistics
    rows = (noun(word) for word in words)
    return any(row is not None and row.type in ("organization", "group", "person") for row in rows)


def _opened(cast: Cast, mention: Mention) -> bool:
    """Tell whether an article or a possessive stands before a name: *the Senate*, *her Corvane*."""
    words = cast.reading.sentences[mention.sentence].tokens
    return mention.first > 0 and words[mention.first - 1].upos in ("DET", "PRON")


def _reports(cast: Cast, mention: Mention) -> bool:
    """Tell whether a name is a subject of a verb for reporting: *Sona and Kanal Nord reported that ...*."""
    words = cast.reading.sentences[mention.sentence].tokens
    head = words[mention.head]
    for _ in words:
        if head.rel == "conj" and head.head is not None:
            head = words[head.head]
    verb = words[head.head] if head.head is not None and head.rel == "nsubj" else None
    return verb is not None and verb.lemma.lower() in _REPORTS
