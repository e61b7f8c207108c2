"""Excel: read back by openpyxl and by another reader, nothing in it a formula."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from python_calamine import CalamineWorkbook

from quotetrack.errors import FormatUnavailable
from quotetrack.export.tables import excel
from quotetrack.export.tables.columns import COLUMNS, article_rows, flat
from quotetrack.export.tables.excel import write_excel
from quotetrack.model.stored import StoredArticle


def written(articles: list[StoredArticle]) -> io.BytesIO:
    out = io.BytesIO()
    write_excel(articles, out)
    return out


def test_a_workbook_reads_back_the_rows_of_csv(found: list[StoredArticle]) -> None:
    out = written(found)
    rows = [list(row) for row in openpyxl.load_workbook(out).active.iter_rows(values_only=True)]
    wanted = [flat(row) for article in found for row in article_rows(article)]
    assert rows[0] == list(COLUMNS) and len(rows) == len(wanted) + 1 == 9
    for row, one in zip(rows[1:], wanted, strict=True):
        told = dict(zip(COLUMNS, row, strict=True))
        for name in ("id", "kind", "start", "end", "negated", "confidence", "content", "method"):
            assert told[name] == (one[name] if one[name] != "" else None), name
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue())).get_sheet_by_index(0).to_python()
    assert [row[0] for row in calamine] == [row[0] for row in rows]


def test_nothing_in_it_is_a_formula(found: list[StoredArticle]) -> None:
    out = written(found)
    sheets = zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheets
    values = [cell.value for row in openpyxl.load_workbook(out).active for cell in row]
    assert any(str(value).startswith("=") for value in values)  # such texts are there


@pytest.mark.parametrize(("letter", "kept"), [("a", 32_766), ("😀", 16_383)])
def test_what_no_cell_holds_is_cut(found: list[StoredArticle], letter: str, kept: int) -> None:
    (article,) = [replace(found[0], title=letter * 40_000, quotes=found[0].quotes[:1])]
    sheet = openpyxl.load_workbook(written([article])).active
    title = sheet.cell(2, COLUMNS.index("title") + 1).value
    assert title == letter * kept + "…"


@pytest.mark.parametrize(("letter", "held"), [("a", 32_767), ("😀", 16_383)])
def test_what_a_cell_just_holds_is_whole(found: list[StoredArticle], letter: str, held: int) -> None:
    (article,) = [replace(found[0], title=letter * held, quotes=found[0].quotes[:1])]
    sheet = openpyxl.load_workbook(written([article])).active
    assert sheet.cell(2, COLUMNS.index("title") + 1).value == letter * held


def test_more_rows_than_a_sheet_has_are_refused(
    found: list[StoredArticle], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "_MOST_ROWS", 3)
    with pytest.raises(FormatUnavailable, match="write csv"):
        written(found)
    monkeypatch.setattr(excel, "_MOST_ROWS", 9)  # as many as there are
    assert openpyxl.load_workbook(written(found)).active.max_row == 9


def test_the_command_writes_one_file(run: Callable[..., Result], news: Path) -> None:
    done = run("export", news, "--format", "xlsx", "-o", "quotes.xlsx")
    assert (done.exit_code, done.stdout.split(":")[0]) == (0, "quotes.xlsx")
    assert openpyxl.load_workbook(io.BytesIO(Path("quotes.xlsx").read_bytes())).active.max_row > 1
    refused = run("export", news, "--format", "xlsx", "-o", "there/")
    assert refused.exit_code == 2 and "A workbook is one file; name it: -o quotes.xlsx" in refused.stderr


def test_without_openpyxl_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(FormatUnavailable, match=r"run: pip install 'quotetrack\[formats\]'"):
        write_excel([], io.BytesIO())
