"""Resolves *the former* and *the latter*: the first and the last of two that were just named."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.salience import mentions_within
from quotetrack.attribute.entities.as_speaker import speaker_of
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.model import Sentence, Speaker, Token

_PLACES = {"former": 0, "latter": -1}
_REACH = 2  # sentences back in which the two are named


def one_of_two(cast: Cast, sentence: Sentence, tokens: Sequence[Token]) -> Speaker | None:
    """Return whom *the former* or *the latter* means, None where not just two people, or bodies, are named.

    *Brandt met Oke. The latter said so*: Oke. *The latter half* and *the former mayor* mean neither.
    """
    words = [t.text.lower() for t in tokens]
    if len(words) != 2 or words[0] != "the" or words[1] not in _PLACES:
        return None
    place = tokens[0].span.start
    for index in range(sentence.index, max(sentence.index - _REACH, 0) - 1, -1):
        for labels in (("person",), ("organization", "place")):
            found = _named_in(cast, index, place, labels)
            if len(found) == 2:
                return speaker_of([found[_PLACES[words[1]]]], "description", 0.8)
    return None


def _named_in(cast: Cast, index: int, end: int, labels: tuple[str, ...]) -> list[Entity]:
    """Return the entities that a sentence names before an offset, in the order in which it does."""
    found: dict[Entity, int] = {}
    for entity in cast.nearby.entities(end):
        if entity.label in labels:
            for mention in mentions_within(entity, index, index):
                if mention.words and mention.span.end <= end:
                    found.setdefault(entity, mention.span.start)
    return sorted(found, key=lambda entity: found[entity])
