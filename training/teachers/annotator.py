"""Sentences of words to tags, trees and names by the parse network, in batches of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import torch
from torch import Tensor

from quotetrack.parse.tagging.annotator import Annotation, one_role
from quotetrack.parse.tagging.decoding import best_tags, best_tree, transitions
from quotetrack.parse.tagging.name_consistency import Consistency
from training.teachers.joint_network import JointNetwork

_ROOM = 2600  # pieces in a batch, padding included: larger batches leave the processor's cache


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
            names = self._names(sentences, [named[i] for i in range(len(sentences))], articles)
        return [replace(found[i], names=names[i]) for i in range(len(sentences))]

    def _names(
        self, sentences: Sequence[Sequence[str]], scores: Sequence[Tensor], articles: Sequence[int]
    ) -> list[tuple[str, ...]]:
        """Return the tags of each sentence's names, in agreement over each article."""
        found: list[tuple[str, ...]] = []
        for size in articles or [len(sentences)]:
            some = slice(len(found), len(found) + size)
            words = [word for sentence in sentences[some] for word in sentence]
            agreed = torch.cat(list(scores[some])).numpy()
            self._consistency(agreed, words)
            at = 0
            for sentence in sentences[some]:
                tags = best_tags(agreed[at : at + len(sentence)], self._allowed)
                found.append(tuple(self.network.labels.names[tag] for tag in tags))
                at += len(sentence)
        return found

    def _annotate(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[Annotation, Tensor]]:
        """Yield each sentence's annotation, its names still to be chosen, and the scores of their tags."""
        network, labels = self.network, self.network.labels
        batch = network.batch(sentences)
        scores = network(batch)
        lengths = [len(words) for words in sentences]
        arcs = scores.arcs.numpy()
        heads = [best_tree(arcs[i, :n, : n + 1]) for i, n in enumerate(lengths)]
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
                (),  # chosen last, in view of the whole article
            )
            yield annotation, names[i, :length]


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
