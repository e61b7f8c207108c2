"""What reading yields: the text to store, and what its container says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

DayOrder = Literal["day-first", "month-first"]
DateFault = Literal["open", "yearless", "unread"]

_WEB = re.compile(r"https?://", re.IGNORECASE)


def web_address(address: str | None) -> str | None:
    """Return an address of http or https, or one without a scheme; None for any other (*javascript:*)."""
    plain = (address or "").strip()
    return plain if _WEB.match(plain) or (plain and ":" not in plain) else None


@dataclass(frozen=True, slots=True)
class Undated:
    """Why an article has no date although it has ``written`` one.

    ``open``: *03/04/2026* means April to some and March to others; ``yearless``: *March 4* names no year;
    ``unread``: *next week* is none that can be read.
    """

    why: DateFault
    written: str


@dataclass(frozen=True, slots=True)
class Article:
    """What reading yields: the text to store, and what its container says of it.

    ``id`` is the file's stem (or the row's own id); ``published`` an ISO 8601 date or time; ``encoding``
    names a guessed encoding, None where the bytes were UTF-8; ``original`` is the file's own text where
    ``text`` is that text repaired. ``fetched`` is the address that answered, behind all redirects, None
    for what came from a file; ``url`` is that address, or what a file or row says of itself. What a page
    claims to be its address (its canonical link) is ``claimed_url``, and proves nothing. ``undated`` says why
    ``published`` is None where a date is written; ``day_order`` how one that is written in numbers was read.
    ``retrieved`` is the time in UTC at which an archive fetched it, None where it is read now.
    """

    id: str
    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    encoding: str | None = None
    original: str | None = None
    fetched: str | None = None
    claimed_url: str | None = None
    undated: Undated | None = None
    day_order: DayOrder | None = None
    retrieved: str | None = None


def article_name(article: Article) -> str:
    """Return what an article is called in a message: its file, and its id there unless the file tells it."""
    if article.path is None:
        return article.url or article.id
    file = PurePath(article.path)
    told = ("stdin",) if article.path == "-" else (file.name, file.stem, PurePath(file.stem).stem)
    return article.path if article.id in told else f"{article.path}, {article.id}"
