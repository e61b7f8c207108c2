"""What a fetch may take, and whom it may ask; imports no network library."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def system_lookup(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as the system resolves it. Raises OSError where it has none."""
    import socket

    found: list[Any] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class FetchRules:
    """The bounds of one fetch: its robots.txt, all its redirects and the page itself.

    ``seconds`` count from the first byte sent to the last one read; ``size`` is of a page as it is sent and
    ``unpacked`` of what that becomes, in bytes. ``intranet`` names hosts that may lie in the own network.
    ``longest_wait`` are the seconds for which a server that asks for them is waited; ``pause`` those between
    two pages of one host that a list names, unless its robots.txt asks for longer ones, heeded up to
    ``longest_pause``. ``authorities`` is a file of certificates that are trusted besides the system's.
    ``clock``, ``sleep`` and ``lookup`` stand for the system's in tests.
    """

    seconds: float = 30.0
    size: int = 10_000_000
    unpacked: int = 20_000_000
    redirects: int = 10
    intranet: frozenset[str] = frozenset()
    longest_wait: float = 5.0
    pause: float = 1.0
    longest_pause: float = 60.0
    authorities: str | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    lookup: Callable[[str, int], list[str]] = system_lookup
