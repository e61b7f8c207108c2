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
# The address of a static file of ours changes with the file (rendering.static): RFC 8246.
KEPT = b"public, max-age=31536000, immutable"

App = Callable[..., Awaitable[None]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]


def guarded(app: App, *, concerns: Callable[[str], bool]) -> App:
    """Return the application with the policy on every answer whose path ``concerns`` us.

    An answer that has one of these headers keeps it.
    """
    ours = [
        (HEADER, DATASETTE.encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
    ]

    def more(scope: dict[str, Any], start: dict[str, Any]) -> Headers:
        own = {name.lower() for name, _ in start.get("headers", [])}
        return [one for one in ours if one[0] not in own] if concerns(scope["path"]) else []

    return _headed(app, more)


def kept_by_browsers(app: App, *, lasting: Callable[[str], bool]) -> App:
    """Return the application whose answers under a ``lasting`` path need not be fetched again (RFC 8246).

    Only where the address names a version in its query, and the file was found.
    """

    def more(scope: dict[str, Any], start: dict[str, Any]) -> Headers:
        named = bool(scope.get("query_string")) and lasting(scope["path"])
        return [(b"cache-control", KEPT)] if named and start["status"] == 200 else []

    return _headed(app, more)


def _headed(app: App, more: Callable[[dict[str, Any], dict[str, Any]], Headers]) -> App:
    """Return the application with ``more`` headers, by request and answer, behind every answer's own."""

    async def wrapped(scope: dict[str, Any], receive: Any, send: Send) -> None:
        async def sending(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *more(scope, message)]}
            await send(message)

        await app(scope, receive, sending)

    return wrapped
