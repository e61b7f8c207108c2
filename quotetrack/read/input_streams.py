"""An open stream to its articles: told by what it holds, and by its name where that says less.

What is packed is unpacked, and what is within read as if it lay there by itself: *week.zip/monday.docx*.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast
from zipfile import ZipInfo

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read.container_kinds import addresses_listed, format_told, is_feed, refuse_markup
from quotetrack.read.documents.e_books import e_book
from quotetrack.read.documents.feeds import feed, feed_addresses
from quotetrack.read.documents.mail_messages import is_mail, mail_message, mailbox_messages
from quotetrack.read.documents.office_texts import open_document, word_document
from quotetrack.read.documents.pdf_pages import is_pdf, pdf_article
from quotetrack.read.documents.unpacked import PACKED, SIGNATURES, Packing, unpacked
from quotetrack.read.documents.zip_members import LARGEST_PART, member_bytes, opened_zip, zip_kind
from quotetrack.read.encodings import decode
from quotetrack.read.page_source.web_archives import is_web_archive, web_archive
from quotetrack.read.page_source.web_pages import page
from quotetrack.read.read_options import InputFormat, ReadOptions
from quotetrack.read.repairs import is_whole_page
from quotetrack.read.rows.binary_tables import parquet, workbook
from quotetrack.read.rows.table_rows import json_document, jsonl, table
from quotetrack.read.signatures import (
    NoArticles,
    PassedOver,
    of_reader,
    passed,
    passed_over,
    refuse_binary,
    refuse_unread,
)
from quotetrack.read.single_articles import markdown_article, plain_article

Found = Iterator[Article | UnreadableInput]

FORMATS: dict[str, InputFormat] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".xls": "workbook",
    ".ods": "workbook",
    ".docx": "docx",
    ".odt": "odt",
    ".epub": "epub",
    ".pdf": "pdf",
    ".eml": "mail",
    ".mbox": "mail",
    ".rss": "feed",
    ".atom": "feed",
    ".zip": "zip",
    **PACKED,
}
STREAMED = ("jsonl", "json", "csv", "parquet", "workbook")
UNCOUNTED = ("warc", "zip", *PACKED.values(), "feed", "epub", "mail")
HEAD = 8192  # bytes by which it is told what a file is
_SINGLE = {"text": plain_article, "markdown": markdown_article, "html": page}
_ROWS = {"jsonl": jsonl, "json": json_document, "csv": table, "parquet": parquet, "workbook": workbook}
_PROSE: tuple[InputFormat | None, ...] = (None, "text", "markdown", "html", "jsonl", "json", "csv")
_PARQUET, _ZIP, _OLE = b"PAR1", (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0"
_DEEPEST = 3  # archives within archives


def format_of(name: str) -> InputFormat | None:
    """Return the format that a file's suffix tells, None for one that is not known."""
    suffixes = PurePosixPath(name).suffixes
    return FORMATS.get("".join(suffixes[-2:]).lower()) or FORMATS.get("".join(suffixes[-1:]).lower())


def format_held(head: bytes, suffixed: InputFormat | None) -> InputFormat | None:
    """Return the format that a file's first bytes tell, None where they are text or nothing that is read."""
    if is_web_archive(head):
        return "warc"
    for offset, signature, packing in SIGNATURES:
        if head.startswith(signature, offset):
            return packing
    if head.startswith(_ZIP):
        return "zip"
    if is_pdf(head):
        return "pdf"
    if head.startswith(_PARQUET) and suffixed not in ("markdown", "html", "jsonl", "json", "csv"):
        return "parquet"
    if suffixed in _PROSE and suffixed not in (None, "text"):
        return None
    if is_mail(head, named_so=suffixed == "mail"):
        return "mail"
    return "feed" if is_feed(head) else None


