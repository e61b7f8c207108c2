"""What is answered where a view of Datasette stumbles over what it was asked."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Base400, Response
from markupsafe import escape

# what SQLite says of a file that is not what it was; then nothing is wrong with the request
_OF_THE_FILE = ("malformed", "locked", "disk I/O", "not a database", "unable to open")
_LONGEST = 300


def bad_request(datasette: Any, request: Any, exception: Exception) -> Any:
    """Return an answer of status 400 to an exception; None where that of Datasette is right."""
    from datasette.views.base import DatasetteError  # not while plugins are being loaded

    said = str(getattr(exception, "message", None) or exception)
    known = isinstance(exception, Base400) or (
        isinstance(exception, DatasetteError) and exception.status != 500
    )
    if known or any(part in said for part in _OF_THE_FILE):
        return None
    words = f"This cannot be answered: {said[:_LONGEST]}" if said else "This cannot be answered"
    if request.path.partition("?")[0].endswith(".json"):
        return Response.json({"ok": False, "error": words, "status": 400}, status=400)
    home = datasette.urls.instance()
    page = (
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Error 400</title>'
        f'<h1>Error 400</h1><p>{escape(words)}</p><p><a href="{home}">Overview</a></p>'
    )
    return Response.html(page, status=400)
