"""A small BERT encoder, enough to run all-MiniLM-L6-v2 without further packages.

Architecture: Devlin et al. 2019 (*BERT*), distilled by Wang et al. 2020 (*MiniLM*). Shared by the parse
network and the attribution network; weights come from their files, nothing is fetched.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512


def _attention(query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor) -> Tensor:
    """Attention written out: torch's own is slower to differentiate on a processor."""
    query, key, value = (x.contiguous() for x in (query, key, value))
    scores = (query @ key.transpose(-1, -2)) * query.shape[-1] ** -0.5
    share = scores.masked_fill(~attn_mask, -1e4).softmax(dim=-1)
    attended: Tensor = share.to(value.dtype) @ value
    return attended


class _Layer(nn.Module):
    """Self-attention and a feed-forward block, each with a residual and layer norm after it."""

    def __init__(self, dropout: float, inner: int) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, inner)
        self.down = nn.Linear(inner, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        qkv = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        attend = _attention if self.training else functional.scaled_dot_product_attention
        attended = attend(qkv[0], qkv[1], qkv[2], attn_mask=mask)
        x = self.norm1(x + self.dropout(self.out(attended.transpose(1, 2).reshape(batch, length, WIDTH))))
        inner: Tensor = self.down(functional.gelu(self.up(x)))
        normed: Tensor = self.norm2(x + self.dropout(inner))
        return normed


class Encoder(nn.Module):
    """Word-piece ids (batch by length, zero-padded per ``lengths``) to contextual vectors of 384."""

    def __init__(self, pieces: int, layers: int = LAYERS, dropout: float = 0.1, inner: int = INNER) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(_Layer(dropout, inner) for _ in range(layers))

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        return self.states(ids, lengths)[-1]

    def states(self, ids: Tensor, lengths: Tensor, extra: Tensor | None = None) -> list[Tensor]:
        """Return the embeddings and the answer of every layer; ``extra`` is added to the embeddings."""
        places = torch.arange(ids.shape[1], device=ids.device)
        embedded = self.words(ids) + self.places(places)
        if extra is not None:
            embedded = embedded + extra
        found: list[Tensor] = [self.dropout(self.norm(embedded))]
        mask = (places[None] < lengths[:, None])[:, None, None, :]
        for layer in self.layers:
            found.append(layer(found[-1], mask))
        return found
