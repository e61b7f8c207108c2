"""The line that a terminal shows while articles are extracted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from quotetrack.cli.terminal.progress_line import ProgressLine, progress_text
from quotetrack.read import count_articles


@pytest.mark.parametrize(
    ("done", "total", "failed", "rate", "line"),
    [
        (0, None, 0, 0.0, "0 articles"),
        (12, None, 0, 0.0, "12 articles"),
        (12, None, 1, 2.0, "12 articles, 1 failed, 2.0 a second"),
        (1234, 10_000, 0, 3.2, "1,234 of 10,000 articles, 3.2 a second, 0:45:39 left"),
        (1, 90_001, 0, 1.0, "1 of 90,001 articles, 1.0 a second, 1 d 1:00:00 left"),
        (13, 12, 0, 2.0, "13 articles, 2.0 a second"),  # more than were counted
    ],
)
def test_the_line_says_how_many_how_fast_and_how_long(
    done: int, total: int | None, failed: int, rate: float, line: str
) -> None:
    assert progress_text(done, total, failed, rate) == line


def test_the_longest_line_fits_eighty_columns_with_its_spinner() -> None:
    assert len(progress_text(99_999_999, 100_000_000, 12_345, 0.1)) <= 78


def test_the_rate_counts_neither_the_loading_of_models_nor_what_was_stored_before() -> None:
    lines: list[str] = []
    clock = iter([100.0, 100.0, 104.0])
    line = ProgressLine(lines.append, lambda: next(clock))
    line.total = 521
    line.update(501, 1, 0)
    line.update(513, 9, 0)
    assert lines == ["501 of 521 articles", "513 of 521 articles, 2.0 a second, 0:00:04 left"]


def test_what_files_hold_is_counted_before_it_is_read(run: Callable[..., Result]) -> None:
    Path("in").mkdir()
    for name in ("a.txt", "b.html", ".hidden.txt", "picture.png"):
        Path("in", name).write_text("Ann Roe said it rains.", encoding="utf-8")
    Path("in/rows.jsonl").write_text('{"text": "It rains."}\n\n{"text": "It snows."}\nno JSON\n')
    Path("in/rows.csv").write_text('text\n"It\nrains."\nIt snows.\n')
    assert count_articles(["in"]) == 2 + 3 + 2
    assert count_articles(["in/a.txt", "https://news.example/a"]) == 2
    assert count_articles(["in/a.txt", "-"]) is None
    assert count_articles(["nowhere"]) is None
