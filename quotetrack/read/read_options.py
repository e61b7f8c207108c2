"""What a caller may choose about reading: the names of columns, and the format where no suffix tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

InputFormat = Literal["text", "markdown", "html", "jsonl", "csv"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Names of the columns or keys of .csv and .jsonl rows, the first present and filled one wins.

    Names match without regard to case. ``format`` is that of standard input and of files whose
    suffix is unknown; plain text by default.
    """

    text: tuple[str, ...] = ("text", "body", "content", "article", "article_text", "maintext", "fulltext")
    title: tuple[str, ...] = ("title", "headline")
    id: tuple[str, ...] = ("id", "article_id", "doc_id", "uid", "guid")
    url: tuple[str, ...] = ("url", "link", "uri", "web_url")
    author: tuple[str, ...] = ("author", "authors", "byline", "creator")
    publisher: tuple[str, ...] = ("publisher", "source", "outlet", "publication", "sitename", "site_name")
    published: tuple[str, ...] = (
        "published",
        "published_at",
        "publishedat",
        "date",
        "publish_date",
        "pub_date",
        "publication_date",
        "date_publish",
        "datetime",
        "created_at",
    )
    format: InputFormat = "text"
