"""What a caller may choose about reading: the names of columns, and the format where no suffix tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from quotetrack.lexicon.word_sets import word_list
from quotetrack.model import DayOrder
from quotetrack.read.fetching.fetch_rules import FetchRules
from quotetrack.read.known_files import KnownFiles

InputFormat = Literal[
    "text", "markdown", "html", "jsonl", "json", "csv", "parquet", "warc", "workbook", "docx", "odt", "epub",
    "pdf", "mail", "feed", "zip", "gzip", "bzip2", "xz", "zstd",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Names of the columns or keys of tables and of JSON, the first present and filled one wins.

    Names match without regard to case; by default they are those of data/en/reading.toml. ``format`` is
    that of standard input and of files whose suffix is unknown; plain text by default. ``dates`` is the order
    of dates in numbers (*03/04/2026*) where no other date of their file shows it. ``fetching`` bounds what
    may be fetched, and from where; where ``follow`` is set, the pages that a feed or list of addresses names
    are fetched, but for those in ``fetched``, which takes their addresses. ``named`` are the fields whose
    columns the caller has named: one not there is an error. Files that ``known`` holds are not read.
    """

    text: tuple[str, ...] = field(default_factory=lambda: word_list("reading.text_columns"))
    title: tuple[str, ...] = field(default_factory=lambda: word_list("reading.title_columns"))
    id: tuple[str, ...] = field(default_factory=lambda: word_list("reading.id_columns"))
    url: tuple[str, ...] = field(default_factory=lambda: word_list("reading.url_columns"))
    author: tuple[str, ...] = field(default_factory=lambda: word_list("reading.author_columns"))
    publisher: tuple[str, ...] = field(default_factory=lambda: word_list("reading.publisher_columns"))
    published: tuple[str, ...] = field(default_factory=lambda: word_list("reading.published_columns"))
    format: InputFormat = "text"
    dates: DayOrder | None = None
    named: frozenset[str] = frozenset()
    follow: bool = False
    fetched: set[str] | None = None
    fetching: FetchRules = field(default_factory=FetchRules)
    known: KnownFiles | None = None
