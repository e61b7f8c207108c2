"""Turns what is shipped back into a network to learn on: python -m training.reading.unpack MODELS OUT.pt

Weights were rounded to 8 bits; what that took away comes back within some steps of learning. Nobody who has
the network that ``training.reading.export`` was given needs this.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn

from quotetrack.encoder.reading_network import READING, RELATIONS, Labels
from training.reading.export import export
from training.reading.network import ReadingNetwork
from training.reading.saved import as_saved, sizes_of

Arrays = Mapping[str, NDArray[np.float32]]


def arrays(path: Path) -> tuple[dict[str, NDArray[np.float32]], dict[str, str]]:
    """Return the weights of an ONNX file by name, as they are counted with, and its metadata."""
    model = onnx.load(path)
    found = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "Constant":
            found[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
    wide: dict[str, NDArray[np.float32]] = {}
    for name, value in found.items():
        whole = name.removesuffix("_quantized")
        if whole == name:
            wide.setdefault(name, value)
            continue
        zero, scale = (found[f"{whole}_{part}"] for part in ("zero_point", "scale"))
        wide[whole] = (value.astype(np.float32) - zero.astype(np.float32)) * scale
    return wide, {entry.key: entry.value for entry in model.metadata_props}


def places(network: ReadingNetwork, labels: Labels) -> dict[str, dict[str, tuple[str, bool]]]:
    """Return, by file and by name of its weights, which parameter each is, and whether it lies transposed.

    The network is written with weights by chance, and found again in what was written.
    """
    found: dict[str, dict[str, tuple[str, bool]]] = {READING: {}, RELATIONS: {}}
    with tempfile.TemporaryDirectory() as folder:
        export(network, labels, Path(folder), narrow=False)
        for file, own in found.items():
            for name, value in arrays(Path(folder) / file)[0].items():
                for key, parameter in network.state_dict().items():
                    mine = parameter.numpy()
                    for turned in (False, True):
                        like = mine.T if turned else mine
                        if turned and mine.ndim != 2:
                            continue
                        if value.dtype == mine.dtype and value.shape == like.shape and (value == like).all():
                            own[name] = key, turned
    return found


def unpacked(models: Path) -> tuple[ReadingNetwork, Labels]:
    """Return the network whose files lie in ``models``, and its labels."""
    read, told = arrays(models / READING)
    relations, _ = arrays(models / RELATIONS)
    labels = Labels(**{name: tuple(values) for name, values in json.loads(told["labels"]).items()})
    network = ReadingNetwork(sizes_of(labels))
    for parameter in network.parameters():
        nn.init.normal_(parameter)
    state: dict[str, Tensor] = {}
    for file, names in places(network.eval(), labels).items():
        have: Arrays = read if file == READING else relations
        for name, (key, turned) in names.items():
            if name not in have:  # a Gemm of one order has become one of the other
                name, turned = f"{name}_Transposed", not turned
            value = torch.from_numpy(np.array(have[name], dtype=np.float32))
            state[key] = value.t().contiguous() if turned else value
    state["encoder.words.weight"] = torch.from_numpy(_words(read))
    shares = next(value for value in read.values() if value.shape == tuple(network.mix.shape))
    state["mix"] = torch.from_numpy(shares).log()  # the file has what they come to
    for table in ("near", "branch"):
        state[f"{table}.weight"] = torch.tensor(json.loads(told[table]))
    missing = set(network.state_dict()) - set(state)
    assert not missing, missing
    network.load_state_dict(state)
    return network, labels


def _words(read: Arrays) -> NDArray[np.float32]:
    """The vectors of pieces, which the file holds as whole numbers and a scale a row."""
    narrow = next(value for value in read.values() if value.dtype == np.int8 and value.ndim == 2)
    scale = next(value for value in read.values() if value.shape == (len(narrow), 1))
    return (narrow.astype(np.float32) * scale).astype(np.float32)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("models", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args(arguments)
    network, labels = unpacked(given.models)
    torch.save(as_saved(network, labels, network.state_dict(), {}), given.out)


if __name__ == "__main__":
    main()
