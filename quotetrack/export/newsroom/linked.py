"""JSON-LD: W3C Web Annotations, and schema.org's Quotation, Claim and ClaimReview.

Each is one JSON document that is written as it is read, an item a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from quotetrack.export.citation import ANNOTATION, annotation
from quotetrack.model.stored import StoredAgency, StoredArticle, StoredQuote, StoredSpeaker

SCHEMA = "https://schema.org"
_PEOPLE = ("person", "author", "anonymous")
_VERDICTS = {
    "confirmed": "Confirmed: so reported",
    "corrected": "Corrected: reported, as given here",
    "rejected": "Rejected: not so reported",
}


def annotation_page(articles: Iterable[StoredArticle]) -> Iterator[str]:
    """Yield one AnnotationPage of the Web Annotation model with an annotation for each quote."""
    head = {
        "@context": ANNOTATION,
        "id": "urn:quotetrack:annotations:page",
        "type": "AnnotationPage",
        "partOf": {
            "id": "urn:quotetrack:annotations",
            "type": "AnnotationCollection",
            "label": "Quotations found by quotetrack",
        },
    }
    yield from _listed(head, "items", (annotation(a, q) for a in articles for q in a.quotes))


def schema_quotations(articles: Iterable[StoredArticle]) -> Iterator[str]:
    """Yield one schema.org graph with a Quotation or a Claim for each quote."""
    yield from _listed({"@context": SCHEMA}, "@graph", (quotation(a, q) for a in articles for q in a.quotes))


def claim_reviews(articles: Iterable[StoredArticle]) -> Iterator[str]:
    """Yield one schema.org graph with a ClaimReview for each quote."""
    found = (claim_review(a, q) for a in articles for q in a.quotes)
    yield from _listed({"@context": SCHEMA}, "@graph", found)


def quotation(article: StoredArticle, quote: StoredQuote) -> dict[str, Any]:
    """Return a Quotation for what stands in quotation marks, a Claim for what is reported otherwise."""
    direct = quote.kind == "direct"
    found: dict[str, Any] = {
        "@type": "Quotation" if direct else "Claim",
        "@id": quote.uri,
        "identifier": quote.id,
        "text": quote.text,
        "creator" if direct else "author": _people(quote),
        "isBasedOn": _documents(quote),
        "contributor": _through(quote),
        "isPartOf" if direct else "appearance": _appearances(article),
        "firstAppearance": None if direct else _first(article),
        "sdDatePublished": article.extracted_at,
        "sdPublisher": {"@type": "Organization", "name": f"quotetrack {article.version}"},
    }
    if quote.review:
        found["review"] = {
            "@type": "Review",
            "author": {"@type": "Person", "name": quote.review.reviewer},
            "datePublished": quote.review.at,
            "name": _VERDICTS[quote.review.status],
            "reviewAspect": "attribution",
            "reviewBody": quote.review.note,
        }
    return _members(found)


def claim_review(article: StoredArticle, quote: StoredQuote) -> dict[str, Any]:
    """Return a ClaimReview of the claim that somebody said this.

    Author, date and rating only where a person has reviewed the quote: a rating is never made up. It
    judges whether it was so reported, not whether what was said is true.
    """
    found: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": quote.uri + ":review",
        "claimReviewed": f"{quote.name}: {quote.text}" if quote.speakers else quote.text,
        "itemReviewed": {
            "@type": "Claim",
            "@id": quote.uri,
            "text": quote.text,
            "author": _people(quote),
            "isBasedOn": _documents(quote),
            "datePublished": article.published,
            "appearance": _appearances(article),
            "firstAppearance": _first(article),
        },
    }
    if quote.review:
        found |= {
            "author": {"@type": "Person", "name": quote.review.reviewer},
            "datePublished": quote.review.at,
            "reviewAspect": "attribution",
            "reviewBody": quote.review.note,
            "reviewRating": {
                "@type": "Rating",
                "alternateName": _VERDICTS[quote.review.status],
                "ratingExplanation": quote.review.note,
            },
        }
    return _members(found)


def _listed(head: dict[str, Any], name: str, items: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield a JSON object whose last member is a list, one item a line."""
    yield json.dumps(head, ensure_ascii=False)[:-1] + f', "{name}": ['
    between = "\n"
    for item in items:
        yield between + json.dumps(item, ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def _people(quote: StoredQuote) -> list[dict[str, Any]]:
    """Return the speakers but documents; role and affiliation belong to a single one."""
    alone = quote if len(quote.speakers) == 1 else None
    return [_person(speaker, alone) for speaker in quote.speakers if speaker.type != "document"]


def _documents(quote: StoredQuote) -> list[dict[str, Any]]:
    """Return the documents that speak: they are no authors, but what it rests on."""
    documents = [speaker for speaker in quote.speakers if speaker.type == "document"]
    return [{"@type": "CreativeWork", "name": speaker.name} for speaker in documents]


def _person(speaker: StoredSpeaker, quote: StoredQuote | None) -> dict[str, Any]:
    """Return one speaker."""
    kind = "Person" if speaker.type in _PEOPLE else "Organization"
    found: dict[str, Any] = {"@type": kind, "name": speaker.name}
    if quote and found["@type"] == "Person":
        found["jobTitle"] = quote.role
        found["affiliation"] = (
            {"@type": "Organization", "name": quote.affiliation} if quote.affiliation else None
        )
    return found


def _through(quote: StoredQuote) -> dict[str, Any] | None:
    """Return the agency, in the role that it has for this statement."""
    if quote.agency is None:
        return None
    return {"@type": "Role", "roleName": quote.relation, "contributor": _agency(quote.agency)}


def _agency(agency: StoredAgency) -> dict[str, Any]:
    """Return an agency or outlet."""
    return {"@type": "NewsMediaOrganization", "name": agency.name, "sameAs": agency.uri}


def _appearances(article: StoredArticle) -> list[dict[str, Any]]:
    """Return the article and its copies."""
    first: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": article.uri,
        "headline": article.title,
        "url": article.address,
        "author": {"@type": "Person", "name": article.author} if article.author else None,
        "publisher": _publisher(article.publisher),
        "datePublished": article.published,
        "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": article.sha256},
    }
    copies = [
        {
            "@type": "NewsArticle",
            "headline": copy.title,
            "url": copy.address,
            "publisher": _publisher(copy.publisher),
            "datePublished": copy.published,
        }
        for copy in article.copies
    ]
    return [first, *copies]


def _first(article: StoredArticle) -> dict[str, Any]:
    """Return the appearance with the earliest date, the article where none has one."""
    dated = [found for found in _appearances(article) if found["datePublished"]]
    return min(dated, key=lambda found: str(found["datePublished"]), default=_appearances(article)[0])


def _publisher(name: str | None) -> dict[str, Any] | None:
    """Return an article's publisher."""
    return {"@type": "Organization", "name": name} if name else None


def _members(value: dict[str, Any]) -> dict[str, Any]:
    """Return an object without what is empty."""
    return {key: _filled(one) for key, one in value.items() if one not in (None, "", [], {})}


def _filled(value: Any) -> Any:
    """Return a value without what is empty, and lists of one as their only member."""
    if isinstance(value, dict):
        return _members(value)
    if isinstance(value, list):
        found = [_filled(one) for one in value]
        return found[0] if len(found) == 1 else found
    return value
