"""Citations of one quote to copy from its page: those that ``quotetrack cite`` gives."""

from __future__ import annotations

import json
from collections.abc import Sequence

from quotetrack.export.citation import ANNOTATION, annotation, bibtex, cite_markdown
from quotetrack.model import Span
from quotetrack.model.stored import Review, Row, StoredAgency, StoredArticle, StoredQuote, StoredSpeaker


def citations(quote: Row, article: Row, spans: Sequence[tuple[int, int]], permalink: str) -> list[Row]:
    """Return the citations of a quote, each with ``name``, ``form`` and ``text``.

    ``spans`` are the offsets of its content in the article's text, ``permalink`` its address here.
    """
    stored, cited = _article(article), _quote(quote, spans)
    linked = {"@context": ANNOTATION, **annotation(stored, cited)}
    return [
        {"name": "Markdown", "form": "markdown", "text": cite_markdown(stored, cited)},
        {"name": "BibTeX", "form": "bibtex", "text": bibtex(stored, cited)},
        {"name": "Web Annotation", "form": "json", "text": json.dumps(linked, ensure_ascii=False, indent=2)},
        {"name": "Link", "form": "url", "text": permalink},
    ]


def _article(row: Row) -> StoredArticle:
    """Return what is cited of an article: a page reads no more of it."""
    return StoredArticle(
        number=row["id"],
        document=row["document"],
        path=row["path"],
        url=row["url"],
        title=row["title"],
        author=row["author"],
        publisher=row["publisher"],
        published=row["published"],
        text=row["text"],
        sha256=row["sha256"],
        encoding=row["encoding"],
        dateline=None,
        retrieved_at=row["retrieved_at"],
        version=row["version"],
        parser=row["parser"],
        model=row["model"],
        extracted_at=row["extracted_at"],
        copies=(),
        quotes=(),
        fetched=row.get("fetched"),
        claimed_url=row.get("claimed_url"),
    )


def _quote(row: Row, spans: Sequence[tuple[int, int]]) -> StoredQuote:
    """Return what is cited of a quote: its words and their places, who says so, how it was found."""
    people = [StoredSpeaker(one["id"], one["name"], one["type"]) for one in row["speakers"]]
    review = row["review"]
    return StoredQuote(
        id=row["id"],
        kind=row["kind"],
        klass=row["class"],
        content=tuple(Span(*span) for span in spans),
        text=row["text"],
        cue=None,
        cue_text=row["cue"],
        cue_lemma=None,
        source=(),
        source_text=row["source"],
        speakers=tuple(people),
        method=row["method"],
        candidates=(),
        role=row["role"],
        affiliation=row["affiliation"],
        agency=StoredAgency(row["agency_name"]) if row["agency_name"] else None,
        relation=row["relation"],
        mention=None,
        channel=row["channel"],
        negated=bool(row["negated"]),
        parent=row["parent"],
        rule=row["rule"],
        confidence=row["confidence"],
        review=_review(review) if review else None,
    )


def _review(row: Row) -> Review:
    changed = tuple(filter(None, (row["changed"] or "").split("|")))
    return Review(row["status"], row["reviewer"], row["note"], row["reviewed_at"], changed)
