"""Published weights in safetensors format, enough to read them without further packages."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor


def published(path: Path, sha256: str, name: str) -> Callable[[str], Tensor]:
    """Return what gives the tensors of a file by name; ValueError where it is not the published ``name``."""
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise ValueError(f"{path}: not the published {name} weights")
    size = struct.unpack("<Q", raw[:8])[0]
    index = json.loads(raw[8 : 8 + size])

    def tensor(name: str) -> Tensor:
        begin, end = index[name]["data_offsets"]
        data = bytearray(raw[8 + size + begin : 8 + size + end])
        return torch.frombuffer(data, dtype=torch.float32).view(index[name]["shape"]).clone()

    return tensor
