"""Chooses whom a pronoun means, by salience: near, prominent, often named, and speaking last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.lexicon import grammar
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.model import Sentence, Span, Token, Turn

_DECAY = 0.55  # what a mention keeps of its weight a sentence later; tuned on PolNeAR's development set
_REACH = 9  # sentences
_SPOKE_LAST = 0.45
_UNNAMED = 0.5
_UNSURE_SEX = 0.8
_BARE = 0.2  # what keeps of its weight a single word taken for a person's name, of whom nothing is said
_BODY_AS_MANY = 0.5  # a body is *they* less readily than people are

_GOVERNED = frozenset(
    ("obj", "iobj", "obl", "nmod", "compound", "flat", "amod", "acl", "advcl", "xcomp", "ccomp")
)

GENDERS = {
    **dict.fromkeys(grammar.MASCULINE_PRONOUNS, "m"),
    **dict.fromkeys(grammar.FEMININE_PRONOUNS, "f"),
}
PLURAL = grammar.PLURAL_PRONOUNS
NEUTER = grammar.NEUTER_PRONOUNS
FIRST = grammar.FIRST_PERSON_PRONOUNS


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A personal pronoun to resolve: where it stands and what cannot be meant.

    ``barred`` are the entities named in the same reported words or as another argument of its verb.
    ``spoke_last`` is the speaker of the quote before, where the pronoun is itself a source, ``firm`` whether
    he holds the floor without a name; ``beside`` the unnamed person of whom alone the sentence before its
    quotation tells.
    """

    token: Token
    sentence: Sentence
    barred: frozenset[Entity] = frozenset()
    spoke_last: Entity | None = None
    beside: Entity | None = None
    firm: bool = False

    @property
    def word(self) -> str:
        """The pronoun in lower case."""
        return self.token.text.lower()


def rank(pronoun: Pronoun, entities: Iterable[Entity]) -> list[tuple[float, Entity]]:
    """Return the entities that ``pronoun`` can mean with their salience, most salient first."""
    found = []
    for entity in entities:
        if entity in pronoun.barred or not agrees(pronoun.word, entity):
            continue
        score = salience(entity, pronoun.sentence, pronoun.token)
        if score <= 0:
            continue
        if pronoun.word in PLURAL and entity.label == "organization":
            score *= _BODY_AS_MANY
        elif entity is pronoun.spoke_last:
            score += _SPOKE_LAST
        if entity is pronoun.beside:
            score += _SPOKE_LAST if entity.gender else 0.0
        elif entity.label == "unnamed" and not (pronoun.firm and entity is pronoun.spoke_last):
            score *= _UNNAMED
        if pronoun.word in GENDERS and not entity.gender and entity is not pronoun.beside:
            score *= _UNSURE_SEX * (_BARE if is_bare(entity) else 1)
        found.append((score, entity))
    return sorted(found, key=lambda pair: (-pair[0], pair[1].mentions[0].span))


def is_bare(entity: Entity) -> bool:
    """Tell whether a single word is all there is of a person: *Arnstad recorded a low*, but not *Mr Roe*."""
    return entity.label == "person" and len(entity.words) == 1 and not (entity.roles or entity.aliases)


def agrees(word: str, entity: Entity) -> bool:
    """*she* is no man, no body and no group; *they* no single person and no outlet; *it* no person."""
    if word in GENDERS:
        return entity.label in ("person", "unnamed") and entity.gender in ("", GENDERS[word])
    if word in PLURAL:
        return entity.label in ("group", "organization") and outlet(entity.name) is None
    return entity.label in ("organization", "place", "document", "body")


def salience(entity: Entity, sentence: Sentence, token: Token) -> float:
    """Return how present ``entity`` is to the reader at ``token``: 0 where it was not named nearby.

    A subject that follows in the same sentence counts for a pronoun in a clause put first
    (*In her speech, Ann Roe said*).
    """
    weights = []
    for mention in reversed(mentions_within(entity, sentence.index - _REACH, sentence.index)):
        distance = sentence.index - mention.sentence
        if mention.span.overlaps(token.span):
            continue
        if mention.span.start > token.span.start:
            if token.rel in ("nsubj",) or mention.weight < 0.8:
                continue
            weights.append(mention.weight * 0.9)
            continue
        weights.append(mention.weight * _DECAY**distance)
    if not weights:
        return 0.0
    best = max(weights)
    return best + 0.2 * (sum(weights) - best) + 0.01 * min(len(entity.mentions), 20)


