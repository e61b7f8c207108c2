"""The text of Word (.docx) and OpenDocument (.odt) files, as who opens them reads it.

Paragraphs stand apart by an empty line. What was deleted under *track changes*, comments, notes at the foot,
running heads and page numbers are none of it; cells of a table stand in one line, a tab between them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from quotetrack.errors import UnreadableInput
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Article
from quotetrack.read.documents.xml_parts import attribute_of, tag_of, xml_root
from quotetrack.read.documents.zip_members import member_bytes
from quotetrack.read.single_articles import with_head

_WORD, _OPEN = "a Word document (.docx)", "an OpenDocument text (.odt)"
_WORD_UNREAD = frozenset({"moveFrom", "Fallback"})  # where a text was before; for old programs
_TITLES = frozenset({"title", "heading 1", "heading1", "heading_20_1"})
_TITLE_WITHIN = 3  # paragraphs at whose head a title stands


def word_document(archive: zipfile.ZipFile, name: str, article_id: str) -> Article:
    """Return the article in a Word document. Raises UnreadableInput where it is damaged or holds no text."""
    root = xml_root(member_bytes(archive, "word/document.xml", name, _WORD), name, _WORD)
    styles = _word_styles(archive, name)
    paragraphs = [(text, styles.get(style, style)) for text, style in _blocks(root, _WORD_UNREAD)]
    return _article(paragraphs, name, article_id, _WORD)


def open_document(archive: zipfile.ZipFile, name: str, article_id: str) -> Article:
    """Return the article in an OpenDocument text; raises as :func:`word_document` does."""
    root = xml_root(member_bytes(archive, "content.xml", name, _OPEN), name, _OPEN)
    body = next((element for element in root.iter() if tag_of(element) == "text" and len(element)), root)
    return _article(list(_blocks(body, word_set("reading.aside_tags"))), name, article_id, _OPEN)


def _article(paragraphs: list[tuple[str, str]], name: str, article_id: str, what: str) -> Article:
    """Join paragraphs, each with its style; one that is styled as the title and stands at the head is it."""
    filled = [(text.strip("\n"), style) for text, style in paragraphs if text.strip()]
    if not filled:
        raise UnreadableInput(f"{name}: {what} without text; if its pages are pictures, use OCR first")
    titles = (text for text, style in filled[:_TITLE_WITHIN] if style.lower() in _TITLES)
    title = " ".join(next(titles, "").split()) or None
    text = "\n\n".join(text for text, _ in filled)
    return with_head(replace(Article(article_id, text, path=name), title=title), text)


def _word_styles(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Return the names of styles, which are English in every Word, by their keys, which are not."""
    if "word/styles.xml" not in archive.namelist():
        return {}
    found = {}
    for style in xml_root(member_bytes(archive, "word/styles.xml", name, _WORD), name, _WORD).iter():
        if tag_of(style) == "style":
            named = next((attribute_of(child, "val") for child in style if tag_of(child) == "name"), "")
            found[attribute_of(style, "styleId")] = named
    return found


def _blocks(root: Any, unread: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs and rows of tables below an element in their order, each with its style."""
    for element in root:
        tag = tag_of(element)
        if tag in unread:
            continue
        if tag in ("p", "h"):
            yield from _paragraph(element, unread)
        elif tag in ("tr", "table-row"):
            cells = [" ".join(text for text, _ in _blocks(cell, unread)) for cell in element]
            yield "\t".join(cell for cell in cells if cell.strip()), ""
        else:
            yield from _blocks(element, unread)


def _paragraph(element: Any, unread: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield a paragraph, then those of the boxes that hang on it."""
    boxes: list[Any] = []
    text = "".join(_inline(element, unread, boxes))
    style = attribute_of(element, "style-name") or next(
        (attribute_of(s, "val") for p in element if tag_of(p) == "pPr" for s in p if tag_of(s) == "pStyle"),
        "",
    )
    yield text, style
    for box in boxes:
        yield from _blocks(box, unread)


def _inline(element: Any, unread: frozenset[str], boxes: list[Any]) -> Iterator[str]:
    """Yield the pieces of text within a paragraph; ``boxes`` takes what stands beside it.

    Word writes text in its elements ``t`` alone, OpenDocument anywhere in a paragraph.
    """
    is_word = "wordprocessingml" in str(element.tag)
    if not is_word or tag_of(element) == "t":
        yield element.text or ""
    for child in element:
        tag = tag_of(child)
        if tag in ("txbxContent", "text-box"):
            boxes.append(child)
        elif tag in ("br", "cr") or tag == "line-break":
            yield "\n"
        elif tag == "tab":
            yield "\t"
        elif tag == "noBreakHyphen":
            yield "\u2011"
        elif tag == "s" and not is_word:
            count = attribute_of(child, "c")
            yield " " * min(int(count) if count.isdecimal() else 1, 1000)
        elif tag not in unread:
            yield from _inline(child, unread, boxes)
        if not is_word:
            yield child.tail or ""
