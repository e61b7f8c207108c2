"""One article a row: JSON lines and CSV, read as a stream, so that a file may exceed memory, and JSON.

A row that is malformed is yielded as an UnreadableInput with its line number, and reading goes on.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain, islice
from typing import Any, BinaryIO

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read.csv_records import csv_records
from quotetrack.read.dates import field_date
from quotetrack.read.encodings import ByteReading, decode, marked_codec, survey
from quotetrack.read.page_source.web_pages import html_article
from quotetrack.read.read_options import ReadOptions
from quotetrack.read.repairs import is_whole_page, repaired, told
from quotetrack.read.signatures import of_reader, refuse_binary
from quotetrack.read.single_articles import with_head

_SAMPLE, _SAMPLE_LINES = 200_000, 1_000  # bytes and lines read on where a line is no UTF-8
_ROWS_AT_ONCE = 200  # of a Parquet table in memory
_DELIMITERS = ",;\t|"
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")

NumberedRow = tuple[int, Mapping[str, Any]]


class NoArticles(UnreadableInput):
    """A file whose form is right and in which nothing is an article: settings, a list of packages."""


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
    """Yield the articles of JSON lines, one object a line; blank lines are skipped."""
    lines = _Lines(stream, name)
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
            yield UnreadableInput(f"{name}: line {number} is no JSON ({reason}); write one object a line")
            continue
        if isinstance(row, dict):
            yield row_article(row, f"{name}: line {number}", (name, f"{stem}-{number}"), options, said)
        else:
            yield UnreadableInput(f"{name}: line {number} is no JSON object; write one object a line")
    if empty:
        yield UnreadableInput(f"{name}: empty; give a file with one JSON object a line")


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
        raise UnreadableInput(f"{name}: no JSON ({reason}); mend it, or save the text as .txt") from error
    found = _objects_in(value, options)
    if not found:
        names = ", ".join(options.text[:3])
        raise NoArticles(
            f"{name}: JSON without articles; give an array of objects that have their text under one of "
            f"{names}, or name the key with: --column text=NAME"
        )
    if len(found) == 1 and found[0] is value:
        yield row_article(value, name, (name, stem), options, said)
        return
    for number, row in enumerate(found, 1):
        if isinstance(row, dict):
            yield row_article(row, f"{name}: item {number}", (name, f"{stem}-{number}"), options, said)
        else:
            yield UnreadableInput(f"{name}: item {number} is no JSON object; write one an article")


def _objects_in(value: Any, options: ReadOptions) -> list[Any]:
    """Return what may be articles in a JSON value, empty where none of it has a text."""
    if isinstance(value, dict):
        if _first_key(value, options.text) is not None:
            return [value]
        lists = [inner for inner in value.values() if isinstance(inner, list)]
        return next(filter(None, (_objects_in(inner, options) for inner in lists)), [])
    rows = value if isinstance(value, list) else []
    has_text = any(isinstance(row, dict) and _first_key(row, options.text) is not None for row in rows)
    return rows if has_text else []


def table(
    stream: BinaryIO, name: str, stem: str, options: ReadOptions
) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of a CSV with a header; the delimiter is the header's commonest of , ; tab |."""
    lines = _Lines(stream, name)
    decoded = iter(lines)
    first = next(decoded, "")
    if not first.strip():
        yield UnreadableInput(f"{name}: empty; give a CSV with a header and one article a row")
        return
    records = csv_records(chain([first], decoded), max(_DELIMITERS, key=first.count))
    _, head = next(records)
    if isinstance(head, csv.Error):
        yield UnreadableInput(f"{name}: line 1 is no CSV header ({head}); quote fields that hold quotes")
        return
    header = [column.strip() for column in head]
    if _first_key(dict.fromkeys(header), options.text) is None:
        yield UnreadableInput(
            f"{name}: no column named {', '.join(options.text[:3])}; name the one that holds the text"
        )
        return
    empty = True
    for number, found in enumerate(_rows(records, header, name), 1):
        empty = False
        if isinstance(found, UnreadableInput):
            yield found
        else:
            line, row = found
            yield row_article(row, f"{name}: line {line}", (name, f"{stem}-{number}"), options, lines.said())
    if empty:
        yield UnreadableInput(f"{name}: a header without rows; give one article a row")


def _rows(
    records: Iterable[tuple[int, list[str] | csv.Error]], header: list[str], name: str
) -> Iterator[NumberedRow | UnreadableInput]:
    """Yield each filled row under the line on which it ends."""
    for line, fields in records:
        if isinstance(fields, csv.Error):
            yield UnreadableInput(f"{name}: line {line} is no CSV ({fields}); quote the field")
        elif fields and len(fields) != len(header):
            yield UnreadableInput(
                f"{name}: line {line} has {len(fields)} fields, not {len(header)}; quote fields that hold "
                "the delimiter"
            )
        elif fields:
            yield line, dict(zip(header, fields, strict=True))


