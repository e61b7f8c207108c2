"""Whatever changes between runs, extract --out and load come to what ingest comes to, and to rest."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from test_extracted_again import read_as
from test_partitions import rows_of

pytest.importorskip("pyarrow")
pytestmark = pytest.mark.usefixtures("parser")
Run = Callable[..., Result]
INGESTS = "quotetrack.cli.intake.ingesting.__version__"
FILES = ("in/a.txt", "in/b.txt", "in/sub/a.txt", "in/sub/c.txt")
TEXTS = [f"Ann Roe said it rains {n} times. Otto Dahl believes that {n} rise." for n in range(6)]


def change(home: Path, dice: random.Random, monkeypatch: pytest.MonkeyPatch) -> str:
    """Do one thing to the articles, or to what reads them, and say what."""
    what = dice.choice(("edit", "edit", "delete", "version", "rows"))
    name = dice.choice(FILES)
    if what == "edit":
        (home / name).write_text(dice.choice(TEXTS), encoding="utf-8")
    elif what == "delete":
        (home / name).unlink(missing_ok=True)
    elif what == "version":
        name = dice.choice(("0.1.0", "0.2.0", "0.3.0"))
        read_as(name, monkeypatch)
        monkeypatch.setattr(INGESTS, name)
    else:
        days = (None, "2026-01-01", "2026-02-02")
        rows = [
            {"id": str(n), "text": f"{dice.choice(TEXTS)} Row {n}.", "published": dice.choice(days)}
            for n in range(dice.choice((1, 2, 3)))
        ]
        (home / "in/rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return f"{what} {name}"


def told(db: Path) -> list[object]:
    """What a database says: articles, copies and quotes, without the numbers that they have."""
    rows = rows_of(db)
    versions = {one[0]: one[1] for one in rows["runs"]}
    articles = [(*one[1:12], one[13], versions[one[16]]) for one in rows["articles"]]
    quotes = [(one[0], *one[4:]) for one in rows["quotes"]]
    return [sorted(found, key=repr) for found in (articles, [one[2:] for one in rows["copies"]], quotes)]


@pytest.mark.parametrize("seed", range(3))
def test_a_folder_comes_to_what_a_database_comes_to(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    dice = random.Random(seed)
    home, away = tmp_path / "home", tmp_path / "away"
    for folder in (home / "in/sub", away):
        folder.mkdir(parents=True)
    monkeypatch.setattr(INGESTS, "0.1.0")
    (home / FILES[0]).write_text(TEXTS[0], encoding="utf-8")
    trail: list[str] = []
    for _ in range(7):
        trail += [change(home, dice, monkeypatch) for _ in range(dice.choice((1, 1, 2, 3)))]
        if not any((home / "in").rglob("*.*")):
            continue
        where = dice.choice((home, home, away, home / "in"))
        given = "in" if where == home else home / "in"
        monkeypatch.chdir(where)
        assert run("ingest", home / "one.db", given).exit_code == 0
        assert run("extract", given, "--out", home / "out").exit_code == 0
        monkeypatch.chdir(dice.choice((home, away)))
        trail.append(run("load", home / "bulk.db", home / "out").stdout)
        assert told(home / "bulk.db") == told(home / "one.db"), trail
        before = rows_of(home / "bulk.db")
        assert " 0 new, 0 updated" in run("load", home / "bulk.db", home / "out").stdout, trail
        assert rows_of(home / "bulk.db") == before, trail
        assert ": 0 articles written" in run("extract", home / "in", "--out", home / "out").stdout, trail
