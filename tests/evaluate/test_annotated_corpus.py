"""Corpora and prediction files: what is read, and what one line says of bad ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import extraction_of

from quotetrack.errors import UnreadableInput
from quotetrack.evaluate import Predicted, from_extraction, read_corpus, read_predictions
from quotetrack.evaluate.annotated_corpus import Gold
from quotetrack.model import Span

TEXT = "Ann said it rains and it pours."
LINES = [
    "T1\tSource 0 3\tAnn",
    "T2\tCue 4 8\tsaid",
    "T3\tContent 9 17;22 30\tit rains it pours",
    "T4\tAttribution 4 8\tsaid",
    "A1\tSome T1 thing",
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
    "E2\tAttribution:T4 Cue:T2",
]


def corpus(folder: Path, lines: list[str], text: bytes = TEXT.encode(), annotator: str = "_ann") -> Path:
    for name in ("text", "attributions"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "text" / "one.txt").write_bytes(text)
    (folder / "attributions" / f"one{annotator}.ann").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_an_attribution_of_several_spans(tmp_path: Path) -> None:
    [article] = read_corpus(corpus(tmp_path, LINES))
    assert (article.name, article.text) == ("one", TEXT)
    expected = Gold((Span(0, 3),), (Span(4, 8),), (Span(9, 17), Span(22, 30)))
    assert article.attributions == (expected,)  # an event without content is no attribution


def test_numbered_roles_are_joined_in_text_order(tmp_path: Path) -> None:
    lines = [
        "T1\tContent 22 30\tit pours",
        "T2\tContent 9 17\tit rains",
        "E1\tAttribution:T9 Content:T1 Content2:T2",
    ]
    [article] = read_corpus(corpus(tmp_path, lines))
    assert article.attributions[0].content == (Span(9, 17), Span(22, 30))


def test_the_first_annotator_is_taken_and_newlines_stay(tmp_path: Path) -> None:
    corpus(tmp_path, [], annotator="_b")
    corpus(tmp_path, LINES, text=TEXT.replace(" and", "\r\nand").encode(), annotator="_a")
    [article] = read_corpus(tmp_path)
    assert len(article.attributions) == 1
    assert "\r\n" in article.text


def test_a_file_may_name_no_annotator(tmp_path: Path) -> None:
    [article] = read_corpus(corpus(tmp_path, LINES, annotator=""))
    assert article.name == "one"


BAD_CORPORA = [
    pytest.param([*LINES, "T7\tCue 8 4\tx"], TEXT.encode(), "line 8: not a span", id="backward"),
    pytest.param(
        [*LINES, "T7\tCue 4 99\tx"], TEXT.encode(), "line 8: the text ends at 31", id="beyond the text"
    ),
    pytest.param([*LINES, "T7\tCue 4 5 6\tx"], TEXT.encode(), "line 8: ", id="three offsets"),
    pytest.param([*LINES, "E7\tAttribution:T4 Cue"], TEXT.encode(), "line 8: ", id="no reference"),
    pytest.param(LINES, b"\xff\xfe" + TEXT.encode(), "one.txt: not UTF-8 at byte 0", id="encoding"),
]


@pytest.mark.parametrize(("lines", "text", "message"), BAD_CORPORA)
def test_a_bad_corpus_is_one_line(tmp_path: Path, lines: list[str], text: bytes, message: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        list(read_corpus(corpus(tmp_path, lines, text)))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_without_annotations_or_texts(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"no attributions/\*\.ann there"):
        list(read_corpus(tmp_path))
    corpus(tmp_path, LINES)
    (tmp_path / "text" / "one.txt").unlink()
    with pytest.raises(UnreadableInput, match=r"one\.txt: not readable"):
        list(read_corpus(tmp_path))


def test_both_shapes_of_predictions(tmp_path: Path) -> None:
    full = {
        "document": {"id": "one"},
        "quotes": [
            {"content": [[9, 17]], "cue": [[4, 8]], "source": [[0, 3]]}
            | {"class": "thought", "rule": "by_hand", "confidence": 0.5}
        ],
    }
    short = {"doc": "two", "attributions": [{"content": [[5, 6], [1, 2]], "source": None}]}
    path = tmp_path / "found.jsonl"
    path.write_text(json.dumps(full) + "\n\n" + json.dumps(short) + "\n", encoding="utf-8")
    assert read_predictions(path) == {
        "one": (Predicted((Span(0, 3),), (Span(4, 8),), (Span(9, 17),), "thought", "by_hand", 0.5),),
        "two": (Predicted((), (), (Span(1, 2), Span(5, 6))),),
    }


def test_an_extraction_is_a_prediction() -> None:
    [found] = from_extraction(extraction_of("[S1:Ann] [C1:said] [Q1:it rains]."))
    assert found == Predicted((Span(0, 3),), (Span(4, 8),), (Span(9, 17),), "speech", "by_hand", 0.9)
    [bare] = from_extraction(extraction_of("[Q1:“It rains.”]"))
    assert (bare.source, bare.cue) == ((), ())


BAD_LINES = [
    pytest.param("", "empty", id="empty"),
    pytest.param("{", "line 1: ", id="no JSON"),
    pytest.param("[]", "line 1: not a JSON object", id="a list"),
    pytest.param('{"quotes": []}', "line 1: no 'doc'", id="no name"),
    pytest.param('{"document": {"id": "a"}}', "line 1: no 'quotes'", id="no quotes"),
    pytest.param('{"doc": "a", "attributions": [3]}', "line 1: ", id="a number"),
    pytest.param('{"doc": "a", "attributions": [{"content": [[4, 2]]}]}', "line 1: not a span", id="span"),
    pytest.param('{"doc": "a", "attributions": [{"content": [4]}]}', "line 1: ", id="one offset"),
    pytest.param('{"doc": "a", "attributions": [{"class": "odd"}]}', "'odd' is no class", id="class"),
    pytest.param('{"doc": "a", "attributions": [{"confidence": 7}]}', "not between 0 and 1", id="confidence"),
    pytest.param('{"doc": "a", "attributions": []}\n' * 2, "line 2: a second line for a", id="twice"),
]


@pytest.mark.parametrize(("content", "message"), BAD_LINES)
def test_a_bad_prediction_file_is_one_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "found.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableInput) as caught:
        read_predictions(path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_prediction_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "found.jsonl"
    with pytest.raises(UnreadableInput, match="not readable"):
        read_predictions(path)
    path.write_bytes(b"\xff\xff")
    with pytest.raises(UnreadableInput, match="not UTF-8"):
        read_predictions(path)
