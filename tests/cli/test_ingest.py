"""From files into a database: what is stored, passed over, replaced and reported."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from quotetrack.cli.intake.inputs import Input
from quotetrack.errors import DatabaseError
from quotetrack.store import Store

Run = Callable[..., Result]


def ingested(run: Run, *args: str) -> str:
    done = run("ingest", "news.db", *args)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_ingest_stores_passes_over_and_replaces(run: Run, parser: Any) -> None:
    Path("in").mkdir()
    for n in range(3):
        Path(f"in/{n}.txt").write_text(f"Ann Roe said it rains {n} times.", encoding="utf-8")
    assert (
        ingested(run, "in") == "news.db: articles: 3 new, 0 updated, 0 unchanged, 0 failed; 3 quotes stored\n"
    )
    assert parser.asked == 3
    assert "0 new, 0 updated, 3 unchanged" in ingested(run, "in")
    assert parser.asked == 3
    Path("in/1.txt").write_text("Ann Roe said it stopped.", encoding="utf-8")
    Path("in/3.txt").write_text("Ann Roe said it rains 2 times.", encoding="utf-8")
    assert "0 new, 1 updated, 2 unchanged, 1 copy, 0 failed; 1 quote stored" in ingested(run, "in")
    assert "0 new, 3 updated, 1 unchanged" in ingested(run, "in", "--again").replace(
        "4 updated, 0", "3 updated, 1"
    )
    rows = json.loads(run("quotes", "news.db", "--json").stdout)
    assert sorted(row["text"] for row in rows) == ["it rains 0 times", "it rains 2 times", "it stopped"]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "damage",
    ["UPDATE count_speakers SET quotes = quotes + 1", "UPDATE articles SET text = replace(text, 'r', 'p')"],
)
def test_what_a_check_advises_mends(run: Run, damage: str) -> None:
    Path("story.txt").write_text("Ann Roe said it rains.", encoding="utf-8")
    ingested(run, "story.txt")
    with closing(sqlite3.connect("news.db", isolation_level=None)) as opened:
        opened.execute(damage)
    told = run("check", "news.db")
    assert "quotetrack ingest news.db PATH --again" in told.stderr
    assert "1 updated" in ingested(run, "story.txt", "--again")
    assert "sound: 1 articles, 1 quotes" in run("check", "news.db").stdout


@pytest.mark.usefixtures("parser")
def test_ingest_stores_the_rest_where_something_failed(run: Run) -> None:
    texts = ("Ann Roe said it rains.", "crash the parser", "Otto Dahl said it snows.")
    for name, text in zip("abc", texts, strict=True):
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    done = run("ingest", "news.db", "a.txt", "b.txt", "none.txt", "c.txt")
    assert done.exit_code == 2
    assert done.stdout == "news.db: articles: 2 new, 0 updated, 0 unchanged, 2 failed; 2 quotes stored\n"
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == ["none.txt", "b.txt"]


def test_hosts_of_the_own_network_are_named_one_by_one() -> None:
    articles = Input((), {}, "text", ("CMS.example.", "10.0.0.7"))
    assert articles.intranet == {"cms.example", "10.0.0.7"}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("command", [("extract",), ("ingest", "news.db")])
def test_an_address_of_the_own_network_is_refused_unless_it_is_named(
    run: Run, command: tuple[str, ...]
) -> None:
    address = "http://127.0.0.1:9/story.html"  # the port of discard, at which nobody listens
    refused = run(*command, address)
    assert (refused.exit_code, "allow it with: --intranet 127.0.0.1" in refused.stderr) == (2, True)
    named = run(*command, "--intranet", "127.0.0.1", address)
    assert (named.exit_code, "the connection was refused" in named.stderr) == (2, True)


@pytest.mark.usefixtures("parser")
def test_two_rows_with_one_id_are_an_error_and_do_not_replace_each_other(run: Run) -> None:
    Path("rows.csv").write_text(
        "id,text\n1,Ann Roe said it rains.\n1,Otto Dahl said it snows.\n1,Ann Roe said it rains.\n",
        encoding="utf-8",
    )
    done = run("ingest", "news.db", "rows.csv")
    assert done.exit_code == 2
    assert "rows.csv: two articles are called '1'; " in done.stderr
    assert [row["text"] for row in json.loads(run("quotes", "news.db").stdout)] == ["it rains"]


@pytest.mark.usefixtures("parser")
def test_ingest_stops_where_the_database_fails_and_says_what_is_stored(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        Path(f"{name}.txt").write_text(f"Ann Roe said it rains in {name}.", encoding="utf-8")
    save, calls = Store.save, iter(range(9))

    def failing(self: Store, *args: Any, **options: Any) -> str:
        if next(calls) == 1:
            raise DatabaseError("news.db: the disk is full; free some space")
        return save(self, *args, **options)

    monkeypatch.setattr(Store, "save", failing)
    done = run("ingest", "news.db", "a.txt", "b.txt", "c.txt")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "news.db: articles: 1 new, 0 updated, 0 unchanged, 0 failed; 1 quote stored",
        "Error: news.db: the disk is full; free some space",
    ]
    assert "2 new, 0 updated, 1 unchanged" in ingested(run, "a.txt", "b.txt", "c.txt")


@pytest.mark.usefixtures("parser")
def test_ingest_can_be_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        Path(f"{name}.txt").write_text(f"Ann Roe said it rains in {name}.", encoding="utf-8")
    save, calls = Store.save, iter(range(9))

    def interrupted(self: Store, *args: Any, **options: Any) -> str:
        if next(calls) == 2:
            raise KeyboardInterrupt
        return save(self, *args, **options)

    monkeypatch.setattr(Store, "save", interrupted)
    done = run("ingest", "news.db", "a.txt", "b.txt", "c.txt")
    assert done.exit_code == 130
    assert done.stderr == (
        "stopped; news.db: articles: 2 new, 0 updated, 0 unchanged, 0 failed; 2 quotes stored; "
        "run the same command again to go on\n"
    )
    assert "1 new, 0 updated, 2 unchanged" in ingested(run, "a.txt", "b.txt", "c.txt")


def test_ingest_refuses_a_foreign_database_before_reading(run: Run) -> None:
    with closing(sqlite3.connect("other.db")) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    done = run("ingest", "other.db", "none.txt")
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: other.db: a SQLite database, but not one of quotetrack's; ")
