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
from quotetrack.read.signatures import passed_over, refuse_binary, refuse_unread
from quotetrack.read.single_articles import markdown_article, plain_article
from quotetrack.read.table_rows import jsonl, table
from quotetrack.read.web_pages import fetched, page

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
_HEAD = 8192  # bytes by which it is told what a file is
_MOST_NAMED = 20  # files that are named in one line where a folder holds no articles


class PassedOver(UnreadableInput):
    """A file of a folder that is no article and was not asked for by name; its message says what it is."""


def read(
    paths: Sequence[str], options: ReadOptions | None = None, *, stdin: BinaryIO | None = None
) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of ``paths`` in the order given.

    A path is a file, a directory (every article file below it, in order of name, hidden ones left
    out), an http or https address, or ``-`` for ``stdin`` (by default the process's own). An input
    that cannot be read is yielded, not raised, as an UnreadableInput whose message is one line; so are
    a directory's files of other kinds, as PassedOver.
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
    """Yield the articles below a directory, and why other files are none."""
    passed: list[str] = []
    found = False
    for path in _below(folder):
        if not found and isinstance(path, PassedOver):
            passed.append(str(path))  # told once there is an article; all in one line where there is none
            continue
        if not found:
            yield from map(PassedOver, passed)
        found = True
        if isinstance(path, UnreadableInput):
            yield path
            continue
        try:
            yield from _file(path, str(path), options)
        except UnreadableInput as error:
            yield error
        except OSError as error:
            yield _refused(str(path), error)
    if not found:
        suffixes = " ".join(_FORMATS)
        yield UnreadableInput(
            f"{folder}: no articles there{_named(passed)}; they are files ending in one of {suffixes}"
        )


def _named(passed: Sequence[str]) -> str:
    """Name the files that a folder holds in place of articles, in brackets."""
    if not passed:
        return ""
    more = f", and {len(passed) - _MOST_NAMED} more" if len(passed) > _MOST_NAMED else ""
    return f" ({', '.join(line.replace(': passed over', '') for line in passed[:_MOST_NAMED])}{more})"


def _below(folder: Path) -> Iterator[Path | UnreadableInput]:
    """Yield the article files below a directory, and why others are none; no linked directory is entered."""
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
        else:
            yield _passed(entry)


def _passed(path: Path) -> PassedOver:
    """Say what a file of a directory is that is no article."""
    if not path.is_file():
        return PassedOver(f"{path}: passed over: no regular file")
    try:
        with path.open("rb") as stream:
            return PassedOver(passed_over(str(path), stream.read(_HEAD)))
    except OSError as error:
        return PassedOver(f"{path}: passed over: cannot be read ({error.strerror})")


def _file(path: Path, name: str, options: ReadOptions) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of one file, by its suffix."""
    kind = _FORMATS.get(path.suffix.lower(), options.format)
    with path.open("rb") as stream:
        if path.suffix.lower() not in _FORMATS and kind == "text":
            refuse_binary(stream.peek(_HEAD), name)
            refuse_unread(name)
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
