"""Finds who speaks in the items of a list that a line with a name heads."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.entities.as_speaker import speaker_of
from quotetrack.model import Quote, Speaker

_ITEM = re.compile(r"[ \t]*[-–—•*·▪►][ \t]*(?P<words>\S.*)?")
_MOST_ITEMS = 8  # lines of a list above a quotation
_MOST_WORDS = 12  # of a line that heads one
_TRUST = 0.8
_start = attrgetter("span.start")


def heads_its_list(cast: Cast, quote: Quote) -> Speaker | None:
    """*Ida Moss, Moss & Sons* | *– Age: 44* | *– “It is late.”* is hers. Not: *Five were asked.* | *– “No.”*

    The line is short, begins with a person's name and ends in no stop; the items stand right below it.
    """
    text, start = cast.reading.text, quote.content[0].start
    lines = text[:start].rsplit("\n", _MOST_ITEMS + 1)
    if not _ITEM.fullmatch(lines[-1]):
        return None
    at = start - len(lines[-1])
    for line in reversed(lines[-1 - _MOST_ITEMS : -1]):
        at -= len(line) + 1
        if _ITEM.match(line):
            continue
        words = line.split()
        if not 0 < len(words) <= _MOST_WORDS or line.rstrip()[-1:] in ".!?:;":
            return None
        return _named_at(cast, at + len(line) - len(line.lstrip()))
    return None


def _named_at(cast: Cast, place: int) -> Speaker | None:
    """The person whose name begins at a place of the text."""
    sentences = cast.reading.sentences
    index = bisect_right(sentences, place, key=_start) - 1
    token = next((t for t in sentences[index].tokens if t.span.start == place), None) if index >= 0 else None
    named = None if token is None else cast.entity_at(sentences[index], token.index)
    return None if named is None or named.label != "person" else speaker_of([named], "name", _TRUST)
