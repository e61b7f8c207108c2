"""What the commands ask of a file is found by an index: SQLite's own plans of every query say so."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import extraction_of

from quotetrack.cli import main
from quotetrack.model import Speaker
from quotetrack.store import Store

LARGE = set(
    "articles quotes quote_spans quote_speakers quote_relays copies"
    " statement_quotes statement_keys statement_links former_texts".split()
)
_SCAN = re.compile(r"SCAN (\w+)(?! VIRTUAL)(.*)")
_TABLE = re.compile(r"\b(?:FROM|JOIN|,)\s+(\w+)(?:\s+AS)?\s+(\w+)\b")
_COVERED = "USING COVERING INDEX"
NARROW = {  # each asks about some rows
    "quotes": ["--speaker", "Roe", "--limit", "5"],
    "search": ["toll"],
    "speakers": ["--search", "Roe"],
    "show": ["{quote}"],
    "timeline": ["--speaker", "Roe"],
    "verify": ["The toll will rise in May"],
    "variants": ["{quote}"],
    "cite": ["{quote}"],
    "report": ["--speaker", "Roe", "-o", "{out}"],
}
WHOLE = {  # and each of these about all of them: what is read in order is an index, or is named here
    "stats": ([], ()),
    "agencies": ([], ()),
    "speakers": (["--limit", "5"], ()),
    "variants": (["--limit", "5"], ()),
    "report": (["-o", "{out}"], ("quotes",)),  # counts every quote by its cue, once
}


@pytest.fixture
def news(db_path: Path) -> Path:
    """Two articles of one statement; SQLite plans without statistics, so their number does not matter."""
    speaker = {"speaker": Speaker(("Ann Roe",), "person", "name")}
    with Store(db_path) as store:
        for name in "ab":
            text = f"[S1:Ann Roe] [C1:said] [Q1:that the toll on the new bridge will rise in May]. {name}"
            store.save(extraction_of(text, {1: speaker}, id=name, path=f"{name}.txt"))
    return db_path


def scans(news: Path, words: list[str], patch: pytest.MonkeyPatch) -> list[str]:
    """Run a command; return the scans of large tables in the plans of all that it asked."""
    asked: list[str] = []
    connect = sqlite3.connect

    def traced(*args: Any, **named: Any) -> sqlite3.Connection:
        made: sqlite3.Connection = connect(*args, **named)
        if news.name in str(args[0]):  # not a file that vanishes, of what is to be written
            made.set_trace_callback(asked.append)
        return made

    with sqlite3.connect(news) as file:
        quote = file.execute("SELECT id FROM quotes ORDER BY number LIMIT 1").fetchone()[0]
    given = [word.format(quote=quote, out=news.with_suffix(".html")) for word in words[1:]]
    with patch.context() as patched:
        patched.setattr(sqlite3, "connect", traced)
        result = CliRunner().invoke(main, [words[0], str(news), *given])
    assert result.exit_code in (0, 1), result.output
    assert any("quotes" in one for one in asked)
    found = []
    with sqlite3.connect(news) as file:
        for query in asked:
            if re.match(r"\s*CREATE TEMP TABLE", query):
                file.execute(query)  # a list of the command's own, which later queries name
            if not re.match(r"\s*(SELECT|WITH)\b", query) or "temp." in query:
                continue
            tables = {alias: table for table, alias in _TABLE.findall(query)}
            for row in file.execute(f"EXPLAIN QUERY PLAN {query}"):
                scan = _SCAN.match(row[3])
                few = scan and "quotes_rejected" in scan[2]  # an index of what was rejected alone
                if scan and not few and tables.get(scan[1], scan[1]) in LARGE:
                    found.append(f"{tables.get(scan[1], scan[1])}{scan[2]}")
    return found


@pytest.mark.parametrize("command", NARROW)
def test_a_command_about_some_rows_reads_those(
    news: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    assert scans(news, [command, *NARROW[command]], monkeypatch) == []


@pytest.mark.parametrize("command", WHOLE)
def test_a_command_about_all_rows_reads_an_index(
    news: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    words, read_whole = WHOLE[command]
    found = scans(news, [command, *words], monkeypatch)
    assert [one for one in found if _COVERED not in one] == list(read_whole)
