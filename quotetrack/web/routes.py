"""The addresses of our pages, each handed to what it shows; for other databases Datasette's own page."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Response

from quotetrack.model.stored import Row
from quotetrack.web.pages.article_list import article_list
from quotetrack.web.pages.audit_page import audit_page
from quotetrack.web.pages.data_page import data_page, first_arguments
from quotetrack.web.pages.home import home
from quotetrack.web.pages.search import search_page
from quotetrack.web.pages.speaker_pages import agency_list, agency_page, speaker_list, speaker_page
from quotetrack.web.pages.texts import article_page, quote_page
from quotetrack.web.pages.version_pages import gone_article_page, gone_quote_page, versions_page
from quotetrack.web.plugin.tracked import only_site
from quotetrack.web.reader import PageReader, read
from quotetrack.web.rendering import rendered, site_at
from quotetrack.web.review_routes import review, sign_in
from quotetrack.web.site import Site

Question = Callable[[PageReader, Site, Any], Row | None]
_DATABASE = r"(?P<database>[^\/\.]+)"
_LISTS = ("search", "articles", "speakers", "agencies", "audit", "data")


async def front(datasette: Any, request: Any) -> Any:
    """Show the overview of the only database, where that is ours; else Datasette's list of databases."""
    site = await only_site(datasette)
    if site is None:
        return await _datasettes("index.IndexView", datasette, request, format=None)
    await datasette.ensure_permissions(request.actor, [("view-database", site.name), "view-instance"])
    return await _page(datasette, request, site, "home.html", lambda r, s, _: home(r, s))


async def database(datasette: Any, request: Any) -> Any:
    """Show the overview of a database; Datasette's page of it where SQL is asked."""
    site = await site_at(datasette, request)
    if site is None or request.query_string:
        return await _datasettes("database.DatabaseView", datasette, request, format=None)
    return await _page(datasette, request, site, "home.html", lambda r, s, _: home(r, s))


async def row(datasette: Any, request: Any) -> Any:
    """Show the page of an article, a quote, a speaker or an agency."""
    site = await site_at(datasette, request)
    table, key = request.url_vars["table"], tilde_decode(request.url_vars["key"])
    if site is None:
        return await _datasettes("row.RowView", datasette, request, pks=request.url_vars["key"], format=None)
    if table != "quotes" and not (key.isascii() and key.isdigit() and len(key) < 18):
        return await _missing(datasette, request, site)
    origin = datasette.absolute_url(request, "/").rstrip("/")
    questions: dict[str, Question] = {
        "articles": lambda r, s, given: article_page(r, int(key), given.get("was")),
        "quotes": lambda r, s, given: quote_page(r, s, key, origin, given.get("was")),
        "speakers": lambda r, s, _: speaker_page(r, s, int(key)),
        "agencies": lambda r, s, _: agency_page(r, s, int(key)),
    }
    templates = {"articles": "article", "quotes": "quote", "speakers": "speaker", "agencies": "agency"}
    gone = await _gone(datasette, request, site, table, key)
    return gone or await _page(datasette, request, site, f"{templates[table]}.html", questions[table])


async def row_as(datasette: Any, request: Any) -> Any:
    """Answer a row as JSON, or in another format of Datasette's; of one that is gone as its page does."""
    site = await site_at(datasette, request)
    table, key, form = (request.url_vars[name] for name in ("table", "key", "format"))
    plain = tilde_decode(key)
    if site is not None and (table == "quotes" or (plain.isascii() and plain.isdigit() and len(plain) < 18)):
        gone = await _gone(datasette, request, site, table, plain, form)
        if gone is not None:
            return gone
    return await _datasettes("row.RowView", datasette, request, pks=key, format=form)


async def versions(datasette: Any, request: Any) -> Any:
    """Show every text that an article has had, and what was changed from one to the next."""
    site = await site_at(datasette, request)
    if site is None:
        raise NotFound("There is no such page")
    number = int(request.url_vars["number"])
    return await _page(datasette, request, site, "versions.html", lambda r, s, _: versions_page(r, number))


async def table(datasette: Any, request: Any) -> Any:
    """Show Datasette's table; where nothing is asked for, lead to the columns and facets worth seeing."""
    site = await site_at(datasette, request)
    name = request.url_vars["table"]
    if site is not None and not request.query_string:
        found = await read(datasette.databases[site.name], lambda r: first_arguments(r, name))
        return Response.redirect(f"{site.table(name)}?{urlencode(found)}")
    return await _datasettes("table.TableView", datasette, request, format=None)


