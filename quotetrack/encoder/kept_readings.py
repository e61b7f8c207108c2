"""What the network has said of a document, until it is asked for: of a long one, in a file without a name.

The vectors by which cues and their words are linked take a kilobyte a word, a gigabyte for a book, and are
asked for a passage at a time.
"""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import IO, TYPE_CHECKING, overload

import numpy as np

from quotetrack.model import RoleReading

if TYPE_CHECKING:
    from numpy.typing import NDArray

MEMORY = (
    32_000_000  # bytes of a document's readings that are kept in memory: those of some 130,000 characters
)
_ARRAYS = ("roles", "nested", "senses", "cues", "words")


class KeptReadings(Sequence[RoleReading]):
    """Readings in the order of the text; those behind the first ``memory`` bytes lie in a temporary file.

    Where no file can be written they stay in memory. Raises OSError where one that was written cannot be
    read again.
    """

    def __init__(self, readings: Iterable[RoleReading] = (), *, memory: int = MEMORY) -> None:
        self._left = memory
        self._held: list[RoleReading | _Written] = []
        self._file: IO[bytes] | None = None
        for reading in readings:
            self.add(reading)

    def add(self, reading: RoleReading) -> None:
        """Keep one more reading, the next in the text."""
        arrays = [getattr(reading, name) for name in _ARRAYS]
        self._left -= sum(array.nbytes for array in arrays)
        written = None
        if self._left < 0:
            with suppress(OSError):
                written = self._write(reading, arrays)
        self._held.append(written or reading)

    def _write(self, reading: RoleReading, arrays: Sequence[NDArray[np.generic]]) -> _Written:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="quotetrack-", buffering=0)  # noqa: SIM115
            weakref.finalize(self, self._file.close)
        data = b"".join(array.tobytes() for array in arrays)
        place = self._file.seek(0, 2)
        taken = self._file.write(data)
        if taken != len(data):
            raise OSError("the disk is full")
        return _Written(reading, arrays, place)

    def __len__(self) -> int:
        return len(self._held)

    @overload
    def __getitem__(self, index: int) -> RoleReading: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[RoleReading]: ...

    def __getitem__(self, index: int | slice) -> RoleReading | Sequence[RoleReading]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        held = self._held[index]
        if isinstance(held, RoleReading):
            return held
        assert self._file is not None
        return held.read(self._file)


class _Written:
    """A reading that lies in a file: its words, where its arrays begin, and what they are."""

    __slots__ = ("_forms", "_kept", "_place", "_start")

    def __init__(self, reading: RoleReading, arrays: Sequence[NDArray[np.generic]], place: int) -> None:
        self._start, self._kept, self._place = reading.start, reading.kept, place
        self._forms = [(array.shape, array.dtype) for array in arrays]

    def read(self, file: IO[bytes]) -> RoleReading:
        """Return the reading; raises OSError."""
        file.seek(self._place)
        found = []
        for shape, dtype in self._forms:
            size = dtype.itemsize * int(np.prod(shape))
            data = file.read(size)
            if len(data) != size:
                raise OSError("a temporary file was cut short")
            found.append(np.frombuffer(data, dtype).reshape(shape))
        return RoleReading(self._start, self._kept, *found)