def mentions_within(entity: Entity, first: int, last: int) -> list[Mention]:
    """Return the mentions of an entity in the sentences from ``first`` to ``last``, in text order."""
    mentions = entity.mentions
    stop = bisect_right(mentions, last, key=_sentence)
    start = stop
    while start and mentions[start - 1].sentence >= first:
        start -= 1
    return mentions[start:stop]


def last_before(entity: Entity, offset: int, *, named: bool = False) -> Mention | None:
    """Return the last mention of an entity that ends before ``offset``, None where there is none.

    ``named`` asks for one by name, no pronoun.
    """
    place = bisect_left(entity.mentions, offset, key=_start) - 1
    while place >= 0:
        mention = entity.mentions[place]
        if mention.span.end <= offset and (mention.words or not named):
            return mention
        place -= 1
    return None


def last_named(entity: Entity, offset: int) -> Mention | None:
    """Return the last mention of an entity that begins before ``offset``, None where there is none."""
    place = bisect_left(entity.mentions, offset, key=_start)
    return entity.mentions[place - 1] if place else None


_sentence = attrgetter("sentence")
_start = attrgetter("span.start")


def own_turns(reading: Reading, entities: Iterable[Entity], turns: Iterable[Turn]) -> dict[int, set[Entity]]:
    """Map the paragraphs of a turn to its speaker: nobody is *he* or *she* in his own turn."""
    found: dict[int, set[Entity]] = {}
    bearers: dict[str, set[Entity]] = {}
    for entity in entities:
        if entity.label == "person":
            bearers.setdefault(entity.words[-1].casefold(), set()).add(entity)
    starts = [sentence.span.start for sentence in reading.sentences]
    for turn in turns:
        label = turn.source.of(reading.text).split() if turn.source is not None else []
        people = bearers.get(label[-1].strip(".").casefold(), set()) if label else set()
        for part in turn.words if people else ():
            for place in range(bisect_left(starts, part.start), bisect_left(starts, part.end)):
                found.setdefault(reading.sentences[place].paragraph, set()).update(people)
    return found


def co_arguments(sentence: Sentence, token: Token, owner: dict[Mention, Entity]) -> set[Entity]:
    """Return the entities that are another argument of the verb whose argument ``token`` is.

    *Ann told her* does not mean Ann; *Ann told her son* may.
    """
    if token.deprel == "nmod:poss" or token.head is None or token.text.lower().endswith(("self", "selves")):
        return set()
    found = set()
    for mention, entity in owner.items():
        if mention.sentence == sentence.index and mention.head != token.index:
            head = sentence.tokens[mention.head]
            while head.rel in ("appos", "flat") and head.head is not None and head.head < head.index:
                head = sentence.tokens[head.head]  # the leader, Ann Roe, told her
            if head.head == token.head and head.rel in ("nsubj", "obj", "iobj", "obl"):
                found.add(entity)
    return found


def named_below(sentence: Sentence, token: Token, owner: dict[Mention, Entity]) -> set[Entity]:
    """Return whom what a pronoun's verb governs names behind it: *He ruled in [Roe]’s favour*, who is not he.

    Not: *He left, and Roe stayed*, nor *In Roe’s view, he was late*, where both may be one.
    """
    if token.rel != "nsubj" or token.head is None:
        return set()
    found = set()
    for mention, entity in owner.items():
        if mention.sentence == sentence.index and mention.words and mention.first > token.index:
            word = sentence.tokens[mention.head]
            own = (None, token.head, token.index)
            while word.rel in _GOVERNED and word.head is not None and word.head not in own:
                word = sentence.tokens[word.head]
            if word.rel in _GOVERNED and word.head == token.head and word.index > token.index:
                found.add(entity)
    return found


def as_mention(token: Token, sentence: Sentence, label: str, weight: float, quoted: bool) -> Mention:
    """Return a resolved pronoun as a mention of its entity, so that chains stay alive."""
    span = Span(token.span.start, token.span.end)
    place = token.index
    return Mention(span, sentence.index, place, place, place, (), label, "", "", weight, quoted)
