"""What a person has rejected counts nowhere: every answer is that of a file in which it was never found."""

from __future__ import annotations

import asyncio
import io
import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import lxml.html
import openpyxl
import pytest
from click.testing import Result
from conftest import extraction_of
from datasette.app import Datasette
from pyarrow import parquet

from quotetrack.model import Agency, Speaker
from quotetrack.store import Store

Run = Callable[..., Result]
NOW = datetime(2026, 3, 1, tzinfo=timezone.utc)
ROE = Speaker(("Ann Roe",), "person", "name", role="mayor")
ITO = Speaker(("Ben Ito",), "person", "name", role="engineer")
QUIRK = Speaker(("Zed Quirk",), "person", "name", role="beekeeper", affiliation="Hive Union")
REUTERS = Agency("Reuters", "reported")
FIRST = "[S1:Ann Roe] [C1:said] [Q1:“the toll is a tax on rain and on snow”]. “No more bridges for the bees.”"
BEES = "“the harbour bees are sleeping in winter boxes”"
SECOND = (
    "[S1:Ben Ito] [C1:said] [Q1:the pier is sound]. [S2:Zed Quirk] [C2:{}] [Q2:{}], [A2:Reuters] reported."
)


def story(marked: str, quotes: dict[int, dict[str, Any]], name: str, day: str) -> Any:
    return extraction_of(
        marked, quotes, id=name, path=f"{name}.txt", title=name.title(), publisher="The Gull", published=day,
        author="Ida Lund",
    )  # fmt: skip


def fill(path: Path, *, with_it: bool) -> None:
    """Store two stories, the second with what one file rejects and the other never had."""
    marked = SECOND.format("buzzed", BEES)
    if not with_it:
        marked = re.sub(r"\[[SCQA]2:([^]]*)\]", r"\1", marked)
    quirk = {"speaker": QUIRK, "kind": "direct", "agency": REUTERS, "channel": "interview", "lemma": "buzz"}
    with Store(path, now=lambda: NOW) as store:
        store.save(story(FIRST, {1: {"speaker": ROE, "kind": "direct"}}, "toll", "2026-01-02"))
        quotes: dict[int, dict[str, Any]] = {1: {"speaker": ITO}, **({2: quirk} if with_it else {})}
        store.save(story(marked, quotes, "pier", "2026-02-03"))
        # the same words in another article: a variant, of which one is rejected
        store.save(story(f"[S1:Ann Roe] [C1:said] [Q1:{BEES}].", {1: {"speaker": ROE}}, "hive", "2026-02-04"))


@pytest.fixture
def files(run: Run) -> tuple[str, str]:
    """Return a file in which a quote is rejected, and one that never had it, in the current folder."""
    for folder, with_it in (("rejected", True), ("never", False)):
        Path(folder).mkdir()
        fill(Path(folder) / "news.db", with_it=with_it)
        run("variants", f"{folder}/news.db")  # which compares what waits
    with closing(sqlite3.connect("rejected/news.db")) as connection:
        key = connection.execute("SELECT id FROM quotes WHERE cue = 'buzzed'").fetchone()[0]
    done = run("review", "rejected/news.db", key, "--status", "rejected", "--by", "Ida", "--note", "a joke")
    assert done.exit_code == 0, done.stderr
    return "rejected/news.db", "never/news.db"


ASKED: list[tuple[str, ...]] = [
    *(("quotes", "DB", form) for form in ("--json", "--csv", "--nl", "--table", "--md")),
    ("quotes", "DB", "--search", "bees"),
    ("quotes", "DB", "--class", "all"),
    ("quotes", "DB", "--reviewed", "accepted"),
    ("quotes", "DB", "--affiliation", "Hive Union"),
    ("search", "DB", "bees"),
    ("speakers", "DB", "--json"),
    ("speakers", "DB", "--class", "all", "--json"),
    ("speakers", "DB", "--since", "2026-02", "--json"),
    ("agencies", "DB", "--json"),
    ("agencies", "DB", "--by", "publisher", "--json"),
    ("articles", "DB", "--json"),
    ("stats", "DB", "--json"),
    ("audit", "DB", "--json"),
    *(("audit", "DB", "--by", by, "--json") for by in ("publisher", "month", "author")),
    ("audit", "DB", "--by", "topic", "--topic", "bees", "--json"),
    ("verify", "DB", "the harbour bees are sleeping in winter boxes"),
    ("verify", "DB", "the harbour bees are sleeping in winter boxes", "--speaker", "Ann Roe"),
    ("verify", "DB", "the harbour bees are dancing in winter boxes"),
    ("variants", "DB"),
    ("timeline", "DB", "--speaker", "Ann Roe"),
    ("report", "DB", "-o", "report.html"),
    *(
        ("export", "DB", "--format", form, "-o", "out")
        for form in (
            *("csv", "jsonl", "markdown", "tei", "schema-org", "claimreview", "ninjs", "brat", "citron"),
            *("parquet", "xlsx"),
        )
    ),
]
_PASSING = re.compile(
    r"\"reviews\": \d+|(rejected|never)/news\.db|\"bytes\": \d+|\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ?"
)


