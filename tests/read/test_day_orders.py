"""Dates in numbers over one file's rows: read as its other dates show, and told where none does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article, Undated
from quotetrack.read import ReadOptions, read
from quotetrack.read.heads import day_orders
from quotetrack.read.heads.day_orders import ordered

OPEN = "03/04/2026"
COLUMNS = [
    # the column, what is chosen, the days
    ([OPEN, "13/04/2026"], None, ["2026-04-03", "2026-04-13"]),
    ([OPEN, "04/13/2026"], None, ["2026-03-04", "2026-04-13"]),
    (["13/04/2026", OPEN], "month-first", ["2026-04-13", "2026-04-03"]),
    (["13/04/2026", "04/13/2026", OPEN], None, ["2026-04-13", "2026-04-13", None]),
    ([OPEN, "05/06/2026"], None, [None, None]),
    ([OPEN, "05/06/2026"], "day-first", ["2026-04-03", "2026-06-05"]),
    ([OPEN, "05/06/2026"], "month-first", ["2026-03-04", "2026-05-06"]),
    ([OPEN, "2026-04-13"], None, [None, "2026-04-13"]),
    ([OPEN, "", "soon"], "day-first", ["2026-04-03", None, None]),
]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
@pytest.mark.parametrize(("column", "chosen", "days"), COLUMNS)
def test_a_column_shows_its_order(
    tmp_path: Path, column: list[str], chosen: str | None, days: list[str | None], suffix: str
) -> None:
    path = tmp_path / f"rows{suffix}"
    if suffix == ".csv":
        lines = ["date,text", *(f'{day},"Ann Roe said no."' for day in column)]
    else:
        lines = [f'{{"date": "{day}", "text": "Ann Roe said no."}}' for day in column]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = list(read([str(path)], ReadOptions(dates=chosen)))  # type: ignore[arg-type]
    assert [one.published for one in found if isinstance(one, Article)] == days
    for one, written in zip(found, column, strict=True):
        assert isinstance(one, Article)
        assert (one.undated is None) == (one.published is not None or not written)


def article(published: str | None, undated: Undated | None = None, order: str | None = None) -> Article:
    return Article("a", "text", published=published, undated=undated, day_order=order)  # type: ignore[arg-type]


def test_what_was_read_before_a_failure_is_not_lost() -> None:
    def failing() -> Iterator[Article]:
        yield article(None, Undated("open", OPEN))
        raise UnreadableInput("the rest is damaged")

    found = ordered(failing(), None)
    assert isinstance(next(found), Article)
    with pytest.raises(UnreadableInput):
        next(found)


def test_no_more_articles_wait_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_orders, "_MOST_HELD", 3)
    taken = 0

    def rows() -> Iterator[Article]:
        nonlocal taken
        for _ in range(9):
            taken += 1
            yield article(None, Undated("open", OPEN))

    next(ordered(rows(), None))
    assert taken == 3


def test_articles_without_open_dates_do_not_wait() -> None:
    taken = 0

    def rows() -> Iterator[Article]:
        nonlocal taken
        for _ in range(9):
            taken += 1
            yield article("2026-04-13", order="day-first")

    next(ordered(rows(), None))
    assert taken == 1
