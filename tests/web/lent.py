"""The fixtures of the tests of pages: a database that is served, and a browser."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from zlib import crc32

import pytest
from chromium import browser, missing
from selenium.webdriver import Chrome
from served import articles, started, store


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of a few articles; no test writes to it."""
    path = tmp_path_factory.mktemp("web") / "news.db"
    store(path, articles())
    return path


@pytest.fixture(scope="session")
def site(db: Path) -> Iterator[str]:
    """Serve the database and return the URL of its overview."""
    with started("quotetrack", "serve", str(db), "--port", "0") as (_, url):
        yield f"{url}news"


@pytest.fixture(scope="session")
def ids(db: Path) -> dict[str, str]:
    """Return the ids of the quotes of the bridge's story by their cue."""
    with closing(sqlite3.connect(db)) as connection:
        article = connection.execute("SELECT id FROM articles WHERE document = 'bridge'").fetchone()
        return dict(connection.execute("SELECT cue, id FROM quotes WHERE article = ?", article).fetchall())


@pytest.fixture(scope="session")
def number(db: Path) -> Callable[[str, str], int]:
    """Return the function that finds a row by table and name."""
    columns = {"speakers": "name", "agencies": "name", "articles": "document"}

    def find(table: str, name: str) -> int:
        with closing(sqlite3.connect(db)) as connection:
            query = f"SELECT id FROM {table} WHERE {columns[table]} = ?"
            return int(connection.execute(query, (name,)).fetchone()[0])

    return find


@pytest.fixture(scope="session")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Return a browser for all tests; skips them where none is installed."""
    reason = missing()
    if reason:
        pytest.skip(reason)
    with browser(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture(scope="session")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, list[str]]]:
    """Serve a file to Ida and Bo; return its path, the root, and the link of each.

    Each test refills the file with an ``edition`` of its own: what a reviewer was shown by the test before,
    which the server keeps from the others, is then none of its quotes.
    """
    path = tmp_path_factory.mktemp("reviewed") / "news.db"
    store(path, articles())
    command = ("quotetrack", "serve", str(path), "--port", "0", "--review", "Ida", "--review", "Bo")
    with started(*command) as (process, url):
        assert process.stdout is not None
        lines = [process.stdout.readline().strip().partition(" reviews at ") for _ in range(2)]
        assert [name for name, _, _ in lines] == ["Ida", "Bo"]
        yield path, url, [link for _, _, link in lines]


@pytest.fixture
def edition(request: pytest.FixtureRequest) -> str:
    """Name the edition of the articles that belongs to the test, the same whenever it runs."""
    return f"Edition {crc32(request.node.nodeid.encode())}"
