"""What the reading network learns from: passages of treebanks, of names, and of texts that were read before.

Treebanks and names come sentence by sentence; neighbours are put together to passages as long as paragraphs
are. Texts that today's networks have read (``training.reading.silver``) come as such. The same changes are
made on the way as for the parse network: capitals, lower case, no full stop (``training.joint.data``).
"""

from __future__ import annotations

import pickle
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from quotetrack.encoder.shapes import folded, shape_of
from quotetrack.encoder.wordpieces import WordPieces
from training.conllu import DEPREL, FEATS, FORM, HEAD, UPOS, XPOS, read
from training.joint.data import read_names
from training.names import article_sizes

LONGEST_WORD = 8  # pieces
MOST_WORDS, MOST_PIECES = 220, 400  # of a passage in training
OUTSIDE, OPENING, INSIDE, CLOSING = range(4)
_MARKS = {'"': 2, "“": 1, "”": 0, "``": 1, "''": 0}


@dataclass(slots=True)
class Roles:
    """What is to be learned of reporting: probabilities of roles, of nested ones where ``known``, links.

    A link is a cue's place, its words' relations to it (near, branch) and the probabilities of words in its
    source and content.
    """

    tags: NDArray[np.float32]
    nested: NDArray[np.float32]
    known: NDArray[np.bool_]
    links: list[tuple[int, NDArray[np.uint8], NDArray[np.uint8], NDArray[np.float32], float]]


@dataclass(slots=True)
class Passage:
    """Words of neighbouring sentences with what is known of them; heads count from 1 in their sentence."""

    words: list[str]
    sentences: list[int]
    states: list[int]
    edges: list[int]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    roles: Roles | None = None

    def __len__(self) -> int:
        return len(self.words)


def edges_of(sizes: Sequence[int], opens: Sequence[bool]) -> list[int]:
    """Return each word's edge: 1 opens a paragraph, 2 a sentence, 3 ends one."""
    found: list[int] = []
    for size, first in zip(sizes, opens, strict=True):
        row = [0] * size
        row[-1] = 3
        row[0] = 1 if first else 2
        found += row
    return found


def states_of(words: Sequence[str]) -> list[int]:
    """Return each word's state in quotation marks, by the marks alone."""
    found, inside = [], False
    for word in words:
        kind = _MARKS.get(word)
        if kind is None:
            found.append(INSIDE if inside else OUTSIDE)
            continue
        opens = not inside if kind == 2 else kind == 1
        found.append(OPENING if opens and not inside else CLOSING if inside and not opens else OUTSIDE)
        inside = opens
    return found


def _place(sent_id: str) -> tuple[str, int]:
    head, _, number = sent_id.rpartition("-")
    return head, int(re.sub(r"\D", "", number) or 0)


def read_tree_documents(path: Path) -> list[list[Passage]]:
    """Return the sentences of a CoNLL-U file, document by document in their order, each a passage."""
    documents: dict[str, list[tuple[int, Passage]]] = {}
    for sent_id, lines in read(path):
        document, number = _place(sent_id)
        columns = list(zip(*lines, strict=True))
        words = list(columns[FORM])
        passage = Passage(
            words,
            [0] * len(words),
            [],
            [],
            list(columns[UPOS]),
            list(columns[XPOS]),
            list(columns[FEATS]),
            [int(h) for h in columns[HEAD]],
            list(columns[DEPREL]),
        )
        documents.setdefault(document, []).append((number, passage))
    return [[p for _, p in sorted(some, key=lambda x: x[0])] for some in documents.values()]


def read_name_documents(path: Path) -> list[list[Passage]]:
    """Return the sentences of a names file, article by article."""
    sentences = read_names(path)
    found, at = [], 0
    for size in article_sizes([s.words for s in sentences]):
        some = sentences[at : at + size]
        at += size
        found.append(
            [Passage(list(s.words), [0] * len(s), [], [], names=list(s.tags)) for s in some if len(s)]
        )
    return found


