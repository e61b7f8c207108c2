"""Tells whether talk has turned to somebody else since whoever spoke last was named."""

from __future__ import annotations

from quotetrack.attribute.coreference.nearby import Nearby
from quotetrack.attribute.coreference.salience import agrees, is_bare, last_before
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.lexicon import grammar
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Sentence, Token

_SUBJECT = 0.8  # weight of any subject
_MARK = 2  # characters from a colon into the words in marks behind it
_TELLING = 0.5  # weight of a mention by which a sentence can be about somebody
_ANSWERS = word_set("coreference.answering_verbs")
_FRONT = 16  # words of a phrase that opens a sentence
_NEW = grammar.INDEFINITE_ARTICLES | {"my", "our"}
_PLACES = {"former": 0, "latter": -1}
_REACH = 2  # sentences back in which the two are named
_FAR = 20  # sentences from the one that opens a paragraph in which a pronoun is who was brought on before it


def overtaken(
    reading: Reading, nearby: Nearby, spoke: Entity | None, sentence: Sentence, token: Token
) -> bool:
    """Tell whether there is a new subject, whom a pronoun can mean, since ``spoke`` was last mentioned.

    *Ann Roe said yes.* | *Bob Lee looked up. He said*: the second paragraph is about Bob Lee. So is a
    quotation behind a paragraph that is but a sentence about him, and *Bob Lee was glad: “We won,” he said*.
    """
    before = None if spoke is None else last_before(spoke, token.span.start)
    if before is None:
        return False
    sentences, first = reading.sentences, before.sentence
    introduced = None
    if sentences[first].paragraph == sentence.paragraph:
        first = sentence.index
    else:
        introduced = _introduced_before(reading, sentence)
    return any(
        (m.weight >= 1.0 or leads_up(reading, sentence, m, token))
        and m.words
        and not m.quoted
        and before.span < m.span
        and m.span.end <= token.span.start
        and (sentences[m.sentence].paragraph == sentence.paragraph or m.sentence == introduced)
        for place in range(sentence.index, first - 1, -1)
        for m, entity in nearby.named_in(place).items()
        if entity is not spoke and agrees(token.text.lower(), entity)
    )


def leads_up(reading: Reading, sentence: Sentence, mention: Mention, token: Token) -> bool:
    """Tell whether a sentence opens with whom a colon leads to: *Bob Lee was glad: “We won,” he said*.

    Not: *Bob Lee was glad, he said*, where another may say so.
    """
    if mention.sentence != sentence.index or mention.first > 0 or mention.weight < _SUBJECT:
        return False
    between = sentence.tokens[mention.last + 1 : token.index]
    return any(t.text == ":" and reading.is_quoted(t.span.end + _MARK) for t in between)


def alone_told_of(
    reading: Reading, nearby: Nearby, spoke: Entity | None, sentence: Sentence, token: Token
) -> Entity | None:
    """Return the one person of the sentence before, in a paragraph that did not name ``spoke`` before.

    *The fear is shared by Bob Lee. According to him*: Bob Lee. Not: *It was Lee's. According to him*.
    """
    place = sentence.index - 1
    before = None if spoke is None else last_before(spoke, token.span.start)
    if place < 0 or before is None or reading.sentences[place].paragraph != sentence.paragraph:
        return None
    named = [
        (m, e)
        for m, e in nearby.named_in(place).items()
        if e.label == "person" and m.words and not (m.quoted or is_bare(e)) and agrees(token.text.lower(), e)
    ]
    apart = reading.sentences[before.sentence].paragraph != sentence.paragraph
    alone = len({e for _, e in named}) == 1 and named[0][0].weight >= _TELLING
    return named[0][1] if apart and alone else None


def one_of_two_named(nearby: Nearby, sentence: Sentence, token: Token) -> Entity | None:
    """Return whom *the former* or *the latter* means, None where not just two people, or bodies, are named.

    *Brandt met Oke. The latter said so*: Oke. *The latter half* and *the former mayor* mean neither.
    """
    before = sentence.tokens[token.index - 1] if token.index else None
    modifies = token.rel in ("amod", "compound") or token.text.lower() not in _PLACES
    if modifies or before is None or before.text.lower() != "the":
        return None
    place = before.span.start
    for index in range(sentence.index, max(sentence.index - _REACH, 0) - 1, -1):
        for labels in (("person",), ("organization", "place")):
            found = _named_in(nearby, index, place, labels)
            if len(found) == 2:
                return found[_PLACES[token.text.lower()]]
    return None


