"""One name is one kind of thing throughout an article: what its sentences show of a name is taken together.

A sentence alone often cannot tell *Haaretz* from a person; another of the same article says *the newspaper
Haaretz*. The kinds that all places of a word make likely are averaged (consistency of labels within a
document: Krishnan & Manning 2006, *An Effective Two-Stage Model for Exploiting Non-Local Dependencies in
Named Entity Recognition*). Where a name begins and ends is left to its sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from quotetrack.encoder.shapes import SHAPES, shape_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

DEFINED = 2  # places that the definition of an abbreviation counts for
_NAMED = frozenset(SHAPES.index(shape) + 1 for shape in ("title", "upper", "mixed", "code"))
_COMPOSED = frozenset(("ORG", "FAC", "MISC", "PRODUCT"))  # kinds whose names are made of names of other kinds
_LONGEST = 8  # letters of an abbreviation
_AT_ONCE = 10_000  # places that are made consistent at a time: a book has a hundred thousand


class Consistency:
    """Knows which tags belong to one kind of name, and makes scores of tags consistent."""

    def __init__(self, tags: Sequence[str]) -> None:
        kinds = [tag.partition("-")[2] for tag in tags]  # empty for *O*
        order = sorted(set(kinds))
        self._kind = np.array([order.index(kind) for kind in kinds])
        self._members = [np.flatnonzero(self._kind == number) for number in range(len(order))]
        self._composed = np.array([kind in _COMPOSED for kind in order])
        self._part = np.array([tag.partition("-")[0] in ("B", "I", "E") for tag in tags])

    def __call__(self, scores: NDArray[np.float32], words: Sequence[str]) -> None:
        """Change the scores of an article's words, in place, to one view of each word that may be a name.

        ``scores`` has words by tags, as logarithms of probabilities.
        """
        names, votes = _votes(words)
        if not names:
            return
        number = np.array([name for name, some in enumerate(votes) for _ in some])
        cast = self._kinds(scores[np.array([place for some in votes for place in some])])
        shared = np.zeros((len(votes), cast.shape[1]))
        np.add.at(shared, number, cast)
        shared /= np.bincount(number)[:, None]
        places = np.array([place for places in names for place in places])
        named = np.array([name for name, places in enumerate(names) for _ in places])
        for first in range(0, len(places), _AT_ONCE):
            place, view = places[first : first + _AT_ONCE], shared[named[first : first + _AT_ONCE]]
            own = scores[place].astype(np.float64)
            kinds = self._kinds(scores[place])
            change = (view - kinds)[:, self._kind]
            scores[place] = own + change * ~self._stands_apart(own, kinds, view)[:, None]

    def _kinds(self, scores: NDArray[np.float32]) -> NDArray[np.float32]:
        """The logarithms of the probabilities of each kind, in rows of words."""
        kinds = [np.logaddexp.reduce(scores[:, tags], axis=1) for tags in self._members]
        return np.stack(kinds, axis=1)

    def _stands_apart(
        self, scores: NDArray[np.float64], own: NDArray[np.float32], view: NDArray[np.float64]
    ) -> NDArray[np.bool_]:
        """Tell which places are part of a longer name, in which a word is not what it is by itself.

        So is *Ghana* in *Bank of Ghana*, and *Jewish* in *Jewish Week*; *Vance* in *Peter Vance* is not.
        """
        composed = self._composed[own.argmax(axis=1)] & ~self._composed[view.argmax(axis=1)]
        found: NDArray[np.bool_] = composed & (np.exp(scores[:, self._part]).sum(axis=1) > 0.5)
        return found


def _votes(words: Sequence[str]) -> tuple[list[list[int]], list[list[int]]]:
    """Return where the words stand that are written like names (*Haaretz*, *BoG*; not *said*), and who votes.

    Each place of a word has a vote on what it is, and the long form of an abbreviation has DEFINED. Words
    with one vote are left out.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        if shape_of(word) in _NAMED:
            found[word].append(place)
    cast = {word: list(places) for word, places in found.items()}
    for place, long_form in definitions(words):
        if words[place] in cast:
            cast[words[place]] += [long_form] * DEFINED
    several = [word for word, votes in cast.items() if len(votes) > 1]
    return [found[word] for word in several], [cast[word] for word in several]


def definitions(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where abbreviations are defined: the place of the short form and of the long form's last word.

    *the Department of Conservation ( DOC )* defines one, *Peter Vance ( MP )* none: its letters must begin
    words before it, in order (after Schwartz & Hearst 2003, *A Simple Algorithm for Identifying Abbreviation
    Definitions in Biomedical Text*).
    """
    for place in range(2, len(words) - 1):
        short = words[place]
        if words[place - 1] not in ("(", "[") or words[place + 1] not in (")", "]"):
            continue
        if not 2 <= len(short) <= _LONGEST or sum(letter.isupper() for letter in short) < 2:
            continue
        initials = "".join(word[:1].lower() for word in words[max(0, place - len(short) - 5) : place - 1])
        if _holds(initials, short.lower()):
            yield place, place - 2


def _holds(initials: str, letters: str) -> bool:
    """Tell whether letters stand among the initials in order, the last one at any place."""
    rest = iter(initials)
    return all(letter in rest for letter in letters)
