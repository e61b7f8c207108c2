"""Apache Parquet: the columns of CSV with their types, spans as lists of start and end.

Needs pyarrow, which ``pip install 'quotetrack[parquet]'`` brings.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import IO, Any

from quotetrack.errors import FormatUnavailable
from quotetrack.export.tables.columns import COLUMNS, article_rows
from quotetrack.model import Span
from quotetrack.model.stored import StoredArticle

ROWS = 10_000  # a row group; memory holds one
_SPANS = ("content", "source_spans")
_LISTS = ("speaker", "relays", "candidates", "corrected")
_NUMBERS = ("start", "end", "cue_start", "cue_end", "mention_start", "mention_end", "copies")


def write_parquet(articles: Iterable[StoredArticle], out: IO[bytes]) -> None:
    """Write a row per quote to a binary stream. Raises FormatUnavailable where pyarrow is missing."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise FormatUnavailable("Parquet needs pyarrow; run: pip install 'quotetrack[parquet]'") from error
    schema = _schema(pyarrow)
    rows = (_row(row) for article in articles for row in article_rows(article))
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while (first := next(rows, None)) is not None:
            batch = list(chain([first], islice(rows, ROWS - 1)))
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))


def _schema(pyarrow: Any) -> Any:
    """Return the types of the columns."""
    span = pyarrow.struct([("start", pyarrow.int32()), ("end", pyarrow.int32())])
    types = dict.fromkeys(COLUMNS, pyarrow.string())
    types |= dict.fromkeys(_SPANS, pyarrow.list_(span)) | dict.fromkeys(
        _LISTS, pyarrow.list_(pyarrow.string())
    )
    types |= dict.fromkeys(_NUMBERS, pyarrow.int32())
    types |= {"negated": pyarrow.bool_(), "confidence": pyarrow.float64()}
    return pyarrow.schema([(name, types[name]) for name in COLUMNS])


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with spans as plain values."""
    return {
        name: [{"start": s.start, "end": s.end} if isinstance(s, Span) else s for s in value]
        if isinstance(value, list)
        else value
        for name, value in row.items()
    }
