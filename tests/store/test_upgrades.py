"""A file of any schema that ever was becomes one of the newest, in place, with everything in it."""

from __future__ import annotations

import hashlib
import itertools
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from older_files import QUOTES, SCHEMAS, SPANS, TEXTS, insert, make_older
from sqlite_utils import Database

from quotetrack.errors import DatabaseError
from quotetrack.resources import resource
from quotetrack.store import Store, open_existing, open_or_create
from quotetrack.store.articles.places import HomeFolder, place_of
from quotetrack.store.database import SCHEMA, connect
from quotetrack.store.questions.queries import check, show
from quotetrack.store.reviews.verdicts import history, reviews
from quotetrack.store.upgrades import upgrading
from quotetrack.store.upgrades.reshaping import definitions_in, plain_sql
from quotetrack.store.upgrades.step_0003 import former_place
from quotetrack.store.upgrades.upgrading import STEPS, Upgrade, upgrade

each_schema = pytest.mark.parametrize("schema", SCHEMAS, ids=[path.stem for path in SCHEMAS])
LATEST = SCHEMAS[-1]
LATEST_2 = max(path for path in SCHEMAS if path.stem.startswith("2"))


def ask(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def schema_in(path: Path) -> dict[str, str]:
    return {
        name: plain_sql(sql) for name, sql in ask(path, "SELECT name, sql FROM sqlite_master WHERE sql <> ''")
    }


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    path = tmp_path / "fresh.db"
    open_or_create(path).conn.close()
    return path


@each_schema
def test_an_older_file_is_upgraded_with_all_that_is_in_it(schema: Path, db_path: Path, fresh: Path) -> None:
    make_older(db_path, schema)
    had = {row[0] for row in ask(db_path, "SELECT name FROM sqlite_master")}
    told: list[Upgrade] = []
    with closing(open_existing(db_path, tell=told.append).conn) as connection:
        assert connection.execute("PRAGMA query_only").fetchone() == (1,)
    assert [(one.before, one.after) for one in told] == [(int(schema.stem[0]), SCHEMA)]
    assert schema_in(db_path) == schema_in(fresh)
    db = open_existing(db_path)
    assert check(db) == []
    assert ask(db_path, "SELECT id, text, title, publisher, published, document, path FROM articles") == [
        (1, TEXTS[1], "Hail", "The Gull", "2024-01-02", "hail", "./hail.txt"),
        (2, TEXTS[2], "Rain", "The Gull", "2024-01-02", "rain", "./rain.txt"),
    ]
    for quote in QUOTES:
        stored = dict(db["quotes"].get(quote["id"]))
        assert {name: stored[name] for name in quote} == quote
    assert sorted(ask(db_path, "SELECT * FROM quote_spans")) == sorted(SPANS)
    assert ask(db_path, "SELECT article, document, publisher FROM copies") == [(1, "hail2", "The Tern")]
    assert [show(db, "qa2")[name] for name in ("speaker", "agency", "relays")] == [
        "Otto Dahl",
        "Associated Press",
        "Associated Press (reported)",
    ]
    assert ask(db_path, "SELECT name, articles FROM speaker_names WHERE decision IS NULL ORDER BY id") == [
        ("Otto Dahl", 1),
        ("Ann Roe", 1),
    ]
    if "reviews" in had:
        assert {(row["id"], row["status"], row["orphaned"]) for row in reviews(db)} == {
            ("qa1", "confirmed", False),
            ("qgone", "confirmed", True),
        }
        assert history(db, "qa1")[0]["content"] == "0-11"
    if "decisions" in had:
        assert ask(db_path, "SELECT subject, speaker FROM decisions") == [("The Mayor", 1)]
        assert ask(db_path, "SELECT name, speaker FROM speaker_names WHERE decision = 1") == [
            ("The Mayor", 1)
        ]


@each_schema
def test_to_upgrade_again_does_nothing(schema: Path, db_path: Path) -> None:
    make_older(db_path, schema)
    open_or_create(db_path).conn.close()
    before = db_path.read_bytes()
    told: list[Upgrade] = []
    open_or_create(db_path, tell=told.append).conn.close()
    open_existing(db_path, tell=told.append).conn.close()
    assert (db_path.read_bytes(), told) == (before, [])


def test_the_backup_is_the_old_file_and_never_another_s(db_path: Path) -> None:
    make_older(db_path, LATEST_2)
    before = "\n".join(sqlite3.connect(db_path).iterdump())
    taken = db_path.with_name("news.schema-2.db")
    taken.write_text("mine", encoding="utf-8")
    told: list[Upgrade] = []
    open_existing(db_path, tell=told.append).conn.close()
    (upgrade,) = told
    assert upgrade.backup == db_path.with_name("news.schema-2-2.db")
    assert "\n".join(sqlite3.connect(upgrade.backup).iterdump()) == before
    assert ask(upgrade.backup, "PRAGMA user_version") == [(2,)]
    assert taken.read_text(encoding="utf-8") == "mine"
    assert "\n" not in upgrade.line and str(upgrade.backup) in upgrade.line
    assert {path.name for path in db_path.parent.iterdir()} == {"news.db", taken.name, upgrade.backup.name}


def test_an_address_that_is_none_and_places_written_otherwise_are_mended(db_path: Path) -> None:
    make_older(db_path, LATEST_2)
    open_existing(db_path).conn.close()
    assert ask(db_path, "SELECT place, url, version FROM articles") == [
        ("./hail.txt", "https://gull.example/hail", 1),
        ("./rain.txt", None, 1),
    ]
    assert ask(db_path, "SELECT place FROM copies") == [("./b/hail.txt",)]
    assert ask(db_path, "SELECT DISTINCT place FROM reviewed") == [("./hail.txt",)]
    assert ask(db_path, "SELECT place FROM decision_rules") == [("./rain.txt",)]


def test_an_upgrade_is_told_in_a_line() -> None:
    assert Upgrade(Path("news.db"), 1, 4, Path("news.schema-1.db")).line == (
        "news.db: upgraded from schema 1 to 4; the file as it was is kept as news.schema-1.db"
    )


PLACES = [
    ("a.txt", None, "./a.txt"),
    ("./b/../a.txt", None, "./a.txt"),
    ("/var/a.txt", "https://example.org/a", "/var/a.txt"),
    ("https://example.org/a", None, "https://example.org/a"),
    ("http://example.org/a", "https://example.org/b", "http://example.org/a"),
    (None, "https://example.org/a", "https://example.org/a"),
    (None, None, None),
]


@pytest.mark.parametrize(("path", "url", "place"), PLACES)
def test_where_an_older_file_had_an_article(path: str | None, url: str | None, place: str | None) -> None:
    assert former_place(path, url) == place


def test_two_speakers_of_a_first_file_whose_names_are_one_by_now_become_one(db_path: Path) -> None:
    make_older(db_path, SCHEMAS[0])
    with closing(sqlite3.connect(db_path)) as connection, connection:
        insert(connection, "speakers", id=3, name="ROE, Ann", key="roe ann", type="person")
        insert(connection, "speakers", id=4, name="Ann Roe", key="ann roe", type="organization")
        insert(
            connection, "speaker_aliases", speaker=3, key="roe", type="person", alias="ROE", origin="surname"
        )
        connection.execute("UPDATE quotes SET speaker = 3 WHERE id = 'qa2'")
        connection.execute("UPDATE quote_speakers SET speaker = 3 WHERE quote = 'qa2'")
    open_existing(db_path).conn.close()
    query = "SELECT q.id, s.id, s.name FROM quotes AS q JOIN speakers AS s ON s.id = q.speaker ORDER BY q.id"
    assert ask(db_path, query) == [("qa1", 1, "Otto Dahl"), ("qa2", 2, "Ann Roe"), ("qb1", 2, "Ann Roe")]
    assert ask(db_path, "SELECT quote, speaker, name FROM quote_speakers ORDER BY 1") == [
        ("qa1", 1, 1),
        ("qa2", 2, 2),
        ("qb1", 2, 2),
    ]
    assert ask(db_path, "SELECT id, key, articles FROM speaker_names ORDER BY id") == [
        (1, "otto dahl", 1),
        (2, "ann roe", 2),
        (4, "ann roe", 0),
    ]
    aliases = "SELECT alias, origin FROM speaker_aliases WHERE speaker = 2 ORDER BY 1"
    assert ask(db_path, aliases) == [("Ann Roe", "name"), ("Roe", "surname")]
    with closing(open_existing(db_path).conn) as connection:
        assert check(Database(connection, execute_plugins=False)) == []


def test_one_file_that_was_stored_under_two_names_stays_two_articles(db_path: Path) -> None:
    make_older(db_path, LATEST_2)
    with closing(sqlite3.connect(db_path)) as connection, connection:
        connection.execute("UPDATE articles SET document = 'hail', path = 'hail.txt' WHERE id = 2")
    open_existing(db_path).conn.close()
    assert ask(db_path, "SELECT id, place FROM articles") == [(1, "././hail.txt"), (2, "./hail.txt")]


def test_a_file_met_again_is_the_article_that_was_stored_under_its_path_as_given(
    extraction: Any, db_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_older(db_path, LATEST_2)
    monkeypatch.chdir(db_path.parent)
    changed = extraction("[S1:Ann Roe] [C1:said] [Q1:it rains]. So it does.", path="rain.txt", id="rain")
    with Store(db_path) as store:
        assert store.save(changed) == "updated"
    assert ask(db_path, "SELECT id, place, version FROM articles ORDER BY id") == [
        (1, "./hail.txt", 1),
        (2, place_of(changed.article, HomeFolder(db_path.parent))[0], 2),
    ]
    assert ask(db_path, "SELECT id FROM quotes WHERE article = 2") == [("qb1",)]
    assert ask(db_path, "SELECT place FROM decision_rules") == [("rain.txt",)]


KILLED = """
import os, signal, sys
from quotetrack.store import open_existing
from quotetrack.store.upgrades import upgrading
settle = upgrading._settle
def die(connection):
    connection.execute("PRAGMA cache_size = 1")
    settle(connection)
    os.kill(os.getpid(), signal.SIGKILL)
upgrading._settle = die
open_existing(sys.argv[1])
"""


@pytest.mark.parametrize("schema", [SCHEMAS[0], LATEST], ids=["1a", "2b"])
def test_a_kill_in_the_middle_leaves_the_old_file_whole(schema: Path, db_path: Path) -> None:
    make_older(db_path, schema)
    before = "\n".join(sqlite3.connect(db_path).iterdump())
    killed = subprocess.run([sys.executable, "-c", KILLED, str(db_path)], check=False)
    assert killed.returncode == -9
    assert "\n".join(sqlite3.connect(db_path).iterdump()) == before  # the journal rolls back what was written
    assert check(open_existing(db_path)) == []


def test_a_failure_in_the_middle_leaves_the_old_file_whole(
    db_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_older(db_path, LATEST)
    before = db_path.read_bytes()

    def fail(connection: sqlite3.Connection) -> None:
        STEPS[SCHEMA](connection)
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(upgrading, "STEPS", {**STEPS, SCHEMA: fail})
    with pytest.raises(DatabaseError, match=r"news\.db: the disk is full"):
        open_existing(db_path)
    assert db_path.read_bytes() == before


def test_a_row_that_refers_to_nothing_is_named_and_nothing_is_changed(db_path: Path) -> None:
    make_older(db_path, LATEST)
    with closing(sqlite3.connect(db_path)) as connection, connection:
        connection.execute("UPDATE articles SET run = 9 WHERE id = 1")
    before = db_path.read_bytes()
    with pytest.raises(DatabaseError, match=r"news\.db: not upgraded, nothing was changed: a row of art"):
        open_existing(db_path)
    assert db_path.read_bytes() == before


def test_a_damaged_file_is_not_upgraded(db_path: Path) -> None:
    make_older(db_path, LATEST)
    data = bytearray(db_path.read_bytes())
    root = ask(db_path, "SELECT rootpage FROM sqlite_master WHERE name = 'quote_spans'")[0][0]
    size = ask(db_path, "PRAGMA page_size")[0][0]
    data[(root - 1) * size : root * size] = b"\xff" * size
    db_path.write_bytes(data)
    with pytest.raises(DatabaseError, match=r"news\.db: .*damaged"):
        open_existing(db_path)
    assert db_path.read_bytes() == bytes(data)
    assert [path.name for path in db_path.parent.iterdir()] == ["news.db"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_where_nothing_can_be_written_it_says_so(db_path: Path) -> None:
    make_older(db_path, LATEST)
    db_path.chmod(0o444)
    with pytest.raises(DatabaseError, match="cannot be upgraded where it is"):
        open_existing(db_path)


def test_where_the_system_forbids_writing_it_says_so(db_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_older(db_path, LATEST)
    monkeypatch.setattr("os.access", lambda path, mode: False)
    before = db_path.read_bytes()
    with pytest.raises(DatabaseError, match=r"news\.db: made by an older .* cannot be upgraded where it is"):
        open_existing(db_path)
    assert db_path.read_bytes() == before


# What the steps do is never edited: an upgraded file must not hang on when it was upgraded. A change of
# schema.sql is a new step, 0005, and a line here.
DIGESTS = {
    "0002.sql": "d76a8b25d6cd09c3",
    "0003.sql": "8c6d6b4060d0c638",
    "0004.sql": "20d20601fb0b5188",
}


@pytest.mark.parametrize("name", DIGESTS)
def test_no_step_was_edited(name: str) -> None:
    script = resource("store/upgrades") / name
    statements = "\n".join(plain_sql(one.sql) for one in definitions_in(script.read_text(encoding="utf-8")))
    assert hashlib.sha256(statements.encode()).hexdigest()[:16] == DIGESTS[name]


def test_every_schema_has_a_step() -> None:
    assert sorted(STEPS) == list(range(2, SCHEMA + 1))


def test_a_newer_file_is_refused_and_left_alone(db_path: Path) -> None:
    open_or_create(db_path).conn.close()
    with closing(sqlite3.connect(db_path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    before = db_path.read_bytes()
    for opened in (open_existing, open_or_create):
        with pytest.raises(DatabaseError, match=r"made by a newer quotetrack \(schema \d, not \d\); upgrade"):
            opened(db_path)
    assert db_path.read_bytes() == before


def many(path: Path, schema: Path, articles: int) -> None:
    """Make a file of a former schema in which one person speaks in every article."""
    make_older(path, schema)
    with closing(sqlite3.connect(path)) as connection:
        for number in range(3, articles + 3):
            text = f"Ann Roe said it rains {number}."
            insert(
                connection, "articles", id=number, document=f"a{number}", path=f"a{number}.txt", text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(), run=1, retrieved_at="2024",
            )  # fmt: skip
            quote = {**QUOTES[2], "id": f"qc{number}", "number": number + 1, "article": number}
            insert(connection, "quotes", **quote)
            insert(
                connection, "quote_speakers", quote=quote["id"], ordinal=0, speaker=2, name=2, basis="name"
            )
        connection.commit()


def _step(counted: Iterator[int]) -> int:
    """Count, and let SQLite go on."""
    next(counted)
    return 0


@pytest.mark.parametrize("schema", [SCHEMAS[0], SCHEMAS[-1]], ids=["without names", "the latest"])
def test_the_work_of_an_upgrade_grows_with_the_file(schema: Path, tmp_path: Path) -> None:
    """Counted in steps of SQLite's own machine: four times as many articles take four times as many."""
    steps = {}
    for articles in (100, 400):
        path = tmp_path / f"{articles}.db"
        many(path, schema, articles)
        counted = itertools.count()
        with closing(connect(path, "rw", 1)) as connection:
            connection.set_progress_handler(partial(_step, counted), 100)
            assert upgrade(connection, path) is not None
        steps[articles] = next(counted)
    assert steps[400] < 4.4 * steps[100]
