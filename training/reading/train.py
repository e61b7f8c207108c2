"""Trains the reading network:

python -m training.reading.train --prepared DIR --read DIR [--read DIR] --start JOINT.pt --out OUT

Each step learns from passages of trees, of names and of texts that the networks before have read. Every
--every steps the averaged weights are scored on the development parts (OUT.curve.jsonl) and saved to OUT,
and all that is needed to go on to OUT.state: the same command goes on from there. --minutes ends the run by
the clock: the rate falls with the time that is left.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from quotetrack.encoder.reading_network import Labels
from training.reading.data import (
    Passage,
    ReadBefore,
    Speller,
    endless,
    grouped,
    read_name_documents,
    read_tree_documents,
)
from training.reading.network import PassageBatch, PassageScores, ReadingNetwork, padded
from training.reading.saved import as_saved, start

_WORDS = {"tree": "words", "name": "names_words", "read": "read_words"}
_CHOICES = ("upos", "xpos", "feats", "deprel")


@dataclass(frozen=True)
class Recipe:
    """Options of a run; see ``training.joint.train`` for those of the same name.

    ``kept`` is the share of ``rate`` at which heads learn that come from a parse network, ``silver`` what the
    trees and names count for that networks have found, ``alone`` how many of the sentences read before are
    shown without their neighbours.
    """

    minutes: float = 90
    words: int = 300
    names_words: int = 300
    read_words: int = 700
    marked_words: int = 300
    encoder_rate: float = 1e-4
    decay: float = 0.95
    rate: float = 1e-3
    warm: float = 0.03
    floor: float = 0.02
    kept: float = 1 / 3
    silver: float = 0.5
    alone: float = 0.0
    masked: float = 0.02
    average: float = 0.98
    stride: int = 5
    seed: int = 1


def collate(passages: Sequence[Passage], speller: Speller, rng: random.Random, masked: float) -> PassageBatch:
    """Lay passages out as tensors."""
    rows, marks, first, last = [], [], [], []
    mask = speller.pieces._ids["[MASK]"]
    for passage in passages:
        row, kinds, begin, end = speller.row(passage)
        if masked:
            for a, b in zip(begin, end, strict=True):
                if rng.random() < masked:
                    row[a : b + 1] = [mask] * (b + 1 - a)
        rows.append(row)
        marks.append(kinds)
        first.append(begin)
        last.append(end)
    return PassageBatch(
        padded(rows, speller.pieces.pad),
        padded(marks, (0, 0, 0)),
        torch.tensor([len(r) for r in rows]),
        padded(first, 0),
        padded(last, 0),
        padded([p.sentences for p in passages], -1),
        torch.tensor([len(p) for p in passages]),
    )


def passage_heads(passage: Passage) -> list[int]:
    """Heads counted in the passage, from 1; 0 is the root."""
    starts: dict[int, int] = {}
    for place, sentence in enumerate(passage.sentences):
        starts.setdefault(sentence, place)
    return [h and h + starts[s] for h, s in zip(passage.heads, passage.sentences, strict=True)]


def _target(rows: Sequence[Sequence[int]]) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[-100] * (longest - len(row))] for row in rows])


def _senses(passage: Passage) -> list[int]:
    """What each word of a marked passage does as the word of a report; -100 where the marks leave it open."""
    assert passage.roles is not None and passage.roles.senses is not None
    found: list[int] = passage.roles.senses.tolist()
    return found


def _loss(scores: Tensor, wanted: Tensor) -> Tensor:
    return nn.functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=-100)


class Learner:
    """A network in training, with its optimizer, its averaged copy and its place in the run."""

    def __init__(self, network: ReadingNetwork, labels: Labels, recipe: Recipe, workers: int = 1) -> None:
        self.workers = workers
        self.network, self.labels, self.recipe = network, labels, recipe
        self.speller = Speller(labels.pieces)
        self.step, self.spent, self.clock = 0, 0.0, 0.0
        self.averaged = {name: value.clone() for name, value in network.state_dict().items()}
        self.optimizer = torch.optim.AdamW(_groups(network, recipe), betas=(0.9, 0.99), fused=True)
        self.tops = [group["lr"] for group in self.optimizer.param_groups]
        self.index = {
            name: {v: i for i, v in enumerate(getattr(labels, name))} for name in (*_CHOICES, "names")
        }
        self.rng = random.Random(recipe.seed)

    def _rate(self) -> None:
        done = self.spent / (60 * self.recipe.minutes)
        share = min(1.0, (done + 1e-3) / self.recipe.warm) * max(self.recipe.floor, 1 - done)
        for group, top in zip(self.optimizer.param_groups, self.tops, strict=True):
            group["lr"] = top * share

    def learn(self, batches: Mapping[str, list[Passage]]) -> dict[str, float]:
        """Take one step on passages by kind (tree, name, read, marked) and return the losses."""
        self.network.train()
        found: dict[str, float] = {}
        for kind, some in batches.items():
            losses = self.losses(kind, some)
            sum(losses.values(), torch.zeros(())).backward()  # type: ignore[no-untyped-call]
            found.update({f"{kind[0]}.{task}": loss.item() for task, loss in losses.items()})
        if self.workers > 1:
            self.spent = shared(self.network, self.clock, self.workers)
        self._rate()
        nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        if self.step % self.recipe.stride == 0:
            weight = min(self.recipe.average, self.step / (self.step + 10 * self.recipe.stride))
            with torch.no_grad():
                for name, value in self.network.state_dict().items():
                    self.averaged[name].lerp_(value, 1 - weight)
        return found

    def losses(self, kind: str, passages: list[Passage]) -> dict[str, Tensor]:
        """Return the losses by task for a batch of one kind."""
        batch = collate(passages, self.speller, self.rng, self.recipe.masked)
        scores = self.network(batch)
        found: dict[str, Tensor] = {}
        silver = self.recipe.silver
        if kind != "name" and (kind == "tree" or silver):
            found |= self._tree(scores, passages, 1.0 if kind == "tree" else silver)
        if kind != "tree" and (kind == "name" or silver):
            wanted = _target([[self.index["names"][tag] for tag in p.names] for p in passages])
            found["names"] = (2.0 if kind == "name" else 1.4 * silver) * _loss(scores.names, wanted)
        if kind in ("read", "marked"):
            found |= self._roles(scores, passages)
        if kind == "marked":
            found["sense"] = 2.0 * _loss(scores.senses, _target([_senses(p) for p in passages]))
        elif kind == "read":
            found |= self._told_senses(scores, passages)
        return found

    def _told_senses(self, scores: PassageScores, passages: list[Passage]) -> dict[str, Tensor]:
        """What a teacher says that words do, where one was asked."""
        loss, words = torch.zeros(()), 0
        for row, p in enumerate(passages):
            if p.roles is not None and p.roles.told is not None:
                own = scores.senses[row, : len(p)].log_softmax(-1)
                loss = loss - (torch.from_numpy(p.roles.told) * own).sum()
                words += len(p)
        return {"told": 2.0 * loss / words} if words else {}

    def _tree(self, scores: PassageScores, passages: list[Passage], weight: float) -> dict[str, Tensor]:
        heads = _target([passage_heads(p) for p in passages])
        relations = self.network.relations(scores, heads.clamp(min=0))

        def wanted(name: str) -> Tensor:
            return _target([[self.index[name].get(v, -100) for v in getattr(p, name)] for p in passages])

        return {
            "arc": weight * _loss(scores.arcs, heads),
            "rel": weight * _loss(relations, wanted("deprel")),
            "upos": 0.5 * weight * _loss(scores.upos, wanted("upos")),
            "xpos": 0.5 * weight * _loss(scores.xpos, wanted("xpos")),
            "feats": 0.3 * weight * _loss(scores.feats, wanted("feats")),
        }

    def _roles(self, scores: PassageScores, passages: list[Passage]) -> dict[str, Tensor]:
        words = sum(map(len, passages))
        tags = nested = torch.zeros(())
        link, cues = torch.zeros(()), 0
        for row, p in enumerate(passages):
            roles, n = p.roles, len(p)
            assert roles is not None
            own = scores.roles[row, :n].log_softmax(-1)
            tags = tags - (torch.from_numpy(roles.tags) * own).sum()
            if roles.known.any():
                known = torch.from_numpy(roles.known)
                inner = scores.nested[row, :n].log_softmax(-1)
                nested = nested - (torch.from_numpy(roles.nested) * inner)[known].sum()
            if roles.links:
                at = torch.tensor([one[0] for one in roles.links])
                near = torch.stack([torch.from_numpy(one[1]) for one in roles.links]).long()
                branch = torch.stack([torch.from_numpy(one[2]) for one in roles.links]).long()
                want = torch.stack([torch.from_numpy(one[3]) for one in roles.links])
                weight = torch.tensor([one[4] for one in roles.links])[:, None, None]
                logits = self.network.link(scores.cues[row, at], scores.words[row, :n], near, branch)
                each = nn.functional.binary_cross_entropy_with_logits(logits, want, reduction="none")
                link = link + (each * weight).sum()
                cues += len(at)
        # per word and per cue, as heavy as the sums that the attribution network was taught by
        return {"tags": 3.0 * tags / words, "nested": 2.0 * nested / words, "link": 3.0 * link / words}

    def state(self) -> dict[str, Any]:
        """Return all that is needed to go on."""
        return {
            "step": self.step,
            "spent": self.spent,
            "network": self.network.state_dict(),
            "averaged": self.averaged,
            "optimizer": self.optimizer.state_dict(),
        }


def shared(network: ReadingNetwork, spent: float, workers: int) -> float:
    """Give every worker the mean of all gradients; returns how long the first has spent."""
    grads = [p.grad for p in network.parameters() if p.grad is not None]
    told = torch.tensor([spent if torch.distributed.get_rank() == 0 else 0.0])
    torch.distributed.all_reduce(told)
    flat = torch.cat([g.flatten() for g in grads]).bfloat16()
    torch.distributed.all_reduce(flat)
    at = 0
    for g in grads:
        g.copy_(flat[at : at + g.numel()].view_as(g) / workers)
        at += g.numel()
    return told.item()


def _groups(network: ReadingNetwork, recipe: Recipe) -> list[dict[str, Any]]:
    network.encoder.words.weight.requires_grad_(False)
    groups: list[dict[str, Any]] = []
    layers = len(network.encoder.layers)
    for depth, layer in enumerate(network.encoder.layers):
        rate = recipe.encoder_rate * recipe.decay ** (layers - 1 - depth)
        groups.append({"params": list(layer.parameters()), "lr": rate, "weight_decay": 0.01})
    low = [p for n, p in network.encoder.named_parameters() if not n.startswith(("layers.", "words."))]
    groups.append({"params": low, "lr": recipe.encoder_rate * recipe.decay**layers, "weight_decay": 0.0})
    old = ("tags.", "upos", "xpos", "feats", "named", "names", "tree", "root", "arcs", "rels", "rel_bias")
    new: list[Tensor] = []
    kept: list[Tensor] = []
    for name, p in network.named_parameters():
        if not name.startswith("encoder."):
            (kept if name.startswith(old) else new).append(p)
    groups.append({"params": kept, "lr": recipe.rate * recipe.kept, "weight_decay": 0.001})
    groups.append({"params": new, "lr": recipe.rate, "weight_decay": 0.001})
    return groups


def sources(
    prepared: Path, read: Sequence[Path], marked: Path | None, held: Path | None, recipe: Recipe, seed: int
) -> dict[str, Iterator[list[Passage]]]:
    """Return, by kind, endless batches to learn from; ``held`` names the texts that are left out."""
    rng = random.Random(seed)
    out = frozenset(json.loads(held.read_text())) if held else frozenset()
    trees = endless(read_tree_documents(prepared / "treebanks/train.conllu"), rng)
    names = endless(read_name_documents(prepared / "ner/ner-train.json"), rng)
    found = {
        "tree": grouped(trees, recipe.words),
        "name": grouped(names, recipe.names_words),
        "read": grouped(iter(ReadBefore(read, out, recipe.alone, seed)), recipe.read_words),
    }
    found = {kind: batches for kind, batches in found.items() if getattr(recipe, _WORDS[kind])}
    if marked:
        found["marked"] = grouped(iter(ReadBefore([marked], out, recipe.alone, seed)), recipe.marked_words)
    return found


def save(learner: Learner, prepared: Path, out: Path) -> None:
    """Score the averaged weights on the development parts, log, and save them and the run's state."""
    from training.reading.scoring import development

    torch.save(learner.state(), out.with_suffix(".state.new"))
    out.with_suffix(".state.new").replace(out.with_suffix(".state"))
    config = {**asdict(learner.recipe), "step": learner.step}
    torch.save(as_saved(learner.network, learner.labels, learner.averaged, config), out)
    current = {name: value.clone() for name, value in learner.network.state_dict().items()}
    learner.network.load_state_dict(learner.averaged)
    line = {
        "step": learner.step,
        "spent": round(learner.spent),
        **development(learner.network, learner.labels, prepared),
    }
    print(json.dumps(line), flush=True)
    with out.with_suffix(".curve.jsonl").open("a", encoding="utf-8") as curve:
        curve.write(json.dumps(line) + "\n")
    learner.network.load_state_dict(current)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--read", type=Path, action="append", required=True)
    parser.add_argument("--marked", type=Path, help="passages whose attributions were marked one by one")
    parser.add_argument("--held", type=Path, help="a JSON list of texts that are not to be learned from")
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--every", type=float, default=15, help="minutes between two checkpoints")
    for name, value in asdict(Recipe()).items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    given = vars(parser.parse_args(arguments))
    recipe = Recipe(**{name: given[name] for name in asdict(Recipe())})
    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed)
    network, labels = start(given["start"])
    rank, workers = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    if workers > 1:
        torch.distributed.init_process_group("gloo")
        torch.manual_seed(recipe.seed + rank)
    learner = Learner(network, labels, recipe, workers)
    out: Path = given["out"]
    if out.with_suffix(".state").exists():
        state = torch.load(out.with_suffix(".state"))
        learner.step, learner.spent, learner.averaged = state["step"], state["spent"], state["averaged"]
        network.load_state_dict(state["network"])
        learner.optimizer.load_state_dict(state["optimizer"])
    seed = recipe.seed + learner.step + rank
    batches = sources(given["prepared"], given["read"], given["marked"], given["held"], recipe, seed)
    print(json.dumps(asdict(recipe)), flush=True)
    began, base, due = time.monotonic(), learner.spent, learner.spent + 60 * given["every"]
    shown: dict[str, float] = {}
    while learner.spent < 60 * recipe.minutes:
        for task, loss in learner.learn({kind: next(source) for kind, source in batches.items()}).items():
            shown[task] = 0.95 * shown.get(task, loss) + 0.05 * loss
        learner.clock = base + time.monotonic() - began
        if workers == 1:
            learner.spent = learner.clock
        if learner.step % 25 == 0:
            print(
                f"{learner.spent:.0f} s, step {learner.step}: "
                + " ".join(f"{t} {v:.3f}" for t, v in shown.items()),
                flush=True,
            )
        if learner.spent >= due and rank == 0:
            save(learner, given["prepared"], out)
            due += 60 * given["every"]
    if rank == 0:
        save(learner, given["prepared"], out)


if __name__ == "__main__":
    main()
