"""The training of the reading network, on passages small enough to follow by hand."""

from __future__ import annotations

import pickle
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from quotetrack.encoder.reading_network import ROLES, Labels
from training.reading import data
from training.reading.export import load
from training.reading.narrow import importance, narrowed
from training.reading.network import ReadingNetwork, Sizes
from training.reading.sense_head import learn
from training.reading.train import Learner, Recipe, collate, passage_heads

KINDS = ("tree", "name", "read", "marked")
WORDS = ("the", "bridge", "fell", "##s", ".", "she", "said")
LABELS = Labels(
    ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS),
    ("NOUN", "DET", "VERB", "PUNCT", "PRON"),
    ("NN", "DT", "VBD", ".", "PRP"),
    ("_", "Number=Sing"),
    ("det", "nsubj", "root", "punct", "ccomp"),
    ("O", "B-ORG", "I-ORG", "E-ORG", "S-ORG"),
)
TREEBANK = """# sent_id = a-1
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# sent_id = a-2
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tbridge\tbridge\tNOUN\tNN\tNumber=Sing\t3\tnsubj\t_\t_
3\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_

"""


def network() -> ReadingNetwork:
    torch.manual_seed(3)
    sizes = Sizes(len(LABELS.pieces), 5, 5, 2, 5, 5, len(ROLES))
    return ReadingNetwork(sizes, layers=1, arc=8, rel=8, inner=16, role=16, link=8, dropout=0.0)


def read_before() -> data.Passage:
    """*She said the bridge fell .* as a teacher has read it."""
    words = ["She", "said", "the", "bridge", "fell", "."]
    spelt = ["S-SOURCE", "S-CUE", "B-CONTENT", "I-CONTENT", "E-CONTENT", "O"]
    tags = np.eye(len(ROLES), dtype=np.float32)[[ROLES.index(tag) for tag in spelt]]
    link = np.array([[1, 0], [0, 0], [0, 1], [0, 1], [0, 1], [0, 0]], dtype=np.float32)
    near = np.arange(6, dtype=np.uint8)
    branch = np.array([2, 1, 3, 3, 3, 8], dtype=np.uint8)
    return data.Passage(
        words,
        [0] * 6,
        [0] * 6,
        [1, 0, 0, 0, 0, 3],
        ["PRON", "VERB", "DET", "NOUN", "VERB", "PUNCT"],
        ["PRP", "VBD", "DT", "NN", "VBD", "."],
        ["_", "_", "_", "Number=Sing", "_", "_"],
        [2, 0, 4, 5, 2, 2],
        ["nsubj", "root", "det", "nsubj", "ccomp", "punct"],
        ["O", "O", "B-ORG", "E-ORG", "O", "O"],
        data.Roles(
            *(tags, np.zeros_like(tags), np.zeros(6, dtype=bool), [(1, near, branch, link, 1.0)]),
            senses=np.array([0, 1, 0, 0, -100, 0]),
        ),
    )


def test_trees_come_document_by_document(tmp_path: Path) -> None:
    path = tmp_path / "t.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    [document] = data.read_tree_documents(path)
    assert [sentence.words for sentence in document] == [["She", "fell", "."], ["The", "bridge", "fell"]]
    both = data.together(document, random.Random(5))
    assert len(both) == 6 and both.sentences == [0, 0, 0, 1, 1, 1]
    assert passage_heads(both) == [2, 0, 2, 5, 6, 0]
    assert both.edges[0] == 1 and both.edges[2] == both.edges[5] == 3


@pytest.mark.parametrize(
    ("words", "states"),
    [
        ('She said " no "', [0, 0, 1, 2, 3]),
        ("“ no ” she said", [1, 2, 3, 0, 0]),
        ("`` no", [1, 2]),
        ("no ” she", [0, 0, 0]),
    ],
)
def test_states_by_marks_alone(words: str, states: list[int]) -> None:
    assert data.states_of(words.split()) == states


def test_what_was_read_before_is_read_from_its_folder(tmp_path: Path) -> None:
    for name in ("one", "two", "held"):
        (tmp_path / f"{name}.passages").write_bytes(pickle.dumps([read_before()]))
    source = iter(data.ReadBefore([tmp_path], frozenset(("held",))))
    assert [len(next(source)) for _ in range(4)] == [6, 6, 6, 6]


