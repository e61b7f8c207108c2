"""Scores made consistent: one tree a sentence, whole names."""

from __future__ import annotations

import itertools

import pytest
import torch

from quotetrack.parse.tagging.decoding import best_tags, best_trees, is_tree, transitions

TAGS = ("O", "B-ORG", "I-ORG", "E-ORG", "S-ORG", "B-LOC", "I-LOC", "E-LOC", "S-LOC")


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
    ],
)
def test_is_tree(heads: list[int], expected: bool) -> None:
    assert is_tree(heads) is expected


def best_of_all(arcs: torch.Tensor) -> float:
    """The best total of any tree, by trying all."""
    size = arcs.shape[0]
    choices = itertools.product(range(size + 1), repeat=size)
    scores = arcs.log_softmax(dim=1)
    return max(sum(float(scores[i, h]) for i, h in enumerate(c)) for c in choices if is_tree(c))


def test_best_trees_are_trees_and_the_best() -> None:
    torch.manual_seed(3)
    arcs = torch.randn(40, 4, 5)
    for place in range(4):
        arcs[:, place, place + 1] = -torch.inf
    lengths = [1 + i % 4 for i in range(40)]
    for row, length in zip(arcs, lengths, strict=True):
        row[:, length + 1 :] = -torch.inf
    for row, length, heads in zip(arcs, lengths, best_trees(arcs, lengths), strict=True):
        assert is_tree(heads) and len(heads) == length
        part = row[:length, : length + 1]
        total = sum(float(part.log_softmax(dim=1)[i, h]) for i, h in enumerate(heads))
        assert total == pytest.approx(best_of_all(part), abs=1e-4)


def test_best_tags_open_and_close_every_name() -> None:
    torch.manual_seed(5)
    allowed = transitions(TAGS)
    scores = torch.randn(60, 6, len(TAGS)) * 3
    lengths = [1 + i % 6 for i in range(60)]
    for row, length, tags in zip(scores, lengths, best_tags(scores, lengths, allowed), strict=True):
        assert len(tags) == length
        open_kind = ""
        for tag in (TAGS[t] for t in tags):
            prefix, _, kind = tag.partition("-")
            assert (prefix in ("I", "E")) == bool(open_kind) and (not open_kind or kind == open_kind)
            open_kind = kind if prefix in ("B", "I") else ""
        assert not open_kind
        if length == 2:
            pairs = itertools.product(range(len(TAGS)), repeat=2)
            fits = [p for p in pairs if float(allowed[0][p[0]] + allowed[1][p] + allowed[2][p[1]]) == 0]
            best = max(fits, key=lambda p: float(row[0, p[0]] + row[1, p[1]]))
            assert tuple(tags) == best


def test_tags_that_fit_stay_as_they_are() -> None:
    scores = torch.zeros(1, 3, len(TAGS))
    for place, tag in enumerate((1, 3, 0)):
        scores[0, place, tag] = 5
    assert best_tags(scores, [3], transitions(TAGS)) == [[1, 3, 0]]