def together(sentences: Sequence[Passage], rng: random.Random) -> Passage:
    """Put neighbouring sentences together, sometimes changed (``training.joint.data``)."""
    draw = rng.random()
    joined = Passage([], [], [], [])
    sizes, opens = [], []
    for number, sentence in enumerate(sentences):
        cut = 0.08 <= draw < 0.12 and sentence.words[-1] == "." and len(sentence) > 3
        if cut and sentence.heads and (len(sentence) in sentence.heads or sentence.heads[-1] == 0):
            cut = False
        end = -1 if cut else len(sentence)
        words = sentence.words[:end]
        if draw < 0.04:
            words = [w.upper() for w in words]
        elif draw < 0.08:
            words = [w.lower() for w in words]
        joined.words += words
        joined.sentences += [number] * len(words)
        for name in ("upos", "xpos", "feats", "heads", "deprel", "names"):
            getattr(joined, name).extend(getattr(sentence, name)[:end])
        sizes.append(len(words))
        opens.append(number == 0 or rng.random() < 0.15)
    joined.edges = edges_of(sizes, opens)
    joined.states = states_of(joined.words) if rng.random() < 0.8 else [0] * len(joined)
    return joined


def passages(documents: Sequence[Sequence[Passage]], rng: random.Random) -> Iterator[Passage]:
    """Yield one pass over documents as passages of one to six neighbouring sentences, in random order."""
    found = []
    for document in documents:
        at = 0
        while at < len(document):
            size = rng.choice((1, 1, 1, 2, 2, 3, 4, 6))
            some: list[Passage] = []
            words = 0
            while at < len(document) and len(some) < size and words + len(document[at]) <= MOST_WORDS:
                some.append(document[at])
                words += len(document[at])
                at += 1
            if some:
                found.append(some)
            else:
                at += 1
    rng.shuffle(found)
    for some in found:
        yield together(some, rng)


def endless(documents: Sequence[Sequence[Passage]], rng: random.Random) -> Iterator[Passage]:
    """Yield passages pass after pass."""
    while True:
        yield from passages(documents, rng)


class ReadBefore:
    """Passages from files that ``training.reading.silver`` wrote; new files are noticed before every pass."""

    def __init__(self, folders: Sequence[Path], held: frozenset[str]) -> None:
        self.folders, self.held = folders, held
        self._kept: dict[Path, list[Passage]] = {}

    def __iter__(self) -> Iterator[Passage]:
        rng = random.Random(3)
        while True:
            for path in sorted(p for folder in self.folders for p in folder.glob("*.passages")):
                if path not in self._kept and path.stem not in self.held:
                    with path.open("rb") as file:
                        self._kept[path] = pickle.load(file)
            every = [p for some in self._kept.values() for p in some]
            rng.shuffle(every)
            print(f"{len(every)} passages read before, {sum(map(len, every))} words", flush=True)
            yield from every


class Speller:
    """Words to pieces, and passages to rows of them."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.pieces = WordPieces(vocabulary)

    def row(self, passage: Passage) -> tuple[list[int], list[tuple[int, int, int]], list[int], list[int]]:
        """Return the pieces, their marks, and each word's first and last piece."""
        row, marks, first, last = [self.pieces.start], [(0, 0, 0)], [], []
        for word, state, edge in zip(passage.words, passage.states, passage.edges, strict=True):
            ids = self.pieces.ids(folded(word))[:LONGEST_WORD]
            first.append(len(row))
            row.extend(ids)
            last.append(len(row) - 1)
            marks.extend([(shape_of(word), state, edge)] * len(ids))
        row.append(self.pieces.end)
        marks.append((0, 0, 0))
        return row, marks, first, last


def grouped(source: Iterator[Passage], words: int, ahead: int = 64) -> Iterator[list[Passage]]:
    """Yield batches of about ``words`` words, padding included, of passages of like length."""
    rng = random.Random(7)
    while True:
        pool = sorted((next(source) for _ in range(ahead)), key=len)
        groups: list[list[Passage]] = [[]]
        for passage in pool:
            if groups[-1] and (len(groups[-1]) + 1) * len(passage) > words:
                groups.append([])
            groups[-1].append(passage)
        rng.shuffle(groups)
        yield from groups
