"""Quotes that all say one thing are found no more slowly the more of them one batch holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from quotetrack.store import Store
from quotetrack.store.statements.sharing_keys import LOOKED_AT, Sharing, voices_among

KEY, WORTH = 7, 300
MOST = 1.2  # times the growth of the batch
VOICES = ([3], [0], [3, 5])


class Compared(int):
    """A number that counts how often it is compared."""

    times = 0

    def __lt__(self, other: int) -> bool:
        Compared.times += 1
        return int(self) < int(other)

    def __eq__(self, other: object) -> bool:
        Compared.times += 1
        return int(self) == other

    def __neg__(self) -> Compared:
        return Compared(-int(self))

    __hash__ = int.__hash__


def batch(connection: sqlite3.Connection, many: int, spoken: Sequence[int]) -> list[list[int]]:
    """Return what each quote of a batch finds that is filed after it has looked, all under one key."""
    numbers = [Compared(n) for n in range(100, 100 + many)]
    among = voices_among(spoken)
    sharing = Sharing(connection, {n: {KEY: WORTH} for n in numbers}, dict.fromkeys(numbers, among))
    found = []
    for number in numbers:
        found.append(sorted(map(int, sharing.of(KEY, among))))
        sharing.file(number, spoken, {KEY: WORTH})
    return found


@pytest.mark.parametrize("spoken", VOICES)
def test_thrice_the_quotes_of_one_key_take_thrice_the_comparisons(
    tmp_path: Path, spoken: Sequence[int]
) -> None:
    taken = []
    with Store(tmp_path / "some.db") as store:
        for many in (200, 600):
            Compared.times = 0
            batch(store.db.conn, many, spoken)
            taken.append(Compared.times)
    assert 0 < taken[1] <= 3 * MOST * taken[0]


@pytest.mark.parametrize("spoken", VOICES[:2])
def test_a_quote_finds_the_latest_of_those_stored_and_those_before_it(
    tmp_path: Path, spoken: Sequence[int]
) -> None:
    with Store(tmp_path / "some.db") as store:
        connection = store.db.conn
        connection.execute("PRAGMA foreign_keys = OFF")
        stored = [(KEY, spoken[0], number, WORTH) for number in (*range(1, 30), 110)]
        connection.executemany("INSERT INTO statement_keys VALUES (?, ?, ?, ?)", stored)
        found = batch(connection, 40, spoken)
        connection.rollback()
    for many, numbers in enumerate(found):
        before = [*range(1, 30), 110, *range(100, 100 + many)]
        assert numbers == sorted(set(sorted(before)[-LOOKED_AT:]))
