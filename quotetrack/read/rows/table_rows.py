"""One article a row: JSON lines and CSV, read as a stream, so that a file may exceed memory, and JSON.

A row that is malformed is yielded as an UnreadableInput with its line number, and reading goes on.
"""

from __future__ import annotations

import csv
import io
import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from typing import Any, BinaryIO

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read.encodings import ByteReading, decode, marked_codec, survey
from quotetrack.read.read_options import ReadOptions
from quotetrack.read.rows.csv_records import csv_records
from quotetrack.read.rows.row_articles import Row, first_value, no_text_told, row_article, row_articles
from quotetrack.read.signatures import NoArticles, refuse_binary

_SAMPLE, _SAMPLE_LINES = 200_000, 1_000  # bytes and lines read on where a line is no UTF-8
_DELIMITERS = ",;\t|"

NumberedRow = tuple[int, Mapping[str, Any]]


class _Lines:
    """The decoded lines of a binary stream.

    How bytes that are no UTF-8 are read is decided at the first line of them, by it, by the lines just behind
    it and by how many lines before it were of UTF-8.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self._said: str | None = None  # of the lines since it was last asked for
        self._throughout: str | None = None  # of every line
        self._reading: ByteReading | None = None
        self._utf8_lines = 0

    def __iter__(self) -> Iterator[str]:
        first = self._stream.readline()
        refuse_binary(first[:8192], self._name)
        codec = marked_codec(first)
        if codec is not None:
            self._throughout = codec
            rest = first + self._stream.read()
            yield from io.StringIO(rest.decode(codec, "replace"), newline="")
            return
        pending = deque([first] if first else [])
        opening = True
        while pending or (pending := deque(islice(self._stream, 1))):
            text = self._decoded(pending.popleft(), pending)
            yield text.removeprefix("\ufeff") if opening else text
            opening = False

    def said(self) -> str | None:
        """Return what was guessed of the encoding of the lines since this was last asked, None for UTF-8."""
        said, self._said = self._throughout or self._said, None
        return said

    def _decoded(self, line: bytes, pending: deque[bytes]) -> str:
        """Decode one line; ``pending`` takes the lines that were read on to decide how."""
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            if self._reading is None:
                self._reading = self._decide(line, pending)
            text, said = self._reading.text(line)
            if self._reading.manner == "throughout":
                self._throughout = said
            self._said = self._said or said
            return text
        self._utf8_lines += len(text) < len(line)
        return text

    def _decide(self, line: bytes, pending: deque[bytes]) -> ByteReading:
        """Decide how bytes that are no UTF-8 are read."""
        size = 0
        while size < _SAMPLE and len(pending) < _SAMPLE_LINES and (more := list(islice(self._stream, 1))):
            pending += more
            size += len(more[0])
        reading = survey(line + b"".join(pending), whole_before=self._utf8_lines)
        if reading.codec is None and reading.manner == "throughout":
            raise UnreadableInput(f"{self._name}: in no encoding that can be recognised; save it as UTF-8")
        return (
            replace(reading, manner="labelled") if reading.codec and reading.manner == "pieces" else reading
        )


def jsonl(
    stream: BinaryIO, name: str, stem: str, options: ReadOptions
) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of JSON lines, one object per line; blank lines are skipped."""
    yield from row_articles(_json_rows(_Lines(stream, name), name), name, stem, options)


