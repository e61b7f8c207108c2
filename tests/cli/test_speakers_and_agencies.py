"""A speaker's card, agencies by publisher, and deciding by hand who is who, as a user sees them."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from quotetrack.model import Agency, Extraction, Speaker
from quotetrack.store import Store
from quotetrack.store.people.person_names import RULES

PAGE = Path(__file__).parents[2] / "docs" / "speakers-and-agencies.md"

Run = Callable[..., Result]
Build = Callable[..., Extraction]


def story(build: Build, where: str, marked: str, speaker: Speaker, **more: Any) -> Extraction:
    own: dict[int, Any] = {
        1: {"speaker": speaker, **{k: more.pop(k) for k in ("agency", "relays", "kind") if k in more}}
    }
    return build(marked, own, id=where, path=f"{where}.txt", **more)


@pytest.fixture
def people(run: Run, extraction: Build) -> Path:
    """A mayor who becomes a senator under two names, and a plumber of the mayor's name."""
    mayor = Speaker(("Ann Roe",), "person", "name", "mayor", "Oldbridge City Council")
    senator = Speaker(("Annie B. Roe",), "person", "name", "senator", "Oldbridge City Council")
    plumber = Speaker(("Ann Roe",), "person", "name", "plumber from Leeds")
    with Store("people.db") as store:
        for one in (
            story(
                extraction,
                "a",
                "[S1:Mayor Roe] [C1:told] [R1:reporters] [Q1:“yes”], [A1:Reuters] reported.",
                mayor,
                agency=Agency("Reuters", "reported"),
                published="2016-11-02",
                publisher="Herald",
                kind="direct",
            ),
            story(
                extraction,
                "b",
                "[S1:Annie B. Roe] [C1:told] [A1:CNN] [Q1:no], [A1:Reuters] said.",
                senator,
                agency=Agency("CNN", "told"),
                relays=[("CNN", "told"), ("Reuters", "reported")],
                published="2019-05-06",
                publisher="Herald",
            ),
            story(
                extraction,
                "c",
                "[S1:Ann Roe] [C1:said] [Q1:the tap drips].",
                plumber,
                published="2020",
                publisher="Example Post",
                dateline=Agency("Associated Press", "dateline"),
            ),
            story(extraction, "d", "[S1:Ann Roe] [C1:said] [Q1:so it is].", mayor, published="2016-12-24"),
        ):
            store.save(one)
    return Path("people.db")


CARD = """\
Ann Roe                                                                       #1
person · 3 quotes in 3 articles · 2016-11-02 to 2019-05-06
1 direct, 2 indirect
also Annie B. Roe; Mayor Roe

name                                                                    articles
Ann Roe                                                                        2
  Annie for Ann, a middle name left out; both of Oldbridge City
  Council
Annie B. Roe                                                                   1

role                      quotes  first       last
mayor                          2  2016-11-02  2016-12-24
  Oldbridge City Council
senator                        1  2019-05-06  2019-05-06
  Oldbridge City Council

agency   quotes  reported  told  carried  dateline
Reuters       2         2     0        0         0
CNN           1         0     1        0         0

said to    quotes
reporters       1

#2 is another Ann Roe, plumber from Leeds: plumber, not mayor
"""


