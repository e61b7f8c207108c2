"""The reading network as torch learns it; :mod:`training.reading.export` turns it into what is shipped.

Word pieces of a whole passage go through the encoder once. Each word is seen by its first and its last
piece, as a learned mix of the encoder's layers, one mix a task. Tags, trees and names have the heads of
Dozat & Manning (2017) and Peters et al. (2018); the roles of reporting see what these heads have made of
each word and of its likely head besides, and one more layer of attention over the words of the passage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from quotetrack.encoder.reading_network import SENSES
from training.teachers.mpnet import MPNetEncoder
from training.teachers.transformer import INNER, Encoder

TASKS = ("tags", "tree", "names", "roles")
SHAPE_COUNT, STATE_COUNT, EDGE_COUNT = 11, 4, 4


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many choices each head has."""

    pieces: int
    upos: int
    xpos: int
    feats: int
    deprel: int
    names: int
    roles: int


@dataclass(frozen=True, slots=True)
class PassageBatch:
    """Passages as tensors, padded to the longest.

    By piece: ``pieces``, ``marks`` (the shape, quotation state and edge of its word). By word: ``first`` and
    ``last`` piece, ``sentences``. ``piece_lengths`` and ``lengths`` count what is no padding.
    """

    pieces: Tensor
    marks: Tensor
    piece_lengths: Tensor
    first: Tensor
    last: Tensor
    sentences: Tensor
    lengths: Tensor


@dataclass(frozen=True, slots=True)
class PassageScores:
    """What the network says of each word; ``arcs`` has the root at place 0, very low outside its sentence."""

    upos: Tensor
    xpos: Tensor
    feats: Tensor
    names: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor
    roles: Tensor
    nested: Tensor
    senses: Tensor
    cues: Tensor
    words: Tensor


class Mixer(nn.Module):
    """One layer of attention over words, with a feed-forward block."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (
            part.view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in self.qkv(x).split(width, dim=-1)
        )
        scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        attended = (scores.softmax(dim=-1) @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.dropout(self.out(attended)))
        normed: Tensor = self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))
        return normed


def sense_head(width: int) -> nn.Sequential:
    """What tells a word's sense (``encoder.reading_network.SENSES``) from what is seen of it."""
    return nn.Sequential(nn.Linear(width, 128), nn.GELU(), nn.Dropout(0.5), nn.Linear(128, len(SENSES)))


