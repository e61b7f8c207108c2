"""Readings of passages to tags, trees and names, sentence by sentence."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from quotetrack.encoder.reading_network import NetworkReading, Reader
from quotetrack.encoder.stretches import ReadSentence, Stretch
from quotetrack.parse.tagging.decoding import best_tags, best_tree, transitions
from quotetrack.parse.tagging.name_consistency import Consistency

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
        self, sentences: Sequence[ReadSentence], readings: Iterable[tuple[Stretch, NetworkReading]]
    ) -> list[Annotation]:
        """Return one annotation a sentence of an article, in order; ``readings`` keep every sentence once.

        Of each reading nothing is kept behind the next one but labels and scores of names.
        """
        drawn: list[Annotation] = []
        words = [word for sentence in sentences for word in sentence.words]
        names = np.empty((len(words), len(self.reader.labels.names)), dtype=np.float32)
        first = 0
        for passage, reading in readings:
            for at, heads, relations in self._trees(sentences, passage, reading):
                drawn.append(self._annotation(reading, at, heads, relations))
                names[first : first + len(heads)] = reading.names[at : at + len(heads)]
                first += len(heads)
        self._consistency(names, words)
        labels, first = self.reader.labels.names, 0
        for number, one in enumerate(drawn):
            tags = best_tags(names[first : first + len(one.heads)], self._allowed)
            drawn[number] = replace(one, names=tuple([labels[tag] for tag in tags]))
            first += len(one.heads)
        return drawn

    def _trees(
        self, sentences: Sequence[ReadSentence], passage: Stretch, reading: NetworkReading
    ) -> list[tuple[int, list[int], list[int]]]:
        """Return, for each sentence kept of a passage, its first row, its heads and its relations."""
        found: list[tuple[int, list[int]]] = []
        rows: list[int] = []
        words: list[int] = []
        at = 0
        for number in passage.sentences:
            size = len(sentences[number].words)
            if number in passage.kept:
                columns = [0, *range(at + 1, at + size + 1)]
                heads = best_tree(reading.arcs[at : at + size][:, columns])
                found.append((at, heads))
                rows += [head and at + head for head in heads]
                words += range(at, at + size)
            at += size
        above = np.array(rows)
        scores = self.reader.relations(reading.dependents[words], reading.heads[above])
        scores[above != 0, self._root] = -np.inf
        relations = np.where(above == 0, self._root, scores.argmax(axis=1)).tolist()
        cuts = [0, *itertools.accumulate(len(heads) for _, heads in found)]
        return [(*one, relations[a:b]) for one, a, b in zip(found, cuts, cuts[1:], strict=False)]

    def _annotation(
        self, reading: NetworkReading, at: int, heads: list[int], relations: Sequence[int]
    ) -> Annotation:
        """Name what numbers stand for in one sentence, whose first word is row ``at``; names are left out."""
        labels, rows = self.reader.labels, slice(at, at + len(heads))
        upos = [labels.upos[v] for v in reading.upos[rows].tolist()]
        deprel = [labels.deprel[v] for v in relations]
        one_role(upos, heads, deprel)
        return Annotation(
            tuple(upos),
            tuple([labels.xpos[v] for v in reading.xpos[rows].tolist()]),
            tuple([labels.feats[v] for v in reading.feats[rows].tolist()]),
            tuple(heads),
            tuple(deprel),
            (),
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
