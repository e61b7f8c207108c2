"""An article as it can be written again: its quotes read back from their rows, and as JSON can hold it.

So an article that is taken out can return, and one text of two places can become two articles.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from typing import Any

from quotetrack.model import (
    NOBODY,
    Agency,
    Article,
    Attribution,
    Cue,
    Extraction,
    Quote,
    Relay,
    Span,
    Speaker,
)

_ARTICLE = """
SELECT a.document, a.text, a.path, a.url, a.title, a.author, a.publisher, a.published, a.encoding, a.fetched,
  a.claimed_url, g.name, r.parser, r.version
FROM articles AS a JOIN runs AS r ON r.id = a.run LEFT JOIN agencies AS g ON g.id = a.dateline_agency
WHERE a.id = ?
"""
_QUOTES = """
SELECT q.id, q.kind, q.class, q.cue_start, q.cue_end, q.cue_lemma, q.rule, q.confidence, q.negated, q.parent,
  q.method, q.candidates, q.speaker_confidence, q.role, q.affiliation, g.name AS agency, q.relation,
  q.mention_start, q.mention_end, q.channel, q.recipient_start, q.recipient_end
FROM quotes AS q LEFT JOIN agencies AS g ON g.id = q.agency WHERE q.article = ? ORDER BY q.number
"""
_SPANS = """
SELECT p.quote, p.role, p.start, p."end" FROM quotes AS q JOIN quote_spans AS p ON p.quote = q.id
WHERE q.article = ? ORDER BY p.quote, p.role, p.ordinal
"""
_NAMES = """
SELECT p.quote, n.name, n.type FROM quotes AS q JOIN quote_speakers AS p ON p.quote = q.id
JOIN speaker_names AS n ON n.id = p.name WHERE q.article = ? ORDER BY p.quote, p.ordinal
"""
_RELAYS = """
SELECT p.quote, g.name, p.relation, p.mention_start, p.mention_end
FROM quotes AS q JOIN quote_relays AS p ON p.quote = q.id JOIN agencies AS g ON g.id = p.agency
WHERE q.article = ? ORDER BY p.quote, p.ordinal
"""


def stored_extraction(connection: sqlite3.Connection, article: int) -> Extraction:
    """Return a stored article with its quotes as an extraction that says the same, ids included."""
    *fields, dateline, parser, version = connection.execute(_ARTICLE, (article,)).fetchone()
    document, text, path, url, title, author, publisher, published, encoding, fetched, claimed = fields
    made = Article(
        *(document, text, path, url, title, author, publisher, published, encoding),
        fetched=fetched,
        claimed_url=claimed,
    )
    quotes = _dicts(connection.execute(_QUOTES, (article,)))
    order = {row["id"]: i for i, row in enumerate(quotes)}
    spans: dict[tuple[str, str], list[Span]] = {}
    for quote, role, start, end in connection.execute(_SPANS, (article,)):
        spans.setdefault((quote, role), []).append(Span(start, end))
    names: dict[str, list[tuple[str, Any]]] = {}
    for quote, name, kind in connection.execute(_NAMES, (article,)):
        names.setdefault(quote, []).append((name, kind))
    relays: dict[str, list[Relay]] = {}
    for quote, agency, relation, start, end in connection.execute(_RELAYS, (article,)):
        relays.setdefault(quote, []).append(Relay(agency, relation, _span(start, end)))
    found = tuple(
        _attribution(row, spans, names.get(row["id"], []), relays.get(row["id"], []), order) for row in quotes
    )
    return Extraction(made, title, found, Agency(dateline, "dateline") if dateline else None, parser, version)


def extraction_record(extraction: Extraction) -> dict[str, Any]:
    """Return an extraction as a value that JSON can hold."""
    return dataclasses.asdict(extraction)


def extraction_of(found: dict[str, Any]) -> Extraction:
    """Return the extraction that :func:`extraction_record` has laid out, also behind JSON."""
    return Extraction(
        Article(**found["article"]),
        found["title"],
        tuple(map(_revived, found["attributions"])),
        _agency(found["dateline_agency"]),
        found["parser"],
        found["version"],
    )


def _attribution(
    row: dict[str, Any],
    spans: dict[tuple[str, str], list[Span]],
    names: list[tuple[str, Any]],
    relays: list[Relay],
    order: dict[str, int],
) -> Attribution:
    """Return the attribution that the rows of a quote hold."""
    cue = _span(row["cue_start"], row["cue_end"])
    speaker = None
    if names or row["method"] is not None:
        speaker = Speaker(
            tuple(name for name, _ in names),
            names[0][1] if names else "anonymous",
            row["method"] or "none",
            row["role"],
            row["affiliation"],
            tuple(row["candidates"].split("|")) if row["candidates"] else (),
            1.0 if row["speaker_confidence"] is None else row["speaker_confidence"],
        )
    quote = Quote(
        row["kind"],
        row["class"],
        tuple(spans[row["id"], "content"]),
        Cue(cue, row["cue_lemma"], row["class"]) if cue else None,
        tuple(spans.get((row["id"], "source"), ())),
        row["rule"],
        row["confidence"],
        bool(row["negated"]),
        order.get(row["parent"]),
    )
    mention = _span(row["mention_start"], row["mention_end"])
    agency = Agency(row["agency"], row["relation"], mention) if row["agency"] else None
    recipient = _span(row["recipient_start"], row["recipient_end"])
    return Attribution(row["id"], quote, speaker or NOBODY, agency, row["channel"], tuple(relays), recipient)


def _revived(found: dict[str, Any]) -> Attribution:
    """Return the attribution that was written as JSON."""
    quote = found["quote"]
    cue = quote["cue"]
    content, source = (tuple(Span(**span) for span in quote[part]) for part in ("content", "source"))
    made = Quote(
        **{
            **quote,
            "content": content,
            "source": source,
            "cue": Cue(Span(**cue["span"]), cue["lemma"], cue["klass"]) if cue else None,
        }
    )
    speaker = found["speaker"]
    if speaker is not None:
        lists = {name: tuple(speaker[name]) for name in ("names", "candidates")}
        speaker = Speaker(**{**speaker, **lists})
    relays = tuple(Relay(one["agency"], one["relation"], _spanned(one["mention"])) for one in found["relays"])
    return Attribution(
        found["id"],
        made,
        speaker or NOBODY,
        _agency(found["agency"]),
        found["channel"],
        relays,
        _spanned(found["recipient"]),
    )


def _agency(found: dict[str, Any] | None) -> Agency | None:
    """Return the agency that was written as JSON."""
    return Agency(found["name"], found["relation"], _spanned(found["mention"])) if found else None


def _spanned(found: dict[str, int] | None) -> Span | None:
    """Return the span that was written as JSON."""
    return Span(**found) if found else None


def _span(start: int | None, end: int | None) -> Span | None:
    """Return the span of two columns."""
    return None if start is None or end is None else Span(start, end)


def _dicts(cursor: sqlite3.Cursor) -> list[dict[str, Any]]:
    """Return rows as dictionaries."""
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
