"""A small BERT encoder and its word pieces, enough to run all-MiniLM-L6-v2 without further packages.

Architecture: Devlin et al. 2019 (*BERT*), distilled by Wang et al. 2020 (*MiniLM*). Shared by the parse
network and the attribution network; weights come from their files, nothing is fetched.
"""

from __future__ import annotations

import unicodedata
import warnings
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512
_LONGEST = 40  # characters of a word that are looked up


class WordPieces:
    """Splits words into the pieces of an uncased BERT vocabulary, greedily from the left."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids: Mapping[str, int] = {piece: i for i, piece in enumerate(vocabulary)}
        self.start, self.end, self.pad = (self._ids[p] for p in ("[CLS]", "[SEP]", "[PAD]"))
        self._unknown = self._ids["[UNK]"]
        self._known: dict[str, tuple[int, ...]] = {}

    def ids(self, word: str) -> tuple[int, ...]:
        """Return the ids of a word's pieces; at least one."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._split(word)
        return found

    def _split(self, word: str) -> tuple[int, ...]:
        folded = unicodedata.normalize("NFD", word.lower())
        folded = "".join(c for c in folded if unicodedata.category(c) != "Mn")[:_LONGEST]
        pieces: list[int] = []
        start = 0
        while start < len(folded):
            prefix = "##" if start and folded[start].isalnum() and folded[start - 1].isalnum() else ""
            for end in range(len(folded), start, -1):
                piece = self._ids.get(prefix + folded[start:end])
                if piece is not None:
                    pieces.append(piece)
                    start = end
                    break
            else:
                return (*pieces, self._unknown)
        return tuple(pieces) or (self._unknown,)


class PackedLinear(nn.Module):
    """A linear layer with 8-bit weights, one scale a row, run by torch's integer kernels.

    Inputs are quantised on the fly, one scale a row as well, so that what a word is answered does not hang
    on what else is in the batch. A processor without instructions for that (VNNI) gets torch's older kernel,
    with one scale a batch; where this build of torch has neither, the weights are widened to float32 once.
    """

    def __init__(self, weight: Tensor, scale: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.bias = bias
        self._narrow: Tensor | None = None
        self._packed: object | None = None
        if multiplies_bytes():
            self._narrow, self._scale = weight.t(), scale.reshape(1, -1).float()
            return
        scale = scale.reshape(-1).double()
        zero = torch.zeros_like(scale, dtype=torch.long)
        self.wide = weight.float() * scale[:, None].float()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # torch announces that these kernels will go one day
                quantised = torch.quantize_per_channel(self.wide, scale, zero, 0, torch.qint8)
            self._packed = torch.ops.quantized.linear_prepack(quantised, bias)
        except (AttributeError, RuntimeError):
            pass

    def forward(self, x: Tensor) -> Tensor:
        if self._narrow is not None:
            rows = x.reshape(-1, x.shape[-1])
            scale = rows.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
            total = torch._int_mm((rows / scale).round_().to(torch.int8), self._narrow)
            return (total * (scale * self._scale) + self.bias).view(*x.shape[:-1], -1)
        if self._packed is None:
            return functional.linear(x, self.wide, self.bias)
        answer: Tensor = torch.ops.quantized.linear_dynamic(x, self._packed)
        return answer


@cache
def multiplies_bytes() -> bool:
    """Tell whether this processor and this build of torch multiply 8-bit matrices quickly."""
    try:
        return bool(torch.cpu._is_vnni_supported() and torch._C._has_mkldnn)
    except AttributeError:
        return False


def _attention(query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor) -> Tensor:
    """Attention written out: torch's own is slower to differentiate on a processor."""
    query, key, value = (x.contiguous() for x in (query, key, value))
    scores = (query @ key.transpose(-1, -2)) * query.shape[-1] ** -0.5
    share = scores.masked_fill(~attn_mask, -1e4).softmax(dim=-1)
    attended: Tensor = share.to(value.dtype) @ value
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

    def __init__(self, pieces: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(_Layer(dropout) for _ in range(LAYERS))

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


def narrowed(network: nn.Module, large: int) -> dict[str, Any]:
    """Return a network's weights as files hold them: float16, and 8 bits from ``large`` numbers on."""
    weights, rows = {}, {}
    for name, value in network.state_dict().items():
        if value.dim() == 2 and value.numel() >= large and "places" not in name:
            scale = value.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
            rows[name] = ((value / scale).round().to(torch.int8), scale.squeeze(1))
        else:
            weights[name] = value.half()
    return {"weights": weights, "rows": rows}


def restore(network: nn.Module, saved: Mapping[str, Any], packed: str | None) -> None:
    """Give a network the weights that :func:`narrowed` returned.

    The large linear layers in whose name ``packed`` occurs (all for an empty string, none for None) keep
    8 bits, which is several times as fast on a processor.
    """
    weights = {name: value.float() for name, value in saved["weights"].items()}
    for name, (values, scale) in saved["rows"].items():
        weights[name] = values.float() * scale.float()[:, None]
    network.load_state_dict(weights)
    for name, (values, scale) in saved["rows"].items():
        owner, _, kind = name.rpartition(".")
        if packed is None or packed not in owner or kind != "weight":
            continue
        if isinstance(network.get_submodule(owner), nn.Linear):
            parent, _, attribute = owner.rpartition(".")
            layer = PackedLinear(values, scale, weights[f"{owner}.bias"])
            setattr(network.get_submodule(parent), attribute, layer)
