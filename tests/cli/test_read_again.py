"""A file whose articles are all stored as it says is not read again; whatever may answer otherwise is."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from quotetrack.cli.intake import ingesting
from quotetrack.read import files

Run = Callable[..., Result]
pytestmark = pytest.mark.usefixtures("parser")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the files that are read; a folder and a table of articles to read."""
    Path("in").mkdir()
    Path("in/a.txt").write_text("Ann Roe said it rains.")
    Path("in/b.txt").write_text("Bob Dahl said it snows.")
    rows = [f'{{"id": "r{n}", "text": "Ann Roe said it hails {n} times.", "body": "x"}}\n' for n in range(3)]
    Path("in/rows.jsonl").write_text("".join(rows))
    names: list[str] = []
    read = files._opened

    def noted(stream: Any, name: str, *more: Any) -> Any:
        names.append(name)
        return read(stream, name, *more)

    monkeypatch.setattr(files, "_opened", noted)
    yield names


def again(run: Run, opened: list[str], *more: str) -> tuple[list[str], str]:
    """Ingest the folder; return the files that were read, and the summary."""
    opened.clear()
    result = run("ingest", "news.db", "in", "--jobs", "1", *more)
    return list(opened), result.stdout.splitlines()[-1].partition("articles: ")[2]


SAME = "0 new, 0 updated, 5 unchanged, 0 failed; no quotes stored"


def test_files_that_are_stored_are_not_read_again(run: Run, opened: list[str]) -> None:
    assert again(run, opened)[0] == ["in/a.txt", "in/b.txt", "in/rows.jsonl"]
    assert again(run, opened) == ([], SAME)
    assert again(run, opened) == ([], SAME)
    assert run("check", "news.db").exit_code == 0


def test_other_bytes_of_the_same_size_and_time_are_read(run: Run, opened: list[str]) -> None:
    again(run, opened)
    path, was = Path("in/a.txt"), Path("in/a.txt").stat()
    path.write_text("Ann Roe said it hails.")
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
    read, told = again(run, opened)
    assert read == ["in/a.txt"]
    assert told.startswith("0 new, 1 updated, 4 unchanged")
    assert again(run, opened) == ([], SAME)
    path.write_text("Ann Roe said it rains.")  # as it was first
    assert again(run, opened)[1].startswith("0 new, 1 updated")


def test_other_options_and_versions_read_again(
    run: Run, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    again(run, opened)
    assert len(again(run, opened, "--column", "title=body")[0]) == 3
    assert len(again(run, opened, "--dates", "day-first")[0]) == 3
    assert again(run, opened, "--again")[0] == ["in/a.txt", "in/b.txt", "in/rows.jsonl"]
    again(run, opened)
    assert again(run, opened)[0] == []
    monkeypatch.setattr(ingesting, "__version__", "another")
    assert len(again(run, opened)[0]) == 3


@pytest.mark.parametrize("of", ["a", "r1"])
def test_what_is_taken_out_is_told_and_what_is_brought_back_is_known(
    run: Run, opened: list[str], of: str
) -> None:
    again(run, opened)
    name = "in/a.txt" if of == "a" else "in/rows.jsonl"
    assert run("remove", "news.db", of).exit_code == 0
    for _ in range(2):
        read, told = again(run, opened)
        assert read == [name]
        assert "1 taken out before" in told
    assert run("restore", "news.db", of).exit_code == 0
    assert again(run, opened) == ([name], SAME)
    assert again(run, opened) == ([], SAME)


def test_what_others_change_in_the_file_is_read_again(run: Run, opened: list[str]) -> None:
    again(run, opened)
    with closing(sqlite3.connect("news.db")) as connection:
        connection.execute("PRAGMA foreign_keys = on")
        connection.execute("UPDATE articles SET publisher = 'Herald' WHERE document = 'b'")
        connection.execute("DELETE FROM articles WHERE document = 'r2'")
        connection.commit()
    read, told = again(run, opened)
    assert read == ["in/b.txt", "in/rows.jsonl"]
    assert told.startswith("1 new, 0 updated, 4 unchanged")


def test_what_reading_tells_is_told_every_time(run: Run, opened: list[str]) -> None:
    Path("in/c.csv").write_text("id,date,text\nx,03/04/2026,Ann Roe said it thaws.\n")
    Path("in/d.txt").write_bytes("Zoë Roe said it’s dry.".encode("cp1252"))
    Path("in/e.jsonl").write_text('{"id": "y", "text": "Ann Roe said so."}\n{"id": "z"}\n')
    first = run("ingest", "news.db", "in", "--jobs", "1")
    for _ in range(2):
        opened.clear()
        later = run("ingest", "news.db", "in", "--jobs", "1")
        assert opened == ["in/c.csv", "in/d.txt", "in/e.jsonl"]
        assert later.stderr == first.stderr
        assert later.exit_code == first.exit_code == 2


def test_a_file_of_two_places_and_a_copy_are_read(run: Run, opened: list[str]) -> None:
    Path("in/z.txt").write_text("Ann Roe said it rains.")  # a copy has no place of its own
    again(run, opened)
    assert again(run, opened)[0] == ["in/z.txt"]
    Path("in/a.txt").unlink()
    Path("in/z.txt").unlink()
    assert again(run, opened) == ([], SAME.replace("5", "4"))


def test_an_article_that_changes_before_its_file_has_ended_is_not_known(run: Run, opened: list[str]) -> None:
    """The text of *b* moves to the place of *a*, which another file then takes."""
    again(run, opened)
    Path("in/a.txt").write_text("Bob Dahl said it snows.")
    Path("in/b.txt").write_text("Ann Roe said it rains.")
    again(run, opened)
    final = again(run, opened)
    assert final[1] == SAME
    with closing(sqlite3.connect("news.db")) as connection:
        texts = dict(connection.execute("SELECT document, text FROM articles"))
        texts |= dict(
            connection.execute(
                "SELECT c.document, a.text FROM copies AS c JOIN articles AS a ON a.id = c.article"
            )
        )
    assert texts["a"] == "Bob Dahl said it snows."
    assert texts["b"] == "Ann Roe said it rains."
