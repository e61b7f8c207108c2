"""Find who said what in news text, by what words, on whose behalf and through which agency.

Texts and articles come in; out go extractions, by :func:`extract` and :func:`extract_many`; :func:`open`
asks a database. All other rooms (CONTRIBUTING.md is their map) are imported by their own names.
Answers: who said what in this text?
"""

from __future__ import annotations

from quotetrack.databases import OpenDatabase, open
from quotetrack.errors import QuotetrackError
from quotetrack.model import (
    Agency,
    Article,
    Attribution,
    Document,
    Extraction,
    FoundQuote,
    Quote,
    QuoteList,
    Span,
    Speaker,
)
from quotetrack.pipeline import Batch, ExtractionFailed, extract, extract_many, load_parser, use_lexicon
from quotetrack.version import __version__

__all__ = [
    "Agency",
    "Article",
    "Attribution",
    "Batch",
    "Document",
    "Extraction",
    "ExtractionFailed",
    "FoundQuote",
    "OpenDatabase",
    "Quote",
    "QuoteList",
    "QuotetrackError",
    "Span",
    "Speaker",
    "__version__",
    "extract",
    "extract_many",
    "load_parser",
    "open",
    "use_lexicon",
]
