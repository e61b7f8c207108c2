"""Citations of one quote to copy from its page: Markdown, BibTeX and a W3C Web Annotation.

The wording is that of ``quotetrack cite``: who, the words, where they stand, and how to check that.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from quotetrack.citing import (
    BIBTEX_FIELDS,
    annotation_target,
    bibtex_entry,
    credit,
    manner,
    markdown_citation,
)
from quotetrack.model import Span
from quotetrack.records import text_uri
from quotetrack.web.reader import Row


def citations(quote: Row, article: Row, spans: Sequence[tuple[int, int]], permalink: str) -> list[Row]:
    """Return the citations of a quote, each with ``name``, ``form`` and ``text``.

    ``spans`` are the offsets of its content in the article's text, ``permalink`` its address here.
    """
    words = [article["text"][start:end] for start, end in spans]
    return [
        {"name": "Markdown", "form": "markdown", "text": markdown(quote, article, words, spans)},
        {"name": "BibTeX", "form": "bibtex", "text": bibtex(quote, article, words, spans)},
        {"name": "Web Annotation", "form": "json", "text": web_annotation(quote, article, spans)},
        {"name": "Link", "form": "url", "text": permalink},
    ]


def markdown(quote: Row, article: Row, words: list[str], spans: Sequence[tuple[int, int]]) -> str:
    """Return a citation in Markdown: the words as a block quote, the place as a link."""
    where = (article["publisher"], article["day"])
    evidence = _evidence(quote, article, spans)
    return markdown_citation(words, who(quote), article["heading"], article["url"], where, evidence)


def bibtex(quote: Row, article: Row, words: list[str], spans: Sequence[tuple[int, int]]) -> str:
    """Return a BibTeX entry of the article, the quote in its note."""
    said = " […] ".join(" ".join(part.split()) for part in words)
    ended = said.rstrip("\"'”’»").endswith((".", "!", "?"))
    note = f"{who(quote)}: {said}{'' if ended else '.'} {_evidence(quote, article, spans)}"
    about = {name: article[name] for name in BIBTEX_FIELDS}
    return bibtex_entry(quote["id"], about, article["retrieved_at"], note)


def web_annotation(quote: Row, article: Row, spans: Sequence[tuple[int, int]]) -> str:
    """Return a W3C Web Annotation: each span of content a target with a quote and a position selector."""
    bodies = [("identifying", quote["who"])] if quote["speakers"] else []
    bodies += [("describing", _manner(quote)), ("tagging", quote["kind"]), ("tagging", quote["class"])]
    uri, read = text_uri(article["url"], article["sha256"]), article["retrieved_at"]
    found: dict[str, Any] = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:quotetrack:{quote['id']}",
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {
            "id": f"urn:quotetrack:software:{article['version']}",
            "type": "Software",
            "name": f"quotetrack {article['version']}, rule {quote['rule']}",
        },
        "body": [
            {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
            for purpose, value in bodies
        ],
        "target": [annotation_target(article["text"], Span(*span), uri, read) for span in spans],
    }
    review = quote["review"]
    if review:
        value = ": ".join(filter(None, [review["status"], review["note"]]))
        found["body"].append(
            {
                "type": "TextualBody",
                "purpose": "assessing",
                "value": value,
                "format": "text/plain",
                "creator": {"type": "Person", "name": review["reviewer"]},
                "created": review["reviewed_at"],
            }
        )
    return json.dumps(found, ensure_ascii=False, indent=2)


def who(quote: Row) -> str:
    """Return the speaker, in what capacity, and through whom."""
    through = (quote["relation"], quote["agency_name"])
    return credit(quote["who"], quote["role"], quote["affiliation"], quote["kind"], through)


def _evidence(quote: Row, article: Row, spans: Sequence[tuple[int, int]]) -> str:
    """Return what makes a citation checkable."""
    offsets = ", ".join(f"{start}-{end}" for start, end in spans)
    parts = [
        f"Retrieved {article['retrieved_at'][:10]}; text SHA-256 {article['sha256']}, characters {offsets}",
        f"quote {quote['id']}, found by quotetrack {article['version']} ({article['parser']}),"
        f" rule {quote['rule']}, confidence {quote['confidence']:.2f}",
    ]
    review = quote["review"]
    if review:
        note = f": {review['note']}" if review["note"] else ""
        parts.append(f"{review['status']} by {review['reviewer']}, {review['reviewed_at'][:10]}{note}")
    return "; ".join(parts) + "."


def _manner(quote: Row) -> str:
    """Say by what words a quote is reported and through whom."""
    agency = f"{quote['relation']} {quote['agency_name']}" if quote["agency_name"] else None
    return manner(quote["source"], quote["cue"], quote["negated"], agency, quote["channel"])
