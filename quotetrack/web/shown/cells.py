"""Shows single values: in Datasette's tables, and in our templates."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from quotetrack.errors import UnknownRow
from quotetrack.lexicon.asked.asked_words import match_expression
from quotetrack.lexicon.folding import fold
from quotetrack.web.listing import CLOSING, OPENING
from quotetrack.web.shown.inert import inert_html, marked_html
from quotetrack.web.site import Site

LONG = 240  # characters of a cell, beyond which the text is cut
NOTHING = '""'  # an FTS5 expression that matches nothing


def register_functions(connection: Any) -> None:
    """Give a connection ``words(typed)``, an FTS5 expression, and ``name_key(name)``."""
    connection.create_function("words", 1, _words, deterministic=True)
    connection.create_function("name_key", 1, lambda name: fold(name) if name else None, deterministic=True)


def cell(site: Site, table: str | None, column: str, value: Any, row: Any = None) -> Markup | None:
    """Return the HTML of a cell, None where Datasette's own is right."""
    if isinstance(value, dict) and column == "article" and not value["label"]:
        number = int(value["value"])  # an article without a title still has a name
        return Markup('<a href="{}">Article {}</a>').format(site.article(number), number)
    if table == "articles" and column == "title" and isinstance(value, str) and row is not None:
        return Markup('<a href="{}">{}</a>').format(site.article(row["id"]), inert_html(value))
    if not isinstance(value, str):
        return None
    if (
        column in ("id", "parent", "quote", "successor")
        and value.startswith("q")
        and value[1:].isalnum()
        and len(value) < 40
    ):
        return Markup('<a href="{}">{}</a>').format(site.quote(value), value)
    if value.startswith(("http://", "https://")) and " " not in value:
        return None
    if OPENING in value and column in ("quote", "snippet"):
        return marked_html(value, OPENING, CLOSING)
    short = value if len(value) <= LONG else value[:LONG] + " …"
    return inert_html(short)


def number(value: Any) -> str:
    """Return a whole number as a reader writes it."""
    return f"{value or 0:,}"


def _words(typed: Any) -> str:
    """Return what was typed as an FTS5 expression that cannot be wrong."""
    try:
        return match_expression(str(typed or ""))
    except UnknownRow:
        return NOTHING
