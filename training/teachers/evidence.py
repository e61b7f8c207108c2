"""What the attribution network says of a document, and of each content read as a text of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from quotetrack.detect.decide.nested import Inner
from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.evidence import TaggedWords
from quotetrack.encoder.reading_network import ROLES as TAGS
from quotetrack.encoder.reading_network import SENSES
from training.teachers.features import Chunk, chunks
from training.teachers.role_network import RoleNetwork, relations

Linked = tuple[
    int, range, NDArray[np.float32]
]  # a cue, the words that were seen with it, their probabilities


class TeacherEvidence(TaggedWords):
    """The network's answer for one text; see ``quotetrack.detect.network.evidence.Evidence``."""

    def __init__(self, words: Words, network: RoleNetwork) -> None:
        self._network = network
        self._parts: list[tuple[Chunk, int, Tensor]] = []
        rows = [np.zeros((0, len(TAGS)), dtype=np.float32)]
        start = 0
        with torch.inference_mode():
            for chunk in chunks(words.doc, words.quotations):
                h, tags = network(network.batch([chunk]))
                self._parts.append((chunk, start, h[0]))
                rows.append(tags[0].softmax(-1).numpy())
                start += len(chunk)
        tags = np.concatenate(rows)
        super().__init__(tags, np.full((len(tags), len(SENSES)), 1 / len(SENSES), dtype=np.float32))
        self._starts = [start for _, start, _ in self._parts]

    def _part(self, word: int) -> int:
        return int(np.searchsorted(self._starts, word, side="right")) - 1

    def chunk_of(self, word: int) -> range:
        """The numbers of the words that the network saw together with ``word``."""
        chunk, start, _ = self._parts[self._part(word)]
        return range(start, start + len(chunk))

    def link(self, cues: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """For each cue the probability of each word of its chunk to be in its source and in its content."""
        found: dict[int, NDArray[np.float32]] = {}
        with torch.inference_mode():
            for cue in cues:
                chunk, start, h = self._parts[self._part(cue)]
                local = [cue - start]
                scores = self._network.link(h, torch.tensor(local), relations(chunk, local)).sigmoid()
                found[cue] = scores[0].numpy()
        return found


class Contents:
    """Reads contents as texts of their own, and remembers what was said of them."""

    def __init__(self, network: RoleNetwork) -> None:
        self._network = network
        self.read: list[tuple[Inner, TeacherEvidence]] = []

    def __call__(self, inner: Inner) -> TeacherEvidence:
        """Return the evidence of one content."""
        evidence = TeacherEvidence(inner.words, self._network)
        self.read.append((inner, evidence))
        return evidence
