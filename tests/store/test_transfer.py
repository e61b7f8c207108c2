"""Articles of a database of an older schema are stored anew in another one; the old file stays."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from quotetrack.errors import DatabaseError
from quotetrack.store import open_existing
from quotetrack.store.articles.transfer import articles_in, is_database

SCHEMA_1 = Path(__file__).with_name("schema-1.sql")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of schema 1 with two articles, one of them copied."""
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(SCHEMA_1.read_text(encoding="utf-8"))
        connection.execute("INSERT INTO runs VALUES (1, '0.1.0', 'by hand', '', '2024-01-01T00:00:00Z')")
        for number, name in ((1, "hail"), (2, "rain")):
            connection.execute(
                "INSERT INTO articles"
                " VALUES (?,?,?,NULL,?,NULL,'The Gull','2024-01-02',?,?,NULL,NULL,1,'2024')",
                (number, name, f"{name}.txt", name.title(), f"Otto Dahl said it {name}s.\r\n", name),
            )
        connection.execute(
            "INSERT INTO copies"
            " VALUES (1, 1, 'hail2', 'b/hail.txt', NULL, NULL, NULL, 'The Tern', NULL, NULL, '2024')"
        )
    connection.close()
    return path


def test_an_older_schema_is_refused_with_the_next_step(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(
        DatabaseError, match=r"old\.db: made by an older .*: quotetrack ingest NEW\.db .*old\.db"
    ):
        open_existing(old)
    assert old.read_bytes() == before


def test_its_articles_and_copies_are_read_as_they_were(old: Path) -> None:
    found = [(a.id, a.path, a.title, a.publisher, a.published, a.text) for a in articles_in(old)]
    assert found == [
        ("hail", "hail.txt", "Hail", "The Gull", "2024-01-02", "Otto Dahl said it hails.\r\n"),
        ("hail2", "b/hail.txt", None, "The Tern", None, "Otto Dahl said it hails.\r\n"),
        ("rain", "rain.txt", "Rain", "The Gull", "2024-01-02", "Otto Dahl said it rains.\r\n"),
    ]


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
