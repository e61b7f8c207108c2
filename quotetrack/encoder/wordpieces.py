"""Words to the pieces of an uncased BERT vocabulary."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

_REMEMBERED = 50_000  # words whose pieces are kept
_LONGEST = 40  # characters of a word that are looked up


class WordPieces:
    """Splits words into the pieces of an uncased BERT vocabulary, greedily from the left."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids: Mapping[str, int] = {piece: i for i, piece in enumerate(vocabulary)}
        self.start, self.end, self.pad = (self._ids[p] for p in ("[CLS]", "[SEP]", "[PAD]"))
        self._unknown = self._ids["[UNK]"]
        self._known: dict[str, tuple[int, ...]] = {}

    def ids(self, word: str) -> tuple[int, ...]:
        """Return the ids of a word's pieces; at least one."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[word] = self._split(word)
        return found

    def _split(self, word: str) -> tuple[int, ...]:
        folded = unicodedata.normalize("NFD", word.lower())
        folded = "".join(c for c in folded if unicodedata.category(c) != "Mn")[:_LONGEST]
        pieces: list[int] = []
        start = 0
        while start < len(folded):
            prefix = "##" if start and folded[start].isalnum() and folded[start - 1].isalnum() else ""
            for end in range(len(folded), start, -1):
                piece = self._ids.get(prefix + folded[start:end])
                if piece is not None:
                    pieces.append(piece)
                    start = end
                    break
            else:
                return (*pieces, self._unknown)
        return tuple(pieces) or (self._unknown,)