def parquet(
    stream: BinaryIO, name: str, stem: str, options: ReadOptions
) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of a Parquet table, one a row. Raises UnreadableInput where it cannot be read."""
    try:
        from pyarrow import ArrowException, types
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise UnreadableInput(
            f"{name}: a Parquet table, which needs pyarrow; run: pip install 'quotetrack[parquet]'"
        ) from error
    try:
        file = ParquetFile(stream)
        columns = [column.name for column in file.schema_arrow if not types.is_nested(column.type)]
        if _first_key(dict.fromkeys(columns), options.text) is None:
            names = ", ".join(options.text[:3])
            raise UnreadableInput(
                f"{name}: a Parquet table without a column named {names}; name it with --column text=NAME"
            )
        batches = file.iter_batches(_ROWS_AT_ONCE, columns=columns)
        number = 0
        for row in chain.from_iterable(batch.to_pylist() for batch in batches):
            number += 1
            plain = {key: str(value) if isinstance(value, date) else value for key, value in row.items()}
            yield row_article(plain, f"{name}: row {number}", (name, f"{stem}-{number}"), options, None)
    except (ArrowException, OSError) as error:
        raise UnreadableInput(f"{name}: a Parquet table that is damaged; write it anew") from error
    if not number:
        yield UnreadableInput(f"{name}: a Parquet table without rows; give one article a row")


def row_article(
    row: Mapping[str, Any], where: str, ids: tuple[str, str], options: ReadOptions, encoding: str | None
) -> Article | UnreadableInput:
    """Return the article of one row, or why it is none; ``ids``: the file's name, and an id of last resort.

    Raises nothing: whatever a row makes a reader raise, the rows behind it are read.
    """
    try:
        return _article(row, where, ids, options, encoding)
    except Exception as error:
        return UnreadableInput(f"{where} cannot be read ({of_reader(error)}); mend the row or drop it")


def _article(
    row: Mapping[str, Any], where: str, ids: tuple[str, str], options: ReadOptions, encoding: str | None
) -> Article | UnreadableInput:
    """Turn one row into an article; ``ids`` are the file's name and the id of a row without its own."""
    key = _first_key(row, options.text)
    if key is None:
        names = ", ".join(options.text[:3])
        return UnreadableInput(f"{where} has no text; put it under one of {names}, or name the key")
    text = row[key]
    if not isinstance(text, str) or not text.strip():
        return UnreadableInput(f"{where} has no text under {key}; fill it or drop the row")
    path, fallback = ids
    page = None
    if is_whole_page(text):
        try:
            page = html_article(text, where, fallback)
        except UnreadableInput as error:
            return error
    text, done = (page.text, "HTML") if page else repaired(text, json_escapes=True)
    if not text.strip():
        return UnreadableInput(f"{where} has no text under {key}; fill it or drop the row")
    published, undated, order = field_date(_field(row, options.published))
    if published is None and page and page.published:
        published, undated = page.published, None
    found = Article(
        id=_field(row, options.id) or fallback,
        text=_UNSTORABLE.sub("\ufffd", text),
        path=path,
        url=_field(row, options.url),
        title=_repaired_field(row, options.title) or (page.title if page else None),
        author=_repaired_field(row, options.author) or (page.author if page else None),
        publisher=_repaired_field(row, options.publisher),
        published=published,
        encoding=told(encoding, done),
        undated=undated,
        day_order=order,
    )
    return found if page else with_head(found, found.text)


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


def _repaired_field(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """Return one field as text, as it was meant."""
    value = _field(row, names)
    return repaired(value, json_escapes=True)[0] if value else None


def _first_key(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """Return the row's own spelling of the first of ``names`` that it holds, filled ones before empty."""
    folded = {str(key).strip().lower(): key for key in row}
    present = [folded[name.lower()] for name in names if name.lower() in folded]
    return next((key for key in present if row[key]), present[0] if present else None)


def _field(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """Return one field as text: a list joined by commas, an object by its name."""
    key = _first_key(row, names)
    return _as_text(row[key]) if key is not None else None


def _as_text(value: Any) -> str | None:
    """Return a JSON value as text, None where it says nothing."""
    if isinstance(value, dict):
        return _as_text(value.get("name") or value.get("title"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_as_text, value))) or None
    if value is None or isinstance(value, bool):
        return None
    return _UNSTORABLE.sub("\ufffd", str(value)).strip() or None
