"""Markdown: a document's quotes as block quotes to paste into notes, and rows as a table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from quotetrack.export.citation import capacity, plain_markdown
from quotetrack.model import CLASSES, Attribution, Class, Extraction


def extraction_markdown(extraction: Extraction, classes: Collection[Class] = CLASSES) -> Iterator[str]:
    """Yield the lines of one document: a heading, then each quote with who said it and how."""
    article = extraction.article
    yield f"## {plain_markdown(extraction.title or article.title or article.id)}"
    yield ""
    place = [article.publisher, article.published, article.url or article.path]
    if any(place):
        yield " · ".join(plain_markdown(part) for part in place if part)
        yield ""
    for attribution in extraction.attributions:
        if attribution.quote.klass in classes:
            yield f"> {plain_markdown(attribution.quote.text(article.text))}"
            yield ">"
            yield f"> — {_credit(attribution, article.text)}"
            yield ""


def rows_markdown(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    """Yield the rows as the lines of a Markdown table."""
    yield "| " + " | ".join(columns) + " |"
    yield "|" + " --- |" * len(columns)
    for row in rows:
        cells = ("" if row.get(column) is None else plain_markdown(str(row[column])) for column in columns)
        yield "| " + " | ".join(cells) + " |"


def _credit(attribution: Attribution, text: str) -> str:
    """Say who is quoted, in what role, by what words and through whom."""
    speaker, cue, agency = attribution.speaker, attribution.quote.cue, attribution.agency
    parts = [f"**{plain_markdown(speaker.name)}**" if speaker and speaker.name else "no source"]
    if speaker:
        parts += map(plain_markdown, filter(None, capacity(speaker.name, speaker.role, speaker.affiliation)))
    parts.append(attribution.quote.kind)
    if cue:
        parts.append(f"*{plain_markdown(cue.span.of(text))}*")
    if agency:
        parts.append(f"{agency.relation} {plain_markdown(agency.name)}")
    return ", ".join(parts)
