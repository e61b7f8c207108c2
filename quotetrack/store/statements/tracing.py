"""Named queries about statements: which quotes carry one, who carried it first, what somebody said when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from quotetrack.errors import UnknownRow
from quotetrack.model.stored import Row
from quotetrack.store.people.name_keys import fold
from quotetrack.store.questions.queries import show
from quotetrack.store.selecting import named, rows
from quotetrack.store.statements.claim_search import forms_of, number_list

_FULL = """
SELECT f.*, q.number, sq.statement,
  (SELECT max(p."end") FROM quote_spans AS p WHERE p.quote = q.id AND p.role = 'content') AS "end"
FROM quotes AS q
JOIN quotes_full AS f ON f.id = q.id
LEFT JOIN statement_quotes AS sq ON sq.quote = q.number
WHERE q.number IN ({}) ORDER BY f.published IS NULL, f.published, f.article, f.start
"""
_PEOPLE = """
SELECT qs.quote, s.id, s.key, s.type FROM quotes AS q
JOIN quote_speakers AS qs ON qs.quote = q.id JOIN speakers AS s ON s.id = qs.speaker
WHERE q.number IN ({}) ORDER BY qs.quote, qs.ordinal
"""
_COPIES = """
SELECT article, publisher, published, path, coalesce(fetched, url) AS url
FROM copies WHERE article IN ({}) ORDER BY id
"""
_LARGEST = """
SELECT sq.statement, count(DISTINCT q.article) AS articles, count(*) AS quotes
FROM statement_quotes AS sq JOIN quotes AS q ON q.number = sq.quote
WHERE sq.statement IN ({})
GROUP BY sq.statement HAVING articles > 1 ORDER BY articles DESC, quotes DESC, sq.statement LIMIT ?
"""


_SHARED = "SELECT statement FROM statement_quotes GROUP BY statement HAVING count(*) > 1"
_SHARED_BY = """
SELECT o.statement FROM quote_speakers AS w
JOIN quotes AS p ON p.id = w.quote
JOIN statement_quotes AS o ON o.quote = p.number
WHERE w.speaker IN ({})
  AND EXISTS (SELECT 1 FROM statement_quotes AS x WHERE x.statement = o.statement AND x.quote <> o.quote)
