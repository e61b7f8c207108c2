"""Finds the inputs that paths mean, and hands each to the reader of its format.

The stage's one verb is ``read``. What cannot be read comes out as a value in its place, so that
the rest of a batch goes on.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlparse

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read.container_kinds import is_feed
from quotetrack.read.documents.feeds import feed, feed_addresses
from quotetrack.read.documents.pdf_pages import is_pdf, pdf_article
from quotetrack.read.heads.day_orders import ordered
from quotetrack.read.input_streams import (
    FORMATS,
    HEAD,
    STREAMED,
    UNCOUNTED,
    addresses_in,
    format_held,
    format_of,
    stream_articles,
)
from quotetrack.read.known_files import file_digest
from quotetrack.read.page_source.web_pages import page
from quotetrack.read.read_options import InputFormat, ReadOptions
from quotetrack.read.signatures import NoArticles, PassedOver, of_reader, passed, passed_over
from quotetrack.read.single_articles import plain_article

if TYPE_CHECKING:
    from quotetrack.read.fetching.fetcher import FetchedPage, Fetcher

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_MOST_NAMED = 20  # files that are named in one line where a folder holds no articles


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
    web = _Web(chosen)
    for path in paths:
        try:
            if path == "-":
                given = None if chosen.format == "text" else chosen.format
                found = _opened(stdin or sys.stdin.buffer, "-", chosen, given, web)
                yield from ordered(found, chosen.dates)
            elif _ADDRESS.match(path):
                yield from ordered(web.articles(path), chosen.dates)
            elif Path(path).is_dir():
                yield from _directory(Path(path), chosen, web)
            else:
                yield from _file(Path(path), chosen, web)
        except Exception as error:  # whatever a file makes a reader raise, the others are read
            yield _refused(printable_name(path), error)


def count_articles(paths: Sequence[str], options: ReadOptions | None = None) -> int | None:
    """Return how many articles (and what cannot be read) :func:`read` would yield, None where none can know.

    Files of one article are counted and not read, tables are read; standard input and pipes are neither.
    """
    chosen = replace(options or ReadOptions(), known=None)
    total = 0
    for path in paths:
        if chosen.follow:
            return None
        if _ADDRESS.match(path):
            total += 1
            continue
        if Path(path).is_dir():
            files = [file for file in _below(Path(path)) if isinstance(file, Path)]
        elif Path(path).is_file():
            files = [Path(path)]
        else:
            return None
        if any(format_of(file.name) in UNCOUNTED for file in files):
            return None  # which would have to be read
        total += sum(_count_file(file, chosen) for file in files)
    return total


def _count_file(path: Path, options: ReadOptions) -> int:
    """Return how many articles a file holds, by its suffix."""
    if (format_of(path.name) or options.format) not in STREAMED:
        return 1
    try:
        return sum(1 for _ in _of_folder(path, options, _Web(options)))
    except Exception:  # as above; reading will say why
        return 1


class _Web:
    """What is fetched in one run: by one fetcher, so that what servers ask for holds for all of it."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._fetcher: Fetcher | None = None

    def articles(self, address: str) -> Iterator[Article | UnreadableInput]:
        """Yield the article at an address, or those of the feed there; raises UnreadableInput if none is."""
        got = self._loaded().fetch(address)
        if not is_feed(got.data[:HEAD]):
            yield _fetched(got, address)
        elif self._options.follow:
            yield from self.listed(feed_addresses(got.data, address))
        else:
            for entry in feed(got.data, address, _name_at(got.url)):
                yield replace(entry, path=None, fetched=got.url) if isinstance(entry, Article) else entry

    def listed(self, addresses: Sequence[str]) -> Iterator[Article | UnreadableInput]:
        """Yield the articles at the addresses of a list, or why one is not had."""
        had = self._options.fetched if self._options.fetched is not None else set()
        for address in addresses:
            if address in had:
                continue
            had.add(address)
            try:
                yield _fetched(self._loaded().fetch_listed(address), address)
            except Exception as error:  # whatever a page makes a reader raise, the others are read
                yield _refused(address, error)

    def _loaded(self) -> Fetcher:
        """Return what fetches pages; only here is the network loaded."""
        if self._fetcher is None:
            from quotetrack.read.fetching.fetcher import Fetcher

            self._fetcher = Fetcher(self._options.fetching)
        return self._fetcher


