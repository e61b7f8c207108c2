"""Verdicts from a file: a filled-in spreadsheet, and the reviews of another database."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
BY = ("--by", "Ida Lund")


def sheet(run: Run, news: Path) -> list[dict[str, str]]:
    text = run("export", news, "--format", "csv", "--class", "all").stdout
    return list(csv.DictReader(io.StringIO(text, newline="")))


def write(rows: list[dict[str, str]], delimiter: str = ",", bom: str = "") -> None:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    Path("checked.csv").write_text(bom + out.getvalue(), encoding="utf-8", newline="")


def stored(run: Run, news: Path) -> dict[str, dict[str, Any]]:
    return {
        row["id"]: row
        for row in json.loads(run("quotes", news, "--class", "all", "--reviewed", "all").stdout)
    }


@pytest.mark.parametrize(("delimiter", "bom"), [(",", ""), (";", "\ufeff"), ("\t", "")])
def test_a_filled_in_sheet_is_recorded(run: Run, news: Path, delimiter: str, bom: str) -> None:
    rows = sheet(run, news)
    first, second, third, fourth = rows
    first["review"] = "confirmed"
    second |= {"review": "Corrected", "speaker": "Ann Roe", "role": "mayor", "review_note": "he was away"}
    third |= {"review": "rejected", "reviewer": "Bo Ek"}
    write(rows, delimiter, bom)
    done = run("review", news, "--apply", "checked.csv", *BY)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "checked.csv: 3 verdicts recorded, 0 unchanged, 0 refused\n"
    found = stored(run, news)
    assert [found[row["id"]]["review"] for row in rows] == ["confirmed", "corrected", "rejected", None]
    assert [found[row["id"]]["reviewer"] for row in rows] == ["Ida Lund", "Ida Lund", "Bo Ek", None]
    right = found[second["id"]]
    shown = [right[name] for name in ("speaker", "role", "review_note", "corrected")]
    assert shown == ["Ann Roe", "mayor", "he was away", "speaker|role"]
    assert found[fourth["id"]]["speaker"] == "Ann Roe"
    again = run("review", news, "--apply", "checked.csv", *BY)
    assert again.stdout == "checked.csv: no verdicts recorded, 3 unchanged, 0 refused\n"


@pytest.mark.parametrize("before", [None, "rejected"])
def test_a_comment_that_is_there_is_not_made_again(run: Run, news: Path, before: str | None) -> None:
    row = {"id": sheet(run, news)[0]["id"], "review": "commented", "review_note": "ask\nthe desk"}
    if before:
        run("review", news, row["id"], "--status", before, *BY)
    write([row])
    apply = ("review", news, "--apply", "checked.csv")
    assert run(*apply, *BY).stdout == "checked.csv: 1 verdict recorded, 0 unchanged, 0 refused\n"
    assert run(*apply, *BY).stdout == "checked.csv: no verdicts recorded, 1 unchanged, 0 refused\n"
    assert run(*apply, "--by", "Bo Ek").stdout == "checked.csv: 1 verdict recorded, 0 unchanged, 0 refused\n"
    write([row | {"review_note": "ask the mayor"}])
    assert run(*apply, *BY).stdout == "checked.csv: 1 verdict recorded, 0 unchanged, 0 refused\n"


TEXTS = [
    ({"text": "This is not a small matter"}, "This is not a small matter"),
    ({"text": "“This is not […] nobody wants else.”"}, "“This is not nobody wants else.”"),
    ({"content": "0-3"}, "Two"),
]


@pytest.mark.parametrize(("cells", "expected"), TEXTS)
def test_words_and_places_can_be_set_right_in_a_sheet(
    run: Run, news: Path, cells: dict[str, str], expected: str
) -> None:
    rows = sheet(run, news)[:1]
    rows[0] |= {"review": "corrected", **cells}
    write(rows)
    assert run("review", news, "--apply", "checked.csv", *BY).exit_code == 0
    assert stored(run, news)[rows[0]["id"]]["text"] == expected
    assert run("stats", news, "--check").exit_code == 0


@pytest.mark.parametrize("form", ["--csv", "--nl"])
def test_the_reviews_of_one_database_go_into_another(run: Run, news: Path, form: str) -> None:
    shutil.copy(news, "other.db")
    rows = sheet(run, news)
    run("review", news, rows[0]["id"], "--status", "corrected", *BY, "--content-span", "0-3", "--cue", "told")
    run(
        "review", news, rows[1]["id"], "--status", "corrected", *BY, "--speaker", "Mia Falk", "--note", "sure"
    )
    run("review", news, rows[2]["id"], "--status", "rejected", *BY)
    name = "reviews.csv" if form == "--csv" else "reviews.jsonl"
    Path(name).write_text(run("review", news, form).stdout, encoding="utf-8", newline="")
    done = run("review", "other.db", "--apply", name)
    assert (done.exit_code, done.stderr) == (0, "")
    here, there = stored(run, news), stored(run, Path("other.db"))
    for one in here.values():
        one["corrected"] = there[one["id"]]["corrected"]  # what was the same already counts as no correction
    assert there == here


@pytest.mark.parametrize(
    ("seen", "status", "kept"),
    [
        ("", "confirmed", True),
        ("2001-01-01T00:00:00Z", "confirmed", True),
        ("", "rejected", True),
        ("2999-01-01T00:00:00Z", "confirmed", False),
        (None, "confirmed", False),
    ],
)
def test_a_newer_verdict_of_somebody_else_stays_and_is_told(
    run: Run, news: Path, seen: str | None, status: str, kept: bool
) -> None:
    row = {"id": sheet(run, news)[0]["id"], "review": status}
    run("review", news, row["id"], "--status", "rejected", "--by", "Bo Ek")
    write([row if seen is None else {**row, "reviewed_at": seen}])
    done = run("review", news, "--apply", "checked.csv", *BY)
    found = stored(run, news)[row["id"]]
    assert (found["review"], found["reviewer"]) == (("rejected", "Bo Ek") if kept else (status, "Ida Lund"))
    assert done.exit_code == (2 if kept else 0)
    told = rf"Error: checked.csv: row 1: {row['id']}: Bo Ek rejected it on 20..-..-.., which is newer and "
    assert re.match(told, done.stderr) if kept else done.stderr == ""
    assert done.stderr.count("\n") == kept
    assert ("0 refused, 1 conflict\n" in done.stdout) == kept


def test_what_one_has_decided_oneself_can_be_changed_in_the_same_sheet(run: Run, news: Path) -> None:
    rows = sheet(run, news)[:1]
    for status in ("confirmed", "rejected"):
        rows[0]["review"] = status
        write(rows)
        assert run("review", news, "--apply", "checked.csv", *BY).exit_code == 0
        assert stored(run, news)[rows[0]["id"]]["review"] == status


def test_a_formula_is_read_as_it_was(run: Run, news: Path) -> None:
    rows = sheet(run, news)[:1]
    rows[0] |= {"review": "corrected", "role": "'=cmd"}
    write(rows)
    run("review", news, "--apply", "checked.csv", *BY)
    assert stored(run, news)[rows[0]["id"]]["role"] == "=cmd"


def test_what_is_refused_is_named_and_the_rest_is_recorded(run: Run, news: Path) -> None:
    keys = [row["id"] for row in sheet(run, news)]
    lines = ["id,status,speaker,text", "zz,confirmed,,", f"{keys[0]},maybe,,", f"{keys[0]},corrected,,"]
    lines += [f"{keys[0]},corrected,,never said", f"{keys[1]},confirmed,,"]
    Path("checked.csv").write_text("\n".join(lines), encoding="utf-8")
    done = run("review", news, "--apply", "checked.csv", *BY)
    assert done.exit_code == 2
    assert done.stdout == "checked.csv: 1 verdict recorded, 0 unchanged, 4 refused\n"
    assert [line.partition(": row ")[2][:30] for line in done.stderr.splitlines()] == [
        "1: no quote has the id 'zz'; s",
        "2: 'maybe' is no status; write",
        "3: corrected, but nothing diff",
        "4: the article does not say 'n",
    ]


WRONG = [
    ("none.csv", None, "none.csv: No such file or directory"),
    ("a.csv", b"status\nconfirmed\n", "a.csv: no column id"),
    ("a.csv", b"id,status\nq1,\xff\n", "a.csv: not UTF-8"),
    ("a.csv", b'"id,status\nq1,confirmed\n', "a.csv: line 1 is not a CSV header"),
]


@pytest.mark.parametrize(("name", "data", "message"), WRONG)
def test_a_bad_file_is_one_clear_line(
    run: Run, news: Path, name: str, data: bytes | None, message: str
) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    done = run("review", news, "--apply", name, *BY)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


def test_somebody_must_decide(run: Run, news: Path) -> None:
    Path("checked.csv").write_text(f"id,status\n{sheet(run, news)[0]['id']},confirmed\n", encoding="utf-8")
    done = run("review", news, "--apply", "checked.csv")
    assert "row 1: no reviewer" in done.stderr
