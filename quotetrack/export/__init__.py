"""Extractions and query results in other people's formats.

Extractions or stored articles come in; out go lines and files. Rooms: *tables* for rows, *corpora* for
linguists, *newsroom* for desks; ``jsonl`` is the interchange, ``citation`` how a quote is cited anywhere,
``formats`` the list of all. Answers: in which form can others read this?
"""

from quotetrack.export.jsonl import dump, record
from quotetrack.export.tables.columns import extraction_rows
from quotetrack.export.tables.csv_rows import write_csv
from quotetrack.export.tables.markdown import extraction_markdown, rows_markdown

__all__ = ["dump", "extraction_markdown", "extraction_rows", "record", "rows_markdown", "write_csv"]
