"""One row a quote, one column a fact: what CSV and Parquet write of a database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quotetrack.model import Span
from quotetrack.model.stored import StoredArticle, StoredQuote

COLUMNS = (
    *("id", "speaker", "speaker_type", "role", "affiliation", "kind", "class", "text", "cue", "cue_lemma"),
    *("source", "agency", "relation", "dateline_agency", "channel", "negated", "parent"),
    *("content", "cue_start", "cue_end", "source_spans", "mention_start", "mention_end"),
    *("method", "candidates", "rule", "confidence"),
    *("review", "reviewer", "review_note", "reviewed_at", "corrected"),
    *("title", "author", "publisher", "published", "url", "path", "document", "copies"),
    *("retrieved_at", "sha256", "version", "parser", "model"),
)


def article_rows(article: StoredArticle) -> Iterator[dict[str, Any]]:
    """Yield the quotes of an article, each with the columns COLUMNS; lists and spans stay lists."""
    same = ("title", "author", "publisher", "published", "url", "path", "document", "retrieved_at", "sha256")
    where = {name: getattr(article, name) for name in (*same, "version", "parser", "model")}
    where["dateline_agency"] = article.dateline.name if article.dateline else None
    where["copies"] = len(article.copies)
    for quote in article.quotes:
        yield {**_said(quote), **_placed(quote), **_reviewed(quote), **where}


def _said(quote: StoredQuote) -> dict[str, Any]:
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
    }


def _placed(quote: StoredQuote) -> dict[str, Any]:
    """Return where the parts of a quote stand, and how it was found."""
    return {
        "content": list(quote.content),
        "cue_start": quote.cue.start if quote.cue else None,
        "cue_end": quote.cue.end if quote.cue else None,
        "source_spans": list(quote.source),
        "mention_start": quote.mention.start if quote.mention else None,
        "mention_end": quote.mention.end if quote.mention else None,
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


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with text for lists (*Ann Roe; Otto Dahl*, *12-57;60-70*), 1 and 0 for truths."""
    found: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, bool):
            found[name] = int(value)
        elif isinstance(value, list):
            spans = value and isinstance(value[0], Span)
            found[name] = ";".join(f"{s.start}-{s.end}" for s in value) if spans else "; ".join(value)
        else:
            found[name] = value
    return found