def stream_articles(
    stream: BinaryIO, name: str, options: ReadOptions, kind: InputFormat | None, *, inside: int = 0
) -> Found:
    """Yield the articles of an open stream.

    ``kind`` is what its name tells; what it holds stands before that. ``inside`` counts the archives around
    it. Raises UnreadableInput where it is nothing that is read.
    """
    head = _head_of(stream)
    stem = _stem(name)
    held = format_held(head, kind)
    if held is None and (kind is None or kind not in _PROSE):
        held = _by_name(head, name, options, kind)
    kind = held or kind or options.format
    if kind == "warc":
        yield from web_archive(stream, name)
    elif kind in PACKED.values():
        yield from _of_packed(stream, name, options, cast(Packing, kind), inside)
    elif kind == "zip":
        yield from _of_zip(stream, name, stem, options, inside)
    elif kind in _ROWS:
        yield from _ROWS[kind](stream, name, stem, options)
    elif kind in _SINGLE:
        yield from _prose(stream.read(), name, stem, options, kind)
    else:
        yield from _of_document(stream.read(), name, stem, options, kind, inside)


def addresses_in(stream: BinaryIO, name: str, *, followed: bool) -> tuple[list[str], BinaryIO]:
    """Return the addresses that a stream lists, where they are ``followed`` and it is a feed or a list.

    With them comes the stream to read instead, where there are none.
    """
    head = _head_of(stream)
    is_list = addresses_listed(
        head.decode("utf-8", "replace").rpartition("\n")[0] or head.decode("utf-8", "replace")
    )
    if not followed or not (is_list or is_feed(head)):
        return [], stream
    data = stream.read()
    listed = feed_addresses(data, name) if is_feed(head) else addresses_listed(decode(data, name)[0])
    return listed, io.BytesIO(data)


def _by_name(head: bytes, name: str, options: ReadOptions, kind: InputFormat | None) -> InputFormat | None:
    """Return how to read a stream whose first bytes tell nothing, and whose name tells no kind of text."""
    if head.startswith(_OLE):
        if kind == "workbook":
            return "workbook"
        if kind is not None:
            raise UnreadableInput(f"{name}: an office document, old or locked; save it as .docx, unlocked")
    if kind is None and options.format != "text":
        return options.format
    refuse_binary(head, name)
    refuse_markup(head.decode("utf-8", "replace"), name)
    refuse_unread(name)
    return "text"


def _head_of(stream: BinaryIO) -> bytes:
    """Return the first bytes of a stream, which stay in it."""
    if isinstance(stream, io.BytesIO):
        return bytes(stream.getbuffer()[:HEAD])
    peek: Callable[[int], bytes] | None = getattr(stream, "peek", None)
    return peek(HEAD)[:HEAD] if peek else b""


def _stem(name: str) -> str:
    """Return the name of a file without its folders and suffix, nor that of its packing."""
    if name == "-":
        return "stdin"
    last = PurePosixPath(name)
    return PurePosixPath(last.stem).stem if last.suffix.lower() in PACKED else last.stem


def _prose(data: bytes, name: str, stem: str, options: ReadOptions, kind: InputFormat) -> Found:
    """Yield the article of a text, or those of the rows that it turns out to hold."""
    if not data.strip():
        raise UnreadableInput(f"{name}: empty; give a file with an article's text")
    if kind == "text":
        text, _ = decode(data, name)
        if is_feed(text[:HEAD].encode("utf-8", "replace")):
            yield from feed(text.encode("utf-8", "replace"), name, stem)
            return
        told = None if is_whole_page(text) else format_told(text, name, options)
        if told is not None:
            yield from _ROWS[told](io.BytesIO(data), name, stem, options)
            return
    yield replace(_SINGLE[kind](data, name, stem), path=name)


def _of_document(
    data: bytes, name: str, stem: str, options: ReadOptions, kind: InputFormat, inside: int
) -> Found:
    """Yield the articles of a document that is read whole."""
    if kind == "pdf":
        yield pdf_article(data, name, stem)
    elif kind == "feed":
        yield from feed(data, name, stem)
    else:
        yield from _of_mail(data, name, stem, options, inside)


def _of_mail(data: bytes, name: str, stem: str, options: ReadOptions, inside: int) -> Found:
    """Yield the articles of a message, or of all messages of a mailbox, with what hangs on each."""
    messages = mailbox_messages(data)
    for number, message in enumerate(messages, 1):
        where, called = (
            (f"{name}: message {number}", f"{stem}-{number}") if len(messages) > 1 else (name, stem)
        )
        try:
            article, attachments = mail_message(message, name, called)
        except UnreadableInput as error:
            if len(messages) == 1:
                raise
            yield UnreadableInput(str(error).replace(name, where, 1))
            continue
        if article is not None:
            yield article
        folder = f"{name}/{number}" if len(messages) > 1 else name
        for file, attached in attachments:
            if format_of(file) not in (None, "html", "mail"):
                yield from _within(io.BytesIO(attached), f"{folder}/{file}", options, inside + 1)


