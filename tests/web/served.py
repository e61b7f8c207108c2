"""Articles marked up by hand, and the ways to serve them."""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

from conftest import extraction_of

from quotetrack.model import Agency, Extraction, Speaker
from quotetrack.store import Store

AP = Agency("Associated Press", "reported")
BBC = Agency("BBC", "told")
ROE = Speaker(("Ann Roe",), "person", "name", role="mayor", affiliation="Oldbridge City Council")
ITO = Speaker(("Ben Ito",), "person", "name", role="engineer")
BOTH = Speaker(("Ann Roe", "Ben Ito"), "person", "name")
OFFICIALS = Speaker(("officials",), "anonymous", "name")
EVIL = "<script>document.title='owned'</script> \u202egnirts\u202c <b>bold</b> & \"marks\""

BRIDGE = (
    "Bridge to open\n\n"
    "[A1:AP] reported that [S1:Mayor Ann Roe] [C1:said] [Q1:[S2:engineer Ben Ito] had [C2:promised] "
    "[Q2:“a bridge that holds”]]. [Q3:“It opens in May,”] [S3:she] [C3:added]. [Q3:“Bring flags.”]\n\n"
    "[S4:Roe and Ito] [C4:told] [A4:the BBC] [Q4:that the toll would be low].\n\n"
    "Nothing else was said.\n\n"
    "[S5:Officials] [C5:believe] [Q5:the toll will rise]."
)
BRIDGE_QUOTES: dict[int, dict[str, Any]] = {
    1: {"speaker": ROE, "agency": AP, "kind": "mixed", "rule": "said_that_clause"},
    2: {"speaker": ITO, "kind": "direct", "lemma": "promise", "parent": 0, "confidence": 0.71},
    3: {"speaker": ROE, "kind": "direct", "lemma": "add", "confidence": 0.98},
    4: {"speaker": BOTH, "agency": BBC, "lemma": "tell"},
    5: {"speaker": OFFICIALS, "klass": "thought", "lemma": "believe"},
}


def articles(edition: str = "") -> list[Extraction]:
    """Return the articles: one with everything, one later with another role, one that is hostile.

    Those of an ``edition`` end with a line that names it, so their quotes have ids of their own.
    """
    line = f"\n\n{edition}." if edition else ""
    reuters = Agency("Reuters", "dateline")
    former = Speaker(("Ann Roe",), "person", "name", role="former mayor")
    return [
        extraction_of(
            BRIDGE + line, BRIDGE_QUOTES, id="bridge", path="bridge.txt", title="Bridge to open",
            publisher="Oldbridge Echo", published="2016-11-14", url="https://echo.example/bridge",
        ),
        extraction_of(
            f"[S1:Ann Roe] [C1:said] [Q1:the toll was a mistake].{line}", {1: {"speaker": former}},
            id="toll", path="toll.txt", title="Toll regretted", publisher="The Post",
            published="2018-02-01", dateline=reuters,
        ),
        extraction_of(
            f"[S1:{EVIL}] [C1:said] [Q1:{EVIL}].{line}",
            {1: {"speaker": Speaker((EVIL,), "person", "name")}},
            id="evil", path="evil.txt", title=EVIL, publisher=EVIL, author=EVIL,
            url=f"javascript:alert('{EVIL}')",
        ),
        extraction_of(
            f"[S1:שרה כהן] [C1:said] [Q1:“הגשר נפתח”].{line}",
            {1: {"speaker": Speaker(("שרה כהן",), "person", "name"), "kind": "direct"}},
            id="hebrew", path="hebrew.txt", title="A bridge, in Hebrew",
        ),
    ]  # fmt: skip


def store(path: Path, extractions: list[Extraction]) -> None:
    """Write articles to a database."""
    with Store(path) as opened:
        for extraction in extractions:
            opened.save(extraction)


def refill(path: Path, extractions: list[Extraction]) -> None:
    """Let a file that is served hold these articles and nothing else, no decision either."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.db"
        store(fresh, extractions)
        with closing(sqlite3.connect(fresh)) as source, closing(sqlite3.connect(path)) as target:
            source.backup(target)


@contextmanager
def started(*command: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a command that serves, and give it with the first line that it prints."""
    with (
        tempfile.TemporaryFile("w+") as complaints,
        subprocess.Popen(
            [sys.executable, "-m", *command], stdout=subprocess.PIPE, stderr=complaints, text=True
        ) as process,
    ):
        assert process.stdout is not None
        try:
            line = process.stdout.readline().strip()
            if not line:
                process.wait(30)
                complaints.seek(0)
                raise RuntimeError(f"did not start: {complaints.read()}")
            yield process, line
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def datasette(*paths: str, busy: bool = False) -> Iterator[str]:
    """Serve files by plain ``datasette`` on a free port and return the root URL.

    A server that is left ``busy`` would first answer, however long that takes; it is killed.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "datasette", *paths, "--port", str(port)]
    root = f"http://127.0.0.1:{port}/"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            while not _answers(root):
                with suppress(subprocess.TimeoutExpired):
                    raise RuntimeError(f"datasette ended with {process.wait(0.1)}")
            yield root
        finally:
            process.kill() if busy else process.terminate()
            process.wait(30)


def _answers(url: str) -> bool:
    """Tell whether a server answers."""
    try:
        urllib.request.urlopen(url, timeout=20).close()
    except HTTPError:
        return True
    except OSError:
        return False
    return True
