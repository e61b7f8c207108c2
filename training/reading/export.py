"""Turns a trained reading network into what is shipped: python -m training.reading.export NETWORK.pt OUT

OUT gets ``reading.onnx`` and ``relations.onnx``: weights in 8 bits with a scale a row, activations
quantised as they come. A passage is read by itself, so a scale for all of its words hangs on nothing else.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from quotetrack.encoder.reading_network import Labels, NetworkReading
from training.reading.network import PassageBatch, ReadingNetwork
from training.reading.saved import network_from
from training.sums import write_sums
from training.teachers.transformer import HEADS


def load(path: Path) -> tuple[ReadingNetwork, Labels]:
    """Return the network that ``training.reading.train`` saved, and its labels."""
    network, labels = network_from(torch.load(path, map_location="cpu", weights_only=True))
    return network.eval(), labels


class _Attend(torch.autograd.Function):
    """Attention of several heads over whole rows, as an operator of ONNX Runtime has it."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        batch, length, width = query.shape
        q, k, v = (x.view(batch, length, heads, width // heads).transpose(1, 2) for x in (query, key, value))
        scores = q @ k.transpose(-1, -2) * (width // heads) ** -0.5
        found: Tensor = (scores.softmax(dim=-1) @ v).transpose(1, 2).reshape(batch, length, width)
        return found

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        found = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        return found.setType(query.type())


def _layer(layer: Any, x: Tensor, heads: int) -> Tensor:
    """One layer of attention and its feed-forward block, as the network has it in evaluation."""
    width = x.shape[-1]
    query, key, value = layer.qkv(x).split(width, dim=-1)
    x = layer.norm1(x + layer.out(_Attend.apply(query, key, value, heads)))  # type: ignore[no-untyped-call]
    normed: Tensor = layer.norm2(x + layer.down(functional.gelu(layer.up(x))))
    return normed


class OnePassage(nn.Module):
    """The network for one passage without padding, its answers in the order of ``NetworkReading``."""

    narrow: Tensor
    scale: Tensor

    def __init__(self, network: ReadingNetwork) -> None:
        super().__init__()
        self.network = network
        words = network.encoder.words.weight.detach()
        scale = words.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("narrow", (words / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, pieces: Tensor, marks: Tensor, first: Tensor, last: Tensor, sentences: Tensor) -> Any:
        network = self.network
        extra = sum((t(marks[None, :, i]) for i, t in enumerate(network.marks)), torch.zeros(()))
        embedded = (self.narrow[pieces].float() * self.scale[pieces])[None]
        places = network.encoder.places.weight[: pieces.shape[0]]
        x = network.encoder.norm(embedded + places + extra)
        states = [x]
        for layer in network.encoder.layers:
            states.append(_layer(layer, states[-1], HEADS))
        share = network.mix.softmax(dim=1)
        stacked = torch.stack([state[0] for state in states])  # layers, pieces, width
        mixed = (share @ stacked.flatten(1)).view(
            share.shape[0], -1, stacked.shape[-1]
        )  # tasks, pieces, width
        seen = torch.cat([mixed[:, first], mixed[:, last]], dim=-1)[:, None]
        batch = PassageBatch(
            pieces[None],
            marks[None],
            torch.zeros(1),
            first[None],
            last[None],
            sentences[None],
            torch.zeros(1),
        )
        scores = network.above(seen, batch, whole=True)
        cues = torch.einsum("wrd,rde->wre", scores.cues[0], network.pair)
        return (
            scores.upos[0].argmax(-1),
            scores.xpos[0].argmax(-1),
            scores.feats[0].argmax(-1),
            scores.names[0].log_softmax(-1),
            scores.arcs[0],
            scores.dependents[0],
            scores.heads[0],
            scores.roles[0].softmax(-1),
            scores.nested[0].softmax(-1),
            scores.senses[0].softmax(-1),
            cues,
            scores.words[0],
        )


class Relations(nn.Module):
    """The labels of arcs, from what is told of a word and of its head."""

    def __init__(self, network: ReadingNetwork) -> None:
        super().__init__()
        self.rels, self.bias, self.count = network.rels, network.rel_bias, network.sizes.deprel

    def forward(self, own: Tensor, chosen: Tensor) -> Tensor:
        table = self.rels(own).view(own.shape[0], self.count, -1)
        column = functional.pad(chosen, (0, 1), value=1.0)[..., None]  # the last of a table is added as it is
        found: Tensor = (table @ column).squeeze(-1) + self.bias(torch.cat([own, chosen], dim=-1))
        return found


def export(network: ReadingNetwork, labels: Labels, out: Path, *, narrow: bool = True) -> None:
    """Write both files to the folder ``out``; ``narrow`` is for 8 bits."""
    out.mkdir(parents=True, exist_ok=True)
    words = torch.arange(5)
    example = (
        words + 1000,
        torch.zeros(5, 3, dtype=torch.long),
        words[1:4],
        words[1:4],
        torch.zeros(3).long(),
    )
    names = ["pieces", "marks", "first", "last", "sentences"]
    axes = {n: {0: "p"} for n in names[:2]} | {n: {0: "w"} for n in (*names[2:], *NetworkReading.__slots__)}
    axes["arcs"] = {0: "w", 1: "h"}
    axes["heads"] = {0: "h"}
    told = {name: list(getattr(labels, name)) for name in Labels.__slots__}
    _write(
        OnePassage(network),
        example,
        names,
        list(NetworkReading.__slots__),
        axes,
        out / "reading.onnx",
        narrow,
        {
            "labels": json.dumps(told, ensure_ascii=False),
            "near": json.dumps(network.near.weight.tolist()),
            "branch": json.dumps(network.branch.weight.tolist()),
        },
    )
    rel = torch.zeros(3, network.options["rel"])
    _write(
        Relations(network),
        (rel, rel),
        ["own", "chosen"],
        ["scores"],
        {n: {0: "w"} for n in ("own", "chosen", "scores")},
        out / "relations.onnx",
        narrow,
        {},
    )


def _write(
    module: nn.Module,
    example: tuple[Tensor, ...],
    inputs: list[str],
    outputs: list[str],
    axes: dict[str, Any],
    path: Path,
    narrow: bool,
    told: dict[str, str],
) -> None:
    with tempfile.TemporaryDirectory() as folder, torch.inference_mode():
        wide = Path(folder) / "wide.onnx"
        torch.onnx.export(
            module.eval(),
            example,
            str(wide),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if narrow:
            quantize_dynamic(
                wide,
                path,
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,  # seven bits: processors without VNNI add up eight in too few
                op_types_to_quantize=["MatMul", "Gemm"],
                extra_options={"MatMulConstBOnly": True},
            )
        else:
            path.write_bytes(wide.read_bytes())
    model = onnx.load(path)
    for name, value in told.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = name, value
    onnx.save(model, path)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("network", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--wide", action="store_true", help="keep 32 bits")
    given = parser.parse_args(arguments)
    network, labels = load(given.network)
    export(network, labels, given.out, narrow=not given.wide)
    write_sums(given.out)


if __name__ == "__main__":
    main()
