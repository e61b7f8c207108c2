"""Nobody is let in, and no question can take the server: limits, hosts, methods, headers, bad requests."""

from __future__ import annotations

import asyncio
import http.client
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
from datasette.plugins import pm
from datasette.utils.asgi import BadRequest, NotFound
from served import articles, datasette, started, store
from test_pages import get

from quotetrack.web.plugin.doorkeeping import BUSY, host_name, hosts_of
from quotetrack.web.plugin.limits import ANSWER, LONGEST, in_turn
from quotetrack.web.plugin.policy import OURS
from quotetrack.web.plugin.serving import KEPT_THREADS, SETTINGS
from quotetrack.web.routes import is_own

pytest_plugins = ("lent",)

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT count(*) FROM n"
HEADERS = ("content-security-policy", "x-content-type-options", "referrer-policy")


def asked(site: str, sql: str, form: str = ".json") -> tuple[int, dict[str, str], str]:
    return get(f"{site}{form}?{urlencode({'sql': sql})}")


def raw(
    site: str, method: str, path: str, host: str | None = None, **more: Any
) -> tuple[int, dict[str, str]]:
    """Send a request as it stands; return status and headers by lower-case name."""
    there = urlsplit(site).netloc
    connection = http.client.HTTPConnection(there, timeout=240)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", there if host is None else host)
    body = more.get("body", b"")
    connection.putheader("Content-Type", more.get("kind", "text/plain"))
    connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}


# what a value, a row or an answer may hold, and what it may not
SIZES = [
    (f"SELECT length(zeroblob({LONGEST - 10}))", 200),
    (f"SELECT length(zeroblob({LONGEST + 10}))", 400),
    ("SELECT length(hex(zeroblob(400000000)))", 400),
    ("SELECT length(replace(hex(zeroblob(100000)), '0', 'xxxxxxxxxxxxxxxxxxxxx'))", 400),
    ("SELECT length(group_concat(hex(zeroblob(400000)))) FROM quotes", 400),
    (f"SELECT {', '.join(['1'] * 90)}", 200),
    (f"SELECT {', '.join(['zeroblob(900000)'] * 200)}", 400),
    ("SELECT hex(zeroblob(400000)) FROM quotes, quotes AS o", 400),
    ("SELECT text FROM quotes, (SELECT 1 FROM quotes)", 200),
]


@pytest.mark.parametrize(("sql", "status"), SIZES, ids=[sql[:40] for sql, _ in SIZES])
def test_an_answer_can_only_grow_so_large(site: str, sql: str, status: int) -> None:
    for form in (".json", "", ".csv"):
        found, _, body = asked(site, sql, form)
        assert found == status or (form == ".csv" and len(body) < 2 * ANSWER), form
        assert len(body) < 2 * ANSWER


def test_the_server_stays_small_whatever_is_asked(db: Path) -> None:
    with started("quotetrack", "serve", str(db), "--port", "0") as (process, url):
        before = peak(process.pid)
        for sql, status in SIZES:
            if status == 400:
                asked(f"{url}news", sql)
        assert peak(process.pid) - before < 256 * 1024  # KiB


