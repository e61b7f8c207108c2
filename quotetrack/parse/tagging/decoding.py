"""From scores to what is consistent: arcs to one tree a sentence, tags to whole names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STOP = -1e9
Allowed = tuple["NDArray[np.float64]", "NDArray[np.float64]", "NDArray[np.float64]"]


def is_tree(heads: Sequence[int]) -> bool:
    """Tell whether heads (of words 1, 2, ...; 0 is the root) form one tree with one word at its root."""
    if sum(head == 0 for head in heads) != 1:
        return False
    good = [False] * (len(heads) + 1)
    good[0] = True
    for start in range(1, len(heads) + 1):
        at, path = start, []
        while not good[at]:
            if at in path:
                return False
            path.append(at)
            at = heads[at - 1]
        for word in path:
            good[word] = True
    return True


def best_tree(arcs: NDArray[np.float32]) -> list[int]:
    """Return the best tree of a sentence from scores of words by heads (0 is the root).

    Where every word's best head gives a tree, that is the best one; else it is found by Chu-Liu/Edmonds,
    one root (Dozat & Manning 2017).
    """
    heads: list[int] = arcs.argmax(axis=1).tolist()
    return heads if is_tree(heads) else _one_root(arcs)


def _one_root(arcs: NDArray[np.float32]) -> list[int]:
    """The best spanning tree with one word at its root, of those that the likely roots give."""
    scores = arcs.astype(np.float64)
    scores -= np.logaddexp.reduce(scores, axis=1, keepdims=True)
    square = np.vstack([np.full((1, scores.shape[1]), _STOP), np.maximum(scores, -1e6)])
    heads = spanning_tree(square)
    roots = [word for word in range(1, len(heads)) if heads[word] == 0]
    if len(roots) == 1:
        return heads[1:]
    best, found = -np.inf, heads
    for root in roots:
        held = square.copy()
        held[1:, 0] = _STOP
        held[root, :] = _STOP
        held[root, 0] = square[root, 0]
        tree = spanning_tree(held)
        total = sum(square[word, tree[word]] for word in range(1, len(tree)))
        if total > best:
            best, found = total, tree
    return found[1:]


def spanning_tree(scores: NDArray[np.float64]) -> list[int]:
    """Return each node's head in the maximum spanning tree from node 0 (Chu & Liu 1965, Edmonds 1967).

    ``scores`` has a row a node and a column a head; row 0 is not looked at.
    """
    count = len(scores)
    heads = scores.argmax(axis=1)
    own = np.arange(count)
    masked = scores.copy()
    masked[own, own] = _STOP
    heads = masked.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return [int(head) for head in heads]
    inside = np.zeros(count, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)  # node 0 stays first
    members = np.array(cycle)
    kept = masked[members, heads[members]]
    into = masked[np.ix_(members, outside)] - kept[:, None]  # what it costs to break the cycle at each member
    entry = into.argmax(axis=0)
    out = masked[np.ix_(outside, members)]
    exit_ = out.argmax(axis=1)
    small = np.full((len(outside) + 1, len(outside) + 1), _STOP)
    small[:-1, :-1] = masked[np.ix_(outside, outside)]
    small[-1, :-1] = into.max(axis=0)
    small[:-1, -1] = out.max(axis=1)
    tree = spanning_tree(small)
    found = [int(head) for head in heads]
    for place, node in enumerate(outside[1:], 1):
        head = tree[place]
        found[node] = int(members[exit_[place]]) if head == len(outside) else int(outside[head])
    broken = tree[-1]
    found[int(members[entry[broken]])] = int(outside[broken])
    return found


def _cycle(heads: Sequence[int]) -> list[int] | None:
    """The nodes of a cycle, None where there is none."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        at, path = start, []
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for node in path:
            state[node] = 2
    return None


def transitions(tags: Sequence[str]) -> Allowed:
    """Return what BIOES allows: scores (0 or very low) for opening, for each pair and for closing."""
    count = len(tags)
    pairs = np.full((count, count), _STOP)
    opening, closing = np.full(count, _STOP), np.full(count, _STOP)
    for a, before in enumerate(tags):
        inside, _, kind = before.partition("-")
        open_after = inside in ("B", "I")
        opening[a] = 0.0 if inside in ("B", "S", "O") else _STOP
        closing[a] = _STOP if open_after else 0.0
        for b, after in enumerate(tags):
            prefix, _, other = after.partition("-")
            goes_on = prefix in ("I", "E")
            if goes_on == open_after and (not goes_on or kind == other):
                pairs[a, b] = 0.0
    return opening, pairs, closing


def best_tags(scores: NDArray[np.float32], allowed: Allowed) -> list[int]:
    """Return a sentence's best allowed row of tags (Viterbi), from logarithms of probabilities."""
    opening, pairs, closing = allowed
    single = scores.argmax(axis=1)
    if opening[single[0]] + closing[single[-1]] + pairs[single[:-1], single[1:]].sum() > _STOP / 2:
        return [int(tag) for tag in single]
    total = scores[0] + opening
    back = []
    for row in scores[1:]:
        ways = total[:, None] + pairs
        best = ways.argmax(axis=0)
        back.append(best)
        total = ways[best, np.arange(len(best))] + row
    tag = int((total + closing).argmax())
    found = [tag]
    for best in reversed(back):
        tag = int(best[tag])
        found.append(tag)
    return found[::-1]
