"""Finds where an article names outlets, by the list, by their descriptions and by what the tagger saw."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import nationalities
from quotetrack.lexicon.press.outlets import NamedOutlet
from quotetrack.lexicon.press.unlisted_outlets import name_outlets
from quotetrack.model import Document, Span

_BEFORE = grammar.ARTICLES | nationalities().keys() | {"state"}  # no part of an outlet's name

_OWNED = ("’s", "'s", "s’", "s'")  # Qatar's Al Jazeera
_LONGEST = 200  # code points of an outlet's name
_start = attrgetter("start")


def outlets_named(doc: Document) -> list[NamedOutlet]:
    """Return the outlets that an article names, without what only seems to name one.

    Somebody's full name is none (*the weekly Ann Roe founded*), nor is part of a longer one: *News* of *GB
    News* is not the News.
    """
    people = [e.span for e in doc.tagged_names if e.label == "PERSON"]
    starts = [span.start for span in people]
    bodies = [e.span for e in doc.tagged_names if e.label in ("ORG", "FAC", "MISC")]
    body_starts = [span.start for span in bodies]
    lands = {e.span.end: e.span.start for e in doc.tagged_names if e.label in ("LOC", "GPE")}

    def is_person(one: NamedOutlet) -> bool:
        at = bisect_right(starts, one.start) - 1
        return " " in one.outlet.name and at >= 0 and people[at].covers(Span(one.start, one.end))

    def is_part(one: NamedOutlet) -> bool:
        """*News* of *GB News* is not the News, *National Post* of *Avon National Post* is not Canada's."""
        words = " " in doc.text[one.start : one.end].removeprefix("The ")
        if (
            words
            and one.start - 1 in lands
            and doc.text[lands[one.start - 1] : one.start - 1].lower() not in _BEFORE
        ):
            return True  # Avon National Post
        at = bisect_right(body_starts, one.start) - 1
        if at < 0 or not bodies[at].covers(Span(one.start, one.end)):
            return False
        before = doc.text[bodies[at].start : one.start].split()
        named = [w for w in before if w[:1].isupper() and w.lower() not in _BEFORE]
        return bool(named) and not (words and before[-1].endswith(_OWNED))

    return [one for one in name_outlets(doc.text) if not is_person(one) and not is_part(one)]


def outlets_beside(named: Sequence[NamedOutlet], place: Span) -> Sequence[NamedOutlet]:
    """Return those of some outlets, in text order, that are named within a stretch or on its edge."""
    first = bisect_left(named, place.start - _LONGEST, key=_start)
    near = named[first : bisect_left(named, place.end, key=_start)]
    return [item for item in near if place.start < item.end]