def peak(process: int) -> int:
    """Return the most memory that a process has had, in KiB."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        pytest.skip("this system does not tell how much memory a process has had")
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])


def test_an_article_longer_than_an_answer_in_sql_has_its_page(tmp_path: Path) -> None:
    from conftest import extraction_of

    path = tmp_path / "long.db"
    long = extraction_of("[S1:Ann Roe] [C1:said] [Q1:no]. " + "And so on. " * (LONGEST // 10))
    store(path, [long])
    with started("quotetrack", "serve", str(path), "--port", "0") as (_, url):
        status, _, body = get(f"{url}long/articles/1")
        assert status == 200 and len(body) > LONGEST
        assert get(f"{url}long/articles/1.json")[0] == 400


def endless_questions(site: str) -> tuple[list[int], list[threading.Thread]]:
    """Ask more endless questions than there are threads; return the answers as they come, and who waits."""
    ended: list[int] = []
    path = f"/news.json?{urlencode({'sql': ENDLESS})}"

    def ask() -> None:
        with suppress(OSError, http.client.HTTPException):  # the server may be stopped before it answers
            ended.append(raw(site, "GET", path)[0])

    threads = [threading.Thread(target=ask) for _ in range(SETTINGS["num_sql_threads"] + 1)]
    for thread in threads:
        thread.start()
    return ended, threads


PAGES = ("", "/-/search?q=toll", "/articles/1")


def test_endless_questions_are_ended_and_pages_are_answered_meanwhile(site: str) -> None:
    ended, threads = endless_questions(site)
    assert [get(site + path)[0] for path in PAGES] == [200, 200, 200]
    for thread in threads:
        thread.join()
    assert ended == [400] * len(threads)


def test_pages_are_answered_before_any_of_the_endless_questions(db: Path) -> None:
    """Where a question may run for ten minutes, no page has waited for one."""
    limit = ("--setting", "sql_time_limit_ms", "600000")
    size = ("--setting", "num_sql_threads", str(SETTINGS["num_sql_threads"]))
    with datasette(str(db), *limit, *size, busy=True) as root:
        ended, threads = endless_questions(f"{root}news")
        pages = [get(f"{root}news{path}")[0] for path in PAGES]
        assert (pages, ended) == ([200, 200, 200], [])
    for thread in threads:
        thread.join()


def test_questions_take_turns_and_too_many_are_sent_away() -> None:
    """At most two run at once, two wait, the fifth is sent away; what is no question goes straight on."""

    async def scenario() -> tuple[int, list[int], int]:
        running, most, done = 0, 0, asyncio.Event()
        started_ = asyncio.Queue[None]()

        async def app(scope: Any, receive: Any, send: Any) -> None:
            nonlocal running, most
            if scope["path"] == "/sql":
                running += 1
                most = max(most, running)
                await started_.put(None)
                await done.wait()
                running -= 1
            await send({"type": "http.response.start", "status": 200, "headers": []})

        turns = in_turn(app, concerns=lambda s: s["path"] == "/sql", at_once=2, busy=BUSY, waiting=2)

        async def ask(path: str) -> int:
            found: list[int] = []

            async def send(message: Any) -> None:
                if message["type"] == "http.response.start":
                    found.append(message["status"])

            await turns({"type": "http", "path": path, "method": "GET"}, None, send)
            return found[0]

        tasks = [asyncio.create_task(ask("/sql")) for _ in range(4)]
        for _ in range(2):
            await started_.get()
        sent_away, page = await ask("/sql"), await ask("/page")
        done.set()
        return most, [*await asyncio.gather(*tasks), sent_away], page

    most, statuses, page = asyncio.run(scenario())
    assert (most, statuses, page) == (2, [200, 200, 200, 200, 503], 200)
    assert SETTINGS["num_sql_threads"] > KEPT_THREADS > 0


OWN = [
    ("/", False, True),
    ("/news", False, True),
    ("/news", True, False),
    ("/news.json", True, False),
    ("/news/quotes", False, False),
    ("/news/quotes/q1", True, True),
    ("/news/quotes/q1.json", False, False),
    ("/news/articles/1", False, True),
    ("/news/runs/1", False, False),
    ("/news/-/search", True, True),
    ("/news/-/versions/3", False, True),
    ("/news/who-said-what-about", True, False),
    ("/-/static/app.css", False, True),
]


@pytest.mark.parametrize(("path", "query", "own"), OWN)
def test_which_paths_are_pages_of_ours(path: str, query: bool, own: bool) -> None:
    assert is_own(path, query) is own


HOSTS = [
    ("127.0.0.1:{port}", True),
    ("localhost:{port}", True),
    ("LOCALHOST", True),
    ("news.localhost", True),
    ("[::1]:{port}", True),
    ("192.168.1.9", True),
    ("archive.example", True),
    ("Archive.Example.:8001", True),
    ("evil.example", False),
    ("evil.example:{port}", False),
    ("localhost.evil.example", False),
    ("127.0.0.1.evil.example", False),
    ("", False),
    ("0x7f.1", False),
    ("archive.example.evil", False),
]


@pytest.fixture(scope="module")
def named(db: Path) -> Iterator[str]:
    command = ("quotetrack", "serve", str(db), "--port", "0", "--allow-host", "archive.example")
    with started(*command) as (_, url):
        yield url


@pytest.mark.parametrize(("host", "known"), HOSTS)
def test_only_known_hosts_are_answered(named: str, host: str, known: bool) -> None:
    for path in ("/", "/news/-/search?q=toll", "/-/settings.json", "/nothing"):
        status, headers = raw(named, "GET", path, host.format(port=urlsplit(named).port))
        assert (status == 421) is not known, path
        assert [name for name in HEADERS if name not in headers] == []


def test_a_name_without_port_and_case() -> None:
    assert [host_name(h) for h in (b"A.b:1", b"[::1]:80", b"a.", b" x ")] == ["a.b", "[::1]", "a", "x"]
    assert hosts_of("archive.internal", ())("archive.internal")


BAD = [
    "//", "//news", "/news//quotes", "/%00", "/%ff", "/news/%ff", "/news/quotes/%ff",
    "/news/articles/-1", "/news/articles/99999999999999999999",
    "/news/-/search?page=99999999999999999999", "/news/-/search?page=x",
    "/news/-/search?speaker=99999999999999999999", "/news/-/search?q=%00", "/news/-/search?q=%ff",
    "/news/-/search?since=%00&until=x&kind=x&class=x&sort=x", "/news/-/speakers?page=-5",
    "/news?sql=select", "/news?sql=%00", "/news.json?sql=select+*+from+nothing",
    "/news/quotes?_facet=nothing", "/news/quotes?_sort=nothing", "/news/quotes?_where=nothing",
    "/news/quotes?_size=-1", "/news/quotes?_next=x", "/news/quotes?_through=%7B",
    "/news/quotes?_through=%7B%22table%22:%22x%22%7D", "/news/quotes?_search=%22",
    "/news/quote_spans/a", "/news/quote_spans/~", "/news/quotes.xml", "/news/nothing/1",
    "/news/articles/1.blob", "/news/quotes.json?_shape=nothing", "/-/allow-debug?actor=%7B",
    "/-/auth-token?token=x", "/-/static/%00", "/-/static/..%2fapp.py",
    "/-/static-plugins/quotetrack/..%2f..%2f__init__.py", "/news.db", "/_internal", "/news/quotes/" +
    "q" * 5000, "/x" * 3000, "/" + quote("ñ" * 100),
]  # fmt: skip


@pytest.mark.parametrize("path", BAD, ids=[path[:50] for path in BAD])
def test_a_bad_path_is_no_error_of_ours_and_every_answer_has_its_headers(site: str, path: str) -> None:
    host = site.removesuffix("/news")
    status, headers = raw(host, "GET", path)
    assert status < 500
    assert [name for name in HEADERS if name not in headers] == []
    assert headers["x-content-type-options"] == "nosniff"


BODIES = [
    ("application/x-www-form-urlencoded", b"a=%ff&b"),
    ("multipart/form-data", b"\xff\x00"),
    ("application/json", b"{"),
    ("text/plain", b""),
]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "NONSENSE"])
@pytest.mark.parametrize(
    "path",
    ["/", "/news", "/news/quotes", "/news/-/search", "/news/search-quotes", "/-/messages", "/-/logout", "/x"],
)
def test_nothing_can_be_posted(site: str, method: str, path: str) -> None:
    for kind, body in BODIES:
        status, headers = raw(site.removesuffix("/news"), method, path, kind=kind, body=body)
        assert (status, headers["allow"]) == (405, "GET, HEAD, OPTIONS")
        assert [name for name in HEADERS if name not in headers] == []


def test_every_kind_of_answer_has_its_headers_once(site: str) -> None:
    host = site.removesuffix("/news")
    for path in (
        "/",
        "/news",
        "/news/quotes?x=1",
        "/-/settings",
        "/-/static/app.css",
        "/nothing",
        "/favicon.ico",
    ):
        connection = http.client.HTTPConnection(urlsplit(host).netloc, timeout=60)
        connection.request("GET", path)
        answer = connection.getresponse()
        names = [name.lower() for name, _ in answer.getheaders()]
        assert [names.count(name) for name in HEADERS] == [1, 1, 1], path
        connection.close()
    assert get(site)[1]["content-security-policy"] == OURS


def test_plain_datasette_has_the_limits_too(db: Path) -> None:
    with datasette(str(db)) as root:
        assert asked(f"{root}news", "SELECT length(hex(zeroblob(400000000)))")[0] == 400
        assert get(f"{root}news/quotes?_sort=nothing")[0] == 400
        assert raw(root, "POST", "/news/search-quotes")[0] == 405
        assert get(f"{root}-/settings")[1]["x-content-type-options"] == "nosniff"


def test_a_fault_of_the_file_is_not_blamed_on_who_asks(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    store(path, articles())
    with started("quotetrack", "serve", str(path), "--port", "0") as (_, url):
        assert get(f"{url}news/quotes.json")[0] == 200
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.seek(4096 * 2)
            file.write(b"\xff" * (size - 4096 * 3))
        tables = ("quotes", "articles", "agencies", "speaker_names", "statements", "runs", "quotes_full")
        statuses = {
            get(f"{url}news/{table}.json?_size=7")[0] for table in tables
        }  # some are not in memory yet
        assert statuses & {500}


@pytest.mark.parametrize(
    ("path", "exception", "others"),
    [
        ("/nothing", NotFound("nothing"), False),
        ("/news/quotes", BadRequest("no such column"), False),
        ("/news/quotes", sqlite3.DatabaseError("malformed"), True),
        ("/theirs", NotFound("nothing"), True),
    ],
)
def test_who_asks_wrongly_is_answered_by_us_alone(
    monkeypatch: pytest.MonkeyPatch, path: str, exception: Exception, others: bool
) -> None:
    """Datasette prepares a traceback with all that was at hand, for a second and more, unless left out."""
    site = SimpleNamespace(setting=lambda name: "/", pdb=False)
    request = SimpleNamespace(path=path, query_string="")
    monkeypatch.setattr("quotetrack.web.site_of.concerns", lambda datasette, asked: asked != "/theirs")
    monkeypatch.setattr("quotetrack.web.failed", lambda datasette, request, failure: "ours")
    answers = pm.hook.handle_exception(datasette=site, request=request, exception=exception)
    assert ("ours" in answers[:1]) is (path != "/theirs")
    assert (len(answers) > ("ours" in answers)) is others
