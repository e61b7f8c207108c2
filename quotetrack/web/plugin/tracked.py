"""Knows which of the attached databases are ours, and how Datasette should show their tables."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from datasette.utils import tilde_decode

from quotetrack.store.questions.count_tables import COUNTS
from quotetrack.web.reader import is_tracked
from quotetrack.web.site import Site

STATIC = "/-/static-plugins/quotetrack"
LIVE = "quotetrack_live"  # an attribute of a Datasette whose pages are to follow the file

_known: WeakKeyDictionary[Any, bool] = WeakKeyDictionary()

_HIDDEN: dict[str, Any] = {"hidden": True}
_TAKEN_OUT = ("removed_articles", "removed_places")
TABLES: dict[str, dict[str, Any]] = {
    "articles": {
        "label_column": "title",
        "facet_size": 8,
        "sort_desc": "published",
        "description": "One row per article. The same text from elsewhere is in copies.",
    },
    "speakers": {
        "label_column": "name",
        "description": "Everyone quoted, across all articles.",
    },
    "agencies": {
        "label_column": "name",
        "description": "News agencies and outlets through which statements reached the articles.",
    },
    "quotes": {
        "label_column": "text",
        "facet_size": 8,
        "fts_table": "quotes_fts",
        "fts_pk": "number",
        "description": "One row per quote: content, cue and source, and who and what they stand for.",
    },
    "runs": {"label_column": "version"},
    "copies": {"label_column": "document"},
    **dict.fromkeys(_TAKEN_OUT, _HIDDEN),
    **dict.fromkeys(COUNTS, _HIDDEN),
}


async def is_known(datasette: Any, database: str) -> bool:
    """Tell whether an attached database is one that quotetrack has made."""
    db = datasette.databases.get(database)
    if db is None or db.is_memory:
        return False
    if db not in _known:
        _known[db] = bool(await db.execute_fn(is_tracked))
    return _known[db]


class _Sites:
    """Finds the site of a database; ``known`` names those found so far, for hooks that cannot wait."""

    async def __call__(self, datasette: Any, database: str) -> Site | None:
        """Return the site of an attached database, None where it is not ours."""
        if not await is_known(datasette, database):
            return None
        return Site(
            datasette.urls.database(database),
            database,
            datasette.urls.path(STATIC),
            live=getattr(datasette, LIVE, False),
        )

    async def at(self, datasette: Any, path: str) -> Site | None:
        """Return the site that an address belongs to: of the database it names, else of the only one."""
        name = self._named(datasette, path)
        return await self(datasette, name) if name else await only_site(datasette)

    def concerns(self, datasette: Any, path: str) -> bool:
        """Tell whether a path is that of one of our databases, or below it; all are where all are ours."""
        names = self.known(datasette)
        attached = [
            name for name, db in datasette.databases.items() if name != "_internal" and not db.is_memory
        ]
        if names and len(names) == len(attached):
            return True
        return self._named(datasette, path) is not None

    def _named(self, datasette: Any, path: str) -> str | None:
        """Return the name of the database of ours with which a path begins."""
        path = path.removeprefix(datasette.setting("base_url").rstrip("/"))
        first = tilde_decode(path.strip("/").partition("/")[0].partition(".")[0])
        names = self.known(datasette)
        return next((name for name in names if first in (name, datasette.databases[name].route)), None)

    def known(self, datasette: Any) -> list[str]:
        """Return the names of the databases that are known to be ours."""
        return [name for name, db in datasette.databases.items() if _known.get(db)]


site_of = _Sites()


async def only_site(datasette: Any) -> Site | None:
    """Return the site of the one database that is attached, None where there are several or none."""
    names = [name for name, db in datasette.databases.items() if name != "_internal" and not db.is_memory]
    return await site_of(datasette, names[0]) if len(names) == 1 else None
