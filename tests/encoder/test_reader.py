"""The reading network as it is shipped: an untrained one, exported here, answers as torch does."""

from __future__ import annotations

import random
import warnings
import weakref
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from quotetrack.encoder.reading_network import (
    ROLES,
    SENSES,
    Labels,
    NetworkReading,
    Reader,
    load_reader,
    read_document,
    role_readings,
)
from quotetrack.encoder.stretches import ReadSentence, edges_of
from quotetrack.errors import ModelUnavailable
from quotetrack.parse.tagging.annotator import Annotator
from training.reading.data import Passage, Speller
from training.reading.export import export
from training.reading.network import PassageScores, ReadingNetwork, Sizes
from training.reading.train import collate

WORDS = ("the", "bridge", "fell", "##s", ".", '"', "b", "##r", "she", "said", "that")
PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS, *(f"[unused{n}]" for n in range(1000)))
LABELS = Labels(
    PIECES,
    ("NOUN", "DET", "VERB", "PUNCT"),
    ("NN", "DT", "VBD", "."),
    ("_", "Number=Sing"),
    ("det", "nsubj", "root", "punct", "aux:pass"),
    ("O", "B-ORG", "I-ORG", "E-ORG", "S-ORG"),
)
SIZES = Sizes(len(PIECES), 4, 4, 2, 5, 5, len(ROLES))


def sentence(text: str, paragraph: int = 0, states: str = "") -> ReadSentence:
    words = text.split()
    return ReadSentence(words, paragraph, [int(s) for s in states] or [0] * len(words))


TEXT = [
    sentence("The bridge fell ."),
    sentence('She said " the bridges fell "', 0, "0012223"),
    sentence("That bridges", 1),
    sentence("b"),
]


def network() -> ReadingNetwork:
    """An untrained network whose table of pieces is as exact as 8 bits are."""
    torch.manual_seed(4)
    net = ReadingNetwork(SIZES, layers=1, arc=8, rel=8, inner=8, role=16, link=8).eval()
    with torch.no_grad():
        for table in (*net.marks, net.near, net.branch):
            torch.nn.init.normal_(table.weight, std=0.2)
        words = net.encoder.words.weight
        scale = words.abs().amax(dim=1, keepdim=True) / 127
        words.copy_((words / scale).round() * scale)
    return net


def exported(folder: Path, *, narrow: bool) -> Reader:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch's own, about tracing
        export(network(), LABELS, folder, narrow=narrow)
    return Reader(folder / "reading.onnx", folder / "relations.onnx")


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return exported(tmp_path_factory.mktemp("wide"), narrow=False)


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return exported(tmp_path_factory.mktemp("narrow"), narrow=True)


def torch_scores(sentences: list[ReadSentence]) -> PassageScores:
    """What the network says in torch, in a batch with a longer passage."""
    passages = [
        Passage(
            [word for s in some for word in s.words],
            [number for number, s in enumerate(some) for _ in s.words],
            [state for s in some for state in s.states],
            edges_of(some),
        )
        for some in (sentences, [sentence("the bridge fell " * 9)])
    ]
    with torch.no_grad():
        scores: PassageScores = network()(collate(passages, Speller(PIECES), random.Random(1), 0.0))
    return scores


def test_the_labels_come_with_the_network(wide: Reader) -> None:
    assert wide.labels == LABELS
    assert wide.near.shape == (51, 2) and wide.branch.shape == (10, 2)


@pytest.mark.parametrize("some", [TEXT, TEXT[:1], TEXT[3:]], ids=["four", "one", "one word"])
def test_shapes(wide: Reader, some: list[ReadSentence]) -> None:
    reading, words = wide.read(some), sum(len(s.words) for s in some)
    shapes = {name: getattr(reading, name).shape for name in NetworkReading.__slots__}
    assert shapes == {
        **dict.fromkeys(("upos", "xpos", "feats"), (words,)),
        "names": (words, 5),
        "arcs": (words, words + 1),
        "dependents": (words, 8),
        "heads": (words + 1, 8),
        **dict.fromkeys(("roles", "nested"), (words, len(ROLES))),
        "senses": (words, len(SENSES)),
        **dict.fromkeys(("cues", "words"), (words, 2, 8)),
    }
    assert np.exp(reading.names).sum(axis=1) == pytest.approx(1, abs=1e-4)
    assert reading.roles.sum(axis=1) == pytest.approx(1, abs=1e-4)


def test_it_answers_as_torch_does(wide: Reader) -> None:
    net, scores, reading = network(), torch_scores(TEXT), wide.read(TEXT)
    size = len(reading.upos)
    wanted = {
        "names": scores.names[0, :size].log_softmax(-1),
        "arcs": scores.arcs[0, :size, : size + 1],
        "dependents": scores.dependents[0, :size],
        "heads": scores.heads[0, : size + 1],
        "roles": scores.roles[0, :size].softmax(-1),
        "nested": scores.nested[0, :size].softmax(-1),
        "senses": scores.senses[0, :size].softmax(-1),
        "cues": torch.einsum("wrd,rde->wre", scores.cues[0, :size], net.pair.detach()),
        "words": scores.words[0, :size],
        **{name: getattr(scores, name)[0, :size].argmax(-1) for name in ("upos", "xpos", "feats")},
    }
    assert set(wanted) == set(NetworkReading.__slots__)
    for name, values in wanted.items():
        found = getattr(reading, name)
        assert np.allclose(found, values.numpy(), atol=1e-4), name


