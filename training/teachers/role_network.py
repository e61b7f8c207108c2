"""The attribution network: for each word its role, and for each cue which words are its own.

A contextual encoder reads a chunk of paragraphs; embeddings of tag, relation, name type, place in a
quotation and the vector of the syntactic head join it; a bidirectional LSTM runs over the chunk. Two
heads answer: a softmax over BIOES tags of source, cue and content, and, for a cue, two biaffine
scorers (Dozat & Manning 2017) that give each word's probability to be in its source or its content.
The second makes the first's spans into attributions, across sentences and in pieces.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from quotetrack.encoder.reading_network import ROLES as TAGS
from quotetrack.encoder.stretches import OUTSIDE
from quotetrack.encoder.wordpieces import WordPieces
from training.teachers.features import Chunk
from training.teachers.packing import narrowed, restore
from training.teachers.transformer import WIDTH, Encoder

ROLES = ("source", "content")
_SPANS = (-64, -32, -16, -8, -4, -2, -1, 0, 1, 2, 3, 5, 9, 17, 33, 65)  # distance classes, in words
_PIECES = 510
_LARGE = 100_000  # numbers from which a table is saved in 8 bits a number, with a scale a row
_MARKS = frozenset("\"“”„‟«»‹›‘’‚‛'`") | {"``", "''"}


@dataclass(frozen=True, slots=True)
class Symbols:
    """The closed vocabularies of a network; index 0 of each stands for whatever was not seen."""

    pieces: tuple[str, ...]
    upos: tuple[str, ...]
    deprel: tuple[str, ...]
    ner: tuple[str, ...]
    lemmas: tuple[str, ...]

    def indexes(self) -> dict[str, Mapping[str, int]]:
        """Return each vocabulary as a mapping from symbol to index, from 1."""
        return {
            name: {symbol: i + 1 for i, symbol in enumerate(getattr(self, name))}
            for name in ("upos", "deprel", "ner", "lemmas")
        }


@dataclass(frozen=True, slots=True)
class ChunkBatch:
    """Chunks as tensors, padded to the longest; ``lengths`` counts words, ``piece_lengths`` pieces."""

    pieces: Tensor
    piece_lengths: Tensor
    first: Tensor
    symbols: Tensor
    heads: Tensor
    lengths: Tensor


class RoleNetwork(nn.Module):
    """Scores the words of chunks; see the module's docstring.

    ``forward`` returns the contextual vectors and the tag scores; ``link`` the logits of words
    belonging to given cues, one row a cue, for source and content.
    """

    def __init__(self, symbols: Symbols, hidden: int = 192, link: int = 128, dropout: float = 0.3) -> None:
        super().__init__()
        self.options = {"hidden": hidden, "link": link, "dropout": dropout}
        self.symbols = symbols
        self.wordpieces = WordPieces(symbols.pieces)
        self._indexes = symbols.indexes()
        self.encoder = Encoder(len(symbols.pieces))
        sizes = (len(symbols.upos), len(symbols.deprel), len(symbols.ner), len(symbols.lemmas))
        widths = (12, 20, 8, 48)
        self.features = nn.ModuleList(nn.Embedding(n + 1, w) for n, w in zip(sizes, widths, strict=True))
        self.states = nn.Embedding(4, 8)
        self.edges = nn.Embedding(4, 4)
        width = 2 * WIDTH + sum(widths) + widths[1] + widths[3] + 12
        self.dropout = nn.Dropout(dropout)
        self.lstm = nn.LSTM(width, hidden, batch_first=True, bidirectional=True)
        self.tags = nn.Linear(2 * hidden, len(TAGS))
        self.cue = nn.Linear(2 * hidden, 2 * (link + 1))
        self.word = nn.Linear(2 * hidden, 2 * link)
        self.pair = nn.Parameter(torch.zeros(2, link + 1, link))
        self.near = nn.Embedding(3 * (len(_SPANS) + 1), 2)
        self.tree = nn.Embedding(10, 2)
        for table in (self.near, self.tree):
            nn.init.zeros_(table.weight)
        nn.init.normal_(self.pair, std=0.02)

    def batch(self, chunks: Sequence[Chunk]) -> ChunkBatch:
        """Turn chunks into one padded batch on the network's device."""
        pieces: list[list[int]] = []
        first: list[list[int]] = []
        for chunk in chunks:
            row, at = [self.wordpieces.start], []
            for token, state in zip(chunk.tokens, chunk.states, strict=True):
                at.append(min(len(row), _PIECES))
                row.extend(self.wordpieces.ids(_plain(token.text, state))[:5])
            pieces.append([*row[: _PIECES + 1], self.wordpieces.end])
            first.append(at)
        lengths = [len(c) for c in chunks]
        symbols = [[self._symbols(c, i) for i in range(len(c))] for c in chunks]
        return ChunkBatch(
            _padded(pieces, self.wordpieces.pad),
            torch.tensor([len(p) for p in pieces]),
            _padded(first, 0),
            _padded_rows(symbols, 6),
            _padded([list(c.heads) for c in chunks], 0),
            torch.tensor(lengths),
        )

    def _symbols(self, chunk: Chunk, i: int) -> list[int]:
        """The indexes of a word's tag, relation, name type, lemma, quotation state and edge."""
        token, index = chunk.tokens[i], self._indexes
        return [
            index["upos"].get(token.upos, 0),
            index["deprel"].get(token.rel, 0),
            index["ner"].get(token.ner, 0),
            index["lemmas"].get(token.lemma.lower(), 0),
            chunk.states[i],
            chunk.edges[i],
        ]

    def forward(self, batch: ChunkBatch) -> tuple[Tensor, Tensor]:
        return self.above(self.encoder(batch.pieces, batch.piece_lengths), batch)

    def above(self, encoded: Tensor, batch: ChunkBatch) -> tuple[Tensor, Tensor]:
        """Contextual vectors and tag scores from the encoder's answer for ``batch``."""
        words = _gather(encoded, batch.first)
        s = batch.symbols
        own = [table(s[..., i]) for i, table in enumerate(self.features)]
        heads = [_gather(words, batch.heads), _gather(own[1], batch.heads), _gather(own[3], batch.heads)]
        x = torch.cat([words, *own, *heads, self.states(s[..., 4]), self.edges(s[..., 5])], dim=-1)
        packed = nn.utils.rnn.pack_padded_sequence(
            self.dropout(x), batch.lengths, batch_first=True, enforce_sorted=False
        )
        h, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        h = self.dropout(h)
        return h, self.tags(h)

    def link(self, h: Tensor, cues: Tensor, relations: tuple[Tensor, Tensor]) -> Tensor:
        """Logits (cues by words by role) for one chunk: ``h`` its vectors, ``cues`` word indexes."""
        c = torch.relu(self.cue(h[cues])).view(len(cues), 2, -1)
        w = torch.relu(self.word(h)).view(len(h), 2, -1)
        scores = torch.einsum("crd,rde,wre->cwr", c, self.pair, w)
        near, tree = relations
        linked: Tensor = scores + self.near(near) + self.tree(tree)
        return linked


