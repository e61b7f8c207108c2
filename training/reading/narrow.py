"""Narrows a reading network:

python -m training.reading.narrow READING.pt OUT.pt --feed N --prepared DIR --read DIR

Of each layer's feed-forward block the N units are kept whose loss would be felt most: the mean of
|activation x gradient| over what the network learns from (Molchanov et al. 2017, *Pruning convolutional
neural networks for resource efficient inference*, the first-order criterion). ``training.reading.train
--start OUT.pt`` then lets the rest make up for what went.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.reading.network import ReadingNetwork
from training.reading.saved import network_from, save_changed
from training.reading.train import Learner, Recipe, sources

_COLUMNS = ("up.weight", "up.bias")


def importance(learner: Learner, batches: Iterator[tuple[str, list[Any]]]) -> list[Tensor]:
    """Return, layer by layer, how much each unit of the feed-forward block is felt in the losses."""
    layers: list[Any] = list(learner.network.encoder.layers)
    found = [torch.zeros(layer.down.in_features) for layer in layers]
    seen: dict[int, Tensor] = {}

    def keep(number: int) -> Any:
        def hook(_: nn.Module, given: tuple[Tensor]) -> None:
            given[0].retain_grad()
            seen[number] = given[0]

        return hook

    hooks = [layer.down.register_forward_pre_hook(keep(n)) for n, layer in enumerate(layers)]
    learner.network.eval()
    for kind, passages in batches:
        losses = learner.losses(kind, passages)
        sum(losses.values(), torch.zeros(())).backward()  # type: ignore[no-untyped-call]
        for number, value in seen.items():
            assert value.grad is not None
            found[number] += (value.detach() * value.grad).abs().sum(dim=(0, 1))
        learner.network.zero_grad()
    for hook in hooks:
        hook.remove()
    return found


def narrowed(network: ReadingNetwork, felt: Sequence[Tensor], feed: int) -> ReadingNetwork:
    """Return the network with the ``feed`` units a layer that are felt most."""
    own = network.state_dict()
    for number, shares in enumerate(felt):
        kept = shares.topk(feed).indices.sort().values
        place = f"encoder.layers.{number}."
        for name in _COLUMNS:
            own[place + name] = own[place + name][kept]
        own[place + "down.weight"] = own[place + "down.weight"][:, kept]
    smaller = ReadingNetwork(network.sizes, **{**network.options, "feed": feed})
    smaller.load_state_dict(own)
    return smaller


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("network", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--feed", type=int, required=True)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--read", type=Path, action="append", required=True)
    parser.add_argument("--held", type=Path)
    parser.add_argument("--steps", type=int, default=40)
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.manual_seed(1)
    saved = torch.load(given.network, map_location="cpu", weights_only=True)
    network, labels = network_from(saved)
    recipe = Recipe(masked=0.0)
    streams = sources(given.prepared, given.read, None, given.held, recipe, recipe.seed)
    batches = ((kind, next(stream)) for _ in range(given.steps) for kind, stream in streams.items())
    felt = importance(Learner(network, labels, recipe), batches)
    save_changed(narrowed(network, felt, given.feed), saved, given.out)


if __name__ == "__main__":
    main()
