"""The command review: verdicts through the command line, and how they read."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from quotetrack.model import Extraction
from quotetrack.store import Store

Run = Callable[..., Result]
BY = ("--by", "Ida Lund")


@pytest.fixture
def told(news: Path) -> str:
    with closing(sqlite3.connect(news)) as connection:
        return str(connection.execute("SELECT id FROM quotes WHERE cue = 'told'").fetchone()[0])


def test_a_verdict_shows_in_every_listing(run: Run, news: Path, told: str) -> None:
    done = run("review", news, told[:6], "--status", "rejected", *BY, "--note", "not so", "--table")
    assert done.exit_code == 0, done.stderr
    assert "    rejected by Ida Lund: not so\n" in done.stdout
    asked = ("quotes", news, "--reviewed", "all")
    assert "    rejected by Ida Lund: not so\n" in run(*asked, "--table").stdout
    assert "    rejected by Ida Lund: not so\n" in run("show", news, told).stdout
    row = next(row for row in json.loads(run(*asked).stdout) if row["id"] == told)
    assert (row["review"], row["reviewer"], row["review_note"]) == ("rejected", "Ida Lund", "not so")
    table = csv.DictReader(io.StringIO(run(*asked, "--csv").stdout))
    assert [one["review"] for one in table] == ["rejected", "", ""]
    assert told not in run("quotes", news).stdout
    whole = json.loads(run("show", news, told, "--json").stdout)
    assert len(whole["sha256"]) == 64
    assert {"retrieved_at", "version", "parser", "model", "reviewed_at"} <= set(whole)


def test_words_are_found_in_the_article_and_the_kind_follows(run: Run, news: Path, told: str) -> None:
    def text(*args: str) -> tuple[str, str, str]:
        done = run("review", news, told, "--status", "corrected", *BY, *args, "--json")
        assert done.exit_code == 0, done.stderr
        [row] = json.loads(done.stdout)
        return row["text"], row["kind"], row["corrected"]

    assert text("--content", "This is not a small matter") == (
        "This is not a small matter",
        "direct",
        "content",
    )
    assert text("--content", "The line was open") == ("The line was open", "indirect", "content")
    assert text("--content", '"We want calm', "--content", '"This is not a small') == (
        "“This is not a small “We want calm",
        "direct",
        "content",
    )
    mixed = "she told Reuters.\n“We want"
    assert text("--content", " ".join(mixed.split())) == (mixed, "mixed", "content")
    assert text("--content-span", "0-3")[0] == "Two"
    assert text("--speaker", "Mia Falk", "--role", "clerk")[2] == "content|speaker|role"
    assert text("--cue", "told", "--source", "she")[2] == "content|speaker|role|cue|source"
    confirmed = run("review", news, told, "--status", "confirmed", *BY, "--table").stdout
    assert "confirmed (content, speaker, role, cue, source corrected) by Ida Lund" in confirmed
    assert run("stats", news, "--check").exit_code == 0


HISTORY = """\
{told}  Two presidents speak

  found by quotetrack 0.1.0{found:>53}
    Irina Volkova, spokeswoman, Government of Valdria
    “This is not a small matter,” “We want calm, and nobody wants else.”
    told · she · direct

  corrected (speaker) by Ida Lund{decided:>47}
    on tape
    Otto Dahl
    “This is not a small matter,” “We want calm, and nobody wants else.”
    told · she · direct
