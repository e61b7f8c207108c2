"""Articles listed, what was changed in them, taken out and back; the file proved."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result
from conftest import extraction_of
from older_files import SCHEMAS, make_older

from quotetrack.store import Store

Run = Callable[..., Result]


@pytest.fixture
def edited(news: Path) -> Path:
    """The database of two articles, one of them edited since: a sentence added, a word changed."""
    with Store(news) as store:
        store.save(
            extraction_of(
                "It rained.\n\n[S1:Roe] [C1:said] [Q1:the fee on the new bridge \x1b[31m will\u202e rise].",
                path="toll.txt",
                id="toll",
            )
        )
    return news


def quote_of(news: Path, cue: str) -> str:
    with closing(sqlite3.connect(news)) as connection:
        return str(connection.execute("SELECT id FROM quotes WHERE cue = ?", (cue,)).fetchone()[0])


def test_articles_are_listed_and_narrowed(run: Run, edited: Path) -> None:
    rows = json.loads(run("articles", edited, "--json").stdout)
    assert [(row["id"], row["document"], row["quotes"], row["version"]) for row in rows] == [
        (1, "call", 3, 1),
        (2, "toll", 1, 2),
    ]
    for options, found in (
        (("--search", "TOLL"), ["toll"]),
        (("--search", "two presidents"), ["call"]),
        (("--search", "two tolls"), []),
        (("--changed",), ["toll"]),
        (("--since", "2016"), ["call"]),
        (("--publisher", "Example Post"), ["call"]),
        (("--limit", "1"), ["call"]),
    ):
        rows = json.loads(run("articles", edited, "--json", *options).stdout)
        assert [row["document"] for row in rows] == found, options
    table = run("articles", edited, "--table").stdout
    assert "Two presidents speak" in table and "Example Post" in table and "versions" in table


@pytest.mark.parametrize("name", ["2", "toll", "toll.txt", "./toll.txt"])
def test_what_was_changed_is_shown_word_by_word(run: Run, edited: Path, name: str) -> None:
    shown = run("articles", edited, name, "--table").stdout
    assert "version 1 " in shown and "version 2 " in shown
    assert "{+It rained.+}" in shown
    assert "Roe said the [-toll-]{+fee+} on the new bridge" in shown
    assert "\x1b" not in shown and "\u202e" not in shown
    rows = [json.loads(line) for line in run("articles", edited, name, "--nl").stdout.splitlines()]
    assert [row["version"] for row in rows] == [1, 2]
    assert rows[0]["replaced_at"] == rows[1]["retrieved_at"] and rows[1]["replaced_at"] is None
    first = run("articles", edited, name, "--version", "1")
    assert first.stdout == rows[0]["text"] + "\n"


def test_what_is_not_there_is_one_line(run: Run, edited: Path) -> None:
    for args, said in (
        (
            ("articles", edited, "tol"),
            "no article is called 'tol'; did you mean toll?; see: quotetrack articles DB",
        ),
        (("articles", edited, "toll", "--version", "3"), "article 2 has 2 versions, no version 3"),
        (("articles", edited, "--version", "3"), "say of which article"),
        (("remove", edited, "nobody"), "no article is called 'nobody'"),
        (("restore", edited, "toll"), "no article that was taken out is called 'toll'"),
    ):
        done = run(*args)
        assert done.exit_code == 2 and said in done.stderr.splitlines()[-1], args


def test_commands_say_what_became_of_an_id_that_is_gone(run: Run, news: Path) -> None:
    gone, kept = quote_of(news, "said"), quote_of(news, "told")
    with Store(news) as store:
        store.save(
            extraction_of(
                "[S1:Roe] [C1:said] [Q1:the fee on the new bridge will rise].", path="toll.txt", id="toll"
            )
        )
    after = quote_of(news, "said")
    for command in (
        ("show", news, gone),
        ("cite", news, gone),
        ("review", news, gone, "--status", "confirmed", "--by", "Ida"),
        ("variants", news, gone),
    ):
        done = run(*command)
        assert done.exit_code == 2, command
        assert done.stderr.count("\n") == 1
        assert f"quote {gone}" in done.stderr and f"in its place stands {after}" in done.stderr
    assert run("show", news, kept).exit_code == 0


def test_taking_out_is_undone_by_restore(run: Run, edited: Path) -> None:
    before = run("quotes", edited, "--class", "all", "--json").stdout
    key = quote_of(edited, "told")
    run("review", edited, key, "--status", "confirmed", "--by", "Ida")
    out = run("remove", edited, "call", "toll", "--note", "retracted")
    assert out.stdout.splitlines()[::2] == [
        "news.db: taken out: article 1, Two presidents speak: 3 quotes",
        "news.db: taken out: article 2, toll: 1 quote",
    ]
    assert out.stdout.splitlines()[1] == "to bring it back: quotetrack restore news.db 1"
    assert json.loads(run("quotes", edited, "--class", "all", "--json").stdout) == []
    assert [row["note"] for row in json.loads(run("articles", edited, "--removed", "--json").stdout)] == [
        "retracted",
        "retracted",
    ]
    assert "retracted" in run("articles", edited, "--removed", "--table").stdout
    gone = run("show", edited, key)
    assert gone.exit_code == 2 and "bring it back with: quotetrack restore DB 1" in gone.stderr
    assert run("check", edited).exit_code == 0
    back = run("restore", edited, "1", "toll")
    assert back.stdout.splitlines()[1] == "news.db: brought back: article 2, toll: 1 quote"
    after = json.loads(run("quotes", edited, "--class", "all", "--json").stdout)
    assert [(r["id"], r["text"], r["speaker"]) for r in after] == [
        (r["id"], r["text"], r["speaker"]) for r in json.loads(before)
    ]
    assert [row["review"] for row in after if row["id"] == key] == ["confirmed"]


@pytest.mark.usefixtures("parser")
def test_ingest_says_how_many_it_passed_over(run: Run) -> None:
    Path("a.txt").write_text("Ann Roe said it rains.", encoding="utf-8")
    run("ingest", "news.db", "a.txt")
    run("remove", "news.db", "a")
    for options in ((), ("--again",)):
        done = run("ingest", "news.db", "./a.txt", *options)
        assert "0 new, 0 updated, 0 unchanged, 1 taken out before, 0 failed; no quotes" in done.stdout


FAULTS = [
    ("UPDATE former_texts SET text = 'x'", "article 2, version 1: the text is not the one that was stored"),
    ("DELETE FROM former_texts", "article 2: 0 former texts are kept before version 2"),
    ("UPDATE former_quotes SET successor = 'qx'", "its successor qx is not there"),
    ("UPDATE former_quotes SET version = 7", "version 7 of article 2, which held it, is not there"),
    ("UPDATE quotes SET text = 'x' WHERE article = 2", "the stored content is not what its offsets say"),
    ("UPDATE quotes SET article = 9 WHERE article = 2", "dangling reference in quotes"),
    ("UPDATE count_days SET quotes = 9", "count_days: "),
]


@pytest.mark.parametrize(("damage", "said"), FAULTS)
def test_check_proves_the_file(run: Run, edited: Path, damage: str, said: str) -> None:
    sound = run("check", edited)
    assert (sound.exit_code, sound.stdout) == (0, "news.db: sound: 2 articles, 4 quotes, 0 reviews\n")
    with closing(sqlite3.connect(edited)) as connection, connection:
        connection.execute(damage)
    for command in (("check", edited), ("stats", edited, "--check")):
        done = run(*command)
        assert done.exit_code == 2
        assert said in done.stderr
        assert "fault" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("command", [("quotes",), ("articles",), ("stats",), ("check",)])
def test_an_older_file_is_upgraded_by_any_command_with_one_line(run: Run, command: tuple[str, ...]) -> None:
    make_older(Path("news.db"), SCHEMAS[0])
    done = run(*command, "news.db")
    assert done.exit_code == 0
    assert done.stderr == (
        "news.db: upgraded from schema 1 to 5; the file as it was is kept as news.schema-1.db\n"
    )
    assert run(*command, "news.db").stderr == ""


@pytest.mark.usefixtures("parser")
def test_ingest_upgrades_and_goes_on(run: Run) -> None:
    make_older(Path("news.db"), SCHEMAS[-1])
    Path("rain.txt").write_text("Ann Roe said it rains. So it did.", encoding="utf-8")
    done = run("ingest", "news.db", "rain.txt")
    assert "0 new, 1 updated" in done.stdout
    assert done.stderr.startswith("news.db: upgraded from schema 4 to 5; ")
    assert json.loads(run("quotes", "news.db", "--speaker", "Roe", "--json").stdout)[0]["id"] == "qb1"
