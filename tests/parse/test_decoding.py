"""Scores made consistent: one tree a sentence, whole names."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from quotetrack.parse.tagging.decoding import best_tags, best_tree, is_tree, spanning_tree, transitions

TAGS = ("O", "B-ORG", "I-ORG", "E-ORG", "S-ORG", "B-LOC", "I-LOC", "E-LOC", "S-LOC")
BARRED = -1e4  # what the network scores a word as its own head
Array = NDArray[Any]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([0], True),
        ([2, 0, 2], True),
        ([2, 3, 0], True),
        ([0, 0], False),  # two roots
        ([2, 1], False),  # a circle
        ([2, 3, 2, 0], False),
        ([1, 0], False),  # a word above itself
        ([], False),
    ],
)
def test_is_tree(heads: list[int], expected: bool) -> None:
    assert is_tree(heads) is expected


def likelihood(arcs: Array, heads: Sequence[int]) -> float:
    """The sum of the logarithms of the probabilities of a sentence's arcs."""
    logs = arcs - np.logaddexp.reduce(arcs, axis=1, keepdims=True)
    return float(sum(logs[place, head] for place, head in enumerate(heads)))


def trees(size: int) -> list[tuple[int, ...]]:
    """Every tree over so many words."""
    return [heads for heads in itertools.product(range(size + 1), repeat=size) if is_tree(heads)]


def random_arcs(rng: np.random.Generator, size: int, spread: float) -> Array:
    arcs = (rng.standard_normal((size, size + 1)) * spread).astype(np.float32)
    arcs[np.arange(size), np.arange(1, size + 1)] = BARRED
    return arcs


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_the_best_tree_is_the_best_of_all(size: int) -> None:
    rng = np.random.default_rng(size)
    every = trees(size)
    for _ in range(60):
        arcs = random_arcs(rng, size, rng.choice((0.3, 1.0, 5.0)))
        heads = best_tree(arcs)
        assert is_tree(heads) and len(heads) == size
        best = max(likelihood(arcs, tree) for tree in every)
        assert likelihood(arcs, heads) == pytest.approx(best, abs=1e-3)


def test_a_long_sentence_whose_words_all_want_the_root_has_one_root() -> None:
    arcs = random_arcs(np.random.default_rng(1), 40, 1.0)
    arcs[:, 0] += 20
    assert is_tree(best_tree(arcs))


def test_likely_circles_of_circles_are_broken() -> None:
    arcs = random_arcs(np.random.default_rng(2), 6, 0.1)
    for word, head in enumerate((2, 1, 4, 3, 6, 5)):
        arcs[word, head] = 9.0
    arcs[0, 4] = arcs[2, 1] = 6.0  # the two first circles want each other
    heads = best_tree(arcs)
    assert is_tree(heads)
    best = max(likelihood(arcs, tree) for tree in trees(6))
    assert likelihood(arcs, heads) == pytest.approx(best, abs=1e-3)


@pytest.mark.parametrize("size", [2, 3, 4])
def test_a_spanning_tree_may_have_several_roots(size: int) -> None:
    """Without the demand for one root, every word hangs somewhere below node 0, at the best price."""
    rng = np.random.default_rng(10 + size)
    ways = [h for h in itertools.product(range(size + 1), repeat=size) if hangs_together(h)]
    for _ in range(60):
        scores = rng.standard_normal((size + 1, size + 1))
        found = spanning_tree(scores)[1:]
        assert hangs_together(found)
        total = sum(scores[word, head] for word, head in enumerate(found, 1))
        best = max(sum(scores[word, head] for word, head in enumerate(way, 1)) for way in ways)
        assert total == pytest.approx(best)


def hangs_together(heads: Sequence[int]) -> bool:
    """Tell whether every word comes to node 0."""
    for word in range(1, len(heads) + 1):
        at, steps = word, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def fits(tags: Sequence[int]) -> bool:
    """Tell whether a row of tags opens and closes every name."""
    open_kind = ""
    for tag in (TAGS[t] for t in tags):
        prefix, _, kind = tag.partition("-")
        if (prefix in ("I", "E")) != bool(open_kind) or (open_kind and kind != open_kind):
            return False
        open_kind = kind if prefix in ("B", "I") else ""
    return not open_kind


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_best_tags_are_the_best_that_fit(size: int) -> None:
    rng = np.random.default_rng(size)
    rows = [row for row in itertools.product(range(len(TAGS)), repeat=size) if fits(row)]
    for _ in range(25):
        scores = rng.standard_normal((size, len(TAGS))).astype(np.float32) * 3
        found = best_tags(scores, transitions(TAGS))
        assert fits(found)
        best = max(sum(scores[i, t] for i, t in enumerate(row)) for row in rows)
        assert sum(scores[i, t] for i, t in enumerate(found)) == pytest.approx(float(best), abs=1e-4)


def test_tags_that_fit_stay_as_they_are() -> None:
    scores = np.zeros((3, len(TAGS)), dtype=np.float32)
    for place, tag in enumerate((1, 3, 0)):
        scores[place, tag] = 5
    assert best_tags(scores, transitions(TAGS)) == [1, 3, 0]
