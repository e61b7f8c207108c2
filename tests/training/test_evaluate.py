"""Scores: their arithmetic on made-up answers, and the embedded models on a treebank of two sentences."""

from __future__ import annotations

import json
from pathlib import Path

import onnx
import pytest

from quotetrack.resources import digest, resource
from training import evaluate, report

GOLD = """# sent_id = a
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tmayor\tmayor\tNOUN\tNN\t_\t3\tnsubj\t_\t_
3\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
4\tthat\tthat\tSCONJ\tIN\t_\t7\tmark\t_\t_
5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\t_
6\tbridge\tbridge\tNOUN\tNN\t_\t7\tnsubj\t_\t_
7\tfell\tfall\tVERB\tVBD\t_\t3\tccomp\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = b
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


@pytest.mark.parametrize(
    ("found", "gold", "expected"),
    [
        ([1, 2], [2, 3], (50.0, 50.0, 50.0)),
        ([1], [1, 2, 3, 4], (100.0, 25.0, 40.0)),
        ([], [1], (0.0, 0.0, 0.0)),
        ([1], [], (0.0, 0.0, 0.0)),
        ([1], [2], (0.0, 0.0, 0.0)),
    ],
)
def test_f_score(found: list[int], gold: list[int], expected: tuple[float, ...]) -> None:
    scores = evaluate.f_score(found, gold)
    assert (scores["precision"], scores["recall"], scores["f1"]) == expected
    assert scores["gold"] == len(gold)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O O", []),
        ("B-PERSON I-PERSON O", [(0, 1, "PERSON")]),
        ("B-PERSON B-PERSON", [(0, 0, "PERSON"), (1, 1, "PERSON")]),
        ("S-ORG B-LOC I-LOC E-LOC", [(0, 0, "ORG"), (1, 3, "LOC")]),
        ("I-ORG I-LOC", [(0, 0, "ORG"), (1, 1, "LOC")]),
        ("O B-ORG", [(1, 1, "ORG")]),
    ],
)
def test_spans(tags: str, expected: list[tuple[int, int, str]]) -> None:
    assert list(evaluate.spans(7, tags.split())) == [(7, *name) for name in expected]


@pytest.mark.parametrize(
    ("head", "deprel", "expected"),
    [
        (3, "nsubj", {"UAS", "LAS", "LAS_subtypes"}),
        (3, "nsubj:pass", {"UAS", "LAS"}),
        (3, "obj", {"UAS"}),
        (1, "nsubj", set()),
    ],
)
def test_agreements(head: int, deprel: str, expected: set[str]) -> None:
    gold = ["2", "mayor", "mayor", "NOUN", "NN", "_", "3", "nsubj", "_", "_"]
    word = evaluate.Word("X", "X", "_", "X", head, deprel)
    assert set(evaluate.agreements(gold, word)) == expected


def test_running_text_gives_the_ranges_of_its_words(tmp_path: Path) -> None:
    path = tmp_path / "nm-x-test.conllu"
    path.write_text(GOLD, encoding="utf-8")
    text, words, sentences = evaluate.running_text(path)
    assert text == "The mayor said that the bridge fell. She left. "
    assert [text[a:b] for a, b in words][6:9] == ["fell", ".", "She"]
    assert [text[a:b] for a, b in sentences] == ["The mayor said that the bridge fell.", "She left."]


def test_neighbouring_sentences_of_a_document_are_read_together() -> None:
    ids = ["weblog-a-0001", "weblog-a-0002", "weblog-b-0001", "n01001011", "n01001013"]
    found = evaluate.documents((sent_id, [[sent_id]]) for sent_id in ids)
    assert [[lines[0][0] for lines in document] for document in found] == [
        ids[:2],
        ids[2:3],
        ids[3:4],
        ids[4:],
    ]


def test_a_raw_text_is_split_paragraph_by_paragraph() -> None:
    text = "Don't. “Why?” asked Ann.\n\nShe left."
    found = list(evaluate.split(text))
    assert [number for number, _ in found] == [0, 0, 1]
    assert [" ".join(p.text for p in pieces) for _, pieces in found] == [
        "Do n't .",
        "“ Why ? ” asked Ann .",
        "She left .",
    ]
    assert all(text[p.start : p.end] == p.text for _, pieces in found for p in pieces)


def test_a_network_tells_how_it_was_made(tmp_path: Path) -> None:
    graph = onnx.helper.make_graph([], "none", [], [])
    model = onnx.helper.make_model(graph)
    curve = [{"step": 25, "LAS": 80.5}, {"step": 50, "LAS": 81.5}]
    for key, value in (("config", {"seed": 1, "held": None}), ("curve", curve)):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, json.dumps(value)
    onnx.save(model, tmp_path / "reading.onnx")
    told = report.describe_models(tmp_path)["reading.onnx"]
    assert told["options"] == {"seed": 1} and told["curve"] == curve
    assert told["sha256"] == digest(tmp_path / "reading.onnx")


def test_a_card_without_markers_is_refused(tmp_path: Path) -> None:
    card = tmp_path / "MODEL.md"
    card.write_text("# Card\n", encoding="utf-8")
    with pytest.raises(ValueError, match="markers"):
        report.update_card(card, {"trees": {}, "tokens": {}, "names": {}})


def test_the_embedded_card_shows_the_recorded_scores() -> None:
    models = resource("data/models")
    scores = json.loads((models / "scores.json").read_text(encoding="utf-8"))
    assert report.score_tables(scores) in (models / "MODEL.md").read_text(encoding="utf-8")


@pytest.mark.model
def test_evaluate_the_embedded_models(tmp_path: Path) -> None:
    (tmp_path / "treebanks").mkdir()
    (tmp_path / "ner").mkdir()
    (tmp_path / "treebanks" / "nm-pud-test.conllu").write_text(GOLD, encoding="utf-8")
    names = [[{"text": "Mara", "ner": "B-PERSON"}, {"text": "lives", "ner": "O"}, {"text": "in", "ner": "O"}]]
    names[0] += [{"text": "Norway", "ner": "B-LOC"}, {"text": ".", "ner": "O"}]
    (tmp_path / "ner" / "ner-test.json").write_text(json.dumps(names), encoding="utf-8")
    scores = evaluate.evaluate(resource("data/models"), tmp_path)
    assert scores["trees"]["pud"]["words"] == 11
    assert scores["trees"]["pud"]["LAS"] == scores["trees"]["pud"]["UPOS"] == 100.0
    assert scores["tokens"]["pud"]["words"]["f1"] == scores["tokens"]["pud"]["sentences"]["f1"] == 100.0
    assert scores["names"]["LOC"]["f1"] == 100.0
    assert set(scores["data"]) == {"treebanks/nm-pud-test.conllu", "ner/ner-test.json"}
    assert set(scores["models"]) == {"reading.onnx", "relations.onnx", "lemmas.json.gz", "scorer.json"}
    assert scores["raw"]["pud"]["LAS"] == 100.0 and scores["speed"]["models"]["words_per_second"] > 0

    card = tmp_path / "MODEL.md"
    card.write_text(f"# Card\n{report.BEGIN}\nformer scores\n{report.END}\nend\n", encoding="utf-8")
    report.update_card(card, scores)
    report.update_card(card, scores)
    text = card.read_text(encoding="utf-8")
    assert text.count("| PUD |") == 3 and "former" not in text and text.endswith("end\n")
