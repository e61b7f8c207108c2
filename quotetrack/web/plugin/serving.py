"""Serves a database with Datasette on one address until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import uvicorn

from quotetrack.errors import AddressUnavailable
from quotetrack.web.plugin.doorkeeping import hosts_of, only_for_hosts
from quotetrack.web.plugin.policy import guarded
from quotetrack.web.plugin.reviewers import invite
from quotetrack.web.plugin.tracked import LIVE

KEPT_THREADS = 2  # for our pages, whatever is asked in SQL meanwhile
SETTINGS = {
    "suggest_facets": False,  # it would count every column of every table that is looked at
    "sql_time_limit_ms": 3_000,
    "facet_time_limit_ms": 1_000,
    "num_sql_threads": 6,
    "allow_download": False,
    "max_returned_rows": 2_000,
    "default_page_size": 50,
    "truncate_cells_html": 300,
}
GRACE_SECONDS = 2  # for answers that are on their way when it is told to stop


class _Server(uvicorn.Server):
    """A server that leaves signals to its caller, and says when it listens."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        self._ready()


def serve(
    path: Path,
    host: str,
    port: int,
    *,
    live: bool,
    ready: Callable[[str], None],
    allowed: Iterable[str] = (),
    reviewers: Iterable[str] = (),
) -> None:
    """Serve the database at ``path``, read-only, until SIGINT or SIGTERM; ``ready`` is given the URL.

    Port 0 takes any free one. Only requests to this machine by its own name, by an address in numbers or by
    one of the names ``allowed`` are answered. With ``live`` open pages show by themselves what is stored
    meanwhile; without, when they are next loaded. Those of the names ``reviewers`` may review quotes, and
    ``ready`` is given a line with a link for each. Raises AddressUnavailable where host and port cannot be
    had.
    """
    with contextlib.closing(_listening(host, port)) as listener:
        known = hosts_of(host, allowed)
        asyncio.run(_run(path, listener, live, known, ready, reviewers))


async def _run(
    path: Path,
    listener: socket.socket,
    live: bool,
    known: Callable[[str], bool],
    ready: Callable[[str], None],
    reviewers: Iterable[str],
) -> None:
    """Run until a signal comes."""
    from datasette.app import Datasette  # which loads this plugin: not while it is being loaded

    datasette = Datasette([str(path)], settings=SETTINGS)
    setattr(datasette, LIVE, live)
    tokens = invite(datasette, reviewers)

    def listening() -> None:
        url = _url(listener)
        ready(url)
        for name, token in tokens.items():
            ready(f"{name} reviews at {url}-/review-as/{token}")

    app: Any = guarded(only_for_hosts(datasette.app(), known=known), concerns=lambda path: True)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, lifespan="on", timeout_graceful_shutdown=GRACE_SECONDS
    )
    server = _Server(config, listening)

    def stop(*_: object) -> None:
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            asyncio.get_running_loop().add_signal_handler(number, stop)
        except NotImplementedError:  # a system without signals in its event loop
            signal.signal(number, stop)
    await server.serve(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket bound to an address; raises AddressUnavailable where that is taken or none of ours."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise AddressUnavailable(
            f"{host}: {error.strerror or error}; give another address with --host"
        ) from error
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        reason = (error.strerror or str(error)).lower()
        raise AddressUnavailable(
            f"{host}, port {port}: {reason}; give another with --port, or --port 0 for any that is free"
        ) from error
    return listener


def _url(listener: socket.socket) -> str:
    """Return the address under which a browser finds what a socket serves."""
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
