"""A bulk load that is killed in the middle of a transaction goes on, and ends in the rows of a whole one."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from test_written_together import NOON, corpus

from quotetrack.cli.intake import loading
from quotetrack.export.tables.extraction_rows import write_extractions
from quotetrack.model import Extraction
from quotetrack.store import Store
from quotetrack.store.questions.count_tables import count_faults

pytest.importorskip("pyarrow")
TOGETHER = 13
KILLED = """
import os, signal, sys
from quotetrack.cli import main
from quotetrack.cli.intake import loading
from quotetrack.store.waiting_rows import QuoteRows

write, turns = QuoteRows.write, []

def writing(rows, connection):
    write(rows, connection)
    turns.append(1)
    if len(turns) == 3:
        os.kill(os.getpid(), signal.SIGKILL)

loading._TOGETHER = int(sys.argv[1])
QuoteRows.write = writing
main(["load", "killed.db", "parts"])
"""


def told(path: Path) -> dict[str, object]:
    """Every row without the times at which they were written, and the runs that wrote them."""
    found: dict[str, object] = {}
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%fts%' AND name <> 'runs'"
        )
        for (table,) in tables.fetchall():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{name}"' for name in columns if not name.endswith("_at") and name != "run")
            found[table] = sorted(connection.execute(f"SELECT {kept or 1} FROM {table}"), key=repr)
    return found


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_load_that_is_killed_goes_on(
    run: Callable[..., Result], extraction: Callable[..., Extraction], monkeypatch: pytest.MonkeyPatch
) -> None:
    some = [one for one in corpus(random.Random(1), extraction) if one.version != "another"][:60]
    Path("parts").mkdir()
    for number, at in enumerate(range(0, len(some), 25)):
        write_extractions(some[at : at + 25], Path(f"parts/part-{number:06}.parquet"))
    killed = subprocess.run([sys.executable, "-c", KILLED, str(TOGETHER)], capture_output=True, text=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    with closing(sqlite3.connect("killed.db")) as connection:
        stored = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    assert 0 < stored < 40
    monkeypatch.setattr(loading, "_TOGETHER", TOGETHER)
    assert run("load", "whole.db", "parts").exit_code == 0
    done = run("load", "killed.db", "parts")
    assert done.exit_code == 0
    assert told(Path("killed.db")) == told(Path("whole.db"))
    with closing(sqlite3.connect("killed.db")) as connection:
        assert count_faults(connection) == []
    again = run("load", "killed.db", "parts")
    assert " 0 new" in again.stdout


def test_names_that_are_known_are_not_asked_for_again(
    db_path: Path, extraction: Callable[..., Extraction]
) -> None:
    """Work is counted: a second thousand of articles by the same people reads hardly a name from the file."""
    dice = random.Random(4)
    some = [one for one in corpus(dice, extraction) if one.version != "another"][:40]
    later = [
        replace(one, article=replace(one.article, id=f"l{n}", path=f"l{n}.txt", text=one.article.text + "\n"))
        for n, one in enumerate(some)
    ]
    asked: list[str] = []
    with Store(db_path, now=lambda: NOON) as store:
        store.save_many(some)
        store.db.conn.set_trace_callback(asked.append)
        assert store.save_many(later) == ["new"] * len(later)
    read = ("FROM speaker_names", "FROM speaker_evidence", "FROM speaker_aliases")
    assert [query for query in asked if any(table in query for table in read)] == []


@pytest.mark.parametrize(("limit", "most"), [("_TOGETHER", 7), ("_QUOTES", 20), ("_CHARACTERS", 3_000)])
def test_a_transaction_holds_no_more_than_there_is_room_for(
    run: Callable[..., Result],
    extraction: Callable[..., Extraction],
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    most: int,
) -> None:
    some = [
        replace(one, article=replace(one.article, path=f"{n}.txt"))  # of one place the last alone counts
        for n, one in enumerate(corpus(random.Random(2), extraction))
    ]
    Path("parts").mkdir()
    write_extractions(some, Path("parts/part-000000.parquet"))
    held: list[list[Extraction]] = []
    save = Store.save_many

    def counted(store: Store, extractions: Iterable[Extraction], **options: Any) -> object:
        held.append(list(extractions))
        return save(store, held[-1], **options)

    monkeypatch.setattr(loading, limit, most)
    monkeypatch.setattr(Store, "save_many", counted)
    assert run("load", "a.db", "parts").exit_code == 0
    assert [one.article.id for batch in held for one in batch] == [one.article.id for one in some]
    assert len(held) > 3
    size = {
        "_TOGETHER": lambda one: 1,
        "_QUOTES": lambda one: len(one.attributions),
        "_CHARACTERS": lambda one: len(one.article.text),
    }[limit]
    for batch in held[:-2]:
        assert sum(map(size, batch[:-1])) < most <= sum(map(size, batch))
