"""One network for tags, trees and names: a MiniLM encoder with small heads above it.

Word pieces go through the encoder once. Each word is seen by its first and its last piece, as a learned
mix of the encoder's layers (Peters et al. 2018), one mix each for tags, trees and names. Trees are scored
by biaffine attention (Dozat & Manning 2017); the label of an arc is scored for the chosen head alone.
The encoder folds case and kinds of marks, so a word's shape is told to it beside its pieces.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from quotetrack.encoder.reading_network import Labels
from quotetrack.encoder.shapes import SHAPES, folded, shape_of
from quotetrack.encoder.wordpieces import WordPieces
from training.teachers.packing import narrowed, restore
from training.teachers.transformer import POSITIONS, WIDTH, Encoder

TASKS = ("tags", "tree", "names")
LONGEST_WORD = 8  # pieces
_LARGE = 30_000  # numbers; larger tables are stored in 8 bits
_ROOM = POSITIONS - 2  # pieces between [CLS] and [SEP]


@dataclass(frozen=True, slots=True)
class SentenceBatch:
    """Sentences as tensors: rows of pieces, and where in the rows each sentence's words begin and end.

    A sentence that is too long for one row takes several; ``first`` and ``last`` index the rows laid end
    to end, so that what is above the encoder sees whole sentences.
    """

    pieces: Tensor
    piece_lengths: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    lengths: Tensor


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of a batch: sentences by words by choices.

    ``arcs`` has the root at place 0 before the words; places beyond a sentence's end are minus infinity.
    """

    upos: Tensor
    xpos: Tensor
    feats: Tensor
    names: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor


