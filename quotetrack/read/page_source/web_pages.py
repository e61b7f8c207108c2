"""Web pages: the article in a page's source, from a file or an address.

The text is what a reader sees of the article; where the page shows none, what its JSON-LD holds. What the
page says of itself is ``page_data``'s.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quotetrack.errors import UnreadableInput
from quotetrack.lexicon.word_sets import alternatives, word_set
from quotetrack.model import Article
from quotetrack.read.encodings import decode
from quotetrack.read.page_source.main_text import main_text
from quotetrack.read.page_source.page_data import PageData, page_data
from quotetrack.read.repairs import marked_quotations, told, without_mojibake

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_CHARSET = re.compile(rb"<meta\b[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"\s*<\?xml\b[^>]{1,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']", re.IGNORECASE)
_DECLARATION = re.compile(r"\ufeff?\s*(?:<\?xml\b[^>]*\?>)?")
_HEAD = 4096  # bytes in which a page names its encoding
_FEWEST = 10  # words beside notices that make a page an article
_SHOWN = 0.5  # share of the text in JSON-LD below which what the page shows is a teaser


def page(
    data: bytes, name: str, article_id: str, label: str | None = None, url: str | None = None
) -> Article:
    """Return the main text of a web page with what the page says of itself.

    ``label`` is the encoding that came with the page, before what it calls its own. Raises UnreadableInput
    where no article is found in it.
    """
    html, said = decode(data, name, label or _own_label(data[:_HEAD]))
    sound = without_mojibake(html)
    found = html_article(sound, name, article_id, url)
    return replace(found, path=name, encoding=told(said, None if sound == html else "mojibake repaired"))


def html_article(html: str, name: str, article_id: str, url: str | None = None) -> Article:
    """Return the article in a page's source; paragraphs are set apart by a blank line.

    ``url`` is where the page was fetched; without one the article has the address that the page claims.
    """
    declared = _DECLARATION.match(html)
    source = marked_quotations(html[declared.end() :] if declared else html)
    fields = main_text(source, name, url)
    claimed = fields.get("url") if fields.get("url") != url else None
    data = page_data(source, fields.get("url"), url)
    shown = without_mojibake(re.sub(r"\n+", "\n\n", str(fields.get("text") or "").strip()))
    text = _article_text(shown, data)
    if not text:
        raise UnreadableInput(f"{name}: {_refusal(shown, source)}")
    title = fields.get("title") or None
    if data.title and (text != shown or title in data.update_titles):
        title = data.title
    return Article(
        id=article_id,
        text=text,
        url=url or claimed,
        title=without_mojibake(title) if title else None,
        author=fields.get("author") or data.author,
        publisher=fields.get("sitename") or data.publisher,
        published=data.published,
        claimed_url=claimed,
        undated=data.undated,
        day_order=data.day_order,
    )


def _own_label(head: bytes) -> str | None:
    """Return what a page calls its own encoding: in its XML declaration, or in a meta tag."""
    head = _COMMENT.sub(b"", head)
    found = _DECLARED.match(head) or _CHARSET.search(head)
    return found[1].decode("ascii") if found else None


def _article_text(shown: str, data: PageData) -> str:
    """Return what a page shows, or what its JSON-LD holds where that is a notice or less than half of it."""
    if not _is_notice(shown) and len(shown) >= _SHOWN * len(data.text):
        return shown
    return "" if _is_notice(data.text) else data.text


def _is_notice(text: str) -> bool:
    """Tell whether a text is nothing or stands in for an article: *Please enable JavaScript to continue.*

    Not: a story that tells of such notices, whose paragraphs do not speak to the reader, or one with ten
    words beside them that are more than the notices.
    """
    paragraphs = text.split("\n\n")
    words = [(len(p.split()), _speaks_to_reader(p)) for p in paragraphs]
    noticed = sum(count for count, is_notice in words if is_notice)
    others = sum(count for count, is_notice in words if not is_notice)
    return not text or (noticed > 0 and (others < _FEWEST or others < noticed))


def _speaks_to_reader(paragraph: str) -> bool:
    """Tell whether a paragraph asks something of the reader's browser: *We use cookies to give you the best*.

    Not: *“We use cookies,” the shop said*, *Browsers that block trackers still use cookies*.
    """
    plain = paragraph.replace("’", "'")
    notice = re.search(rf"\b(?:{alternatives('reading.notices')})\b", plain, re.IGNORECASE)
    if notice is None or re.search('[“”"«»]', plain):
        return False
    addressed = set(re.findall(r"[a-z]+", plain.lower())) & word_set("reading.notice_words")
    return notice.start() == 0 or bool(addressed)


def _refusal(shown: str, html: str) -> str:
    """Say why a page is no article."""
    import trafilatura

    said = " ".join((shown or trafilatura.html2txt(html) or "").split())
    if said and _is_notice(said):
        short = said if len(said) <= 60 else f"{said[:60].rstrip()}…"
        return f"the page says only “{short}”, no article; save it from a browser once its text is shown"
    return "no article found in the page; save its text as .txt"
