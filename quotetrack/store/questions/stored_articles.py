"""Streams articles with their quotes out of the database, one article in memory at a time."""

from __future__ import annotations

import itertools
import operator
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from sqlite_utils import Database

from quotetrack.errors import UnknownRow
from quotetrack.model import Relay, Span
from quotetrack.model.stored import Copy, Review, Row, StoredAgency, StoredArticle, StoredQuote, StoredSpeaker
from quotetrack.store.database import path_of, worded
from quotetrack.store.questions.queries import QuoteFilter, chosen_ids, quote_id
from quotetrack.store.questions.review_filter import COUNTED
from quotetrack.store.selecting import rows

_ARTICLE = """
SELECT a.*, r.version, r.parser, r.model, r.started_at,
  g.name AS agency_name, g.short, g.kind AS agency_kind, g.country, g.wikidata
FROM articles AS a JOIN runs AS r ON r.id = a.run LEFT JOIN agencies AS g ON g.id = a.dateline_agency
WHERE a.id = ?
"""
_QUOTES = """
SELECT q.*, g.name AS agency_name, g.short, g.kind AS agency_kind, g.country, g.wikidata,
  v.status, v.reviewer, v.note, v.reviewed_at, v.changed
FROM quotes AS q LEFT JOIN agencies AS g ON g.id = q.agency
LEFT JOIN reviewed AS w ON w.quote = q.id LEFT JOIN reviews AS v ON v.id = w.review
WHERE q.article = ? ORDER BY q.start, q.number
"""
_SPANS = """
SELECT p.quote, p.role, p.start, p."end" FROM quotes AS q CROSS JOIN quote_spans AS p ON p.quote = q.id
WHERE q.article = ? ORDER BY p.quote, p.role, p.ordinal
"""
_SPEAKERS = """
SELECT p.quote, s.id, s.name, s.type FROM quotes AS q CROSS JOIN quote_speakers AS p ON p.quote = q.id
JOIN speakers AS s ON s.id = p.speaker WHERE q.article = ? ORDER BY p.quote, p.ordinal
"""
_RELAYS = """
SELECT p.quote, g.name, p.relation, p.mention_start, p.mention_end
FROM quotes AS q CROSS JOIN quote_relays AS p ON p.quote = q.id JOIN agencies AS g ON g.id = p.agency
WHERE q.article = ? ORDER BY p.quote, p.ordinal
"""
_COPIES = "SELECT * FROM copies WHERE article = ? ORDER BY id"


def articles(db: Database, wanted: QuoteFilter) -> Iterator[StoredArticle]:
    """Yield the articles that hold quotes of this filter, newest first, each with those quotes.

    The quotes are chosen at once and kept in a file that vanishes; then memory holds one article at a
    time. No lock outlasts an article, so that others can write while this goes on: each article is
    whole, and one that goes meanwhile is left out. Raises what
    :func:`quotetrack.store.questions.queries.quotes` raises.
    """
    with closing(sqlite3.connect("")) as scratch:
        scratch.execute("CREATE TABLE chosen (number INTEGER PRIMARY KEY, article INTEGER, quote TEXT)")
        scratch.executemany("INSERT INTO chosen (article, quote) VALUES (?,?)", chosen_ids(db, wanted))
        chosen = scratch.execute("SELECT article, quote FROM chosen ORDER BY number")
        for number, group in itertools.groupby(chosen, key=operator.itemgetter(0)):
            article = _article(db, number, {quote for _, quote in group})
            if article is not None:
                yield article


def article_of(db: Database, beginning: str) -> StoredArticle:
    """Return the article of the quote whose id begins so, with that quote alone.

    Raises UnknownRow where no id begins so, or several do.
    """
    quote = quote_id(db, beginning)
    number = rows(db, "SELECT article FROM quotes WHERE id = ?", [quote])[0]["article"]
    article = _article(db, number, {quote})
    if article is None:
        raise UnknownRow(f"quote {quote} was just replaced; see the ids with: quotetrack quotes DB")
    return article


def whole_article(db: Database, number: int) -> StoredArticle | None:
    """Return one article with all its quotes, None where it has none."""
    found = rows(db, f"SELECT q.id FROM quotes AS q WHERE q.article = ? AND {COUNTED}", [number])
    return _article(db, number, {row["id"] for row in found})