"""


def statements(db: Database, *, speakers: Iterable[int] | None = None, limit: int = -1) -> list[list[Row]]:
    """Return the statements that several articles carry, those in most first, each as its quotes.

    ``speakers`` narrows to statements that one of them makes.
    """
    shared = _SHARED if speakers is None else _SHARED_BY.format(number_list(speakers))
    found = [row["statement"] for row in rows(db, _LARGEST.format(shared), [limit])]
    members: dict[int, list[int]] = defaultdict(list)
    query = f"SELECT statement, quote FROM statement_quotes WHERE statement IN ({number_list(found)})"
    for row in rows(db, query, {}):
        members[row["statement"]].append(row["quote"])
    quotes = {
        row["number"]: row for row in quotes_numbered(db, [n for some in members.values() for n in some])
    }
    order = {number: i for i, number in enumerate(quotes)}
    return [[quotes[n] for n in sorted(members[s], key=order.__getitem__)] for s in found]


def statement_of_quote(db: Database, beginning: str) -> list[Row]:
    """Return the quotes that carry the statement of the quote whose id begins so, earliest first.

    Raises UnknownRow where no id begins so, or several do.
    """
    row = find_quote(db, beginning)
    query = "SELECT quote FROM statement_quotes WHERE statement = ?"
    numbers = [r["quote"] for r in rows(db, query, [row["statement"]])] if row["statement"] else []
    return quotes_numbered(db, numbers or [row["number"]])


def contrary_to(db: Database, numbers: Sequence[int]) -> list[Row]:
    """Return the quotes that contradict one of these, as far as they were compared."""
    listed = number_list(numbers)
    query = (
        f"SELECT quote, other FROM statement_links WHERE relation = 'contrary'"
        f" AND (quote IN ({listed}) OR other IN ({listed}))"
    )
    found = {n for row in rows(db, query, {}) for n in (row["quote"], row["other"])}
    return quotes_numbered(db, sorted(found - set(numbers)))


def find_quote(db: Database, beginning: str) -> Row:
    """Return the quote whose id begins so. Raises UnknownRow where none does, or several do."""
    number = rows(db, "SELECT number FROM quotes WHERE id = ?", [show(db, beginning)["id"]])[0]["number"]
    return quotes_numbered(db, [number])[0]


def quotes_numbered(db: Database, numbers: Sequence[int]) -> list[Row]:
    """Return quotes as quotes_full gives them, earliest first, with what a comparison needs beside.

    *speakers* are (row number, folded name, type), *affiliation_key* the folded affiliation, *copies* where
    else the article was found, *statement* the number of the statement.
    """
    found: list[Row] = []
    for at in range(0, len(numbers), 500):
        listed = number_list(numbers[at : at + 500])
        some = rows(db, _FULL.format(listed), {})
        people: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for row in rows(db, _PEOPLE.format(listed), {}):
            people[row["quote"]].append((row["id"], row["key"], row["type"]))
        copies: dict[int, list[Row]] = defaultdict(list)
        for row in rows(db, _COPIES.format(number_list({r["article"] for r in some})), {}):
            copies[row.pop("article")].append(row)
        for row in some:
            row["speakers"] = people[row["id"]]
            row["affiliation_key"] = fold(row["affiliation"]) if row["affiliation"] else None
            row["copies"] = copies[row["article"]]
        found += some
    return sorted(
        found, key=lambda r: (r["published"] is None, r["published"] or "", r["article"], r["start"])
    )


def statements_said(
    db: Database,
    speakers: Iterable[int],
    *,
    about: Sequence[str] = (),
    alike: Callable[[str, str], bool],
    klass: str = "speech",
    since: str | None = None,
    until: str | None = None,
) -> list[list[int]]:
    """Return the numbers of the quotes of speakers, those of one statement together.

    ``about`` holds words that must all occur. Statements and quotes stand in the order of their time, so
    that a few of very many can be read alone. Raises UnknownRow where ``about`` holds no word.
    """
    conditions = [f"qs.speaker IN ({number_list(speakers)})", "NOT q.negated", "NOT q.rejected"]
    values: list[Any] = []
    if klass != "all":
        conditions.append("q.class = ?")
        values.append(klass)
    for bound, sign, tail in ((since, ">=", ""), (until, "<", "~")):
        if bound is not None:
            conditions.append(f"a.published {sign} ?")
            values.append(bound + tail)
    if about:
        expression = _all_of(db, about, alike)
        if expression is None:
            return []
        conditions.append("q.number IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)")
        values.append(expression)
    query = (
        "SELECT DISTINCT a.published IS NULL, a.published, q.article, q.start, q.number, s.statement"
        " FROM quote_speakers AS qs JOIN quotes AS q ON q.id = qs.quote"
        " JOIN articles AS a ON a.id = q.article"
        f" LEFT JOIN statement_quotes AS s ON s.quote = q.number WHERE {' AND '.join(conditions)}"
    )
    with named(db) as connection:
        found = sorted(connection.execute(query, values), key=lambda row: (row[0], row[1] or "", *row[2:5]))
    groups: dict[tuple[bool, int], list[int]] = {}
    for *_, number, statement in found:
        groups.setdefault((statement is None, statement or number), []).append(number)
    return list(groups.values())


def waiting(db: Database) -> int:
    """Return how many quotes have not been compared or grouped yet."""
    return int(rows(db, "SELECT count(*) AS n FROM statement_queue", {})[0]["n"])


def _all_of(db: Database, words: Sequence[str], alike: Callable[[str, str], bool]) -> str | None:
    """Return a full-text expression for all of ``words`` in any form; None where one is in no quote."""
    if not words:
        raise UnknownRow("nothing to look for; give a word")
    parts = []
    for word in words:
        forms = forms_of(db, "quotes_fts", word, alike)
        if not forms:
            return None
        parts.append("(" + " OR ".join(f'"{form}"' for form in forms) + ")")
    return " AND ".join(parts)
