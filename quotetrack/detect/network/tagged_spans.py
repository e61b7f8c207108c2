"""The spans of reporting as the tags themselves draw them: the likeliest sequence of tags of a text.

A tag begins, continues, ends or is a span of one role; the likeliest sequence in which each span is whole is
found by the algorithm of Viterbi (1967).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from quotetrack.encoder.reading_network import ROLES

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FLOOR = 1e-6
_NEVER = -1e9


@cache
def _steps() -> NDArray[np.float32]:
    """By tag and the tag after it, 0 where both may stand beside each other."""
    steps = np.full((len(ROLES), len(ROLES)), _NEVER, dtype=np.float32)
    for row, tag in enumerate(ROLES):
        for column, after in enumerate(ROLES):
            closed = tag[0] in "OES"
            if after[0] in "OBS" if closed else after[0] in "IE" and after[1:] == tag[1:]:
                steps[row, column] = 0.0
    return steps


def likeliest_tags(tags: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return the likeliest sequence of tags by number; ``tags`` are their probabilities, a row a word."""
    size = len(tags)
    if not size:
        return np.zeros(0, dtype=np.int8)
    logs, steps = np.log(np.maximum(tags, _FLOOR)), _steps()
    came_from = np.zeros((size, len(ROLES)), dtype=np.int8)
    score = logs[0] + np.array([_NEVER if tag[0] in "IE" else 0 for tag in ROLES], dtype=np.float32)
    columns = np.arange(len(ROLES))
    for number in range(1, size):
        by_step = score[:, None] + steps
        best = by_step.argmax(axis=0)
        came_from[number] = best
        score = by_step[best, columns] + logs[number]
    score = score + np.array([_NEVER if tag[0] in "BI" else 0 for tag in ROLES], dtype=np.float32)
    found = np.zeros(size, dtype=np.int8)
    found[-1] = score.argmax()
    for number in range(size - 1, 0, -1):
        found[number - 1] = came_from[number, found[number]]
    return found


def spans_of_role(tags: NDArray[np.int8], begin: int) -> list[range]:
    """Return the spans of one role in order; ``begin`` is the number of its tag that begins one."""
    found, start = [], 0
    for number in np.flatnonzero((tags >= begin) & (tags < begin + 4)).tolist():
        tag = tags[number] - begin
        if tag == 0:
            start = number
        elif tag == 2:
            found.append(range(start, number + 1))
        elif tag == 3:
            found.append(range(number, number + 1))
    return found