def relations(chunk: Chunk, cues: Sequence[int]) -> tuple[Tensor, Tensor]:
    """How each word stands to each cue: distance by sentence order, and in the dependency tree."""
    size = len(chunk)
    place = torch.arange(size)
    sentence = torch.tensor(chunk.sentences)
    near = torch.empty(len(cues), size, dtype=torch.long)
    tree = torch.zeros(len(cues), size, dtype=torch.long)
    edges = torch.tensor(_SPANS)
    for row, cue in enumerate(cues):
        apart = (sentence - sentence[cue]).clamp(-1, 1) + 1
        near[row] = apart * (len(_SPANS) + 1) + torch.bucketize(place - cue, edges)
        kinds = _descent(chunk, cue)
        tree[row] = torch.tensor(kinds)
    return near, tree


def _descent(chunk: Chunk, cue: int) -> list[int]:
    """Class each word: 0 unrelated, 1 the cue, 2-8 below it by the branch's relation, 9 above it."""
    branch: dict[int, int] = {cue: 1}
    above = set()
    at = cue
    while chunk.heads[at] != at and chunk.heads[at] not in above:
        at = chunk.heads[at]
        above.add(at)
    kinds = []
    for word in range(len(chunk)):
        path: list[int] = []
        at = word
        while at not in branch and at not in above and chunk.heads[at] != at and len(path) < 200:
            path.append(at)
            at = chunk.heads[at]
        if at not in branch and at not in path:
            path.append(at)
        kind = branch.get(at, 9 if at in above and at == word else 0)
        if at == cue and path:
            kind = _BRANCH.get(chunk.tokens[path[-1]].rel, 8)
        elif at in above and path:
            kind = 0
        for step in path:
            if step not in above:
                branch[step] = kind
        kinds.append(kind)
    return kinds


_BRANCH = {"nsubj": 2, "ccomp": 3, "xcomp": 4, "obj": 5, "parataxis": 6, "advcl": 7, "obl": 7, "nmod": 7}


def _plain(form: str, state: int) -> str:
    """Write every paired quotation mark and every apostrophe one way: the style of marks is no evidence."""
    if state != OUTSIDE and form in _MARKS:
        return '"'
    return form.replace("’", "'")


def _gather(values: Tensor, index: Tensor) -> Tensor:
    """Pick rows of each batch element: values[b, index[b, i]]."""
    return values.gather(1, index[..., None].expand(-1, -1, values.shape[-1]))


def _padded(rows: Sequence[Sequence[int]], fill: int) -> Tensor:
    """Stack rows of different lengths."""
    width = max(len(r) for r in rows)
    return torch.tensor([[*r, *[fill] * (width - len(r))] for r in rows])


def _padded_rows(rows: Sequence[Sequence[Sequence[int]]], size: int) -> Tensor:
    """Stack rows of vectors of different lengths."""
    width = max(len(r) for r in rows)
    return torch.tensor([[*r, *[[0] * size] * (width - len(r))] for r in rows])


def role_network_state(network: RoleNetwork) -> dict[str, Any]:
    """Return what a model file holds: options, vocabularies, float16 weights, the large tables in 8 bits."""
    symbols = {name: list(getattr(network.symbols, name)) for name in Symbols.__slots__}
    return {"options": network.options, "symbols": symbols, **narrowed(network, _LARGE)}


def role_network_from(saved: Mapping[str, Any], *, packed: bool = True) -> RoleNetwork:
    """Rebuild a network, ready to answer, from what :func:`role_network_state` returned.

    ``packed`` keeps the encoder's layers in 8 bits.
    """
    symbols = Symbols(**{name: tuple(values) for name, values in saved["symbols"].items()})
    network = RoleNetwork(symbols, **saved["options"])
    restore(network, saved, "layers." if packed else None)
    return network.eval()
