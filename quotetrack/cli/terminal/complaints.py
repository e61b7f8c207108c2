"""Remarks that a run may make thousands of: the first are shown, all are kept in a file."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import IO

from quotetrack.cli.terminal.printing import inert, note

SHOWN = 5  # lines of each kind


class Complaints:
    """What could not be read, a line each; use it in a ``with`` statement, whose end tells of the rest.

    Of each kind the first five lines go to standard error. From the sixth on all lines go to ``place``,
    made anew at the first line of a run that has so many, or to a temporary file where it cannot be
    written or is None.
    """

    def __init__(self, place: Path | None = None) -> None:
        self.counts: Counter[str] = Counter()
        self._place = place
        self._shown: list[str] = []
        self._file: IO[str] | None = None

    def __enter__(self) -> Complaints:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, line: str, kind: str) -> None:
        """Take one line; ``kind`` names in the plural what it is about: *not read*."""
        self.counts[kind] += 1
        if self.counts[kind] <= SHOWN:
            note(line)
            if self._file is None:
                self._shown.append(line)
                return
        if self._file is None:
            self._file = self._opened()
            self._file.writelines(f"{inert(shown)}\n" for shown in self._shown)
        self._file.write(f"{inert(line)}\n")

    def close(self) -> None:
        """Say how many more there were and where they are listed; once."""
        if self._file is None:
            return
        self._file.close()
        more = [f"{n - SHOWN:,} more {kind}" for kind, n in self.counts.items() if n > SHOWN]
        note(f"{', '.join(more)}; all are listed in {self._file.name}")
        self._file = None

    def _opened(self) -> IO[str]:
        """Open the list."""
        if self._place is not None:
            try:
                return self._place.open("w", encoding="utf-8")
            except OSError:
                pass  # a folder that cannot be written to
        return tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="quotetrack-", suffix=".txt", delete=False
        )
