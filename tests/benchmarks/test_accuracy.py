"""The history of accuracy: a row a measurement, only ever added."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.accuracy import FIGURES, HISTORY, SUBSETS, commit_of, history, listing, main

CORPUS = Path(__file__).parent.parent / "evaluate" / "corpus"
PREDICTIONS = str(CORPUS / "predictions.jsonl")


def test_a_measurement_adds_one_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "history.jsonl"
    args = [str(CORPUS), "--predictions", PREDICTIONS, "--history", str(path), "--note"]
    assert main([*args, "first"]) == 0
    assert main([*args, "second"]) == 0
    first, second = history(path)
    assert (first["note"], second["note"]) == ("first", "second")
    assert first["corpus"] == "evaluate/corpus"
    assert first["all"]["triple"] == pytest.approx(0.571, abs=0.0005)
    assert first["speech"]["span.content"] == pytest.approx(0.692, abs=0.0005)
    assert first["sure"] == {"n": 6, "right": 0.8333}
    assert "quotetrack: second" in capsys.readouterr().out


def test_the_history_is_whole_and_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(history(HISTORY))
    assert rows[0]["system"] == "BBC Citron"
    for row in rows:
        assert row["note"]
        assert all(0 <= row[subset][name] <= 1 for subset in SUBSETS for name in FIGURES)
    assert len(list(listing(rows))) == len(rows) + 1
    assert main(["--list"]) == 0
    assert "BBC Citron: retrained on the same corpus" in capsys.readouterr().out


def test_bad_input_is_one_line_and_adds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "history.jsonl"
    assert main([str(tmp_path), "--note", "x", "--history", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not path.exists()
    with pytest.raises(SystemExit) as caught:
        main([str(CORPUS)])
    assert caught.value.code == 2


def test_there_is_no_commit_outside_git(tmp_path: Path) -> None:
    assert commit_of(tmp_path) is None


def test_every_row_is_one_object_a_line() -> None:
    for line in HISTORY.read_text(encoding="utf-8").splitlines():
        assert isinstance(json.loads(line), dict)
