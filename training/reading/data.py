"""What the reading network learns from: passages of treebanks, of names, and of texts that were read before.

Treebanks and names come sentence by sentence; neighbours are put together to passages as long as paragraphs
are. Texts that today's networks have read (``training.reading.collect``) come as such. The same changes are
made on the way as for the parse network: capitals, lower case, no full stop (``training.joint.data``).
"""

from __future__ import annotations

import pickle
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from quotetrack.encoder.reading_network import Row, in_a_row
from quotetrack.encoder.shapes import folded
from quotetrack.encoder.stretches import CLOSING, INSIDE, OPENING, OUTSIDE, ReadSentence, edges_of
from quotetrack.encoder.wordpieces import WordPieces
from training.conllu import DEPREL, FEATS, FORM, HEAD, UPOS, XPOS, read
from training.joint.data import read_names
from training.names import article_sizes

LONGEST_WORD = 8  # pieces
MOST_WORDS, MOST_PIECES = 220, 400  # of a passage in training
_MARKS = {'"': 2, "“": 1, "”": 0, "``": 1, "''": 0}


@dataclass(slots=True)
class Roles:
    """What is to be learned of reporting: probabilities of roles, of nested ones where ``known``, links.

    A link is a cue's place, its words' relations to it (near, branch) and the probabilities of words in its
    source and content. ``senses`` are numbers of ``encoder.reading_network.SENSES``, -100 where a word's is
    not to be learned; None where nobody marked them. ``told`` are a teacher's probabilities of them.
    """

    tags: NDArray[np.float32]
    nested: NDArray[np.float32]
    known: NDArray[np.bool_]
    links: list[tuple[int, NDArray[np.uint8], NDArray[np.uint8], NDArray[np.float32], float]]
    senses: NDArray[np.int64] | None = None
    told: NDArray[np.float32] | None = None


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


def joined(sentences: Sequence[Passage], opens: Sequence[bool]) -> Passage:
    """Put neighbouring sentences together; ``opens`` tells which of them open a paragraph."""
    whole = Passage([], [], [], [])
    shown: list[ReadSentence] = []
    for number, (sentence, first) in enumerate(zip(sentences, opens, strict=True)):
        for name in ("words", "upos", "xpos", "feats", "heads", "deprel", "names"):
            getattr(whole, name).extend(getattr(sentence, name))
        whole.sentences += [number] * len(sentence)
        paragraph = shown[-1].paragraph + first if shown else 0
        shown.append(ReadSentence(sentence.words, paragraph, ()))
    whole.edges = edges_of(shown)
    whole.states = states_of(whole.words)
    return whole


def together(sentences: Sequence[Passage], rng: random.Random) -> Passage:
    """Put neighbouring sentences together, sometimes changed (``training.joint.data``)."""
    draw = rng.random()
    changed = [_changed(sentence, draw) for sentence in sentences]
    found = joined(changed, [number == 0 or rng.random() < 0.15 for number in range(len(changed))])
    if rng.random() >= 0.8:
        found.states = [OUTSIDE] * len(found)
    return found


def _changed(sentence: Passage, draw: float) -> Passage:
    """Return a sentence in capitals, in lower case, without its full stop, or as it is."""
    if draw < 0.04:
        return replace(sentence, words=[w.upper() for w in sentence.words])
    if draw < 0.08:
        return replace(sentence, words=[w.lower() for w in sentence.words])
    cut = draw < 0.12 and sentence.words[-1] == "." and len(sentence) > 3
    if not cut or (sentence.heads and (len(sentence) in sentence.heads or sentence.heads[-1] == 0)):
        return sentence
    columns = ("words", "upos", "xpos", "feats", "heads", "deprel", "names")
    return replace(sentence, **{name: getattr(sentence, name)[:-1] for name in columns})


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


def passages_in(path: Path) -> list[Passage]:
    """Return the passages of a file that ``training.reading.collect`` wrote."""
    found: list[Passage] = pickle.loads(path.read_bytes())
    return found


def sentences_of(passage: Passage) -> Iterator[Passage]:
    """Yield the sentences of a passage, each shown by itself, with what is to be learned of its words."""
    ends = [n + 1 for n in range(len(passage)) if passage.sentences[n + 1 : n + 2] != [passage.sentences[n]]]
    for start, end in zip([0, *ends], ends, strict=False):
        columns = ("words", "upos", "xpos", "feats", "heads", "deprel", "names")
        rows = {name: getattr(passage, name)[start:end] for name in columns}
        alone = Passage(sentences=[0] * (end - start), states=states_of(rows["words"]), edges=[], **rows)
        alone.edges = edges_of([ReadSentence(alone.words, 0, ())])
        if passage.roles is not None:
            alone.roles = _roles_within(passage.roles, start, end)
        yield alone


def _roles_within(roles: Roles, start: int, end: int) -> Roles:
    """What is to be learned of reporting in some words of a passage."""
    here = slice(start, end)
    links = [
        (cue - start, near[here], branch[here], full[here], weight)
        for cue, near, branch, full, weight in roles.links
        if start <= cue < end
    ]
    senses = None if roles.senses is None else roles.senses[here]
    told = None if roles.told is None else roles.told[here]
    return Roles(roles.tags[here], roles.nested[here], roles.known[here], links, senses, told)


def keep_passages(path: Path, passages: Sequence[Passage]) -> None:
    """Write passages to a file that is there only when it is whole."""
    part = path.with_suffix(".part")
    part.write_bytes(pickle.dumps(list(passages)))
    part.rename(path)


class ReadBefore:
    """Passages that ``training.reading.collect`` wrote; new files are noticed before every pass."""

    def __init__(
        self, folders: Sequence[Path], held: frozenset[str], alone: float = 0.0, seed: int = 3
    ) -> None:
        self.folders, self.held, self.alone, self.seed = folders, held, alone, seed
        self._kept: dict[Path, list[Passage]] = {}

    def __iter__(self) -> Iterator[Passage]:
        rng = random.Random(self.seed)
        while True:
            for path in sorted(p for folder in self.folders for p in folder.glob("*.passages")):
                if path not in self._kept and path.stem not in self.held:
                    self._kept[path] = passages_in(path)
            every = [p for some in self._kept.values() for p in some]
            rng.shuffle(every)
            print(f"{len(every)} passages read before, {sum(map(len, every))} words", flush=True)
            for passage in every:
                if rng.random() < self.alone:
                    yield from sentences_of(passage)
                else:
                    yield passage


class Speller:
    """Words to pieces, and passages to rows of them."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.pieces = WordPieces(vocabulary)

    def row(self, passage: Passage) -> Row:
        """Return the pieces, their marks, and each word's first and last piece."""
        spelt = [self.pieces.ids(folded(word))[:LONGEST_WORD] for word in passage.words]
        return in_a_row(self.pieces, spelt, passage.words, passage.states, passage.edges)


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
