"""What a larger teacher says is laid over what is known, and what is shipped can be learned on from."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

sys.path.insert(0, str(Path(__file__).parent))

from test_reading import LABELS, network, read_before

from quotetrack.encoder.reading_network import ROLES, SENSES, load_reader
from quotetrack.encoder.stretches import ReadSentence
from training.reading import data, newswire, prepare
from training.reading.deepen import deepened
from training.reading.reread import Shares, reread
from training.reading.train import Learner, Recipe, collate
from training.reading.unpack import unpacked
from training.teachers import mpnet


def test_a_teacher_counts_for_the_share_that_people_leave_it() -> None:
    plain, net = read_before(), network().eval()
    assert plain.roles is not None
    plain.roles.senses = None
    (found,) = reread([plain], net, LABELS, Shares(0.6, 0.2))
    with torch.inference_mode():
        scores = net(collate([plain], data.Speller(LABELS.pieces), random.Random(1), 0.0))
    said = scores.roles[0].softmax(-1).numpy()
    assert found.roles is not None and found.roles.told is not None
    np.testing.assert_allclose(found.roles.tags, 0.6 * plain.roles.tags + 0.4 * said, atol=1e-5)
    np.testing.assert_allclose(found.roles.told, scores.senses[0].softmax(-1).numpy(), atol=1e-5)
    (full, weight) = next((full, weight) for cue, _, _, full, weight in found.roles.links if cue == 1)
    assert weight == 1.0
    assert full[0, 0] > 0.6 > full[1, 0]  # *She* stays the source, as people said


def test_marks_of_what_verbs_do_stay_and_the_teacher_is_not_asked() -> None:
    (found,) = reread([read_before()], network().eval(), LABELS, Shares(0.6, 0.2))
    assert found.roles is not None and found.roles.told is None
    assert found.roles.senses is not None and found.roles.senses[1] == SENSES.index("speech")


def test_passages_come_back_in_order_and_whole() -> None:
    long, short = read_before(), read_before()
    long.words[0], short.words[0] = "He", "We"
    found = list(reread([long, short, long], network().eval(), LABELS, Shares(0.5, 0.5)))
    assert [p.words[0] for p in found] == ["He", "We", "He"]


def test_sentences_of_a_passage_stand_alone_with_what_is_known_of_them() -> None:
    whole = read_before()
    whole.sentences = [0, 0, 1, 1, 1, 1]
    first, second = data.sentences_of(whole)
    assert (first.words, second.words) == (["She", "said"], ["the", "bridge", "fell", "."])
    assert first.roles is not None and second.roles is not None
    assert [cue for cue, *_ in first.roles.links] == [1] and second.roles.links == []
    assert first.roles.tags.shape == (2, len(ROLES)) and second.sentences == [0] * 4
    assert second.edges[0] == 1 and second.edges[-1] == 3


@pytest.mark.parametrize("silver", [0.0, 0.5])
def test_silver_trees_are_learned_only_where_they_count(silver: float) -> None:
    learner = Learner(network(), LABELS, Recipe(silver=silver, masked=0.0))
    losses = learner.losses("read", [read_before()])
    assert ("arc" in losses, "names" in losses) == (bool(silver), bool(silver))


def test_what_a_teacher_says_of_verbs_is_learned() -> None:
    passage = read_before()
    assert passage.roles is not None
    passage.roles.senses, passage.roles.told = None, np.eye(len(SENSES), dtype=np.float32)[[0, 1, 0, 0, 0, 0]]
    learner = Learner(network(), LABELS, Recipe(masked=0.0, rate=1e-2, minutes=1))
    before = learner.losses("read", [passage])["told"].item()
    for _ in range(20):
        learner.learn({"read": [passage]})
    assert learner.losses("read", [passage])["told"].item() < before / 2


def test_what_the_embedded_models_say_is_prepared_beside_what_people_say(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    for name in ("text", "attributions"):
        (corpus / name).mkdir(parents=True)
    (corpus / "text" / "one.txt").write_text("Ann Roe said it was late.\n", encoding="utf-8")
    marks = "T1\tSource 0 7\tAnn Roe\nT2\tCue 8 12\tsaid\nT3\tContent 13 24\tit was late\n"
    marks += "T4\tAttribution 8 12\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    (corpus / "attributions" / "one.ann").write_text(marks, encoding="utf-8")
    held = tmp_path / "held.json"
    prepare.main([str(corpus), str(tmp_path / "out"), "--corpus", "--held", str(held)])
    (passage,) = data.passages_in(tmp_path / "out" / "one.passages")
    assert passage.words == ["Ann", "Roe", "said", "it", "was", "late", "."]
    assert passage.roles is not None
    assert passage.roles.tags[2, ROLES.index("S-CUE")] > prepare.TAUGHT
    (cue, _, _, full, weight) = next(link for link in passage.roles.links if link[0] == 2)
    assert (cue, weight) == (2, 1.0)
    assert (full[:2, 0] > prepare.TAUGHT).all() and (full[3:6, 1] > prepare.TAUGHT).all()
    assert held.read_text(encoding="utf-8") == "[]"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ('" We lost , " she said ( twice ) .', "“We lost,” she said (twice)."),
        ("`` It 's ours , '' Roe did n't say .", "“It's ours,” Roe didn't say."),
        ("It cost $ 4 : 5 % more than Roe ’s .", "It cost $4: 5% more than Roe’s."),
    ],
)
def test_words_of_newswire_are_joined_as_they_are_written(words: str, text: str) -> None:
    assert newswire.sentence_text(words.split()) == text


def test_articles_of_newswire_begin_at_their_addresses() -> None:
    rows = ["http://a.example/1", "One .", "Two .", "http://a.example/2", "http://a.example/3", "Three ."]
    first, second = newswire.texts([row.split() for row in rows])
    assert " ".join(first.split()) == "One. Two." and second == "Three."


def test_a_deeper_network_says_at_first_nearly_what_it_said() -> None:
    torch.manual_seed(1)
    passage, shallow = read_before(), network().eval()
    deep = deepened(shallow, 3).eval()
    assert len(deep.mixers()) == 3 and deep.options["deep"] == 3
    batch = collate([passage], data.Speller(LABELS.pieces), random.Random(1), 0.0)
    with torch.inference_mode():
        before, after = shallow(batch), deep(batch)
    assert torch.equal(before.arcs, after.arcs)
    assert torch.allclose(before.roles.softmax(-1), after.roles.softmax(-1), atol=0.05)


def test_distances_fall_into_the_classes_of_t5() -> None:
    found = mpnet._classes(200)
    assert found[10, 10] == 0 and found[10, 3] == 7 and found[3, 10] == 16 + 7
    assert found[199, 0] == 15 and found[0, 199] == 31 and found[50, 40] == 8
    assert sorted({*found.flatten().tolist()}) == [*range(16), *range(17, 32)]


@pytest.mark.filterwarnings("ignore")  # of torch, where the network is written to be found again
def test_the_shipped_network_reads_the_same_once_unpacked() -> None:
    net, labels = unpacked(Path("data/models"))
    words = ["The", "mayor", "of", "Avon", ",", "Ann", "Roe", ",", "said", "that", "it", "was", "over", "."]
    read = load_reader().read([ReadSentence(words, 0, [0] * len(words))])
    passage = data.Passage(words, [0] * len(words), [0] * len(words), [1, *[0] * 12, 3])
    with torch.inference_mode():
        scores = net.eval()(collate([passage], data.Speller(labels.pieces), random.Random(1), 0.0))
    assert scores.upos[0].argmax(-1).tolist() == read.upos.tolist()
    assert scores.arcs[0].argmax(-1).tolist() == read.arcs.argmax(-1).tolist()
    assert scores.roles[0].argmax(-1).tolist() == read.roles.argmax(-1).tolist()
