"""What an article names around a place, so that a question about one place does not search all of a book.

In an article of at most 100,000 code points that is everything it names. In a longer one a pronoun or a
description means what is named at most 50,000 before it or 10,000 behind it; names find their bearers
throughout (``entities.grouping``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache

from quotetrack.attribute.coreference.salience import mentions_within, salience
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.known_as import initials_of_posts, knows
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.described_things import Described
from quotetrack.attribute.phrases.noun_phrases import Phrase
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Quote, Sentence, Token

WHOLE = 100_000  # code points of an article that is searched as a whole
BEFORE, BEHIND = 50_000, 10_000  # code points of a longer one that are searched
_BLOCK = 10_000
_PAIR = word_set("coreference.couples")
_OPENING = 4  # sentences in which an interview introduces whom it asks


class Nearby:
    """The ``entities`` of an article, their names by sentence (``owner``) and its descriptions, by place."""

    def __init__(
        self,
        size: int,
        entities: list[Entity],
        owner: dict[Mention, Entity],
        described: Sequence[Described],
    ) -> None:
        self._all, self._whole = entities, size <= WHOLE
        self._owner, self._described = owner, described
        self._starts = [d.start for d in described]
        self._names: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in owner:
            self._names[mention.sentence].append(mention)
        self._blocks: defaultdict[int, set[int]] = defaultdict(set)
        for place, entity in enumerate(() if self._whole else entities):
            for mention in entity.mentions:
                self._blocks[mention.span.start // _BLOCK].add(place)
        self._entities = lru_cache(maxsize=4)(self._gathered)

    def entities(self, offset: int) -> Sequence[Entity]:
        """The entities that can be meant at ``offset``, in the order of the article's first mentions."""
        return self._all if self._whole else self._entities(offset // _BLOCK)

    def _gathered(self, block: int) -> Sequence[Entity]:
        """The entities around a block of a long article."""
        near = range(block - BEFORE // _BLOCK, block + BEHIND // _BLOCK + 1)
        return [self._all[i] for i in sorted({i for b in near for i in self._blocks.get(b, ())})]

    def described(self, offset: int) -> Sequence[Described]:
        """The descriptions that begin before ``offset``, in text order."""
        first = 0 if self._whole else bisect_left(self._starts, offset - BEFORE)
        return self._described[first : bisect_left(self._starts, offset)]

    def named_in(self, sentence: int) -> dict[Mention, Entity]:
        """The names of a sentence and whose they are."""
        return {mention: self._owner[mention] for mention in self._names.get(sentence, ())}

    def told(self, quote: Quote, sentence: Sentence, *, described: bool = False) -> set[Entity]:
        """The entities named, or ``described``, in reported words: nobody is named in his own words."""
        return {
            entity
            for place in range(sentence.index - 4, sentence.index + 5)
            for mention, entity in self.named_in(place).items()
            if (described or mention.words) and any(c.overlaps(mention.span) for c in quote.content)
        }


class ByName:
    """The people of an article by their surname and its bodies by their name, in the order of ``entities``.

    Asked first when all that names them is read.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._all = entities

    def surnamed(self, surname: str) -> Sequence[Entity]:
        """The people whose last name is ``surname``, whatever its case."""
        return self._people.get(surname.lower(), ())

    def bodies(self, name: str) -> Sequence[Entity]:
        """The bodies of a name, whatever its case."""
        return self._bodies.get(name.casefold(), ())

    def of_initials(self, letters: str) -> Entity | None:
        """The first person of whose role ``letters``, up to four, open the capitals: *ASP*."""
        return self._initials.get(letters)

    def holders(self, letters: str, lower: str) -> Sequence[Entity]:
        """The people whose post ``letters`` abbreviate: *the SP*, or with ``lower`` *the deputy PM*."""
        return self._holders.get((letters, lower), ())

    @cached_property
    def introduced(self) -> list[tuple[Entity, list[int]]]:
        """The people whom the first sentences name, each with where the names outside marks end."""
        people = (e for e in self._all if e.label == "person" and e.mentions[0].sentence <= _OPENING)
        return [(e, sorted(m.span.end for m in e.mentions if not m.quoted)) for e in people]

    @cached_property
    def _people(self) -> dict[str, list[Entity]]:
        found: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in self._all:
            if entity.label == "person":
                found[entity.words[-1].lower()].append(entity)
        return found

    @cached_property
    def _bodies(self) -> dict[str, list[Entity]]:
        found: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in self._all:
            if entity.label == "organization":
                found[entity.name.casefold()].append(entity)
        return found

    @cached_property
    def _holders(self) -> dict[tuple[str, str], list[Entity]]:
        found: defaultdict[tuple[str, str], list[Entity]] = defaultdict(list)
        for entity in self._all:
            for key in set(initials_of_posts(entity)) if entity.label == "person" else ():
                found[key].append(entity)
        return found

    @cached_property
    def _initials(self) -> dict[str, Entity]:
        found: dict[str, Entity] = {}
        for entity in self._all:
            for role, _ in entity.roles if entity.label == "person" else ():
                letters = "".join(word[0] for word in role.split() if word[0].isupper())
                for size in range(1, 5):
                    found.setdefault(letters[:size], entity)
        return found


def several(nearby: Nearby, phrase: Phrase) -> Sequence[Entity]:
    """*the senators*: the two whose role it is, or the two named together last; else nobody."""
    word = phrase.head.lemma.lower()
    start = phrase.head.span.start
    before = [e for e in nearby.entities(start) if e.mentions and e.mentions[0].span.start < start]
    known = [e for e in before if e.label == "person" and knows(e, word)]
    pairs = [(salience(e, phrase.sentence, phrase.head), e) for e in before if e.members]
    fitting = [pair for pair in pairs if pair[0] > 0 and all(m in known for m in pair[1].members)]
    if fitting:
        return max(fitting, key=lambda pair: pair[0])[1].members
    if len(known) == 2 and not phrase.modifiers:
        return known
    if _counts_two(phrase):
        return last_two(nearby, phrase.sentence, phrase.head)
    near = [pair for pair in pairs if pair[0] > 0.1]
    if near and phrase.head.text.lower() in _PAIR:
        return max(near, key=lambda pair: pair[0])[1].members
    return ()


def _counts_two(phrase: Phrase) -> bool:
    """Tell whether a description speaks of two people (*the two presidents*, *both senators*)."""
    before = phrase.sentence.tokens[max(0, phrase.head.index - 5) : phrase.head.index]
    person = phrase.row is not None and phrase.row.type in ("person", "group")
    return person and any(t.text.lower() in ("two", "both") for t in before)


def last_two(nearby: Nearby, sentence: Sentence, token: Token) -> Sequence[Entity]:
    """*the two presidents*: the two people that the last two sentences name, where just two are."""
    near = [
        e
        for e in nearby.entities(token.span.start)
        if e.label == "person"
        and any(
            m.words and m.span.end <= token.span.start
            for m in mentions_within(e, sentence.index - 2, sentence.index)
        )
    ]
    return near if len(near) == 2 else ()
