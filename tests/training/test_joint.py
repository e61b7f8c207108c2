"""The joint network's data: tags made BIOES, sentences varied, batches of like length, its quick scores."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from quotetrack.parse.tagging.annotator import Annotation
from training.joint import data, scoring, start

TREE = data.Tree(
    ("She", "left", "."),
    ("PRON", "VERB", "PUNCT"),
    ("PRP", "VBD", "."),
    ("_", "_", "_"),
    (2, 0, 2),
    ("nsubj", "root", "punct"),
)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O O", "O O"),
        ("B-ORG O", "S-ORG O"),
        ("B-ORG I-ORG I-ORG", "B-ORG I-ORG E-ORG"),
        ("B-ORG B-ORG I-ORG", "S-ORG B-ORG E-ORG"),
        ("B-ORG I-LOC", "S-ORG S-LOC"),
        ("O I-LOC I-LOC", "O B-LOC E-LOC"),
    ],
)
def test_bioes(tags: str, expected: str) -> None:
    assert " ".join(data.bioes(tags.split())) == expected


def test_without_last_keeps_a_tree_whole() -> None:
    assert data.without_last(TREE).words == ("She", "left")
    assert data.without_last(TREE).heads == (2, 0)
    hung = data.Tree(("a", "a"), ("X", "X"), ("X", "X"), ("_", "_"), (2, 0), ("dep", "root"))
    assert data.without_last(hung) == hung
    assert data.without_last(data.Named(("a", "."), ("O", "O"))).tags == ("O",)


def test_varied_changes_few_sentences_and_only_their_words() -> None:
    rng = random.Random(4)
    longer = data.Named(("Mara", "left", "Oslo", "."), ("S-PERSON", "O", "S-LOC", "O"))
    found = [data.varied(longer, rng) for _ in range(1000)]
    kinds = {one.words for one in found}
    assert kinds == {
        longer.words,
        ("MARA", "LEFT", "OSLO", "."),
        ("mara", "left", "oslo", "."),
        ("Mara", "left", "Oslo"),
    }
    assert sum(one.words == longer.words for one in found) > 800
    assert all(len(one.words) == len(one.tags) for one in found)


def test_batches_hold_every_sentence_once_a_pass() -> None:
    sentences = [data.Named(tuple("a" * (1 + i % 9)), ("O",) * (1 + i % 9)) for i in range(90)]
    drawn, seen = data.batches(sentences, 30, random.Random(2)), 0
    while seen < 90:
        batch = next(drawn)
        seen += len(batch)
        assert len(batch) * min(map(len, batch)) <= 30
        assert max(map(len, batch)) - min(map(len, batch)) <= 3
    assert seen == 90


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("river", True),
        ("##ing", True),
        ("é", True),
        ("—", True),
        ("[MASK]", True),
        ("[unused7]", False),
        ("漢", False),
        ("##ש", False),
    ],
)
def test_kept_pieces(piece: str, expected: bool) -> None:
    assert start.kept(piece) is expected


def test_scores_of_a_half_right_answer() -> None:
    def wrong(sentences: list[tuple[str, ...]]) -> list[Annotation]:
        [words] = sentences
        size = len(words)
        return [
            Annotation(
                ("PRON", "NOUN", "PUNCT"), TREE.xpos, TREE.feats, (2, 0, 1), TREE.deprel, ("O",) * size
            )
        ]

    found = scoring.tree_scores(wrong, [TREE])  # type: ignore[arg-type]
    assert (found["UPOS"], found["XPOS"], found["UAS"], found["LAS"]) == (66.67, 100.0, 66.67, 66.67)


def test_read_names_and_trees(tmp_path: Path) -> None:
    path = tmp_path / "n.json"
    path.write_text(json.dumps([[{"text": "Oslo", "ner": "B-LOC"}]]), encoding="utf-8")
    assert data.read_names(path) == [data.Named(("Oslo",), ("S-LOC",))]
    path.write_text("1\tShe\tshe\tPRON\tPRP\t_\t0\troot\t_\t_\n\n", encoding="utf-8")
    [tree] = data.read_trees(path)
    assert (tree.words, tree.heads, tree.deprel) == (("She",), (0,), ("root",))
