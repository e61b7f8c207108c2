"""Pages are fetched under our own rules; each misbehaving server is met on a real socket, with its reason."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import misbehaving as servers
import pytest
import trustme
from misbehaving import Manner, Server, answers, says, serving

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read import FetchRules, ReadOptions, read
from quotetrack.read.fetching.connections import is_public
from quotetrack.read.fetching.fetch_rules import system_lookup
from quotetrack.read.fetching.fetcher import Fetcher

HERE = FetchRules(
    seconds=5.0,
    size=1_000_000,
    unpacked=2_000_000,
    redirects=3,
    intranet=frozenset({"press.example", "other.example"}),
    lookup=lambda host, port: ["127.0.0.1"],
)
SHORT = replace(HERE, seconds=0.3)


def refusal(url: str, rules: FetchRules = HERE) -> str:
    """Return why an address is refused, without the address."""
    with pytest.raises(UnreadableInput) as caught:
        Fetcher(rules).fetch(url)
    message = str(caught.value)
    assert message.startswith(f"{url}: ") and "\n" not in message
    return message.removeprefix(f"{url}: ")


def at(url: str, rules: FetchRules = HERE) -> Article:
    (found,) = read([url], ReadOptions(fetching=rules))
    assert isinstance(found, Article), found
    return found


GOOD: dict[str, Manner] = {
    "plain": servers.page,
    "gzip": servers.gzipped,
    "deflate": servers.deflated,
    "no content type": answers(servers.PAGE.encode(), kind=""),
    "as text": answers(servers.PAGE.encode(), kind="text/plain"),
    "XHTML": answers(servers.PAGE.encode(), kind="application/xhtml+xml"),
    "windows-1252, said": answers(servers.PAGE.encode("cp1252"), kind="text/html; charset=iso-8859-1"),
    "windows-1252, said wrongly": answers(servers.PAGE.encode("cp1252"), kind="text/html; charset=idna"),
}


@pytest.mark.parametrize("manner", GOOD.values(), ids=GOOD)
def test_a_page_is_read_as_it_is_sent(manner: Manner) -> None:
    with serving({"/2024/05/06/story.html": manner}) as server:
        url = server.url("/2024/05/06/story.html#top")
        found = at(url)
    assert "“We can’t keep the mill,” said Chloé Bayer" in found.text
    assert (found.id, found.path, found.url) == ("story", None, url.removesuffix("#top"))
    assert found.fetched == found.url and found.claimed_url is None
    assert server.asked == ["/robots.txt", "/2024/05/06/story.html"]


@pytest.mark.parametrize(
    ("codec", "kind", "said"),
    [
        ("utf-8", "text/html", None),
        ("cp1252", "text/html; charset=ISO-8859-1", "windows-1252"),
        ("cp1252", "text/html; charset=utf-8", "cp1252"),
        ("cp1252", "text/html", "cp1252"),
    ],
)
def test_the_label_that_a_server_sends_is_heard(codec: str, kind: str, said: str | None) -> None:
    with serving({"/2024/05/06/story.html": answers(servers.PAGE.encode(codec), kind=kind)}) as server:
        found = at(server.url("/2024/05/06/story.html"))
    assert (found.encoding, found.published) == (said, "2024-05-06")


REFUSED: dict[str, tuple[Manner, str]] = {
    "not found": (answers(b"no", "404 Not Found"), "is not there (404); check the address"),
    "gone": (answers(b"no", "410 Gone"), "is gone (410); look for it in an archive"),
    "forbidden": (answers(b"no", "403 Forbidden"), "is refused by the server (403); save the page"),
    "a password": (answers(b"no", "401 Unauthorized"), "asks for a password (401)"),
    "a teapot": (answers(b"no", "418 Teapot"), "the server answered (418)"),
    "failed": (answers(b"no", "500 Oops"), "the server failed (500); try again later"),
    "too many requests": (answers(b"no", "429 Slow down"), "is refused for a while (429, too many requests)"),
    "empty": (answers(b" \n"), "is empty; check the address"),
    "a picture": (answers(b"\x89PNG", kind="image/png"), "is image/png, not a web page; save its text"),
    "JSON": (answers(b"{}", kind="application/json"), "is application/json, not a web page"),
    "endless": (servers.endless, "is larger than 1,000,000 bytes; save its text as .txt"),
    "a bomb": (servers.bomb, "unpacks to more than 2,000,000 bytes; save its text as .txt"),
    "packed wrongly": (answers(b"nonsense", Content_Encoding="gzip"), "is packed wrongly (Error -3"),
    "packed otherwise": (answers(b"x", Content_Encoding="br"), "is packed as br, which was not asked for"),
    "packed twice": (answers(b"x", Content_Encoding="gzip, gzip"), "is packed as gzip, gzip, which"),
    "no HTTP": (says(b"SSH-2.0-OpenSSH_9.6\r\n"), "the server does not speak HTTP as it should"),
    "endless headers": (servers.endless_head, "the server does not speak HTTP as it should"),
    "nothing": (says(b""), "the server does not speak HTTP as it should"),
    "cut": (servers.cut, "the server does not speak HTTP as it should"),
    "nowhere": (answers(b"", "302 Found", Location="http://[::bad/"), "the server does not speak HTTP"),
    "another scheme": (
        answers(b"", "302 Found", Location="file:///etc/passwd"),
        "is not a web address; give one",
    ),
    "round and round": (answers(b"", "302 Found", Location="/story.html"), "is sent on more than 3 times"),
    "to a password": (answers(b"", "302 Found", Location="http://a:b@press.example/"), "holds a password"),
}


@pytest.mark.parametrize(("manner", "reason"), REFUSED.values(), ids=REFUSED)
def test_each_failure_has_its_own_reason(manner: Manner, reason: str) -> None:
    with serving({"/story.html": manner}) as server:
        assert refusal(server.url()).startswith(reason)


LATE = {
    "silent": servers.silent,
    "a dripping head": servers.dripping_head,
    "a dripping body": servers.dripping_body,
}


@pytest.mark.parametrize("path", ["/story.html", "/robots.txt"])
@pytest.mark.parametrize("manner", LATE.values(), ids=LATE)
def test_the_deadline_is_for_the_whole_of_it(manner: Manner, path: str) -> None:
    with serving({"/story.html": servers.page, path: manner}) as server:
        reason = refusal(server.url(), SHORT)
    assert reason.startswith(("did not answer within 0.3 s", "took longer than 0.3 s"))


def test_a_name_that_is_never_resolved_ends_at_the_deadline() -> None:
    asked = socket.socketpair()  # a resolver that waits for an answer for ever
    rules = replace(SHORT, lookup=lambda host, port: [asked[0].recv(1).decode()])
    assert refusal("http://press.example/", rules).startswith(
        "the name press.example was not resolved in time"
    )
    for end in asked:
        end.close()


def test_nobody_listens_and_nobody_is_called_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    reason = refusal(f"http://press.example:{port}/")
    assert reason == "the connection was refused; check the address and the port"

    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert refusal("http://none.example/", replace(HERE, lookup=unknown)).startswith(
        "no host is called none."
    )
    assert refusal("http://none.example/", replace(HERE, lookup=lambda *_: [])).startswith(
        "no host is called"
    )
    assert "127.0.0.1" in system_lookup("127.0.0.1", 80)


@pytest.mark.parametrize("address", ["ftp://press.example/x", "file:///etc/passwd", "gopher://x"])
def test_another_scheme_is_no_file(address: str) -> None:
    (found,) = read([address])
    assert str(found) == f"{address}: is not a web address; give one that begins with https://"


def test_a_scheme_may_be_written_in_capitals() -> None:
    with serving({"/story.html": servers.page}) as server:
        assert at(server.url().replace("http", "HTTP", 1)).fetched == server.url()


WRONG = [
    "http://",
    "http://a:b@press.example/x",
    "http://press.example:99999/",
    "http://[::1/",
    "https://\x00",
]


@pytest.mark.parametrize("url", WRONG)
def test_what_is_no_address_is_refused_before_anything_is_asked(url: str) -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError(host)

    assert refusal(url, replace(HERE, lookup=never)).startswith(("is not a web address", "holds a password"))


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@contextmanager
def encrypted(authority: trustme.CA, *names: str, expired: bool = False) -> Iterator[Server]:
    """Serve a page with a certificate for some names."""
    ended = datetime.now(timezone.utc) - timedelta(days=1) if expired else None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, not_after=ended).configure_cert(context)
    with serving({"/story.html": servers.page}, context) as server:
        yield server


def trusting(authority: trustme.CA, folder: Path) -> FetchRules:
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    return replace(HERE, authorities=str(folder / "authority.pem"))


def test_a_certificate_that_is_trusted(authority: trustme.CA, tmp_path: Path) -> None:
    with encrypted(authority, "press.example") as server:
        assert "Chloé Bayer" in at(server.url(scheme="https"), trusting(authority, tmp_path)).text


def test_a_certificate_that_nobody_trusts_is_refused(authority: trustme.CA) -> None:
    with encrypted(authority, "press.example") as server:
        reason = refusal(server.url(scheme="https"))
        assert reason.startswith(
            "its certificate is not to be trusted (unable to get local issuer certificate"
        )
        assert server.asked == []  # nothing was asked without encryption either


@pytest.mark.parametrize(
    ("names", "expired", "why"),
    [(("other.example",), False, "Hostname mismatch"), (("press.example",), True, "certificate has expired")],
)
def test_a_certificate_of_another_host_or_time_is_refused(
    authority: trustme.CA, tmp_path: Path, names: tuple[str, ...], expired: bool, why: str
) -> None:
    with encrypted(authority, *names, expired=expired) as server:
        reason = refusal(server.url(scheme="https"), trusting(authority, tmp_path))
    assert reason.startswith(f"its certificate is not to be trusted ({why}")


def test_a_server_without_encryption_is_not_taken_for_one_with(tmp_path: Path) -> None:
    with serving({"/story.html": servers.page}) as server:
        assert refusal(server.url(scheme="https")).startswith("no encrypted connection (")


def test_an_encrypted_page_is_not_sent_on_to_an_open_one(authority: trustme.CA, tmp_path: Path) -> None:
    with serving({"/story.html": servers.page}) as open_one, encrypted(authority, "press.example") as server:
        server.manners["/story.html"] = answers(b"", "301 Moved", Location=open_one.url())
        reason = refusal(server.url(scheme="https"), trusting(authority, tmp_path))
    assert reason.startswith(f"is sent on to {open_one.url()}, which is not encrypted")
    assert open_one.asked == []


def test_the_address_is_that_of_the_last_hop_and_what_the_page_claims_stands_apart() -> None:
    claims = servers.PAGE.replace(
        "<head>", '<head><link rel="canonical" href="https://big-paper.example/story">'
    )
    with serving(
        {
            "/go": answers(b"", "302 Found", Location="/2024/final.html"),
            "/2024/final.html": answers(claims.encode()),
        }
    ) as server:
        found = at(server.url("/go"))
    assert found.url == found.fetched == server.url("/2024/final.html")
    assert found.claimed_url == "https://big-paper.example/story"
    assert found.id == "final"


def test_a_saved_page_has_the_address_that_it_claims_and_none_that_was_fetched(tmp_path: Path) -> None:
    claims = servers.PAGE.replace("<head>", '<head><link rel="canonical" href="https://paper.example/story">')
    (tmp_path / "a.html").write_text(claims, encoding="utf-8")
    (found,) = read([str(tmp_path / "a.html")])
    assert isinstance(found, Article)
    assert (found.url, found.claimed_url, found.fetched) == (*["https://paper.example/story"] * 2, None)


PUBLIC = [
    "93.184.215.14",
    "8.8.8.8",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
]
PRIVATE = [
    *("127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),
    *("100.64.0.1", "224.0.0.1", "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1"),
    *(
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
    ),
]


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_the_own_network_is_refused_by_any_name(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))
    rules = replace(HERE, lookup=lambda *_: ["93.184.215.14", address])  # one of several is enough
    assert refusal("http://news.example/", rules) == (
        f"news.example is {address}, an address on your own network; allow it with: --intranet news.example"
    )


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1"])
def test_no_spelling_of_this_machine_is_fetched(host: str) -> None:
    with serving({"/*": servers.page}) as server:
        reason = refusal(server.url(host=host), FetchRules(seconds=5))
        assert "an address on your own network" in reason or reason.startswith(
            ("no host", "is not a web address")
        )
        assert server.asked == []


def test_each_hop_is_checked() -> None:
    with serving({"/*": servers.page}) as inner:
        for place in (inner.url(host="inner.example"), inner.url(host="127.0.0.1")):
            with serving({"/story.html": answers(b"", "302 Found", Location=place)}) as server:
                assert "an address on your own network" in refusal(server.url())
        assert inner.asked == []


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    real, resolved, checked = socket.getaddrinfo, list[str](), list[str]()

    def resolve(host: str, *args: object, **options: object) -> object:
        resolved.append(host)
        return real(host, *args, **options)  # type: ignore[arg-type]

    def lookup(host: str, port: int) -> list[str]:
        checked.append(host)
        return ["127.0.0.1"]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with serving({"/story.html": servers.page}) as server:
        at(server.url(), replace(HERE, lookup=lookup))
    assert set(resolved) <= {"127.0.0.1"}  # no name was resolved behind the check, which could differ
    assert checked == ["press.example"] * 2  # robots.txt and the page: each connection was checked


def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    with serving({"/story.html": servers.page}) as server:
        at(server.url(), replace(HERE, lookup=lambda *_: ["127.0.0.2", "127.0.0.1"]))


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def timed(clock: Clock) -> FetchRules:
    return replace(HERE, clock=lambda: clock.now, sleep=clock.sleep, seconds=30)


@pytest.mark.parametrize("status", ["429 Slow down", "503 Unavailable"])
def test_a_short_wait_that_is_asked_for_is_waited_once(status: str) -> None:
    clock = Clock()
    with serving({"/story.html": answers(b"", status, Retry_After="3")}) as server:
        fetcher = Fetcher(timed(clock))
        with pytest.raises(UnreadableInput, match=status[:3]):
            fetcher.fetch(server.url())
        assert (clock.slept, server.asked.count("/story.html")) == ([3.0], 2)


def test_a_long_wait_is_not_waited_and_the_host_is_left_alone_until_then() -> None:
    clock = Clock()
    with serving({"/*": servers.page, "/story.html": answers(b"", "429 No", Retry_After="62")}) as server:
        fetcher = Fetcher(timed(clock))
        for path in ("/story.html", "/other.html"):
            with pytest.raises(
                UnreadableInput, match=r"press.example asks to be left alone for 62 s; try again"
            ):
                fetcher.fetch(server.url(path))
        assert (clock.slept, server.asked) == ([], ["/robots.txt", "/story.html"])
        clock.now += 63
        assert fetcher.fetch(server.url("/other.html")).data == servers.PAGE.encode()


@pytest.mark.parametrize("value", ["Wed, 21 Oct 2150 07:28:00 GMT", "99999999999999999999"])
def test_a_wait_may_be_a_date_or_absurd(value: str) -> None:
    with serving({"/story.html": answers(b"", "503 No", Retry_After=value)}) as server:
        assert "asks to be left alone for" in refusal(server.url())


@pytest.mark.parametrize(
    "value", ["soon", "²", "-1", "Mon, 01 Jan 2001 00:00:00 GMT", "Mon, 01 Jan 2001 +99999999999"]
)
def test_a_wait_that_is_none_is_none(value: str) -> None:
    with serving({"/story.html": answers(b"", "429 No", Retry_After=value)}) as server:
        assert refusal(server.url()).startswith("is refused for a while (429")


ROBOTS = {
    "all": ("User-agent: *\nDisallow: /", False),
    "us": ("User-agent: quotetrack\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
    "another": ("User-agent: badbot\nDisallow: /", True),
    "elsewhere": ("User-agent: *\nDisallow: /private/", True),
    "a pattern": ("User-agent: *\nDisallow: /*.html$", False),
    "the longer rule": ("User-agent: *\nDisallow: /\nAllow: /story", True),
    "nonsense": ("<html>\x00 no rules", True),
}


@pytest.mark.parametrize(("rules", "allowed"), ROBOTS.values(), ids=ROBOTS)
def test_robots_txt_is_heeded(rules: str, allowed: bool) -> None:
    manners = {"/robots.txt": answers(rules.encode(), kind="text/plain"), "/story.html": servers.page}
    with serving(manners) as server:
        if allowed:
            at(server.url())
        else:
            assert refusal(server.url()).startswith("robots.txt of press.example forbids it")
            assert server.asked == ["/robots.txt"]


def test_robots_txt_is_asked_for_once_a_host_and_run() -> None:
    with serving({"/*": servers.page}) as server:
        addresses = [server.url(f"/{n}.html") for n in range(3)]
        assert [type(found) for found in read(addresses, ReadOptions(fetching=HERE))] == [Article] * 3
    assert server.asked.count("/robots.txt") == 1


def test_a_failing_robots_txt_forbids_all_and_one_that_is_sent_on_is_followed() -> None:
    with serving({"/robots.txt": answers(b"", "503 No"), "/story.html": servers.page}) as server:
        assert refusal(server.url()).startswith("robots.txt of press.example cannot be fetched (503)")
    manners = {
        "/robots.txt": answers(b"", "301 Moved", Location="/rules"),
        "/rules": answers(b"User-agent: *\nDisallow: /", kind="text/plain"),
        "/story.html": servers.page,
    }
    with serving(manners) as server:
        assert "forbids it" in refusal(server.url())


def test_one_bad_address_does_not_keep_the_others(tmp_path: Path) -> None:
    with serving({"/good.html": servers.page, "/bomb.html": servers.bomb}) as server:
        found = list(
            read(
                [server.url(p) for p in ("/bomb.html", "/none.html", "/good.html")],
                ReadOptions(fetching=HERE),
            )
        )
    assert [type(f) for f in found] == [UnreadableInput, UnreadableInput, Article]


def test_a_small_bomb_within_a_bomb_is_bounded_too() -> None:
    inner = gzip.compress(b"x" * 20_000_000)
    with serving({"/story.html": answers(gzip.compress(inner) * 3, Content_Encoding="gzip")}) as server:
        fetched = Fetcher(HERE).fetch(server.url())  # the inner one stays packed
    assert fetched.data == inner


FILES = Path(__file__).parent / "handed_over"
LISTED = """<rss version="2.0"><channel><title>Harbour Post</title>
<item><title>A</title><link>{0}</link><description>Short.</description></item>
<item><title>B</title><link>{1}</link></item><item><link>{0}</link></item>
<item><link>javascript:alert(1)</link></item></channel></rss>"""


def test_a_feed_at_an_address_is_read_as_one_in_a_file() -> None:
    atom = answers((FILES / "feed.atom").read_bytes(), kind="application/atom+xml")
    rss = answers((FILES / "feed.rss").read_bytes(), kind="text/xml")
    with serving({"/feed": atom, "/as.xml": rss}) as server:
        for path in ("/feed", "/as.xml"):
            url = server.url(path)
            first, second = read([url], ReadOptions(fetching=HERE))
            assert isinstance(first, Article) and isinstance(second, Article)
            assert (first.fetched, first.path, first.url) == (url, None, "https://post.example/1")
            assert (first.id, second.id) == ("tag:post.example,2026:1", "tag:post.example,2026:2")


@pytest.mark.parametrize("kind", ["application/xml", "application/pdf"])
def test_other_xml_and_what_only_says_that_it_is_a_pdf_are_no_pages(kind: str) -> None:
    with serving({"/story.html": answers(b"<nitf/>", kind=kind)}) as server:
        (found,) = read([server.url()], ReadOptions(fetching=HERE))
    assert str(found) == f"{server.url()}: is {kind}, not a web page; save its text as .txt"


def test_a_pdf_at_an_address_is_read() -> None:
    pdf = answers((FILES / "columns.pdf").read_bytes(), kind="application/pdf")
    with serving({"/a/release.pdf": pdf}) as server:
        found = at(server.url("/a/release.pdf"))
    assert found.text.startswith("Pilots were warned") and found.id == "release"


@pytest.mark.parametrize("form", ["a feed there", "a feed here", "a list"])
def test_the_pages_that_are_listed_are_fetched_where_that_is_asked_for(tmp_path: Path, form: str) -> None:
    waits: list[float] = []
    rules = replace(HERE, clock=lambda: 0.0, sleep=waits.append)
    manners = {"/good.html": servers.page, "/robots.txt": answers(b"User-agent: *\nCrawl-delay: 7")}
    with serving(manners) as server:
        good, none = server.url("/good.html"), server.url("/none.html")
        feed = LISTED.format(good, none)
        server.manners["/feed"] = answers(feed.encode(), kind="application/rss+xml")
        path = tmp_path / ("feed.txt" if "feed" in form else "list.txt")
        path.write_text(feed if "feed" in form else f"# these\n{good}  # the mill\n\n{none}\n{good}\n")
        given = server.url("/feed") if form == "a feed there" else str(path)
        options = ReadOptions(fetching=rules, follow=True)
        found = list(read([given], options))
        asked = list(server.asked)
        assert [type(f) for f in found] == [Article, UnreadableInput]
        assert isinstance(found[0], Article) and found[0].fetched == good
        assert str(found[1]) == f"{none}: is not there (404); check the address"
        assert asked.count("/good.html") == 1
        assert waits == [7.0]  # before the second page of the host, as its robots.txt asks
        server.asked.clear()
        (*_, last) = read([str(path)], ReadOptions(fetching=rules))
        assert server.asked == [] and "--fetch" in str(last)  # nothing is fetched that was not asked for
