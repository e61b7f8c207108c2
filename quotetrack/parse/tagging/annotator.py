"""Readings of passages to tags, trees and names, sentence by sentence."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from quotetrack.encoder.reading_network import NetworkReading, Reader
from quotetrack.encoder.stretches import ReadSentence, Stretch
from quotetrack.parse.tagging.decoding import best_tags, best_tree, transitions
from quotetrack.parse.tagging.name_consistency import Consistency

_ONE = frozenset(("nsubj", "nsubj:pass", "obj"))  # roles that a predicate gives once
_LED = ("nsubj", "aux", "cop")  # what a verb has that stands for itself
_MARKS = ("``", "''")  # tags of quotation marks
_REACH = 8  # words before a verb among which its auxiliary is


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
    ) -> Iterator[Annotation]:
        """Yield one annotation a sentence of an article, in order; ``readings`` keep every sentence once.

        All are read first. Of each reading nothing is kept behind the next one but numbers of labels and
        scores of names, and of the latter nothing behind the last.
        """
        drawn = _Drawn()
        words = [word for sentence in sentences for word in sentence.words]
        names = np.empty((len(words), len(self.reader.labels.names)), dtype=np.float32)
        first = 0
        for passage, reading in readings:
            for at, heads, relations in self._trees(sentences, passage, reading):
                rows = slice(at, at + len(heads))
                drawn.add(reading, rows, heads, relations)
                names[first : first + len(heads)] = reading.names[rows]
                first += len(heads)
        self._consistency(names, words)
        tags, first = array("H"), 0
        for size in drawn.sizes:
            tags.extend(best_tags(names[first : first + size], self._allowed))
            first += size
        del names, words
        first = 0
        for size in drawn.sizes:
            yield self._annotation(drawn, tags, slice(first, first + size))
            first += size

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

    def _annotation(self, drawn: _Drawn, tags: Sequence[int], words: slice) -> Annotation:
        """Name what the numbers of one sentence's words stand for."""
        labels = self.reader.labels
        upos = [labels.upos[v] for v in drawn.upos[words]]
        xpos = [labels.xpos[v] for v in drawn.xpos[words]]
        deprel = [labels.deprel[v] for v in drawn.deprel[words]]
        heads = drawn.heads[words].tolist()
        one_role(upos, heads, deprel)
        no_helping_name(upos, heads, deprel)
        past_beside_past(xpos, heads, deprel)
        return Annotation(
            tuple(upos),
            tuple(xpos),
            tuple([labels.feats[v] for v in drawn.feats[words]]),
            tuple(heads),
            tuple(deprel),
            tuple([labels.names[tag] for tag in tags[words]]),
        )


class _Drawn:
    """What was drawn of readings, in columns of numbers, and how many words each sentence has."""

    def __init__(self) -> None:
        self.sizes, self.heads, self.deprel = array("H"), array("H"), array("H")
        self.upos, self.xpos, self.feats = array("H"), array("H"), array("H")

    def add(self, reading: NetworkReading, rows: slice, heads: list[int], relations: Sequence[int]) -> None:
        """Add the next sentence, of which a reading has these rows."""
        self.sizes.append(len(heads))
        self.heads.extend(heads)
        self.deprel.extend(relations)
        self.upos.extend(reading.upos[rows].tolist())
        self.xpos.extend(reading.xpos[rows].tolist())
        self.feats.extend(reading.feats[rows].tolist())


def one_role(upos: Sequence[str], heads: list[int], deprel: list[str]) -> None:
    """Hang a name from the noun before it where the tree, chosen arc by arc, gives both the same role.

    *The spokesman Anton Bereza said so* has one subject, the spokesman, with the name in apposition; *He gave
    the spokesman Anton's number* is left alone. Changes ``heads`` and ``deprel`` in place.
    """
    for place in range(len(heads) - 1):
        pair = (upos[place], upos[place + 1]) == ("NOUN", "PROPN")
        if pair and heads[place] == heads[place + 1] and deprel[place] == deprel[place + 1] in _ONE:
            heads[place + 1], deprel[place + 1] = place + 1, "appos"


def no_helping_name(upos: Sequence[str], heads: list[int], deprel: list[str]) -> None:
    """Join a name that the tree has for an auxiliary to the name before it, which is no passive's then.

    *Her pupil Lotte Arens called her a saint* has Arens for a part of the name; *Lotte was called a saint* is
    left alone. Changes ``heads`` and ``deprel`` in place.
    """
    for place, (tag, relation) in enumerate(zip(upos, deprel, strict=True)):
        if tag != "PROPN" or not relation.startswith("aux"):
            continue
        verb, before = heads[place], place - 1
        named = before >= 0 and upos[before] == "PROPN"
        first = heads[before] if named and deprel[before] == "flat" else place
        heads[place], deprel[place] = (first, "flat") if named else (verb, "nsubj")
        for other, head in enumerate(heads):
            if head == verb and deprel[other] == "nsubj:pass":
                deprel[other] = "nsubj"


def past_beside_past(xpos: Sequence[str], heads: list[int], deprel: Sequence[str]) -> None:
    """Hang a verb in the past from the past verb of the report where no *would* within it can govern it.

    *She said it would close and called on clients to move* has *said* beside *called*; *She said it would
    close and open again* is left alone, and so is what stands within a quotation. Changes ``heads`` in place.
    """
    for place, relation in enumerate(deprel):
        if (
            relation != "conj"
            or xpos[place] != "VBD"
            or not _is_willed(xpos, heads, deprel, heads[place] - 1)
        ):
            continue
        above = heads[place] - 1
        while above >= 0 and deprel[above] == "ccomp":
            above = heads[above] - 1
            if above >= 0 and xpos[above] == "VBD":
                break
        apart = any(xpos[n] in _MARKS for n in range(above + 1, place))
        led = any(h == place + 1 and d.startswith(_LED) for h, d in zip(heads, deprel, strict=True))
        if 0 <= above < heads[place] - 1 and xpos[above] == "VBD" and not apart and not led:
            heads[place] = above + 1


def _is_willed(xpos: Sequence[str], heads: Sequence[int], deprel: Sequence[str], verb: int) -> bool:
    """Tell whether a modal governs a verb: *[would] close*."""
    below = (n for n in range(max(verb - _REACH, 0), verb) if heads[n] == verb + 1 and deprel[n] == "aux")
    return xpos[verb] == "VB" and any(xpos[n] == "MD" for n in below)
