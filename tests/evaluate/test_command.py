"""The command ``evaluate``: tables within 80 columns, JSON, and one line for bad input."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
CORPUS = Path(__file__).parent / "corpus"
PREDICTIONS = CORPUS / "predictions.jsonl"

TABLE = """\
all: 20 annotated, 15 found, in 4 articles
attributions        P      R     F1
whole triple    0.667  0.500  0.571
content exact   0.533  0.400  0.457
content at 0.8  0.600  0.450  0.514
content at 0.3  0.867  0.650  0.743
of those at 0.3: source right 0.846, cue right 0.923

spans, F1  exact  begin  Jaccard  words
source     0.606  0.606    0.564  0.726
cue        0.514  0.629    0.489  0.609
content    0.526  0.684    0.570  0.779

speech: 13 annotated, 10 found
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a corpus of one article that the stand-in for the pipeline extracts in part."""
    folder = tmp_path / "small"
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    (folder / "text" / "one.txt").write_text("Ann Roe said it rains. Otto Dahl denied it.", encoding="utf-8")
    lines = ["T1\tSource 0 7\tAnn Roe", "T2\tCue 8 12\tsaid", "T3\tContent 13 21\tit rains"]
    lines += ["T4\tSource 23 32\tOtto Dahl", "T5\tCue 33 39\tdenied", "T6\tContent 40 42\tit"]
    lines += [
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3",
        "E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6",
    ]
    (folder / "attributions" / "one_a.ann").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_tables_in_80_columns(run: Run) -> None:
    done = run("evaluate", CORPUS, "--predictions", PREDICTIONS, "--table", "--errors")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(TABLE)
    assert max(map(len, done.stdout.splitlines())) <= 80
    for piece in (
        "\nindirect         13  0.462      8  0.750  0.462  0.571\n",
        "\n0.9 to 1.0      6  0.942  0.833\n",
        "\nexpected calibration error 0.221\n",
        "\nspurious: found where nothing is annotated (1 of 1)\n",
    ):
        assert piece in done.stdout


def test_errors_are_listed_on_request_and_up_to_the_limit(run: Run) -> None:
    args = ("evaluate", CORPUS, "--predictions", PREDICTIONS, "--table")
    assert "bridge 401" not in run(*args).stdout
    one, every = (run(*args, "--errors", "--limit", n).stdout for n in (1, 0))
    assert "another (1 of 7)" in one
    assert "another (7 of 7)" in every
    assert "bridge 401" in one
    assert "mill 173" not in one
    assert "mill 173" in every


def test_json(run: Run) -> None:
    found = json.loads(run("evaluate", CORPUS, "--predictions", PREDICTIONS).stdout)
    assert found["articles"] == 4
    assert found["all"]["triple"]["f"] == pytest.approx(0.571, abs=0.0005)
    assert found["by"]["cue"]["noun"]["gold"] == 1
    assert found["calibration"]["bands"][0]["n"] == 6
    assert found["wrong"] == {"cue": 7, "content": 2, "source": 1, "spurious": 1}
    listed = json.loads(
        run("evaluate", CORPUS, "--predictions", PREDICTIONS, "--errors", "--limit", 1).stdout
    )
    assert [error["document"] for error in listed["errors"]] == ["bridge", "bridge", "mill", "mill"]


@pytest.mark.usefixtures("parser")
def test_without_a_file_the_pipeline_is_scored(run: Run, small: Path) -> None:
    found = json.loads(run("evaluate", small).stdout)
    assert (found["all"]["gold"], found["all"]["pred"]) == (2, 1)
    assert found["all"]["triple"] == {"p": 1, "r": 0.5, "f": pytest.approx(2 / 3)}
    assert found["by"]["rule"]["by_hand"]["predicted_right"] == 1


@pytest.mark.usefixtures("parser")
def test_an_article_that_fails_counts_as_empty_and_exits_2(run: Run, small: Path) -> None:
    shutil.copy(small / "attributions" / "one_a.ann", small / "attributions" / "two_a.ann")
    text = "Ann Roe said it rains. crash a stage, crash a stage, crash"
    (small / "text" / "two.txt").write_text(text, encoding="utf-8")
    done = run("evaluate", small)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "two: not extracted" in done.stderr
    assert json.loads(done.stdout)["all"]["triple"]["r"] == 0.25


def test_articles_that_one_side_lacks_are_told(run: Run) -> None:
    Path("some.jsonl").write_text(
        '{"doc": "bridge", "attributions": []}\n{"doc": "moon", "attributions": []}\n', encoding="utf-8"
    )
    done = run("evaluate", CORPUS, "--predictions", "some.jsonl")
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        "some.jsonl: 1 article not in the corpus: left out",
        "some.jsonl: 3 articles of the corpus not in it: counted as empty",
    ]
    assert json.loads(done.stdout)["all"]["pred"] == 0


def test_a_file_about_other_articles_is_refused(run: Run) -> None:
    Path("other.jsonl").write_text('{"doc": "moon", "attributions": []}\n', encoding="utf-8")
    done = run("evaluate", CORPUS, "--predictions", "other.jsonl")
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: other.jsonl: no article of the corpus in it; ")


BAD = [
    pytest.param(["nowhere"], "nowhere: no attributions/*.ann there", id="no corpus"),
    pytest.param([CORPUS, "--predictions", "none.jsonl"], "none.jsonl: not readable", id="no file"),
    pytest.param([CORPUS, "--predictions", "."], ".: not readable", id="a folder"),
    pytest.param([CORPUS, "--predictions", CORPUS / "ABOUT.md"], "ABOUT.md: line 1: ", id="no JSON"),
]


@pytest.mark.parametrize(("args", "message"), BAD)
def test_bad_input_is_one_line(
    run: Run, args: list[object], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotetrack.pipeline.load_parser", lambda model=None: pytest.fail("loaded"))
    done = run("evaluate", *args)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("Error: ")
    assert message in done.stderr


@pytest.mark.model
def test_the_embedded_models_find_most_of_the_frozen_corpus(run: Run) -> None:
    found = json.loads(run("evaluate", CORPUS).stdout)
    assert found["all"]["triple"]["f"] >= 0.6
    assert found["calibration"]["n"] == found["all"]["pred"]