class JointNetwork(nn.Module):
    """Sentences of words to scores; see :class:`Labels` for what the scores are of."""

    def __init__(
        self, labels: Labels, arc: int = 256, rel: int = 128, inner: int = 256, dropout: float = 0.25
    ) -> None:
        super().__init__()
        self.labels = labels
        self.options = {"arc": arc, "rel": rel, "inner": inner, "dropout": dropout}
        self.wordpieces = WordPieces(labels.pieces)
        self.encoder = Encoder(len(labels.pieces))
        self.shape = nn.Embedding(len(SHAPES) + 1, WIDTH, padding_idx=0)
        nn.init.zeros_(self.shape.weight)
        self.mix = nn.Parameter(torch.zeros(len(TASKS), 7))
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(2 * WIDTH, inner)
        self.upos = nn.Linear(inner, len(labels.upos))
        self.xpos = nn.Linear(inner, len(labels.xpos))
        self.feats = nn.Linear(inner, len(labels.feats))
        self.named = nn.Linear(2 * WIDTH, inner)
        self.names = nn.Linear(inner, len(labels.names))
        self.tree = nn.Linear(2 * WIDTH, 2 * arc + 2 * rel)
        self.root = nn.Parameter(torch.zeros(arc + rel))
        self.arcs = nn.Parameter(torch.zeros(arc + 1, arc))
        self.rels = nn.Linear(rel, len(labels.deprel) * (rel + 1))
        self.rel_bias = nn.Linear(2 * rel, len(labels.deprel))
        nn.init.normal_(self.root, std=0.1)
        nn.init.normal_(self.arcs, std=1 / arc)
        nn.init.normal_(self.rels.weight, std=1 / rel)

    def batch(self, sentences: Sequence[Sequence[str]]) -> SentenceBatch:
        """Turn sentences of words into tensors."""
        return collate([self.spell(words) for words in sentences], self.wordpieces)

    def spell(self, words: Sequence[str]) -> tuple[list[tuple[int, ...]], list[int]]:
        """Return a sentence's words as piece ids and as shapes."""
        ids = self.wordpieces.ids
        return [ids(folded(word))[:LONGEST_WORD] for word in words], [shape_of(word) for word in words]

    def forward(self, batch: SentenceBatch) -> Scores:
        extra = self.shape(batch.shapes)
        return self.above(self.encoder.states(batch.pieces, batch.piece_lengths, extra), batch)

    def above(self, states: Sequence[Tensor], batch: SentenceBatch) -> Scores:
        """Score words from the encoder's answer for ``batch``."""
        share = self.mix.softmax(dim=1).unbind(0)
        flat = torch.stack([state.flatten(0, 1) for state in states])
        first, last = flat[:, batch.first], flat[:, batch.last]  # layers, sentences, words, width
        seen = [
            self.dropout(torch.cat([torch.einsum("l,lswd->swd", s, x) for x in (first, last)], dim=-1))
            for s in share
        ]
        tagged = self.dropout(functional.gelu(self.tags(seen[0])))
        named = self.dropout(functional.gelu(self.named(seen[2])))
        arcs, dependents, heads = self._tree(seen[1], batch.lengths)
        return Scores(
            self.upos(tagged),
            self.xpos(tagged),
            self.feats(tagged),
            self.names(named),
            arcs,
            dependents,
            heads,
        )

    def _tree(self, seen: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        arc, rel = self.options["arc"], self.options["rel"]
        hidden = self.dropout(functional.gelu(self.tree(seen)))
        dependent, head, dependent_rel, head_rel = hidden.split([arc, arc, rel, rel], dim=-1)
        root = self.root.expand(len(seen), 1, -1)
        head = torch.cat([root[..., :arc], head], dim=1)
        head_rel = torch.cat([root[..., arc:], head_rel], dim=1)
        ones = torch.ones_like(dependent[..., :1])
        scores = torch.cat([dependent, ones], dim=-1) @ self.arcs @ head.transpose(1, 2)
        places = torch.arange(seen.shape[1] + 1, device=seen.device)
        beyond = (places[None] > lengths[:, None])[:, None, :]
        itself = (places[None] == places[1:, None])[None]
        return scores.masked_fill(beyond | itself, -math.inf), dependent_rel, head_rel

    def relations(self, scores: Scores, heads: Tensor) -> Tensor:
        """Score the labels of the arcs from each word to its head (sentences by words; 0 is the root)."""
        own = scores.dependents
        chosen = scores.heads.gather(1, heads[..., None].expand(-1, -1, own.shape[-1]))
        table = self.rels(own).unflatten(-1, (len(self.labels.deprel), -1))
        pairs = table[..., :-1] @ chosen[..., None]
        found: Tensor = pairs.squeeze(-1) + table[..., -1] + self.rel_bias(torch.cat([own, chosen], dim=-1))
        return found


def collate(
    spelt: Sequence[tuple[Sequence[Sequence[int]], Sequence[int]]], pieces: WordPieces
) -> SentenceBatch:
    """Lay spelt sentences out in rows of at most 512 pieces."""
    rows: list[list[int]] = []
    shapes: list[list[int]] = []
    places: list[list[tuple[int, int, int]]] = []  # row, first piece, last piece
    for words, kinds in spelt:
        rows.append([pieces.start])
        shapes.append([0])
        places.append([])
        for word, kind in zip(words, kinds, strict=True):
            if len(rows[-1]) + len(word) > _ROOM + 1:
                rows[-1].append(pieces.end)
                shapes[-1].append(0)
                rows.append([pieces.start])
                shapes.append([0])
            at = len(rows[-1])
            places[-1].append((len(rows) - 1, at, at + len(word) - 1))
            rows[-1].extend(word)
            shapes[-1].extend([kind] * len(word))
        rows[-1].append(pieces.end)
        shapes[-1].append(0)
    width, longest = max(map(len, rows)), max(map(len, places))
    first = [[row * width + at for row, at, _ in found] for found in places]
    last = [[row * width + to for row, _, to in found] for found in places]
    return SentenceBatch(
        _padded(rows, pieces.pad, width),
        torch.tensor([len(row) for row in rows]),
        _padded(shapes, 0, width),
        _padded(first, 0, longest),
        _padded(last, 0, longest),
        torch.tensor([len(found) for found in places]),
    )


def _padded(rows: Sequence[Sequence[int]], fill: int, width: int) -> Tensor:
    """Stack rows of different lengths."""
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])


def joint_network_state(network: JointNetwork) -> dict[str, Any]:
    """Return what a model file holds: options, vocabularies, float16 weights, the large tables in 8 bits."""
    labels = {name: list(getattr(network.labels, name)) for name in Labels.__slots__}
    return {"options": network.options, "labels": labels, **narrowed(network, _LARGE)}


def joint_network_from(saved: Mapping[str, Any], *, packed: bool = True) -> JointNetwork:
    """Rebuild a network, ready to answer, from what :func:`joint_network_state` returned.

    ``packed`` keeps its large layers in 8 bits.
    """
    labels = Labels(**{name: tuple(values) for name, values in saved["labels"].items()})
    network = JointNetwork(labels, **saved["options"])
    restore(network, saved, "" if packed else None)
    return network.eval()
