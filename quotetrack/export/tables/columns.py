"""What every CSV of quotes and Parquet write, of a file or a database: rows of model.quote_columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from quotetrack.model import CLASSES, Class, Extraction
from quotetrack.model.quote_columns import (
    COLUMNS,
    addresses,
    edge_columns,
    flat,
    hops_in_words,
    ordered_columns,
    span_columns,
)
from quotetrack.model.stored import StoredArticle, StoredQuote

__all__ = ["COLUMNS", "addresses", "article_rows", "extraction_rows", "flat"]


def article_rows(article: StoredArticle) -> Iterator[dict[str, Any]]:
    """Yield the quotes of an article, each with the columns COLUMNS; lists and spans stay lists."""
    same = ("title", "author", "publisher", "published", "path", "document", "retrieved_at", "sha256")
    where = {name: getattr(article, name) for name in (*same, "version", "parser", "model")} | addresses(
        article
    )
    where["dateline_agency"] = article.dateline.name if article.dateline else None
    where["copies"] = len(article.copies)
    for quote in article.quotes:
        yield ordered_columns({**_said(quote, article.text), **_placed(quote), **_reviewed(quote), **where})


def _said(quote: StoredQuote, text: str) -> dict[str, Any]:
    """Return who said what, how and through whom."""
    same = (
        "id",
        "role",
        "affiliation",
        "kind",
        "text",
        "cue_lemma",
        "relation",
        "channel",
        "negated",
        "parent",
    )
    return {
        **{name: getattr(quote, name) for name in same},
        "speaker": [speaker.name for speaker in quote.speakers],
        "speaker_type": quote.speakers[0].type if quote.speakers else None,
        "class": quote.klass,
        "cue": quote.cue_text,
        "source": quote.source_text,
        "agency": quote.agency.name if quote.agency else None,
        "relays": hops_in_words(quote.relays),
        "recipient": quote.recipient.of(text) if quote.recipient else None,
    }


def _placed(quote: StoredQuote) -> dict[str, Any]:
    """Return where the parts of a quote stand, and how it was found."""
    return {
        **span_columns(quote.content, quote.cue, quote.source),
        **edge_columns("mention", quote.mention),
        "method": quote.method,
        "candidates": list(quote.candidates),
        "rule": quote.rule,
        "confidence": round(quote.confidence, 4),
    }


def _reviewed(quote: StoredQuote) -> dict[str, Any]:
    """Return the verdict that counts."""
    review = quote.review
    return {
        "review": review.status if review else None,
        "reviewer": review.reviewer if review else None,
        "review_note": review.note if review else None,
        "reviewed_at": review.at if review else None,
        "corrected": list(review.changed) if review else [],
    }


def extraction_rows(extraction: Extraction, classes: Collection[Class] = CLASSES) -> Iterator[dict[str, Any]]:
    """Yield the quotes of one document of some classes, each with the columns COLUMNS, flat."""
    return (row for row in extraction.quotes.to_records() if row["class"] in classes)
