"""What a run says of dates: how those in numbers were read, and how many were left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quotetrack.model import Article, DateFault, DayOrder


class DatesTold:
    """Counts the dates of a run's articles; ``lines`` says what came of them, once."""

    def __init__(self, chosen: DayOrder | None = None) -> None:
        self._chosen = chosen
        self._orders: Counter[tuple[DayOrder, str]] = Counter()
        self._left_out: Counter[DateFault] = Counter()
        self._examples: dict[DateFault, tuple[str, str]] = {}

    def take(self, article: Article) -> None:
        """Take one article."""
        place = article.path or article.url or article.id
        if article.day_order:
            self._orders[article.day_order, place] += 1
        if article.undated:
            self._left_out[article.undated.why] += 1
            self._examples.setdefault(article.undated.why, (article.undated.written, place))

    def lines(self) -> Iterator[str]:
        """Yield a line for each order in which numbers were read, and for each reason without a date."""
        for order in sorted({order for order, _ in self._orders}):
            places = [place for found, place in self._orders if found == order]
            where = places[0] if len(places) == 1 else f"{len(places):,} files"
            count = _counted(sum(n for (found, _), n in self._orders.items() if found == order))
            why = "as other dates there show" if not self._chosen else "as they show or --dates says"
            yield f"{where}: {count} in numbers read {order}, {why}"
        for fault, times in self._left_out.items():
            written, place = self._examples[fault]
            yield f"{_counted(times)} left out: {_reason(fault, written)} ({place})"


def _counted(count: int) -> str:
    """Return a number of dates."""
    return f"{count:,} date" if count == 1 else f"{count:,} dates"


def _reason(fault: DateFault, written: str) -> str:
    """Say why a date is left out, and the next step."""
    if fault == "open":
        return f"{written} is open, as its file does not show the order; use --dates day-first or month-first"
    if fault == "yearless":
        return f"{written!r} names no year; write the date above the text: Published: 4 March 2026"
    return f"{written!r} cannot be read as a date; write it as 2026-03-04"
