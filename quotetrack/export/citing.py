"""A citation of one quote, and its provenance: when, from where, by which model and rule it was found."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from quotetrack.citing import BIBTEX_FIELDS, bibtex_entry, credit, markdown_citation
from quotetrack.export.claims import reviewed, spans_of
from quotetrack.export.linked import ANNOTATION, annotation
from quotetrack.records import StoredArticle, StoredQuote


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
            "url": article.url,
            "path": article.path,
            "retrieved_at": article.retrieved_at,
            "sha256": article.sha256,
            "copies": [
                {"url": c.url, "path": c.path, "publisher": c.publisher, "retrieved_at": c.retrieved_at}
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
    return f"{_statement(article, quote)} {_place(article, title='“{}”')} {_evidence(article, quote)}"


def cite_markdown(article: StoredArticle, quote: StoredQuote) -> str:
    """Return a citation in Markdown: the words as a block quote, the place as a link."""
    where = (article.publisher, _day(article))
    return markdown_citation(
        quote.passages(article.text),
        _who(quote),
        article.heading,
        article.url,
        where,
        _evidence(article, quote),
    )


def cite_bibtex(article: StoredArticle, quote: StoredQuote) -> str:
    """Return a BibTeX entry of the article, the quote in its note."""
    about = {name: getattr(article, name) for name in BIBTEX_FIELDS}
    note = f"{_statement(article, quote)} {_evidence(article, quote)}"
    return bibtex_entry(quote.id, about, article.retrieved_at, note)


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
    "bibtex": cite_bibtex,
    "json": cite_json,
    "web-annotation": cite_annotation,
}


def _statement(article: StoredArticle, quote: StoredQuote) -> str:
    """Return who said what, in the marks that the article sets."""
    words = " […] ".join(" ".join(part.split()) for part in quote.passages(article.text))
    ended = words.endswith((".", "!", "?", "…", '"', "'", "”", "’", "»"))
    return f"{_who(quote)}: {words}{'' if ended else '.'}"


def _who(quote: StoredQuote) -> str:
    """Return the speaker, in what capacity, and through whom."""
    agency = quote.agency.name if quote.agency else None
    return credit(quote.name, quote.role, quote.affiliation, quote.kind, (quote.relation, agency))


def _place(article: StoredArticle, title: str) -> str:
    """Return the article as it is cited."""
    parts = [article.author, title.format(article.heading), article.publisher, _day(article)]
    parts.append(article.url or article.path)
    return "In: " + ", ".join(filter(None, parts)) + "."


def _day(article: StoredArticle) -> str | None:
    """Return the day of publication as ISO 8601."""
    return article.published[:10] if article.published else None


def _evidence(article: StoredArticle, quote: StoredQuote) -> str:
    """Return what makes a citation checkable."""
    parts = [
        f"Retrieved {article.retrieved_at[:10]}; text SHA-256 {article.sha256}, characters {spans_of(quote)}",
        f"quote {quote.id}, found by quotetrack {article.version} ({article.parser}), rule {quote.rule}, "
        f"confidence {quote.confidence:.2f}",
    ]
    parts += [reviewed(quote)] if quote.review else []
    return "; ".join(parts) + "."
