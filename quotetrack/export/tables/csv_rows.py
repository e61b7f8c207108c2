"""Comma-separated values: the one writer of rows, and what keeps a spreadsheet from running a cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

_END = "\r\n"  # before Python 3.13 only the writer's own line ends are quoted within a cell
_SIGNS = "=+\\-@＝＋－＠"  # full-width ones are read alike
_BETWEEN = '(?:\\A|[\\t\\r\\n\\v\\f;,|\x85\u2028\u2029])"*'  # what parts cells where a file is misread
# where a formula would open: at a cell's beginning, and behind what may part it
_OPENING = re.compile(rf"\A(?='*[\t\r\n])|{_BETWEEN}(?='*[{_SIGNS}])")
_GUARDED = re.compile(rf"(\A)'(?='*[\t\r\n])|({_BETWEEN})'(?='*[{_SIGNS}])")


def write_csv(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[str], *, header: bool = True, raw: bool = False
) -> Iterator[str]:
    """Yield the rows as records of CSV without their line ends; a quoted cell may hold line breaks.

    Text that a spreadsheet would run as a formula is led by an apostrophe (see :func:`inactive`), as OWASP
    advises against CSV injection; ``raw`` leaves it as it is. Numbers stay numbers.
    """
    if header:
        yield _record(columns)
    for row in rows:
        cells = [row.get(column) for column in columns]
        yield _record(cells if raw else [inactive(cell) for cell in cells])


def inactive(cell: Any) -> Any:
    """Return a cell of which no spreadsheet takes anything for a formula: *'=1+1*, *a;'=1+1*.

    A formula opens with = + - @, alone or behind a tab, a line break or a delimiter. What stands there as
    an apostrophe already gets another, so that :func:`active` gives back every cell as it was.
    """
    return _OPENING.sub(r"\g<0>'", cell) if isinstance(cell, str) else cell


def active(cell: str) -> str:
    """Return a cell without the apostrophes of :func:`inactive`."""
    return _GUARDED.sub(r"\1\2", cell)


def _record(cells: Sequence[Any]) -> str:
    """Return one record; None is an empty cell."""
    out = io.StringIO()
    csv.writer(out, lineterminator=_END).writerow(["" if c is None else c for c in cells])
    return out.getvalue().removesuffix(_END)
