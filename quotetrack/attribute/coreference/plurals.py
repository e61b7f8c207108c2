"""Resolves descriptions of several people: *the senators*, *the two presidents*."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.salience import mentions_within, salience
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.known_as import knows
from quotetrack.attribute.phrases.noun_phrases import Phrase
from quotetrack.lexicon.word_sets import word_set

_PAIR = word_set("coreference.couples")


def several(cast: Cast, phrase: Phrase) -> Sequence[Entity]:
    """*the senators*: the two whose role it is, or the two named together last; else nobody."""
    word = phrase.head.lemma.lower()
    start = phrase.head.span.start
    before = [e for e in cast.nearby.entities(start) if e.mentions and e.mentions[0].span.start < start]
    known = [e for e in before if e.label == "person" and knows(e, word)]
    pairs = [(salience(e, phrase.sentence, phrase.head), e) for e in before if e.members]
    fitting = [pair for pair in pairs if pair[0] > 0 and all(m in known for m in pair[1].members)]
    if fitting:
        return max(fitting, key=lambda pair: pair[0])[1].members
    if len(known) == 2 and not phrase.modifiers:
        return known
    if _counts_two(phrase):
        return _last_two(cast, phrase)
    near = [pair for pair in pairs if pair[0] > 0.1]
    if near and phrase.head.text.lower() in _PAIR:
        return max(near, key=lambda pair: pair[0])[1].members
    return ()


def _counts_two(phrase: Phrase) -> bool:
    """Tell whether a description speaks of two people (*the two presidents*, *both senators*)."""
    before = phrase.sentence.tokens[max(0, phrase.head.index - 5) : phrase.head.index]
    person = phrase.row is not None and phrase.row.type in ("person", "group")
    return person and any(t.text.lower() in ("two", "both") for t in before)


def _last_two(cast: Cast, phrase: Phrase) -> Sequence[Entity]:
    """*the two presidents*: the two people that the last two sentences name, where just two are."""
    near = [
        e
        for e in cast.nearby.entities(phrase.head.span.start)
        if e.label == "person"
        and any(
            m.words and m.span.end <= phrase.head.span.start
            for m in mentions_within(e, phrase.sentence.index - 2, phrase.sentence.index)
        )
    ]
    return near if len(near) == 2 else ()
