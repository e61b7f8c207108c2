"""From files to standard output, without a database."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.usefixtures("parser")
def test_extract_writes_one_object_a_document_in_the_order_given(run: Run) -> None:
    for name, text in (
        ("b", "Ann Roe said it rains."),
        ("a", "Otto Dahl believes it snows."),
        ("c", "Nothing."),
    ):
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    done = run("extract", "b.txt", "c.txt", "a.txt", "-", "--format", "jsonl", input="Lena Lind said no.")
    found = lines(done.stdout)
    assert done.exit_code == 0
    assert [row["document"]["path"] for row in found][:3] == ["b.txt", "c.txt", "a.txt"]
    assert [[quote["text"] for quote in row["quotes"]] for row in found] == [
        ["it rains"],
        [],
        ["it snows"],
        ["no"],
    ]
    assert found[2]["quotes"][0]["class"] == "thought"


@pytest.mark.usefixtures("parser")
def test_extract_narrows_to_a_class(run: Run) -> None:
    Path("a.txt").write_text("Ann Roe said it rains. Otto Dahl believes it snows.", encoding="utf-8")

    def texts(*args: str) -> list[str]:
        return [q["text"] for q in lines(run("extract", "a.txt", *args).stdout)[0]["quotes"]]

    assert texts() == ["it rains", "it snows"]
    assert texts("--class", "speech") == ["it rains"]
    assert texts("--class", "thought") == ["it snows"]
    table = run("extract", "a.txt", "--format", "table").stdout
    assert "it rains" in table
    assert "it snows" not in table
    assert "it snows" in run("extract", "a.txt", "--format", "table", "--class", "all").stdout


@pytest.mark.usefixtures("parser")
def test_extract_as_csv_has_one_header_for_all_documents(run: Run) -> None:
    for name in "ab":
        Path(f"{name}.txt").write_text("Ann Roe said it rains.", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("extract", "a.txt", "b.txt", "--format", "csv").stdout)))
    assert [(row["document"], row["speaker"], row["text"]) for row in rows] == [
        ("a", "Ann Roe", "it rains"),
        ("b", "Ann Roe", "it rains"),
    ]


@pytest.mark.usefixtures("parser")
def test_extract_reads_rows_by_the_columns_that_are_named(run: Run) -> None:
    Path("rows.csv").write_text("n,words,when\nx1,Ann Roe said it rains.,2016-11-14\n", encoding="utf-8")
    names = ["--column", "text=words", "--column", "id=n", "--column", "published=when"]
    [row] = lines(run("extract", "rows.csv", *names).stdout)
    assert (row["document"]["id"], row["document"]["published"]) == ("x1", "2016-11-14")
    wrong = run("extract", "rows.csv", "--column", "colour=n")
    assert wrong.exit_code == 2
    assert "a field is one of text, id," in wrong.stderr


BAD_ARTICLES = [
    pytest.param("crash the parser", "RuntimeError: out of cheese", id="parser"),
    pytest.param("crash a stage", "KeyError: 'nsubj'", id="stage"),
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "reason"), BAD_ARTICLES)
def test_extract_does_the_rest_and_exits_2_where_something_failed(run: Run, text: str, reason: str) -> None:
    for name, content in (("a", "Ann Roe said it rains."), ("b", text), ("c", "Otto Dahl said it snows.")):
        Path(f"{name}.txt").write_text(content, encoding="utf-8")
    done = run("extract", "a.txt", "none.txt", "b.txt", "c.txt")
    assert done.exit_code == 2
    assert [row["document"]["id"] for row in lines(done.stdout)] == ["a", "c"]
    errors = done.stderr.splitlines()
    assert len(errors) == 2
    assert errors[0].startswith("Error: none.txt: ")
    assert errors[1] == f"Error: b.txt: not extracted ({reason}); please report this article"


def test_models_are_not_loaded_where_nothing_can_be_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotetrack.pipeline.load_parser", lambda model=None: pytest.fail("loaded"))
    assert run("extract", "none.txt").exit_code == 2
    assert run("ingest", "news.db", "none.txt").exit_code == 2


def test_a_model_that_is_not_there(run: Run) -> None:
    Path("a.txt").write_text("Ann Roe said it rains.", encoding="utf-8")
    done = run("extract", "a.txt", "--model", "./nowhere")
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: ./nowhere: ")
    assert done.stderr.count("\n") == 1
