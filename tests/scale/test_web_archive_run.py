"""A web archive from its pages to the database: by files and at once, with the same rows."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result
from test_partitions import rows_of

sys.path.append(str(Path(__file__).parents[1] / "read"))

from test_web_archives import OTHERS, PAGE, archive, pages, record

pytest.importorskip("fastwarc")
pytest.importorskip("pyarrow")
Run = Callable[..., Result]
PAGES = 40


@pytest.mark.usefixtures("parser")
def test_a_crawl_becomes_rows_by_files_and_at_once(run: Run) -> None:
    Path("crawl.warc.gz").write_bytes(archive([*pages(PAGES), *OTHERS], zipped=True))
    done = run("extract", "crawl.warc.gz", "--out", "out")
    assert (done.exit_code, done.stdout) == (0, f"out: {PAGES} articles written, 0 there before, 0 failed\n")
    assert "passed over: 1 failed to load, 1 not HTML, 1 without an article" in done.stderr
    assert run("load", "bulk.db", "out").exit_code == 0
    assert run("ingest", "one.db", "crawl.warc.gz").exit_code == 0
    assert rows_of("bulk.db") == rows_of("one.db")
    with closing(sqlite3.connect("bulk.db")) as connection:
        found = connection.execute(
            "SELECT place, retrieved_at, published FROM articles WHERE document = 'mill-7'"
        ).fetchall()
        quotes = connection.execute("SELECT count(*) FROM quotes").fetchone()[0]
    assert found == [("https://news.example/mill-7.html?x=1", "2026-03-05T10:00:00Z", "2026-03-04")]
    assert quotes >= PAGES


@pytest.mark.usefixtures("parser")
def test_a_page_that_was_fetched_twice_has_versions(run: Run) -> None:
    changed = record("https://news.example/mill-1.html?x=1", PAGE.format(n=99).encode())
    Path("crawl.warc").write_bytes(archive([*pages(1), changed], zipped=False))
    done = run("ingest", "news.db", "crawl.warc")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "1 new, 1 updated" in done.stdout
