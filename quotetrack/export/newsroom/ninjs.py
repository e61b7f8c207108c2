"""IPTC ninjs 3.1: one news object an article, with whom it quotes and through which agencies.

Agencies and speakers are ``infoSources``, *parties which ... provided some information*, with the role
in which they did; quotes are associated news objects of their own. Speakers are ``people`` and
``organisations`` as well. ninjs names no place in a text, so the offsets stand in ``altIds``.
"""

from __future__ import annotations

import re
from typing import Any

from quotetrack.model import Span
from quotetrack.model.stored import StoredArticle, StoredQuote

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def ninjs(article: StoredArticle) -> dict[str, Any]:
    """Return one article with its quotes."""
    sources = [("dateline", article.dateline)] if article.dateline else []
    sources += [(str(quote.relation), quote.agency) for quote in article.quotes if quote.agency]
    agencies = [_named(agency.name, role=role, uri=agency.uri) for role, agency in dict.fromkeys(sources)]
    publisher = [_named(article.publisher, role="publisher")] if article.publisher else []
    speakers = {speaker: None for quote in article.quotes for speaker in quote.speakers}
    people = [speaker for speaker in speakers if speaker.type in ("person", "author")]
    others = [speaker for speaker in speakers if speaker.type in ("organization", "group")]
    identifiers = [("sha256", article.sha256), ("document", article.document), ("path", article.path)]
    if article.published and not _TIME.fullmatch(article.published):
        identifiers.append(("published", article.published))  # a date alone is no date-time
    found = {
        "uri": article.uri,
        "standard": STANDARD,
        "type": "text",
        "representationType": "full",
        "versionCreated": _time(article.published),
        "title": article.title,
        "by": article.author,
        "headlines": [{"value": article.title}] if article.title else None,
        "bodies": [{"contentType": "text/plain", "charCount": len(article.text), "value": article.text}],
        "infoSources": publisher + agencies + [_named(speaker.name, role="speaker") for speaker in speakers],
        "people": [_named(speaker.name, rel="quoted") for speaker in people],
        "organisations": [_named(speaker.name, rel="quoted") for speaker in others],
        "altIds": [{"role": role, "value": value} for role, value in identifiers if value],
        "associations": [_quotation(quote) for quote in article.quotes],
    }
    return {key: value for key, value in found.items() if value}


def _quotation(quote: StoredQuote) -> dict[str, Any]:
    """Return one quote as an associated news object."""
    agency = (
        [_named(quote.agency.name, role=str(quote.relation), uri=quote.agency.uri)] if quote.agency else []
    )
    speakers = [_named(speaker.name, role="speaker") for speaker in quote.speakers]
    categories = [quote.kind, quote.klass, *(["negated"] if quote.negated else [])]
    review = quote.review
    descriptions = [("cue", quote.cue_text), ("source", quote.source_text), ("role", quote.role)]
    descriptions += [("affiliation", quote.affiliation), ("channel", quote.channel)]
    descriptions += [("review", review.status), ("review-note", review.note)] if review else []
    identifiers = [("quotetrack-id", quote.id), ("content-span", _spans(quote.content))]
    identifiers += [("cue-span", _spans((quote.cue,)))] if quote.cue else []
    identifiers += [("source-span", _spans(quote.source))] if quote.source else []
    identifiers += [("rule", quote.rule), ("confidence", f"{quote.confidence:.3f}")]
    found = {
        "name": "quotation",
        "rel": "quotation",
        "uri": quote.uri,
        "type": "component",
        "representationType": "partial",
        "by": quote.name,
        "bodies": [{"role": quote.kind, "contentType": "text/plain", "value": quote.text}],
        "descriptions": [{"role": role, "value": value} for role, value in descriptions if value],
        "infoSources": speakers + agency,
        "subjects": [{"name": category, "rel": "category"} for category in categories],
        "altIds": [{"role": role, "value": value} for role, value in identifiers],
    }
    if review and review.status == "rejected":
        found["pubStatus"] = "canceled"
    return {key: value for key, value in found.items() if value}


def _named(name: str, **more: str | None) -> dict[str, str]:
    """Return a party by its name, with what is known of it."""
    return {"name": name, **{key: value for key, value in more.items() if value}}


def _spans(spans: tuple[Span, ...]) -> str:
    """Return spans as text: *12-57;60-70*, in code points of the body."""
    return ";".join(f"{span.start}-{span.end}" for span in spans)


def _time(published: str | None) -> str | None:
    """Return a full time; a date alone is none."""
    return published if published and _TIME.fullmatch(published) else None
