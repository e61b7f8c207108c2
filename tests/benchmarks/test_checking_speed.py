"""The benchmark of checking measures what it says, on quotations that are spread as words are."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import checking
from quotetrack.store import open_existing
from quotetrack.store.questions.queries import check


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "VOCABULARY", 3000)
    monkeypatch.setattr(checking, "SPEAKERS", 50)


def test_words_follow_zipfs_law() -> None:
    source = checking.Quotations(1)
    counted = Counter(itertools.chain.from_iterable(source.words() for _ in range(3000)))
    ranked = [count for _, count in counted.most_common()]
    assert ranked[0] > 2 * ranked[9]
    assert ranked[9] > 2 * ranked[99]
    assert ranked[-1] == 1


def test_what_is_stored_is_sound_and_repeats_itself(tmp_path: Path) -> None:
    path = tmp_path / "bench.db"
    source = iter(checking.Quotations(1))
    checking.fill(path, source, 300)
    checking.fill(path, source, 600)
    db = open_existing(path)
    assert db.conn.execute("SELECT count(*) FROM quotes").fetchone() == (600,)
    assert check(db) == []
    assert db.conn.execute("SELECT count(DISTINCT text) FROM quotes").fetchone()[0] < 600
    db.conn.close()


def test_both_figures_come_out(tmp_path: Path) -> None:
    path = tmp_path / "bench.db"
    source = checking.Quotations(1)
    checking.fill(path, iter(source), 400)
    found = checking.time_verify(path, checking.claims(path, 12, source))
    assert found["claims"] == 12
    assert found["median_ms"] > 0
    variants = checking.time_variants(tmp_path, 200, 1)
    assert variants["twice"]["quotes"] == 400
    assert variants["twice"]["statements"] >= variants["once"]["statements"] > 0
