"""From scores to what is consistent: arcs to one tree a sentence, tags to whole names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

_STOP = -1e9


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


def best_trees(arcs: Tensor, lengths: Sequence[int]) -> list[list[int]]:
    """Return each sentence's best tree from scores of words by heads (0 is the root).

    Where every word's best head gives a tree, that is the best one; else Chu-Liu/Edmonds with one root
    (Dozat & Manning 2017).
    """
    best = arcs.argmax(dim=2).tolist()
    found = []
    for number, length in enumerate(lengths):
        heads = best[number][:length]
        found.append(heads if is_tree(heads) else _spanning(arcs[number, :length, : length + 1]))
    return found


def _spanning(arcs: Tensor) -> list[int]:
    """The best spanning tree with one word at its root, by Stanza's Chu-Liu/Edmonds."""
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    scores = arcs.log_softmax(dim=1).clamp(min=-1e6).double().numpy()
    square = np.vstack([np.full((1, scores.shape[1]), -1e6), scores])
    heads: list[int] = chuliu_edmonds_one_root(square)[1:].tolist()
    return heads


def transitions(tags: Sequence[str]) -> tuple[Tensor, Tensor, Tensor]:
    """Return what BIOES allows: scores (0 or very low) for opening, for each pair and for closing."""
    count = len(tags)
    pairs = torch.full((count, count), _STOP)
    opening, closing = torch.full((count,), _STOP), torch.full((count,), _STOP)
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


def best_tags(
    scores: Tensor, lengths: Sequence[int], allowed: tuple[Tensor, Tensor, Tensor]
) -> list[list[int]]:
    """Return each sentence's best allowed row of tags (Viterbi over the batch)."""
    opening, pairs, closing = allowed
    single = scores.argmax(dim=2)
    steps = scores.log_softmax(dim=2)
    total = steps[:, 0] + opening
    back = torch.zeros(scores.shape, dtype=torch.long)
    ends = [total]
    for place in range(1, scores.shape[1]):
        best, back[:, place] = (total[:, :, None] + pairs).max(dim=1)
        total = best + steps[:, place]
        ends.append(total)
    found = []
    for number, length in enumerate(lengths):
        row = single[number, :length].tolist()
        if _fits(row, allowed):
            found.append(row)
            continue
        tag = int((ends[length - 1][number] + closing).argmax())
        row = [tag]
        for place in range(length - 1, 0, -1):
            tag = int(back[number, place, tag])
            row.append(tag)
        found.append(row[::-1])
    return found


def _fits(row: Sequence[int], allowed: tuple[Tensor, Tensor, Tensor]) -> bool:
    opening, pairs, closing = allowed
    tags = torch.tensor(row)
    total = opening[tags[0]] + closing[tags[-1]] + pairs[tags[:-1], tags[1:]].sum()
    return bool(total > _STOP / 2)
