"""The command that serves: one address, a clean end, and one line for what is wrong."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from quotetrack.cli import main
from quotetrack.model import Extraction
from quotetrack.store import Store

Build = Callable[..., Extraction]


@pytest.fixture
def db(db_path: Path, extraction: Build) -> Path:
    with Store(db_path) as store:
        store.save(extraction("[S1:Ann Roe] [C1:said] [Q1:it rains]."))
    return db_path


@contextmanager
def serving(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "quotetrack", "serve", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_one_address_and_stops_cleanly(db: Path, number: signal.Signals) -> None:
    before = db.read_bytes()
    with serving(str(db), "--port", "0") as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert url.startswith("http://127.0.0.1:")
        for path in ("", "news/-/search?q=rains", "news/quotes/nothing"):
            try:
                urllib.request.urlopen(url + path, timeout=20).close()
            except urllib.error.HTTPError as error:
                assert error.code == 404
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
        assert (process.returncode, out, err) == (0, "", "")
    assert db.read_bytes() == before
    assert list(db.parent.iterdir()) == [db]


def test_what_is_stored_meanwhile_shows_when_a_page_is_loaded(db: Path, extraction: Build) -> None:
    with serving(str(db), "--port", "0") as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        state = [urllib.request.urlopen(url + "news/-/state", timeout=20).read()]
        with Store(db) as store:
            store.save(extraction("[S1:Ben Ito] [C1:said] [Q1:it snows].", id="two", path="two.txt"))
        assert b"it snows" in urllib.request.urlopen(url + "news/-/search", timeout=20).read()
        state.append(urllib.request.urlopen(url + "news/-/state", timeout=20).read())
        assert state[0] != state[1]


def test_a_port_that_is_taken_is_one_line(db: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(main, ["serve", str(db), "--port", port])
    assert done.exit_code == 2
    assert done.stderr == (
        f"Error: 127.0.0.1, port {port}: address already in use; give another with --port, "
        "or --port 0 for any that is free\n"
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.db", None, "no such database; make it with: quotetrack ingest"),
        (
            "notes.txt",
            b"not a database at all, but long enough to be read as one" * 20,
            "not a SQLite database",
        ),
        ("empty.db", b"", "empty; give the path of a database that quotetrack ingest has made"),
    ],
)
def test_a_file_that_cannot_be_served_is_one_line(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    done = CliRunner().invoke(main, ["serve", str(path), "--port", "0"])
    assert done.exit_code == 2
    assert done.stderr.startswith(f"Error: {path}: ") and message in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_host_that_is_not_ours_is_one_line(db: Path) -> None:
    done = CliRunner().invoke(main, ["serve", str(db), "--host", "203.0.113.7", "--port", "0"])
    assert done.exit_code == 2 and done.stderr.startswith("Error: 203.0.113.7, port 0: ")


def test_the_program_loads_no_server_before_it_serves() -> None:
    code = "import sys, quotetrack.cli; print([m for m in ('datasette', 'uvicorn') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
