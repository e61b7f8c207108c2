"""As a program: encodings, a reader that goes away, exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from quotetrack.model import Extraction
from quotetrack.store import Store

Build = Callable[..., Extraction]
Run = Callable[..., Result]


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def program(*args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "quotetrack", *args],
        capture_output=True,
        env={**os.environ, "COLUMNS": "80", **environment},
        check=False,
    )


ENCODINGS = [
    ("ascii", "--json"),
    ("cp1252", "--nl"),
    ("ascii", "--csv"),
    ("latin-1", "--md"),
    ("ascii", "--table"),
]


@pytest.mark.parametrize(("encoding", "form"), ENCODINGS)
@pytest.mark.usefixtures("run")
def test_no_encoding_of_the_output_is_too_small(news: Path, encoding: str, form: str) -> None:
    done = program("quotes", str(news), form, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    if form in ("--json", "--nl"):
        rows = json.loads(text) if form == "--json" else lines(text)
        assert rows[0]["text"].startswith("“This")


@pytest.mark.usefixtures("run")
def test_a_reader_that_goes_away_is_no_error(news: Path, extraction: Build) -> None:
    many = " ".join(f"[S{n}:Roe] [C{n}:said] [Q{n}:thing {n} and so on and on]." for n in range(1, 3000))
    with Store(news) as store:
        store.save(extraction(many, path="many.txt"))
    for form in ("--nl", "--csv", "--table"):
        process = subprocess.Popen(
            [sys.executable, "-m", "quotetrack", "quotes", str(news), form, "--limit", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        process.wait()


@pytest.mark.usefixtures("run")
def test_the_program_reports_its_version_and_errors(news: Path) -> None:
    assert re.fullmatch(rb"quotetrack \d+\.\d+\.\d+\n", program("--version").stdout)
    done = program("quotes", "none.db")
    assert done.returncode == 2
    assert done.stderr == b"Error: none.db: no such database; make it with: quotetrack ingest none.db PATH\n"
