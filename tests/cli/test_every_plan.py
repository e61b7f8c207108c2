"""What the commands ask of a file is found by an index: SQLite's own plans of every query say so."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import extraction_of
from plans import COVERED, scans_of

from quotetrack.cli import main
from quotetrack.model import Speaker
from quotetrack.store import Store

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
    "report": (["-o", "{out}"], ()),
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
    return scans_of(news, asked)


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
    assert [one for one in found if COVERED not in one] == list(read_whole)
