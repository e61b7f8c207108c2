"""Trains the network: python -m training.attribution.train CORPUS MINILM OUT.pt [--work DIR] ...

CORPUS is a brat corpus folder, MINILM a folder with model.safetensors and vocab.txt. A tenth of the
articles is held out for the scorer (see ``fit``); their names go to OUT.held.json. The model is saved
after every pass over the data, so a run that is cut short leaves the last pass behind.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from training.attribution.corpus import Example, examples, held_out, parsed
from training.attribution.weights import start
from training.teachers.role_network import RoleNetwork, role_network_from, role_network_state


@dataclass(frozen=True)
class Recipe:
    """Options of a run. Rates rise over ``warm`` of the steps and fall linearly to ``floor`` of the top."""

    passes: float = 5.0
    batch: int = 8
    encoder_rate: float = 1.2e-4
    rate: float = 1.5e-3
    warm: float = 1 / 12
    floor: float = 0.02
    held: float = 0.1
    seed: int = 1


def losses(network: RoleNetwork, batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Return the summed cross-entropies of the tags and of the links, per 200 words."""
    tensors = network.batch([e.chunk for e in batch])
    with torch.autocast("cpu", torch.bfloat16):
        encoded = network.encoder(tensors.pieces, tensors.piece_lengths)
    h, tags = network.above(encoded.float(), tensors)
    wanted = torch.full(tags.shape[:2], -100)
    for row, example in enumerate(batch):
        wanted[row, : len(example)] = torch.tensor(example.tags)
    tag_loss = nn.functional.cross_entropy(
        tags.flatten(0, 1), wanted.flatten(), ignore_index=-100, reduction="sum"
    )
    link_loss = torch.zeros(())
    for row, example in enumerate(batch):
        if example.relations is not None:
            link_loss = link_loss + _link_loss(network, h[row, : len(example)], example)
    return tag_loss / 200, link_loss / 200


def _link_loss(network: RoleNetwork, h: Tensor, example: Example) -> Tensor:
    near, tree = example.relations or (torch.zeros(0), torch.zeros(0))
    cues = torch.tensor([link.cue for link in example.links])
    scores = network.link(h, cues, (near.long(), tree.long()))
    wanted = torch.zeros_like(scores)
    for row, link in enumerate(example.links):
        wanted[row, list(link.source), 0] = 1
        wanted[row, list(link.content), 1] = 1
    return nn.functional.binary_cross_entropy_with_logits(scores, wanted, reduction="sum")


def batches(data: Sequence[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Yield one pass over the data in batches of like length, in random order."""
    order = sorted(range(len(data)), key=lambda i: len(data[i]) // 64 + rng.random())
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    rng.shuffle(groups)
    for group in groups:
        yield [data[i] for i in group]


def train(network: RoleNetwork, data: Sequence[Example], recipe: Recipe, out: Path) -> None:
    """Train ``network`` in place and save it to ``out`` after every pass."""
    rng = random.Random(recipe.seed)
    encoder = [p for n, p in network.named_parameters() if n.startswith("encoder") and p.requires_grad]
    rest = [p for n, p in network.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW(
        [
            {"params": encoder, "lr": recipe.encoder_rate, "weight_decay": 0.01},
            {"params": rest, "lr": recipe.rate, "weight_decay": 0.001},
        ]
    )
    steps = int(recipe.passes * len(data) / recipe.batch)
    warm = max(1, int(steps * recipe.warm))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / warm) * max(recipe.floor, 1 - s / steps)
    )
    began, step = time.monotonic(), 0
    while step < steps:
        network.train()
        for batch in batches(data, recipe.batch, rng):
            tag_loss, link_loss = losses(network, batch)
            loss = (tag_loss + link_loss) * 4 / len(batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                spent = time.monotonic() - began
                print(f"step {step} of {steps}, {spent:.0f} s, loss {loss.item():.2f}", flush=True)
            if step >= steps:
                break
        torch.save(role_network_state(network), out)


def resume(saved: Path) -> RoleNetwork:
    """Return a saved network to learn on: better parses, or further articles, need not mean to start anew."""
    network = role_network_from(torch.load(saved, weights_only=True), packed=False)
    network.encoder.words.weight.requires_grad_(False)
    return network


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, default=Path("training/work/attribution"))
    parser.add_argument("--continue_from", type=Path, help="start from this saved network, not from MINILM's")
    for name, value in asdict(Recipe()).items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    given = parser.parse_args(arguments)
    recipe = Recipe(**{name: getattr(given, name) for name in asdict(Recipe())})
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(1)
    found = [e for article, doc in parsed(given.corpus, given.work) for e in examples(article, doc)]
    held = held_out((e.article for e in found), recipe.held, recipe.seed)
    given.out.with_suffix(".held.json").write_text(json.dumps(sorted(held), indent=0), encoding="utf-8")
    data = [e for e in found if e.article not in held]
    print(f"{len(data)} chunks, {sum(map(len, data))} words; {asdict(recipe)}", flush=True)
    network = start(given.minilm, data) if given.continue_from is None else resume(given.continue_from)
    train(network, data, recipe, given.out)


if __name__ == "__main__":
    main()
