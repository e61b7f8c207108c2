"""What is answered where a view of Datasette stumbles over what it was asked: in our words, with a way on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Base400, Response

# what SQLite says of a file that is not what it was; then nothing is wrong with the request
_OF_THE_FILE = ("malformed", "locked", "disk I/O", "not a database", "unable to open")
_LONGEST = 300
_HEADINGS = {
    400: "This cannot be answered",
    403: "This is not open to you",
    404: "There is no such page",
    500: "This page could not be made",
}
_ADVICE = {
    404: "Nothing here has this address.",
    500: "Load it again in a moment; if that does not help, ask quotetrack check whether the file is sound.",
}


@dataclass(frozen=True)
class Failure:
    """How a request failed: the status to answer with, and what to say of it."""

    status: int
    words: str


def failure_of(exception: Exception) -> Failure:
    """Return whose fault a failure is, as a status, and in what words it is told."""
    from datasette.views.base import DatasetteError  # not while plugins are being loaded

    said = str(getattr(exception, "message", None) or exception)
    if isinstance(exception, Base400):
        return Failure(exception.status, said)
    if any(part in said for part in _OF_THE_FILE):
        return Failure(500, said)
    if isinstance(exception, DatasetteError) and exception.status != 500:
        return Failure(exception.status, said)
    return Failure(400, said)


async def failed(datasette: Any, request: Any, failure: Failure) -> Any:
    """Return the answer to a request that failed: a page, or JSON where that was asked for."""
    heading = _HEADINGS.get(failure.status, _HEADINGS[400])
    told = failure.words[:_LONGEST]
    if request.path.partition("?")[0].endswith(".json"):
        words = f"{heading}: {told}" if told else heading
        return Response.json({"ok": False, "error": words, "status": failure.status}, status=failure.status)
    context = {
        "heading": heading,
        "error": told if failure.status != 404 else None,
        "advice": _ADVICE.get(failure.status),
        "sql": request.args.get("sql") if failure.status == 400 else None,
    }
    html = await datasette.render_template("error.html", context, request=request)
    return Response.html(html, status=failure.status)
