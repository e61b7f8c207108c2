"""Extractions as Parquet: a row an article with its text, its quotes nested in it, nothing lost on the way.

This is what ``extract --out`` writes and ``load`` reads, and what DuckDB and pandas read directly. Fields
are those of the model's types under the names of the interchange; offsets are code points into ``text``.
Needs pyarrow.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from quotetrack.errors import FormatUnavailable, UnreadableInput
from quotetrack.export.tables.extraction_columns import extractions_of_batch, see_whole
from quotetrack.export.tables.seen_whole import seen_whole
from quotetrack.model import Agency, Article, Attribution, Extraction

_LABEL = b"quotetrack."  # before each of the labels that a file has
_AT_ONCE = 200  # articles in memory while a file is read
_UNSTORABLE = re.compile("[\ud800-\udfff]")
_ARTICLE = tuple(
    name for name in Article.__slots__ if name not in ("undated", "day_order")
)  # told while read


@dataclass(frozen=True, slots=True)
class FileLabels:
    """What a file says of all its rows; empty where it does not.

    ``model`` labels the models that were asked for, empty for the embedded ones; ``folder`` is the one from
    which relative paths were given, and ``beside`` the way there from the folder in which the file lies.
    """

    model: str = ""
    folder: str = ""
    beside: str = ""


def parquet_library() -> Any:
    """Return pyarrow with its Parquet. Raises FormatUnavailable where it is missing."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise FormatUnavailable("Parquet needs pyarrow; run: pip install 'quotetrack[parquet]'") from error
    return pyarrow


def extraction_schema(pyarrow: Any, labels: FileLabels = FileLabels()) -> Any:
    """Return the columns and their types, with the labels of a file."""
    text, whole, number = pyarrow.string(), pyarrow.int32(), pyarrow.float64()
    span = pyarrow.struct([("start", whole), ("end", whole)])
    spans, texts = pyarrow.list_(span), pyarrow.list_(text)
    hop = pyarrow.struct([("name", text), ("relation", text), ("mention", span)])
    speaker = pyarrow.struct(
        [
            *(("names", texts), ("type", text), ("method", text), ("role", text), ("affiliation", text)),
            *(("candidates", texts), ("confidence", number)),
        ]
    )
    quote = pyarrow.struct(
        [
            *(("id", text), ("kind", text), ("class", text), ("content", spans), ("text", text)),
            *(("cue", span), ("cue_lemma", text), ("cue_class", text), ("source", spans)),
            *(("speaker", speaker), ("agency", hop), ("relays", pyarrow.list_(hop)), ("recipient", span)),
            *(("channel", text), ("negated", pyarrow.bool_()), ("parent", whole), ("continues", whole)),
            *(("rule", text), ("confidence", number)),
        ]
    )
    columns = [(name, text) for name in (*_ARTICLE, "found_title", "parser", "version")]
    columns += [("dateline_agency", hop), ("quotes", pyarrow.list_(quote))]
    told = {_LABEL + name.encode(): os.fsencode(value) for name, value in asdict(labels).items()}
    return pyarrow.schema(columns, metadata=told)


def extraction_row(extraction: Extraction) -> dict[str, Any]:
    """Return one article as a row of plain values; lone surrogates, which Parquet has not, as U+FFFD."""
    article = {name: _plain(getattr(extraction.article, name)) for name in _ARTICLE}
    return article | {
        "found_title": _plain(extraction.title),
        "parser": extraction.parser,
        "version": extraction.version,
        "dateline_agency": _plain(_hop(extraction.dateline_agency)),
        "quotes": [_plain(_quote_row(one, extraction.article.text)) for one in extraction.attributions],
    }


