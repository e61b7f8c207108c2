"""A small BERT encoder, enough to run all-MiniLM-L6-v2 without further packages.

Architecture: Devlin et al. 2019 (*BERT*), distilled by Wang et al. 2020 (*MiniLM*). Shared by the parse
network and the attribution network; weights come from their files, nothing is fetched.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512


def _attention(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Attention written out: torch's own is slower to differentiate on a processor, and to export."""
    query, key, value = (x.contiguous() for x in (query, key, value))
    scores = (query @ key.transpose(-1, -2)) * query.shape[-1] ** -0.5
    if mask is not None:
        scores = scores.masked_fill(~mask, -1e4)
    attended: Tensor = scores.softmax(dim=-1) @ value
    return attended


class _Layer(nn.Module):
    """Self-attention and a feed-forward block, each with a residual and layer norm after it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        query, key, value = (
            part.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in self.qkv(x).split(WIDTH, dim=-1)
        )
        attended = _attention(query, key, value, mask).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(attended)))
        inner: Tensor = self.down(functional.gelu(self.up(x)))
        normed: Tensor = self.norm2(x + self.dropout(inner))
        return normed


class Encoder(nn.Module):
    """Word-piece ids (batch by length) to contextual vectors of 384, one a layer and the embeddings."""

    def __init__(self, pieces: int, layers: int = LAYERS, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(_Layer(dropout) for _ in range(layers))

    def forward(self, ids: Tensor, extra: Tensor, lengths: Tensor | None) -> list[Tensor]:
        """Return the embeddings, to which ``extra`` is added, and the answer of every layer.

        ``lengths`` tells what is no padding; None where nothing is.
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        embedded = self.words(ids) + self.places(places) + extra
        found: list[Tensor] = [self.dropout(self.norm(embedded))]
        mask = None if lengths is None else (places[None] < lengths[:, None])[:, None, None, :]
        for layer in self.layers:
            found.append(layer(found[-1], mask))
        return found
