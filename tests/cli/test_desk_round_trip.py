"""From export through a spreadsheet and back: no cell is torn, run or taken for a correction."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import openpyxl
import pytest
from click.testing import Result
from conftest import extraction_of
from pyarrow import csv as arrow

from quotetrack.export.tables.columns import COLUMNS
from quotetrack.model import Agency, Speaker
from quotetrack.store import Store

Run = Callable[..., Result]
BY = ("--by", "Ida Lund")
TITLE = "The toll\n=cmd|' /C calc'!A0;=1+1"
WORDS = [  # of contents
    "one\n=two\r\nthree",
    'she said “"so"”; ""twice"";"=x"',
    "a, b; c\td|e",
    "=HYPERLINK(1)\n\n-2",
    "'=kept\r-3",
    "first\r\n\r\n@second\r\n",
    "plain",
]


@pytest.fixture
def desk(run: Run) -> Path:
    """A database whose every text cell is a trap, and a search for all of them."""
    marked = ".\n".join(f"[S{n}:Ann\r\nRoe] [C{n}:has\nsaid] [Q{n}:{w}]" for n, w in enumerate(WORDS, 1))
    speaker = Speaker(("=Ann Roe", "+Otto"), "person", "name", "-chair\nof;=it", "@Board")
    quotes: dict[int, dict[str, Any]] = {
        n: {"speaker": speaker, "agency": Agency("Reuters", "told"), "relays": [("Reuters", "told")]}
        for n in range(1, len(WORDS) + 1)
    }
    with Store("desk.db") as store:
        store.save(extraction_of(marked, quotes, title=TITLE, author="=a\nb", path="-odd;=p.txt"))
    return Path("desk.db")


@dataclass(frozen=True)
class Sheet:
    """How a spreadsheet saves what it has opened."""

    delimiter: str = ","
    within: str | None = None  # line ends within cells
    end: str = "\r\n"
    opening: str = ""
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL

    def saved(self, text: str, fill: Callable[[list[dict[str, str]]], None]) -> bytes:
        """Open CSV, let a person fill it in, and save it."""
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        fill(rows)
        out = io.StringIO(newline="")
        writer = csv.DictWriter(
            out, COLUMNS, delimiter=self.delimiter, lineterminator=self.end, quoting=self.quoting
        )
        writer.writeheader()
        writer.writerows({name: self._cell(cell) for name, cell in row.items()} for row in rows)
        return (self.opening + out.getvalue()).encode()

    def _cell(self, cell: str) -> str:
        return cell if self.within is None else self.within.join(re.split(r"\r\n|\r|\n", cell))


SHEETS = {
    "as it was": Sheet(),
    "LibreOffice": Sheet(within="\n", end="\n"),
    "Excel, European": Sheet(";", "\n", opening="\ufeff"),
    "Excel, with its own first line": Sheet(";", "\n", opening="sep=;\r\n"),
    "tabs, all quoted": Sheet("\t", "\r\n", quoting=csv.QUOTE_ALL),
    "old Mac": Sheet(";", within="\r", end="\r", quoting=csv.QUOTE_ALL),
}
FORMS = {
    "export": ("export", "desk.db", "--format", "csv", "--class", "all"),
    "export --raw": ("export", "desk.db", "--format", "csv", "--class", "all", "--raw"),
    "quotes --csv": ("quotes", "desk.db", "--class", "all", "--csv"),
}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_verdicts_come_back_whatever_the_spreadsheet_does(
    run: Run, desk: Path, form: tuple[str, ...], sheet: Sheet
) -> None:
    def fill(rows: list[dict[str, str]]) -> None:
        assert len(rows) == len(WORDS)
        for row in rows:
            row |= {"review": "confirmed", "review_note": "as heard\n=2"}
        rows[1] |= {"review": "corrected", "role": "'=chair"}
        rows[2] |= {"review": "corrected", "text": "b; c"}

    Path("checked.csv").write_bytes(sheet.saved(run(*form).stdout, fill))
    done = run("review", desk, "--apply", "checked.csv", *BY)
    assert (done.stderr, done.exit_code) == ("", 0)
    assert done.stdout == "checked.csv: 7 verdicts recorded, 0 unchanged, 0 refused\n"
    found = {row["start"]: row for row in json.loads(run("quotes", desk, "--class", "all").stdout)}
    rows = [found[start] for start in sorted(found)]
    corrected = [row["corrected"] for row in rows]
    assert corrected == [None, "role", "content", None, None, None, None]
    assert [row["role"] for row in rows[:2]] == ["-chair\nof;=it", "=chair"]
    assert [row["text"] for row in rows] == [*WORDS[:2], "b; c", *WORDS[3:]]
    again = run("review", desk, "--apply", "checked.csv", *BY)
    assert again.stdout == "checked.csv: no verdicts recorded, 7 unchanged, 0 refused\n"


@pytest.mark.parametrize("form", ["export", "quotes --csv"])
def test_independent_readers_find_the_same_cells(run: Run, desk: Path, form: str) -> None:
    text = run(*FORMS[form]).stdout
    strict = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    table = arrow.read_csv(
        io.BytesIO(text.encode()),
        parse_options=arrow.ParseOptions(newlines_in_values=True),
        convert_options=arrow.ConvertOptions(column_types=dict.fromkeys(COLUMNS, "string")),
    )
    assert tuple(strict[0]) == tuple(table.column_names) == COLUMNS
    assert [list(row.values()) for row in table.to_pylist()] == strict[1:]
    assert {row[COLUMNS.index("title")] for row in strict[1:]} == {"The toll\n'=cmd|' /C calc'!A0;'=1+1"}


def formulas(text: str, delimiter: str) -> list[str]:
    """The cells that a program would run which reads by this delimiter, line by line, without quotation."""
    cells = [cell.strip('"') for line in text.splitlines() for cell in line.split(delimiter)]
    return [cell for cell in cells if cell[:1] in tuple("=+-@＝")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_no_formula_opens_however_the_file_is_misread(run: Run, desk: Path, delimiter: str) -> None:
    assert formulas(run(*FORMS["export --raw"]).stdout, delimiter)
    for form in ("export", "quotes --csv"):
        assert formulas(run(*FORMS[form]).stdout, delimiter) == []


def test_every_csv_is_guarded(run: Run, desk: Path) -> None:
    run("review", desk, json.loads(run("quotes", desk).stdout)[0]["id"], "--status", "rejected", *BY)
    commands: tuple[tuple[str, ...], ...] = (
        ("speakers", "desk.db", "--csv"),
        ("review", "desk.db", "--csv"),
        ("timeline", "desk.db", "--speaker", "=Ann Roe", "--csv"),
    )
    for command in commands:
        done = run(*command)
        assert done.exit_code == 0, done.stderr
        assert "'=Ann Roe" in done.stdout or "'=a" in done.stdout
        assert formulas(done.stdout, ",") == []


def test_extract_export_and_quotes_write_the_same_columns(run: Run, desk: Path, parser: object) -> None:
    Path("a.txt").write_text("Ann Roe said it rains.", encoding="utf-8")
    heads = [run(*FORMS[form]).stdout.splitlines()[0] for form in FORMS]
    heads.append(run("extract", "a.txt", "--format", "csv").stdout.splitlines()[0])
    assert set(heads) == {",".join(COLUMNS)}


def test_quotes_as_csv_come_best_match_first(run: Run, desk: Path) -> None:
    ask = ("quotes", "desk.db", "--class", "all", "--search", "said", "--limit", "2")
    found = csv.DictReader(io.StringIO(run(*ask, "--csv").stdout, newline=""), strict=True)
    assert [row["id"] for row in found] == [row["id"] for row in json.loads(run(*ask).stdout)]


def test_a_bad_row_of_json_lines_does_not_end_the_rest(run: Run, desk: Path) -> None:
    key = json.loads(run("quotes", desk).stdout)[0]["id"]
    lines = [
        "{",
        "[]",
        '{"status": "confirmed"}',
        json.dumps({"id": key, "status": "confirmed", "note": "'=a"}),
    ]
    Path("a.jsonl").write_text("\n".join([*lines, ""]), encoding="utf-8")
    done = run("review", desk, "--apply", "a.jsonl", *BY)
    assert done.stdout == "a.jsonl: 1 verdict recorded, 0 unchanged, 3 refused\n"
    assert json.loads(run("quotes", desk).stdout)[0]["review_note"] == "'=a"  # JSON has no guard to take off


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
COMMAS = "44,34,76,1,,0,false,true,false"  # separator, mark, UTF-8, from line 1; no cell is calculated


def converted(tmp_path: Path, name: str, to: str, *more: str) -> Path:
    """Have LibreOffice open a file and save it in another form."""
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", *more, "--convert-to", to, "--outdir", "office", name]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    suffix = to.partition(":")[0]
    return Path("office") / f"{Path(name).stem}.{suffix}"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_verdicts_come_back_through_libreoffice(run: Run, desk: Path, tmp_path: Path, form: str) -> None:
    """CSV or a workbook is opened in LibreOffice, filled in, and saved as the CSV that a desk hands back."""
    Path(f"out.{form}").write_bytes(run("export", desk, "--format", form, "--class", "all").stdout_bytes)
    opened = ("--infilter=CSV:" + COMMAS,) if form == "csv" else ()
    sheet = converted(tmp_path, f"out.{form}", "xlsx", *opened)
    book = openpyxl.load_workbook(sheet)
    rows = book.worksheets[0]
    assert [c.coordinate for row in rows.iter_rows() for c in row if c.data_type == "f"] == []
    column = {cell.value: cell.column for cell in rows[1]}
    assert set(COLUMNS) <= column.keys() and rows.max_row == len(WORDS) + 1
    for line in range(2, rows.max_row + 1):
        rows.cell(line, column["review"]).value = "confirmed"
        rows.cell(line, column["review_note"]).value = 'as heard\n"twice"'
    book.save("filled.xlsx")
    saved = converted(tmp_path, "filled.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1")
    done = run("review", desk, "--apply", str(saved), *BY)
    assert (done.stderr, done.exit_code) == ("", 0)
    assert done.stdout == f"{saved}: 7 verdicts recorded, 0 unchanged, 0 refused\n"
    found = {row["start"]: row for row in json.loads(run("quotes", desk, "--class", "all").stdout)}
    told = [found[start] for start in sorted(found)]
    assert [row["text"] for row in told] == WORDS
    assert {row["review_note"] for row in told} == {'as heard\n"twice"'}
    assert {row["corrected"] for row in told} == {None}
