"""What a run says of dates: how those in numbers were read, and how many were left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quotetrack.lexicon.counted_nouns import counted
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
            where = places[0] if len(places) == 1 else counted(len(places), "file")
            count = counted(sum(n for (found, _), n in self._orders.items() if found == order), "date")
            why = "as other dates there show" if not self._chosen else "as they show or --dates says"
            yield f"{where}: {count} in numbers read {order}, {why}"
        for fault, times in self._left_out.items():
            yield _undated(fault, times, *self._examples[fault])


def _undated(fault: DateFault, times: int, written: str, place: str) -> str:
    """Say how many articles have no date of publication and why, with one of them, and the next step."""
    articles = f"{counted(times, 'article')} without a usable date"
    where = place if times == 1 else f"{place}, and {times - 1:,} more"
    if fault == "open":
        why = f"{written} may be two days; say which is meant with --dates day-first or month-first"
    elif fault == "yearless":
        why = f"the text says {written!r}, but no year; put a line above it, such as Published: 4 March 2026"
    else:
        why = f"{written!r} cannot be read as a date; write it as 2026-03-04"
    return f"{articles}: {why} ({where})"
