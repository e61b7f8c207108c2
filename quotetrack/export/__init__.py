"""Extractions and query results in other people's formats."""

from quotetrack.export.csv import extraction_rows, write_csv
from quotetrack.export.jsonl import dump, record
from quotetrack.export.markdown import extraction_markdown, rows_markdown

__all__ = ["dump", "extraction_markdown", "extraction_rows", "record", "rows_markdown", "write_csv"]