def answered(run: Run, file: str, asked: tuple[str, ...]) -> tuple[int, str, dict[str, bytes]]:
    """Return the exit status, what was printed, and the files that were written."""
    done = run(*(file if part == "DB" else part for part in asked))
    assert done.exit_code in (0, 1), (asked, done.stderr)
    written = {}
    for place in map(Path, ("out", "report.html")):
        found = [place] if place.is_file() else sorted(place.rglob("*")) if place.exists() else []
        for one in found:
            if one.is_file():
                written[str(one)] = one.read_bytes()
                one.unlink()
    return done.exit_code, _PASSING.sub("-", done.stdout), written


def plain(written: dict[str, bytes]) -> dict[str, str]:
    """Return files as text without what names their database or the time; of a binary table its rows."""
    return {name: _PASSING.sub("-", in_words(data)) for name, data in written.items()}


def in_words(data: bytes) -> str:
    """Return what a file says."""
    if data.startswith(b"PAR1"):
        return str(parquet.read_table(io.BytesIO(data)).to_pylist())
    if data.startswith(b"PK"):
        sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
        return str([[*sheet.iter_rows(values_only=True)] for sheet in sheets])
    return data.decode("utf-8", "replace")


@pytest.mark.parametrize("asked", ASKED, ids=[" ".join(one) for one in ASKED])
def test_what_is_rejected_counts_in_no_answer(
    run: Run, files: tuple[str, str], asked: tuple[str, ...]
) -> None:
    rejected, never = (answered(run, file, asked) for file in files)
    assert rejected[:2] == never[:2]
    assert plain(rejected[2]) == plain(never[2])


PAGES = (
    *("", "/-/search", "/-/search?q=bees", "/-/search?q=pier", "/-/articles", "/-/articles?q=pier"),
    *("/-/speakers", "/-/agencies", "/-/audit", "/-/audit?by=publisher", "/-/audit?topics=bees"),
    *("/speakers/Ann Roe", "/speakers/Ben Ito"),
)


def test_what_is_rejected_counts_on_no_page(files: tuple[str, str]) -> None:
    """The words and figures of pages are those of a file in which it was never found."""

    async def pages(file: str) -> dict[str, str]:
        datasette = Datasette([file])
        with closing(sqlite3.connect(file)) as connection:
            people = dict(connection.execute("SELECT name, id FROM speakers").fetchall())
        found = {}
        for path in PAGES:
            room, _, name = path.rpartition("/")
            address = f"{room}/{people.get(name, name)}"
            answer = await datasette.client.get(f"/news{address if path else ''}")
            assert answer.status_code == 200, path
            tree = lxml.html.fromstring(answer.text).cssselect("main")[0]
            found[path] = _PASSING.sub("-", " ".join(" ".join(tree.itertext()).split()))
        return found

    rejected, never = (asyncio.run(pages(file)) for file in files)
    assert rejected == never
    assert "the pier is sound" in never["/speakers/Ben Ito"]


def test_through_an_agency_of_nothing_else_nothing_came(run: Run, files: tuple[str, str]) -> None:
    assert run("quotes", files[0], "--agency", "Reuters", "--json").stdout == "[]\n"


def test_who_is_quoted_in_nothing_else_says_nothing(run: Run, files: tuple[str, str]) -> None:
    found = run("quotes", files[0], "--speaker", "Zed Quirk", "--json")
    assert (found.exit_code, found.stdout) == (0, "[]\n")
    said = ("the harbour bees are sleeping in winter boxes", "--speaker", "Zed Quirk", "--json")
    verdict = json.loads(run("verify", files[0], *said).stdout)
    assert verdict["doubt"] == "unattributed", "the words stand in marks, and nobody is named for them"


@pytest.mark.parametrize("reviewed", ["rejected", "any", "all"])
def test_it_is_listed_where_it_is_asked_for(run: Run, files: tuple[str, str], reviewed: str) -> None:
    listed = run("quotes", files[0], "--reviewed", reviewed, "--table").stdout
    assert "rejected by Ida: a joke" in listed
    assert ("Ann Roe" in listed) == (reviewed == "all")
    assert "rejected" in run("export", files[0], "--format", "csv", "--reviewed", reviewed).stdout


def test_what_is_undone_counts_again(run: Run, files: tuple[str, str]) -> None:
    key = run("quotes", files[0], "--reviewed", "rejected", "--nl").stdout.split('"')[3]
    for status in ("undone", "rejected", "withdrawn"):
        assert run("review", files[0], key, "--status", status, "--by", "Ida").exit_code == 0
        counted = "Zed Quirk" in run("speakers", files[0], "--json").stdout
        assert counted == (status != "rejected")
        assert run("check", files[0]).exit_code == 0
