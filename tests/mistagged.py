"""Documents as a worse tagger and parser would give them, the same each time.

Many rules are there for what taggers get wrong: a person taken for a body, a name cut short, a noun for a
verb. What the shipped models get right in our own texts, these get wrong.
"""

from __future__ import annotations

import random
from dataclasses import replace

from quotetrack.model import Document, Sentence, Token

_LABELS = ("PERSON", "ORG", "LOC", "NORP", "MISC", "")
_PARTS = {
    "NOUN": ("PROPN", "VERB", "ADJ"),
    "PROPN": ("NOUN", "ADJ", "X"),
    "VERB": ("NOUN", "AUX"),
    "ADJ": ("NOUN", "VERB"),
    "ADP": ("SCONJ", "ADV"),
    "DET": ("PRON",),
    "PRON": ("DET", "NOUN"),
    "ADV": ("ADP", "ADJ"),
}
_RELATIONS = {
    "nsubj": ("obl", "nsubj:pass", "appos"),
    "obj": ("nsubj", "obl"),
    "obl": ("obj", "nmod"),
    "nmod": ("appos", "compound", "obl"),
    "nmod:poss": ("det", "nmod"),
    "compound": ("amod", "flat", "nmod"),
    "amod": ("compound", "acl"),
    "appos": ("conj", "nmod", "parataxis"),
    "flat": ("compound", "appos"),
    "conj": ("appos", "compound"),
    "acl:relcl": ("ccomp", "conj"),
    "case": ("mark",),
}
_WRONG = 0.15  # share of the names, words and relations that are taken for something else


def mistagged(doc: Document, seed: str) -> Document:
    """Return a document whose names, parts of speech and relations are partly wrong, by ``seed``."""
    chance = random.Random(seed)
    return replace(doc, sentences=tuple(_mistaken(one, chance) for one in doc.sentences))


def _mistaken(sentence: Sentence, chance: random.Random) -> Sentence:
    tokens = [_other(token, chance) for token in sentence.tokens]
    for first, last, label in _names(sentence):
        if chance.random() < 2 * _WRONG:
            other = chance.choice(_LABELS)
            start, end = first + chance.choice((0, 0, 0, 1)), last - chance.choice((0, 0, 0, 1))
            _tag(tokens, first, last, "")
            _tag(tokens, start, end, other if chance.random() < 0.7 else label)
    return replace(sentence, tokens=tuple(tokens))


def _other(token: Token, chance: random.Random) -> Token:
    """Return a word with another part of speech or relation now and then."""
    part, relation = token.upos, token.deprel
    if chance.random() < _WRONG:
        part = chance.choice(_PARTS.get(part, (part,)))
    if chance.random() < _WRONG:
        relation = chance.choice(_RELATIONS.get(relation, (relation,)))
    return replace(token, upos=part, deprel=relation)


def _names(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Return the first and last word of each name, with its label."""
    found, start = [], 0
    for token in sentence.tokens:
        prefix, _, label = token.ner.partition("-")
        start = token.index if prefix in ("B", "S") else start
        if prefix in ("E", "S"):
            found.append((start, token.index, label))
    return found


def _tag(tokens: list[Token], first: int, last: int, label: str) -> None:
    """Tag the words from ``first`` to ``last`` as one name, or as none where the label is empty."""
    for index in range(first, last + 1):
        prefix = "S" if first == last else "B" if index == first else "E" if index == last else "I"
        tokens[index] = replace(tokens[index], ner=f"{prefix}-{label}" if label else "O")
