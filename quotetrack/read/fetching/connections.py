"""Connections that end at a deadline, made to the very address that was checked.

A host is resolved once, by us: where any of its addresses is private, loopback or link-local it is refused,
and the connection goes to an address that was found, so that no second resolution can lead elsewhere.
"""

from __future__ import annotations

import ipaddress
import queue
import ssl
import threading
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import certifi
import httpcore
import httpx

from quotetrack.read.fetching.fetch_rules import FetchRules

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class FetchRefused(Exception):
    """Why a page is not had: one clause with the next step."""


class Deadline:
    """The moment at which a fetch ends, whatever it is doing."""

    def __init__(self, rules: FetchRules) -> None:
        self._clock = rules.clock
        self.seconds = rules.seconds
        self._end = rules.clock() + rules.seconds

    def left(self) -> float:
        """Return the seconds left. Raises FetchRefused where there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise FetchRefused(f"took longer than {self.seconds:g} s; try again later, or save the page")
        return left


def is_public(address: Address) -> bool:
    """Tell whether an address is one of the internet; one that wraps another is what it wraps."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if wrapped is None and address in _NAT64:
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(wrapped)
    return address.is_global and not address.is_multicast


def checked_addresses(host: str, port: int, rules: FetchRules, deadline: Deadline) -> list[str]:
    """Return the addresses of a host that may be asked, as it was resolved now.

    Raises FetchRefused where it has none, or one that is not of the internet and the host is not named as
    one of the intranet.
    """
    found = _resolved(host, port, rules, deadline)
    if host.lower().rstrip(".") not in rules.intranet:
        for address in found:
            if not is_public(ipaddress.ip_address(address.partition("%")[0])):
                which = "" if host == address else f" {address},"
                raise FetchRefused(
                    f"{host} is{which} an address on your own network; allow it with: --intranet {host}"
                )
    return found


class PinnedTransport(httpx.BaseTransport):
    """Sends requests over connections of ours; certificates are verified, without a way around it."""

    def __init__(self, rules: FetchRules, deadline: Deadline) -> None:
        context = _verifying(rules.authorities)
        backend = _Backend(rules, deadline)
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request and return its response, whose body is not read yet."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        sent = self._pool.handle_request(
            httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        )
        assert not isinstance(sent.stream, httpcore.Response)
        return httpx.Response(
            sent.status, headers=sent.headers, stream=_Body(sent.stream), extensions=sent.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


@cache
def _verifying(authorities: str | None) -> ssl.SSLContext:
    """Return what verifies certificates: by the system's authorities, Mozilla's and those of a file."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    if authorities:
        context.load_verify_locations(authorities)
    return context


class _Body(httpx.SyncByteStream):
    """The body of a response, as it arrives."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class _Backend(httpcore.NetworkBackend):
    """Opens connections to addresses that were checked."""

    def __init__(self, rules: FetchRules, deadline: Deadline) -> None:
        self._rules = rules
        self._deadline = deadline
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers."""
        addresses = checked_addresses(host, port, self._rules, self._deadline)
        for place, address in enumerate(addresses, 1):
            share = self._deadline.left() / (1 + len(addresses) - place)
            try:
                stream = self._system.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if place == len(addresses):
                    raise
                continue
            return _Stream(stream, self._deadline)
        raise FetchRefused(f"{host} has no address; check the address")

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Refuse: no web page stands behind one."""
        raise FetchRefused("not a web address; give one that begins with https://")

    def sleep(self, seconds: float) -> None:
        """Wait between tries, of which there are none."""
        self._rules.sleep(min(seconds, self._deadline.left()))


class _Stream(httpcore.NetworkStream):
    """A connection whose every operation ends at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _Stream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _resolved(host: str, port: int, rules: FetchRules, deadline: Deadline) -> list[str]:
    """Return the addresses of a host; the system's resolver cannot be told to hurry, so it is left behind."""
    answer: queue.Queue[list[str] | Exception] = queue.Queue()

    def ask() -> None:
        try:
            answer.put(rules.lookup(host, port))
        except Exception as error:  # told in the thread that waits
            answer.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answer.get(timeout=deadline.left())
    except queue.Empty:
        raise FetchRefused(f"the name {host} was not resolved in time; check the connection") from None
    if isinstance(found, Exception) or not found:
        raise FetchRefused(f"no host is called {host}; check the address and the connection")
    return found