class ReadingNetwork(nn.Module):
    """Passages to scores; see the module's docstring."""

    def __init__(
        self,
        sizes: Sizes,
        layers: int = 6,
        arc: int = 256,
        rel: int = 128,
        inner: int = 256,
        role: int = 256,
        link: int = 128,
        feed: int = INNER,
        deep: int = 1,
        dropout: float = 0.2,
        encoder: Encoder | MPNetEncoder | None = None,
    ) -> None:
        super().__init__()
        encoder = encoder or Encoder(sizes.pieces, layers, inner=feed)
        width = encoder.words.embedding_dim
        self.options: dict[str, Any] = {
            "layers": layers,
            "arc": arc,
            "rel": rel,
            "inner": inner,
            "role": role,
            "link": link,
            "feed": feed,
            "deep": deep,
        }
        self.sizes = sizes
        self.encoder = encoder
        self.marks = nn.ModuleList(
            nn.Embedding(count, width, padding_idx=0) for count in (SHAPE_COUNT, STATE_COUNT, EDGE_COUNT)
        )
        for parameter in self.marks.parameters():
            nn.init.zeros_(parameter)
        self.mix = nn.Parameter(torch.zeros(len(TASKS), layers + 1))
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(2 * width, inner)
        self.upos = nn.Linear(inner, sizes.upos)
        self.xpos = nn.Linear(inner, sizes.xpos)
        self.feats = nn.Linear(inner, sizes.feats)
        self.named = nn.Linear(2 * width, inner)
        self.names = nn.Linear(inner, sizes.names)
        self.tree = nn.Linear(2 * width, 2 * arc + 2 * rel)
        self.root = nn.Parameter(torch.zeros(arc + rel))
        self.arcs = nn.Parameter(torch.zeros(arc + 1, arc))
        self.rels = nn.Linear(rel, sizes.deprel * (rel + 1))
        self.rel_bias = nn.Linear(2 * rel, sizes.deprel)
        self.role_in = nn.Linear(2 * width + 2 * inner + rel + inner, role)
        self.role_norm = nn.LayerNorm(role)
        self.role_mixer = Mixer(role, 8, 2 * role, 0.1)
        self.role_mixers = nn.ModuleList(Mixer(role, 8, 2 * role, 0.1) for _ in range(deep - 1))
        self.roles = nn.Linear(role, sizes.roles)
        self.nested = nn.Linear(role, sizes.roles)
        self.senses = sense_head(role + 2 * width)
        self.cue = nn.Linear(role, 2 * (link + 1))
        self.word = nn.Linear(role, 2 * link)
        self.pair = nn.Parameter(torch.zeros(2, link + 1, link))
        self.near = nn.Embedding(51, 2)
        self.branch = nn.Embedding(10, 2)
        nn.init.normal_(self.root, std=0.1)
        nn.init.normal_(self.arcs, std=1 / arc)
        nn.init.normal_(self.rels.weight, std=1 / rel)
        nn.init.normal_(self.pair, std=0.02)
        for table in (self.near, self.branch):
            nn.init.zeros_(table.weight)

    def forward(self, batch: PassageBatch) -> PassageScores:
        extra = sum((t(batch.marks[..., i]) for i, t in enumerate(self.marks)), torch.zeros(()))
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            states = self.encoder.states(batch.pieces, batch.piece_lengths, extra)
        share = self.mix.softmax(dim=1)
        stacked = torch.stack([state.float() for state in states], dim=2)  # passages, pieces, layers, width
        first, last = _gather(stacked, batch.first), _gather(stacked, batch.last)
        ends = torch.stack([first, last], dim=3)  # passages, words, layers, 2, width
        seen = torch.einsum("tl,bnld->tbnd", share, ends.flatten(3))
        seen = self.dropout(seen)
        return self.above(seen, batch)

    def above(self, seen: Tensor, batch: PassageBatch, *, whole: bool = False) -> PassageScores:
        """Score words from their mixes, one a task; ``whole`` tells that nothing is padding."""
        tagged = self.dropout(functional.gelu(self.tags(seen[0])))
        named = self.dropout(functional.gelu(self.named(seen[2])))
        arcs, dependents, heads = self._tree(seen[1], batch)
        r = self._role_words(seen[3], tagged, named, dependents, arcs, batch, whole)
        return PassageScores(
            self.upos(tagged),
            self.xpos(tagged),
            self.feats(tagged),
            self.names(named),
            arcs,
            dependents,
            heads,
            self.roles(r),
            self.nested(r),
            self.senses(torch.cat([r, seen[3]], dim=-1)),
            torch.relu(self.cue(r)).view(*r.shape[:2], 2, -1),
            torch.relu(self.word(r)).view(*r.shape[:2], 2, -1),
        )

    def _tree(self, seen: Tensor, batch: PassageBatch) -> tuple[Tensor, Tensor, Tensor]:
        arc, rel = self.options["arc"], self.options["rel"]
        hidden = self.dropout(functional.gelu(self.tree(seen)))
        dependent, head, dependent_rel, head_rel = hidden.split([arc, arc, rel, rel], dim=-1)
        root = self.root.expand(len(seen), 1, -1)
        head = torch.cat([root[..., :arc], head], dim=1)
        head_rel = torch.cat([root[..., arc:], head_rel], dim=1)
        ones = torch.ones_like(dependent[..., :1])
        scores = torch.cat([dependent, ones], dim=-1) @ self.arcs @ head.transpose(1, 2)
        sentences = batch.sentences
        apart = sentences[:, :, None] != sentences[:, None, :]
        places = torch.arange(sentences.shape[1])
        itself = (places[:, None] == places[None, :])[None]
        barred = functional.pad(apart | itself, (1, 0))
        return scores.masked_fill(barred, -1e4), dependent_rel, head_rel

    def _role_words(
        self,
        seen: Tensor,
        tagged: Tensor,
        named: Tensor,
        dependents: Tensor,
        arcs: Tensor,
        batch: PassageBatch,
        whole: bool,
    ) -> Tensor:
        """Words as the roles of reporting see them, with what hangs above them."""
        above = arcs.softmax(dim=-1)[..., 1:] @ tagged
        x = torch.cat([seen, tagged, named, dependents, above], dim=-1)
        x = self.role_norm(functional.gelu(self.role_in(x)))
        mask = None
        if not whole and int(batch.lengths.min()) < x.shape[1]:
            places = torch.arange(x.shape[1])
            mask = (places[None] < batch.lengths[:, None])[:, None, None, :]
        for mixer in self.mixers():
            x = mixer(x, mask)
        mixed: Tensor = self.dropout(x)
        return mixed

    def mixers(self) -> list[Mixer]:
        """The layers of attention over the words of a passage, lowest first."""
        return [self.role_mixer, *(mixer for mixer in self.role_mixers if isinstance(mixer, Mixer))]

    def relations(self, scores: PassageScores, heads: Tensor) -> Tensor:
        """Score the labels of the arcs from each word to its head (passages by words; 0 is the root)."""
        own = scores.dependents
        chosen = scores.heads.gather(1, heads[..., None].expand(-1, -1, own.shape[-1]))
        table = self.rels(own).view(*own.shape[:2], self.sizes.deprel, -1)
        pairs = table[..., :-1] @ chosen[..., None]
        found: Tensor = pairs.squeeze(-1) + table[..., -1] + self.rel_bias(torch.cat([own, chosen], dim=-1))
        return found

    def link(self, cues: Tensor, words: Tensor, near: Tensor, branch: Tensor) -> Tensor:
        """Logits (cues by words by role) in one passage, from the rows of its cues and of all its words."""
        scores = torch.einsum("crd,rde,wre->cwr", cues, self.pair, words)
        linked: Tensor = scores + self.near(near) + self.branch(branch)
        return linked


def _gather(values: Tensor, index: Tensor) -> Tensor:
    """Pick pieces of each passage: values[b, index[b, i]]."""
    rows = torch.arange(len(values))[:, None]
    found: Tensor = values[rows, index]
    return found


def padded(rows: Sequence[Sequence[Any]], fill: Any) -> Tensor:
    """Stack rows of different lengths."""
    width = max(len(r) for r in rows)
    return torch.tensor([[*r, *[fill] * (width - len(r))] for r in rows])
