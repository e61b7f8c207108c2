"""One row a quote, one column a fact: what every CSV of quotes and Parquet write, of a file or a database."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from quotetrack.model import CLASSES, Article, Attribution, Class, Extraction, Relay, Span
from quotetrack.model.extraction import web_address
from quotetrack.model.stored import StoredArticle, StoredQuote

COLUMNS = (
    *("id", "speaker", "speaker_type", "role", "affiliation", "kind", "class", "text", "cue", "cue_lemma"),
    *(
        "source",
        "agency",
        "relation",
        "relays",
        "recipient",
        "dateline_agency",
        "channel",
        "negated",
        "parent",
    ),
    *("start", "end", "content", "cue_start", "cue_end", "source_spans", "mention_start", "mention_end"),
    *("method", "candidates", "rule", "confidence"),
    *("review", "reviewer", "review_note", "reviewed_at", "corrected"),
    *(
        "title",
        "author",
        "publisher",
        "published",
        "url",
        "fetched",
        "claimed_url",
        "path",
        "document",
        "copies",
    ),
    *("retrieved_at", "sha256", "version", "parser", "model"),
)


def article_rows(article: StoredArticle) -> Iterator[dict[str, Any]]:
    """Yield the quotes of an article, each with the columns COLUMNS; lists and spans stay lists."""
    same = ("title", "author", "publisher", "published", "path", "document", "retrieved_at", "sha256")
    where = {name: getattr(article, name) for name in (*same, "version", "parser", "model")} | addresses(
        article
    )
    where["dateline_agency"] = article.dateline.name if article.dateline else None
    where["copies"] = len(article.copies)
    for quote in article.quotes:
        yield _ordered({**_said(quote, article.text), **_placed(quote), **_reviewed(quote), **where})


def extraction_rows(extraction: Extraction, classes: Collection[Class] = CLASSES) -> Iterator[dict[str, Any]]:
    """Yield the quotes of one document, each with the columns COLUMNS, flat.

    What only a database knows (verdicts, copies, when the text was read) is None.
    """
    article, found = extraction.article, extraction.attributions
    dateline = extraction.dateline_agency
    where = {
        **{name: getattr(article, name) for name in ("author", "publisher", "published", "path")},
        **addresses(article),
        "title": extraction.title or article.title,
        "document": article.id,
        "sha256": hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest(),
        "version": extraction.version,
        "parser": extraction.parser,
        "dateline_agency": dateline.name if dateline else None,
    }
    for attribution in found:
        if attribution.quote.klass in classes:
            parent = attribution.quote.parent
            over = {"parent": None if parent is None else found[parent].id}
            yield flat(_ordered({**_extracted(attribution, article.text), **over, **where}))


def addresses(article: Article | StoredArticle) -> dict[str, str | None]:
    """Return an article's address, the one that it was fetched from, and the one that its page claims."""
    return {name: web_address(getattr(article, name)) for name in ("url", "fetched", "claimed_url")}


def _ordered(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with every column in its place."""
    return {name: row.get(name) for name in COLUMNS}


def _extracted(attribution: Attribution, text: str) -> dict[str, Any]:
    """Return who said what, how, through whom and where it stands, as it was just found."""
    quote, speaker, agency = attribution.quote, attribution.speaker, attribution.agency
    return {
        "id": attribution.id,
        "speaker": list(speaker.names) if speaker else None,
        "speaker_type": speaker.type if speaker else None,
        "role": speaker.role if speaker else None,
        "affiliation": speaker.affiliation if speaker else None,
        "kind": quote.kind,
        "class": quote.klass,
        "text": quote.text(text),
        "cue": quote.cue.span.of(text) if quote.cue else None,
        "cue_lemma": quote.cue.lemma if quote.cue else None,
        "source": " ".join(span.of(text) for span in quote.source) or None,
        "agency": agency.name if agency else None,
        "relation": agency.relation if agency else None,
        "relays": _hops(attribution.relays),
        "recipient": attribution.recipient.of(text) if attribution.recipient else None,
        "channel": attribution.channel,
        "negated": quote.negated,
        **_spans(quote.content, quote.cue.span if quote.cue else None, quote.source),
        **_edges("mention", agency.mention if agency else None),
        "method": speaker.method if speaker else None,
        "candidates": list(speaker.candidates) if speaker else [],
        "rule": quote.rule,
        "confidence": round(quote.confidence, 4),
    }


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
        "relays": _hops(quote.relays),
        "recipient": quote.recipient.of(text) if quote.recipient else None,
    }


def _placed(quote: StoredQuote) -> dict[str, Any]:
    """Return where the parts of a quote stand, and how it was found."""
    return {
        **_spans(quote.content, quote.cue, quote.source),
        **_edges("mention", quote.mention),
        "method": quote.method,
        "candidates": list(quote.candidates),
        "rule": quote.rule,
        "confidence": round(quote.confidence, 4),
    }


def _spans(content: Sequence[Span], cue: Span | None, source: Sequence[Span]) -> dict[str, Any]:
    """Return where the three parts of an attribution stand."""
    whole = {"start": content[0].start, "end": content[-1].end}
    return {**whole, "content": list(content), **_edges("cue", cue), "source_spans": list(source)}


def _edges(name: str, span: Span | None) -> dict[str, Any]:
    """Return the two columns of one span."""
    return {f"{name}_start": span.start if span else None, f"{name}_end": span.end if span else None}


def _hops(relays: Sequence[Relay]) -> list[str]:
    """Return a relay chain in words: *CNN (told)*, *Reuters (reported)*."""
    return [f"{hop.agency} ({hop.relation})" for hop in relays]


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
