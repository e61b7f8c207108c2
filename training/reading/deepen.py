"""Gives what tells roles more layers of attention: python -m training.reading.deepen NETWORK.pt OUT.pt

A layer that is added says at first what the one below it said; it is there for the training to come.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn

from training.reading.network import ReadingNetwork
from training.reading.saved import network_from, save_changed


def deepened(network: ReadingNetwork, deep: int) -> ReadingNetwork:
    """Return a network like another with ``deep`` layers of attention for roles, more than that one has."""
    found = ReadingNetwork(network.sizes, **{**network.options, "deep": deep})
    found.load_state_dict(network.state_dict(), strict=False)
    have = network.mixers()
    for mixer in found.mixers()[len(have) :]:
        for silent in (mixer.out, mixer.down):
            nn.init.zeros_(silent.weight)
            nn.init.zeros_(silent.bias)
        for norm in (mixer.norm1, mixer.norm2):
            norm.load_state_dict(have[-1].norm2.state_dict())
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("network", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--deep", type=int, default=3)
    given = parser.parse_args(arguments)
    saved = torch.load(given.network, map_location="cpu", weights_only=True)
    network, _ = network_from(saved)
    save_changed(deepened(network, given.deep), saved, given.out)


if __name__ == "__main__":
    main()
