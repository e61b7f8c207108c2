"""What the reading network says of a document, by word number.

A document that the embedded models have parsed brings it along; for any other (a Stanza package's, a frozen
parse) its words are read here.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from quotetrack.detect.network.cue_relations import relations
from quotetrack.detect.network.tagged_spans import likeliest_tags, spans_of_role
from quotetrack.encoder.kept_readings import KeptReadings
from quotetrack.encoder.reading_network import ROLES, SENSES, load_reader, read_document, role_readings
from quotetrack.encoder.stretches import MarkStates, ReadSentence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from quotetrack.detect.forms.words import Words
    from quotetrack.encoder.reading_network import Reader
    from quotetrack.model import RoleReading

    Edges = tuple[Sequence[float], Sequence[float]]


class Evidence(Protocol):
    """What rules ask of the network about one text.

    ``tags`` holds, word by word, the probabilities of ``encoder.reading_network.ROLES``, ``senses`` those of
    its ``SENSES``.
    """

    @property
    def tags(self) -> NDArray[np.float32]:
        """The probabilities, a row a word."""
        ...

    @property
    def senses(self) -> NDArray[np.float32]:
        """What each word does where it is the word of a report, a row a word."""
        ...

    def edges(self, columns: tuple[int, int, int]) -> Edges:
        """By word, the probabilities to begin and to end a span; ``columns`` are begin, end and single."""
        ...

    def spans(self, begin: int, within: range) -> Sequence[range]:
        """The spans of a role that lie in some words, as the likeliest tags draw them; see ``edges``."""
        ...

    def chunk_of(self, word: int) -> range:
        """The numbers of the words that the network saw together with ``word``."""
        ...

    def link(self, cues: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """For each cue the probability of each word of its chunk to be in its source and in its content."""
        ...


class TaggedWords:
    """Probabilities of roles by word, and what follows from them."""

    def __init__(self, tags: NDArray[np.float32], senses: NDArray[np.float32]) -> None:
        self.tags, self.senses = tags, senses
        self._edges: dict[tuple[int, int, int], Edges] = {}
        self._likeliest: NDArray[np.int8] | None = None
        self._spans: dict[int, tuple[list[range], list[int]]] = {}

    def edges(self, columns: tuple[int, int, int]) -> Edges:
        """By word, the probabilities to begin and to end a span; ``columns`` are begin, end and single."""
        found = self._edges.get(columns)
        if found is None:
            begin, end, single = (self.tags[:, column] for column in columns)
            found = self._edges[columns] = (_numbers(begin + single), _numbers(end + single))
        return found

    def spans(self, begin: int, within: range) -> Sequence[range]:
        """The spans of a role that lie in some words; ``begin`` is the column of the tag that begins one."""
        if begin not in self._spans:
            if self._likeliest is None:
                self._likeliest = likeliest_tags(self.tags)
            drawn = spans_of_role(self._likeliest, begin)
            self._spans[begin] = drawn, [span.stop for span in drawn]
        found, stops = self._spans[begin]
        first = bisect_right(stops, within.start)
        return [
            span for span in found[first : bisect_left(stops, within.stop + 1)] if span.start >= within.start
        ]


def _numbers(values: NDArray[np.float32]) -> array[float]:
    """Numbers that are quick to ask for one by one and take four bytes each."""
    return array("f", values.tobytes())


class DocumentEvidence(TaggedWords):
    """The evidence of a whole document; see :class:`Evidence`."""

    def __init__(self, words: Words, readings: Sequence[RoleReading], reader: Reader) -> None:
        self._words, self._readings, self._reader = words, readings, reader
        # by reading, the first word that it answers and the words that it saw
        self._starts, self._seen, self._until = array("i"), array("i"), array("i")
        self._asked: tuple[int, RoleReading] | None = None
        self._wide: tuple[int, NDArray[np.float32]] | None = None
        tags, senses = (np.zeros((len(words), len(columns)), dtype=np.float32) for columns in (ROLES, SENSES))
        for reading in readings:
            kept = reading.kept
            own = slice(kept.start - reading.start, kept.stop - reading.start)
            self._starts.append(kept.start)
            self._seen.append(reading.start)
            self._until.append(reading.start + len(reading.roles))
            for whole, part in ((tags, reading.roles), (senses, reading.senses)):
                whole[kept.start : kept.stop] = part[own]
        super().__init__(tags, senses)

    def _place(self, word: int) -> int:
        return bisect_right(self._starts, word) - 1

    def chunk_of(self, word: int) -> range:
        """The numbers of the words that the network saw together with ``word``."""
        place = self._place(word)
        return range(self._seen[place], self._until[place])

    def link(self, cues: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """For each cue the probability of each word of its chunk to be in its source and in its content."""
        found: dict[int, NDArray[np.float32]] = {}
        for cue in cues:
            chunk = self.chunk_of(cue)
            reading, wide = self._read(self._place(cue)), self._vectors(self._place(cue))
            near, branch = relations(self._words, chunk, cue)
            scores = np.einsum("re,wre->wr", reading.cues[cue - chunk.start].astype(np.float32), wide)
            scores += self._reader.near[near] + self._reader.branch[branch]
            found[cue] = 1 / (1 + np.exp(-scores))
        return found

    def _read(self, place: int) -> RoleReading:
        """A reading; the last one is kept."""
        if self._asked is None or self._asked[0] != place:
            self._asked = place, self._readings[place]
        return self._asked[1]

    def _vectors(self, place: int) -> NDArray[np.float32]:
        """The vectors of a reading's words as they are counted with; the last are kept."""
        if self._wide is None or self._wide[0] != place:
            self._wide = place, self._read(place).words.astype(np.float32)
        return self._wide[1]

    def nested(self, numbers: Sequence[int]) -> NDArray[np.float32]:
        """The probabilities of roles within a content, a row for each of some words in order."""
        found, at = np.zeros((len(numbers), len(ROLES)), dtype=np.float32), 0
        while at < len(numbers):
            place = self._place(numbers[at])
            last = place + 1 == len(self._starts)
            end = len(numbers) if last else bisect_left(numbers, self._starts[place + 1], at)
            rows = np.array(numbers[at:end]) - self._seen[place]
            found[at:end] = self._read(place).nested[rows]
            at = end
        return found

    def within(self, numbers: Sequence[int]) -> InnerEvidence:
        """The evidence of a content that is looked at as a text of its own; ``numbers`` are its words."""
        return InnerEvidence(self, numbers)


