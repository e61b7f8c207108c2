"""Dates in numbers over the rows of one file: day-first or month-first, as its other dates show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article, DayOrder
from quotetrack.read.dates import in_order

_MOST_HELD = 10_000  # articles that wait for a date to show the order
_MOST_CHARACTERS = 50_000_000  # of these


def ordered(
    found: Iterable[Article | UnreadableInput], chosen: DayOrder | None
) -> Iterator[Article | UnreadableInput]:
    """Yield what one file holds, each date that was open read as the file's others show, or as ``chosen``.

    From the first open date on articles are held until the file ends, ten thousand at the most: of a longer
    file the order is what these show. Dates that show both orders show none.
    """
    shown: set[DayOrder] = set()
    held: list[Article | UnreadableInput] = []
    characters = 0
    waits = True
    try:
        for one in found:
            if isinstance(one, Article) and one.day_order:
                shown.add(one.day_order)
            if not held and not (waits and _is_open(one)):
                yield _read(one, shown, chosen)
                continue
            held.append(one)
            characters += len(one.text) if isinstance(one, Article) else 0
            if len(held) >= _MOST_HELD or characters >= _MOST_CHARACTERS:
                waiting, held, waits = held, [], False
                yield from (_read(other, shown, chosen) for other in waiting)
    except Exception:  # the file ends here; what was read of it stands
        yield from (_read(other, shown, chosen) for other in held)
        raise
    yield from (_read(other, shown, chosen) for other in held)


def _is_open(one: Article | UnreadableInput) -> bool:
    """Tell whether an article's date may be of two days."""
    return isinstance(one, Article) and one.undated is not None and one.undated.why == "open"


def _read(
    one: Article | UnreadableInput, shown: set[DayOrder], chosen: DayOrder | None
) -> Article | UnreadableInput:
    """Return an article with its open date read, where the order is known."""
    order = next(iter(shown)) if len(shown) == 1 else chosen
    if isinstance(one, UnreadableInput) or (day := in_order(one.undated, order)) is None:
        return one
    return replace(one, published=day, undated=None, day_order=order)
