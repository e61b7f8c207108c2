"""Web archives (WARC): the pages that a crawl has kept, each an article at the address where it was fetched.

Answers that failed, and what is no page, are no articles; they are counted and passed over in one line.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timezone
from pathlib import PurePath
from typing import Any, BinaryIO
from urllib.parse import urlparse

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read.page_source.web_pages import page
from quotetrack.read.signatures import PassedOver, of_reader

_WHAT = "a web archive (WARC)"
_GZIP, _OPENS = b"\x1f\x8b", b"WARC/"
_FAILED, _OTHER, _EMPTY = "failed to load", "not HTML", "without an article"


def is_web_archive(head: bytes) -> bool:
    """Tell whether a file is a web archive, as it is or in gzip, by its first bytes."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, len(_OPENS))
        except zlib.error:
            return False
    return head.startswith(_OPENS)


def web_archive(stream: BinaryIO, name: str) -> Iterator[Article | UnreadableInput]:
    """Yield the articles of a web archive in their order, then how many answers were passed over.

    One that is damaged is read as far as it goes, which is told. Raises UnreadableInput where fastwarc is
    missing.
    """
    passed: Counter[str] = Counter()
    found = 0
    try:
        for record in _answers(stream, name):
            article = _article(record)
            if isinstance(article, str):
                passed[article] += 1
            else:
                found += 1
                yield article
    except Exception as error:
        if isinstance(error, UnreadableInput):
            raise
        yield UnreadableInput(
            f"{name}: {_WHAT}, damaged behind its article {found} ({of_reader(error)}); fetch it again"
        )
        return
    if not found:
        raise UnreadableInput(f"{name}: {_WHAT} without an article{_counted(passed)}; give one with pages")
    if passed:
        yield PassedOver(f"{name}: passed over{_counted(passed)}")


def _answers(stream: BinaryIO, name: str) -> Iterator[Any]:
    """Yield the records of answers to requests."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise UnreadableInput(
            f"{name}: {_WHAT}, which needs fastwarc; run: pip install 'quotetrack[warc]'"
        ) from error
    for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False):
        held = record.reader.read()
        if len(held) < record.content_length:
            raise EOFError("the file ends within an answer")
        record.set_bytes_content(held)
        record.parse_http(auto_decode="all")
        yield record


def _article(record: Any) -> Article | str:
    """Return the article in an answer, or why there is none."""
    if not record.is_http or record.http_headers is None:
        return _OTHER
    if not 200 <= (record.http_headers.status_code or 0) < 300:
        return _FAILED
    if "html" not in (record.http_content_type or ""):
        return _OTHER
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    parts = urlparse(address)
    try:
        article = page(
            record.reader.read(),
            address,
            PurePath(parts.path).stem or parts.netloc,
            record.http_charset,
            address,
        )
    except UnreadableInput:
        return _EMPTY
    date = record.record_date
    return replace(
        article,
        path=None,
        url=address,
        fetched=address,
        retrieved=date.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") if date else None,
    )


def _counted(passed: Counter[str]) -> str:
    """Say how many answers were passed over, behind a colon; nothing where none was."""
    kinds = ", ".join(f"{passed[kind]:,} {kind}" for kind in (_FAILED, _OTHER, _EMPTY) if passed[kind])
    return f": {kinds}" if kinds else ""
