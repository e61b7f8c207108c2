"""An untrained parse network for prepared data, its encoder holding the published all-MiniLM-L6-v2."""

from __future__ import annotations

from pathlib import Path

from quotetrack.encoder.reading_network import Labels
from training.attribution.weights import load_encoder
from training.joint.data import NAMES, RARE, TREES, frequent, read_names, read_trees
from training.teachers.joint_network import JointNetwork


def start(minilm: Path, prepared: Path) -> JointNetwork:
    """Return the network; ValueError where MINILM's weights are not the published ones."""
    vocabulary = (minilm / "vocab.txt").read_text(encoding="utf-8").splitlines()
    keep = [i for i, piece in enumerate(vocabulary) if kept(piece)]
    trees = read_trees(prepared / TREES)
    names = read_names(prepared / NAMES)
    labels = Labels(
        tuple(vocabulary[i] for i in keep),
        frequent(v for tree in trees for v in tree.upos),
        frequent(v for tree in trees for v in tree.xpos),
        frequent((v for tree in trees for v in tree.feats), RARE),
        frequent(v for tree in trees for v in tree.deprel),
        frequent(v for sentence in names for v in sentence.tags),
    )
    network = JointNetwork(labels)
    load_encoder(network.encoder, minilm / "model.safetensors", keep)
    return network


def kept(piece: str) -> bool:
    """Tell whether English copy needs a word piece: *river*, *##ing*, *é*, *—*; not *[unused7]* or *漢*."""
    return not piece.startswith("[unused") and all(ord(c) < 0x250 or 0x2010 <= ord(c) < 0x2200 for c in piece)
