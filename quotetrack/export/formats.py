"""The formats of ``export``: what each is called, and whether it is a stream, a folder of files or both."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from quotetrack.export.corpora.brat import CONFIGURATION, brat
from quotetrack.export.corpora.citron import citron
from quotetrack.export.corpora.tei import tei, tei_corpus
from quotetrack.export.jsonl import stored_record
from quotetrack.export.newsroom.claim_cards import claim_cards
from quotetrack.export.newsroom.linked import annotation_page, claim_reviews, schema_quotations
from quotetrack.export.newsroom.ninjs import ninjs
from quotetrack.export.tables.columns import COLUMNS, article_rows, flat
from quotetrack.export.tables.csv_rows import write_csv
from quotetrack.model.stored import StoredArticle

Articles = Iterable[StoredArticle]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format.

    ``stream`` yields pieces of one text; ``files`` yields relative paths and contents for one article.
    Either may be None; Parquet and Excel, which are binary, have neither (see ``export.tables``).
    """

    about: str
    suffix: str
    stream: Callable[[Articles], Iterator[str]] | None = None
    files: Callable[[StoredArticle], Iterator[tuple[str, str]]] | None = None
    once: tuple[tuple[str, str], ...] = ()  # files of the folder as a whole


def csv_lines(articles: Articles, *, raw: bool = False) -> Iterator[str]:
    """Yield CSV with its line ends; ``raw`` as for :func:`quotetrack.export.tables.csv_rows.write_csv`."""
    rows = (flat(row) for article in articles for row in article_rows(article))
    yield from (f"{line}\r\n" for line in write_csv(rows, COLUMNS, raw=raw))


def _objects(of: Callable[[StoredArticle], dict[str, Any]]) -> Callable[[Articles], Iterator[str]]:
    """Return a stream of one JSON object per line."""
    return lambda articles: (json.dumps(of(article), ensure_ascii=False) + "\n" for article in articles)


def _file(
    of: Callable[[StoredArticle], str], suffix: str
) -> Callable[[StoredArticle], Iterator[tuple[str, str]]]:
    """Return what makes one file of an article."""
    return lambda article: iter([(f"{article.name}{suffix}", of(article))])


def _object(of: Callable[[StoredArticle], dict[str, Any]]) -> Callable[[StoredArticle], str]:
    """Return what writes an article as one JSON object to read."""
    return lambda article: json.dumps(of(article), ensure_ascii=False, indent=1) + "\n"


def _cards(articles: Articles) -> Iterator[str]:
    """Yield the claim cards of all articles."""
    for article in articles:
        yield from claim_cards(article)


FORMATS: dict[str, ExportFormat] = {
    "csv": ExportFormat("a row per quote, for spreadsheets", ".csv", csv_lines),
    "jsonl": ExportFormat("an object per article, as extract writes it", ".jsonl", _objects(stored_record)),
    "parquet": ExportFormat("a row per quote, typed, for pandas, DuckDB and Arrow", ".parquet"),
    "xlsx": ExportFormat("a row per quote, an Excel workbook", ".xlsx"),
    "markdown": ExportFormat(
        "a claim card per quote", ".md", _cards, _file(lambda article: "".join(claim_cards(article)), ".md")
    ),
    "brat": ExportFormat(
        "standoff annotation in PolNeAR's shape", "", files=brat, once=(("annotation.conf", CONFIGURATION),)
    ),
    "citron": ExportFormat("BBC Citron's JSON", ".jsonl", _objects(citron), _file(_object(citron), ".json")),
    "tei": ExportFormat("TEI P5, whole articles with <said>", ".xml", tei_corpus, _file(tei, ".xml")),
    "web-annotation": ExportFormat("W3C Web Annotations", ".jsonld", annotation_page),
    "schema-org": ExportFormat("schema.org Quotation and Claim", ".jsonld", schema_quotations),
    "claimreview": ExportFormat("schema.org ClaimReview", ".jsonld", claim_reviews),
    "ninjs": ExportFormat(
        "IPTC ninjs 3.1, an object per article", ".jsonl", _objects(ninjs), _file(_object(ninjs), ".json")
    ),
}
