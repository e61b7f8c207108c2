"""The line that a terminal shows while articles are loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result

from quotetrack.cli.intake import loading
from quotetrack.cli.terminal.progress_line import ProgressLine

pytest.importorskip("pyarrow")
Run = Callable[..., Result]


@pytest.mark.usefixtures("parser")
def test_loading_shows_how_many_of_how_many_how_fast_and_how_long(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[str] = []
    clock = iter([100.0, 100.0, 102.0, 104.0, 106.0, 108.0])

    @contextmanager
    def shown(count: Callable[[], int | None]) -> Iterator[ProgressLine]:
        line = ProgressLine(lines.append, lambda: next(clock))
        assert count() is None  # what is passed over is known once all is read
        yield line

    Path("in").mkdir()
    for text in ("rains", "snows"):
        for number in range(5):  # four stay as they are
            day = text if number == 4 else "rains"
            Path(f"in/{number}.txt").write_text(f"Ann Roe said it {day} {number} times.", encoding="utf-8")
        run("extract", "in", "--out", "out")
    monkeypatch.setattr(loading, "progress_line", shown)
    monkeypatch.setattr(loading, "_TOGETHER", 2)
    done = run("load", "news.db", "out")
    assert done.stdout.endswith("earlier texts of the same places passed over: 1\n")
    assert lines == [
        "0 of 5 articles",
        "2 of 5 articles, 1.0 a second, 0:00:03 left",
        "4 of 5 articles, 1.0 a second, 0:00:01 left",
        "5 of 5 articles, 0.8 a second, 0:00:00 left",
    ]
