"""News agencies, newspapers, broadcasters, online outlets and platforms (data/agencies.csv)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from quotetrack.lexicon.tables import listed, rows

_COLUMNS = ("canonical", "short", "kind", "country", "aliases", "wikidata", "example")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One agency or outlet: ``kind`` is wire, newspaper, broadcaster, online, platform, ..."""

    name: str
    short: str
    kind: str
    country: str
    aliases: tuple[str, ...]
    wikidata: str | None
    example: str

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form under which the outlet is written: name, short form, aliases."""
        return tuple(dict.fromkeys(f for f in (self.name, self.short, *self.aliases) if f))


def fold_outlet(name: str) -> str:
    """Reduce a written form for look-up: no leading article, full stops, commas or double spaces.

    Case stays, since *AP* is an agency and *ap* is not, except that forms of four letters or more
    in capitals match their ordinary spelling through :func:`outlet`.
    """
    name = re.sub(r"^(?:the|The|THE)\s+", "", name.replace("’", "'").strip())
    return re.sub(r"\s+", " ", re.sub(r"[.,]", "", name))


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return all rows of data/agencies.csv."""
    return tuple(
        Outlet(
            r["canonical"],
            r["short"],
            r["kind"],
            r["country"],
            listed(r["aliases"]),
            r["wikidata"] or None,
            r["example"],
        )
        for r in rows("agencies", _COLUMNS)
    )


@cache
def _by_form() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for row in outlets():
        for form in row.forms:
            found.setdefault(fold_outlet(form), row)
    for row in outlets():
        for form in row.forms:
            if len(form) > 4:
                found.setdefault(fold_outlet(form).upper(), row)
    return found


def outlet(name: str) -> Outlet | None:
    """Return the outlet written ``name`` (*the AP*, *A.P.*, *REUTERS*), None where it is no outlet."""
    return _by_form().get(fold_outlet(name))