def test_a_padded_passage_scores_as_it_does_alone() -> None:
    net, speller = network().eval(), data.Speller(LABELS.pieces)
    longer = data.Passage(["bridges"] * 9, [0] * 9, [0] * 9, [0] * 9)
    with torch.no_grad():
        alone = net(collate([read_before()], speller, random.Random(1), 0.0))
        among = net(collate([read_before(), longer], speller, random.Random(1), 0.0))
    for name in ("upos", "names", "roles", "nested", "words"):
        assert torch.allclose(getattr(alone, name)[0], getattr(among, name)[0, :6], atol=1e-4), name
    assert torch.allclose(alone.arcs[0], among.arcs[0, :, :7][:6], atol=1e-4)


def test_it_learns_trees_names_roles_and_links(tmp_path: Path) -> None:
    learner = Learner(
        network(), LABELS, Recipe(rate=2e-2, encoder_rate=1e-3, masked=0.0, average=0.5, stride=1)
    )
    passage = read_before()
    first = learner.learn({kind: [passage] for kind in KINDS})
    for _ in range(60):
        learner.spent = 60.0  # the run has begun: the rate has risen
        last = learner.learn({kind: [passage] for kind in KINDS})
    assert set(first) == set(last) and {"t.arc", "n.names", "r.tags", "r.link", "m.sense"} <= set(first)
    assert sum(last.values()) < 0.3 * sum(first.values())
    learner.network.load_state_dict(learner.averaged)
    with torch.no_grad():
        scores = learner.network.eval()(collate([passage], learner.speller, random.Random(1), 0.0))
    assert scores.arcs[0].argmax(-1).tolist() == passage.heads
    assert [ROLES[t] for t in scores.roles[0].argmax(-1).tolist()][:2] == ["S-SOURCE", "S-CUE"]
    assert scores.senses[0].argmax(-1).tolist()[:4] == [0, 1, 0, 0]


def test_a_narrowed_network_keeps_the_units_that_are_felt_most() -> None:
    learner = Learner(network(), LABELS, Recipe(masked=0.0))
    layer: Any = learner.network.encoder.layers[0]
    with torch.no_grad():
        layer.down.weight[:, 3:] = 0
        layer.up.weight[:3] = 1
    passage = read_before()
    felt = importance(learner, iter([(kind, [passage]) for kind in KINDS]))
    assert set(felt[0].topk(3).indices.tolist()) == {0, 1, 2} and not felt[0][3:].any()
    smaller = narrowed(learner.network, felt, 3)
    assert smaller.options["feed"] == 3
    batch = collate([passage], learner.speller, random.Random(1), 0.0)
    with torch.no_grad():
        whole, narrow = learner.network.eval()(batch), smaller.eval()(batch)
    assert torch.allclose(whole.roles, narrow.roles, atol=1e-5)


def test_a_run_goes_on_from_its_state_and_is_loaded_to_be_exported(tmp_path: Path) -> None:
    learner = Learner(network(), LABELS, Recipe())
    passage = read_before()
    learner.learn({kind: [passage] for kind in KINDS})
    state = learner.state()
    assert state["step"] == 1
    saved = {
        "options": learner.network.options,
        "sizes": dict(zip(Sizes.__slots__, (len(LABELS.pieces), 5, 5, 2, 5, 5, len(ROLES)), strict=True)),
        "labels": {name: list(getattr(LABELS, name)) for name in Labels.__slots__},
        "weights": {name: value.half() for name, value in learner.averaged.items()},
    }
    torch.save(saved, tmp_path / "net.pt")
    loaded, labels = load(tmp_path / "net.pt")
    assert labels == LABELS
    for name, value in loaded.state_dict().items():
        assert torch.allclose(value, learner.averaged[name], atol=2e-3)


def test_a_head_is_taught_for_what_the_network_hands_it() -> None:
    """Two kinds of words, far from zero and of very different spread, are told apart as they come."""
    torch.manual_seed(3)
    wanted = torch.tensor([0, 1, 4] * 700)
    seen = torch.randn(2100, 6) * torch.tensor([1e-2, 10, 1, 1, 1, 1]) + 5
    seen[:, 0] += 0.2 * (wanted == 1)
    seen[:, 1] += 200 * (wanted == 4)
    head = learn(seen, wanted)
    with torch.no_grad():
        assert head(seen).argmax(-1).tolist() == wanted.tolist()