def _of_packed(stream: BinaryIO, name: str, options: ReadOptions, packing: Packing, inside: int) -> Found:
    """Yield the articles of a packed file, whose name without the packing's suffix tells what is in it."""
    _refuse_nesting(name, inside)
    bare = name[: -len(PurePosixPath(name).suffix)] if PurePosixPath(name).suffix.lower() in PACKED else name
    with unpacked(stream, name, packing) as plain:
        yield from stream_articles(cast(BinaryIO, plain), name, options, format_of(bare), inside=inside + 1)


def _of_zip(stream: BinaryIO, name: str, stem: str, options: ReadOptions, inside: int) -> Found:
    """Yield the articles of a zip archive, or of the document that it is."""
    whole = stream if stream.seekable() else io.BytesIO(stream.read())
    archive = opened_zip(whole, name)
    kind = zip_kind(archive, name)
    if kind == "docx":
        yield word_document(archive, name, stem)
    elif kind == "odt":
        yield open_document(archive, name, stem)
    elif kind == "epub":
        yield from e_book(archive, name, stem)
    elif kind == "workbook":
        whole.seek(0)
        yield from workbook(whole, name, stem, options)
    else:
        _refuse_nesting(name, inside)
        members = [m for m in archive.infolist() if not m.is_dir() and not _is_hidden(m.filename)]
        if not members:
            raise UnreadableInput(f"{name}: a zip archive without files; give one with articles")
        for member, within in _called_apart(members):
            called = f"{name}/{within}"
            try:
                data = member_bytes(archive, member, called, "a file", most=LARGEST_PART)
            except UnreadableInput as error:
                yield error
                continue
            yield from _within(io.BytesIO(data), called, options, inside + 1)


def _called_apart(members: list[ZipInfo]) -> Iterator[tuple[ZipInfo, str]]:
    """Yield the files of an archive with their names; the second of one name is called *a (2).txt*."""
    names = {_printable(member.filename) for member in members}
    met: Counter[str] = Counter()
    for member in sorted(members, key=lambda found: found.filename):
        called = first = _printable(member.filename) or "_"
        while met[first] and called in names:
            met[first] += 1
            path = PurePosixPath(first)
            called = str(path.with_name(f"{path.stem} ({met[first]}){path.suffix}"))
        met[first] = met[first] or 1
        names.add(called)
        yield member, called


def _within(stream: io.BytesIO, name: str, options: ReadOptions, inside: int) -> Found:
    """Yield the articles of a file within another, as of one in a folder: what fails costs only itself."""
    kind = format_of(name)
    head = _head_of(stream)
    if kind is None and format_held(head, None) is None:
        yield PassedOver(passed_over(name, head))
        return
    try:
        yield from stream_articles(stream, name, options, kind, inside=inside)
    except NoArticles as error:
        yield passed(error)
    except UnreadableInput as error:
        yield error
    except Exception as error:  # whatever a file makes a reader raise, the others are read
        yield UnreadableInput(f"{name}: cannot be read ({of_reader(error)}); save its text as .txt")


def _refuse_nesting(name: str, inside: int) -> None:
    """Raise UnreadableInput where archives lie in archives deeper than anyone packs them."""
    if inside >= _DEEPEST:
        raise UnreadableInput(f"{name}: an archive within {inside} others; unpack it")


def _is_hidden(member: str) -> bool:
    """Tell whether a file of an archive is one that its program hides."""
    parts = (part for part in PurePosixPath(member).parts if part != "..")
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _printable(member: str) -> str:
    """Return the name of a file in an archive as it can be stored and printed, without ways upward."""
    plain = "".join(ch if ch.isprintable() else "\ufffd" for ch in member)
    return "/".join(part for part in PurePosixPath(plain).parts if part not in ("/", ".."))