def _plain(value: Any) -> Any:
    """Return a value with nothing in it that has no UTF-8, one character for one."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def _hop(agency: Agency | None) -> dict[str, Any] | None:
    """Return an agency as plain values."""
    return asdict(agency) if agency else None


def _quote_row(attribution: Attribution, text: str) -> dict[str, Any]:
    """Return one attribution as plain values."""
    quote, cue = attribution.quote, attribution.quote.cue
    return {
        "id": attribution.id,
        "kind": quote.kind,
        "class": quote.klass,
        "content": [asdict(span) for span in quote.content],
        "text": quote.text(text),
        "cue": asdict(cue.span) if cue else None,
        "cue_lemma": cue.lemma if cue else None,
        "cue_class": cue.klass if cue else None,
        "source": [asdict(span) for span in quote.source],
        "speaker": asdict(attribution.speaker) if attribution.speaker else None,
        "agency": _hop(attribution.agency),
        "relays": [
            {
                "name": hop.agency,
                "relation": hop.relation,
                "mention": asdict(hop.mention) if hop.mention else None,
            }
            for hop in attribution.relays
        ],
        "recipient": asdict(attribution.recipient) if attribution.recipient else None,
        "channel": attribution.channel,
        "negated": quote.negated,
        "parent": quote.parent,
        "continues": quote.continues,
        "rule": quote.rule,
        "confidence": quote.confidence,
    }


def write_extractions(extractions: Iterable[Extraction], path: Path, model: str = "") -> None:
    """Write a Parquet file, whole or not at all: under another name until it is finished.

    Raises FormatUnavailable where pyarrow is missing.
    """
    write_whole(parquet_of(extractions, FileLabels(model)), path)


def write_whole(data: bytes, path: Path) -> None:
    """Write a file, whole or not at all: under another name until it is finished."""
    unfinished = _unfinished(path)
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except BaseException:
        give_up(path)
        raise


def claim(path: Path) -> bool:
    """Take the name of a file that is to be written; tell whether nobody has it, and no other run took it.

    The unfinished file is made by one alone, and whoever has made it holds the name.
    """
    try:
        _unfinished(path).touch(exist_ok=False)
    except FileExistsError:
        return False
    if path.exists():
        give_up(path)
        return False
    return True


def give_up(path: Path) -> None:
    """Leave the name of a file that was claimed and is not written."""
    _unfinished(path).unlink(missing_ok=True)


def _unfinished(path: Path) -> Path:
    """Return what a file is called until it is finished."""
    return path.with_suffix(".unfinished")


def parquet_of(extractions: Iterable[Extraction], labels: FileLabels = FileLabels()) -> bytes:
    """Return the bytes of a Parquet file. Raises FormatUnavailable where pyarrow is missing."""
    pyarrow = parquet_library()
    return _bytes_of(
        pyarrow.Table.from_pylist(
            [extraction_row(one) for one in extractions], schema=extraction_schema(pyarrow, labels)
        )
    )


def joined(files: Sequence[bytes]) -> bytes:
    """Return the bytes of one file with the rows of several, in their order."""
    if len(files) == 1:
        return files[0]
    pyarrow = parquet_library()
    opened = [pyarrow.parquet.ParquetFile(pyarrow.BufferReader(data)) for data in files]
    return _bytes_of(pyarrow.concat_tables([file.read() for file in opened]))


def _bytes_of(table: Any) -> bytes:
    """Return the bytes of a Parquet file."""
    pyarrow = parquet_library()
    written = pyarrow.BufferOutputStream()
    checked = {"compression": "zstd", "row_group_size": _AT_ONCE, "write_page_checksum": True}
    pyarrow.parquet.write_table(table, written, **checked)
    data: bytes = written.getvalue().to_pybytes()
    return data


def read_extractions(path: Path) -> Iterator[Extraction]:
    """Yield the extractions of a file that :func:`write_extractions` has written.

    Raises UnreadableInput for a file that is none or is damaged, and for a row that no extraction can be
    made of; FormatUnavailable where pyarrow is missing.
    """
    before = 0
    for batch in _batches(path):
        yield from _extractions_of(batch, path, before)
        before += batch.num_rows


def _extractions_of(batch: Any, path: Path, before: int) -> list[Extraction]:
    """Return the extractions of a batch that so many rows of a file come before. Raises UnreadableInput."""
    whole = seen_whole(batch)
    some: list[Extraction] = []
    try:
        for one in extractions_of_batch(batch, _ARTICLE):
            if not whole:
                see_whole(one)
            some.append(one)
    except (ValueError, TypeError, AttributeError, IndexError) as error:
        raise UnreadableInput(
            f"{path}: row {before + len(some)} is no extraction ({error}); give a folder of extract --out"
        ) from error
    return some


def read_places(path: Path, *, proven: bool = False) -> Iterator[tuple[str, Article]]:
    """Yield the article of each row of such a file, without its quotes, behind the version that read it.

    Everything in the file is read, so that damage is seen: the checksum of a page is proven where the page
    is read. Raises as above, of what a row says only where it is to be ``proven`` that each is an extraction.
    """
    before = 0
    for batch in _batches(path):
        if proven and not seen_whole(batch):
            _extractions_of(batch, path, before)
        before += batch.num_rows
        told = [batch.column(name).to_pylist() for name in ("version", *_ARTICLE)]
        for version, *values in zip(*told, strict=True):
            yield version, Article(**dict(zip(_ARTICLE, values, strict=True)))


def labels_of(path: Path) -> FileLabels:
    """Return what a file says of all its rows. Raises as above."""
    with _opened(path) as file:
        told = file.schema_arrow.metadata or {}
    names = FileLabels.__slots__
    return FileLabels(**{name: os.fsdecode(told.get(_LABEL + name.encode(), b"")) for name in names})


def _batches(path: Path) -> Iterator[Any]:
    """Yield the rows of a file, few at a time, as Arrow holds them."""
    with _opened(path) as file:
        batches = file.iter_batches(_AT_ONCE)
        while True:
            try:
                batch = next(batches, None)
                if batch is None:
                    return
                batch.validate(full=True)
            except (OSError, ValueError, parquet_library().ArrowException) as error:
                raise _damaged(path) from error
            yield batch


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """Open a file for a block, and see that it is one of ours."""
    pyarrow = parquet_library()
    try:
        opened = path.open("rb")  # not by Arrow, which takes no name that is not UTF-8
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror})") from error
    with opened:
        try:
            file = pyarrow.parquet.ParquetFile(opened, page_checksum_verification=True)
            ours = file.schema_arrow.equals(extraction_schema(pyarrow))
        except (OSError, ValueError, pyarrow.ArrowException) as error:
            raise _damaged(path) from error
        if not ours:
            raise UnreadableInput(
                f"{path}: its columns are not those of extractions; give a folder of extract --out"
            )
        yield file


def _damaged(path: Path) -> UnreadableInput:
    """Say that a file cannot be read, and what to do."""
    return UnreadableInput(
        f"{path}: no Parquet file, or a damaged one; delete it and run quotetrack extract --out again"
    )
