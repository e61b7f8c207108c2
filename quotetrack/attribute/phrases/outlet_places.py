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

    def is_person(one: NamedOutlet) -> bool:
        at = bisect_right(starts, one.start) - 1
        return " " in one.outlet.name and at >= 0 and people[at].covers(Span(one.start, one.end))

    def is_part(one: NamedOutlet) -> bool:
        """*News* of *GB News* is not the News."""
        at = bisect_right(body_starts, one.start) - 1
        if at < 0 or not bodies[at].covers(Span(one.start, one.end)):
            return False
        before = doc.text[bodies[at].start : one.start].split()
        own = " " in doc.text[one.start : one.end].removeprefix("The ")
        return not own and any(w[:1].isupper() and w.lower() not in _BEFORE for w in before)

    return [one for one in name_outlets(doc.text) if not is_person(one) and not is_part(one)]


def outlets_beside(named: Sequence[NamedOutlet], place: Span) -> Sequence[NamedOutlet]:
    """Return those of some outlets, in text order, that are named within a stretch or on its edge."""
    first = bisect_left(named, place.start - _LONGEST, key=_start)
    near = named[first : bisect_left(named, place.end, key=_start)]
    return [item for item in near if place.start < item.end]
