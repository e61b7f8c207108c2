"""Asks the attribution network about a document and keeps its answer by word number.

The network is loaded once a process, from the embedded model file, when a document is first seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from quotetrack.detect.network.features import Chunk, chunks
from quotetrack.errors import ModelUnavailable
from quotetrack.marks import Quotation
from quotetrack.model import Document
from quotetrack.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import Tensor

    from quotetrack.detect.network.role_network import RoleNetwork

MODEL = "data/models/attribution.pt"
_BATCH = 16  # chunks that go through the network together


class Evidence:
    """What the network says of one document.

    ``tags`` holds, word by word, the probabilities of ``role_network.TAGS``; :meth:`link` the probability
    of every word of the chunk to be in a cue's source and in its content.
    """

    def __init__(
        self, network: RoleNetwork, parts: list[tuple[Chunk, int, Tensor]], tags: NDArray[np.float32]
    ) -> None:
        self._network = network
        self._parts = parts
        self.tags = tags
        self._starts = [start for _, start, _ in parts]

    def chunk_of(self, word: int) -> range:
        """The numbers of the words that the network saw together with ``word``."""
        chunk, start, _ = self._parts[self._part(word)]
        return range(start, start + len(chunk))

    def _part(self, word: int) -> int:
        return int(np.searchsorted(self._starts, word, side="right")) - 1

    def link(self, cues: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """Return for each cue word an array (words of its chunk by role) of probabilities."""
        import torch

        from quotetrack.detect.network.role_network import relations

        found: dict[int, NDArray[np.float32]] = {}
        by_part: dict[int, list[int]] = {}
        for cue in cues:
            by_part.setdefault(self._part(cue), []).append(cue)
        with torch.inference_mode():
            for number, members in by_part.items():
                chunk, start, h = self._parts[number]
                local = [cue - start for cue in members]
                scores = self._network.link(h, torch.tensor(local), relations(chunk, local)).sigmoid()
                for cue, row in zip(members, scores.numpy(), strict=True):
                    found[cue] = row
        return found


@cache
def load_network(path: Path | None = None) -> RoleNetwork:
    """Load the attribution network from ``path``, by default the embedded one, ready for use.

    Raises ModelUnavailable where the file is missing or no network.
    """
    import torch

    from quotetrack.detect.network.role_network import role_network_from

    try:
        path = path or resource(MODEL)
        saved = torch.load(path, map_location="cpu", weights_only=True)
        return role_network_from(saved)
    except (OSError, KeyError, RuntimeError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ModelUnavailable(f"{path}: no attribution network: {reason}; reinstall quotetrack") from error


def gather(doc: Document, quotations: Sequence[Quotation], network: RoleNetwork) -> Evidence:
    """Run ``network`` over ``doc``."""
    return gather_all([(doc, quotations)], network)[0]


def gather_all(texts: Sequence[tuple[Document, Sequence[Quotation]]], network: RoleNetwork) -> list[Evidence]:
    """Run ``network`` over several documents with their quotations, in batches across all of them."""
    import torch

    found = [list(chunks(doc, quotations)) for doc, quotations in texts]
    every = [chunk for some in found for chunk in some]
    order = sorted(range(len(every)), key=lambda i: len(every[i]))
    answers: dict[int, tuple[Tensor, Tensor]] = {}
    with torch.inference_mode():
        for at in range(0, len(order), _BATCH):
            members = order[at : at + _BATCH]
            h, tags = network(network.batch([every[i] for i in members]))
            for row, index in enumerate(members):
                size = len(every[index])
                answers[index] = (h[row, :size], tags[row, :size].softmax(-1))
    width = len(_tag_names())
    gathered: list[Evidence] = []
    first = 0
    for some in found:
        parts: list[tuple[Chunk, int, Tensor]] = []
        rows = [np.zeros((0, width), dtype=np.float32)]
        start = 0
        for index, chunk in enumerate(some, first):
            vectors, probabilities = answers[index]
            parts.append((chunk, start, vectors))
            rows.append(probabilities.numpy())
            start += len(chunk)
        gathered.append(Evidence(network, parts, np.concatenate(rows)))
        first += len(some)
    return gathered


def _tag_names() -> tuple[str, ...]:
    from quotetrack.detect.network.role_network import TAGS

    return TAGS