def _opened(
    stream: BinaryIO, name: str, options: ReadOptions, kind: InputFormat | None, web: _Web
) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of an open stream, or the pages that it lists where these are asked for."""
    addresses, whole = addresses_in(stream, name, followed=options.follow)
    yield from web.listed(addresses) if addresses else stream_articles(whole, name, options, kind)


def _fetched(got: FetchedPage, address: str) -> Article:
    """Return the article of a fetched page, which is where it was really found, whatever it claims."""
    article_id = _name_at(got.url)
    if is_pdf(got.data[:HEAD]):
        article = pdf_article(got.data, address, article_id)
    elif "html" in got.kind:
        article = page(got.data, address, article_id, got.label, got.url)
    elif "xml" in got.kind or "pdf" in got.kind:
        raise UnreadableInput(f"{address}: is {got.kind}, not a web page; save its text as .txt")
    else:
        article = plain_article(got.data, address, article_id, got.label)
    claimed = article.claimed_url or (article.url if article.url != got.url else None)
    return replace(article, path=None, url=got.url, fetched=got.url, claimed_url=claimed)


def _name_at(url: str) -> str:
    """Return what an article is called by its address."""
    parts = urlparse(url)
    return PurePath(parts.path).stem or parts.netloc


def printable_name(path: str | Path) -> str:
    """Return the name of a file as it can be stored and printed; bytes that are no UTF-8 as ``\\xf6``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _directory(folder: Path, options: ReadOptions, web: _Web) -> Iterator[Article | UnreadableInput]:
    """Yield the articles below a directory, and why other files are none."""
    others: list[str] = []
    found = False
    for path in _below(folder):
        if not found and isinstance(path, PassedOver):
            others.append(str(path))  # told once there is an article; all in one line where there is none
            continue
        if not found:
            yield from map(PassedOver, others)
        found = True
        if isinstance(path, UnreadableInput):
            yield path
            continue
        try:
            yield from _of_folder(path, options, web)
        except Exception as error:  # as above
            yield _refused(printable_name(path), error)
    if not found:
        known = f"they are files ending in one of {' '.join(FORMATS)}"
        yield UnreadableInput(f"{printable_name(folder)}: no articles there{_named(others)}; {known}")


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
        yield _refused(printable_name(folder), error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _below(entry)
        elif format_of(entry.name) and (entry.is_file() or not entry.exists()):
            yield entry
        else:
            yield _unnamed(entry)


def _unnamed(path: Path) -> Path | PassedOver:
    """Return a file of a folder whose suffix tells nothing and whose first bytes do, or say what it is."""
    name = printable_name(path)
    if not path.is_file():
        return PassedOver(f"{name}: passed over: no regular file")
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError as error:
        return PassedOver(f"{name}: passed over: cannot be read ({error.strerror})")
    return path if format_held(head, None) else PassedOver(passed_over(name, head))


def _of_folder(path: Path, options: ReadOptions, web: _Web) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of one file of a folder; one of a kind that has none was not meant."""
    try:
        yield from _file(path, options, web)
    except NoArticles as error:
        yield passed(error)


def _file(path: Path, options: ReadOptions, web: _Web) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of one file, by its suffix, or by what it says where that is no prose."""
    name = printable_name(path)
    if _is_device(path):
        raise UnreadableInput(f"{name}: a device, not a file; give a file with an article's text")
    known = options.known if path.is_file() and not options.follow else None
    digest = file_digest(path) if known else ""
    if known and known.holds(name, digest):
        return
    articles, others = 0, 0
    with path.open("rb") as stream:
        for found in ordered(_opened(stream, name, options, format_of(name), web), options.dates):
            if isinstance(found, Article):
                articles += 1
            else:
                others += 1
            yield found
    if known and not others and file_digest(path) == digest:  # nobody has written to it meanwhile
        known.end(name, digest, articles)


def _is_device(path: Path) -> bool:
    """Tell whether a path is a device that has no end, such as /dev/zero; a terminal has one."""
    mode = path.stat().st_mode
    if not stat.S_ISBLK(mode) and not stat.S_ISCHR(mode):
        return False
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        return not os.isatty(opened)
    finally:
        os.close(opened)


def _refused(name: str, error: Exception) -> UnreadableInput:
    """Say in one line why a path could not be opened or read."""
    if isinstance(error, UnreadableInput):
        return error
    if not isinstance(error, OSError):
        return UnreadableInput(f"{name}: cannot be read ({of_reader(error)}); save its text as .txt")
    if isinstance(error, FileNotFoundError):
        return UnreadableInput(f"{name}: no such file or directory; check the path")
    if isinstance(error, PermissionError):
        return UnreadableInput(f"{name}: permission denied; make it readable")
    reason = error.strerror or type(error).__name__
    return UnreadableInput(f"{name}: cannot be read ({reason}); check the path")
