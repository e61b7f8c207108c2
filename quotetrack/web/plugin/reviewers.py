"""Who may review in the browser, and what each is looking at: off unless it is asked for.

A database is reviewed where ``quotetrack serve --review NAME`` names people, or where Datasette's metadata
says so: ``{"plugins": {"quotetrack": {"review": ALLOW}}}``, ALLOW being one of Datasette's allow blocks, or
*true* where another plugin grants ``quotetrack-review``. Whoever has not signed in never may.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable
from typing import Any

from datasette.utils import actor_matches_allow, display_actor

ACTION = "quotetrack-review"  # the permission; its resource is the name of a database
NAMED = "quotetrack_reviewers"  # an attribute of a Datasette: who may review, by the token of their link
HELD_SECONDS = 600  # how long a quote that somebody was shown is kept from the others' queues
_SIGNED_IN = "quotetrack-reviewer"


def invite(datasette: Any, names: Iterable[str]) -> dict[str, str]:
    """Let people review; return the token of each one's link by name, good until the server ends."""
    tokens = {secrets.token_urlsafe(16): name for name in dict.fromkeys(names)}
    setattr(datasette, NAMED, tokens)
    return {name: token for token, name in tokens.items()}


def invited(datasette: Any, token: str) -> dict[str, str] | None:
    """Return the actor whom a link signs in, None where it is nobody's."""
    for known, name in getattr(datasette, NAMED, {}).items():
        if secrets.compare_digest(known.encode(), token.encode()):
            return {"id": name, "by": _SIGNED_IN}
    return None


def is_reviewed(datasette: Any, database: str) -> bool:
    """Tell whether review was asked for at all, of a file that can be written."""
    db = datasette.databases[database]
    asked = bool(getattr(datasette, NAMED, {})) or _allowed(datasette, database) not in (None, False)
    return asked and db.is_mutable


def may_review(datasette: Any, actor: dict[str, Any] | None, database: str) -> bool | None:
    """Answer Datasette's question for the permission: None leaves it to other plugins."""
    if actor is None or not is_reviewed(datasette, database):
        return False
    if actor.get("by") == _SIGNED_IN and actor.get("id") in getattr(datasette, NAMED, {}).values():
        return True
    allow = _allowed(datasette, database)
    return bool(actor_matches_allow(actor, allow)) if isinstance(allow, dict) else None


async def reviewer_of(datasette: Any, request: Any, database: str) -> str | None:
    """Return the name under which whoever asks reviews a database, None where they may not."""
    if request is None or request.actor is None:
        return None
    if not await datasette.permission_allowed(request.actor, ACTION, resource=database, default=False):
        return None
    return str(display_actor(request.actor))


def _allowed(datasette: Any, database: str) -> Any:
    """Return what the metadata say of review, None where nothing."""
    config = datasette.plugin_config("quotetrack", database=database)
    return config.get("review") if isinstance(config, dict) else None


class OpenQuotes:
    """Which quote each reviewer was shown last, so that two who work at once are shown different ones."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._held: dict[tuple[str, str], tuple[str, float]] = {}

    def take(self, database: str, reviewer: str, quote: str) -> None:
        """Note what a reviewer is shown."""
        self._held[database, reviewer] = (quote, self._clock())

    def others(self, database: str, reviewer: str) -> dict[str, str]:
        """Return who else looks at which quote of a database: reviewers by quote."""
        since = self._clock() - HELD_SECONDS
        return {
            quote: name
            for (known, name), (quote, at) in self._held.items()
            if known == database and name != reviewer and at >= since
        }


OPEN_QUOTES = OpenQuotes()
