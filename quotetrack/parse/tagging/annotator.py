"""Readings of passages to tags, trees and names, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from quotetrack.encoder.reading_network import NetworkReading, Reader
from quotetrack.encoder.stretches import ReadSentence, Stretch
from quotetrack.parse.tagging.decoding import best_tags, best_tree, transitions
from quotetrack.parse.tagging.name_consistency import Consistency

if TYPE_CHECKING:
    pass

_ONE = frozenset(("nsubj", "nsubj:pass", "obj"))  # roles that a predicate gives once


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the network found in one sentence, word by word; heads count from 1, 0 is the root."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...]


class Annotator:
    """Turns the readings of ``reader`` into annotations."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._allowed = transitions(reader.labels.names)
        self._consistency = Consistency(reader.labels.names)
        self._root = reader.labels.deprel.index("root")

    def __call__(
        self, sentences: Sequence[ReadSentence], readings: Sequence[tuple[Stretch, NetworkReading]]
    ) -> list[Annotation]:
        """Return one annotation a sentence of an article, in order; ``readings`` keep every sentence once."""
        drawn: list[tuple[NetworkReading, int, list[int], list[int]]] = []
        for passage, reading in readings:
            drawn += self._trees(sentences, passage, reading)
        if not drawn:
            return []
        scores = np.concatenate([r.names[at : at + len(heads)] for r, at, heads, _ in drawn])
        names = self._consistency(scores, [word for sentence in sentences for word in sentence.words])
        found, first = [], 0
        for reading, at, heads, relations in drawn:
            tags = best_tags(names[first : first + len(heads)], self._allowed)
            found.append(self._annotation(reading, at, heads, relations, tags))
            first += len(heads)
        return found

    def _trees(
        self, sentences: Sequence[ReadSentence], passage: Stretch, reading: NetworkReading
    ) -> list[tuple[NetworkReading, int, list[int], list[int]]]:
        """Return, for each sentence kept of a passage, its first row, its heads and its relations."""
        found, rows, at = [], [], 0
        for number in passage.sentences:
            size = len(sentences[number].words)
            if number in passage.kept:
                columns = [0, *range(at + 1, at + size + 1)]
                heads = best_tree(reading.arcs[at : at + size][:, columns])
                found.append((reading, at, heads))
                rows += [(at + place, head and at + head) for place, head in enumerate(heads)]
            at += size
        words, above = np.array(rows).T
        scores = self.reader.relations(reading.dependents[words], reading.heads[above])
        scores[above != 0, self._root] = -np.inf
        relations = np.where(above == 0, self._root, scores.argmax(axis=1)).tolist()
        cuts = np.cumsum([0, *(len(heads) for _, _, heads in found)])
        return [(*one, relations[a:b]) for one, a, b in zip(found, cuts, cuts[1:], strict=False)]

    def _annotation(
        self,
        reading: NetworkReading,
        at: int,
        heads: list[int],
        relations: Sequence[int],
        tags: Sequence[int],
    ) -> Annotation:
        """Name what numbers stand for in one sentence, whose first word is row ``at``."""
        labels, rows = self.reader.labels, slice(at, at + len(heads))
        upos = [labels.upos[v] for v in reading.upos[rows].tolist()]
        deprel = [labels.deprel[v] for v in relations]
        one_role(upos, heads, deprel)
        return Annotation(
            tuple(upos),
            tuple(labels.xpos[v] for v in reading.xpos[rows].tolist()),
            tuple(labels.feats[v] for v in reading.feats[rows].tolist()),
            tuple(heads),
            tuple(deprel),
            tuple(labels.names[tag] for tag in tags),
        )


def one_role(upos: Sequence[str], heads: list[int], deprel: list[str]) -> None:
    """Hang a name from the noun before it where the tree, chosen arc by arc, gives both the same role.

    *The spokesman Anton Bereza said so* has one subject, the spokesman, with the name in apposition; *He gave
    the spokesman Anton's number* is left alone. Changes ``heads`` and ``deprel`` in place.
    """
    for place in range(len(heads) - 1):
        pair = (upos[place], upos[place + 1]) == ("NOUN", "PROPN")
        if pair and heads[place] == heads[place + 1] and deprel[place] == deprel[place + 1] in _ONE:
            heads[place + 1], deprel[place + 1] = place + 1, "appos"
