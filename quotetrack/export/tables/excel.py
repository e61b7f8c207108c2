"""An Excel workbook: rows in one sheet, every text a text, so that nothing in it is ever run.

Needs openpyxl, which ``pip install 'quotetrack[formats]'`` brings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from quotetrack.errors import FormatUnavailable
from quotetrack.export.tables.columns import COLUMNS, article_rows, flat
from quotetrack.model.stored import StoredArticle

_MOST_ROWS, _LONGEST = 1_048_576, 32_767  # of a sheet; characters of a cell (UTF-16), as Excel has them
_CUT = "…"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_excel(articles: Iterable[StoredArticle], out: IO[bytes]) -> None:
    """Write a row per quote to a binary stream, in the columns of CSV.

    Raises FormatUnavailable where openpyxl is missing, or where there are more quotes than a sheet has rows.
    """
    write_sheet((flat(row) for article in articles for row in article_rows(article)), COLUMNS, out, "quotes")


def write_sheet(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[str], out: IO[bytes] | Path, title: str
) -> None:
    """Write one sheet with a heading and a row each; a text that no cell can hold is cut, with an ellipsis.

    Raises FormatUnavailable where openpyxl is missing, the file cannot be written, or there are more rows
    than a sheet holds.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font
    except ImportError as error:
        raise FormatUnavailable("Excel needs openpyxl; run: pip install 'quotetrack[formats]'") from error
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"

    def cell(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = WriteOnlyCell(sheet, _fitting(_NO_XML.sub("\ufffd", value)))
        found.data_type = "s"  # else *=1+1* would be a formula
        return found

    head = [cell(name) for name in columns]
    for one in head:
        one.font = Font(bold=True)
    sheet.append(head)
    try:
        for number, row in enumerate(rows, 2):
            if number > _MOST_ROWS:
                raise FormatUnavailable(f"more rows than the {_MOST_ROWS:,} of a sheet; write csv")
            sheet.append([cell(row.get(column)) for column in columns])
    except BaseException:
        sheet.close()  # else what is half written is complained of later
        raise
    try:
        book.save(out)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FormatUnavailable(f"{out}: cannot be written ({reason}); give another place") from error


def _fitting(text: str) -> str:
    """Return a text as far as a cell holds it; what is beyond Unicode's first plane counts twice."""
    if len(text) * 2 <= _LONGEST or len(text.encode("utf-16-le", "replace")) // 2 <= _LONGEST:
        return text
    kept = text.encode("utf-16-le", "replace")[: (_LONGEST - 1) * 2]
    return kept.decode("utf-16-le", "ignore") + _CUT
