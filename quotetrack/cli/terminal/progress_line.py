"""One line on a terminal while articles are extracted: how many of how many, how fast, how much longer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from quotetrack.errors import QuotetrackError


class ProgressLine:
    """Counts articles; ``show`` is called with the line whenever that changes."""

    def __init__(self, show: Callable[[str], None], now: Callable[[], float] = time.monotonic) -> None:
        self.total: int | None = None
        self._show = show
        self._now = now
        self._started: float | None = None
        self._passed_over = 0

    def update(self, done: int, extracted: int, failed: int) -> None:
        """Show how many articles are through, how many of them took the models, how many failed."""
        if self._started is None:  # the models are loaded by now
            self._started, self._passed_over = self._now(), extracted
        seconds = self._now() - self._started
        rate = (extracted - self._passed_over) / seconds if seconds > 0 else 0.0
        self._show(progress_text(done, self.total, failed, rate))


def progress_text(done: int, total: int | None, failed: int, rate: float) -> str:
    """Return the line, under 75 columns wide: *1,234 of 10,000 articles, 3.2 a second, 0:45:39 left*."""
    parts = [
        f"{done:,} of {total:,} articles" if total is not None and total >= done else f"{done:,} articles"
    ]
    if failed:
        parts.append(f"{failed:,} failed")
    if rate > 0:
        parts.append(f"{rate:,.1f} a second")
        if total is not None and total >= done:
            parts.append(f"{_clock((total - done) / rate)} left")
    return ", ".join(parts)


def _clock(seconds: float) -> str:
    """Return a time as days, hours, minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    return f"{f'{days:,} d ' if days else ''}{hours}:{minutes:02}:{rest:02}"


@contextmanager
def progress_line(count: Callable[[], int | None], *, wanted: bool = True) -> Iterator[ProgressLine]:
    """Show progress on standard error while the block runs, nothing where that is no terminal.

    ``count`` returns how many articles there are; it is asked beside the work, and until it answers the
    line does without, or with the ``total`` that the work has told it.
    """
    screen = Console(stderr=True, markup=False, emoji=False, highlight=False)
    if not (wanted and screen.is_terminal):
        yield ProgressLine(lambda text: None)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("reading", total=None)
        line = ProgressLine(lambda text: bar.update(task, description=text))

        def ask() -> None:
            with suppress(QuotetrackError, OSError):  # reading will say why
                found = count()
                line.total = line.total if found is None else found

        Thread(target=ask, daemon=True).start()
        yield line
