"""The list of articles, the newest first: by words of the text, publisher, dateline and date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quotetrack.errors import UnknownRow
from quotetrack.lexicon.asked.asked_words import match_expression
from quotetrack.model.article_headings import heading
from quotetrack.model.stored import Row
from quotetrack.store.questions.review_filter import COUNTED
from quotetrack.web.reader import PageReader
from quotetrack.web.shown.paging import Paging

LISTED = 30  # articles a page
PUBLISHERS = 12  # that are offered to choose from
_LIST = f"""
SELECT a.id, a.title, a.document, substr(a.text, 1, 400) AS opening, a.publisher, a.author,
  substr(a.published, 1, 10) AS day, coalesce(g.short, g.name) AS dateline,
  (SELECT count(*) FROM quotes AS q WHERE q.article = a.id AND {COUNTED}) AS quotes
FROM articles AS a LEFT JOIN agencies AS g ON g.id = a.dateline_agency {{where}}
ORDER BY a.published {{direction}}, a.id {{direction}} LIMIT :limit OFFSET :skip
"""


def article_list(reader: PageReader, asked: Mapping[str, Any]) -> Row:
    """Return the context of the list.

    ``asked`` may have ``q`` (words of the text), ``publisher``, ``dateline`` (an agency's number), ``since``
    and ``until`` (ISO dates or their beginnings), ``sort`` (*oldest*) and ``page``. ``problem`` says why
    nothing can be searched for.
    """
    given = {name: (asked.get(name) or "").strip() for name in ("q", "publisher", "since", "until")}
    dateline = asked.get("dateline") or ""
    oldest = asked.get("sort") == "oldest"
    context: Row = {
        **given,
        "arguments": {name: value for name, value in given.items() if value},
        "sort": "oldest" if oldest else None,
        "rows": [],
        "problem": None,
        "paging": Paging(1, LISTED, 0),
        "publishers": frequent_publishers(reader),
        "dateline": None,
    }
    conditions: list[str] = []
    values: dict[str, Any] = {name: value for name, value in given.items() if value}
    if dateline.isascii() and dateline.isdigit() and len(dateline) < 18:
        context["dateline"] = reader.value("SELECT name FROM agencies WHERE id = ?", int(dateline))
        context["arguments"]["dateline"] = dateline
        conditions.append("a.dateline_agency = :dateline")
        values["dateline"] = int(dateline)
    if given["q"]:
        try:
            values["q"] = match_expression(given["q"])
        except UnknownRow as error:
            return {**context, "problem": str(error)}
        conditions.append(_words(reader))
    conditions += [
        condition
        for name, condition in (
            ("publisher", "a.publisher = :publisher"),
            ("since", "a.published >= :since"),
            ("until", "a.published < :until || '~'"),
        )
        if given[name]
    ]
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    total = int(reader.value(f"SELECT count(*) FROM articles AS a {where}", **values) or 0)
    paging = Paging.of(asked, LISTED, total)
    rows = listed_articles(reader, LISTED, skip=paging.skipped, where=where, oldest=oldest, **values)
    return {**context, "rows": rows, "paging": paging}


def listed_articles(
    reader: PageReader, limit: int, skip: int = 0, where: str = "", oldest: bool = False, **values: Any
) -> list[Row]:
    """Return articles, the newest first or the ``oldest``, each with its heading and how many quotes it has.

    ``where`` is a condition on the articles *a*, ``values`` what it asks for.
    """
    query = _LIST.format(where=where, direction="ASC" if oldest else "DESC")
    rows = reader.rows(query, **values, limit=limit, skip=skip)
    for row in rows:
        row["heading"] = heading(row["title"], row["document"], row.pop("opening"))
    return rows


def frequent_publishers(reader: PageReader) -> list[Row]:
    """Return the publishers with most articles, each with how many."""
    return reader.rows(
        "SELECT publisher, count(*) AS articles FROM articles WHERE publisher IS NOT NULL"
        " GROUP BY publisher ORDER BY articles DESC, publisher LIMIT ?",
        PUBLISHERS,
    )


def _words(reader: PageReader) -> str:
    """Return the condition that an article holds words: in its text, else in what was quoted of it."""
    if reader.has("articles_fts"):
        return "a.id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH :q)"
    return (  # a file of an older version
        "a.id IN (SELECT q.article FROM quotes_fts AS f JOIN quotes AS q ON q.number = f.rowid"
        " WHERE f.quotes_fts MATCH :q)"
    )
