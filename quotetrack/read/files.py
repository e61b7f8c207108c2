"""Finds the inputs that paths mean, and hands each to the reader of its format.

The stage's one verb is ``read``. What cannot be read comes out as a value in its place, so that
the rest of a batch goes on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read.read_options import InputFormat, ReadOptions
from quotetrack.read.single_articles import fetched, markdown_article, page, plain_article
from quotetrack.read.table_rows import jsonl, table

_FORMATS: dict[str, InputFormat] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
}
_SINGLE = {"text": plain_article, "markdown": markdown_article, "html": page}
_STREAMED = {"jsonl": jsonl, "csv": table}


def read(
    paths: Sequence[str], options: ReadOptions | None = None, *, stdin: BinaryIO | None = None
) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of ``paths`` in the order given.

    A path is a file, a directory (every article file below it, in order of name, hidden ones left
    out), an http or https address, or ``-`` for ``stdin`` (by default the process's own). An input
    that cannot be read is yielded, not raised, as an UnreadableInput whose message is one line.
    """
    chosen = options or ReadOptions()
    for path in paths:
        try:
            if path == "-":
                yield from _stream(stdin or sys.stdin.buffer, "-", "stdin", chosen, chosen.format)
            elif path.startswith(("http://", "https://")):
                yield fetched(path)
            elif Path(path).is_dir():
                yield from _directory(Path(path), chosen)
            else:
                yield from _file(Path(path), path, chosen)
        except UnreadableInput as error:
            yield error
        except OSError as error:
            yield _refused(path, error)


def _directory(folder: Path, options: ReadOptions) -> Iterator[Article | UnreadableInput]:
    """Yield the articles below a directory."""
    found = False
    for path in _below(folder):
        found = True
        if isinstance(path, UnreadableInput):
            yield path
        else:
            try:
                yield from _file(path, str(path), options)
            except UnreadableInput as error:
                yield error
            except OSError as error:
                yield _refused(str(path), error)
    if not found:
        suffixes = " ".join(_FORMATS)
        yield UnreadableInput(f"{folder}: no articles there; they are files ending in one of {suffixes}")


def _below(folder: Path) -> Iterator[Path | UnreadableInput]:
    """Yield the article files below a directory; linked directories are not entered."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield _refused(str(folder), error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _below(entry)
        elif entry.suffix.lower() in _FORMATS:
            yield entry


def _file(path: Path, name: str, options: ReadOptions) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of one file, by its suffix."""
    kind = _FORMATS.get(path.suffix.lower(), options.format)
    with path.open("rb") as stream:
        yield from _stream(stream, name, path.stem, options, kind)


def _stream(
    stream: BinaryIO, name: str, stem: str, options: ReadOptions, kind: InputFormat
) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of an open stream."""
    if kind in _STREAMED:
        yield from _STREAMED[kind](stream, name, stem, options)
        return
    data = stream.read()
    if not data.strip():
        raise UnreadableInput(f"{name}: empty; give a file with an article's text")
    yield replace(_SINGLE[kind](data, name, stem), path=name)


def _refused(name: str, error: OSError) -> UnreadableInput:
    """Say in one line why the system would not open a path."""
    if isinstance(error, FileNotFoundError):
        return UnreadableInput(f"{name}: no such file or directory; check the path")
    if isinstance(error, PermissionError):
        return UnreadableInput(f"{name}: permission denied; make it readable")
    reason = error.strerror or type(error).__name__
    return UnreadableInput(f"{name}: cannot be read ({reason}); check the path")
