"""The parse network, small and untrained: its batches, saving and learning."""

from __future__ import annotations

import io
import random

import torch

from quotetrack.encoder.reading_network import Labels
from training.joint.data import Named, Tree
from training.joint.train import Learner, Recipe
from training.teachers.annotator import Annotator
from training.teachers.joint_network import (
    JointNetwork,
    joint_network_from,
    joint_network_state,
)
from training.teachers.transformer import POSITIONS

PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "bridge", "fell", "##s", ".", '"', "b", "##r")
LABELS = Labels(
    PIECES,
    ("NOUN", "DET", "VERB", "PUNCT"),
    ("NN", "DT", "VBD", "."),
    ("_", "Number=Sing"),
    ("det", "nsubj", "root", "punct", "aux:pass"),
    ("O", "B-ORG", "I-ORG", "E-ORG", "S-ORG"),
)
BRIDGE = ["The", "bridge", "fell", "."]


def network(seed: int = 2) -> JointNetwork:
    torch.manual_seed(seed)
    return JointNetwork(LABELS, arc=8, rel=8, inner=8, dropout=0.0).eval()


def test_a_sentence_scores_the_same_alone_and_in_company() -> None:
    net = network()
    alone = net(net.batch([BRIDGE]))
    both = net(net.batch([BRIDGE, ["bridges"] * 9]))
    assert torch.allclose(alone.upos[0], both.upos[0, :4], atol=1e-4)
    assert torch.allclose(alone.names[0], both.names[0, :4], atol=1e-4)
    assert torch.allclose(alone.arcs[0], both.arcs[0, :4, :5], atol=1e-4)
    assert both.arcs[0, :4, 5:].max() == -torch.inf


def test_case_and_direction_of_marks_are_told() -> None:
    net = network()
    torch.nn.init.normal_(net.shape.weight)
    low, title = (net(net.batch([[word, "fell"]])).upos for word in ("bridge", "Bridge"))
    assert not torch.allclose(low, title, atol=1e-3)


def test_a_sentence_longer_than_the_encoder_takes_several_rows() -> None:
    net = network()
    words = ["bridges"] * POSITIONS
    batch = net.batch([words, BRIDGE])
    assert batch.pieces.shape[0] == 4 and int(batch.piece_lengths.max()) <= POSITIONS
    flat = batch.pieces.flatten()
    assert {int(flat[at]) for at in batch.first[0]} == {PIECES.index("bridge")}
    assert {int(flat[at]) for at in batch.last[0]} == {PIECES.index("##s")}
    [found, other] = Annotator(net)([words, BRIDGE])
    assert len(found.heads) == len(words) and len(other.upos) == 4


def test_annotations_come_in_order_and_make_sense() -> None:
    sentences = [["bridge"] * (1 + i % 7) for i in range(50)]
    found = Annotator(network())(sentences)
    assert [len(one.heads) for one in found] == [len(s) for s in sentences]
    for one in found:
        roots = [place for place, head in enumerate(one.heads) if head == 0]
        assert len(roots) == 1
        assert [rel == "root" for rel in one.deprel] == [head == 0 for head in one.heads]


def test_names_agree_within_an_article_alone() -> None:
    annotate = Annotator(network())
    words = [["Bridge", "fell"], ["The", "Bridge"], BRIDGE]
    alone, two, apart = annotate([words[1]]), annotate(words[:2]), annotate(words, [2, 1])
    assert [one.names for one in apart[:2]] == [one.names for one in two]
    assert annotate(words, [1, 1, 1])[1] == alone[0]


def test_saved_and_loaded_it_answers_alike() -> None:
    net = network()
    raw = io.BytesIO()
    torch.save(joint_network_state(net), raw)
    raw.seek(0)
    saved = torch.load(raw, weights_only=True)
    for packed in (False, True):
        loaded = joint_network_from(saved, packed=packed)
        assert loaded.labels == net.labels
        ours, theirs = net(net.batch([BRIDGE])), loaded(loaded.batch([BRIDGE]))
        assert torch.allclose(ours.arcs[0, :, 0], theirs.arcs[0, :, 0], atol=0.15)
        assert torch.allclose(ours.upos, theirs.upos, atol=0.15)


def test_it_learns_a_tree_and_a_name() -> None:
    tree = Tree(
        tuple(BRIDGE),
        ("DET", "NOUN", "VERB", "PUNCT"),
        ("DT", "NN", "VBD", "."),
        ("_", "Number=Sing", "_", "_"),
        (2, 3, 0, 3),
        ("det", "nsubj", "root", "punct"),
    )
    names = Named(("The", "bridge", "fell"), ("B-ORG", "E-ORG", "O"))
    recipe = Recipe(steps=50, rate=1e-2, masked=0.0, average=0.5, stride=1)
    learner = Learner(network(), recipe)
    rng = random.Random(1)
    for _ in range(recipe.steps):
        learner.learn([tree], [names], rng)
    learner.network.load_state_dict(learner.averaged)
    learner.network.eval()
    found, named = Annotator(learner.network)([tree.words, names.words])
    assert (found.upos, found.heads, found.deprel) == (tree.upos, tree.heads, tree.deprel)
    assert found.feats == tree.feats and found.xpos == tree.xpos
    assert named.names == names.tags


def test_a_run_goes_on_from_its_state() -> None:
    first = Learner(network(), Recipe(steps=4))
    tree = Tree(("fell",), ("VERB",), ("VBD",), ("_",), (0,), ("root",))
    names = Named(("fell",), ("O",))
    first.learn([tree], [names], random.Random(1))
    second = Learner(network(9), Recipe(steps=4))
    second.restore(first.state())
    assert second.step == 1
    assert second.schedule.get_last_lr() == first.schedule.get_last_lr()
    for one, other in zip(first.network.parameters(), second.network.parameters(), strict=True):
        assert torch.equal(one, other)
