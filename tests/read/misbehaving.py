"""Web servers that behave in every way a server can: real sockets on this machine, one function a manner."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

PROSE = (
    "<p>“We can’t keep the mill,” said Chloé Bayer, the miller, on Friday. “It’s over.” The café next door "
    "was open.</p><p>She added that the town had the money, and that the wheel would turn again before the "
    "geese came back to the pond in spring.</p>"
)
PAGE = (
    "<html><head><title>Mill shut</title></head><body><article><h1>Mill shut</h1>"
    f"{PROSE}</article></body></html>"
)
CRLF = b"\r\n"
PAUSE = 0.01  # seconds between the bytes of a server that takes its time; it ends once it is closed


@dataclass
class Talk:
    """One connection: what was asked for, and how to answer."""

    connection: socket.socket
    path: str
    closed: threading.Event

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def answer(
        self,
        body: bytes = b"",
        status: str = "200 OK",
        *,
        kind: str = "text/html; charset=utf-8",
        **headers: str,
    ) -> None:
        """Send a whole response; ``_`` in the names of headers stands for a hyphen."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
        lines += [f"Content-Type: {kind}"] if kind else []
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.send("\r\n".join(lines).encode() + CRLF * 2 + body)

    def drip(self, endless: Iterator[bytes]) -> None:
        """Send one piece after the other, with a pause, until the client has gone."""
        for piece in endless:
            self.send(piece)
            if self.closed.wait(PAUSE):
                return


Manner = Callable[[Talk], None]


def forever(piece: bytes) -> Iterator[bytes]:
    """Yield a piece without end."""
    while True:
        yield piece


def silent(talk: Talk) -> None:
    """Say nothing at all."""
    talk.closed.wait()


def dripping_head(talk: Talk) -> None:
    """Send the head of a response a byte at a time, without end."""
    talk.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    talk.drip(forever(b"x"))


def dripping_body(talk: Talk) -> None:
    """Send a body a byte at a time, without end."""
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    talk.drip(forever(b"x"))


def endless(talk: Talk) -> None:
    """Send a body as fast as it goes, without end."""
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for piece in forever(b"x" * 65_536):
        if talk.closed.is_set():
            return
        talk.send(piece)


def endless_head(talk: Talk) -> None:
    """Send headers as fast as it goes, without end."""
    talk.send(b"HTTP/1.1 200 OK\r\n")
    for piece in forever(b"X-More: " + b"x" * 8_000 + CRLF):
        if talk.closed.is_set():
            return
        talk.send(piece)


def bomb(talk: Talk) -> None:
    """Send a body that unpacks to two thousand times its size."""
    talk.answer(gzip.compress(b"x" * 30_000_000), Content_Encoding="gzip")


def cut(talk: Talk) -> None:
    """Break off within the body."""
    talk.send(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n" + PAGE.encode()[:100]
    )


def answers(body: bytes = b"", status: str = "200 OK", **options: str) -> Manner:
    """Return the manner that sends one response."""
    return lambda talk: talk.answer(body, status, **options)


def says(data: bytes) -> Manner:
    """Return the manner that sends some bytes and closes."""
    return lambda talk: talk.send(data)


page = answers(PAGE.encode())
gzipped = answers(gzip.compress(PAGE.encode()), Content_Encoding="gzip")
deflated = answers(zlib.compress(PAGE.encode()), Content_Encoding="deflate")


@dataclass
class Server:
    """A server: its ``manners`` by path (``/*``: any other), and the paths that were ``asked`` for."""

    manners: dict[str, Manner]
    port: int = 0
    asked: list[str] = field(default_factory=list)

    def url(self, path: str = "/story.html", host: str = "press.example", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


@contextmanager
def serving(manners: dict[str, Manner], context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Serve on a free port until the block ends; without a manner for it, robots.txt is not there."""
    server = Server({"/robots.txt": answers(b"", "404 Not Found"), **manners})
    closed = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server.port = listening.getsockname()[1]
        threading.Thread(target=_accept, args=(listening, server, closed, context), daemon=True).start()
        yield server
        closed.set()


def _accept(
    listening: socket.socket, server: Server, closed: threading.Event, context: ssl.SSLContext | None
) -> None:
    with suppress(OSError):
        while not closed.is_set():
            connection, _ = listening.accept()
            threading.Thread(target=_talk, args=(connection, server, closed, context), daemon=True).start()


def _talk(
    connection: socket.socket, server: Server, closed: threading.Event, context: ssl.SSLContext | None
) -> None:
    with suppress(OSError), connection:
        wrapped = context.wrap_socket(connection, server_side=True) if context else connection
        with wrapped:
            head = b""
            while CRLF * 2 not in head:
                more = wrapped.recv(65_536)
                if not more or not more[:1].isascii() or not (head + more)[:1].isalpha():
                    return  # gone, or no HTTP
                head += more
            path = head.split(b" ")[1].decode()
            server.asked.append(path)
            manner = server.manners.get(path) or server.manners.get("/*") or answers(b"", "404 Not Found")
            manner(Talk(wrapped, path, closed))
