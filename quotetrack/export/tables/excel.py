"""An Excel workbook: the columns of CSV in one sheet, every text a text, so that nothing in it is ever run.

Needs openpyxl, which ``pip install 'quotetrack[formats]'`` brings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO, Any

from quotetrack.errors import FormatUnavailable
from quotetrack.export.tables.columns import COLUMNS, article_rows, flat
from quotetrack.model.stored import StoredArticle

_MOST_ROWS, _LONGEST = 1_048_576, 32_767  # of a sheet; characters of a cell (UTF-16), as Excel has them
_CUT = "…"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_excel(articles: Iterable[StoredArticle], out: IO[bytes]) -> None:
    """Write a row a quote to a binary stream; a text that no cell can hold is cut, with an ellipsis.

    Raises FormatUnavailable where openpyxl is missing, or where there are more quotes than a sheet has rows.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError as error:
        raise FormatUnavailable("Excel needs openpyxl; run: pip install 'quotetrack[formats]'") from error
    book = Workbook(write_only=True)
    sheet = book.create_sheet("quotes")
    sheet.freeze_panes = "A2"

    def cell(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = WriteOnlyCell(sheet, _fitting(_NO_XML.sub("\ufffd", value)))
        found.data_type = "s"  # else *=1+1* would be a formula
        return found

    sheet.append(COLUMNS)
    rows = (flat(row) for article in articles for row in article_rows(article))
    try:
        for number, row in enumerate(rows, 2):
            if number > _MOST_ROWS:
                raise FormatUnavailable(f"more quotes than the {_MOST_ROWS:,} rows of a sheet; write csv")
            sheet.append([cell(row[column]) for column in COLUMNS])
    except BaseException:
        sheet.close()  # else what is half written is complained of later
        raise
    book.save(out)


def _fitting(text: str) -> str:
    """Return a text as far as a cell holds it; what is beyond Unicode's first plane counts twice."""
    if len(text) * 2 <= _LONGEST or len(text.encode("utf-16-le", "replace")) // 2 <= _LONGEST:
        return text
    kept = text.encode("utf-16-le", "replace")[: (_LONGEST - 1) * 2]
    return kept.decode("utf-16-le", "ignore") + _CUT
