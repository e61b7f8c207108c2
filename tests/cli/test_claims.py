"""What a page claims decides nothing, from the address that is asked to what leaves by any export."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from conftest import extraction_of
from older_files import SCHEMAS, make_older

from quotetrack.export.formats import FORMATS
from quotetrack.export.newsroom.citation_styles import STYLES
from quotetrack.store import Store

Run = Callable[..., Result]
WORDS = "Ann Roe said {}. " + "The council met on Monday in the old town hall beside the river. " * 8


def page(said: str, claimed: str) -> bytes:
    return (
        f'<html><head><title>Bridge</title><link rel="canonical" href="{claimed}">'
        f'<meta property="og:url" content="{claimed}"></head>'
        f"<body><article><p>{WORDS.format(said)}</p></article></body></html>"
    ).encode()


@pytest.fixture
def press() -> Iterator[Callable[[dict[str, bytes]], str]]:
    """Return the function that serves pages by path on a port of this machine, and gives the root address."""
    with ExitStack() as open_ones:

        def serve(pages: dict[str, bytes]) -> str:
            class Handler(BaseHTTPRequestHandler):
                def do_GET(self) -> None:
                    body = pages.get(self.path)
                    self.send_response(200 if body else 404)
                    self.send_header("Content-Type", "text/html; charset=utf-8")
                    self.end_headers()
                    self.wfile.write(body or b"")

                def log_message(self, *_: Any) -> None:
                    """Say nothing."""

            server = open_ones.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            open_ones.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_address[1]}"

        yield serve


def stored(query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect("news.db")) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.usefixtures("parser")
def test_a_forged_page_does_not_replace_the_genuine_one(
    run: Run, press: Callable[[dict[str, bytes]], str]
) -> None:
    pages: dict[str, bytes] = {}
    genuine = f"{press(pages)}/bridge"
    pages["/bridge"] = page("it opens in May", genuine)
    forger = f"{press({'/bridge': page('I lied', genuine)})}/bridge"
    for address in (genuine, forger):
        done = run("ingest", "news.db", "--intranet", "127.0.0.1", address)
        assert "1 new" in done.stdout, done.output
    assert stored("SELECT id, place, fetched FROM articles") == [(1, genuine, genuine), (2, forger, forger)]
    assert stored("SELECT claimed_url FROM articles WHERE id = 2") == [(genuine,)]
    assert stored("SELECT text FROM quotes") == [("it opens in May",), ("I lied",)]
    quotes = json.loads(run("quotes", "news.db", "--json").stdout)
    forged = next(row for row in quotes if row["text"] == "I lied")
    cited = run("cite", "news.db", forged["id"]).stdout
    assert forger in cited and f"the page says its address is {genuine}" in cited
    pages["/bridge"] = page("it opens in June", genuine)
    assert "1 updated" in run("ingest", "news.db", "--intranet", "127.0.0.1", genuine).stdout
    assert stored("SELECT id, version FROM articles") == [(1, 2), (2, 1)]


@pytest.mark.usefixtures("parser")
def test_a_saved_page_is_its_file_and_its_address_a_claim(run: Run) -> None:
    genuine = "https://gull.example/bridge"
    for name, said in (("a.html", "it opens in May"), ("b.html", "I lied")):
        Path(name).write_bytes(page(said, genuine))
        assert "1 new" in run("ingest", "news.db", name).stdout
    Path("a.html").write_bytes(page("it opens in June", genuine))
    assert "1 updated" in run("ingest", "news.db", "./a.html").stdout
    assert stored("SELECT place, claimed_url, version FROM articles") == [
        ("a.html", genuine, 2),
        ("b.html", genuine, 1),
    ]
    key = json.loads(run("quotes", "news.db", "--search", "lied", "--json").stdout)[0]["id"]
    assert f"the page says its address is {genuine}" in run("cite", "news.db", key).stdout


@pytest.mark.usefixtures("parser")
def test_rows_of_one_file_are_told_apart_by_their_ids(run: Run) -> None:
    address = "https://gull.example/bridge"
    rows = [{"id": n, "url": address, "text": f"Ann Roe said it rains {n} times."} for n in (1, 2)]
    Path("rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert "2 new" in run("ingest", "news.db", "rows.jsonl").stdout
    rows[0]["text"] = "Ann Roe said it stopped."
    Path("rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert "1 updated, 1 unchanged" in run("ingest", "news.db", "./rows.jsonl").stdout
    assert stored("SELECT document, url, version FROM articles") == [("1", address, 2), ("2", address, 1)]


EVIL = "JavaScript:alert(1)"


@pytest.fixture(params=["stored", "upgraded"])
def hostile(run: Run, request: pytest.FixtureRequest) -> Path:
    """A database that was given addresses that are none, new or by an older version; each has a quote."""
    if request.param == "upgraded":
        taken = [schema for schema in SCHEMAS if schema.stem[0] < "3"]  # which took any address
        make_older(Path("news.db"), taken[-1])
        with closing(sqlite3.connect("news.db")) as connection, connection:
            connection.execute("UPDATE articles SET url = ?", (EVIL,))
            connection.execute("UPDATE copies SET url = ?", (f" {EVIL}",))
        return Path("news.db")
    told: dict[str, Any] = {"url": EVIL, "fetched": f"\t{EVIL}", "claimed_url": "data:text/html,x"}
    with Store("news.db") as store:
        for name in ("a", "b"):
            store.save(extraction_of("[S1:Ann Roe] [C1:said] [Q1:no].", id=name, path=f"{name}.txt", **told))
    return Path("news.db")


@pytest.mark.parametrize("form", list(FORMATS))
def test_no_export_gives_a_script_for_an_address(run: Run, hostile: Path, form: str) -> None:
    done = run("export", hostile, "--format", form, "--class", "all", "-o", f"out.{form}")
    assert done.exit_code == 0, done.output
    out = Path(f"out.{form}")
    written = [p for p in (out.rglob("*") if out.is_dir() else [out]) if p.is_file()]
    assert written
    for path in written:
        assert b"javascript:" not in path.read_bytes().lower(), path
        assert b"data:text" not in path.read_bytes().lower(), path


@pytest.mark.parametrize("style", list(STYLES))
def test_no_citation_gives_a_script_for_an_address(run: Run, hostile: Path, style: str) -> None:
    for row in json.loads(run("quotes", hostile, "--class", "all", "--json").stdout):
        cited = run("cite", hostile, row["id"], "--style", style)
        assert cited.exit_code == 0, cited.output
        assert "javascript:" not in cited.stdout.lower()


ASKING = [
    ("quotes", "--json"),
    ("quotes", "--md"),
    ("articles", "--json"),
    ("report",),
    ("verify", "it rains"),
]


@pytest.mark.parametrize("command", ASKING)
def test_no_command_gives_a_script_for_an_address(run: Run, hostile: Path, command: tuple[str, ...]) -> None:
    done = run(command[0], hostile, *command[1:])
    assert "javascript:" not in done.stdout.lower()
