"""Verdicts from a file: a spreadsheet that a person filled in, or the reviews of another database.

The columns are those that ``export --format csv`` and ``review --csv`` write; ``id`` and ``status``
(or ``review``) are enough. A row without a status is passed over. In a corrected row, what differs from
what is stored is what was set right; an emptied cell changes nothing.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotetrack.errors import DatabaseError, UnknownRow, UnreadableInput
from quotetrack.model import Span

if TYPE_CHECKING:
    from sqlite_utils import Database

CellRow = dict[str, str]
STATUSES = ("confirmed", "corrected", "rejected", "withdrawn")
_GAP = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*")
_SPANS = re.compile(r"\d+-\d+(;\d+-\d+)*")


def read_verdicts(path: str) -> Iterator[tuple[int, CellRow]]:
    """Yield the rows of a CSV or JSON lines file with their numbers; ``-`` is CSV on standard input.

    Raises UnreadableInput where the file is missing, not UTF-8, or has no column ``id``.
    """
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableInput(f"{path}: {error.strerror or error}; give a CSV or JSON lines file") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path}: not UTF-8; save the sheet as CSV in UTF-8") from error
    if Path(path).suffix in (".jsonl", ".ndjson", ".nl"):
        rows: Iterator[Any] = (_object(path, n, line) for n, line in enumerate(text.splitlines(), 1) if line)
    else:
        # a sheet of another language separates by semicolons
        first = text.partition("\n")[0]
        delimiter = max(",;\t", key=first.count)
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    for number, row in enumerate(rows, 1):
        if "id" not in row:
            raise UnreadableInput(f"{path}: no column id; give the columns id and status")
        yield number, {name: _cell(value) for name, value in row.items() if isinstance(name, str)}


def apply(file: Database, row: CellRow, reviewer: str | None) -> str:
    """Record the verdict of one row; return its status, *unchanged*, or nothing for a row without one.

    Raises UnknownRow where the row names no quote or says what cannot be.
    """
    from quotetrack.cli.editing.corrections import correction_of
    from quotetrack.store.questions import queries
    from quotetrack.store.reviews import verdicts

    status = (row.get("status") or row.get("review") or "").strip().lower()
    if not status:
        return ""
    if status not in STATUSES:
        raise UnknownRow(f"{status!r} is no status; write one of {', '.join(STATUSES)}")
    shown = queries.show(file, row["id"])
    person = row.get("reviewer") or reviewer
    note = row.get("note") or row.get("review_note") or None
    if not person:
        raise UnknownRow("nobody decides; fill the column reviewer, or say: --by NAME")
    given = _differences(row, shown) if status == "corrected" else {}
    same = (shown["review"], shown["reviewer"], shown["review_note"]) == (status, person, note)
    if same and not given:
        return "unchanged"
    if status == "corrected" and not given:
        raise UnknownRow("corrected, but nothing differs from what is stored; write what is right")
    correction = correction_of(shown, given) if given else None
    verdicts.record_review(file, shown["id"], status, reviewer=person, note=note, correction=correction)  # type: ignore[arg-type]
    return status


class Applied:
    """What became of the rows of a file."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.refused: list[str] = []

    def run(self, file: Database, path: str, reviewer: str | None) -> Iterator[str]:
        """Record every row; yield one line for each that is refused."""
        for number, row in read_verdicts(path):
            try:
                outcome = apply(file, row, reviewer)
            except DatabaseError:
                raise
            except UnknownRow as error:
                self.counts["refused"] += 1
                yield f"{path}: row {number}: {error}"
                continue
            self.counts[outcome] += 1

    def summary(self, path: str) -> str:
        """Say how many verdicts were recorded."""
        recorded = sum(self.counts[status] for status in STATUSES)
        parts = [f"{recorded} verdicts recorded", f"{self.counts['unchanged']} unchanged"]
        return f"{path}: {', '.join([*parts, str(self.counts['refused']) + ' refused'])}"


def _object(path: str, number: int, line: str) -> dict[str, Any]:
    """Return one line of JSON lines."""
    try:
        found = json.loads(line)
    except ValueError as error:
        raise UnreadableInput(f"{path}: line {number} is no JSON; mend it") from error
    if not isinstance(found, dict):
        raise UnreadableInput(f"{path}: line {number} is no JSON object; mend it")
    return found


def _cell(value: object) -> str:
    """Return a cell's text, without the apostrophe that keeps a spreadsheet from running it."""
    from quotetrack.export.tables.csv_rows import inactive

    text = "" if value is None else str(value)
    return text[1:] if text.startswith("'") and inactive(text[1:]) != text[1:] else text


def _differences(row: CellRow, shown: dict[str, Any]) -> dict[str, Any]:
    """Return the corrections that a row makes, as the command's options would give them."""
    found: dict[str, Any] = {}
    for name in ("cue", "source", "speaker_type", "role", "affiliation"):
        if row.get(name) and row[name] != (shown[name] or ""):
            found[name] = row[name]
    if row.get("speaker") and row["speaker"] != (shown["speaker"] or ""):
        found["speaker"] = tuple(row["speaker"].split("; "))
        found |= {name: row[name] for name in ("role", "affiliation") if row.get(name)}
    spans = [f"{start}-{end}" for role, start, end in shown["spans"] if role == "content"]
    cell = row.get("content", "").replace(" ", "")
    if _SPANS.fullmatch(cell) and cell != ";".join(spans):
        found["content_span"] = tuple(Span(*map(int, part.split("-"))) for part in cell.split(";"))
    elif row.get("text") and row["text"] != shown["text"]:
        found["content"] = tuple(filter(None, _GAP.split(row["text"])))
    return found
