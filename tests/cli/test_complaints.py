"""Thousands of bad rows are five lines and a list, and what is no UTF-8 on the command line is one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from quotetrack.cli.terminal.complaints import SHOWN, Complaints

Run = Callable[..., Result]


@pytest.mark.usefixtures("parser")
def test_five_thousand_bad_rows_are_five_lines_and_a_list(run: Run) -> None:
    good = json.dumps({"text": "Ann Roe said it rains."})
    Path("a.jsonl").write_text("\n".join(["{", *["nonsense"] * 4998, good, "[]"]), encoding="utf-8")
    done = run("ingest", "news.db", "a.jsonl")
    assert done.exit_code == 2
    assert "articles: 1 new, 0 updated, 0 unchanged, 5000 failed" in done.stdout
    lines = done.stderr.splitlines()
    assert [line.partition(" is no")[0] for line in lines[:5]] == [
        f"Error: a.jsonl: line {n}" for n in range(1, 6)
    ]
    assert lines[5:] == ["4,995 more failed; all are listed in news.db.failed.txt"]
    listed = Path("news.db.failed.txt").read_text(encoding="utf-8").splitlines()
    assert len(listed) == 5000 and listed[:5] == lines[:5] and "line 5001" in listed[-1]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("rows", "listed"), [(SHOWN, False), (SHOWN + 1, True)])
def test_extract_lists_what_is_too_much_in_a_file_of_its_own(run: Run, rows: int, listed: bool) -> None:
    Path("a.jsonl").write_text("{\n" * rows + json.dumps({"text": "Ann Roe said so."}), encoding="utf-8")
    done = run("extract", "a.jsonl")
    assert (done.exit_code, done.stdout.count('"quotes"')) == (2, 1)
    assert len(done.stderr.splitlines()) == SHOWN + listed
    if listed:
        place = done.stderr.rpartition(" listed in ")[2].strip()
        assert len(Path(place).read_text(encoding="utf-8").splitlines()) == rows
        Path(place).unlink()


def test_each_kind_has_its_five_lines_and_a_folder_that_takes_no_list_ends_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Complaints(tmp_path / "none" / "list.txt") as complaints:
        for n in range(SHOWN + 2):
            complaints.add(f"a{n}", "failed")
            complaints.add(f"b{n}", "passed over")
    lines = capsys.readouterr().err.splitlines()
    assert lines[:-1] == [f"{kind}{n}" for n in range(SHOWN) for kind in "ab"]
    told, place = lines[-1].split("; all are listed in ")
    assert told == "2 more failed, 2 more passed over"
    assert Path(place).read_text(encoding="utf-8").splitlines() == [f"{k}{n}" for n in range(7) for k in "ab"]
    Path(place).unlink()


def test_review_lists_what_it_refuses(run: Run, news: Path) -> None:
    Path("a.csv").write_text("id,status\n" + "zz,confirmed\n" * 9, encoding="utf-8")
    done = run("review", news, "--apply", "a.csv", "--by", "Ida")
    assert done.stderr.splitlines()[5:] == ["4 more refused; all are listed in a.csv.failed.txt"]
    assert done.stdout == "a.csv: no verdicts recorded, 0 unchanged, 9 refused\n"


@pytest.mark.parametrize("words", [("quotes", "news.db", "--speaker"), ("speakers", "news.db")])
def test_a_word_that_is_no_utf_8_is_one_line(run: Run, news: Path, words: tuple[str, ...]) -> None:
    done = run(*words, "\udcf6sterreich")
    assert done.exit_code == 2 and "Traceback" not in done.output
    assert (
        r"Error: \xf6sterreich is not UTF-8, and there is no file of that name; write it in UTF-8"
        in done.stderr
    )


def test_so_it_is_from_a_shell(tmp_path: Path) -> None:
    done = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"quotetrack", b"quotes", b"none.db", b"--speaker", b"\xf6"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2 and b"Traceback" not in done.stderr
    assert (
        done.stderr.splitlines()[-1]
        == rb"Error: \xf6 is not UTF-8, and there is no file of that name; write it in UTF-8"
    )


def test_a_file_whose_name_is_no_utf_8_is_stored(run: Run, parser: Any) -> None:
    name = os.fsdecode(b"m\xf6.txt")
    Path(name).write_text("Ann Roe said it rains.", encoding="utf-8")
    for outcome in ("1 new", "1 unchanged"):
        done = run("ingest", "news.db", name)
        assert (done.exit_code, done.stderr) == (0, "") and outcome in done.stdout
    [row] = json.loads(run("quotes", "news.db").stdout)
    assert (row["path"], row["document"]) == (r"m\xf6.txt", r"m\xf6")


def test_a_pipe_that_is_asked_for_by_name_is_read_once(tmp_path: Path) -> None:
    command = f"{sys.executable} -m quotetrack extract <(printf '%s' '[') --format jsonl"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert '"quotes": []' in done.stdout
