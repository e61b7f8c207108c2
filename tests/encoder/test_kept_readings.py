"""Readings that are kept: in memory or in a file, they come back as they were."""

from __future__ import annotations

import gc
import os
import tempfile
import tracemalloc
import weakref
from typing import Any

import numpy as np
import pytest

from quotetrack.encoder import kept_readings
from quotetrack.encoder.kept_readings import KeptReadings
from quotetrack.model import RoleReading

temporary_file = tempfile.TemporaryFile  # as it is where it is not put out of order below
ARRAYS = ("roles", "nested", "senses", "cues", "words")


def readings() -> list[RoleReading]:
    """Five readings of unlike lengths, as an invented network might give them."""
    chance, found, start = np.random.default_rng(1), [], 0
    for size in (3, 7, 1, 40, 5):
        roles, nested, senses = (chance.random((size, n)).astype(np.float32) for n in (13, 13, 6))
        cues, words = (chance.random((size, 2, 4)).astype(np.float16) for _ in range(2))
        kept = range(start, start + size)
        found.append(RoleReading(start, kept, roles, nested, senses, cues, words))
        start += size
    return found


def alike(one: RoleReading, other: RoleReading) -> bool:
    """Tell whether two readings say the same, to the last bit and type."""
    return (one.start, one.kept) == (other.start, other.kept) and all(
        getattr(one, name).dtype == getattr(other, name).dtype
        and np.array_equal(getattr(one, name), getattr(other, name))
        for name in ARRAYS
    )


@pytest.mark.parametrize("memory", [0, 2_000, 10**9], ids=["in a file", "in part", "in memory"])
def test_readings_come_back_as_they_were_in_any_order(memory: int) -> None:
    given = readings()
    kept = KeptReadings(given, memory=memory)
    assert len(kept) == len(given)
    assert all(alike(kept[at], given[at]) for at in (3, 0, 4, 1, 2, -1))
    assert all(alike(a, b) for a, b in zip(kept, given, strict=True))
    assert [one.kept for one in kept[1:3]] == [one.kept for one in given[1:3]]
    with pytest.raises(IndexError):
        kept[len(given)]


@pytest.mark.parametrize("memory", [2_000, 10**9], ids=["in part", "in memory"])
def test_no_array_of_the_network_is_held(memory: int) -> None:
    given = readings()
    held = [weakref.ref(one.words) for one in given]
    kept = KeptReadings(given, memory=memory)
    del given
    assert [ref() for ref in held] == [None] * 5
    assert len(kept) == 5


def test_what_is_in_memory_lies_side_by_side() -> None:
    given = readings()
    kept = KeptReadings(memory=10**9)
    between = []
    for one in given:
        kept.add(one)
        between.append(np.zeros(20_000))
    size = sum(getattr(one, name).nbytes for one in given for name in ARRAYS)
    starts = [kept[at].roles.__array_interface__["data"][0] for at in range(5)]
    assert starts == sorted(starts)
    assert starts[-1] - starts[0] < size


def test_memory_is_asked_for_again_where_a_piece_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_readings, "_PAGES", 700)
    given = readings()
    kept = KeptReadings(given)
    assert all(alike(kept[at], given[at]) for at in (4, 0, 2, 1, 3))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_what_a_forked_process_keeps_changes_nothing_here() -> None:
    given = readings()
    kept = KeptReadings(given[:1])
    child = os.fork()
    if child == 0:
        kept._rooms[0]._pieces[0][:] = 0  # type: ignore[attr-defined]
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert alike(kept[0], given[0])


def test_a_piece_serves_again_once_nothing_in_it_is_in_use() -> None:
    given = readings()
    kept_readings._idle.clear()
    kept = KeptReadings(given[:1])
    one = kept[0]
    del kept
    gc.collect()
    assert kept_readings._idle == []  # a reading of it is in use
    other = KeptReadings(given[1:2])
    assert alike(one, given[0])
    del one
    gc.collect()
    assert len(kept_readings._idle) == 1
    third = KeptReadings(given[2:3])
    assert kept_readings._idle == []
    assert alike(other[0], given[1])
    assert alike(third[0], given[2])


def test_a_reading_of_two_words_takes_little_beside_what_it_says() -> None:
    given, kept = readings()[2], KeptReadings(memory=10**9)
    kept.add(given)  # makes the pages
    tracemalloc.start()
    try:
        for _ in range(1_000):
            kept.add(given)
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert held <= 150 * 1_000  # bytes


class Full:
    """A file on a disk that has room for ``left`` bytes."""

    def __init__(self, left: int) -> None:
        self._file, self._left = temporary_file(), left
        weakref.finalize(self, self._file.close)

    def write(self, data: bytes) -> int:
        if len(data) > self._left:
            raise OSError(28, "No space left on device")
        self._left -= len(data)
        return self._file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@pytest.mark.parametrize("left", [-1, 0, 2_000], ids=["no folder", "no room", "room for some"])
def test_what_no_file_takes_stays_in_memory(left: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(**_: Any) -> Full:
        if left < 0:
            raise FileNotFoundError(2, "No usable temporary directory found")
        return Full(left)

    monkeypatch.setattr(tempfile, "TemporaryFile", opened)
    given = readings()
    kept = KeptReadings(given, memory=0)
    assert all(alike(a, b) for a, b in zip(kept, given, strict=True))


def test_a_file_that_was_cut_short_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []

    def opened(**options: Any) -> Any:
        made.append(temporary_file(**options))
        return made[-1]

    monkeypatch.setattr(tempfile, "TemporaryFile", opened)
    kept = KeptReadings(readings(), memory=0)
    made[0].truncate(100)
    with pytest.raises(OSError, match="cut short"):
        kept[4]
