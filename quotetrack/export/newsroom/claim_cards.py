"""Claim cards in Markdown: one card a quote, with all that a fact-checker writes down of a claim.

Who, in what capacity, the very words, by what words they are reported, when, where, through whom,
where else the text stands, what a reviewer decided, and how the quote was found.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.export.citation import offsets_of, plain_markdown, presented, reviewed
from quotetrack.model.stored import StoredArticle, StoredQuote


def claim_cards(article: StoredArticle) -> Iterator[str]:
    """Yield the lines of an article's cards, each with its line end."""
    for quote in article.quotes:
        yield f"### {plain_markdown(_heading(quote))}\n\n"
        passages = [plain_markdown(words) for words in quote.passages(article.text)]
        yield "> " + " […] ".join(passages) + "\n\n"
        for name, value in facts(article, quote):
            yield f"- **{name}**: {plain_markdown(value)}\n"
        yield "\n"


def facts(article: StoredArticle, quote: StoredQuote) -> Iterator[tuple[str, str]]:
    """Yield what there is to say of a quote beside its words: what it is, and the fact, as plain text."""
    yield "Reported", _manner(quote)
    if quote.agency:
        yield "Agency", f"{quote.agency.name} ({quote.relation})"
    elif article.dateline:
        yield "Agency", f"{article.dateline.name} (dateline)"
    if quote.channel:
        yield "Venue", quote.channel
    published = [article.published or "no date", article.publisher, article.title]
    yield "Published", ", ".join(filter(None, published))
    places = [article.address or article.path, *(copy.address or copy.path for copy in article.copies)]
    yield "Found at", "; ".join(place for place in places if place) or "standard input"
    if quote.review:
        yield "Review", reviewed(quote)
    else:
        yield "Review", "none yet"
    made = f"rule {quote.rule}, confidence {quote.confidence:.2f}"
    yield "Extracted", f"{made}, quotetrack {article.version} ({article.parser})"
    yield "Text", f"read {article.retrieved_at}, SHA-256 {article.sha256}, characters {offsets_of(quote)}"
    yield "Id", quote.id


def _heading(quote: StoredQuote) -> str:
    """Say who is quoted, in what capacity, and that the quote was rejected where it was."""
    who = presented(quote)
    return f"[rejected] {who}" if quote.rejected else who


def _manner(quote: StoredQuote) -> str:
    """Say by what words a quote is reported, and of what kind it is."""
    parts = [f"“{quote.cue_text}”"] if quote.cue_text else ["without a reporting word"]
    parts += [f"source “{quote.source_text}”"] if quote.source_text else []
    parts += [quote.kind, quote.klass, *(["negated"] if quote.negated else [])]
    return ", ".join(parts)
