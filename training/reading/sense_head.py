"""Teaches a reading network anew what the words of reports do, and leaves the rest of it as it is:

python -m training.reading.sense_head NETWORK.pt OUT.pt --marked DIR

The last head of the network (``senses``) needs many rounds over few marks, in which the rest would only
forget. What it sees of the marked words is laid out once; a minute does.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from quotetrack.encoder.reading_network import Labels
from training.reading.data import Passage, Speller, passages_in
from training.reading.marks import OPEN
from training.reading.network import ReadingNetwork, sense_head
from training.reading.saved import network_from, save_changed
from training.reading.train import collate

EPOCHS, BATCH, OTHERS = 15, 128, 256  # of the cues' words; other words beside each batch
OTHERS_WEIGHT, RATE, DECAY, NOISE = 0.3, 1e-3, 0.02, 0.1


def seen_by_head(
    network: ReadingNetwork, labels: Labels, passages: Sequence[Passage]
) -> tuple[Tensor, Tensor]:
    """Return, a row a word of the marked passages, what the head sees and what it is to answer."""
    speller, rows, wanted = Speller(labels.pieces), [], []
    kept: list[Tensor] = []
    hook = network.senses.register_forward_hook(lambda _, given, __: kept.append(given[0]))
    network.eval()
    with torch.inference_mode():
        for passage in passages:
            assert passage.roles is not None and passage.roles.senses is not None
            network(collate([passage], speller, None, 0.0))  # type: ignore[arg-type]
            rows.append(kept.pop()[0])
            wanted.append(torch.from_numpy(passage.roles.senses))
    hook.remove()
    known = torch.cat(wanted) != OPEN
    return torch.cat(rows)[known].clone(), torch.cat(wanted)[known]


def batches(wanted: Tensor) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield places of words with their weights: all that report, and as many others as chance has it."""
    cues, others = (wanted > 0).nonzero()[:, 0], (wanted == 0).nonzero()[:, 0]
    for _ in range(EPOCHS):
        shuffled = cues[torch.randperm(len(cues))]
        for at in range(0, len(cues), BATCH):
            some = shuffled[at : at + BATCH]
            beside = others[torch.randint(len(others), (OTHERS,))]
            weight = torch.cat([torch.ones(len(some)), torch.full((OTHERS,), OTHERS_WEIGHT)])
            yield torch.cat([some, beside]), weight


def learn(seen: Tensor, wanted: Tensor) -> nn.Sequential:
    """Return a head that is taught from nothing."""
    mean, spread = seen.mean(0), seen.std(0) + 1e-4
    head = sense_head(seen.shape[1])
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    for places, weight in batches(wanted):
        given = functional.dropout((seen[places] - mean) / spread, NOISE)
        losses = functional.cross_entropy(head(given), wanted[places], reduction="none")
        optimizer.zero_grad()
        (losses * weight).mean().backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    first: Any = head[0]
    with torch.no_grad():  # the same answer for what the network hands it
        first.bias -= first.weight @ (mean / spread)
        first.weight /= spread
    return head.eval()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("network", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--marked", type=Path, required=True)
    given = parser.parse_args(arguments)
    torch.manual_seed(1)
    torch.set_num_threads(1)
    saved = torch.load(given.network, map_location="cpu", weights_only=True)
    network, labels = network_from(saved)
    passages = [p for path in sorted(given.marked.glob("*.passages")) for p in passages_in(path)]
    network.senses = learn(*seen_by_head(network, labels, passages))
    save_changed(network, saved, given.out)


if __name__ == "__main__":
    main()
