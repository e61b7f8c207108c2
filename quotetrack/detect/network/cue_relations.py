"""How words stand to a cue, in the row and in the tree: what links are told by beside vectors."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from quotetrack.detect.forms.words import Words

SPANS = (-64, -32, -16, -8, -4, -2, -1, 0, 1, 2, 3, 5, 9, 17, 33, 65)  # distance classes, in words
_CLASSES = len(SPANS) + 1
NEAR, BRANCHES = 3 * _CLASSES, 10  # the last branch is not in use
_BRANCH = {"nsubj": 2, "ccomp": 3, "xcomp": 4, "obj": 5, "parataxis": 6, "advcl": 7, "obl": 7, "nmod": 7}
_OTHER, _CUE = 8, 1


def relations(words: Words, chunk: range, cue: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each word of a chunk its distance class, by sentences before and behind, and its branch.

    The branch is 1 for the cue, 2 to 8 below it by the relation of the branch, 0 elsewhere.
    """
    start, stop = chunk.start, chunk.stop
    far = max(cue - start, stop - cue, 1)
    distances = _distances(1 << (far - 1).bit_length())
    near = distances[len(distances) // 2 + start - cue : len(distances) // 2 + stop - cue].copy()
    own = words.sentence_words(cue)
    near[max(0, own.start - start) :] += _CLASSES
    near[max(0, own.stop - start) :] += _CLASSES
    branch = np.zeros(stop - start, dtype=np.int64)
    branch[cue - start] = _CUE
    for child in words.children(cue):
        kind = _BRANCH.get(words.rel(child), _OTHER)
        branch[[n - start for n in words.branch(child) if start <= n < stop]] = kind
    return near, branch


@lru_cache(maxsize=16)
def _distances(far: int) -> NDArray[np.int64]:
    """The distance classes of words from ``far`` before a cue to ``far`` behind it."""
    return np.searchsorted(SPANS, np.arange(-far, far), side="left")
