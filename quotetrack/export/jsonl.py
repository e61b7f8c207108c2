"""The interchange: one JSON object a document, the form in which other programs get extractions.

Offsets are half-open code points into the document's text; of a file whose letters were repaired on reading
(*cafÃ©s*), into the file's own text, which its reader has. A quote without a cue or a source has an empty
list there and null for its words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from typing import Any

from quotetrack.export.tables.columns import addresses
from quotetrack.model import CLASSES, Agency, Attribution, Class, Extraction, Relay, Span, Speaker
from quotetrack.model.offsets import alignment
from quotetrack.model.stored import StoredArticle, StoredQuote


def record(extraction: Extraction, classes: Collection[Class] = CLASSES) -> dict[str, Any]:
    """Return one document and its quotes of the given classes as plain values.

    A quote whose parent is of another class gets the nearest ancestor that is kept. A document that has an
    address has ``provenance``: the address, the one that it was fetched from, and the one that it claims.
    """
    article, found = extraction.article, extraction.attributions
    dateline = extraction.dateline_agency
    place = alignment(article.text, article.original) if article.original is not None else None
    row: dict[str, Any] = {
        "document": {
            "id": article.id,
            "path": article.path,
            "title": extraction.title or article.title,
            "publisher": article.publisher,
            "published": article.published,
            "dateline_agency": dateline.name if dateline else None,
        },
        "quotes": [
            _quote(extraction, attribution, _parent(attribution, found, classes))
            for attribution in found
            if attribution.quote.klass in classes
        ],
    }
    where = addresses(article)
    if any(where.values()):
        row["document"]["provenance"] = where
    return _moved(row, place) if place else row


def _moved(value: Any, place: Callable[[int], int]) -> Any:
    """Return plain values with every place moved by ``place``; only places are whole numbers."""
    if isinstance(value, dict):
        return {key: _moved(inner, place) for key, inner in value.items()}
    if isinstance(value, list):
        return [_moved(inner, place) for inner in value]
    return place(value) if isinstance(value, int) and not isinstance(value, bool) else value


def dump(extraction: Extraction, classes: Collection[Class] = CLASSES, *, ascii_only: bool = False) -> str:
    """Return the record as one line of JSON without its newline.

    Valid in UTF-8 whatever the text holds; ``ascii_only`` escapes everything else, for other outputs.
    """
    line = json.dumps(record(extraction, classes), ensure_ascii=ascii_only)
    # a lone surrogate has no UTF-8; its escape is what JSON writes for it
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


def stored_record(article: StoredArticle) -> dict[str, Any]:
    """Return one stored document and its quotes in the shape of :func:`record`.

    Besides, the document has ``provenance`` (address, times, digest, model) and a reviewed quote has
    ``review``.
    """
    return {
        "document": {
            "id": article.document,
            "path": article.path,
            "title": article.title,
            "publisher": article.publisher,
            "published": article.published,
            "dateline_agency": article.dateline.name if article.dateline else None,
            "provenance": {
                "url": article.url,
                "fetched": article.fetched,
                "claimed_url": article.claimed_url,
                "author": article.author,
                "retrieved_at": article.retrieved_at,
                "sha256": article.sha256,
                "version": article.version,
                "parser": article.parser,
                "model": article.model or None,
                "extracted_at": article.extracted_at,
                "copies": [copy.address or copy.path for copy in article.copies],
            },
        },
        "quotes": [_stored_quote(article, quote) for quote in article.quotes],
    }


def _stored_quote(article: StoredArticle, quote: StoredQuote) -> dict[str, Any]:
    """Return one stored attribution as plain values."""
    names = [speaker.name for speaker in quote.speakers]
    speaker = agency = None
    if quote.method is not None:
        speaker = {
            "name": names if len(names) > 1 else (names[0] if names else None),
            "type": quote.speakers[0].type if names else "anonymous",
            "role": quote.role,
            "affiliation": quote.affiliation,
            "method": quote.method,
        }
    if quote.agency is not None:
        mention = _pairs((quote.mention,))[0] if quote.mention else None
        agency = {"name": quote.agency.name, "relation": quote.relation, "mention": mention}
    found = {
        "id": quote.id,
        "kind": quote.kind,
        "class": quote.klass,
        "content": _pairs(quote.content),
        "text": quote.text,
        "cue": _pairs((quote.cue,)) if quote.cue else [],
        "cue_lemma": quote.cue_lemma,
        "source": _pairs(quote.source),
        "source_text": quote.source_text,
        "speaker": speaker,
        "agency": agency,
        "relays": [_relay(hop) for hop in article.chain(quote)],
        "recipient": _recipient(quote.recipient, article.text),
        "channel": quote.channel,
        "negated": quote.negated,
        "parent": quote.parent,
        "rule": quote.rule,
        "confidence": round(quote.confidence, 4),
    }
    if quote.review is not None:
        review = quote.review
        found["review"] = {
            "status": review.status,
            "reviewer": review.reviewer,
            "note": review.note,
            "at": review.at,
            "corrected": list(review.changed),
        }
    return found


def _quote(extraction: Extraction, attribution: Attribution, parent: str | None) -> dict[str, Any]:
    """Return one attribution as plain values."""
    text, quote, cue = extraction.article.text, attribution.quote, attribution.quote.cue
    return {
        "id": attribution.id,
        "kind": quote.kind,
        "class": quote.klass,
        "content": _pairs(quote.content),
        "text": quote.text(text),
        "cue": _pairs((cue.span,)) if cue else [],
        "cue_lemma": cue.lemma if cue else None,
        "source": _pairs(quote.source),
        "source_text": " ".join(s.of(text) for s in quote.source) or None,
        "speaker": _speaker(attribution.speaker),
        "agency": _agency(attribution.agency),
        "relays": [_relay(hop) for hop in extraction.chain(attribution)],
        "recipient": _recipient(attribution.recipient, text),
        "channel": attribution.channel,
        "negated": quote.negated,
        "parent": parent,
        "rule": quote.rule,
        "confidence": round(quote.confidence, 4),
    }


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    """Return spans as [start, end] pairs."""
    return [[s.start, s.end] for s in spans]


def _pair(span: Span | None) -> list[int] | None:
    """Return one span as a [start, end] pair."""
    return [span.start, span.end] if span else None


def _speaker(speaker: Speaker) -> dict[str, Any] | None:
    """Return a speaker as plain values; a list of names for a compound source; None for nobody."""
    if not speaker:
        return None
    names = speaker.names
    return {
        "name": list(names) if len(names) > 1 else (names[0] if names else None),
        "type": speaker.type,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "method": speaker.method,
    }


def _agency(agency: Agency | None) -> dict[str, Any] | None:
    """Return an agency as plain values."""
    if agency is None:
        return None
    return {"name": agency.name, "relation": agency.relation, "mention": _pair(agency.mention)}


def _relay(hop: Relay) -> dict[str, Any]:
    """Return one hop of a relay chain as plain values."""
    return {"agency": hop.agency, "relation": hop.relation, "mention": _pair(hop.mention)}


def _recipient(mention: Span | None, text: str) -> dict[str, Any] | None:
    """Return the words that name to whom something was said, and where they stand."""
    return {"text": mention.of(text), "mention": _pair(mention)} if mention else None


def _parent(
    attribution: Attribution, found: tuple[Attribution, ...], classes: Collection[Class]
) -> str | None:
    """Return the id of the nearest ancestor of a kept class."""
    at = attribution.quote.parent
    while at is not None and found[at].quote.klass not in classes:
        at = found[at].quote.parent
    return None if at is None else found[at].id