class InnerEvidence(TaggedWords):
    """The evidence of a content, whose words count from 0; see :class:`Evidence`."""

    def __init__(self, whole: DocumentEvidence, numbers: Sequence[int]) -> None:
        super().__init__(whole.nested(numbers), whole.senses[list(numbers)])
        self._whole, self._numbers = whole, numbers

    def chunk_of(self, word: int) -> range:
        """The content's words that the network saw together with ``word``."""
        outer = self._whole.chunk_of(self._numbers[word])
        return range(
            bisect_right(self._numbers, outer.start - 1), bisect_right(self._numbers, outer.stop - 1)
        )

    def link(self, cues: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """For each cue the probability of each of the content's words in its chunk."""
        found: dict[int, NDArray[np.float32]] = {}
        whole = self._whole.link([self._numbers[cue] for cue in cues])
        for cue in cues:
            number = self._numbers[cue]
            start = self._whole.chunk_of(number).start
            found[cue] = whole[number][[self._numbers[n] - start for n in self.chunk_of(cue)]]
        return found


def gather(words: Words, reader: Reader | None = None) -> DocumentEvidence:
    """Return the evidence of a document; ``reader`` (the embedded one) reads it where its parser has not.

    Raises ModelUnavailable where the network is missing.
    """
    reader = reader or load_reader()
    doc = words.doc
    if doc.readings is not None:
        return DocumentEvidence(words, doc.readings, reader)
    states = MarkStates(words.quotations)
    read = [
        ReadSentence(
            [t.text for t in sentence.tokens],
            sentence.paragraph,
            states([t.span.start for t in sentence.tokens], [t.span.end for t in sentence.tokens]),
        )
        for sentence in doc.sentences
    ]
    sizes = [len(sentence.tokens) for sentence in doc.sentences]
    return DocumentEvidence(words, KeptReadings(role_readings(sizes, read_document(read, reader))), reader)
