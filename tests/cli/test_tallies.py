"""counts, topics, stats as a sheet, lists that say where they are cut, and the completion of the shell."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from conftest import extraction_of

from quotetrack.cli import GROUPS
from quotetrack.model import Speaker
from quotetrack.store import Store

Run = Callable[..., Result]
TITLES = {"Ann Roe": "Mrs", "Ben Ito": "Mr"}
SAID = [
    ("Ann Roe", "the ferry needs a new engine", "2026-01-02", "The Gull"),
    ("Ann Roe", "ferries and engines cost money", "2026-02-03", "The Gull"),
    ("Ann Roe", "money is short", "2026-02-04", "The Tern"),
    ("Ben Ito", "money is always short", "2026-02-05", "The Tern"),
    ("Ben Ito", "she spoke of money", None, None),
]


@pytest.fixture
def desk(run: Run) -> str:
    with Store("news.db") as store:
        for number, (name, words, day, publisher) in enumerate(SAID):
            speaker = Speaker((name,), "person", "name")
            store.save(
                extraction_of(
                    f"[S1:{TITLES[name]} {name}] [C1:said] [Q1:{words}]. Number {number}.",
                    {1: {"speaker": speaker}}, id=f"a{number}", path=f"a{number}.txt", published=day,
                    publisher=publisher,
                )
            )  # fmt: skip
    return "news.db"


def test_quotes_are_counted_by_month_and_publisher(run: Run, desk: str) -> None:
    """Against counts done another way, over the rows themselves."""
    for by, key in (("month", lambda day, _: day and day[:7]), ("publisher", lambda _, publisher: publisher)):
        rows = json.loads(run("counts", desk, "--by", by, "--json").stdout)
        assert {row[by]: row["quotes"] for row in rows} == Counter(key(day, who) for *_, day, who in SAID)
    table = list(csv.DictReader(io.StringIO(run("counts", desk, "--csv").stdout)))
    assert [(row["month"], row["quotes"]) for row in table] == [("2026-01", "1"), ("2026-02", "3"), ("", "1")]
    assert json.loads(run("counts", desk, "--since", "2026-02", "--nl").stdout)["quotes"] == 3
    assert "not known" in run("counts", desk, "--table").stdout


def test_people_are_counted_by_gender_as_the_audit_counts_them(run: Run, desk: str) -> None:
    [audited] = json.loads(run("audit", desk, "--json").stdout)
    rows = json.loads(run("counts", desk, "--by", "gender", "--json").stdout)
    assert [(row["gender"], row["sources"]) for row in rows] == [
        ("women", audited["women"]), ("men", audited["men"]), ("not known", audited["sex_unknown"]),
    ]  # fmt: skip
    assert sum(row["sources"] for row in rows) == 5


def test_topics_are_what_somebody_speaks_of_more_than_others(run: Run, desk: str) -> None:
    rows = json.loads(run("topics", desk, "Roe", "--json").stdout)
    assert [(row["quotes"], row["of"]) for row in rows] == [(2, 2), (2, 2), (2, 4)]
    assert {row["word"] for row in rows[:2]} <= {"ferry", "ferries", "engine", "engines"}
    assert rows[2]["word"] == "money", "which the other speaks of as much"
    assert json.loads(run("topics", desk, "Ito", "--since", "2026-02", "--json").stdout) == []
    assert run("topics", desk, "Ito", "--since", "2026-02", "--table").stdout == "no words\n"
    done = run("topics", desk, "Nobody Such")
    assert done.exit_code == 2 and "no speaker is called 'Nobody Such'" in done.stderr


def test_stats_are_a_sheet(run: Run, desk: str) -> None:
    [row] = csv.DictReader(io.StringIO(run("stats", desk, "--csv").stdout))
    assert (row["articles"], row["quotes"], row["speakers"]) == ("5", "5", "2")


CUT = [
    (("quotes",), "1 of 5 quotes; --limit 5 shows all"),
    (("articles",), "1 of 5 articles; --limit 5 shows all"),
    (("speakers",), "1 of 2 speakers; --limit 2 shows all"),
    (("speakers", "--since", "2026-02-04"), "1 of 2 speakers; --limit 2 shows all"),
    (("audit", "--by", "publisher"), "1 of 3 rows; --limit 3 shows all"),
    (("counts",), "1 of 3 rows; --limit 3 shows all"),
    (("review",), "1 of 2 verdicts; --limit 2 shows all"),
    (("timeline", "--speaker", "Roe"), "the last 1 of 3 statements; --limit 3 shows all"),
]


@pytest.mark.parametrize(("asked", "words"), CUT, ids=[" ".join(asked) for asked, _ in CUT])
def test_a_list_says_where_it_is_cut(run: Run, desk: str, asked: tuple[str, ...], words: str) -> None:
    for row in json.loads(run("quotes", desk, "--limit", "2").stdout):
        run("review", desk, row["id"], "--status", "confirmed", "--by", "Ida")
    command, *more = asked
    cut = run(command, desk, *more, "--table", "--limit", "1")
    assert cut.stdout.splitlines()[-1] == words, cut.stderr
    assert "shows all" not in run(command, desk, *more, "--table").stdout


UNKNOWN: list[tuple[str, ...]] = [
    *((command, "DB", "--speaker", "Nobody Such") for command in ("quotes", "timeline")),
    ("quotes", "DB", "--speaker", "Nobody Such", "--csv"),
    ("speakers", "DB", "Nobody Such"),
    ("speakers", "DB", "--search", "Nobody Such"),
    ("topics", "DB", "Nobody Such"),
    ("report", "DB", "--speaker", "Nobody Such", "-o", "report.html"),
    ("export", "DB", "--format", "csv", "--speaker", "Nobody Such"),
    ("variants", "DB", "--speaker", "Nobody Such"),
    ("search", "DB", "ferry", 'speaker:"Nobody Such"'),
    ("merge", "DB", "Nobody Such", "Ann Roe"),
    ("quotes", "DB", "--agency", "Nobody Such"),
    ("quotes", "DB", "--publisher", "Nobody Such"),
    ("articles", "DB", "--publisher", "Nobody Such"),
    ("articles", "DB", "Nobody Such"),
    ("agencies", "DB", "--publisher", "Nobody Such"),
]


@pytest.mark.parametrize("asked", UNKNOWN, ids=[" ".join(asked) for asked in UNKNOWN])
def test_an_unknown_name_is_one_exit_status_everywhere(run: Run, desk: str, asked: tuple[str, ...]) -> None:
    done = run(*(desk if part == "DB" else part for part in asked))
    assert (done.exit_code, "is called" in done.stderr) == (2, True), done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands_and_options(shell: str, tmp_path: Path) -> None:
    def asked(**variables: str) -> str:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **variables}
        program = [sys.executable, "-c", "from quotetrack.cli import main; main(prog_name='quotetrack')"]
        done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False)
        return done.stdout

    assert "_QUOTETRACK_COMPLETE" in asked(_QUOTETRACK_COMPLETE=f"{shell}_source")
    words: dict[str, Any] = {"COMP_WORDS": "quotetrack ver", "COMP_CWORD": "ver" if shell == "fish" else "1"}
    found = asked(_QUOTETRACK_COMPLETE=f"{shell}_complete", **words)
    assert "verify" in found and "ingest" not in found
    assert {command.name for group in GROUPS.values() for command in group} >= {"verify", "counts", "topics"}
