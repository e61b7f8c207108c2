"""Trains the parse network: python -m training.joint.train --prepared DIR --minilm DIR --save_dir DIR ...

PREPARED holds treebanks/ and ner/, MINILM model.safetensors and vocab.txt of all-MiniLM-L6-v2. Each step
learns from about --words words of trees and --names_words with names. Every --every steps the averaged
weights are scored on the development parts (a line of NAME.curve.jsonl) and saved to NAME.pt, and all that is
needed to go on to NAME.state: the same command goes on from there.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from quotetrack.resources import digest
from training.joint.data import NAMES, TREES, Named, Tree, batches, read_names, read_trees
from training.joint.scoring import development
from training.joint.start import start
from training.teachers.joint_network import JointNetwork, collate, joint_network_state


@dataclass(frozen=True)
class Recipe:
    """Options of a run. Rates rise over ``warm`` of the steps and fall linearly to ``floor`` of the top.

    ``decay`` is the lower layers' share of the rate of the layer above; ``average`` the weight of the past
    in the moving average of the weights, taken every ``stride`` steps.
    """

    steps: int = 4800
    words: int = 400
    names_words: int = 450
    encoder_rate: float = 2e-4
    decay: float = 0.9
    rate: float = 1.5e-3
    warm: float = 0.06
    floor: float = 0.01
    names_weight: float = 2.0
    masked: float = 0.03
    average: float = 0.98
    stride: int = 5
    seed: int = 1


class Learner:
    """A network in training, with its optimizer, its averaged copy and its place in the run."""

    def __init__(self, network: JointNetwork, recipe: Recipe) -> None:
        self.network, self.recipe, self.step = network, recipe, 0
        self.averaged = {name: value.clone() for name, value in network.state_dict().items()}
        groups = _groups(network, recipe)
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.99), fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._share)
        self.mask = network.labels.pieces.index("[MASK]")

    def _share(self, step: int) -> float:
        warm = max(1, int(self.recipe.steps * self.recipe.warm))
        return min(1.0, (step + 1) / warm) * max(self.recipe.floor, 1 - step / self.recipe.steps)

    def learn(self, trees: Sequence[Tree], names: Sequence[Named], rng: random.Random) -> dict[str, float]:
        """Take one step and return the losses by task."""
        self.network.train()
        found: dict[str, float] = {}
        for losses in (self._tree_losses(trees, rng), self._name_loss(names, rng)):
            sum(losses.values(), torch.zeros(())).backward()  # type: ignore[no-untyped-call]
            found.update({task: loss.item() for task, loss in losses.items()})
        nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.schedule.step()
        self.step += 1
        if self.step % self.recipe.stride == 0:
            self._average()
        return found

    def _average(self) -> None:
        weight = min(self.recipe.average, self.step / (self.step + 10 * self.recipe.stride))
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                if value.is_floating_point():
                    self.averaged[name].lerp_(value, 1 - weight)

    def _scores(self, sentences: Sequence[Tree] | Sequence[Named], rng: random.Random) -> Any:
        network = self.network
        spelt = [network.spell(sentence.words) for sentence in sentences]
        if self.recipe.masked:
            spelt = [
                ([(self.mask,) if rng.random() < self.recipe.masked else word for word in words], shapes)
                for words, shapes in spelt
            ]
        batch = collate(spelt, network.wordpieces)
        with torch.autocast("cpu", torch.bfloat16):
            states = network.encoder.states(batch.pieces, batch.piece_lengths, network.shape(batch.shapes))
        return network.above([state.float() for state in states], batch)

    def _tree_losses(self, trees: Sequence[Tree], rng: random.Random) -> dict[str, Tensor]:
        labels = self.network.labels
        scores = self._scores(trees, rng)
        heads = _target([tree.heads for tree in trees])
        relations = self.network.relations(scores, heads.clamp(min=0))
        index = {name: {v: i for i, v in enumerate(getattr(labels, name))} for name in _CHOICES}

        def wanted(name: str) -> Tensor:
            return _target([[index[name].get(v, -100) for v in getattr(tree, name)] for tree in trees])

        return {
            "arc": _loss(scores.arcs, heads),
            "rel": _loss(relations, wanted("deprel")),
            "upos": 0.5 * _loss(scores.upos, wanted("upos")),
            "xpos": 0.5 * _loss(scores.xpos, wanted("xpos")),
            "feats": 0.3 * _loss(scores.feats, wanted("feats")),
        }

    def _name_loss(self, names: Sequence[Named], rng: random.Random) -> dict[str, Tensor]:
        index = {tag: i for i, tag in enumerate(self.network.labels.names)}
        wanted = _target([[index[tag] for tag in sentence.tags] for sentence in names])
        loss = _loss(self._scores(names, rng).names, wanted)
        return {"names": self.recipe.names_weight * loss}

    def state(self) -> dict[str, Any]:
        """Return all that is needed to go on."""
        return {
            "step": self.step,
            "network": self.network.state_dict(),
            "averaged": self.averaged,
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from what :meth:`state` returned."""
        self.step, self.averaged = state["step"], dict(state["averaged"])
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])


