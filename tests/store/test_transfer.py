"""Articles of a database of an older schema are stored anew in another one; the old file stays."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from older_files import SCHEMAS, TEXTS, make_older

from quotetrack.errors import DatabaseError
from quotetrack.store.articles.transfer import articles_in, is_database


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of schema 1 with two articles, one of them copied."""
    path = tmp_path / "old.db"
    make_older(path, SCHEMAS[0])
    return path


def test_its_articles_and_copies_are_read_as_they_were(old: Path) -> None:
    before = old.read_bytes()
    found = [(a.id, a.path, a.title, a.publisher, a.published, a.text) for a in articles_in(old)]
    assert found == [
        ("hail", "./hail.txt", "Hail", "The Gull", "2024-01-02", TEXTS[1]),
        ("hail2", "b/hail.txt", None, "The Tern", None, TEXTS[1]),
        ("rain", "./rain.txt", "Rain", "The Gull", "2024-01-02", TEXTS[2]),
    ]
    assert old.read_bytes() == before


def test_another_program_s_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()
    assert is_database(path)
    with pytest.raises(DatabaseError, match="not one of quotetrack's"):
        list(articles_in(path))


def test_what_is_no_database_is_none(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("SQLite said so.", encoding="utf-8")
    assert [is_database(p) for p in (tmp_path / "story.txt", tmp_path, tmp_path / "none", "-")] == [False] * 4
