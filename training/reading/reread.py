"""Has a larger teacher read what was prepared: python -m training.reading.reread TEACHER.pt READ OUT

READ holds passages as ``training.reading.prepare`` wrote them, OUT gets the same with what the teacher says
of reporting laid over it. ``--kept`` is the share of what annotations, or marks, have said, ``--guessed`` of
what the network before has only guessed. ``--part 0/2`` reads each second file, as another reads 1/2.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from quotetrack.detect.network.cue_relations import relations
from quotetrack.encoder.reading_network import Labels
from training.reading.collect import CONTENT_COLUMNS, LIKELY_CUE, WITHIN, likely_cues
from training.reading.data import Passage, Roles, Speller, keep_passages, passages_in
from training.reading.network import PassageScores, ReadingNetwork
from training.reading.saved import network_from
from training.reading.train import collate

_ROOM = 1500  # words read together, padding included


@dataclass(frozen=True, slots=True)
class Shares:
    """What was said before counts for ``kept`` where people said it, for ``guessed`` elsewhere."""

    kept: float
    guessed: float


class _Tree:
    """A passage as ``cue_relations.relations`` asks for it."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self._first: dict[int, int] = {}
        for place, sentence in enumerate(passage.sentences):
            self._first.setdefault(sentence, place)
        self._below: dict[int, list[int]] = {}
        for place, head in enumerate(passage.heads):
            if head:
                over = head - 1 + self._first[passage.sentences[place]]
                self._below.setdefault(over, []).append(place)

    def sentence_words(self, word: int) -> range:
        sentence = self.passage.sentences[word]
        return range(self._first[sentence], self._first[sentence] + self.passage.sentences.count(sentence))

    def children(self, word: int) -> list[int]:
        return self._below.get(word, [])

    def rel(self, word: int) -> str:
        return self.passage.deprel[word].split(":")[0]

    def branch(self, word: int) -> list[int]:
        found = [word]
        for one in found:
            found += self.children(one)
        return found


def reread(
    passages: Sequence[Passage], network: ReadingNetwork, labels: Labels, shares: Shares
) -> Iterator[Passage]:
    """Yield passages, in order, with what the network says laid over what is known."""
    speller, found = Speller(labels.pieces), dict[int, Passage]()
    for group in _groups(passages):
        some = [passages[n] for n in group]
        with torch.inference_mode():
            scores = network(collate(some, speller, None, 0.0))  # type: ignore[arg-type]
        for row, number in enumerate(group):
            roles = _roles(passages[number], row, scores, network, shares)
            found[number] = replace(passages[number], roles=roles)
    yield from (found[number] for number in range(len(passages)))


def _groups(passages: Sequence[Passage]) -> Iterator[list[int]]:
    group: list[int] = []
    for number in sorted(range(len(passages)), key=lambda n: len(passages[n])):
        if group and (len(group) + 1) * len(passages[number]) > _ROOM:
            yield group
            group = []
        group.append(number)
    yield group


def _roles(
    passage: Passage, row: int, scores: PassageScores, network: ReadingNetwork, shares: Shares
) -> Roles:
    assert passage.roles is not None
    old, size = passage.roles, len(passage)
    said, inner, told = (
        getattr(scores, name)[row, :size].softmax(-1).numpy() for name in ("roles", "nested", "senses")
    )
    tags = shares.kept * old.tags + (1 - shares.kept) * said
    known = old.known | (said[:, CONTENT_COLUMNS].sum(axis=1) > WITHIN)
    share = np.where(old.known, shares.kept if old.senses is not None else shares.guessed, 0.0)[:, None]
    nested = share * old.nested + (1 - share) * inner
    likely = np.maximum(likely_cues(said), known * likely_cues(inner))
    links, asked = [], {one[0]: one for one in old.links}
    tree = _Tree(passage)
    for cue in sorted(asked.keys() | set(np.flatnonzero(likely > LIKELY_CUE).tolist())):
        if cue in asked:
            _, near, branch, full, weight = asked[cue]
        else:
            rows = relations(tree, range(size), cue)  # type: ignore[arg-type]
            near, branch = (one.astype(np.uint8) for one in rows)
            full, weight = np.zeros((size, 2), dtype=np.float32), 0.0
        mine = _linked(scores, row, cue, near, branch, network)
        kept = shares.kept if weight == 1.0 else shares.guessed if weight else 0.0
        weight = max(weight, float(np.clip(likely[cue], 0.25, 1.0)))
        links.append((cue, near, branch, (kept * full + (1 - kept) * mine).astype(np.float32), weight))
    return Roles(
        tags.astype(np.float32),
        nested.astype(np.float32),
        known,
        links,
        old.senses,
        None if old.senses is not None else told.astype(np.float32),
    )


def _linked(
    scores: PassageScores,
    row: int,
    cue: int,
    near: NDArray[np.uint8],
    branch: NDArray[np.uint8],
    network: ReadingNetwork,
) -> NDArray[np.float32]:
    """The probabilities of a passage's words to be in the source and in the content of a cue."""
    rows = (torch.from_numpy(one).long()[None] for one in (near, branch))
    with torch.inference_mode():
        logits = network.link(scores.cues[row, [cue]], scores.words[row, : len(near)], *rows)
    found: NDArray[np.float32] = logits[0].sigmoid().numpy()
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("read", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kept", type=float, default=0.6)
    parser.add_argument("--guessed", type=float, default=0.2)
    parser.add_argument("--part", default="0/1")
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    network, labels = network_from(torch.load(given.teacher, map_location="cpu", weights_only=True))
    network.eval()
    part, parts = map(int, given.part.split("/"))
    for path in sorted(given.read.glob("*.passages"))[part::parts]:
        target: Path = given.out / path.name
        if not target.exists():
            shares = Shares(given.kept, given.guessed)
            keep_passages(target, list(reread(passages_in(path), network, labels, shares)))


if __name__ == "__main__":
    main()
