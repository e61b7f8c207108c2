"""Every way a database file can be wrong gives one line that names the file and the next step."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quotetrack.errors import DatabaseError
from quotetrack.model import Extraction
from quotetrack.resources import resource
from quotetrack.store import Store, open_existing, open_or_create
from quotetrack.store.database import APPLICATION, SCHEMA, worded
from quotetrack.store.questions.queries import check, stats

Build = Callable[..., Extraction]


def script(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def line(path: Path, *, writing: bool) -> str:
    """Return the one line that opening the file raises."""
    with pytest.raises(DatabaseError) as raised:
        (open_or_create if writing else open_existing)(path, wait=0)
    assert "\n" not in str(raised.value)
    assert str(raised.value).startswith(f"{path}: ")
    return str(raised.value).removeprefix(f"{path}: ")


def foreign(path: Path) -> None:
    script(path, "CREATE TABLE recipes (name)")


def newer(path: Path) -> None:
    open_or_create(path).conn.close()
    script(path, f"PRAGMA user_version = {SCHEMA + 1}")


def marked_by_another(path: Path) -> None:
    script(path, "PRAGMA application_id = 7")


BROKEN: list[tuple[str, Callable[[Path], object], str]] = [
    ("text", lambda path: path.write_text("Not a database at all. " * 100), "not a SQLite database"),
    ("folder", lambda path: path.mkdir(), "is a folder"),
    (
        "foreign",
        foreign,
        "not one of quotetrack's; give the path of a database that quotetrack ingest has made",
    ),
    ("marked", marked_by_another, "not one of quotetrack's"),
    ("newer", newer, f"made by a newer quotetrack (schema {SCHEMA + 1}, not {SCHEMA}); upgrade quotetrack"),
]


@pytest.mark.parametrize("writing", [True, False], ids=["write", "read"])
@pytest.mark.parametrize(("make", "part"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_what_is_no_database_of_ours(
    db_path: Path, make: Callable[[Path], object], part: str, writing: bool
) -> None:
    make(db_path)
    before = db_path.read_bytes() if db_path.is_file() else b""
    assert part in line(db_path, writing=writing)
    assert (db_path.read_bytes() if db_path.is_file() else b"") == before


def test_a_missing_database_is_made_by_writing_only(db_path: Path) -> None:
    assert "quotetrack ingest" in line(db_path, writing=False)
    assert not db_path.exists()
    open_or_create(db_path).conn.close()
    open_existing(db_path).conn.close()


def test_an_empty_file_is_made_a_database_by_writing_only(db_path: Path) -> None:
    db_path.touch()
    assert line(db_path, writing=False).startswith("empty; ")
    open_or_create(db_path).conn.close()
    open_existing(db_path).conn.close()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "make it first" in line(tmp_path / "none" / "news.db", writing=True)


def test_names_with_signs_of_urls_are_plain_names(tmp_path: Path) -> None:
    path = tmp_path / "a b?mode=ro#x%20é.db"
    open_or_create(path).conn.close()
    assert path.is_file()
    open_existing(path).conn.close()


def test_reading_cannot_write(db_path: Path) -> None:
    open_or_create(db_path).conn.close()
    connection = open_existing(db_path).conn
    with closing(connection), pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM quotes")


def test_a_locked_database(extraction: Build, db_path: Path) -> None:
    with Store(db_path, wait=0) as store, closing(sqlite3.connect(db_path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseError, match=r"news\.db: locked by another program; close it, then"):
            store.save(extraction("[S1:Roe] [C1:said] [Q1:no]."))
        assert line(db_path, writing=False).startswith("locked by another program")
        other.rollback()
        assert store.save(extraction("[S1:Roe] [C1:said] [Q1:no].")) == "new"


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_file(extraction: Build, db_path: Path) -> None:
    open_or_create(db_path).conn.close()
    db_path.chmod(0o444)
    with (
        Store(db_path) as store,
        pytest.raises(DatabaseError, match="cannot be written; check the permissions"),
    ):
        store.save(extraction("[S1:Roe] [C1:said] [Q1:no]."))
    assert stats(open_existing(db_path))["quotes"] == 0


def test_sqlite_saying_read_only_is_worded(db_path: Path) -> None:
    open_or_create(db_path).conn.close()
    db = open_existing(db_path)
    with pytest.raises(DatabaseError, match="cannot be written; check the permissions"), worded(db_path):
        db.conn.execute("DELETE FROM quotes")


def test_a_full_disk_loses_nothing_that_was_stored(extraction: Build, db_path: Path) -> None:
    stored = 0
    with Store(db_path) as store:
        pages = store.db.conn.execute("PRAGMA page_count").fetchone()[0]
        store.db.conn.execute(f"PRAGMA max_page_count = {pages + 12}")
        with pytest.raises(DatabaseError, match=r"news\.db: the disk is full; what was stored is kept: free"):
            for n in range(1000):
                store.save(
                    extraction(f"[S1:Roe] [C1:said] [Q1:thing {n}] {'and so on ' * 200}.", path=f"a{n}")
                )
                stored += 1
    db = open_existing(db_path)
    assert 0 < stored == stats(db)["articles"] == stats(db)["quotes"]
    assert check(db) == []


def test_a_damaged_file(extraction: Build, db_path: Path) -> None:
    with Store(db_path) as store:
        for n in range(30):
            store.save(extraction(f"[S1:Roe] [C1:said] [Q1:thing {n}] {'and so on ' * 300}.", path=f"a{n}"))
    size = db_path.stat().st_size
    with db_path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * (size - 16384))
    with pytest.raises(DatabaseError, match=r"damaged; restore a copy|not a SQLite database"):
        stats(open_existing(db_path))


KILLED = """
import os, signal, sqlite3, sys
from quotetrack.store import open_or_create
db = open_or_create(sys.argv[1])
db.conn.execute("PRAGMA cache_size = 1")
db.conn.execute("BEGIN IMMEDIATE")
db.conn.execute("INSERT INTO runs (version, parser, started_at) VALUES ('x', 'y', 'z')")
db.conn.executemany("INSERT INTO agencies (name) VALUES (?)", [(str(n) * 50,) for n in range(20000)])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_kill_in_the_middle_of_a_transaction_is_undone_by_reading(extraction: Build, db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(extraction("[S1:Roe] [C1:said] [Q1:no]."))
    subprocess.run([sys.executable, "-c", KILLED, str(db_path)], check=False)
    assert db_path.with_name("news.db-journal").stat().st_size > 0
    db = open_existing(db_path)
    assert check(db) == []
    assert stats(db)["articles"] == 1
    assert db.conn.execute("SELECT count(*) FROM agencies").fetchone() == (0,)


def test_the_file_says_what_it_is(db_path: Path) -> None:
    db = open_or_create(db_path)
    assert db.conn.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    assert db.conn.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert db.conn.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_the_whole_schema_is_in_the_file(db_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as expected:
        expected.executescript(resource("schema.sql").read_text(encoding="utf-8"))
        query = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
        assert open_or_create(db_path).conn.execute(query).fetchall() == expected.execute(query).fetchall()


CHECKS = [
    "INSERT INTO speakers (name, key, type) VALUES ('x', 'x', 'robot')",
    "INSERT INTO quote_spans VALUES ('nobody', 'content', 0, 0, 1)",
    "UPDATE quotes SET kind = 'loud'",
    "UPDATE quotes SET class = 'song'",
    "UPDATE quotes SET confidence = 1.5",
    "UPDATE quotes SET cue = NULL",
    "UPDATE quotes SET relation = 'told'",
    "UPDATE quotes SET speaker = 99",
    "UPDATE quote_spans SET start = -1",
]


@pytest.mark.parametrize("statement", CHECKS)
def test_the_schema_refuses(extraction: Build, db_path: Path, statement: str) -> None:
    with Store(db_path) as store:
        store.save(extraction("[S1:Roe] [C1:said] [Q1:no]."))
        with pytest.raises(sqlite3.IntegrityError):
            store.db.conn.execute(statement)
