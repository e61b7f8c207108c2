"""Looking again and again at what was named: a folder that fills, a feed that goes on."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import click

_LEAST, _LEAST_ASKED = 1, 60  # seconds between two looks at files, and at addresses

WATCH = click.option(
    "--watch",
    "every",
    type=click.IntRange(_LEAST),
    metavar="SECONDS",
    help="Look for new articles every so many seconds, until Ctrl-C",
)


def refuse_watching(every: int | None, paths: Sequence[str]) -> None:
    """Raise click's UsageError where addresses would be asked too often, or standard input again."""
    if every is not None and every < _LEAST_ASKED and any("://" in path for path in paths):
        raise click.UsageError(f"an address is asked once a minute at the most; give --watch {_LEAST_ASKED}")
    if every is not None and "-" in paths:
        raise click.UsageError("standard input ends and cannot be watched; give a file, a folder or a feed")


def rounds(every: int | None) -> Iterator[int]:
    """Yield the number of each look, 0 first: one, or where they go on ``every`` so many seconds, more.

    They end where Ctrl-C is pressed between two.
    """
    number = 0
    yield number
    while every is not None:
        try:
            time.sleep(every)
        except KeyboardInterrupt:
            return
        number += 1
        yield number
