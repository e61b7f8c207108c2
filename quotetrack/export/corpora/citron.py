"""BBC Citron's annotation format: a text, its quotes, and which sources are the same speaker.

After bbc/citron, docs/data_format.md. A quote without a cue cannot be said in it and is left out, and
so is one that a person rejected: the format is for training, and has no place to mark it.
"""

from __future__ import annotations

from typing import Any

from quotetrack.model import Span
from quotetrack.model.stored import StoredArticle


def citron(article: StoredArticle) -> dict[str, Any]:
    """Return one article; offsets are code points into ``text``."""
    text = article.text
    quotes = [quote for quote in article.quotes if quote.cue is not None and not quote.rejected]
    sources: dict[tuple[int, ...], list[Span]] = {}
    for quote in quotes:
        if quote.speakers and quote.source:
            key = tuple(speaker.number for speaker in quote.speakers)
            sources.setdefault(key, []).extend(quote.source)
    groups = [sorted(set(spans)) for spans in sources.values()]
    return {
        "text": text,
        "quotes": [
            {
                "cue": _span(quote.cue, text),
                "sources": [_span(span, text) for span in quote.source],
                "contents": [_span(span, text) for span in quote.content],
                "confidence": round(quote.confidence, 4),
                "id": quote.id,
            }
            for quote in quotes
            if quote.cue is not None
        ],
        "coreference_groups": [[_span(span, text) for span in group] for group in groups if len(group) > 1],
    }


def _span(span: Span, text: str) -> dict[str, Any]:
    """Return a span as the format has it."""
    return {"start": span.start, "end": span.end, "text": span.of(text)}
