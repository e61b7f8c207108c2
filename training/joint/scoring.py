"""Scores a parse network on the development parts, in percent, quickly: no Stanza, no lemmas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.joint.data import Named, Tree, read_names, read_trees
from training.names import article_sizes
from training.teachers.annotator import Annotator
from training.teachers.joint_network import JointNetwork


def development(network: JointNetwork, prepared: Path) -> dict[str, float]:
    """Return UPOS, XPOS, feats, UAS, LAS (universal relations), LAS_subtypes, names F1 and by type."""
    network.eval()
    annotator = Annotator(network)
    trees = tree_scores(annotator, read_trees(prepared / "treebanks" / "dev.conllu"))
    return {**trees, **name_scores(annotator, read_names(prepared / "ner" / "ner-dev.json"))}


def tree_scores(annotator: Annotator, trees: Sequence[Tree]) -> dict[str, float]:
    """Score tags and trees on gold words."""
    right, total = Counter[str](), 0
    for tree, found in zip(trees, annotator([tree.words for tree in trees]), strict=True):
        total += len(tree)
        for place in range(len(tree)):
            head = found.heads[place] == tree.heads[place]
            rel = found.deprel[place] == tree.deprel[place]
            coarse = found.deprel[place].partition(":")[0] == tree.deprel[place].partition(":")[0]
            right["UPOS"] += found.upos[place] == tree.upos[place]
            right["XPOS"] += found.xpos[place] == tree.xpos[place]
            right["feats"] += found.feats[place] == tree.feats[place]
            right["UAS"] += head
            right["LAS"] += head and coarse
            right["LAS_subtypes"] += head and rel
    return {name: round(100 * count / total, 2) for name, count in right.items()}


def name_scores(annotator: Annotator, sentences: Sequence[Named]) -> dict[str, float]:
    """Score whole names on gold words, read by article: F1 of all and by type."""
    found, gold, hits = Counter[str](), Counter[str](), Counter[str]()
    words = [sentence.words for sentence in sentences]
    for sentence, answer in zip(sentences, annotator(words, article_sizes(words)), strict=True):
        ours, theirs = set(names(answer.names)), set(names(sentence.tags))
        for bag, counter in ((ours, found), (theirs, gold), (ours & theirs, hits)):
            counter.update(kind for *_, kind in bag)
            counter["names"] += len(bag)
    return {k: round(200 * hits[k] / (found[k] + gold[k]), 2) for k, _ in gold.most_common()}


def names(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the names that BIOES tags spell."""
    start = 0
    for place, tag in enumerate(tags):
        prefix, _, kind = tag.partition("-")
        if prefix in ("B", "S"):
            start = place
        if prefix in ("E", "S"):
            yield start, place, kind
