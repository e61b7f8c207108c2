"""Quotes as a list of rows: to iterate, count, tabulate and look at, whether just found or stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

from quotetrack.model.marked_text import listed_html, notebook_html
from quotetrack.model.quote_columns import COLUMNS


class FoundQuote(Mapping[str, Any]):
    """One quote as a row: ``quote.speaker`` or ``quote["speaker"]``, one name for each column of an export.

    Every value is a string, a number or None, and may be asked for: ``speaker`` is None where the text names
    nobody, and *Ann Roe; Otto Dahl* where it names two. ``klass`` is the column ``class``.
    ``start`` and ``end`` are code points into the article's text.
    """

    __slots__ = ("_row",)

    def __init__(self, row: Mapping[str, Any]) -> None:
        self._row = {column: None if value == "" else value for column, value in row.items()}

    def __getitem__(self, column: str) -> Any:
        return self._row[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self._row)

    def __len__(self) -> int:
        return len(self._row)

    def __getattr__(self, column: str) -> Any:
        if column.startswith("_"):
            raise AttributeError(column)
        name = "class" if column == "klass" else column
        if name not in self._row:
            raise AttributeError(f"a quote has no {column!r}; it has {', '.join(self._row)}")
        return self._row[name]

    def __repr__(self) -> str:
        return f"<{self['speaker'] or 'nobody named'}: {self['text']!r} ({self['kind']}, {self['id']})>"


class QuoteList(Sequence[FoundQuote]):
    """Quotes in their order: those of one text as they stand in it, those of a database the newest first."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], text: str | None = None) -> None:
        """Take rows with the columns of an export; ``text`` is the article's where all are of one."""
        self._quotes = [FoundQuote(row) for row in rows]
        self._text = text

    def __len__(self) -> int:
        return len(self._quotes)

    @overload
    def __getitem__(self, index: int) -> FoundQuote: ...
    @overload
    def __getitem__(self, index: slice) -> QuoteList: ...
    def __getitem__(self, index: int | slice) -> FoundQuote | QuoteList:
        """Return the quote at a place, or the list of some."""
        if isinstance(index, slice):
            return QuoteList(self._quotes[index], self._text)
        return self._quotes[index]

    def __repr__(self) -> str:
        return f"<QuoteList: {len(self)} quotes>" if len(self) != 1 else "<QuoteList: 1 quote>"

    def to_records(self) -> list[dict[str, Any]]:
        """Return one plain dictionary a quote, its keys the columns of every export in their order."""
        return [dict(quote) for quote in self._quotes]

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the records as one JSON array; ``indent`` is the number of spaces of a level."""
        return json.dumps(self.to_records(), ensure_ascii=False, indent=indent)

    def to_pandas(self) -> Any:
        """Return the records as a pandas DataFrame, also where there are none.

        Raises ImportError, saying how to get it, where pandas is missing.
        """
        try:
            import pandas
        except ImportError as error:
            raise ImportError("to_pandas needs pandas; run: pip install pandas") from error
        return pandas.DataFrame(self.to_records(), columns=list(COLUMNS))

    def _repr_html_(self) -> str:
        """Show the quotes in their text, or a list of them where there are several texts."""
        return (
            notebook_html(self._text, self._quotes) if self._text is not None else listed_html(self._quotes)
        )