def flat(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def test_the_card_of_a_speaker(run: Run, people: Path) -> None:
    done = run("speakers", people, "Annie B. Roe", "--table")
    assert done.stderr == ""
    assert flat(done.stdout) == CARD
    assert max(map(len, done.stdout.splitlines())) <= 80
    card = json.loads(run("speakers", people, "#1").stdout)
    assert [(r["role"], r["first"]) for r in card["roles"]] == [
        ("mayor", "2016-11-02"),
        ("senator", "2019-05-06"),
    ]
    assert [other["id"] for other in card["namesakes"]] == [2]


def test_two_of_one_name_are_told_apart_in_the_list(run: Run, people: Path) -> None:
    table = flat(run("speakers", people, "--table").stdout)
    first, second = (
        "Ann Roe                    person       3       1         3  2019-05-06\n  #1\n",
        "Ann Roe                    person       1       0         1  2020\n  #2 · plumber from Leeds\n",
    )
    assert first + "  Annie B. Roe; Mayor Roe\n" + second in table
    done = run("speakers", people, "Ann Roe")
    assert done.exit_code == 2
    assert "2 speakers are called 'Ann Roe': #1 Ann Roe (mayor), 3 quotes; #2 Ann Roe (plumber from" in (
        done.stderr
    )


def test_a_period_and_a_publisher_narrow(run: Run, people: Path) -> None:
    def names(*args: str) -> list[str]:
        return [row["name"] for row in json.loads(run("speakers", people, *args).stdout)]

    assert names("--since", "2019") == ["Ann Roe", "Ann Roe"]
    assert names("--until", "2018") == ["Ann Roe"]
    assert names("--publisher", "the herald") == ["Ann Roe"]
    quotes = json.loads(run("quotes", people, "--publisher", "Herald", "--since", "2019").stdout)
    assert [quote["text"] for quote in quotes] == ["no"]
    done = run("speakers", people, "--publisher", "Gazette")
    assert (done.exit_code, done.stdout) == (2, "")
    assert (
        done.stderr == "Error: no publisher is called 'Gazette'; see: quotetrack agencies DB --by publisher\n"
    )


def test_the_way_of_a_statement_in_a_card(run: Run, people: Path) -> None:
    shown = run("quotes", people, "--table").stdout
    assert "told · source “Mayor Roe” · direct · to reporters, via Reuters" in shown
    assert "told · source “Annie B. Roe” · indirect · told CNN, reported by Reuters" in shown
    rows = list(csv.DictReader(io.StringIO(run("quotes", people, "--csv").stdout)))
    chain = "CNN (told); Reuters (reported)"
    assert [row["relays"] for row in rows] == ["", chain, "", "Reuters (reported)"]
    assert [row["recipient"] for row in rows] == ["", "", "", "reporters"]
    [row] = [row for row in rows if row["recipient"]]
    assert "{told} /reporters/ [“yes”], (Reuters)" in run("show", people, row["id"]).stdout


def test_a_quote_is_found_by_every_agency_of_its_chain(run: Run, people: Path) -> None:
    def texts(agency: str) -> list[str]:
        return [row["text"] for row in json.loads(run("quotes", people, "--agency", agency).stdout)]

    assert texts("Reuters") == ["no", "“yes”"]
    assert texts("CNN") == ["no"]
    assert texts("AP") == ["the tap drips"]
    unknown = run("quotes", people, "--agency", "AFP")
    assert unknown.exit_code == 2 and "no agency is called 'AFP'" in unknown.stderr


def test_quotes_of_a_name_that_two_bear_say_so(run: Run, people: Path) -> None:
    done = run("quotes", people, "--speaker", "ann roe", "--table")
    assert done.stderr == (
        "'ann roe' is 2 speakers: #1 Ann Roe (mayor), 3 quotes; #2 Ann Roe (plumber from Leeds), 1 quote;"
        " ask for one by number, such as '#1'\n"
    )
    one = run("quotes", people, "--speaker", "#2", "--table")
    assert one.stderr == ""
    assert one.stdout.count("the tap drips") == one.stdout.count("said · ") == 1
    assert run("quotes", people, "--speaker", "Annie B. Roe", "--table").stderr == ""


def test_agencies_by_publisher(run: Run, people: Path) -> None:
    rows = json.loads(run("agencies", people, "--by", "publisher").stdout)
    assert [tuple(row.values()) for row in rows] == [
        ("Herald", "Reuters", 2, 0, 2, 100.0),
        ("Herald", "CNN", 1, 0, 2, 50.0),
        ("Example Post", "Associated Press", 0, 1, 1, 100.0),
    ]
    table = [
        line.split() for line in run("agencies", people, "--by", "publisher", "--table").stdout.split("\n")
    ]
    assert table[1:3] == [
        ["Herald", "Reuters", "2", "0", "2", "100.0", "%"],
        ["CNN", "1", "0", "2", "50.0", "%"],
    ]
    early = json.loads(run("agencies", people, "--until", "2016").stdout)
    assert [(row["name"], row["share"]) for row in early] == [("Reuters", 50.0)]


def test_deciding_by_hand_from_the_shell(run: Run, people: Path) -> None:
    done = run("merge", people, "Ann Roe (plumber)", "#1")
    assert done.stdout == (
        "Ann Roe (plumber from Leeds) is Ann Roe: 1 quote moved\n"
        "to take it back: quotetrack undo people.db 1\n"
    )
    done = run("split", people, "#1", "--role", "senator", "--as", "Annie Roe (senator)")
    assert done.stdout == (
        "Annie Roe (senator) was Ann Roe (role senator): 1 quote moved\n"
        "to take it back: quotetrack undo people.db 2\n"
    )
    assert "Madam means" in run("alias", people, "Annie Roe (senator)", "Madam").stdout
    rows = json.loads(run("decisions", people).stdout)
    assert [(row["action"], row["subject"], row["speaker"]) for row in rows] == [
        ("alias", "Madam", "Annie Roe (senator)"),
        ("split", "Ann Roe", "Annie Roe (senator)"),
        ("merge", "Ann Roe (plumber from Leeds)", "Ann Roe"),
    ]
    table = run("decisions", people, "--table").stdout
    assert "2  split Ann Roe (role senator) as Annie Roe (senator)" in table
    assert run("alias", people, "Madam", "madam", "--remove").stdout == (
        "people.db: Madam no longer means Annie Roe (senator)\n"
    )
    assert run("undo", people).stdout == (
        "people.db: Annie Roe (senator) is Ann Roe again (role senator): 1 quote moved back\n"
    )
    assert run("undo", people, "1").exit_code == 0
    assert "no decisions yet" in run("decisions", people, "--table").stdout
    assert [row["id"] for row in json.loads(run("speakers", people).stdout)] == [1, 2]


WRONG = [
    (("merge", "people.db", "Ann Roo", "#1"), "no speaker is called 'Ann Roo'; did you mean Ann Roe"),
    (("merge", "none.db", "a", "b"), "none.db: no such database"),
    (("split", "people.db", "#1", "--as", "X"), "say which part: either --articles, or --role and"),
    (
        ("split", "people.db", "#1", "--as", "X", "--articles", "a", "--role", "y"),
        "say which part: either --articles, or --role and",
    ),
    (("split", "people.db", "#1", "--articles", "z", "--as", "X"), "no article has the number, id, path"),
    (("alias", "people.db", "#1", "Roe the Elder", "--remove"), "none was given"),
    (("undo", "people.db"), "there is no decision to undo; see: quotetrack decisions DB"),
    (("undo", "people.db", "0"), "0 is not in the range"),
    (("speakers", "people.db", "#99"), "no speaker is called '#99'"),
]


@pytest.mark.parametrize(("args", "message"), WRONG, ids=[" ".join(w[0]) for w in WRONG])
@pytest.mark.usefixtures("people")
def test_what_is_wrong_is_one_line_and_status_2(run: Run, args: tuple[str, ...], message: str) -> None:
    done = run(*args)
    assert done.exit_code == 2
    assert message in done.stderr.splitlines()[-1]


def test_the_page_shows_what_the_commands_print(run: Run, people: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert shown(run, text) == text


def test_the_queries_on_the_page_run(people: Path) -> None:
    [block] = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    names, hops = block.split(";")[:2]
    with closing(sqlite3.connect(people)) as connection:
        assert len(connection.execute(names).fetchall()) == 2
        assert connection.execute(hops).fetchall() == [("CNN", "Reuters", 1)]
        chains = connection.execute(
            "SELECT group_concat(agency || ' ' || relation, ', ') FROM"
            " (SELECT * FROM relay_chains ORDER BY quote, ordinal) GROUP BY quote ORDER BY 1"
        ).fetchall()
    assert [chain for (chain,) in chains] == [
        "Associated Press dateline, Example Post published",
        "CNN told, Reuters reported, Herald published",
        "Reuters reported, Herald published",
    ]


def test_the_page_gives_each_rule_in_a_row_of_its_own() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    for rule in RULES:
        handled, _, refused = " ".join((rule.__doc__ or "").split()).partition(" Not: ")
        row = f"| `{rule.__name__}` | {handled.rstrip('.')} | {refused.rstrip('.')} |"
        assert row.replace("..*", ".*") in [line.replace("..*", ".*") for line in lines]


def shown(run: Run, text: str) -> str:
    """Return the page with the output of every command as it is now, run in the page's order."""

    def transcript(block: re.Match[str]) -> str:
        commands = [line for line in block[1].splitlines() if line.startswith("$ quotetrack ")]
        parts = [f"{c}\n{flat(run(*shlex.split(c)[2:]).output)}" for c in commands]
        today = datetime.now(timezone.utc).date().isoformat()
        parts = [part.replace(today, "2026-01-31") for part in parts]
        return "```console\n" + "\n".join(part.rstrip() + "\n" for part in parts) + "```"

    return re.sub(r"```console\n(.*?)```", transcript, text, flags=re.DOTALL)


MEANT = "'Ann Roe' is 2 speakers: #1 Ann Roe (mayor), 3 quotes; #2 Ann Roe (plumber from Leeds), 1 quote"
MIXED = [
    (("timeline", "--speaker", "Ann Roe"), 2),
    (("report", "--speaker", "Ann Roe"), 2),
    (("speakers", "Ann Roe"), 2),
    (("quotes", "--speaker", "Ann Roe", "--csv"), 0),
    (("quotes", "--speaker", "Ann Roe", "--nl"), 0),
    (("export", "--format", "jsonl", "--speaker", "Ann Roe"), 0),
    (("variants", "--speaker", "Ann Roe"), 0),
    (("verify", "the tap drips", "--speaker", "Ann Roe"), 1),
]


@pytest.mark.parametrize(("args", "status"), MIXED, ids=[m[0][0] for m in MIXED])
def test_two_of_one_name_are_refused_or_said(run: Run, people: Path, args: Any, status: int) -> None:
    done = run(args[0], people, *args[1:])
    assert done.exit_code == status
    assert MEANT.partition(" is ")[2].partition(": ")[2] in done.stderr
    by_number = run(args[0], people, *[a.replace("Ann Roe", "#2") for a in args[1:]])
    assert "speakers" not in by_number.stderr
    assert by_number.exit_code == (1 if status == 1 else 0)


def test_a_verdict_tells_which_of_two_it_is(run: Run, people: Path) -> None:
    row = json.loads(run("verify", people, "the tap drips", "--speaker", "Ann Roe").stdout)
    assert row["quote"]["which"] == "#2 Ann Roe (plumber from Leeds), 1 quote"
    assert row["quote"]["speaker_ids"] == [2]
    card = run("verify", people, "the tap drips", "--table").stdout
    assert "    one of several with this name: #2 Ann Roe (plumber from Leeds), 1 quote\n" in card


def test_a_rehearsal_names_the_articles_and_changes_nothing(run: Run, people: Path) -> None:
    before = people.read_bytes()
    done = run("merge", people, "#1", "#2", "--dry-run")
    assert done.stdout.splitlines() == [
        "Ann Roe would be Ann Roe (plumber from Leeds): 3 quotes would move",
        "1 quote in article 2, b",
        "1 quote in article 4, d",
        "1 quote in article 1, a",
        "nothing was changed; do it by the same command without --dry-run",
    ]
    done = run("split", people, "#1", "--role", "senator", "--as", "Annie Roe", "--dry-run")
    assert done.stdout.startswith(
        "Annie Roe would be taken from Ann Roe (role senator): 1 quote would move\n"
    )
    assert "Annie would mean Ann Roe" in run("alias", people, "#1", "Annie", "--dry-run").stdout
    assert json.loads(run("decisions", people).stdout) == []
    assert people.read_bytes() == before


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("n\n", 2)])
def test_a_person_becomes_a_body_only_when_asked(
    run: Run, people: Path, extraction: Build, monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    with Store(people) as store:
        council = Speaker(("Oldbridge City Council",), "organization", "name")
        store.save(story(extraction, "e", "[S1:Oldbridge City Council] [C1:said] [Q1:no].", council))
    refused = run("merge", people, "#2", "Oldbridge City Council")
    assert refused.exit_code == 2
    assert "is a person, Oldbridge City Council is an organization; to make them one all the same" in (
        refused.stderr
    )
    rehearsed = run("merge", people, "#2", "Oldbridge City Council", "--dry-run").stdout.splitlines()
    assert "is a person, Oldbridge City Council is an organization: this would have to be" in rehearsed[0]
    assert " would be Oldbridge City Council: " in rehearsed[1]
    agreed = run("merge", people, "#2", "Oldbridge City Council", "--dry-run", "--yes").stdout
    assert agreed.splitlines() == rehearsed[1:]
    monkeypatch.setattr("quotetrack.cli.editing.deciding.can_ask", lambda: True)
    asked = run("merge", people, "#2", "Oldbridge City Council", input=answer)
    assert asked.exit_code == status
    assert len(json.loads(run("decisions", people).stdout)) == (status == 0)
    if status:
        assert run("merge", people, "#2", "Oldbridge City Council", "--yes").exit_code == 0
