"""The benchmark measures what it says; how fast it is on this machine is not tested."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.throughput import Stopwatch, enough, report
from quotetrack.model import Article

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("lengths", "words", "expected"),
    [([600], 100, 1), ([600], 1000, 10), ([600, 1200], 900, 6), ([6000], 10, 1)],
)
def test_articles_are_repeated_up_to_the_number_of_words(
    lengths: list[int], words: int, expected: int
) -> None:
    articles = [Article(str(length), "x" * length) for length in lengths]
    assert len(enough(articles, words)) == expected


@pytest.mark.parametrize("articles", [[], [Article("a", "")]])
def test_nothing_to_measure_on_is_an_error(articles: list[Article]) -> None:
    with pytest.raises(ValueError, match="no article with text"):
        enough(articles, 1000)


def test_a_stage_that_fails_still_counts() -> None:
    stopwatch = Stopwatch()
    with pytest.raises(ZeroDivisionError):
        stopwatch.timed("detect", lambda: 1 // 0)()
    assert stopwatch.timed("detect", lambda: 3)() == 3
    assert stopwatch.seconds["detect"] > 0 == stopwatch.seconds["parse"]


def test_the_report_shows_every_figure() -> None:
    figures = {
        "articles": 20,
        "words": 10234,
        "quotes": 99,
        "rounds": 3,
        "stanza_words_per_second": 900,
        "quotetrack_words_per_second": 1100,
        "ratio": 1.222,
        "seconds": {"parse": 6.0, "detect": 3.0, "attribute": 1.0},
    }
    text = report(figures)
    assert "20 articles, 10,234 words, 99 attributions" in text
    assert "1,100 words/s" in text and "1.222" in text
    assert text.endswith("parse 60 %, detect 30 %, attribute 10 %")


@pytest.mark.model
def test_the_command_measures_an_article(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The bridge is closed, Mayor Ilse Brandt said on Monday.\n", encoding="utf-8")
    command = [
        sys.executable,
        "benchmarks/throughput.py",
        "--json",
        "--words",
        "10",
        "--rounds",
        "1",
        str(article),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    assert (figures["articles"], figures["words"], figures["quotes"]) == (1, 12, 1)
    assert set(figures["seconds"]) == {"parse", "detect", "attribute"}


def test_a_folder_without_articles_is_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "benchmarks/throughput.py", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"{tmp_path}: no article with text to measure on\n"
