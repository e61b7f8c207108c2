"""Reading networks as files, and what the training of one starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from quotetrack.encoder.reading_network import ROLES, Labels, load_reader
from training.reading.network import ReadingNetwork, Sizes
from training.teachers.joint_network import joint_network_from
from training.teachers.mpnet import LAYERS as MPNET_LAYERS
from training.teachers.mpnet import MPNetEncoder, load_mpnet, vocabulary


def network_from(saved: Mapping[str, Any]) -> tuple[ReadingNetwork, Labels]:
    """Return a reading network and its labels as ``save`` wrote them."""
    wide = MPNetEncoder() if saved["options"]["layers"] == MPNET_LAYERS else None
    network = ReadingNetwork(Sizes(**saved["sizes"]), **saved["options"], encoder=wide)
    weights = {name: value.float() for name, value in saved["weights"].items()}
    own = network.state_dict()  # a network of before knows nothing of senses
    network.load_state_dict({**own, **{name: value for name, value in weights.items() if name in own}})
    return network, Labels(**{name: tuple(values) for name, values in saved["labels"].items()})


def as_saved(
    network: ReadingNetwork, labels: Labels, weights: Mapping[str, Tensor], config: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a network with these weights as it lies in a file; ``config`` says how it was made."""
    return {
        "options": network.options,
        "sizes": asdict(network.sizes),
        "labels": {name: list(getattr(labels, name)) for name in Labels.__slots__},
        "weights": {name: value.half() for name, value in weights.items()},
        "config": dict(config),
    }


def sizes_of(labels: Labels) -> Sizes:
    """Return how many choices the heads of a network with these labels have."""
    counts = {name: len(getattr(labels, name)) for name in Labels.__slots__}
    return Sizes(**counts, roles=len(ROLES))


def save_changed(network: ReadingNetwork, saved: Mapping[str, Any], out: Path) -> None:
    """Save a network that was made of the one that ``saved`` holds, in the same form."""
    weights = {name: value.half() for name, value in network.state_dict().items()}
    torch.save({**saved, "options": network.options, "weights": weights}, out)


def start_wide(folder: Path) -> tuple[ReadingNetwork, Labels]:
    """Return a network that starts from all-mpnet-base-v2 and chooses as the embedded one does."""
    labels = replace(load_reader().labels, pieces=tuple(vocabulary(folder)))
    return ReadingNetwork(sizes_of(labels), MPNET_LAYERS, role=384, encoder=load_mpnet(folder)), labels


def start(path: Path) -> tuple[ReadingNetwork, Labels]:
    """Return the network to start from: a reading network, or one that knows what a parse network knows."""
    if path.is_dir():
        return start_wide(path)
    saved = torch.load(path, map_location="cpu", weights_only=True)
    if "sizes" in saved:
        return network_from(saved)
    old = joint_network_from(saved, packed=False)
    labels = old.labels
    network = ReadingNetwork(sizes_of(labels))
    own = network.state_dict()
    for name, value in old.state_dict().items():
        if name == "mix":
            own["mix"][:3] = value
            own["mix"][3] = torch.linspace(-1.5, 1.5, value.shape[1])
        elif name == "shape.weight":
            own["marks.0.weight"] = value
        else:
            assert own[name].shape == value.shape, name
            own[name] = value
    network.load_state_dict(own)
    return network, labels
