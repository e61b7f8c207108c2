"""How words stand to a cue, in the row and in the tree: what links are told by beside vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from quotetrack.detect.forms.words import Words

SPANS = (-64, -32, -16, -8, -4, -2, -1, 0, 1, 2, 3, 5, 9, 17, 33, 65)  # distance classes, in words
NEAR, BRANCHES = 3 * (len(SPANS) + 1), 10  # the last branch is not in use
_BRANCH = {"nsubj": 2, "ccomp": 3, "xcomp": 4, "obj": 5, "parataxis": 6, "advcl": 7, "obl": 7, "nmod": 7}
_OTHER, _CUE = 8, 1


def relations(words: Words, chunk: range, cue: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each word of a chunk its distance class, by sentences before and behind, and its branch.

    The branch is 1 for the cue, 2 to 8 below it by the relation of the branch, 0 elsewhere.
    """
    place = np.arange(chunk.start, chunk.stop)
    own = words.sentence_words(cue)
    apart = (place >= own.start).astype(np.int64) + (place >= own.stop)
    near = apart * (len(SPANS) + 1) + np.searchsorted(SPANS, place - cue, side="left")
    branch = np.zeros(len(place), dtype=np.int64)
    branch[cue - chunk.start] = _CUE
    for child in words.children(cue):
        kind = _BRANCH.get(words.rel(child), _OTHER)
        below = [n - chunk.start for n in words.subtree(child) if n in chunk]
        branch[below] = kind
    return near, branch
