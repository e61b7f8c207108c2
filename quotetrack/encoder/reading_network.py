"""The reading network: one pass over a passage for tags, trees, names, roles of reporting and their links.

A MiniLM encoder (Wang et al. 2020) with small heads, run by ONNX Runtime in 8 bits; ``training.reading``
makes the files. Each passage is read by itself, without padding, so that its answer hangs on nothing else.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from quotetrack.encoder.shapes import folded, shape_of
from quotetrack.encoder.stretches import ReadSentence, Stretch, edges_of, stretches
from quotetrack.encoder.wordpieces import WordPieces
from quotetrack.errors import ModelUnavailable
from quotetrack.model import RoleReading
from quotetrack.resources import intact, resource

if TYPE_CHECKING:
    from numpy.typing import NDArray

READING, RELATIONS = "reading.onnx", "relations.onnx"
ROLES = ("O", *(f"{place}-{role}" for role in ("SOURCE", "CUE", "CONTENT") for place in "BIES"))
SENSES = ("none", "speech", "thought", "perception", "deed", "no_comment")
_ROOM = 510  # pieces of a passage beside those that open and end it
Row = tuple[list[int], list[tuple[int, int, int]], list[int], list[int]]
_SLOW = ["SkipLayerNormFusion"]  # its kernel takes five times as long as the two that it replaces
_LONGEST = (8, 4, 3, 2, 1)  # pieces of a word, fewer where a passage has no room


@dataclass(frozen=True, slots=True)
class Labels:
    """The closed vocabularies: what each head chooses from."""

    pieces: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NetworkReading:
    """What the network makes of a passage's words, in rows.

    ``upos``, ``xpos`` and ``feats`` are the numbers of the likeliest labels; ``names`` logarithms of
    probabilities; ``arcs`` scores of heads (the root at column 0, then the words of the passage);
    ``dependents`` and ``heads`` what relations are told by; ``roles`` and ``nested`` probabilities of
    ROLES, outermost and within a content; ``senses`` those of SENSES, what a word does where it is the word
    of a report: *denied the charge* is speech, *denied him a visa* a deed; ``cues`` and ``words`` (words by
    source and content by width) what links are told by.
    """

    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    feats: NDArray[np.int64]
    names: NDArray[np.float32]
    arcs: NDArray[np.float32]
    dependents: NDArray[np.float32]
    heads: NDArray[np.float32]
    roles: NDArray[np.float32]
    nested: NDArray[np.float32]
    senses: NDArray[np.float32]
    cues: NDArray[np.float32]
    words: NDArray[np.float32]


def in_a_row(
    vocabulary: WordPieces,
    spelt: Sequence[Sequence[int]],
    words: Sequence[str],
    states: Sequence[int],
    edges: Sequence[int],
) -> Row:
    """Lay the pieces of a passage's words out as the network is taught and asked.

    Returns the pieces, the marks of each (the shape, quotation state and edge of its word), and each word's
    first and last piece.
    """
    pieces, marks = [vocabulary.start], [(0, 0, 0)]
    first: list[int] = []
    last: list[int] = []
    for ids, word, state, edge in zip(spelt, words, states, edges, strict=True):
        first.append(len(pieces))
        pieces.extend(ids)
        last.append(len(pieces) - 1)
        mark = (shape_of(word), state, edge)
        if len(ids) == 1:
            marks.append(mark)
        else:
            marks.extend([mark] * len(ids))
    return [*pieces, vocabulary.end], [*marks, (0, 0, 0)], first, last


class Reader:
    """A loaded reading network; links are told by the tables ``near`` and ``branch`` beside vectors."""

    def __init__(self, reading: Path, relations: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        self._reading, self._relations = (
            onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW
            )
            for path in (reading, relations)
        )
        told = self._reading.get_modelmeta().custom_metadata_map
        self.labels = Labels(**{name: tuple(values) for name, values in json.loads(told["labels"]).items()})
        self.near = np.array(json.loads(told["near"]), dtype=np.float32)
        self.branch = np.array(json.loads(told["branch"]), dtype=np.float32)
        self._pieces = WordPieces(self.labels.pieces)

    def read(self, sentences: Sequence[ReadSentence]) -> NetworkReading:
        """Read sentences that make one passage; each has at least one word."""
        words = list(itertools.chain.from_iterable(sentence.words for sentence in sentences))
        states = list(itertools.chain.from_iterable(sentence.states for sentence in sentences))
        spelt = self._spelt(words)
        pieces, marks, first, last = in_a_row(self._pieces, spelt, words, states, edges_of(sentences))
        numbers = np.repeat(np.arange(len(sentences)), [len(sentence.words) for sentence in sentences])
        given = {"pieces": pieces, "marks": marks, "first": first, "last": last, "sentences": numbers}
        found = self._reading.run(
            list(NetworkReading.__slots__),
            {name: np.array(values, dtype=np.int64) for name, values in given.items()},
        )
        return NetworkReading(*found)

    def _spelt(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Return the pieces of each word, cut shorter where all together are too many."""
        whole = [self._pieces.ids(folded(word)) for word in words]
        if len(whole) * _LONGEST[0] <= _ROOM and max(map(len, whole), default=0) <= _LONGEST[0]:
            return whole
        for most in _LONGEST:
            if sum(min(len(ids), most) for ids in whole) <= _ROOM:
                return [ids[:most] for ids in whole]
        return [ids[:1] for ids in whole][:_ROOM]

    def relations(self, dependents: NDArray[np.float32], heads: NDArray[np.float32]) -> NDArray[np.float32]:
        """Score the relations (words by labels) of words to their heads, from rows of a reading."""
        found: NDArray[np.float32] = self._relations.run(None, {"own": dependents, "chosen": heads})[0]
        return found


@cache
def load_reader(directory: Path | None = None) -> Reader:
    """Load the network from ``directory``, by default the embedded one, once a process.

    Raises ModelUnavailable where a file is missing or no network; the embedded ones also where they are not
    those that were released.
    """
    where = directory or resource("data/models")
    if directory is None:
        intact(where / READING), intact(where / RELATIONS)
    try:
        return Reader(where / READING, where / RELATIONS)
    except Exception as error:  # ONNX Runtime raises half a dozen classes of its own
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise ModelUnavailable(f"{where}: no reading network: {reason}; reinstall quotetrack") from error


def read_document(
    sentences: Sequence[ReadSentence], reader: Reader
) -> Iterator[tuple[Stretch, NetworkReading]]:
    """Read a document passage by passage; of a long one a single reading is in memory at a time."""
    for passage in stretches(sentences):
        yield passage, reader.read(sentences[passage.sentences.start : passage.sentences.stop])


def role_reading(starts: Sequence[int], passage: Stretch, reading: NetworkReading) -> RoleReading:
    """Return of a reading what concerns reports; ``starts`` are the numbers of the sentences' first words."""
    return RoleReading(
        passage.start,
        range(starts[passage.kept.start], starts[passage.kept.stop]),
        reading.roles,
        reading.nested,
        reading.senses,
        reading.cues.astype(np.float16),
        reading.words.astype(np.float16),
    )


def role_readings(
    sizes: Iterable[int], readings: Iterable[tuple[Stretch, NetworkReading]]
) -> Iterator[RoleReading]:
    """Yield of readings what concerns reports; ``sizes`` are the sentences' numbers of words."""
    starts = [0, *itertools.accumulate(sizes)]
    for passage, reading in readings:
        yield role_reading(starts, passage, reading)
