"""Finds the body that a noun means: *the union* is the Glass Workers, *the firm* the one spoken of last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from quotetrack.attribute.coreference.salience import salience
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.body_words import body_behind, is_body_noun
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.same_names import fold_body
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.press.outlets import NamedOutlet, outlet
from quotetrack.lexicon.word_sets import word_families, word_pairs, word_set
from quotetrack.model import Sentence, Token

_GENERAL = word_set("coreference.general_bodies")
_SPECIFIC = word_set("coreference.telling_bodies")  # a name that tells another kind is none
_ALIKE = word_families("coreference.alike_bodies")
_PRESS = word_pairs("coreference.press_nouns")
_TOLD = 1.8  # what it adds that an apposition tells the kind
_LOOKED_AT = 20  # mentions of a body whose appositions are read
_AGAIN = 0.5  # what it adds to be what the noun meant last
Called = Callable[[str, Sentence, Token], Entity | None]
"""Which body an article's *the ...* means, by its noun, at a word."""


class BodyNouns:
    """What the nouns for bodies mean in an article: *the union*, *the agency*.

    ``outlets`` are those that it names; what a noun meant last is kept from one question to the next.
    """

    def __init__(self, reading: Reading, outlets: Sequence[NamedOutlet]) -> None:
        self._reading = reading
        self._press = {one.outlet.name: one.outlet.kind for one in outlets}
        self._meant: dict[str, Entity] = {}
        self._told: dict[Entity, frozenset[str]] = {}

    def called(
        self, entities: Sequence[Entity], word: str, sentence: Sentence, token: Token
    ) -> Entity | None:
        """Return the body that *the ``word``* means at ``token``.

        One whose name or description holds the word or one like it (*Harbour Inquiries, a division of the
        coast guard*, is an agency); for the general words of business (*company*) the body last spoken of. A
        body named after the word alone is none. What the noun meant last it goes on to mean while that is
        present, whatever other body a list names since.
        """
        alike = next((family for family in _ALIKE if word in family), frozenset((word,)))
        scored = []
        for entity in entities:
            if entity.label == "organization":
                present = salience(entity, sentence, token)
                present += _AGAIN if entity is self._meant.get(word) and present > 0 else 0.0
                score = self._score(entity, word, alike, present)
                if score is not None:
                    scored.append((score, entity))
        found = max(scored, key=lambda pair: pair[0])[1] if scored else None
        if found is not None:
            self._meant[word] = found
        return found

    def _score(self, entity: Entity, word: str, alike: frozenset[str], present: float) -> float | None:
        """How well a noun fits a body that is so present, None where it does not."""
        words = set(fold_body(entity.name).split())
        if words == {word}:
            return None
        row = outlet(entity.name)
        kind = row.kind if row is not None else self._press.get(entity.name)
        if word in words or (kind is not None and _PRESS.get(word) == kind):
            return present + 2.0
        if present > 0 and self._kinds(entity) & alike:
            return present + _TOLD
        if words & alike and present > 0:
            return present + 1.5
        if word in _SPECIFIC and any(words & family for family in _ALIKE if word not in family):
            return None  # Vale Motors is no union
        nouns = [n for w in words if (n := noun(w)) is not None and n.type == "organization"]
        if present > 0.05 and not nouns and row is None and word in _GENERAL:
            return present + 0.02 * min(len(entity.mentions), 20)
        return None

    def _kinds(self, entity: Entity) -> frozenset[str]:
        """The nouns by which appositions tell what a body is: *Harbour Inquiries, a [division] of ...*."""
        found = self._told.get(entity)
        if found is None:
            told: set[str] = set()
            for mention in entity.mentions[:_LOOKED_AT]:
                told.update(_told_behind(self._reading.sentences[mention.sentence], mention))
            found = self._told[entity] = frozenset(told)
        return found


def _told_behind(sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield the noun that tells a kind behind a name: *Harbour Inquiries, a [division] of the coast guard*.

    Not: *To Harbour Inquiries, the agency said no*, which is another body.
    """
    words, comma = sentence.tokens, mention.last + 1
    opens = comma + 1 < len(words) and words[comma].text == ","
    if opens and words[comma + 1].text.lower() in grammar.INDEFINITE_ARTICLES:
        behind = takewhile(lambda t: t.upos in ("ADJ", "NOUN", "PROPN"), words[comma + 2 :])
        found = list(behind)[-1:]
    else:
        found = [c for c in sentence.children(mention.head) if c.rel == "appos" and c.index > comma]
    yield from (t.lemma.lower() for t in found if t.upos == "NOUN" and is_body_noun(t))


def sits(entity: Entity, sentence: Sentence, last: int, before: bool) -> bool:
    """Tell whether a name means a body: *a Carrow Street spokesman*, *a spokesman for Corvane*.

    Not: *a spokesman for Ann Roe*, nor *an Avon baker*.
    """
    words = sentence.tokens
    if entity.label == "place":
        return before and last + 1 < len(words) and words[last + 1].lemma.startswith("spokes")
    if entity.label != "person":
        return False
    return not (before or entity.gender or entity.roles or entity.aliases or len(entity.words) > 1)


def owned_body(sentence: Sentence, first: int, last: int, called: Called) -> str:
    """Return the body that an owned one is or is part of: the office of *the Avon Sheriff's office*.

    *the project's panel* is that of the Flag Project, if ``called`` means it by the noun. None for *the Avon
    Trust's office*, where a name tells.
    """
    tokens = sentence.tokens
    mark = next((i for i in range(first + 1, last) if tokens[i].text in grammar.POSSESSIVE_CLITICS), None)
    if mark is None or not is_body_noun(tokens[mark + 1]):
        return ""
    owner = tokens[mark - 1]
    row = noun(owner.text, owner.lemma)
    if row is not None and row.type == "person":
        return body_behind(sentence, first, last)
    word = owner.lemma.lower()
    found = called(word, sentence, owner) if owner.text.islower() else None
    return found.name if found is not None and word in fold_body(found.name).split() else ""
