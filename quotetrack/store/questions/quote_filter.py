"""Which quotes are asked for, and what a search as a person types it adds to that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from quotetrack.errors import UnknownRow
from quotetrack.lexicon.asked.asked_dates import read_asked_date
from quotetrack.lexicon.asked.asked_words import read_asked
from quotetrack.model import CLASSES, KINDS


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """Which quotes are asked for; None asks for any. ``limit`` -1 is no limit.

    ``speaker`` is a name, an alias or a surname; ``agency`` any form of its name; ``since`` and
    ``until`` are ISO dates or their beginnings (*2016*, *2016-11*), both inclusive; ``search`` holds
    what lexicon.asked.asked_words reads: words, *"a phrase"*, *begin\\**, *-not*, *speaker:Roe*; ``reviewed``
    is one of ``review_filter.REVIEWED``; ``complete`` asks for articles every quote of which, of this class,
    has a verdict.
    """

    speaker: str | None = None
    agency: str | None = None
    affiliation: str | None = None
    kind: str | None = None
    klass: str = "speech"
    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    search: str | None = None
    reviewed: str | None = None
    complete: bool = False
    limit: int = -1


def narrowed(wanted: QuoteFilter) -> QuoteFilter:
    """Return a filter with the fields of its search (*speaker:Roe*) as its own, the search holding the rest.

    Raises UnknownRow where a field is asked for twice with other values, or has one that it cannot have.
    """
    if wanted.search is None:
        return wanted
    asked = read_asked(wanted.search)
    changes: dict[str, Any] = {}
    for name, value in asked.fields.items():
        value = _value(name, value)
        given = getattr(wanted, name)
        if given not in (None, value) and (name, given) not in (("klass", "speech"), ("klass", "all")):
            raise UnknownRow(f"{name} is asked for twice, as {given!r} and as {value!r}; ask for one")
        changes[name] = value
    return replace(wanted, search=asked.rest or None, **changes)


def _value(field: str, value: str) -> str:
    """Return the value of a field as a filter takes it."""
    if field in ("since", "until"):
        return read_asked_date(value)
    known = {"kind": KINDS, "klass": (*CLASSES, "all")}.get(field)
    if known is not None and value not in known:
        raise UnknownRow(f"{value!r} is none of {', '.join(known)}")
    return value
