"""What the network has said of a document, until it is asked for: of a long one, in a file without a name.

The vectors by which cues and their words are linked take a kilobyte a word, a gigabyte for a book, and are
asked for a passage at a time. Those in memory lie together in pages of their own: among the network's own
arrays, which come and go and are larger, they would leave gaps that nothing fills, half a gigabyte for the
first 130,000 characters.
"""

from __future__ import annotations

import mmap
import sys
import tempfile
import weakref
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from math import prod
from typing import IO, TYPE_CHECKING, Any, Protocol, overload

import numpy as np

from quotetrack.model import RoleReading

if TYPE_CHECKING:
    from numpy.typing import NDArray

    _Form = tuple[tuple[tuple[int, ...], np.dtype[Any]], ...]  # of a word's row in each array

MEMORY = (
    32_000_000  # bytes of a document's readings that are kept in memory: those of some 130,000 characters
)
_PAGES = 1 << 20  # bytes of memory that are asked for at a time; those not yet written take no room
_MOST_IDLE = 4  # pieces that are kept when nobody needs them
_APART = 16  # bytes: where a reading begins is a multiple of it
_COLUMNS = 7  # numbers that tell where a reading is
_ARRAYS = ("roles", "nested", "senses", "cues", "words")


class KeptReadings(Sequence[RoleReading]):
    """Readings in the order of the text; those behind the first ``memory`` bytes lie in a temporary file.

    Where no file can be written they stay in memory. Raises OSError where one that was written cannot be
    read again.
    """

    def __init__(self, readings: Iterable[RoleReading] = (), *, memory: int = MEMORY) -> None:
        self._left = memory
        self._numbers = array("q")  # _COLUMNS a reading: a text of short paragraphs has hundred thousands
        self._forms: list[_Form] = []
        self._rooms: tuple[_Room, _Room] = _Pages(), _File()
        for reading in readings:
            self.add(reading)

    def add(self, reading: RoleReading) -> None:
        """Keep a copy of one more reading, the next in the text."""
        arrays = [getattr(reading, name) for name in _ARRAYS]
        size = sum(one.nbytes for one in arrays)
        form = tuple([(one.shape[1:], one.dtype) for one in arrays])
        if form not in self._forms:
            self._forms.append(form)
        self._left -= size
        room = int(self._left < 0)
        try:
            place = self._rooms[room].put(arrays, size)
        except OSError:
            room, place = 0, self._rooms[0].put(arrays, size)
        kept, words = reading.kept, len(arrays[0])
        self._numbers.extend(
            (reading.start, kept.start, kept.stop, words, self._forms.index(form), room, place)
        )

    def __len__(self) -> int:
        return len(self._numbers) // _COLUMNS

    @overload
    def __getitem__(self, index: int) -> RoleReading: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[RoleReading]: ...

    def __getitem__(self, index: int | slice) -> RoleReading | Sequence[RoleReading]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        first = range(0, len(self._numbers), _COLUMNS)[index]
        start, begin, end, words, form, room, place = self._numbers[first : first + _COLUMNS]
        shapes = [((words, *wide), dtype) for wide, dtype in self._forms[form]]
        sizes = [dtype.itemsize * prod(shape) for shape, dtype in shapes]
        data, at = self._rooms[room].take(place, sum(sizes)), 0
        found = []
        for size, (shape, dtype) in zip(sizes, shapes, strict=True):
            found.append(np.frombuffer(data[at : at + size], dtype).reshape(shape))
            at += size
        return RoleReading(start, range(begin, end), *found)


class _Room(Protocol):
    """Where bytes are put, and taken from again by their place."""

    def put(self, arrays: Sequence[NDArray[Any]], size: int) -> int: ...

    def take(self, place: int, size: int) -> memoryview: ...


class _Pages:
    """Memory that is asked of the system in large pieces, never of what hands out small ones.

    A piece that a document no longer needs serves the next: memory that is new costs more than to fill it.
    """

    def __init__(self) -> None:
        self._pieces: list[NDArray[np.uint8]] = []
        self._begins: list[int] = []  # the place of each piece
        self._next = self._end = 0

    def put(self, arrays: Sequence[NDArray[Any]], size: int) -> int:
        """Keep the bytes of arrays, ``size`` in all, behind those before and return their place."""
        if self._next + size > self._end:
            self._begins.append(self._end)
            self._pieces.append(_piece(size))
            self._next, self._end = self._end, self._end + len(self._pieces[-1])
        place, at = self._next, self._next - self._begins[-1]
        for one in arrays:
            self._pieces[-1][at : at + one.nbytes] = np.ascontiguousarray(one).reshape(-1).view(np.uint8)
            at += one.nbytes
        self._next += -(-size // _APART) * _APART
        return place

    def take(self, place: int, size: int) -> memoryview:
        """Return the bytes at a place; they are not copied."""
        piece = bisect_right(self._begins, place) - 1
        at = place - self._begins[piece]
        return self._pieces[piece][at : at + size].data


_idle: list[mmap.mmap] = []  # pieces of the usual size that no document needs any longer


def _piece(size: int) -> NDArray[np.uint8]:
    """Return a piece with room for ``size`` bytes, given back when nothing that lies in it is in use."""
    memory = _idle.pop() if _idle and size <= _PAGES else _memory(max(size, _PAGES))
    piece = np.frombuffer(memory, np.uint8)
    weakref.finalize(piece, _give_back, memory).atexit = False
    return piece


def _memory(size: int) -> mmap.mmap:
    """Return new memory of this process alone: Python's own choice is shared with processes forked later."""
    if sys.platform == "win32":  # no process is forked there
        return mmap.mmap(-1, size)
    return mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)


def _give_back(memory: mmap.mmap) -> None:
    """Let a piece serve again, unless enough lie idle."""
    if len(memory) == _PAGES and len(_idle) < _MOST_IDLE:
        _idle.append(memory)


class _File:
    """A temporary file, made when something is put into it and closed with this object."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None

    def put(self, arrays: Sequence[NDArray[Any]], size: int) -> int:
        """Write the bytes of arrays at the end and return their place; OSError where there is no room."""
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="quotetrack-", buffering=0)  # noqa: SIM115
            weakref.finalize(self, self._file.close)
        place = self._file.seek(0, 2)
        if self._file.write(b"".join(one.tobytes() for one in arrays)) != size:
            raise OSError("the disk is full")
        return place

    def take(self, place: int, size: int) -> memoryview:
        """Read the bytes at a place; raises OSError."""
        assert self._file is not None
        self._file.seek(place)
        data = self._file.read(size)
        if len(data) != size:
            raise OSError("a temporary file was cut short")
        return memoryview(data)
