"""Turns the attributions of one article into rows of quotes, their spans and their speakers."""

from __future__ import annotations

import sqlite3

from quotetrack.lexicon.press.outlets import outlet
from quotetrack.model import Agency, Attribution, Extraction, Relay, Span
from quotetrack.store.database import storable
from quotetrack.store.people.appointing import People
from quotetrack.store.reviews.locating import joined_words


def write_quotes(connection: sqlite3.Connection, article: int, text: str, extraction: Extraction) -> None:
    """Insert the quotes of an article that has none; ``text`` is the text as stored."""
    number = int(connection.execute("SELECT coalesce(max(number), 0) FROM quotes").fetchone()[0])
    found = extraction.attributions
    cast = People(connection, article, [(one, joined_words(text, one.quote.source)) for one in found])
    for attribution in found:
        number += 1
        quote, speaker = attribution.quote, attribution.speaker
        source = joined_words(text, quote.source)
        people = cast.rows(speaker, source) if speaker else []
        parent = found[quote.parent].id if quote.parent is not None else None
        row = {
            "id": attribution.id,
            "number": number,
            "article": article,
            "text": joined_words(text, quote.content),
            "source": source,
            "speaker": people[0][0] if people else None,
            "parent": parent,
            **_quote_columns(attribution, text),
            **_agency_columns(connection, attribution.agency),
            **_recipient_columns(attribution.recipient, text),
        }
        row = {name: storable(value) if isinstance(value, str) else value for name, value in row.items()}
        connection.execute(_INSERT.format(", ".join(row), ", ".join(f":{name}" for name in row)), row)
        connection.executemany(
            "INSERT INTO quote_speakers (quote, ordinal, speaker, name, form, basis) VALUES (?,?,?,?,?,?)",
            [(attribution.id, i, *pair) for i, pair in enumerate(people)],
        )
        connection.executemany(
            'INSERT INTO quote_spans (quote, role, ordinal, start, "end") VALUES (?,?,?,?,?)',
            [
                (attribution.id, role, i, span.start, span.end)
                for role, spans in (("content", quote.content), ("source", quote.source))
                for i, span in enumerate(spans)
            ],
        )
        _write_relays(connection, attribution)


def _write_relays(connection: sqlite3.Connection, attribution: Attribution) -> None:
    """Insert the hops of an attribution; its agency alone where it has no chain."""
    agency, hops = attribution.agency, attribution.relays
    if agency is not None and not hops:
        hops = (Relay(agency.name, agency.relation, agency.mention),)
    connection.executemany(
        "INSERT INTO quote_relays (quote, ordinal, agency, relation, mention_start, mention_end)"
        " VALUES (?,?,?,?,?,?)",
        [
            (attribution.id, i, _agency_id(connection, hop.agency), hop.relation, *_ends(hop.mention))
            for i, hop in enumerate(hops)
        ],
    )


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    """Return where a span starts and ends."""
    return (span.start, span.end) if span else (None, None)


def agency_row(connection: sqlite3.Connection, agency: Agency | None) -> int | None:
    """Return the row of an agency, made from data/agencies.csv where it is not stored yet."""
    return None if agency is None else _agency_id(connection, agency.name)


def _agency_id(connection: sqlite3.Connection, name: str) -> int:
    """Return the row of the agency of this name."""
    name = storable(name)
    row = connection.execute("SELECT id FROM agencies WHERE name = ?", (name,)).fetchone()
    if row is not None:
        return int(row[0])
    known = outlet(name)
    details = (
        (known.short or None, known.kind, known.country or None, known.wikidata) if known else (None,) * 4
    )
    cursor = connection.execute(
        "INSERT INTO agencies (name, short, kind, country, wikidata) VALUES (?,?,?,?,?)", (name, *details)
    )
    return int(cursor.lastrowid or 0)


def _quote_columns(attribution: Attribution, text: str) -> dict[str, object]:
    """Return the columns that come from detection and from resolving the source."""
    quote, speaker = attribution.quote, attribution.speaker
    cue = quote.cue
    return {
        "start": quote.content[0].start,
        "kind": quote.kind,
        "class": quote.klass,
        "cue": cue.span.of(text) if cue else None,
        "cue_lemma": cue.lemma if cue else None,
        "cue_start": cue.span.start if cue else None,
        "cue_end": cue.span.end if cue else None,
        "method": speaker.method if speaker else None,
        "candidates": "|".join(speaker.candidates) or None if speaker else None,
        "speaker_confidence": speaker.confidence if speaker else None,
        "role": speaker.role if speaker else None,
        "affiliation": speaker.affiliation if speaker else None,
        "channel": attribution.channel,
        "negated": int(quote.negated),
        "rule": quote.rule,
        "confidence": quote.confidence,
    }


def _agency_columns(connection: sqlite3.Connection, agency: Agency | None) -> dict[str, object]:
    """Return the columns that name the agency of one statement."""
    start, end = _ends(agency.mention if agency else None)
    return {
        "agency": agency_row(connection, agency),
        "relation": agency.relation if agency else None,
        "mention_start": start,
        "mention_end": end,
    }


def _recipient_columns(recipient: Span | None, text: str) -> dict[str, object]:
    """Return the columns that name to whom something was said."""
    start, end = _ends(recipient)
    said = recipient.of(text) if recipient else None
    return {"recipient": said, "recipient_start": start, "recipient_end": end}


_INSERT = "INSERT INTO quotes ({}) VALUES ({})"
