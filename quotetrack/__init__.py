"""Find who said what in news text, by what words, on whose behalf and through which agency."""

from __future__ import annotations

__version__ = "0.1.0"

from quotetrack.errors import QuotetrackError
from quotetrack.model import Agency, Article, Attribution, Document, Extraction, Quote, Span, Speaker
from quotetrack.pipeline import Batch, ExtractionFailed, extract, extract_many, load_parser

__all__ = [
    "Agency",
    "Article",
    "Attribution",
    "Batch",
    "Document",
    "Extraction",
    "ExtractionFailed",
    "Quote",
    "QuotetrackError",
    "Span",
    "Speaker",
    "__version__",
    "extract",
    "extract_many",
    "load_parser",
]
