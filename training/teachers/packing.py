"""Weights in 8 bits: as model files hold them, and as layers that multiply them without widening.

Used for both networks; nothing is fetched.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from functools import cache
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional


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