"""


def test_lists_and_history_in_80_columns(run: Run, news: Path, told: str) -> None:
    run("review", news, told, "--status", "corrected", *BY, "--speaker", "Otto Dahl", "--note", "on tape")
    past = json.loads(run("review", news, told).stdout)
    found, decided = (row["reviewed_at"] for row in past)
    shown = run("review", news, told, "--history", "--table").stdout
    assert shown == HISTORY.format(told=told, found=found, decided=decided)
    listed = run("review", news, "--table").stdout
    assert listed.splitlines()[:3] == [
        f"  corrected (speaker) by Ida Lund{told:>47}",
        "    on tape",
        "    Otto Dahl",
    ]
    assert max(map(len, (shown + listed).splitlines())) <= 80
    assert run("review", news, "--status", "rejected", "--json").stdout == "[]\n"
    assert len(json.loads(run("review", news, "--by", "Ida Lund", "--json").stdout)) == 1


def test_orphans_are_listed(run: Run, news: Path, told: str, extraction: Callable[..., Extraction]) -> None:
    run("review", news, told, "--status", "confirmed", *BY)
    with Store(news) as store:
        store.save(extraction("Nobody spoke.", path="call.txt", id="call"))
    [row] = json.loads(run("review", news, "--orphaned").stdout)
    assert (row["id"], row["orphaned"], row["status"]) == (told, True, "confirmed")
    assert "orphaned: the article no longer holds this quote" in run("review", news, "--table").stdout
    assert "orphaned" in run("review", news, told, "--history", "--table").stdout


@pytest.mark.usefixtures("parser")
def test_ingest_says_how_many_verdicts_lost_their_quotes(run: Run) -> None:
    story = Path("story.txt")
    story.write_text("Ann Roe said it rains. Otto Dahl said it snows.", encoding="utf-8")
    run("ingest", "news.db", "story.txt")
    for row in json.loads(run("quotes", "news.db").stdout):
        run("review", "news.db", row["id"], "--status", "confirmed", *BY)
    story.write_text("Ann Roe said it rains.", encoding="utf-8")
    done = run("ingest", "news.db", "story.txt")
    assert done.stderr == (
        "news.db: reviews that lost their quote, and are kept: 1; see: quotetrack review news.db --orphaned\n"
    )
    assert run("ingest", "news.db", "story.txt", "--again").stderr == ""
    assert [row["review"] for row in json.loads(run("quotes", "news.db").stdout)] == ["confirmed"]


def test_counts_leave_out_what_was_rejected(run: Run, news: Path, told: str) -> None:
    def counts(command: str, *args: str) -> dict[str, int]:
        return {row["name"]: row["quotes"] for row in json.loads(run(command, news, *args).stdout)}

    run("review", news, told, "--status", "rejected", *BY)
    assert counts("speakers") == {"Ann Roe": 2, "Otto Dahl": 1}
    assert counts("speakers", "--reviewed", "all") == {"Ann Roe": 2, "Irina Volkova": 1, "Otto Dahl": 1}
    assert counts("agencies", "--reviewed", "any") == {"Reuters": 1, "Associated Press": 0}
    assert counts("agencies", "--reviewed", "accepted") == {"Associated Press": 0}
    row = json.loads(run("stats", news).stdout)
    assert (row["reviews"], row["orphaned_reviews"]) == (1, 0)


def test_class_agency_and_channel_are_set_right_and_undone_one_by_one(
    run: Run, news: Path, told: str
) -> None:
    def decided(status: str, *args: str) -> tuple[Any, ...]:
        done = run("review", news, told, "--status", status, *BY, *args)
        assert done.exit_code == 0, done.stderr
        [row] = [r for r in json.loads(run("quotes", news, "--class", "all").stdout) if r["id"] == told]
        return tuple(row[name] for name in ("class", "agency", "relation", "channel", "corrected"))

    found = ("speech", "Reuters", "told", "interview", None)
    set_right = decided("corrected", "--class", "thought", "--channel", "letter")
    assert set_right == ("thought", "Reuters", "told", "letter", "class|channel")
    assert decided("corrected", "--agency", "AP")[1:3] == ("Associated Press", "told")
    relays = json.loads(run("show", news, told, "--json").stdout)["relays"]
    assert relays == "Associated Press (told)"
    assert decided("corrected", "--agency", "", "--channel", "")[1:4] == (None, None, None)
    assert decided("undone")[1:4] == ("Associated Press", "told", "letter")
    assert decided("commented", "--note", "who was it?")[1] == "Associated Press", "a comment decides nothing"
    assert decided("undone") == set_right
    assert decided("undone") == found
    none = run("review", news, told, "--status", "undone", *BY)
    assert none.exit_code == 2 and "has no verdict to withdraw" in none.stderr
    past = [row["status"] for row in json.loads(run("review", news, told, "--history").stdout)]
    assert past == ["found", *["corrected"] * 3, "undone", "commented", "undone", "undone"]
    assert run("check", news).exit_code == 0


def test_no_verdicts_yet(run: Run, news: Path) -> None:
    assert run("review", news).stdout == "[]\n"
    assert run("review", news, "--table").stdout.startswith("no verdicts; give one with: quotetrack review")


WRONG = [
    (("ID", "--status", "confirmed"), "say who decides: --by NAME"),
    (("ID", "--status", "confirmed", "--by", " "), "say who decides: --by NAME"),
    (("ID", "--status", "wrong", *BY), "'wrong' is not one of 'confirmed'"),
    (("ID", "--status", "corrected", *BY), "corrected needs what is right"),
    (("ID", "--status", "confirmed", *BY, "--speaker", "X"), "no other verdict takes them"),
    (("ID", *BY, "--speaker", "X"), "a verdict needs an ID and --status"),
    (("ID", "--status", "commented", *BY), "a comment has words: --note TEXT"),
    (("ID", "--status", "corrected", *BY, "--relation", "heard"), "'heard' is not one of"),
    (("ID", "--status", "withdrawn", *BY), "has no verdict to withdraw"),
    (
        ("ID", "--status", "corrected", *BY, "--content", "never said"),
        "the article does not say 'never said'",
    ),
    (("ID", "--status", "corrected", *BY, "--content-span", "9-3"), "write START-END"),
    (("ID", "--status", "corrected", *BY, "--content-span", "1-99999"), "fewer than 99999"),
    (
        ("ID", "--status", "corrected", *BY, "--content-span", "1-9", "--content-span", "5-12"),
        "the parts of the content overlap",
    ),
    (("zz", "--status", "confirmed", *BY), "no quote has the id 'zz'"),
    (("zz",), "no quote has the id 'zz'"),
]


@pytest.mark.parametrize(("args", "message"), WRONG, ids=[" ".join(w[0]) for w in WRONG])
def test_bad_input_is_one_clear_line_and_nothing_is_written(
    run: Run, news: Path, told: str, args: tuple[str, ...], message: str
) -> None:
    done = run("review", news, *(told if arg == "ID" else arg for arg in args))
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in " ".join(done.stderr.split())
    assert run("review", news, "--history").stdout == "[]\n"


def test_a_missing_database_is_not_made(run: Run) -> None:
    done = run("review", "none.db", "q1", "--status", "confirmed", *BY)
    assert done.exit_code == 2
    assert "no such database" in done.stderr
    assert not Path("none.db").exists()
