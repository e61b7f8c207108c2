"""Requests that are answered before they reach a page: to another host, by another method, to no path."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Awaitable, Callable, Collection, Iterable
from typing import Any

App = Callable[..., Awaitable[None]]

METHODS = ("GET", "HEAD", "OPTIONS")  # nothing can be written but reviews
LONGEST_FORM = 200_000
LONGEST_PATH = 2_000
ALLOW = ", ".join(METHODS).encode()


def refusing(status: int, words: str, *headers: tuple[bytes, bytes]) -> App:
    """Return an application that answers every request with a status and a line."""

    async def answer(scope: dict[str, Any], receive: Any, send: Any) -> None:
        body = (words + "\n").encode()
        told = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": status, "headers": [*told, *headers]})
        sent = b"" if scope["method"] == "HEAD" else body
        await send({"type": "http.response.body", "body": sent})

    return answer


_METHOD = refusing(405, "Nothing can be written here", (b"allow", ALLOW))
_PATH = refusing(404, "There is no such page")
_LARGE = refusing(413, "This form is too long")
_LONG = refusing(414, "This address is too long")
BUSY = refusing(503, "Too many questions at once; ask again in a moment", (b"retry-after", b"5"))


def only_reading(
    app: App, *, concerns: Callable[[str], bool], written: Callable[[str], bool] = lambda path: False
) -> App:
    """Return the application for requests that read, to paths that can be: others get 405, 404 or 414.

    Where something is ``written``, forms of at most LONGEST_FORM bytes are taken as well.
    """

    async def wrapped(scope: dict[str, Any], receive: Any, send: Any) -> None:
        answer = app
        if scope["type"] == "http" and concerns(scope["path"]):
            path = scope.get("raw_path") or scope["path"].encode("utf-8", "replace")
            if scope["method"] == "POST" and written(scope["path"]):
                answer = app if _length(scope) <= LONGEST_FORM else _LARGE
            elif scope["method"] not in METHODS:
                answer = _METHOD
            elif len(path) > LONGEST_PATH:
                answer = _LONG
            elif b"//" in path.partition(b"?")[0]:
                answer = _PATH
        await answer(scope, receive, send)

    return wrapped


def _length(scope: dict[str, Any]) -> int:
    """Return how long a request says its body is; one that does not say is too long."""
    for name, value in scope.get("headers", ()):
        if name.lower() == b"content-length" and value.isdigit():
            return int(value)
    return LONGEST_FORM + 1


def only_for_hosts(app: App, *, known: Callable[[str], bool]) -> App:
    """Return the application for requests to ``known`` hosts; others get 421.

    A page of another site that has made its own name mean this machine (DNS rebinding) is told nothing.
    """
    refused = refusing(421, "This name is not served here; allow it with: quotetrack serve --allow-host NAME")

    async def wrapped(scope: dict[str, Any], receive: Any, send: Any) -> None:
        named = [value for name, value in scope.get("headers", ()) if name.lower() == b"host"]
        other = scope["type"] == "http" and (len(named) != 1 or not known(host_name(named[0])))
        await (refused if other else app)(scope, receive, send)

    return wrapped


def host_name(header: bytes) -> str:
    """Return the name in a Host header, without its port, in lower case."""
    text = header.decode("latin-1").strip().lower()
    if text.startswith("["):
        return text.partition("]")[0] + "]"
    return text.partition(":")[0].rstrip(".")


def hosts_of(host: str, allowed: Iterable[str]) -> Callable[[str], bool]:
    """Return whether a name means a server that listens at ``host``: itself, this machine, any ``allowed``.

    An address in numbers always does: no other site can have that for its name.
    """
    names: Collection[str] = {
        *("localhost", host.lower(), socket.gethostname().lower(), socket.getfqdn().lower()),
        f"{socket.gethostname().lower()}.local",
        *(name.lower().rstrip(".") for name in allowed),
    }

    def known(name: str) -> bool:
        return name in names or name.endswith(".localhost") or is_numeric_host(name)

    return known


def is_numeric_host(name: str) -> bool:
    """Tell whether a host's name is an address in numbers: *127.0.0.1*, *[::1]*."""
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
