"""The addresses of the pages of one database, and what every page knows."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import Any
from urllib.parse import quote, urlencode

VERSION = version("quotetrack")


@dataclass(frozen=True)
class Site:
    """Makes addresses below ``base``, the address of a database in Datasette (*/news*)."""

    base: str
    name: str
    static: str
    live: bool = False  # pages are to follow the file while it grows
    version: str = VERSION

    def page(self, name: str = "", **arguments: Any) -> str:
        """Return the address of a page (*search*) with arguments, those that are None left out."""
        path = f"{self.base}/-/{name}" if name else self.base
        given = urlencode({key: value for key, value in arguments.items() if value is not None})
        return f"{path}?{given}" if given else path

    def search(self, arguments: dict[str, Any] | None = None, **more: Any) -> str:
        """Return the address of a list of quotes."""
        return self.page("search", **{**(arguments or {}), **more})

    def quote(self, key: str) -> str:
        """Return the address of the page of a quote."""
        return f"{self.base}/quotes/{quote(key, safe='')}"

    def article(self, number: int, key: str | None = None) -> str:
        """Return the address of the page of an article, at a quote where one is given."""
        return f"{self.base}/articles/{number}" + (f"#{quote(key, safe='')}" if key else "")

    def versions(self, number: int) -> str:
        """Return the address of the page of every text that an article has had."""
        return f"{self.base}/-/versions/{number}"

    def speaker(self, number: int) -> str:
        """Return the address of the page of a speaker."""
        return f"{self.base}/speakers/{number}"

    def agency(self, number: int) -> str:
        """Return the address of the page of an agency."""
        return f"{self.base}/agencies/{number}"

    def table(self, name: str, **arguments: Any) -> str:
        """Return the address of Datasette's page of a table or a query, or of a file (*quotes.csv*)."""
        given = urlencode(arguments)
        return f"{self.base}/{name}?{given}" if given else f"{self.base}/{name}"
