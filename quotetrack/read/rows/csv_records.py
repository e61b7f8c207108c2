"""The records of CSV: a cell that is never closed costs its own row, not those behind it."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator

_LARGEST_FIELD = 1 << 30  # characters; the csv module's own limit of 131072 cuts long articles
_MOST_LINES = 20_000  # of one record; a cell that is open for longer was never closed


class _Taken:
    """Lines as a reader takes them; those of a record that failed can be given again from the second on."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self._record: list[str] = []
        self.number = 0  # of the line taken last

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self._record) >= _MOST_LINES:
            raise csv.Error(f"a cell is open for {_MOST_LINES:,} lines")
        line = self._again.popleft() if self._again else next(self._lines)
        self._record.append(line)
        self.number += 1
        return line

    def close(self) -> None:
        """Forget the lines of a record that was read."""
        self._record.clear()

    def give_again(self) -> int:
        """Take back all lines of a failed record but its first; return the number of that."""
        back = len(self._record) - 1
        self._again.extendleft(reversed(self._record[1:]))
        self._record.clear()
        self.number -= back
        return self.number


def csv_records(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Yield each record with the line on which it ends, or why it is none with the line on which it began.

    Where a record fails, reading goes on at the line behind its first.
    """
    csv.field_size_limit(_LARGEST_FIELD)
    taken = _Taken(lines)
    reader = csv.reader(taken, delimiter=delimiter, strict=True)
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            reader = csv.reader(taken, delimiter=delimiter, strict=True)  # without what it has half read
            yield taken.give_again(), error
            continue
        taken.close()
        yield taken.number, record
