"""One article a file: plain text, and Markdown with its front matter."""

from __future__ import annotations

import re
from dataclasses import replace

from quotetrack.errors import UnreadableInput
from quotetrack.lexicon.word_sets import word_list
from quotetrack.lexicon.written_dates import find_dates, shown_order
from quotetrack.model import Article
from quotetrack.read.dates import field_date, in_order
from quotetrack.read.encodings import decode
from quotetrack.read.heads.plain_head import read_head
from quotetrack.read.page_source.web_pages import page
from quotetrack.read.repairs import is_whole_page, repaired, told

_PAIR = re.compile(r"([A-Za-z_][\w -]*):[ \t]*(.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")


def plain_article(data: bytes, name: str, article_id: str, label: str | None = None) -> Article:
    """Return a text file's article: the file's text, decoded, repaired where it was not meant so.

    A file that holds the source of a web page is read as one. ``label`` is the encoding that came with it.
    """
    text, said = decode(data, name, label)
    if is_whole_page(text):
        return page(data, name, article_id, label)
    sound, done = repaired(text)
    if not sound.strip():
        raise UnreadableInput(f"{name}: empty but for its markup; give a file with an article's text")
    original = text if done else None
    article = Article(article_id, sound, path=name, encoding=told(said, done), original=original)
    return with_head(article, sound)


def with_head(article: Article, text: str) -> Article:
    """Return an article with what the head of ``text`` says of it, where nothing else has said so."""
    head = read_head(text)
    dated = article.published or article.undated
    return replace(
        article,
        title=article.title or head.title,
        author=article.author or head.author,
        publisher=article.publisher or head.publisher,
        url=article.url or head.url,
        published=article.published if dated else head.published,
        undated=article.undated if dated else head.undated,
        day_order=article.day_order if dated else head.day_order,
    )


def markdown_article(data: bytes, name: str, article_id: str) -> Article:
    """Return a Markdown file's article: the text as it stands, title and the rest from front matter."""
    article = plain_article(data, name, article_id)
    head, behind = _front_matter(article.text)
    if not head:
        return article
    published, undated, order = field_date(_under(head, word_list("reading.published_keys")))
    if undated and (shown := shown_order(find_dates(article.text))) and (day := in_order(undated, shown)):
        published, undated, order = day, None, shown
    declared = replace(
        article,
        title=head.get("title"),
        author=_under(head, word_list("reading.author_keys")),
        publisher=_under(head, word_list("reading.publisher_keys")),
        published=published,
        undated=undated,
        day_order=order,
        url=_under(head, word_list("reading.url_keys")),
    )
    return with_head(declared, behind)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the pairs of the YAML block that opens ``text``, lists joined by commas, and what follows it."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].rstrip() != "---":
        return {}, text
    pairs: dict[str, str] = {}
    key = ""
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == "---":
            return {k: v for k, v in pairs.items() if v}, "\n".join(lines[number:])
        if match := _PAIR.fullmatch(line):
            key = match[1].strip().lower()
            pairs[key] = _scalar(match[2])
        elif (match := _ITEM.fullmatch(line)) and key:
            pairs[key] = ", ".join(filter(None, (pairs[key], _scalar(match[1]))))
    return {}, text


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
