"""Renders our templates as pages under our policy, for the database that an address is about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from datasette.utils import tilde_decode
from datasette.utils.asgi import Response

from quotetrack.model.stored import Row
from quotetrack.web.plugin.policy import HEADER, OURS
from quotetrack.web.plugin.reviewers import reviewer_of
from quotetrack.web.plugin.tracked import STATIC, is_known, site_of
from quotetrack.web.site import VERSION, Site

_STATIC = Path(__file__).parent / "static"


def static(name: str) -> str:
    """Return the address of one of our static files, another one whenever it changes."""
    return f"{STATIC}/{name}?{VERSION}-{(_STATIC / name).stat().st_mtime_ns:x}"


async def site_at(datasette: Any, request: Any) -> Site | None:
    """Return the site that an address is about, None where its database is not ours.

    Raises Forbidden where Datasette is configured to keep the database from whoever asks.
    """
    name = tilde_decode(request.url_vars["database"])
    for known, db in datasette.databases.items():
        if name in (known, db.route) and await is_known(datasette, known):
            await datasette.ensure_permissions(request.actor, [("view-database", known), "view-instance"])
            return await site_of(datasette, known)
    return None


async def rendered(
    datasette: Any, request: Any, site: Site, template: str, context: Row, status: int = 200
) -> Any:
    """Return a template of ours as a page, under our policy."""
    html = await datasette.render_template(
        f"quotetrack/{template}",
        {
            "reviewer": await reviewer_of(datasette, request, site.name),
            **context,
            "site": site,
            "static": _assets(datasette),
        },
        request=request,
    )
    return Response.html(html, status=status, headers={HEADER.decode(): OURS})


def _assets(datasette: Any) -> Callable[[str], str]:
    """Return the function that makes the address of a static file."""

    def address(name: str) -> str:
        found: str = datasette.urls.path(static(name))
        return found

    return address