_CHOICES = ("deprel", "upos", "xpos", "feats")


def _groups(network: JointNetwork, recipe: Recipe) -> list[dict[str, Any]]:
    """A group of parameters a layer of the encoder, and one for the heads; word pieces stay as they are."""
    network.encoder.words.weight.requires_grad_(False)
    groups = []
    layers = len(network.encoder.layers)
    for depth, layer in enumerate(network.encoder.layers):
        rate = recipe.encoder_rate * recipe.decay ** (layers - 1 - depth)
        groups.append({"params": list(layer.parameters()), "lr": rate, "weight_decay": 0.01})
    low = [network.encoder.places.weight, *network.encoder.norm.parameters()]
    groups.append({"params": low, "lr": recipe.encoder_rate * recipe.decay**layers, "weight_decay": 0.0})
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    groups.append({"params": heads, "lr": recipe.rate, "weight_decay": 0.001})
    return groups


def _target(rows: Sequence[Sequence[int]]) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[-100] * (longest - len(row))] for row in rows])


def _loss(scores: Tensor, wanted: Tensor) -> Tensor:
    return nn.functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=-100)


def run(learner: Learner, prepared: Path, out: Path, every: int) -> None:
    """Train to the recipe's last step, scoring and saving on the way."""
    recipe = learner.recipe
    rng = random.Random(recipe.seed + learner.step)
    torch.manual_seed(recipe.seed + learner.step)
    trees = batches(read_trees(prepared / TREES), recipe.words, rng)
    names = batches(read_names(prepared / NAMES), recipe.names_words, rng)
    began = time.monotonic()
    for losses in _losses(learner, trees, names, rng):
        if learner.step % 50 == 0:
            shown = " ".join(f"{task} {loss:.3f}" for task, loss in losses.items())
            print(f"{time.monotonic() - began:.0f} s, step {learner.step}: {shown}", flush=True)
        if learner.step % every == 0 or learner.step == recipe.steps:
            _save(learner, prepared, out)


def _losses(
    learner: Learner, trees: Iterator[list[Tree]], names: Iterator[list[Named]], rng: random.Random
) -> Iterator[dict[str, float]]:
    while learner.step < learner.recipe.steps:
        yield learner.learn(next(trees), next(names), rng)


def _save(learner: Learner, prepared: Path, out: Path) -> None:
    """Score the averaged weights on the development parts, log, and save them and the run's state."""
    torch.save(learner.state(), out.with_suffix(".state.new"))
    out.with_suffix(".state.new").replace(out.with_suffix(".state"))
    current = {name: value.clone() for name, value in learner.network.state_dict().items()}
    learner.network.load_state_dict(learner.averaged)
    scores = development(learner.network, prepared)
    line = {"step": learner.step, **scores}
    print(json.dumps(line), flush=True)
    with out.with_suffix(".curve.jsonl").open("a", encoding="utf-8") as curve:
        curve.write(json.dumps(line) + "\n")
    saved = {
        **joint_network_state(learner.network),
        "config": {**asdict(learner.recipe), "step": learner.step},
    }
    torch.save(saved, out)
    learner.network.load_state_dict(current)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for folder in ("--prepared", "--minilm", "--save_dir"):
        parser.add_argument(folder, type=Path, required=True)
    parser.add_argument("--save_name", default="joint.pt")
    parser.add_argument("--continue_from", type=Path, help="start from this run's averaged weights")
    parser.add_argument("--every", type=int, default=1750, help="steps between two checkpoints")
    for name, value in asdict(Recipe()).items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    given = vars(parser.parse_args(arguments))
    recipe = Recipe(**{name: given[name] for name in asdict(Recipe())})
    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed)
    network = start(given["minilm"], given["prepared"])
    if given["continue_from"] is not None:
        network.load_state_dict(torch.load(given["continue_from"].with_suffix(".state"))["averaged"])
    learner = Learner(network, recipe)
    out: Path = given["save_dir"] / given["save_name"]
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.with_suffix(".state").exists():
        learner.restore(torch.load(out.with_suffix(".state")))
    read = [given["prepared"] / path for path in (TREES, NAMES)]
    print(json.dumps({**asdict(recipe), "sha256": {path.name: digest(path) for path in read}}), flush=True)
    run(learner, given["prepared"], out, given["every"])


if __name__ == "__main__":
    main()
