"""Verdicts from a file: a spreadsheet that a person filled in, or the reviews of another database.

The columns are those that ``export --format csv`` and ``review --csv`` write; ``id`` and ``status``
(or ``review``) are enough. A row without a status is passed over. In a corrected row, what differs from
what is stored is what was corrected; an emptied cell changes nothing. A verdict that somebody gave after the
row was written (``reviewed_at``) stays, and the row is told as a conflict.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotetrack.errors import DatabaseError, UnknownRow, UnreadableInput
from quotetrack.export.tables.csv_rows import active
from quotetrack.lexicon.counted_nouns import counted
from quotetrack.model.stored import REVIEW_STATUSES
from quotetrack.read.rows.csv_records import csv_records

if TYPE_CHECKING:
    from sqlite_utils import Database

CellRow = dict[str, str]
_DECLARED = re.compile(r"sep=(.)(?:\r\n|\r|\n)", re.IGNORECASE)
_LINES = re.compile(r"[\r\n]")


def read_verdicts(path: str) -> Iterator[tuple[int, CellRow | UnknownRow]]:
    """Yield the rows of a CSV or JSON lines file with their numbers, or why one cannot be read.

    ``-`` is CSV on standard input. What the guard against formulas added is taken off again. Raises
    UnreadableInput where the file is missing, not UTF-8, or has no column ``id``.
    """
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableInput(f"{path}: {error.strerror or error}; give a CSV or JSON lines file") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path}: not UTF-8; save the sheet as CSV in UTF-8") from error
    if Path(path).suffix in (".jsonl", ".ndjson", ".nl"):
        yield from ((n, _object(line)) for n, line in enumerate(text.split("\n"), 1) if line.strip())
    else:
        yield from enumerate(_sheet_rows(path, text), 1)


def _sheet_rows(path: str, text: str) -> Iterator[CellRow | UnknownRow]:
    """Yield the rows of a sheet, whatever it is separated by: a sheet of another language has semicolons."""
    declared = _DECLARED.match(text)  # Excel's own line above the header
    text = text[declared.end() :] if declared else text
    delimiter = declared[1] if declared else max(",;\t", key=_LINES.split(text, maxsplit=1)[0].count)
    header: list[str] | None = None
    for _, cells in csv_records(io.StringIO(text, newline=""), delimiter):
        if isinstance(cells, csv.Error):
            if header is None:
                raise UnreadableInput(f"{path}: line 1 is not a CSV header ({cells}); save it as CSV")
            yield UnknownRow(f"not valid CSV ({cells}); quote the cell")
        elif header is None:
            header = [cell.strip() for cell in cells]
            if "id" not in header:
                break
        elif cells:
            yield {name: active(cell) for name, cell in zip(header, cells, strict=False)}
    if "id" not in (header or ()):
        raise UnreadableInput(f"{path}: no column id; give the columns id and status")


class NewerVerdict(UnknownRow):
    """A row that would overwrite a verdict which its writer has not seen."""


def apply(file: Database, row: CellRow, reviewer: str | None) -> str:
    """Record the verdict of one row; return its status, *unchanged*, or nothing for a row without one.

    Raises UnknownRow where the row names no quote or says what cannot be, NewerVerdict where what is stored
    was decided behind the row.
    """
    from quotetrack.store.questions import queries
    from quotetrack.store.reviews import verdicts
    from quotetrack.store.reviews.corrections import alike, correction_of, differing

    status = (row.get("status") or row.get("review") or "").strip().lower()
    if not status:
        return ""
    if status not in REVIEW_STATUSES:
        raise UnknownRow(f"{status!r} is no status; write one of {', '.join(REVIEW_STATUSES)}")
    if not row.get("id"):
        raise UnknownRow("no id; write the quote's id, as in: quotetrack quotes DB --csv")
    shown = queries.show(file, row["id"])
    person = row.get("reviewer") or reviewer
    note = row.get("note") or row.get("review_note") or None
    if not person:
        raise UnknownRow("no reviewer; fill in the column reviewer, or add: --by NAME")
    past = verdicts.history(file, shown["id"]) if shown["review"] or status == "commented" else []
    if status == "commented" and any(_says_so(one, person, note) for one in past):
        return "unchanged"
    given = differing(row, shown, {str(one["content"]) for one in past}) if status == "corrected" else {}
    same = (shown["review"], shown["reviewer"]) == (status, person) and alike(shown["review_note"], note)
    if same and not given:
        return "unchanged"
    _refuse_overwriting(row, shown, person)
    if status == "corrected" and not given:
        raise UnknownRow("corrected, but nothing differs from what is stored; write what is right")
    correction = correction_of(shown, given) if given else None
    verdicts.record_review(file, shown["id"], status, reviewer=person, note=note, correction=correction)
    return status


def _says_so(past: Mapping[str, Any], person: str, note: str | None) -> bool:
    """Tell whether a row of a quote's history is this comment."""
    from quotetrack.store.reviews.corrections import alike

    return (past["status"], past["reviewer"]) == ("commented", person) and alike(past["note"], note)


def _refuse_overwriting(row: CellRow, shown: Mapping[str, Any], person: str) -> None:
    """Raise NewerVerdict where somebody has decided since the row was written; a row without times may."""
    stands, seen = shown["reviewed_at"], row.get("reviewed_at")
    if seen is None or not stands or stands <= seen or (not seen and shown["reviewer"] == person):
        return
    raise NewerVerdict(
        f"{shown['id']}: {shown['reviewer']} {shown['review']} it on {stands[:10]}, which is newer and "
        f"stays; to decide otherwise: quotetrack review DB {shown['id']}"
    )


class Applied:
    """What became of the rows of a file."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.refused: list[str] = []

    def run(self, file: Database, path: str, reviewer: str | None) -> Iterator[str]:
        """Record every row; yield one line for each that is refused."""
        for number, row in read_verdicts(path):
            try:
                if isinstance(row, UnknownRow):
                    raise row
                outcome = apply(file, row, reviewer)
            except DatabaseError:
                raise
            except UnknownRow as error:
                self.counts["conflict" if isinstance(error, NewerVerdict) else "refused"] += 1
                yield f"{path}: row {number}: {error}"
                continue
            self.counts[outcome] += 1

    def summary(self, path: str) -> str:
        """Say how many verdicts were recorded."""
        recorded = sum(self.counts[status] for status in REVIEW_STATUSES)
        parts = [counted(recorded, "verdict") + " recorded", f"{self.counts['unchanged']} unchanged"]
        parts.append(f"{self.counts['refused']} refused")
        if self.counts["conflict"]:
            parts.append(counted(self.counts["conflict"], "conflict"))
        return f"{path}: {', '.join(parts)}"


def _object(line: str) -> CellRow | UnknownRow:
    """Return one line of JSON lines as cells, or why it is none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return UnknownRow("not JSON; write one object per line")
    if not isinstance(found, dict):
        return UnknownRow("not a JSON object; write one object per line")
    return {name: "" if value is None else str(value) for name, value in found.items()}
