"""A newcomer's folder in mixed layouts, end to end: every date arrives or is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
BODY = "Ann Roe said {} in a long statement to the council of the town on Monday evening.\n"
FILES = {
    "a.txt": "Westport Courier, 4 March 2026\n\nFerry returns\n\nBy Carla Nweke, political editor\n\n",
    "b.txt": "Ferry returns\nBy Carla Nweke\nWestport Gazette | 5 March 2026\n\n",
    "c.txt": "Title: Ferry returns\nDate: March 6, 2026\nByline: Carla Nweke\nSource: Westport Herald\n\n",
    "d.txt": "Ferry returns\n\nWESTPORT, March 4 (Reuters) - ",
    "e.txt": "Ferry returns\n\n03/04/2026\n\n",
    "f.md": "---\ntitle: Ferry returns\ndate: Wednesday 4 March 2026\n---\n\n",
}
ROWS = {
    "g.csv": ["03/04/2026", "13/04/2026"],
    "h.csv": ["03/04/2026", "05/04/2026", "soon"],
}
DAYS = {
    "a": ("2026-03-04", "Westport Courier"),
    "b": ("2026-03-05", "Westport Gazette"),
    "c": ("2026-03-06", "Westport Herald"),
    "d": (None, None),
    "e": (None, None),
    "f": ("2026-03-04", None),
    "g-1": ("2026-04-03", None),
    "g-2": ("2026-04-13", None),
    "h-1": (None, None),
    "h-2": (None, None),
    "h-3": (None, None),
}
TOLD = [
    "in/g.csv: 2 dates in numbers read day-first",
    "1 article without a usable date: the text says 'WESTPORT, March 4', but no year",
    "3 articles without a usable date: 03/04/2026 may be two days",
    "1 article without a usable date: 'soon' cannot be read as a date",
]


@pytest.fixture
def folder(run: Run, parser: object) -> Path:
    place = Path("in")
    place.mkdir()
    for name, head in FILES.items():
        (place / name).write_text(head + BODY.format(f"it rains in {name[0]}"), encoding="utf-8")
    for name, days in ROWS.items():
        rows = [f'{day},"Ann Roe said it snows on {day} in {name[0]}."' for day in days]
        (place / name).write_text("\n".join(["date,text", *rows]), encoding="utf-8")
    return place


def days(run: Run) -> dict[str, tuple[str | None, str | None]]:
    rows = json.loads(run("articles", "news.db", "--json").stdout)
    return {row["document"]: (row["published"], row["publisher"]) for row in rows}


def test_dates_of_a_mixed_folder_arrive_or_are_told(run: Run, folder: Path) -> None:
    done = run("ingest", "news.db", str(folder))
    assert done.exit_code == 0, done.output
    assert days(run) == DAYS
    lines = done.stderr.splitlines()
    assert [any(line.startswith(start) for line in lines) for start in TOLD] == [True] * len(TOLD)
    assert len(lines) == len(TOLD)


def test_the_next_step_that_is_named_gives_the_dates(run: Run, folder: Path) -> None:
    run("ingest", "news.db", str(folder))
    done = run("ingest", "news.db", str(folder), "--dates", "month-first")
    assert done.exit_code == 0, done.output
    found = days(run)
    assert (found["e"][0], found["h-1"][0], found["h-2"][0]) == ("2026-03-04", "2026-03-04", "2026-05-04")
    assert found["g-1"][0] == "2026-04-03", "what the file shows stands before what is chosen"
    assert "may be two days" not in done.stderr


def test_extract_tells_the_same(run: Run, folder: Path) -> None:
    done = run("extract", str(folder / "a.txt"), str(folder / "e.txt"), "--format", "jsonl")
    documents = [json.loads(line)["document"] for line in done.stdout.splitlines()]
    found = [(d["title"], d["publisher"], d["published"]) for d in documents]
    assert found[0][1:] == ("Westport Courier", "2026-03-04")
    assert found[1][1:] == (None, None)
    assert done.stderr.startswith("1 article without a usable date: 03/04/2026 may be two days")
