"""Writes rows as an Excel workbook, whose cells are values and never formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from quotetrack.errors import FormatUnavailable

_FORBIDDEN = "[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"


def write_excel(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], place: Path) -> None:
    """Write one sheet with a heading and a row each.

    Raises FormatUnavailable where openpyxl is not installed, or the file cannot be written.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font
    except ImportError as error:
        raise FormatUnavailable("Excel needs openpyxl: pip install 'quotetrack[excel]'") from error
    book = Workbook(write_only=True)
    sheet = book.create_sheet("quotetrack")
    sheet.freeze_panes = "B2"
    head = [WriteOnlyCell(sheet, value=name) for name in columns]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    for row in rows:
        cells = []
        for name in columns:
            value = row.get(name)
            is_text = isinstance(value, str)
            cell = WriteOnlyCell(sheet, value=re.sub(_FORBIDDEN, "\ufffd", str(value)) if is_text else value)
            if is_text:
                cell.data_type = "s"  # =1+1 is text
            cells.append(cell)
        sheet.append(cells)
    try:
        book.save(place)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FormatUnavailable(f"{place}: cannot be written ({reason}); give another place") from error
