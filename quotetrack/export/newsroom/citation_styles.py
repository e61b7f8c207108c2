"""A citation of one quote, and its provenance: when, from where, by which model and rule it was found."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from quotetrack.export.citation import (
    ANNOTATION,
    annotation,
    bibtex,
    cite_markdown,
    day_published,
    evidence,
    statement,
)
from quotetrack.model.stored import StoredArticle, StoredQuote


def provenance(article: StoredArticle, quote: StoredQuote) -> dict[str, Any]:
    """Return where a quote is from and how it was found; offsets are code points into the text."""
    review = quote.review
    return {
        "id": quote.id,
        "text": quote.text,
        "kind": quote.kind,
        "class": quote.klass,
        "speaker": [speaker.name for speaker in quote.speakers],
        "role": quote.role,
        "affiliation": quote.affiliation,
        "agency": quote.agency.name if quote.agency else None,
        "relation": quote.relation,
        "article": {
            "title": article.title,
            "author": article.author,
            "publisher": article.publisher,
            "published": article.published,
            "url": article.address,
            "path": article.path,
            "retrieved_at": article.retrieved_at,
            "sha256": article.sha256,
            "copies": [
                {"url": c.address, "path": c.path, "publisher": c.publisher, "retrieved_at": c.retrieved_at}
                for c in article.copies
            ],
        },
        "spans": {
            "content": [[span.start, span.end] for span in quote.content],
            "cue": [[quote.cue.start, quote.cue.end]] if quote.cue else [],
            "source": [[span.start, span.end] for span in quote.source],
        },
        "extraction": {
            "version": article.version,
            "parser": article.parser,
            "model": article.model or None,
            "extracted_at": article.extracted_at,
            "rule": quote.rule,
            "confidence": round(quote.confidence, 4),
        },
        "review": None
        if review is None
        else {
            "status": review.status,
            "reviewer": review.reviewer,
            "note": review.note,
            "at": review.at,
            "corrected": list(review.changed),
        },
    }


def cite_plain(article: StoredArticle, quote: StoredQuote) -> str:
    """Return a citation as running text: who, the words, where they stand, and how to check that."""
    return f"{statement(article, quote)} {_place(article)} {evidence(article, quote)}"


def cite_json(article: StoredArticle, quote: StoredQuote) -> str:
    """Return the provenance of a quote as JSON."""
    return json.dumps(provenance(article, quote), ensure_ascii=False, indent=2)


def cite_annotation(article: StoredArticle, quote: StoredQuote) -> str:
    """Return a Web Annotation of one quote."""
    found = {"@context": ANNOTATION, **annotation(article, quote)}
    return json.dumps(found, ensure_ascii=False, indent=2)


STYLES: dict[str, Callable[[StoredArticle, StoredQuote], str]] = {
    "plain": cite_plain,
    "markdown": cite_markdown,
    "bibtex": bibtex,
    "json": cite_json,
    "web-annotation": cite_annotation,
}


def _place(article: StoredArticle) -> str:
    """Return the article as it is cited."""
    parts = [article.author, f"“{article.heading}”", article.publisher, day_published(article)]
    parts.append(article.address or article.path)
    return "In: " + ", ".join(filter(None, parts)) + "."
