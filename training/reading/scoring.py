"""Scores a reading network on the development parts, in percent: tags, trees, names."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import torch

from quotetrack.encoder.reading_network import Labels
from training.joint.scoring import names as spelt
from training.reading.data import (
    Passage,
    Speller,
    joined,
    read_name_documents,
    read_tree_documents,
)
from training.reading.network import ReadingNetwork


def whole(sentences: list[Passage]) -> list[Passage]:
    """Return neighbouring sentences in passages of three."""
    found = []
    for at in range(0, len(sentences), 3):
        some = sentences[at : at + 3]
        passage = joined(some, [number == 0 for number in range(len(some))])
        if len(passage) < 300:
            found.append(passage)
    return found


def development(network: ReadingNetwork, labels: Labels, prepared: Path, most: int = 400) -> dict[str, float]:
    """Return UPOS, XPOS, feats, UAS, LAS by best head alone, and names F1 by best tag alone."""
    from training.reading.train import collate, passage_heads

    network.eval()
    speller = Speller(labels.pieces)
    right, total = Counter[str](), 0
    trees = [p for d in read_tree_documents(prepared / "treebanks" / "dev.conllu") for p in whole(d)][:most]
    with torch.inference_mode():
        for p in trees:
            scores = network(collate([p], speller, None, 0.0))  # type: ignore[arg-type]
            heads = scores.arcs.argmax(-1)
            gold = passage_heads(p)
            rels = network.relations(scores, heads).argmax(-1)[0].tolist()
            for place, head in enumerate(heads[0].tolist()):
                total += 1
                hit = head == gold[place]
                right["UAS"] += hit
                right["LAS"] += (
                    hit and labels.deprel[rels[place]].split(":")[0] == p.deprel[place].split(":")[0]
                )
            for name in ("upos", "xpos", "feats"):
                found = getattr(scores, name).argmax(-1)[0].tolist()
                right[name] += sum(
                    getattr(labels, name)[v] == g for v, g in zip(found, getattr(p, name), strict=True)
                )
        bags = Counter[str]()
        for p in [p for d in read_name_documents(prepared / "ner" / "ner-dev.json") for p in whole(d)][:most]:
            tags = network(collate([p], speller, None, 0.0)).names.argmax(-1)[0].tolist()  # type: ignore[arg-type]
            ours, theirs = set(spelt([labels.names[t] for t in tags])), set(spelt(p.names))
            bags["hit"] += len(ours & theirs)
            bags["all"] += len(ours) + len(theirs)
    found = {name: round(100 * count / total, 2) for name, count in right.items()}
    return {**found, "names": round(200 * bags["hit"] / bags["all"], 2)}
