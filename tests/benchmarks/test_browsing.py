"""The benchmark of pages measures what it says; how fast they are on this machine is not tested."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.browsing import LIMIT_MS, pages, report, timed
from benchmarks.synthetic import Newsroom, make, zipf
from quotetrack.store import open_existing
from quotetrack.store.questions.queries import check

ROOT = Path(__file__).resolve().parents[2]
QUOTES = 1234


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("synthetic") / "synthetic.db"
    make(path, QUOTES)
    return path


def test_the_database_is_sound_and_of_the_size_asked_for(synthetic: Path) -> None:
    opened = open_existing(synthetic)
    with closing(opened.conn):
        assert check(opened) == []
        assert opened.conn.execute("SELECT count(*), max(number) FROM quotes").fetchone() == (QUOTES, QUOTES)
        assert opened.conn.execute("SELECT count(*) FROM articles").fetchone() == (124,)
        kinds = "SELECT count(DISTINCT kind), count(DISTINCT class), count(DISTINCT relation) FROM quotes"
        assert opened.conn.execute(kinds).fetchone() == (3, 3, 3)


def test_what_is_repeated_is_counted_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.synthetic.INVENTED", 300)
    make(tmp_path / "four.db", 1200)
    opened = open_existing(tmp_path / "four.db")
    with closing(opened.conn):
        assert check(opened) == []
        days = "SELECT sum(quotes), count(DISTINCT substr(day, 1, 7)) FROM count_days"
        [(quotes, months)] = opened.conn.execute(days).fetchall()
        [(first,)] = opened.conn.execute(
            "SELECT count(DISTINCT substr(published, 1, 7)) FROM articles WHERE id <= 30"
        )
        assert quotes == 1200 and months > first
        assert opened.conn.execute("SELECT k FROM quotes_fts_config").fetchall() == [("version",)]


def test_no_number_is_rounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.synthetic.INVENTED", 300)
    with pytest.raises(ValueError, match="1,000 quotes: of more than 300, give a multiple of that"):
        make(tmp_path / "some.db", 1000)
    assert not (tmp_path / "some.db").exists()


def test_the_same_number_gives_the_same_articles() -> None:
    assert Newsroom().article(1, 10, 1, 30) == Newsroom().article(1, 10, 1, 30)


def test_a_database_is_not_written_over(synthetic: Path) -> None:
    before = synthetic.read_bytes()
    command = [sys.executable, "benchmarks/synthetic.py", str(synthetic), "--quotes", "10"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, f"{synthetic}: exists already; give another name\n")
    assert synthetic.read_bytes() == before


def test_the_first_is_drawn_most() -> None:
    chances = zipf(1000)
    assert chances[-1] == pytest.approx(1)
    assert chances[0] == pytest.approx(0.1336, abs=0.001)


def test_speakers_searches_and_the_overview_are_asked_for(synthetic: Path) -> None:
    with closing(sqlite3.connect(synthetic)) as connection:
        asked = pages(connection)
    judged = [page for page, _ in asked.values()]
    assert (judged.count("overview"), judged.count("speaker"), judged.count("search")) == (1, 3, 7)
    assert len({path for _, path in asked.values()}) == len(asked)


def test_the_median_is_taken_of_the_rounds_alone() -> None:
    calls: list[str] = []
    timed(lambda: calls.append("page"), 3, lambda: calls.append("count"))
    assert calls == ["page", *["count", "page"] * 3]


def test_the_report_says_what_is_above_the_limit() -> None:
    figures = {
        "quotes": 1000000,
        "bytes": 8e8,
        "rounds": 9,
        "count_ms": 2.0,
        "count_over_http_ms": 4.0,
        "medians": {"overview": LIMIT_MS - 1, "speaker": LIMIT_MS + 1},
        "pages": {"overview": {"page": "overview", "ms": 199.0, "ratio": 99.5, "ratio_over_http": 49.8}},
    }
    text = report(figures)
    assert "1,000,000 quotes, 800 MB" in text and "99.5" in text
    assert "median of overview: 199.0 ms, within" in text
    assert "median of speaker: 201.0 ms, ABOVE" in text


def test_the_command_asks_a_real_server(synthetic: Path) -> None:
    command = [sys.executable, "benchmarks/browsing.py", "--json", "--rounds", "1", "--db", str(synthetic)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    figures = json.loads(done.stdout)
    assert figures["quotes"] == QUOTES and done.stderr == ""
    assert all(answer["ms"] > 0 and answer["ratio"] > 0 for answer in figures["pages"].values())
