"""Turns the attributions of one article into rows of quotes, their spans and their speakers."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from quotetrack.model import Agency, Attribution, Relay, Span
from quotetrack.store.database import storable
from quotetrack.store.people.appointing import People
from quotetrack.store.press_rows import agency_id, ends_of
from quotetrack.store.reviews.locating import joined_words
from quotetrack.store.waiting_rows import QuoteRows, waiting_of


def write_quotes(
    connection: sqlite3.Connection, article: int, text: str, found: Sequence[Attribution]
) -> None:
    """Insert the quotes of an article that has none; ``text`` is the text as stored."""
    waiting = waiting_of(connection)
    last = waiting.last_number() if waiting is not None else None
    if last is None:
        last = int(connection.execute("SELECT coalesce(max(number), 0) FROM quotes").fetchone()[0])
    rows = QuoteRows()
    sources = [joined_words(text, one.quote.source) for one in found]
    cast = People(connection, article, zip(found, sources, strict=True))
    for number, (attribution, source) in enumerate(zip(found, sources, strict=True), last + 1):
        quote, speaker = attribution.quote, attribution.speaker
        people = cast.rows(speaker, source) if speaker else []
        rows.quotes.append(
            [
                *(attribution.id, number, article, joined_words(text, quote.content), source),
                people[0][0] if people else None,
                found[quote.parent].id if quote.parent is not None else None,
                *_quote_values(attribution, text),
                *_agency_values(connection, attribution.agency),
                *_recipient_values(attribution.recipient, text),
            ]
        )
        rows.speakers += [[attribution.id, i, *pair] for i, pair in enumerate(people)]
        rows.spans += [
            (attribution.id, role, i, span.start, span.end)
            for role, spans in (("content", quote.content), ("source", quote.source))
            for i, span in enumerate(spans)
        ]
        rows.relays += _relays(connection, attribution)
    if waiting is None:
        rows.write(connection)
    else:
        waiting.add(rows)


def _relays(connection: sqlite3.Connection, attribution: Attribution) -> list[tuple[Any, ...]]:
    """Return the rows of an attribution's hops; its agency alone where it has no chain."""
    agency, hops = attribution.agency, attribution.relays
    if agency is not None and not hops:
        hops = (Relay(agency.name, agency.relation, agency.mention),)
    return [
        (attribution.id, i, agency_id(connection, hop.agency), hop.relation, *ends_of(hop.mention))
        for i, hop in enumerate(hops)
    ]


def agency_row(connection: sqlite3.Connection, agency: Agency | None) -> int | None:
    """Return the row of an agency, made from data/agencies.csv where it is not stored yet."""
    return None if agency is None else agency_id(connection, agency.name)


def _quote_values(attribution: Attribution, text: str) -> tuple[object, ...]:
    """Return what comes from detection and from resolving the source, in the order of QUOTE_COLUMNS."""
    quote, speaker = attribution.quote, attribution.speaker
    cue = quote.cue
    told: tuple[object, ...] = (None,) * 5
    if speaker is not None:
        names = "|".join(speaker.candidates) or None
        told = (
            speaker.method,
            *(names and storable(names), speaker.confidence),
            *(value and storable(value) for value in (speaker.role, speaker.affiliation)),
        )
    return (
        *(quote.content[0].start, quote.kind, quote.klass),
        *((cue.span.of(text), storable(cue.lemma), cue.span.start, cue.span.end) if cue else (None,) * 4),
        *told,
        *(attribution.channel and storable(attribution.channel), int(quote.negated)),
        *(storable(quote.rule), quote.confidence),
    )


def _agency_values(connection: sqlite3.Connection, agency: Agency | None) -> tuple[object, ...]:
    """Return what names the agency of one statement."""
    relation = agency.relation if agency else None
    return (agency_row(connection, agency), relation, *ends_of(agency.mention if agency else None))


def _recipient_values(recipient: Span | None, text: str) -> tuple[object, ...]:
    """Return what names to whom something was said."""
    return (recipient.of(text) if recipient else None, *ends_of(recipient))
