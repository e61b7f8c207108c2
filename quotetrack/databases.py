"""A database from Python: ``quotetrack.open("news.db").quotes(speaker="Ann Roe")``. Read only."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any

from quotetrack.model import CLASSES, KINDS, QuoteList


class OpenDatabase:
    """A database that is open for reading; close it, or use it in a ``with`` statement."""

    def __init__(self, path: str | Path) -> None:
        """Open the file. Raises DatabaseError where it is missing or none of quotetrack's."""
        from quotetrack.store import open_existing

        self.path = Path(path)
        self._db: Any = open_existing(self.path)

    def __enter__(self) -> OpenDatabase:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<OpenDatabase {self.path}>"

    def close(self) -> None:
        """Close the file; nothing can be asked behind this."""
        self._db.close()

    def quotes(
        self,
        *,
        speaker: str | None = None,
        agency: str | None = None,
        affiliation: str | None = None,
        kind: str | None = None,
        klass: str = "speech",
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        search: str | None = None,
        reviewed: str | None = None,
        order: str | None = None,
        limit: int = -1,
    ) -> QuoteList:
        """Return the quotes that match: for a ``search`` best match first, else the newest article first.

        ``speaker`` is a name, an alias or a surname; ``kind`` *direct*, *mixed* or *indirect*; ``klass``
        *speech*, *thought*, *perception*, *no_comment* or *all*; ``since`` and ``until`` are ISO dates or
        their beginnings (*2016-11*), both inclusive; ``search`` holds words and *"a phrase"*; ``order``
        *newest* asks for the newest first also of a search; ``limit`` -1 is no limit. A name that nobody has
        gives an empty list. Raises ValueError for an unknown kind, class or order.
        """
        from quotetrack.export.tables.columns import article_rows, flat
        from quotetrack.store.questions.queries import QuoteFilter, quotes
        from quotetrack.store.questions.stored_articles import articles, articles_chosen

        _one_of("kind", kind, (*KINDS, None))
        _one_of("klass", klass, (*CLASSES, "all"))
        _one_of("order", order, ("newest", None))
        wanted = QuoteFilter(
            speaker, agency, affiliation, kind, klass, since, until, publisher, search, reviewed, limit=limit
        )
        if search is None or order == "newest":
            found = articles(self._db, wanted)
            return QuoteList(flat(row) for article in found for row in article_rows(article))
        ranked = [(row["article"], row["id"]) for row in quotes(self._db, wanted)]
        stored = articles_chosen(self._db, sorted(ranked))
        rows = {row["id"]: flat(row) for article in stored for row in article_rows(article)}
        return QuoteList(rows[key] for _, key in ranked if key in rows)

    def speakers(
        self, *, klass: str = "speech", search: str | None = None, limit: int = -1
    ) -> list[dict[str, Any]]:
        """Return who is reported, most often first; ``search`` is a name. Raises as :func:`quotes` does."""
        from quotetrack.store.questions.counts import speakers

        _one_of("klass", klass, (*CLASSES, "all"))
        return speakers(self._db, klass=klass, search=search, limit=limit)

    def articles(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        search: str | None = None,
        limit: int = -1,
    ) -> list[dict[str, Any]]:
        """Return the articles, newest first, each with how many quotes it has; ``search``: of its title."""
        from quotetrack.store.questions.article_lists import ArticleFilter, list_articles

        return list_articles(
            self._db, ArticleFilter(since, until, publisher=publisher, search=search, limit=limit)
        )


def open(path: str | Path) -> OpenDatabase:
    """Open a database of quotetrack for reading.

    Raises DatabaseError where the file is missing, is none of quotetrack's, or is newer than this version.
    """
    return OpenDatabase(path)


def _one_of(name: str, given: str | None, allowed: tuple[str | None, ...]) -> None:
    """Raise ValueError where a value is none of those that there are."""
    if given not in allowed:
        known = ", ".join(repr(one) for one in allowed if one)
        raise ValueError(f"{name}={given!r} is unknown; give one of {known}")
