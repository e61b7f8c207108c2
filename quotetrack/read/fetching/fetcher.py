"""Fetches pages one after the other, heeding what servers have asked for: robots.txt and Retry-After."""

from __future__ import annotations

import re
import ssl
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpcore
import httpx
from protego import Protego

from quotetrack.errors import UnreadableInput
from quotetrack.read.fetching.connections import Deadline, FetchRefused, PinnedTransport
from quotetrack.read.fetching.fetch_rules import FetchRules
from quotetrack.version import __version__

_AGENT = "quotetrack"
_HEADERS = {
    "User-Agent": f"{_AGENT}/{__version__} (reads articles that a person named)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",  # these can be unpacked within a bound
}
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown", "")
_OTHERS = (
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"),
    *("application/pdf", "application/x-pdf"),  # told by their first bytes once they are here
)
_PACKED = ("gzip", "x-gzip", "deflate")  # all of which zlib tells by their first bytes
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_ROBOTS_SIZE = 512_000  # bytes of a robots.txt that are read; RFC 9309 asks for 500 KiB at the least
_AT_ONCE = 65_536  # bytes unpacked in one step
_REASONS = {
    401: "asks for a password (401); save the page from a browser that may see it",
    402: "asks to be paid (402); save the page from a browser that may see it",
    403: "is refused by the server (403); save the page from a browser that may see it",
    404: "is not there (404); check the address",
    410: "is gone (410); look for it in an archive",
    429: "is refused for a while (429, too many requests); try again later",
    451: "is withheld for legal reasons (451)",
}


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What stands at an address: ``url`` is that of the last hop, ``label`` the encoding it came with."""

    url: str
    data: bytes
    kind: str
    label: str | None = None


class Fetcher:
    """Fetches under rules; what a server has asked for holds for all that one fetcher fetches."""

    def __init__(self, rules: FetchRules | None = None) -> None:
        self.rules = rules or FetchRules()
        self._robots: dict[str, Protego | str] = {}
        self._closed_until: dict[str, float] = {}
        self._asked_at: dict[str, float] = {}

    def fetch_listed(self, url: str) -> FetchedPage:
        """Return a page as :func:`fetch` does, one of many: between two of one host there is a pause."""
        try:
            address = _address(url)
        except FetchRefused as error:
            raise UnreadableInput(f"{url}: {error}") from error
        known = self._robots.get(f"{address.scheme}://{address.netloc.decode('ascii')}")
        asked = known.crawl_delay(_AGENT) if isinstance(known, Protego) else None
        pause = max(self.rules.pause, min(asked or 0.0, self.rules.longest_pause))
        wait = self._asked_at.get(address.host, -pause) + pause - self.rules.clock()
        if address.host in self._asked_at and wait > 0:
            self.rules.sleep(wait)
        try:
            return self.fetch(url)
        finally:
            self._asked_at[address.host] = self.rules.clock()

    def fetch(self, url: str) -> FetchedPage:
        """Return the page at an http or https address.

        Raises UnreadableInput, naming ``url``, with one reason: what kept the page from being had.
        """
        deadline = Deadline(self.rules)
        try:
            with httpx.Client(
                transport=PinnedTransport(self.rules, deadline), headers=_HEADERS, timeout=None
            ) as client:
                return self._page(client, url, deadline)
        except FetchRefused as error:
            raise UnreadableInput(f"{url}: {error}") from error
        except (httpcore.TimeoutException, httpx.TimeoutException) as error:
            said = f"did not answer within {self.rules.seconds:g} s; try again later, or save the page"
            raise UnreadableInput(f"{url}: {said}") from error
        except Exception as error:  # whatever a server makes the client raise
            raise UnreadableInput(f"{url}: {_of_connection(error)}") from error

    def _page(self, client: httpx.Client, url: str, deadline: Deadline) -> FetchedPage:
        """Follow an address to its page."""
        request = client.build_request("GET", _address(url))
        for _ in range(self.rules.redirects + 1):
            self._ask_robots(client, request.url, deadline)
            response = self._sent(client, request, deadline)
            try:
                if response.next_request is not None:
                    request = _followed(request, response.next_request)
                    continue
                return self._read(request.url, response)
            finally:
                response.close()
        raise FetchRefused(f"is sent on more than {self.rules.redirects} times; check the address")

    def _read(self, url: httpx.URL, response: httpx.Response) -> FetchedPage:
        """Return the page of a response. Raises FetchRefused where it is none."""
        status = response.status_code
        if status != HTTPStatus.OK:
            kind = "the server failed" if status >= 500 else "the server answered"
            raise FetchRefused(_REASONS.get(status) or f"{kind} ({status}); try again later")
        sent = response.headers.get("content-type", "")
        kind = sent.partition(";")[0].strip().lower()
        if kind not in _PAGES and kind not in _OTHERS:
            raise FetchRefused(f"is {kind[:60]}, not a web page; save its text as .txt")
        charset = _CHARSET.search(sent)
        data = b"".join(self._bounded(response, self.rules.size, self.rules.unpacked))
        if not data.strip():
            raise FetchRefused("is empty; check the address")
        return FetchedPage(str(url.copy_with(fragment=None)), data, kind, charset[1] if charset else None)

    def _bounded(self, response: httpx.Response, size: int, unpacked: int) -> Iterator[bytes]:
        """Yield a body's bytes, unpacked. Raises FetchRefused where they are more than may be."""
        coding = response.headers.get("content-encoding", "").strip().lower().replace("identity", "")
        if coding and coding not in _PACKED:
            raise FetchRefused(f"is packed as {coding[:40]}, which was not asked for; save the page")
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32) if coding else None
        taken = made = 0
        for chunk in response.iter_raw():
            taken += len(chunk)
            if taken > size:
                raise FetchRefused(f"is larger than {size:,} bytes; save its text as .txt")
            for piece in _unpacked(unpacker, chunk) if unpacker else (chunk,):
                made += len(piece)
                if made > unpacked:
                    raise FetchRefused(f"unpacks to more than {unpacked:,} bytes; save its text as .txt")
                yield piece

    def _sent(self, client: httpx.Client, request: httpx.Request, deadline: Deadline) -> httpx.Response:
        """Send one request; where the server asks to wait and that is short, wait and send it again, once."""
        host = request.url.host
        self._heed(host)
        response = client.send(request, stream=True)
        if response.status_code not in (429, 503) or "retry-after" not in response.headers:
            return response
        wait = self._asked_for(response.headers["retry-after"])
        self._closed_until[host] = self.rules.clock() + wait
        if wait <= min(self.rules.longest_wait, deadline.left() / 2):
            response.close()
            self.rules.sleep(wait)
            self._closed_until.pop(host)
            return client.send(request, stream=True)
        response.close()
        self._heed(host)
        return response

    def _heed(self, host: str) -> None:
        """Raise FetchRefused where a host has asked to be left alone for a while yet."""
        left = self._closed_until.get(host, 0.0) - self.rules.clock()
        if host in self._closed_until and left > 0:
            raise FetchRefused(f"{host} asks to be left alone for {left:.0f} s; try again after that")

    def _asked_for(self, value: str) -> float:
        """Return the seconds that a Retry-After asks for, in seconds or as a date."""
        if value.strip().isascii() and value.strip().isdigit():
            return min(float(value), 1e9)
        try:
            until = parsedate_to_datetime(value)
            return max(0.0, (until - datetime.now(timezone.utc)).total_seconds())
        except (TypeError, ValueError, IndexError, OverflowError):
            return 0.0

    def _ask_robots(self, client: httpx.Client, url: httpx.URL, deadline: Deadline) -> None:
        """Raise FetchRefused where a server's robots.txt forbids an address, as RFC 9309 says."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._robots:
            self._robots[origin] = self._robots_of(client, origin, deadline)
        rules = self._robots[origin]
        if isinstance(rules, str):
            raise FetchRefused(f"robots.txt of {url.host} {rules}, so nothing there may be read; try later")
        if not rules.can_fetch(str(url), _AGENT):
            raise FetchRefused(f"robots.txt of {url.host} forbids it; save the page from a browser")

    def _robots_of(self, client: httpx.Client, origin: str, deadline: Deadline) -> Protego | str:
        """Return the rules of an origin, or why they are not known."""
        request = client.build_request("GET", f"{origin}/robots.txt")
        for _ in range(self.rules.redirects + 1):
            response = self._sent(client, request, deadline)
            try:
                if response.next_request is not None:
                    request = _followed(request, response.next_request)
                    continue
                if response.status_code >= 500:
                    return f"cannot be fetched ({response.status_code})"
                if response.status_code != HTTPStatus.OK:
                    return Protego.parse("")  # there are no rules
                data = b""
                for piece in self._bounded(response, self.rules.size, self.rules.unpacked):
                    data += piece
                    if len(data) > _ROBOTS_SIZE:
                        break
                return Protego.parse(data[:_ROBOTS_SIZE].decode("utf-8", "replace"))
            finally:
                response.close()
        return Protego.parse("")  # RFC 9309: more hops may be taken for no rules


def _address(url: str) -> httpx.URL:
    """Return an address that may be asked for. Raises FetchRefused where it is none."""
    try:
        found = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchRefused(f"is not a web address ({error}); check it") from error
    if found.scheme not in ("http", "https") or not found.host:
        raise FetchRefused("is not a web address; give one that begins with https://")
    if found.port is not None and not 0 < found.port < 65_536:
        raise FetchRefused(f"is not a web address (port {found.port}); check it")
    if found.userinfo:
        raise FetchRefused("holds a password, which would be stored; save the page from a browser")
    return found


def _followed(request: httpx.Request, following: httpx.Request) -> httpx.Request:
    """Return the request of the next hop. Raises FetchRefused where it must not be followed."""
    _address(str(following.url))
    if request.url.scheme == "https" and following.url.scheme != "https":
        raise FetchRefused(f"is sent on to {following.url}, which is not encrypted; give that address itself")
    return following


def _unpacked(unpacker: zlib._Decompress, chunk: bytes) -> Iterator[bytes]:
    """Yield what a piece of gzip or zlib unpacks to, some of it at a time."""
    try:
        while chunk and not unpacker.eof:
            yield unpacker.decompress(chunk, _AT_ONCE)
            chunk = unpacker.unconsumed_tail
    except zlib.error as error:
        raise FetchRefused(f"is packed wrongly ({error}); save the page from a browser") from error


def _of_connection(error: BaseException) -> str:
    """Say in one clause what went wrong between us and a server."""
    at: BaseException | None = error
    while at is not None:
        if isinstance(at, ssl.SSLCertVerificationError):
            return f"its certificate is not to be trusted ({at.verify_message}); check the address"
        if isinstance(at, ssl.SSLError):
            return f"no encrypted connection ({at.reason or 'TLS'}); check the address"
        if isinstance(at, ConnectionRefusedError):
            return "the connection was refused; check the address and the port"
        if isinstance(at, ConnectionResetError):
            return "the connection was broken off; try again later"
        if isinstance(at, httpx.InvalidURL | httpcore.UnsupportedProtocol | httpx.UnsupportedProtocol):
            return "is not a web address; give one that begins with https://"
        if isinstance(at, httpcore.ProtocolError | httpx.ProtocolError):
            return f"the server does not speak HTTP as it should ({_short(at)}); save the page from a browser"
        at = at.__cause__ or at.__context__
    if isinstance(error, httpcore.NetworkError):
        return f"no connection ({_short(error)}); check the address and the connection"
    return f"cannot be fetched ({_short(error)}); save the page from a browser"


def _short(error: BaseException) -> str:
    """Return an error in a few words."""
    return " ".join(str(error).split())[:80] or type(error).__name__
