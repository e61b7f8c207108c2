"""What guards the pages, piece by piece and without a server."""

from __future__ import annotations

import asyncio
import gc
import json
import sqlite3
from types import SimpleNamespace
from typing import Any

import pytest
from datasette.utils.asgi import BadRequest, NotFound
from datasette.views.base import DatasetteError

from quotetrack.web.plugin import limits, policy
from quotetrack.web.plugin.bad_requests import Failure, failed, failure_of
from quotetrack.web.plugin.doorkeeping import (
    BUSY,
    LONGEST_PATH,
    host_name,
    hosts_of,
    only_for_hosts,
    only_reading,
    refusing,
)

Headers = list[tuple[bytes, bytes]]


def app_with(*headers: tuple[bytes, bytes], status: int = 200) -> Any:
    """Return an application that answers with these headers, and then a body."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status, "headers": list(headers)})
        await send({"type": "http.response.body", "body": b"the page"})

    return app


def answered(app: Any, path: str = "/", **scope: Any) -> tuple[int, Headers, bytes]:
    """Ask an application; return status, headers and body of its answer."""
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(app({"type": "http", "method": "GET", "path": path, **scope}, None, send))
    start, body = sent
    return start["status"], start["headers"], body["body"]


# What a page may load, and from where: written out, since each word of it is a promise.
DIRECTIVES = {
    "default-src": ["'none'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}


@pytest.mark.parametrize(
    ("words", "scripts"),
    [(policy.OURS, ["'self'"]), (policy.DATASETTE, ["'self'", "'unsafe-inline'"])],
    ids=["ours", "datasette"],
)
def test_pages_load_only_what_lies_here_and_stand_in_no_frame(words: str, scripts: list[str]) -> None:
    said = {name: values for name, *values in (part.split() for part in words.split(";"))}
    assert said == {**DIRECTIVES, "script-src": scripts}


GUARDS = [
    (b"content-security-policy", policy.DATASETTE.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
]
GUARDED: list[tuple[str, Headers, Headers]] = [
    ("/ours", [], GUARDS),
    ("/theirs", [], []),
    ("/ours", [(b"Content-Security-Policy", b"own")], [(b"Content-Security-Policy", b"own"), *GUARDS[1:]]),
    ("/ours", [(b"content-type", b"a/b")], [(b"content-type", b"a/b"), *GUARDS]),
]


@pytest.mark.parametrize(("path", "own", "expected"), GUARDED)
def test_answers_are_guarded_behind_their_own_headers(path: str, own: Headers, expected: Headers) -> None:
    app = policy.guarded(app_with(*own), concerns=lambda asked: asked == "/ours")
    assert answered(app, path) == (200, expected, b"the page")


@pytest.mark.parametrize(
    ("path", "query", "status", "kept"),
    [
        ("/static/a.css", b"1f", 200, True),
        ("/static/a.css", b"", 200, False),
        ("/static/a.css", b"1f", 404, False),
        ("/page", b"1f", 200, False),
    ],
)
def test_only_a_named_version_of_a_lasting_file_is_kept(
    path: str, query: bytes, status: int, kept: bool
) -> None:
    app = policy.kept_by_browsers(app_with(status=status), lasting=lambda asked: asked.startswith("/static/"))
    headers = answered(app, path, query_string=query)[1]
    assert headers == ([(b"cache-control", b"public, max-age=31536000, immutable")] if kept else [])


# method, path as it was sent, status: 200 stands for the page itself
REQUESTS: list[tuple[str, bytes, int]] = [
    ("GET", b"/a", 200),
    ("HEAD", b"/a", 200),
    ("OPTIONS", b"/a", 200),
    ("POST", b"/a", 405),
    ("DELETE", b"/a" * LONGEST_PATH, 405),
    ("GET", b"/" + b"a" * (LONGEST_PATH - 1), 200),
    ("GET", b"/" + b"a" * LONGEST_PATH, 414),
    ("GET", b"//a", 404),
    ("GET", b"/a//b", 404),
    ("GET", b"/a?next=//b", 200),
]


@pytest.mark.parametrize(("method", "path", "status"), REQUESTS)
def test_only_reading_requests_to_real_paths_pass(method: str, path: bytes, status: int) -> None:
    app = only_reading(app_with(), concerns=lambda asked: asked == "/ours")
    assert answered(app, "/ours", method=method, raw_path=path)[0] == status
    assert answered(app, "/theirs", method=method, raw_path=path)[0] == 200


# what is sent to a page with a form: method, headers, status
SENT: list[tuple[str, Headers, int]] = [
    ("POST", [(b"content-length", b"200000")], 200),
    ("POST", [(b"content-length", b"200001")], 413),
    ("POST", [(b"Accept", b"a/b"), (b"Content-Length", b"0")], 200),
    ("POST", [(b"content-length", b"many"), (b"x-length", b"7")], 413),
    ("POST", [(b"a-length", b"7"), (b"z-length", b"7")], 413),
    ("POST", [], 413),
    ("PUT", [(b"content-length", b"7")], 405),
    ("GET", [(b"content-length", b"200001")], 200),
]


@pytest.mark.parametrize(("method", "headers", "status"), SENT)
def test_a_form_says_how_long_it_is_and_is_not_too_long(method: str, headers: Headers, status: int) -> None:
    app = only_reading(app_with(), concerns=lambda path: True, written=lambda path: path == "/form")
    assert answered(app, "/form", method=method, headers=headers)[0] == status
    refused = 200 if method == "GET" else 405
    assert answered(app, "/page", method=method, headers=headers)[0] == refused


def test_a_path_without_its_raw_form_is_measured_too() -> None:
    app = only_reading(app_with(), concerns=lambda path: True)
    assert [answered(app, path)[0] for path in ("/a", "/a//b", "/" + "é" * 1_000)] == [200, 404, 414]
    app = only_reading(app_with(), concerns=lambda path: True)
    assert answered(app, "/a//b", type="lifespan")[0] == 200
    assert LONGEST_PATH == 2_000


def test_a_refusal_has_its_length_and_no_body_where_none_is_asked_for() -> None:
    app = refusing(418, "No", (b"x", b"y"))
    told = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"3"), (b"x", b"y")]
    assert answered(app) == (418, told, b"No\n")
    assert answered(app, method="HEAD") == (418, told, b"")
    assert answered(BUSY)[:2] == (503, answered(BUSY)[1]) and (b"retry-after", b"5") in answered(BUSY)[1]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([(b"host", b"here:80")], 200),
        ([(b"HOST", b"HERE.")], 200),
        ([(b"host", b"there")], 421),
        ([(b"accept", b"there"), (b"host", b"here")], 200),
        ([], 421),
        ([(b"host", b"here"), (b"host", b"here")], 421),
        ([(b"host", b"here"), (b"x-host", b"there")], 200),
    ],
)
def test_one_known_host_is_named(headers: Headers, status: int) -> None:
    app = only_for_hosts(app_with(), known=lambda name: name == "here")
    assert answered(app, headers=headers)[0] == status
    assert answered(app, headers=headers, type="lifespan")[0] == 200


def test_which_names_mean_this_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "Desk")
    monkeypatch.setattr("socket.getfqdn", lambda: "Desk.House.example")
    known = hosts_of("News.example", ["Archive.Example."])
    ours = (
        "localhost news.example archive.example desk desk.local desk.house.example a.localhost 10.0.0.1 [::1]"
    )
    others = (
        "example house.example desk.example localhost.example archive.example. xlocalhost [::g] 10.0.0.1.x"
    )
    assert [name for name in ours.split() if not known(name)] == []
    assert [name for name in ["", *others.split()] if known(name)] == []
    assert [host_name(h) for h in (b"[::1]:80", b"[::1]", b"A:1:2", b" a. ")] == ["[::1]", "[::1]", "a", "a"]


def limited() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    limits.limit_size(connection)
    return connection


def test_an_answer_ends_where_its_rows_are_too_large_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ANSWER", 10)
    connection = limited()
    five = "SELECT 'abc' AS a, x'0102' AS b, 123456789 AS c"
    assert [tuple(row) for row in connection.execute(f"{five} UNION ALL {five}")] == 2 * [
        ("abc", b"\x01\x02", 123456789)
    ]
    assert connection.execute(five).fetchone()["a"] == "abc"  # each answer is counted by itself
    with pytest.raises(sqlite3.OperationalError, match="larger than 0 MB; ask for less"):
        connection.execute(f"{five} UNION ALL {five} UNION ALL SELECT '', '!', 0").fetchall()


def test_an_answer_is_counted_anew_where_the_last_one_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ANSWER", 10)
    connection = limited()
    for _ in range(3):
        assert len(connection.execute("SELECT '1234567'").fetchall()) == 1
        gc.collect()


def test_what_one_value_and_one_row_may_hold() -> None:
    assert (limits.LONGEST, limits.COLUMNS, limits.ANSWER, limits.WAITING) == (1_000_000, 100, 32_000_000, 40)
    connection = limited()
    for sql, fine in (
        (f"SELECT zeroblob({limits.LONGEST})", True),
        (f"SELECT zeroblob({limits.LONGEST + 1})", False),
        (f"SELECT {', '.join('1' * 100)}", True),
        (f"SELECT {', '.join('1' * 101)}", False),
    ):
        try:
            connection.execute(sql).fetchall()
        except sqlite3.Error:
            assert not fine
        else:
            assert fine
        with limits.without_limits(connection):
            assert type(connection.execute(sql).fetchall()[0]) is tuple
    assert isinstance(connection.execute("SELECT 1").fetchone(), sqlite3.Row)


def test_who_had_no_limits_gets_none() -> None:
    connection = sqlite3.connect(":memory:")
    with limits.without_limits(connection):
        pass
    assert connection.row_factory is None
    assert connection.execute(f"SELECT length(zeroblob({limits.LONGEST + 1}))").fetchone()
    with pytest.raises(ZeroDivisionError), limits.without_limits(held := limited()):
        held.execute(f"SELECT {1 // 0}")
    assert isinstance(held.row_factory, limits.CountedRows)


def test_a_turn_is_given_back_where_a_question_fails() -> None:
    async def failing(scope: Any, receive: Any, send: Any) -> None:
        raise ZeroDivisionError

    async def scenario() -> list[str]:
        turns = limits.in_turn(failing, concerns=lambda scope: True, at_once=1, busy=BUSY, waiting=1)
        out = []
        for _ in range(3):
            try:
                await asyncio.wait_for(turns({"type": "http", "method": "GET"}, None, None), 5)
            except ZeroDivisionError:
                out.append("failed")
        return out

    assert asyncio.run(scenario()) == ["failed"] * 3
    untouched = limits.in_turn(app_with(), concerns=lambda scope: True, at_once=1, busy=BUSY, waiting=0)
    assert answered(untouched, type="lifespan")[0] == 200
    assert answered(untouched)[0] == 503


# what went wrong: the status that says whose fault it is
EXCEPTIONS: list[tuple[Exception, int]] = [
    (sqlite3.OperationalError("no such column: x"), 400),
    (ValueError(), 400),
    (sqlite3.OperationalError("database disk image is malformed"), 500),
    (sqlite3.OperationalError("database is locked"), 500),
    (sqlite3.OperationalError("disk I/O error"), 500),
    (sqlite3.DatabaseError("file is not a database"), 500),
    (sqlite3.OperationalError("unable to open database file"), 500),
    (BadRequest("x"), 400),
    (NotFound("x"), 404),
    (DatasetteError("x", status=404), 404),
    (DatasetteError("x", status=500), 400),
]


@pytest.mark.parametrize(("exception", "status"), EXCEPTIONS, ids=lambda x: repr(x)[:50])
def test_whose_fault_a_failure_is(exception: Exception, status: int) -> None:
    assert failure_of(exception).status == status


def answer_to(path: str, fault: Failure, **given: str) -> tuple[Any, dict[str, Any]]:
    """Return the answer to a request that failed, and what its page was given to show."""
    shown: dict[str, Any] = {}

    async def render(template: str, context: dict[str, Any], request: Any) -> str:
        shown.update(context)
        return template

    datasette = SimpleNamespace(render_template=render)
    return asyncio.run(failed(datasette, SimpleNamespace(path=path, args=given), fault)), shown


def test_a_failure_is_told_in_its_own_form_and_no_longer_than_needed() -> None:
    answer, shown = answer_to("/news?a=.json", Failure(400, "x" * 400), sql="select x")
    assert (answer.status, answer.body, shown["error"], shown["sql"]) == (
        400,
        "error.html",
        "x" * 300,
        "select x",
    )
    assert answer.content_type.startswith("text/html")
    answer, shown = answer_to("/news.json?a", Failure(400, ""))
    assert json.loads(answer.body) == {"ok": False, "error": "This cannot be answered", "status": 400}
    assert answer.status == 400 and not shown


AGAIN = "Load it again in a moment; if that does not help, ask quotetrack check whether the file is sound."
# of each status: what the page says, and whether it shows the error and the question
PAGES: list[tuple[int, str, str | None, bool, bool]] = [
    (400, "This cannot be answered", None, True, True),
    (403, "This is not open to you", None, True, False),
    (404, "There is no such page", "Nothing here has this address.", False, False),
    (405, "This cannot be answered", None, True, False),
    (500, "This page could not be made", AGAIN, True, False),
]


@pytest.mark.parametrize(("status", "heading", "advice", "why", "sql"), PAGES)
def test_a_page_says_what_happened_where_that_helps(
    status: int, heading: str, advice: str | None, why: bool, sql: bool
) -> None:
    answer, shown = answer_to("/news/x", Failure(status, "why"), sql="s")
    assert answer.status == status
    assert (shown["heading"], shown["advice"]) == (heading, advice)
    assert (shown["error"], shown["sql"]) == ("why" if why else None, "s" if sql else None)
