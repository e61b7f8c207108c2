"""The encoder of all-mpnet-base-v2, from which a larger teacher starts.

Architecture: Song et al. 2020 (*MPNet*), a BERT whose attention knows how far two pieces lie apart, in the
classes of Raffel et al. 2020 (*T5*). Twelve layers of 768 are too many to ship; what they find in a text, the
shipped network learns to find. Products run in bfloat16, which processors with AMX do eight times as fast.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.teachers.published import published

WIDTH, LAYERS, HEADS, INNER, POSITIONS, PIECES = 768, 12, 12, 3072, 514, 30527
_FIRST = 2  # the place of the first piece
_CLASSES, _FAR = 32, 128  # classes of distances, and the distance from which all are alike
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
_SPECIAL = {"<s>": "[CLS]", "<pad>": "[PAD]", "</s>": "[SEP]", "<unk>": "[UNK]", "<mask>": "[MASK]"}


def vocabulary(folder: Path) -> list[str]:
    """Return the pieces of ``vocab.txt``, the special ones under the names that BERT has for them."""
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    old = set(_SPECIAL.values())
    return [_SPECIAL.get(piece, f"[unused {piece}]" if piece in old else piece) for piece in pieces]


class _Layer(nn.Module):
    """Self-attention and a feed-forward block, each with a residual and layer norm after it."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        query, key, value = (
            self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).contiguous()
        )
        scores = (query @ key.transpose(-1, -2)).float() * (WIDTH // HEADS) ** -0.5
        attended = (scores + bias).softmax(dim=-1).to(value.dtype) @ value
        mixed = self.out(attended.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm1(x + mixed.float())
        normed: Tensor = self.norm2(x + self.down(functional.gelu(self.up(x))).float())
        return normed


class MPNetEncoder(nn.Module):
    """Word-piece ids (batch by length, zero-padded per ``lengths``) to contextual vectors of 768."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(PIECES, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.distances = nn.Embedding(_CLASSES, HEADS)
        self.layers = nn.ModuleList(_Layer() for _ in range(LAYERS))

    def states(self, ids: Tensor, lengths: Tensor, extra: Tensor | None = None) -> list[Tensor]:
        """Return the embeddings and the answer of every layer; ``extra`` is added to the embeddings."""
        places = torch.arange(ids.shape[1])
        embedded = self.words(ids) + self.places(places + _FIRST)
        if extra is not None:
            embedded = embedded + extra
        found: list[Tensor] = [self.norm(embedded)]
        near = self.distances(_classes(ids.shape[1])).permute(2, 0, 1)[None]
        padding = (places[None] >= lengths[:, None])[:, None, None, :]
        bias = near.masked_fill(padding, -1e4)
        with torch.autocast("cpu", torch.bfloat16):
            for layer in self.layers:
                found.append(layer(found[-1], bias))
        return found


def _classes(length: int) -> Tensor:
    """Return the class of the distance between each two of ``length`` pieces."""
    half, exact = _CLASSES // 2, _CLASSES // 4
    places = torch.arange(length)
    apart = places[:, None] - places[None, :]  # from a piece back to the one it looks at
    far = apart.abs()
    wide = exact + (
        (far.clamp(min=1).float() / exact).log() / math.log(_FAR / exact) * (half - exact)
    ).long().clamp(min=0)
    return (apart < 0) * half + torch.where(far < exact, far, wide.clamp(max=half - 1))


def load_mpnet(folder: Path) -> MPNetEncoder:
    """Return the encoder with the published weights; raises ValueError where they are others."""
    tensor = published(folder / "model.safetensors", SHA256, "all-mpnet-base-v2")
    state = {
        "words.weight": tensor("embeddings.word_embeddings.weight"),
        "places.weight": tensor("embeddings.position_embeddings.weight"),
        "norm.weight": tensor("embeddings.LayerNorm.weight"),
        "norm.bias": tensor("embeddings.LayerNorm.bias"),
        "distances.weight": tensor("encoder.relative_attention_bias.weight"),
    }
    for layer in range(LAYERS):
        theirs = f"encoder.layer.{layer}"
        for kind in ("weight", "bias"):
            parts = [tensor(f"{theirs}.attention.attn.{p}.{kind}") for p in "qkv"]
            state[f"layers.{layer}.qkv.{kind}"] = torch.cat(parts)
            for ours, name in _NAMES.items():
                state[f"layers.{layer}.{ours}.{kind}"] = tensor(f"{theirs}.{name}.{kind}")
    encoder = MPNetEncoder()
    encoder.load_state_dict(state)
    return encoder


_NAMES = {
    "out": "attention.attn.o",
    "norm1": "attention.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
