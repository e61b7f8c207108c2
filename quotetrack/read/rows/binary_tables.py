"""Tables in binary files: Parquet, and the sheets of workbooks (Excel, OpenDocument), one article per row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from typing import Any, BinaryIO

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read.read_options import ReadOptions
from quotetrack.read.rows.row_articles import Row, first_value, no_text_told, row_articles
from quotetrack.read.signatures import PassedOver

_ROWS_AT_ONCE = 200  # of a Parquet table in memory


def parquet(
    stream: BinaryIO, name: str, stem: str, options: ReadOptions
) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of a Parquet table, one a row. Raises UnreadableInput where it cannot be read."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise UnreadableInput(
            f"{name}: a Parquet table, which needs pyarrow; run: pip install 'quotetrack[parquet]'"
        ) from error
    try:
        file = ParquetFile(stream)
        batches = file.iter_batches(_ROWS_AT_ONCE)
        rows = enumerate(chain.from_iterable(batch.to_pylist() for batch in batches), 1)
        if not file.metadata.num_rows:
            raise UnreadableInput(f"{name}: a Parquet table without rows; give one article per row")
        plain = (Row(_plain(row), f"{name}: row {number}", number) for number, row in rows)
        yield from row_articles(plain, name, stem, options)
    except (ArrowException, OSError) as error:
        raise UnreadableInput(f"{name}: a Parquet table that is damaged; write it again") from error


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with its dates as ISO 8601 writes them."""
    return {key: _cell(value) if isinstance(value, date) else value for key, value in row.items()}


def workbook(
    stream: BinaryIO, name: str, stem: str, options: ReadOptions
) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of every sheet of a workbook that has a column of texts, one a row below its header.

    An article is numbered by the row in which it stands, behind the name of its sheet where there are
    several. Raises UnreadableInput where the file cannot be read, or where no sheet has such a column.
    """
    sheets = _sheets(stream, name)
    filled = [(title, cells) for title, cells in sheets if cells]
    if not filled:
        raise UnreadableInput(f"{name}: a workbook without rows; give a header and one article per row")
    headers = [dict.fromkeys(str(cell).strip() for cell in cells[0][1]) for _, cells in filled]
    usable = [number for number, head in enumerate(headers) if first_value(head, options.text) is not None]
    if not usable:
        raise UnreadableInput(no_text_told(name, headers, options))
    for number in usable:
        title, cells = filled[number]
        called = f"{stem}-{title}" if len(sheets) > 1 else stem
        where = f"{name}: sheet {title}, row" if len(sheets) > 1 else f"{name}: row"
        header = [str(cell).strip() for cell in cells[0][1]]
        rows = (Row(dict(zip(header, row, strict=False)), f"{where} {at}", at) for at, row in cells[1:])
        if len(cells) == 1:
            yield UnreadableInput(
                f"{name}: sheet {title} has a header without rows; give one article per row"
            )
        yield from row_articles(rows, name, called, options)
    others = [repr(title) for at, (title, cells) in enumerate(filled) if at not in usable and len(cells) > 1]
    if others:
        which = f"sheet {others[0]}" if len(others) == 1 else f"sheets {', '.join(others)}"
        yield PassedOver(f"{name}: passed over: {which}, without a column of texts")


def _sheets(stream: BinaryIO, name: str) -> list[tuple[str, list[tuple[int, list[Any]]]]]:
    """Return the sheets of a workbook: of each its name, and its rows that are not empty by their number."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise UnreadableInput(
            f"{name}: a workbook, which needs python-calamine; run: pip install 'quotetrack[formats]'"
        ) from error
    try:
        book = CalamineWorkbook.from_filelike(stream)
        return [(title, _filled(book.get_sheet_by_name(title))) for title in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableInput(f"{name}: a workbook that is damaged or locked; save it again") from error


def _filled(sheet: Any) -> list[tuple[int, list[Any]]]:
    """Return the rows of a sheet that hold something by the numbers that a reader sees."""
    rows = enumerate(sheet.to_python(skip_empty_area=False), 1)
    return [
        (number, [_cell(c) for c in row]) for number, row in rows if any(c not in ("", None) for c in row)
    ]


def _cell(value: Any) -> Any:
    """Return a cell as it is read in a table: whole numbers without a point, dates by ISO 8601."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, datetime):
        return str(value.date()) if value.timetz() == datetime.min.timetz() else value.isoformat()
    return str(value) if isinstance(value, date) else value
