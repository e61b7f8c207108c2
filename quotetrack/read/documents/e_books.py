"""E-books (EPUB): each chapter an article, in the order in which they are read."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read.dates import field_date
from quotetrack.read.documents.xml_parts import attribute_of, tag_of, xml_root
from quotetrack.read.documents.zip_members import member_bytes
from quotetrack.read.encodings import decode
from quotetrack.read.repairs import repaired
from quotetrack.read.single_articles import with_head

_WHAT = "an e-book (.epub)"
_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_HEADINGS = ("h1", "h2", "title")


def e_book(archive: zipfile.ZipFile, name: str, stem: str) -> Iterator[Article | UnreadableInput]:
    """Yield the chapters of a book that hold text; title pages and tables of contents without any are none.

    A chapter that is damaged is named and the others are read. Raises UnreadableInput where the book itself
    is damaged or locked, or no chapter holds text.
    """
    if "META-INF/encryption.xml" in archive.namelist() and "META-INF/rights.xml" in archive.namelist():
        raise UnreadableInput(f"{name}: {_WHAT} that is locked against copying; get it without the lock")
    package_at = _package_at(archive, name)
    package = xml_root(member_bytes(archive, package_at, name, _WHAT), name, _WHAT)
    told = {tag_of(e): " ".join((e.text or "").split()) for e in reversed(list(package.iter())) if e.text}
    found = False
    for number, member in enumerate(_chapters(package, posixpath.dirname(package_at)), 1):
        try:
            chapter = _chapter(member_bytes(archive, member, name, _WHAT), name, f"{stem}-{number}", told)
        except UnreadableInput as error:
            found = True
            yield UnreadableInput(f"{name}: chapter {number}: {str(error).removeprefix(f'{name}: ')}")
            continue
        if chapter is not None:
            found = True
            yield chapter
    if not found:
        raise UnreadableInput(f"{name}: {_WHAT} without text; if its pages are pictures, use OCR first")


def _package_at(archive: zipfile.ZipFile, name: str) -> str:
    """Return where in the archive the book describes itself."""
    root = xml_root(member_bytes(archive, "META-INF/container.xml", name, _WHAT), name, _WHAT)
    for element in root.iter():
        if tag_of(element) == "rootfile" and attribute_of(element, "full-path"):
            return attribute_of(element, "full-path")
    raise UnreadableInput(f"{name}: {_WHAT} that does not say where its pages are; get it again")


def _chapters(package: Any, folder: str) -> Iterator[str]:
    """Yield the members that hold the book's pages, in reading order; its table of contents is none."""
    items = {attribute_of(e, "id"): e for e in package.iter() if tag_of(e) == "item"}
    for reference in (e for e in package.iter() if tag_of(e) == "itemref"):
        item = items.get(attribute_of(reference, "idref"))
        if item is None or attribute_of(item, "media-type") not in _PAGES:
            continue
        if "nav" not in attribute_of(item, "properties").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(attribute_of(item, "href"))))


def _chapter(data: bytes, name: str, article_id: str, told: dict[str, str]) -> Article | None:
    """Return the article in a chapter's page, None where it holds no prose."""
    from lxml import html

    source, _ = decode(data, name, "utf-8")
    try:
        root = html.fromstring(source.encode())
    except (ValueError, AssertionError):
        return None
    body = root if root.tag == "body" else root.find(".//body")
    inner = html.tostring(body if body is not None else root, encoding="unicode")
    text = repaired(inner)[0].strip()
    if not any(mark in text for mark in '.!?”"') or len(text.split()) < 5:
        return None  # a cover, a half-title
    headings = (element for tag in _HEADINGS for element in root.iter(tag))
    title = next((line for e in headings if (line := " ".join(e.text_content().split()))), None)
    creator = told.get("creator", "")
    published, undated, order = field_date(told.get("date"))
    article = Article(
        article_id,
        text,
        path=name,
        title=title,
        author=None if creator.lower().startswith("unknown") else creator or None,
        publisher=told.get("publisher"),
        published=published,
        undated=undated,
        day_order=order,
    )
    return with_head(article, text)
