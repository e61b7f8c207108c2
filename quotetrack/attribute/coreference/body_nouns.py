"""Finds the body that a noun means: *the union* is the Glass Workers, *the firm* the one spoken of last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from quotetrack.attribute.coreference.salience import salience
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.phrases.body_words import body_behind, is_body_noun
from quotetrack.attribute.phrases.same_names import fold_body
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import word_families, word_pairs, word_set
from quotetrack.model import Sentence, Token

_GENERAL = word_set("coreference.general_bodies")
_SPECIFIC = word_set("coreference.telling_bodies")  # a name that tells another kind is none
_ALIKE = word_families("coreference.alike_bodies")
_PRESS = word_pairs("coreference.press_nouns")
Called = Callable[[str, Sentence, Token], Entity | None]
"""Which body an article's *the ...* means, by its noun, at a word."""


def body_called(
    entities: Sequence[Entity], word: str, sentence: Sentence, token: Token, press: Mapping[str, str]
) -> Entity | None:
    """Return the body that *the ``word``* means at ``token``.

    One whose name or description holds the word or one like it; for the general words of
    business (*company*) the body last spoken of. A body named after the word alone is none. ``press`` gives
    the kinds of the outlets that the article names.
    """
    alike = next((family for family in _ALIKE if word in family), frozenset((word,)))
    scored = []
    for entity in entities:
        if entity.label != "organization":
            continue
        words = set(fold_body(entity.name).split())
        if words == {word}:
            continue
        present = salience(entity, sentence, token)
        row = outlet(entity.name)
        kind = row.kind if row is not None else press.get(entity.name)
        printed = kind is not None and _PRESS.get(word) == kind
        nouns = [n for w in words if (n := noun(w)) is not None and n.type == "organization"]
        if word in words or printed:
            scored.append((present + 2.0, entity))
        elif words & alike and present > 0:
            scored.append((present + 1.5, entity))
        elif word in _SPECIFIC and any(words & family for family in _ALIKE if word not in family):
            continue  # Vale Motors is no union
        elif present > 0.05 and not nouns and row is None and word in _GENERAL:
            scored.append((present + 0.02 * min(len(entity.mentions), 20), entity))
    return max(scored, key=lambda pair: pair[0])[1] if scored else None


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
