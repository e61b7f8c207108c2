"""The addresses under which quotes are reviewed: the queue, what is decided, and the links that sign in."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Forbidden, NotFound, Response

from quotetrack.errors import ChangedMeanwhile, QuotetrackError, UnknownRow
from quotetrack.model.stored import REVIEW_STATUSES, ReviewStatus
from quotetrack.store import open_existing
from quotetrack.store.questions.queries import show
from quotetrack.store.reviews.corrections import correction_of, differing
from quotetrack.store.reviews.queue import ReviewQueue
from quotetrack.store.reviews.verdicts import record_review
from quotetrack.web.pages.review_page import Asked, review_page
from quotetrack.web.plugin.reviewers import OPEN_QUOTES, invited, is_reviewed, reviewer_of
from quotetrack.web.plugin.tracked import only_site
from quotetrack.web.reader import read
from quotetrack.web.rendering import rendered, site_at
from quotetrack.web.site import Site

LONGEST_NOTE = 2_000
_WAIT = 10.0  # seconds for a lock


async def review(datasette: Any, request: Any) -> Any:
    """Show a quote of the queue, or record what was decided on one."""
    site = await site_at(datasette, request)
    if site is None or not is_reviewed(datasette, site.name):
        raise NotFound("There is no such page")
    reviewer = await reviewer_of(datasette, request, site.name)
    if reviewer is None:
        raise Forbidden("Sign in to review: open the link that quotetrack serve --review printed for you")
    if request.method == "POST":
        return await _decided(datasette, request, site, reviewer, await request.post_vars())
    given = {name: request.args.get(name) for name in request.args}
    asked = Asked(
        reviewer,
        ReviewQueue.of(given),
        given.get("quote") or None,
        given.get("after") or None,
        given.get("done") or None,
        others=OPEN_QUOTES.others(site.name, reviewer),
    )
    return await _page(datasette, request, site, asked)


async def sign_in(datasette: Any, request: Any) -> Any:
    """Sign in whom a link was printed for, and lead to the queue."""
    actor = invited(datasette, request.url_vars["token"])
    site = await only_site(datasette)
    if actor is None or site is None:
        raise NotFound("There is no such page")
    answer = Response.redirect(site.page("review"), headers={"cache-control": "no-store"})
    answer.set_cookie("ds_actor", datasette.sign({"a": actor}, "actor"), httponly=True)
    return answer


async def _page(datasette: Any, request: Any, site: Site, asked: Asked, status: int = 200) -> Any:
    """Show the page, and note who looks at what."""
    try:
        context = await read(datasette.databases[site.name], lambda reader: review_page(reader, asked))
    except UnknownRow:  # the article was extracted anew, or taken out
        status = 410 if asked.problem else 404
        problem = asked.problem or "There is no such quote any more: its article was changed or taken out."
        return await _page(datasette, request, site, replace(asked, quote=None, problem=problem), status)
    if context.get("quote") is not None:
        OPEN_QUOTES.take(site.name, asked.reviewer, context["quote"]["id"])
    answer = await rendered(datasette, request, site, "review.html", context, status)
    answer.headers["cache-control"] = "no-store"
    return answer


async def _decided(datasette: Any, request: Any, site: Site, reviewer: str, form: Mapping[str, str]) -> Any:
    """Record a verdict and lead to the next quote; say why where it could not be, with all that was typed."""
    queue, key = ReviewQueue.of(dict(form)), form.get("quote", "")
    own = {name: value for name, value in form.items() if name != "class"}  # which is the queue's
    form = {**own, "class": form["new_class"]} if "new_class" in form else own
    asked = Asked(
        reviewer,
        queue,
        key,
        form.get("after") or None,
        others=OPEN_QUOTES.others(site.name, reviewer),
        typed=form,
    )
    path = Path(datasette.databases[site.name].path)
    try:
        await asyncio.to_thread(_record, path, reviewer, form)
    except ChangedMeanwhile:
        words = "Nothing was recorded: this quote was changed while you had it open."
        return await _page(datasette, request, site, replace(asked, problem=words, changed=True), 409)
    except QuotetrackError as error:
        return await _page(datasette, request, site, replace(asked, problem=_sentence(error)), 422)
    status = form.get("status")
    behind = form.get("after") if status == "undone" else key
    again = key if status in ("undone", "commented") else None
    return Response.redirect(
        site.page("review", **queue.arguments(), after=behind or None, done=key, quote=again), status=303
    )


def _record(path: Path, reviewer: str, form: Mapping[str, str]) -> None:
    """Record what a form says, as ``quotetrack review`` would.

    Raises ChangedMeanwhile where the quote is no longer as it was shown, UnknownRow where the form cannot be
    meant, DatabaseError where the file cannot be written.
    """
    status = form.get("status", "")
    if status not in REVIEW_STATUSES or not form.get("seen"):
        raise UnknownRow("the form came without a verdict; decide again")
    known: ReviewStatus = status
    note = form.get("note", "").strip()[:LONGEST_NOTE] or None
    if known == "commented" and note is None:
        raise UnknownRow("a comment has words; write some, or decide")
    db = open_existing(path, wait=_WAIT, writing=True)
    with closing(db.conn):
        shown = show(db, form.get("quote", "")) if known == "corrected" else None
        given = differing(form, shown, emptied=True) if shown is not None else {}
        if shown is not None and not given:
            raise UnknownRow("nothing differs from what is stored; change what is wrong, or confirm")
        record_review(
            db,
            form.get("quote", ""),
            known,
            reviewer=reviewer,
            note=note,
            correction=correction_of(shown, given) if shown is not None else None,
            seen=form["seen"],
        )


def _sentence(error: Exception) -> str:
    """Return an error as a sentence."""
    words = str(error)
    return words[:1].upper() + words[1:] + "."
