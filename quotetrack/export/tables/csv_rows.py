"""Comma-separated values: one row a quote, one column a fact."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from quotetrack.model import CLASSES, Class, Extraction

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # full-width ones are read alike
COLUMNS = (
    "document",
    "path",
    "title",
    "publisher",
    "published",
    "id",
    "speaker",
    "speaker_type",
    "role",
    "affiliation",
    "kind",
    "class",
    "cue",
    "text",
    "source",
    "agency",
    "relation",
    "dateline_agency",
    "channel",
    "negated",
    "parent",
    "start",
    "end",
    "method",
    "rule",
    "confidence",
    "relays",
    "recipient",
)


def extraction_rows(extraction: Extraction, classes: Collection[Class] = CLASSES) -> Iterator[dict[str, Any]]:
    """Yield the quotes of one document, each with the columns COLUMNS."""
    article, text = extraction.article, extraction.article.text
    found = extraction.attributions
    dateline = extraction.dateline_agency
    for attribution in found:
        quote, speaker, agency = attribution.quote, attribution.speaker, attribution.agency
        if quote.klass not in classes:
            continue
        yield {
            "document": article.id,
            "path": article.path,
            "title": extraction.title or article.title,
            "publisher": article.publisher,
            "published": article.published,
            "id": attribution.id,
            "speaker": "; ".join(speaker.names) if speaker else None,
            "speaker_type": speaker.type if speaker else None,
            "role": speaker.role if speaker else None,
            "affiliation": speaker.affiliation if speaker else None,
            "kind": quote.kind,
            "class": quote.klass,
            "cue": quote.cue.span.of(text) if quote.cue else None,
            "text": quote.text(text),
            "source": " ".join(s.of(text) for s in quote.source) or None,
            "agency": agency.name if agency else None,
            "relation": agency.relation if agency else None,
            "dateline_agency": dateline.name if dateline else None,
            "channel": attribution.channel,
            "negated": int(quote.negated),
            "parent": found[quote.parent].id if quote.parent is not None else None,
            "start": quote.content[0].start,
            "end": quote.content[-1].end,
            "method": speaker.method if speaker else None,
            "rule": quote.rule,
            "confidence": round(quote.confidence, 4),
            "relays": "; ".join(f"{hop.agency} ({hop.relation})" for hop in attribution.relays) or None,
            "recipient": attribution.recipient.of(text) if attribution.recipient else None,
        }


def write_csv(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[str], *, header: bool = True, safe: bool = False
) -> Iterator[str]:
    """Yield the rows as lines of CSV without their line ends; a cell may hold a newline.

    ``safe`` is for files that people open in a spreadsheet: text that the spreadsheet would run as a
    formula (it begins with = + - @, a tab or a carriage return) is led by an apostrophe, as OWASP
    advises against CSV injection. Numbers stay numbers.
    """
    if header:
        yield _line(columns)
    for row in rows:
        cells = [row.get(column) for column in columns]
        yield _line([inactive(cell) for cell in cells] if safe else cells)


def inactive(cell: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _line(cells: Sequence[Any]) -> str:
    """Return one record; None is an empty cell."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(["" if c is None else c for c in cells])
    return out.getvalue()
