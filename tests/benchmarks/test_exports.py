"""The benchmark of exports measures what it says, on a database that is what it says."""

from __future__ import annotations

from pathlib import Path

from benchmarks.exports import build, rounds
from quotetrack.store import open_existing
from quotetrack.store.questions.queries import check


def test_the_made_up_database_is_sound(tmp_path: Path) -> None:
    build(tmp_path / "a.db", 50)
    db = open_existing(tmp_path / "a.db")
    assert check(db) == []
    assert db["quotes"].count == 50
    db.conn.close()


def test_a_round_measures_each_size(tmp_path: Path) -> None:
    [line] = rounds(tmp_path, [10, 20], ["csv"])
    assert line["quotes"] == [10, 20]
    assert all(megabytes > 1 for megabytes in line["megabytes"])  # type: ignore[attr-defined]
    assert (tmp_path / "csv-20").read_bytes().count(b"\r\n") == 21
