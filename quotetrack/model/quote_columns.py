"""One row a quote, one column a fact: the one shape of what is extracted, stored and exported."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from quotetrack.model.attribution import Agency, Attribution, Relay
from quotetrack.model.extraction import Article, web_address
from quotetrack.model.offsets import Span
from quotetrack.model.stored import StoredArticle

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


def found_rows(
    article: Article,
    title: str | None,
    found: Sequence[Attribution],
    dateline: Agency | None,
    made_by: tuple[str, str],
) -> Iterator[dict[str, Any]]:
    """Yield the quotes of one document as they were just found, each with the columns COLUMNS, flat.

    ``made_by`` are the versions of quotetrack and of the parser. What only a database knows (verdicts,
    copies, when the text was read) is None.
    """
    where = {
        **{name: getattr(article, name) for name in ("author", "publisher", "published", "path")},
        **addresses(article),
        "title": title or article.title,
        "document": article.id,
        "sha256": hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest(),
        "version": made_by[0],
        "parser": made_by[1],
        "dateline_agency": dateline.name if dateline else None,
    }
    for attribution in found:
        parent = attribution.quote.parent
        over = {"parent": None if parent is None else found[parent].id}
        yield flat(ordered_columns({**_extracted(attribution, article.text), **over, **where}))


def addresses(article: Article | StoredArticle) -> dict[str, str | None]:
    """Return an article's address, the one that it was fetched from, and the one that its page claims."""
    return {name: web_address(getattr(article, name)) for name in ("url", "fetched", "claimed_url")}


def ordered_columns(row: dict[str, Any]) -> dict[str, Any]:
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
        "relays": hops_in_words(attribution.relays),
        "recipient": attribution.recipient.of(text) if attribution.recipient else None,
        "channel": attribution.channel,
        "negated": quote.negated,
        **span_columns(quote.content, quote.cue.span if quote.cue else None, quote.source),
        **edge_columns("mention", agency.mention if agency else None),
        "method": speaker.method if speaker else None,
        "candidates": list(speaker.candidates) if speaker else [],
        "rule": quote.rule,
        "confidence": round(quote.confidence, 4),
    }


def span_columns(content: Sequence[Span], cue: Span | None, source: Sequence[Span]) -> dict[str, Any]:
    """Return where the three parts of an attribution stand."""
    whole = {"start": content[0].start, "end": content[-1].end}
    return {**whole, "content": list(content), **edge_columns("cue", cue), "source_spans": list(source)}


def edge_columns(name: str, span: Span | None) -> dict[str, Any]:
    """Return the two columns of one span."""
    return {f"{name}_start": span.start if span else None, f"{name}_end": span.end if span else None}


def hops_in_words(relays: Sequence[Relay]) -> list[str]:
    """Return a relay chain in words: *CNN (told)*, *Reuters (reported)*."""
    return [f"{hop.agency} ({hop.relation})" for hop in relays]


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
