"""Which rows of a list stand on which of its pages, and what to say of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_DIGITS = 6  # of a page's number that is believed


@dataclass(frozen=True)
class Paging:
    """One page of a list: ``page`` is counted from 1, ``total`` the number of all rows."""

    page: int
    size: int
    total: int

    @classmethod
    def of(cls, arguments: Mapping[str, Any], size: int, total: int) -> Paging:
        """Return the page that an address asks for by ``page``, the last where there are fewer."""
        given = str(arguments.get("page") or "")
        page = int(given) if given.isascii() and given.isdigit() and len(given) <= _DIGITS else 1
        return cls(min(max(1, page), max(1, -(-total // size))), size, total)

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return max(1, -(-self.total // self.size))

    @property
    def skipped(self) -> int:
        """Return how many rows stand on the pages before."""
        return self.size * (self.page - 1)

    @property
    def first(self) -> int:
        """Return the number of the first row here, counted from 1."""
        return self.skipped + 1

    @property
    def last(self) -> int:
        """Return the number of the last row here."""
        return min(self.total, self.size * self.page)
