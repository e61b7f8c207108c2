"""One article a file: plain text, Markdown with its front matter, a web page."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from pathlib import PurePath
from urllib.parse import urlparse

from quotetrack.errors import UnreadableInput
from quotetrack.lexicon.word_sets import word_list
from quotetrack.model import Article
from quotetrack.read.dates import iso_date
from quotetrack.read.encodings import decode, detect_encoding, refuse_binary

_CHARSET = re.compile(rb"<meta[^>]{1,80}?charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_PAIR = re.compile(r"([A-Za-z_][\w -]*):[ \t]*(.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")


def plain_article(data: bytes, name: str, article_id: str) -> Article:
    """Return a text file's article; its text is the file's, decoded, with nothing changed."""
    text, encoding = decode(data, name)
    return Article(article_id, text, path=name, encoding=encoding)


def markdown_article(data: bytes, name: str, article_id: str) -> Article:
    """Return a Markdown file's article: the text as it stands, title and the rest from front matter."""
    article = plain_article(data, name, article_id)
    head = _front_matter(article.text)
    return replace(
        article,
        title=head.get("title"),
        author=_under(head, word_list("reading.author_keys")),
        publisher=_under(head, word_list("reading.publisher_keys")),
        published=iso_date(_under(head, word_list("reading.published_keys"))),
        url=_under(head, word_list("reading.url_keys")),
    )


def page(data: bytes, name: str, article_id: str) -> Article:
    """Return the main text of a web page with what the page says of itself.

    Raises UnreadableInput where no article is found in it.
    """
    refuse_binary(data[:8192], name)
    declared = _CHARSET.search(data[:4096])
    codec, encoding = "utf-8", None
    try:
        html = data.decode("utf-8")
    except UnicodeDecodeError:
        codec = encoding = declared[1].decode("ascii") if declared else detect_encoding(data) or "latin-1"
        html = _decoded(data, codec)
    return replace(html_article(html, name, article_id), path=name, encoding=encoding)


def html_article(html: str, name: str, article_id: str, url: str | None = None) -> Article:
    """Return the article in a page's source; paragraphs are set apart by a blank line."""
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    found = trafilatura.bare_extraction(
        html, url=url, include_comments=False, include_tables=False, with_metadata=True
    )
    fields = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    text = str(fields.get("text") or "").strip()
    if not text:
        raise UnreadableInput(f"{name}: no article found in the page; save its text as .txt")
    return Article(
        id=article_id,
        text=re.sub(r"\n+", "\n\n", text),
        url=fields.get("url") or url,
        title=fields.get("title") or None,
        author=fields.get("author") or None,
        publisher=fields.get("sitename") or None,
        published=iso_date(fields.get("date")),
    )


def fetched(url: str) -> Article:
    """Fetch a web page and return its article; UnreadableInput where it cannot be had."""
    import trafilatura

    for name in ("trafilatura", "urllib3"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    html = trafilatura.fetch_url(url)
    if not html:
        raise UnreadableInput(f"{url}: cannot be fetched; check the address and the connection")
    parts = urlparse(url)
    return html_article(html, url, PurePath(parts.path).stem or parts.netloc, url)


def _decoded(data: bytes, codec: str) -> str:
    """Decode a page by its own word; what does not fit is marked, what is unknown read as Latin-1."""
    try:
        return data.decode(codec, "replace")
    except LookupError:
        return data.decode("latin-1")


def _front_matter(text: str) -> dict[str, str]:
    """Return the pairs of the YAML block that opens ``text``, lists joined by commas."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].rstrip() != "---":
        return {}
    pairs: dict[str, str] = {}
    key = ""
    for line in lines[1:]:
        if line.rstrip() == "---":
            return {k: v for k, v in pairs.items() if v}
        if match := _PAIR.fullmatch(line):
            key = match[1].strip().lower()
            pairs[key] = _scalar(match[2])
        elif (match := _ITEM.fullmatch(line)) and key:
            pairs[key] = ", ".join(filter(None, (pairs[key], _scalar(match[1]))))
    return {}


def _under(head: dict[str, str], keys: tuple[str, ...]) -> str | None:
    """Return what front matter has under the first of some keys that it has."""
    return next((head[key] for key in keys if key in head), None)


def _scalar(value: str) -> str:
    """Return a YAML value without its quotation marks or list brackets."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_scalar(item) for item in value[1:-1].split(",") if item.strip())
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