def _article(db: Database, number: int, quotes: set[str]) -> StoredArticle | None:
    """Return one article with some of its quotes, as of one moment; None where none is left."""
    with worded(path_of(db)):
        db.conn.execute("BEGIN")
    try:
        return _read(db, number, quotes)
    finally:
        db.conn.execute("COMMIT")


def _read(db: Database, number: int, quotes: set[str]) -> StoredArticle | None:
    """Return one article with some of its quotes."""
    stored = rows(db, _QUOTES, [number])
    if not quotes & {one["id"] for one in stored}:
        return None
    row = rows(db, _ARTICLE, [number])[0]
    spans: dict[tuple[str, str], list[Span]] = {}
    for one in rows(db, _SPANS, [number]):
        spans.setdefault((one["quote"], one["role"]), []).append(Span(one["start"], one["end"]))
    speakers: dict[str, list[StoredSpeaker]] = {}
    for one in rows(db, _SPEAKERS, [number]):
        speakers.setdefault(one["quote"], []).append(StoredSpeaker(one["id"], one["name"], one["type"]))
    relays: dict[str, list[Relay]] = {}
    for one in rows(db, _RELAYS, [number]):
        relays.setdefault(one["quote"], []).append(Relay(one["name"], one["relation"], _span(one, "mention")))
    parents = {one["id"]: one["parent"] for one in stored}
    found = [one for one in stored if one["id"] in quotes]
    for one in found:  # the nearest ancestor that was asked for
        while one["parent"] is not None and one["parent"] not in quotes:
            one["parent"] = parents.get(one["parent"])
    copied = ("document", "path", "url", "title", "author", "publisher", "published", "text", "sha256")
    return StoredArticle(
        number=number,
        **{name: row[name] for name in copied},
        encoding=row["encoding"],
        fetched=row["fetched"],
        claimed_url=row["claimed_url"],
        dateline=_agency(row),
        retrieved_at=row["retrieved_at"],
        version=row["version"],
        parser=row["parser"],
        model=row["model"],
        extracted_at=row["started_at"],
        copies=tuple(
            Copy(**{name: one[name] for name in Copy.__slots__}) for one in rows(db, _COPIES, [number])
        ),
        quotes=tuple(
            _quote(one, spans, speakers.get(one["id"], ()), relays.get(one["id"], ())) for one in found
        ),
    )


def _quote(
    row: Row,
    spans: dict[tuple[str, str], list[Span]],
    speakers: Sequence[StoredSpeaker],
    relays: Sequence[Relay],
) -> StoredQuote:
    """Return one quote."""
    same = ("id", "kind", "text", "cue_lemma", "method", "role", "affiliation", "relation", "channel")
    return StoredQuote(
        **{name: row[name] for name in same},
        klass=row["class"],
        content=tuple(spans[row["id"], "content"]),
        cue=_span(row, "cue"),
        cue_text=row["cue"],
        source=tuple(spans.get((row["id"], "source"), ())),
        source_text=row["source"],
        speakers=tuple(speakers),
        candidates=tuple(row["candidates"].split("|")) if row["candidates"] else (),
        agency=_agency(row),
        mention=_span(row, "mention"),
        negated=bool(row["negated"]),
        parent=row["parent"],
        rule=row["rule"],
        confidence=row["confidence"],
        review=_review(row),
        relays=tuple(relays),
        recipient=_span(row, "recipient"),
    )


def _span(row: Row, name: str) -> Span | None:
    """Return the span that two columns hold, None where they are empty."""
    start: Any = row[f"{name}_start"]
    return None if start is None else Span(start, row[f"{name}_end"])


def _agency(row: Row) -> StoredAgency | None:
    """Return the agency that a row is joined with."""
    if row["agency_name"] is None:
        return None
    return StoredAgency(row["agency_name"], row["short"], row["agency_kind"], row["country"], row["wikidata"])


def _review(row: Row) -> Review | None:
    """Return the verdict that a row is joined with."""
    if row["status"] is None:
        return None
    changed = tuple(row["changed"].split("|")) if row["changed"] else ()
    return Review(row["status"], row["reviewer"], row["note"], row["reviewed_at"], changed)