def _json_rows(lines: _Lines, name: str) -> Iterator[Row | UnreadableInput]:
    """Yield each object, or why a line is none."""
    empty = True
    for number, line in enumerate(lines, 1):
        said = lines.said()
        if not line.strip():
            continue
        empty = False
        try:
            row = _loaded(line.strip())
        except (ValueError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else "cannot be read"
            yield UnreadableInput(
                f"{name}: line {number} is not valid JSON ({reason}); write one object per line"
            )
            continue
        if isinstance(row, dict):
            yield Row(row, f"{name}: line {number}", number, said)
        else:
            yield UnreadableInput(f"{name}: line {number} is not a JSON object; write one object per line")
    if empty:
        yield UnreadableInput(f"{name}: empty; give a file with one JSON object per line")


def json_document(
    stream: BinaryIO, name: str, stem: str, options: ReadOptions
) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of one JSON value: an array of objects, one object, or one that holds such an array.

    Raises UnreadableInput where it is no JSON or holds no article.
    """
    text, said = decode(stream.read(), name)
    try:
        value = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        reason = (
            f"{error.msg}, line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "too deep"
        )
        raise UnreadableInput(
            f"{name}: not valid JSON ({reason}); fix it, or save the text as .txt"
        ) from error
    found = _objects_in(value, options)
    if not found:
        objects = [row for row in _largest_list(value) if isinstance(row, dict)]
        if objects and "text" in options.named:
            raise UnreadableInput(no_text_told(name, objects, options))
        names = ", ".join(options.text[:3])
        raise NoArticles(
            f"{name}: JSON without articles; give an array of objects that have their text under one of "
            f"{names}, or name the key with: --column text=NAME"
        )
    if len(found) == 1 and found[0] is value:
        one = Row(value, name, stem, said)
        yield row_article(one, (name, stem), options)
        return
    items = (
        Row(row, f"{name}: item {number}", number, said)
        if isinstance(row, dict)
        else UnreadableInput(f"{name}: item {number} is not a JSON object; write one per article")
        for number, row in enumerate(found, 1)
    )
    yield from row_articles(items, name, stem, options)


def _objects_in(value: Any, options: ReadOptions) -> list[Any]:
    """Return what may be articles in a JSON value, empty where none of it has a text.

    That is the value itself, or the first list within, however deep, that holds an object with a text.
    """
    if isinstance(value, dict) and first_value(value, options.text) is not None:
        return [value]
    for rows in _lists_in(value):
        if any(isinstance(row, dict) and first_value(row, options.text) is not None for row in rows):
            return rows
    return []


def _lists_in(value: Any) -> Iterator[list[Any]]:
    """Yield the lists of a JSON value, the outermost first."""
    waiting = deque([value])
    while waiting:
        inner = waiting.popleft()
        if isinstance(inner, list):
            yield inner
        waiting += inner.values() if isinstance(inner, dict) else inner if isinstance(inner, list) else ()


def _largest_list(value: Any) -> list[Any]:
    """Return the longest list of objects in a JSON value, or the value itself, by which its keys are told."""
    lists = [rows for rows in _lists_in(value) if any(isinstance(row, dict) for row in rows)]
    return max(lists, key=len, default=[value])


def table(
    stream: BinaryIO, name: str, stem: str, options: ReadOptions
) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of a CSV with a header; the delimiter is the header's commonest of , ; tab |."""
    lines = _Lines(stream, name)
    decoded = iter(lines)
    first = next(decoded, "")
    if not first.strip():
        yield UnreadableInput(f"{name}: empty; give a CSV with a header and one article per row")
        return
    records = csv_records(chain([first], decoded), max(_DELIMITERS, key=first.count))
    _, head = next(records)
    if isinstance(head, csv.Error):
        yield UnreadableInput(f"{name}: line 1 is not a CSV header ({head}); quote fields that hold quotes")
        return
    header = [column.strip() for column in head]
    if first_value(dict.fromkeys(header), options.text) is None:
        yield UnreadableInput(no_text_told(name, [dict.fromkeys(header)], options))
        return
    yield from row_articles(_csv_rows(records, header, name, lines), name, stem, options)


def _csv_rows(
    records: Iterable[tuple[int, list[str] | csv.Error]], header: list[str], name: str, lines: _Lines
) -> Iterator[Row | UnreadableInput]:
    """Yield each filled row under the line on which it ends."""
    number = 0
    for number, found in enumerate(_rows(records, header, name), 1):
        if isinstance(found, UnreadableInput):
            yield found
        else:
            line, row = found
            yield Row(row, f"{name}: line {line}", number, lines.said())
    if not number:
        yield UnreadableInput(f"{name}: a header without rows; give one article per row")


def _rows(
    records: Iterable[tuple[int, list[str] | csv.Error]], header: list[str], name: str
) -> Iterator[NumberedRow | UnreadableInput]:
    """Yield each filled row under the line on which it ends."""
    for line, fields in records:
        if isinstance(fields, csv.Error):
            yield UnreadableInput(f"{name}: line {line} is not valid CSV ({fields}); quote the field")
        elif fields and len(fields) != len(header):
            yield UnreadableInput(
                f"{name}: line {line} has {len(fields)} fields, not {len(header)}; quote fields that hold "
                "the delimiter"
            )
        elif fields:
            yield line, dict(zip(header, fields, strict=True))


def _loaded(line: str) -> Any:
    """Return what a line of JSON holds; an object that was written as JSON twice is read twice."""
    row = json.loads(line)
    if isinstance(row, str):
        try:
            inner = json.loads(row)
        except ValueError:
            return row
        return inner if isinstance(inner, dict) else row
    return row