async def listed(datasette: Any, request: Any) -> Any:
    """Show one of the lists, or the search."""
    site = await site_at(datasette, request)
    questions: dict[str, Question] = {
        "search": lambda r, s, given: search_page(r, given),
        "articles": lambda r, s, given: article_list(r, given),
        "speakers": lambda r, s, given: speaker_list(r, given),
        "agencies": lambda r, s, _: agency_list(r, s),
        "audit": lambda r, s, given: audit_page(r, s, given),
        "data": lambda r, s, _: data_page(r),
    }
    name = request.url_vars["page"]
    if site is None:
        raise NotFound("There is no such page")
    return await _page(datasette, request, site, f"{name}.html", questions[name])


async def state(datasette: Any, request: Any) -> Any:
    """Answer what changes whenever the file does, for pages that follow it."""
    site = await site_at(datasette, request)
    if site is None:
        raise NotFound("There is no such page")
    file = Path(datasette.databases[site.name].path).stat()
    return Response.json({"state": f"{file.st_mtime_ns:x}-{file.st_size:x}"})


ROUTES: list[tuple[str, Callable[..., Awaitable[Any]]]] = [
    (r"^/$", front),
    (rf"^/{_DATABASE}$", database),
    (rf"^/{_DATABASE}/(?P<table>articles|quotes|speakers|agencies|quotes_full)$", table),
    (rf"^/{_DATABASE}/(?P<table>articles|quotes|speakers|agencies)/(?P<key>[^\/\.]+)$", row),
    (rf"^/{_DATABASE}/(?P<table>articles|quotes)/(?P<key>[^\/\.]+)\.(?P<format>\w+)$", row_as),
    (rf"^/{_DATABASE}/-/state$", state),
    (rf"^/{_DATABASE}/-/review$", review),
    (r"^/-/review-as/(?P<token>[\w-]{1,60})$", sign_in),
    (rf"^/{_DATABASE}/-/versions/(?P<number>[0-9]{{1,17}})$", versions),
    (rf"^/{_DATABASE}/-/(?P<page>{'|'.join(_LISTS)})$", listed),
]  # fmt: skip
_OWN = [re.compile(pattern) for pattern, view in ROUTES if view not in (table, database, row_as)]
_OVERVIEW = re.compile(rf"^/{_DATABASE}$")


_REVIEW = re.compile(rf"^/{_DATABASE}/-/review$")


def is_written(path: str) -> bool:
    """Tell whether something may be written at a path: where quotes are reviewed."""
    return _REVIEW.match(path) is not None


def is_own(path: str, has_query: bool) -> bool:
    """Tell whether a path is answered by a page of ours or a file, not by a view of Datasette's."""
    if path.startswith(("/-/", "/favicon.ico")) or any(pattern.match(path) for pattern in _OWN):
        return True
    return not has_query and _OVERVIEW.match(path) is not None


async def _page(datasette: Any, request: Any, site: Site, template: str, question: Question) -> Any:
    """Answer a question and show it; what does not exist is a 404."""
    arguments = {name: request.args.get(name) for name in request.args}
    context = await read(datasette.databases[site.name], lambda reader: question(reader, site, arguments))
    if context is None:
        return await _missing(datasette, request, site)
    return await rendered(datasette, request, site, template, context)


async def _gone(
    datasette: Any, request: Any, site: Site, table: str, key: str, form: str | None = None
) -> Any:
    """Answer for an article or a quote that was there once: lead to what stands in its place, or say so.

    ``form`` is the format asked for, None for a page. None where the row is there, or never was.
    """
    db = datasette.databases[site.name]
    if table == "quotes":
        found = await read(db, lambda reader: gone_quote_page(reader, key))
        after = site.quote(found["successor"]) if found and found["successor"] else None
    elif table == "articles":
        found = await read(db, lambda reader: gone_article_page(reader, int(key)))
        after = site.article(found["into"]) if found and found["into"] else None
    else:
        return None
    if found is None:
        return None
    if after is not None:
        asked = f"?{request.query_string}" if request.query_string else ""
        return Response.redirect(f"{after}.{form}{asked}" if form else f"{after}?was={quote(key)}")
    if form is not None:
        words = (
            "This article was taken out" if "removed" in found else "This quote is no longer in its article"
        )
        return Response.json({"ok": False, "error": words, "status": 410, **found}, status=410)
    return await rendered(datasette, request, site, "gone.html", found, status=410)


async def _missing(datasette: Any, request: Any, site: Site) -> Any:
    """Say that there is no such row."""
    return await rendered(datasette, request, site, "missing.html", {}, status=404)


async def _datasettes(view: str, datasette: Any, request: Any, **variables: Any) -> Any:
    """Let Datasette's own view answer, as if our route were not there."""
    module, name = view.split(".")
    found = getattr(import_module(f"datasette.views.{module}"), name)  # not while plugins are being loaded
    request.scope["url_route"]["kwargs"].update(variables)
    return await found(datasette).dispatch_request(request)
