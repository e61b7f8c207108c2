"""The articles that a database holds: listed, found by any of their names, with every text they ever had."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from quotetrack.errors import UnknownRow
from quotetrack.lexicon.folding import fold
from quotetrack.model.stored import Row
from quotetrack.store.people.lookup import similar_names
from quotetrack.store.questions.counts import carried_by
from quotetrack.store.questions.review_filter import COUNTED
from quotetrack.store.selecting import rows, where, within

_LIST = f"""
SELECT a.id, a.title, a.publisher, a.published, a.document, a.path, a.fetched, a.url, a.claimed_url,
  a.version, a.retrieved_at, length(a.text) AS characters,
  (SELECT count(*) FROM quotes AS q WHERE q.article = a.id AND {COUNTED}) AS quotes,
  (SELECT count(*) FROM copies AS c WHERE c.article = a.id) AS copies
FROM articles AS a {{where}} ORDER BY a.published DESC, a.id DESC LIMIT :limit
"""
_VERSIONS = """
SELECT article, version, title, publisher, published, retrieved_at, replaced_at, sha256, text
FROM former_texts WHERE article = :number
UNION ALL
SELECT id, version, title, publisher, published, retrieved_at, NULL, sha256, text
FROM articles WHERE id = :number
ORDER BY version
"""
_NAMES = (
    "document = :given",
    "place = :given",
    *(f"{name} = :given AND {name} IS NOT NULL" for name in ("path", "fetched", "url")),
)


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles are asked for; None asks for any. ``limit`` -1 is no limit.

    ``since`` and ``until`` are ISO dates or their beginnings, both inclusive; ``search`` holds words of
    the title, the document id, the path or an address, in any order; ``changed`` asks for those that have had
    another text.
    """

    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    search: str | None = None
    changed: bool = False
    limit: int = -1


def list_articles(db: Database, wanted: ArticleFilter) -> list[Row]:
    """Return the articles that match, the newest first, each with how many quotes it has."""
    conditions: list[str] = []
    values: dict[str, Any] = {"limit": wanted.limit}
    for more, given in (within(wanted.since, wanted.until), carried_by(db, wanted.publisher)):
        conditions += more
        values.update(given)
    if wanted.changed:
        conditions.append("a.version > 1")
    for i, word in enumerate((wanted.search or "").split()):
        names = ("title", "document", "path", "fetched", "url", "claimed_url")
        conditions.append("(" + " OR ".join(f"instr(lower(a.{n}), lower(:word{i}))" for n in names) + ")")
        values[f"word{i}"] = word
    return rows(db, _LIST.format(where=where(conditions)), values)


def find_article(db: Database, given: str) -> int:
    """Return the number of the only article called so: its number, document id, path or address.

    Raises UnknownRow where none is, or several are; the message says what became of one that is gone.
    """
    if given.isascii() and given.isdecimal() and len(given) < 18:
        if rows(db, "SELECT 1 AS one FROM articles WHERE id = ?", [int(given)]):
            return int(given)
        gone = gone_article(db, int(given))
        if gone is not None:
            raise UnknownRow(gone)
    names = (given, os.path.normpath(given))
    found = sorted(
        {
            int(row["id"])
            for name in dict.fromkeys(names)
            for condition in _NAMES
            for row in rows(db, f"SELECT id FROM articles WHERE {condition} LIMIT 9", {"given": name})
        }
    )
    if len(found) > 1:
        raise UnknownRow(
            f"several articles are called {given!r}; give the number: {', '.join(map(str, found))}"
        )
    if not found:
        known = [row["document"] for row in rows(db, "SELECT DISTINCT document FROM articles")]
        like = similar_names(given, [name for name in known if fold(name)])
        hint = f"; did you mean {' or '.join(like)}?" if like else ""
        raise UnknownRow(f"no article is called {given!r}{hint}; see: quotetrack articles DB")
    return found[0]


def find_versions(db: Database, given: str) -> tuple[int, str | None]:
    """Return the number of the article called so whose texts are kept, and what became of it if it is gone.

    Raises UnknownRow where none is called so, or it was taken out.
    """
    number = int(given) if given.isascii() and given.isdecimal() and len(given) < 18 else -1
    if rows(db, "SELECT 1 AS one FROM former_articles WHERE id = ?", [number]):
        return number, gone_article(db, number)
    return find_article(db, given), None


def gone_article(db: Database, number: int) -> str | None:
    """Say what became of an article's number that is no longer there; None where it never was."""
    found = rows(db, "SELECT article, merged_at FROM former_articles WHERE id = ?", [number])
    if found:
        return (
            f"article {number} is no longer one of its own: since {found[0]['merged_at'][:10]} its text is"
            f" that of article {found[0]['article']}"
        )
    removed = rows(db, "SELECT removed_at FROM removed_articles WHERE id = ?", [number])
    if removed:
        return (
            f"article {number} was taken out on {removed[0]['removed_at'][:10]}; bring it back with:"
            f" quotetrack restore DB {number}"
        )
    return None


def article_versions(db: Database, number: int) -> list[Row]:
    """Return every text of an article, the first first, with the time from which and until which it stood.

    ``replaced_at`` of the one that stands now is None.
    """
    return rows(db, _VERSIONS, {"number": number})
