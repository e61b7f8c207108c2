"""The benchmark of loading stores what it says: each edition an article of its own, with its own quotes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import loading
from quotetrack.store import open_existing
from quotetrack.store.questions.queries import check


def test_editions_are_articles_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(loading, "TOGETHER", 4)
    monkeypatch.setattr(loading, "FILED", 4)
    monkeypatch.setattr(loading, "INVENTED", 8)
    parts = loading.write_parts(tmp_path, 18)
    assert len(parts) == 5
    opened = open_existing(loading.timed(parts, tmp_path / "load.db", 4, steps=8))
    with closing(opened.conn):
        assert check(opened) == []
        counts = "SELECT count(*), count(DISTINCT place), count(DISTINCT sha256) FROM articles"
        assert opened.conn.execute(counts).fetchone() == (18, 18, 18)
        assert opened.conn.execute("SELECT count(*) FROM quotes").fetchone() == (180,)
        edited = "SELECT count(*) FROM articles WHERE text LIKE '%Edition 2.' AND place LIKE '%-2'"
        assert opened.conn.execute(edited).fetchone() == (2,)
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in said] == ["8", "16", "load"]
