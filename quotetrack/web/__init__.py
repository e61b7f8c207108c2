"""A Datasette plugin: pages for every database that quotetrack has made, with nothing to configure.

A file that Datasette opened and a request come in; out go pages. Rooms: *shown* shows single things,
*plugin* ties us to Datasette, *pages* says what each page holds; ``routes`` gives each its address. Datasette
finds the hooks below by the entry point ``datasette``, so ``datasette news.db`` shows the same pages as
``quotetrack serve news.db``. Databases that are not ours look and work as without it.
Answers: what does a reader see?
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from typing import Any

from datasette import hookimpl

from quotetrack.lexicon.counted_nouns import counted
from quotetrack.model.stored import source_phrase
from quotetrack.web import routes
from quotetrack.web.plugin import policy
from quotetrack.web.plugin.bad_requests import Failure, failed, failure_of
from quotetrack.web.plugin.canned_questions import questions
from quotetrack.web.plugin.doorkeeping import BUSY, only_reading
from quotetrack.web.plugin.limits import in_turn, limit_size
from quotetrack.web.plugin.reviewers import ACTION, may_review, reviewer_of
from quotetrack.web.plugin.serving import KEPT_THREADS, serve
from quotetrack.web.plugin.tracked import STATIC, TABLES, is_known, site_of
from quotetrack.web.reader import is_tracked, prepare
from quotetrack.web.rendering import static
from quotetrack.web.shown import cells
from quotetrack.web.shown.inert import inert_html, plain_html
from quotetrack.web.site import Site

__all__ = ["serve"]


@hookimpl
def prepare_connection(conn: Any) -> None:
    """Give every connection the functions of the canned queries, and ours what pages need, and limits."""
    cells.register_functions(conn)
    if is_tracked(conn):
        prepare(conn)
        limit_size(conn)


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """Add the filters of the templates."""
    env.filters.update(
        inert=inert_html, plain=plain_html, number=cells.number, counted=counted, phrase=source_phrase
    )


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Callable[..., Any]]]:
    """Put our pages before Datasette's own; each falls back to those for a database that is not ours."""
    return routes.ROUTES


@hookimpl
def canned_queries(datasette: Any, database: str) -> Any:
    """Offer the questions on our databases."""

    async def ours() -> dict[str, Any]:
        return questions() if await is_known(datasette, database) else {}

    return ours


@hookimpl
def get_metadata(datasette: Any, database: str | None, table: str | None) -> dict[str, Any]:
    """Describe the tables of our databases: labels of references, facets, what each column holds."""
    return {"databases": {name: {"tables": TABLES} for name in site_of.known(datasette)}}


@hookimpl
def extra_template_vars(datasette: Any, database: str | None, request: Any) -> Any:
    """Let Datasette's own templates know that they show one of our databases."""

    async def ours() -> dict[str, Any]:
        site = await _site_shown(datasette, database, request)
        if site is None:
            return {"quotetrack": None}
        return {"quotetrack": site, "reviewer": await reviewer_of(datasette, request, site.name)}

    return ours


async def _site_shown(datasette: Any, database: str | None, request: Any) -> Site | None:
    """Return the site that a page of Datasette's is about: of its database, else of the address."""
    if database is not None:
        return await site_of(datasette, database)
    return await site_of.at(datasette, request.path) if request is not None else None


@hookimpl
def extra_css_urls(datasette: Any, database: str | None, request: Any) -> Any:
    """Dress Datasette's own pages of our databases like ours."""

    async def ours() -> list[str]:
        shown = await _site_shown(datasette, database, request)
        return [static("palette.css"), static("tables.css")] if shown else []

    return ours


@hookimpl
def extra_js_urls(datasette: Any, database: str | None, request: Any) -> Any:
    """Give Datasette's own pages of our databases the key that leads to the search."""

    async def ours() -> list[dict[str, Any]]:
        shown = await _site_shown(datasette, database, request)
        return [{"url": static("keys.js"), "module": True}] if shown else []

    return ours


@hookimpl
def render_cell(
    row: Any, value: Any, column: str, table: str | None, database: str | None, datasette: Any
) -> Any:
    """Link ids to their pages, mark what a search found, and keep words from articles inert."""

    async def ours() -> Any:
        site = await site_of(datasette, database) if database else None
        return cells.cell(site, table, column, value, row) if site else None

    return ours


@hookimpl
def startup(datasette: Any) -> Any:
    """Find out which of the attached databases are ours, for hooks that cannot wait."""

    async def look() -> None:
        for name in list(datasette.databases):
            await is_known(datasette, name)

    return look


@hookimpl
def permission_allowed(
    datasette: Any, actor: dict[str, Any] | None, action: str, resource: Any
) -> bool | None:
    """Say who may review a database: nobody, unless it was asked for."""
    return may_review(datasette, actor, resource) if action == ACTION else None


@hookimpl(hookwrapper=True)
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Generator[None, Any, None]:
    """Answer a request that failed in our words; one that a view of Datasette cannot make sense of is bad.

    Datasette's own answer is kept for faults of ours alone: it prints where each went wrong with all that
    was at hand, which holds up everybody for a second and more.
    """
    outcome: Any = yield
    if not site_of.concerns(datasette, request.path):
        return
    path = request.path.removeprefix(datasette.setting("base_url").rstrip("/"))
    failure = failure_of(exception)
    if failure.status == 400 and routes.is_own(path, bool(request.query_string)):
        failure = Failure(500, failure.words)  # what our own pages ask is for us to answer
    others = outcome.get_result() if failure.status >= 500 else []
    outcome.force_result([failed(datasette, request, failure), *others])


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Send the headers that keep our pages from asking any other host, and their static files at hand.

    Refuse what is no reading, and let questions in SQL wait for one another, so that pages need not.
    """

    def wrap(app: Any) -> Any:
        concerns = partial(site_of.concerns, datasette)
        base = datasette.setting("base_url").rstrip("/")

        def free(scope: dict[str, Any]) -> bool:
            path = scope["path"].removeprefix(base)
            return concerns(scope["path"]) and not routes.is_own(path, bool(scope.get("query_string")))

        def written(path: str) -> bool:
            return routes.is_written(path.removeprefix(base))

        files = datasette.urls.path(STATIC) + "/"
        app = policy.kept_by_browsers(app, lasting=lambda path: path.startswith(files))
        threads = datasette.setting("num_sql_threads")
        app = in_turn(app, concerns=free, at_once=max(1, threads - KEPT_THREADS), busy=BUSY)
        return policy.guarded(only_reading(app, concerns=concerns, written=written), concerns=concerns)

    return wrap