def test_relations_are_those_of_torch(wide: Reader) -> None:
    scores, reading = torch_scores(TEXT), wide.read(TEXT)
    heads = [place % 3 for place in range(len(reading.upos))]
    padded = torch.zeros(2, scores.arcs.shape[1], dtype=torch.long)
    padded[0, : len(heads)] = torch.tensor(heads)
    with torch.no_grad():
        wanted = network().relations(scores, padded)[0, : len(heads)]
    found = wide.relations(reading.dependents, reading.heads[heads])
    assert np.allclose(found, wanted.numpy(), atol=1e-4)


def test_eight_bits_answer_nearly_alike(wide: Reader, narrow: Reader) -> None:
    one, other = wide.read(TEXT), narrow.read(TEXT)
    assert np.allclose(one.names, other.names, atol=0.2)
    assert np.allclose(one.roles, other.roles, atol=0.1)
    assert not np.array_equal(one.names, other.names)


@pytest.mark.parametrize("kind", ["wide", "narrow"])
def test_the_same_passage_is_answered_the_same(kind: str, request: pytest.FixtureRequest) -> None:
    reader: Reader = request.getfixturevalue(kind)
    first = reader.read(TEXT)
    reader.read(TEXT[1:3])
    again = reader.read(TEXT)
    assert all(np.array_equal(getattr(first, n), getattr(again, n)) for n in NetworkReading.__slots__)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(sentence("the bridge fell ."), id="case"),
        pytest.param(sentence("The bridge fell .", 0, "1223"), id="marks"),
        pytest.param(sentence("The bridges fell ."), id="pieces"),
    ],
)
def test_case_marks_and_pieces_are_seen(wide: Reader, changed: ReadSentence) -> None:
    assert not np.allclose(wide.read(TEXT[:1]).names, wide.read([changed]).names, atol=1e-3)


def test_no_word_hangs_from_another_sentence_or_itself(wide: Reader) -> None:
    reading, at = wide.read(TEXT), 0
    for one in TEXT:
        rows = reading.arcs[at : at + len(one.words)]
        own = np.zeros(rows.shape, dtype=bool)
        own[:, [0, *range(at + 1, at + 1 + len(one.words))]] = True
        own[np.arange(len(rows)), at + 1 + np.arange(len(rows))] = False
        assert (rows[~own] == -1e4).all() and (rows[own] > -1e3).all()
        at += len(one.words)


@pytest.mark.parametrize("words", [300, 510])
def test_more_words_than_the_encoder_has_places(narrow: Reader, words: int) -> None:
    """Words are spelt shorter; every one of them is answered."""
    reading = narrow.read([sentence("bridges " * words)])
    assert len(reading.upos) == words


def test_a_document_is_annotated_sentence_by_sentence(narrow: Reader) -> None:
    readings = read_document(TEXT, narrow)
    found = list(Annotator(narrow)(TEXT, readings))
    assert [len(one.heads) for one in found] == [len(s.words) for s in TEXT]
    for one in found:
        assert sum(head == 0 for head in one.heads) == 1
        assert [rel == "root" for rel in one.deprel] == [head == 0 for head in one.heads]
        assert {len(getattr(one, name)) for name in ("upos", "xpos", "feats", "names")} == {len(one.heads)}
    assert list(Annotator(narrow)([], [])) == []


def test_what_concerns_reports_is_kept_by_word(narrow: Reader) -> None:
    found = list(role_readings([len(s.words) for s in TEXT], read_document(TEXT, narrow)))
    assert [n for one in found for n in one.kept] == list(range(14))
    for one in found:
        assert one.start == one.kept.start and len(one.roles) == len(one.words) == len(one.kept)
    assert list(role_readings([], [])) == []


def test_a_document_is_read_as_it_is_asked_for(narrow: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reading is let go before the next one is made, so that a book needs no more room than a page."""
    made: list[weakref.ref[Any]] = []
    most = 0
    read = Reader.read

    def watched(self: Reader, sentences: Sequence[ReadSentence]) -> NetworkReading:
        nonlocal most
        most = max(most, sum(ref() is not None for ref in made))
        found = read(self, sentences)
        made.append(weakref.ref(found.arcs))
        return found

    monkeypatch.setattr(Reader, "read", watched)
    long = [replace(one, paragraph=number) for number, one in enumerate(TEXT * 10)]
    list(Annotator(narrow)(long, read_document(long, narrow)))
    assert len(made) > 10 and most <= 2


def test_a_folder_without_the_network_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"no reading network: .*; reinstall quotetrack"):
        load_reader(tmp_path)
    (tmp_path / "reading.onnx").write_bytes(b"no network")
    with pytest.raises(ModelUnavailable, match=r"no reading network: .*; reinstall quotetrack") as failed:
        load_reader(tmp_path)
    assert "\n" not in str(failed.value)
