"""What every answer says beside its words: where its page may load from, and how long it may be kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

_COMMON = (
    "default-src 'none'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
)
# Styles may stand inline: the charts set them on the elements that they draw.
OURS = _COMMON + "script-src 'self'"
# Datasette's own pages (tables, SQL) have scripts inline.
DATASETTE = _COMMON + "script-src 'self' 'unsafe-inline'"
HEADER = b"content-security-policy"
# The address of a static file of ours changes with the file (routes.static): RFC 8246.
KEPT = b"public, max-age=31536000, immutable"

Send = Callable[[dict[str, Any]], Awaitable[None]]


def guarded(
    app: Callable[..., Awaitable[None]], *, concerns: Callable[[str], bool]
) -> Callable[..., Awaitable[None]]:
    """Return the application with the policy on every answer whose path ``concerns`` us.

    An answer that has a policy of its own keeps it.
    """

    async def wrapped(scope: dict[str, Any], receive: Any, send: Send) -> None:
        async def sending(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start" and concerns(scope["path"]):
                headers = list(message.get("headers", []))
                if HEADER not in {name.lower() for name, _ in headers}:
                    headers.append((HEADER, DATASETTE.encode()))
                headers.append((b"x-content-type-options", b"nosniff"))
                headers.append((b"referrer-policy", b"same-origin"))
                message = {**message, "headers": headers}
            await send(message)

        await app(scope, receive, sending)

    return wrapped


def kept(
    app: Callable[..., Awaitable[None]], *, lasting: Callable[[str], bool]
) -> Callable[..., Awaitable[None]]:
    """Return the application whose answers under a ``lasting`` path need not be fetched again (RFC 8246).

    Only where the address names a version in its query, and the file was found.
    """

    async def wrapped(scope: dict[str, Any], receive: Any, send: Send) -> None:
        async def sending(message: dict[str, Any]) -> None:
            if (
                message["type"] == "http.response.start"
                and message["status"] == 200
                and scope.get("query_string")
                and lasting(scope["path"])
            ):
                message = {**message, "headers": [*message.get("headers", []), (b"cache-control", KEPT)]}
            await send(message)

        await app(scope, receive, sending)

    return wrapped
