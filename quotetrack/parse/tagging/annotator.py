"""Sentences of words to tags, trees and names: the network and its decoding, in batches of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from quotetrack.parse.tagging.decoding import best_tags, best_trees, transitions
from quotetrack.parse.tagging.joint_network import JointNetwork
from quotetrack.parse.tagging.name_consistency import Consistency

_ONE = frozenset(("nsubj", "nsubj:pass", "obj"))  # roles that a predicate gives once
_ROOM = 2600  # pieces in a batch, padding included: larger batches leave the processor's cache


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the network found in one sentence, word by word; heads count from 1, 0 is the root."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...] = ()  # chosen last, in view of the whole article


class Annotator:
    """Calls a network on any number of sentences."""

    def __init__(self, network: JointNetwork) -> None:
        self.network = network
        self._allowed = transitions(network.labels.names)
        self._consistency = Consistency(network.labels.names)

    def __call__(self, sentences: Sequence[Sequence[str]], articles: Sequence[int] = ()) -> list[Annotation]:
        """Return one annotation a sentence, in order. A sentence has at least one word.

        ``articles`` is how many of the sentences each article has; they are one article where it is empty.
        """
        found: dict[int, Annotation] = {}
        named: dict[int, Tensor] = {}
        groups = list(_groups([len(words) for words in sentences]))
        with torch.inference_mode():
            for group in groups:
                for i, (annotation, scores) in zip(
                    group, self._annotate([sentences[i] for i in group]), strict=True
                ):
                    found[i], named[i] = annotation, scores
            names = self._names(sentences, [named[i] for i in range(len(sentences))], articles, groups)
        return [replace(found[i], names=names[i]) for i in range(len(sentences))]

    def _names(
        self,
        sentences: Sequence[Sequence[str]],
        scores: Sequence[Tensor],
        articles: Sequence[int],
        groups: Sequence[Sequence[int]],
    ) -> dict[int, tuple[str, ...]]:
        """Return the tags of each sentence's names, in agreement over each article."""
        agreed: list[Tensor] = []
        for size in articles or [len(sentences)]:
            start = len(agreed)
            agreed += self._consistency(scores[start : start + size], sentences[start : start + size])
        found: dict[int, tuple[str, ...]] = {}
        for group in groups:
            lengths = [len(sentences[i]) for i in group]
            padded = torch.nn.utils.rnn.pad_sequence([agreed[i] for i in group], batch_first=True)
            for i, tags in zip(group, best_tags(padded, lengths, self._allowed), strict=True):
                found[i] = tuple(self.network.labels.names[tag] for tag in tags)
        return found

    def _annotate(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[Annotation, Tensor]]:
        """Yield each sentence's annotation, its names still to be chosen, and the scores of their tags."""
        network, labels = self.network, self.network.labels
        batch = network.batch(sentences)
        scores = network(batch)
        lengths = [len(words) for words in sentences]
        heads = best_trees(scores.arcs, lengths)
        longest = max(lengths)
        chosen = torch.tensor([[*row, *[0] * (longest - len(row))] for row in heads])
        deprel = network.relations(scores, chosen)
        root = labels.deprel.index("root")
        deprel[..., root].masked_fill_(chosen != 0, -torch.inf)
        names = scores.names.log_softmax(dim=2)
        upos, xpos, feats, rels = (
            s.argmax(dim=2).tolist() for s in (scores.upos, scores.xpos, scores.feats, deprel)
        )
        for i, length in enumerate(lengths):
            tags = [labels.upos[v] for v in upos[i][:length]]
            found = [labels.deprel[v] for v in rels[i][:length]]
            found = ["root" if head == 0 else rel for head, rel in zip(heads[i], found, strict=True)]
            one_role(tags, heads[i], found)
            annotation = Annotation(
                tuple(tags),
                tuple(labels.xpos[v] for v in xpos[i][:length]),
                tuple(labels.feats[v] for v in feats[i][:length]),
                tuple(heads[i]),
                tuple(found),
            )
            yield annotation, names[i, :length]


def one_role(upos: Sequence[str], heads: list[int], deprel: list[str]) -> None:
    """Hang a name from the noun before it where the tree, chosen arc by arc, gives both the same role.

    *The spokesman Anton Bereza said so* has one subject, the spokesman, with the name in apposition; *He gave
    the spokesman Anton's number* is left alone. Changes ``heads`` and ``deprel`` in place.
    """
    for place in range(len(heads) - 1):
        pair = (upos[place], upos[place + 1]) == ("NOUN", "PROPN")
        if pair and heads[place] == heads[place + 1] and deprel[place] == deprel[place + 1] in _ONE:
            heads[place + 1], deprel[place + 1] = place + 1, "appos"


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the sentences' numbers in groups of like length that fit into one batch."""
    group: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if group and (len(group) + 1) * (1.3 * lengths[number] + 2) > _ROOM:
            yield group
            group = []
        group.append(number)
    if group:
        yield group