def _named_in(nearby: Nearby, index: int, end: int, labels: tuple[str, ...]) -> list[Entity]:
    """Return the entities that a sentence names before an offset, in the order in which it does."""
    found: dict[Entity, int] = {}
    for mention, entity in nearby.named_in(index).items():
        if entity.label in labels and mention.words and mention.span.end <= end:
            found[entity] = min(mention.span.start, found.get(entity, mention.span.start))
    return sorted(found, key=lambda entity: found[entity])


def unnamed_told_of(reading: Reading, nearby: Nearby, sentence: Sentence, token: Token) -> Entity | None:
    """Return the unnamed person of whom alone the sentence before a quotation tells.

    *A woman laughed. “Never,” she said.* So *My baker has a plan. He says it is late*. Not: *A woman kissed
    Ann Roe. “Never,” she said*, nor *The baker has one. He says it is late*.
    """
    place = sentence.index - 1
    marked = reading.is_quoted(sentence.tokens[0].span.end)
    if (
        place < 0
        or not (marked or token.index == 0)
        or reading.sentences[place].paragraph != sentence.paragraph
    ):
        return None
    able = [
        (mention, entity)
        for mention, entity in nearby.named_in(place).items()
        if not mention.quoted and not is_bare(entity) and agrees(token.text.lower(), entity)
    ]
    alone = len(able) == 1 and able[0][0].weight >= 1.0 and able[0][1].label == "unnamed"
    if not alone or not (marked or _is_new(reading, able[0][0], able[0][1])):
        return None
    return able[0][1]


def _is_new(reading: Reading, mention: Mention, entity: Entity) -> bool:
    """Tell whether somebody unnamed comes in here: *My baker has a plan*; not *The baker has a plan*."""
    below = [c.text.lower() for c in reading.sentences[mention.sentence].children(mention.head)]
    return mention is entity.mentions[0] and bool(_NEW & set(below))


def led_in_for(reading: Reading, nearby: Nearby, sentence: Sentence, token: Token) -> Entity | None:
    """Return for whom what leads up to a quotation is told: *For Bob Lee, it was home. | “I grew,” he said*.

    Not: *For years, it was home*, nor *It was for Bob Lee*, nor *For Bob Lee, Jim Roe won. | “No,” he said*.
    """
    place = sentence.index - 1
    if place < 0 or not reading.is_quoted(sentence.tokens[0].span.end):
        return None
    words = reading.sentences[place].tokens
    comma = next((t.index for t in words[:_FRONT] if t.text == ","), None)
    if comma is None or words[0].text.lower() != "for" or words[0].upos != "ADP":
        return None
    front = {
        entity
        for mention, entity in nearby.named_in(place).items()
        if mention.last < comma and entity.label == "person" and agrees(token.text.lower(), entity)
    }
    subjects = (
        entity
        for mention, entity in nearby.named_in(place).items()
        if mention.first > comma and mention.weight >= _SUBJECT and agrees(token.text.lower(), entity)
    )
    return front.pop() if len(front) == 1 and next(subjects, None) is None else None


def answering(nearby: Nearby, sentence: Sentence, token: Token) -> Entity | None:
    """Return who answers whoever spoke to them: *“Yes?” said Roe to Ann Lee, and she replied*.

    Not: *said Roe to Ann Lee, and she left*, nor *Roe spoke to Ann Lee and replied*, who go on.
    """
    verb = sentence.tokens[token.head] if token.head is not None else None
    upper = verb.head if verb is not None and verb.rel == "conj" and token.rel == "nsubj" else None
    if verb is None or upper is None or verb.lemma not in _ANSWERS or upper > verb.index:
        return None
    heads = {mention.head: entity for mention, entity in nearby.named_in(sentence.index).items()}
    asked = [
        heads[c.index]
        for c in sentence.children(upper)
        if c.rel in ("obl", "obj", "iobj") and c.index < token.index and c.index in heads
    ]
    able = [e for e in asked if e.label == "person" and agrees(token.text.lower(), e)]
    return able[0] if len(able) == 1 else None


def _introduced_before(reading: Reading, sentence: Sentence) -> int | None:
    """Return the number of the one sentence of the paragraph before a quotation that opens its own.

    *Bob Lee disagreed.* | *“It is not,” he said*. Not where two sentences stand there.
    """
    sentences, place = reading.sentences, sentence.index
    while place and sentences[place - 1].paragraph == sentence.paragraph:
        place -= 1
        if sentence.index - place > _FAR:
            return None
    alone = place > 0 and (place < 2 or sentences[place - 2].paragraph != sentences[place - 1].paragraph)
    quoted = reading.is_quoted(sentences[place].tokens[0].span.end)
    return place - 1 if alone and quoted else None
