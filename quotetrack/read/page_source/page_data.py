"""What a page declares of itself: its date, and the article that its JSON-LD holds.

A date is taken only where the page declares it: in meta tags, JSON-LD, a ``time`` element of its own head, or
its own address. A year in the prose, a copyright line or the address of another page declares nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any
from urllib.parse import urlparse

from quotetrack.lexicon.word_sets import word_list, word_set
from quotetrack.model import DayOrder, Undated
from quotetrack.read.dates import day_in_address, field_date, iso_date
from quotetrack.read.heads.plain_head import Head
from quotetrack.read.page_source.shown_head import shown_head
from quotetrack.read.repairs import repaired

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_WRITTEN_DAY = re.compile(
    r"(?:[A-Z][a-z]+,? )?([A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})\b"
)
_UNSET = ("1970-01-01", "1900-01-01")  # what programs write for no date
_MOST_WORDS = 12  # beside a date in a line that is no prose
_MOST_LINK_WORDS = 3  # of a link in a byline; a longer one is a headline of another page
_MOST_ELEMENTS = 100  # with a date that are looked at; a page has a few, a list of pages any number
_NEAR = 2  # elements above a date in which such a link makes it the other page's


@dataclass(frozen=True, slots=True)
class PageData:
    """What a page declares: the day of publication in ISO 8601, and what its JSON-LD says of the article."""

    published: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    text: str = ""
    update_titles: tuple[str, ...] = ()
    undated: Undated | None = None
    day_order: DayOrder | None = None


def page_data(html: str, *addresses: str | None) -> PageData:
    """Return what a page declares of itself; ``addresses`` are its own, where they are known."""
    import trafilatura

    tree = trafilatura.load_html(html)
    in_address = next(filter(None, map(day_in_address, addresses)), None)
    if tree is None:
        return PageData(in_address)
    statements = [found for script in tree.iter("script") for found in _statements(script)]
    articles = [found for found in statements if _is_article(found)]
    own = _own(articles, tree, [_path(address) for address in addresses if address])
    days = (
        _meta_day(tree),
        _declared_day(own) if own or len(articles) > 1 else _declared_day(_web_page(statements)),
        _element_day(tree),
        in_address,
    )
    day = next(filter(None, days), None)
    main = _main_article(tree)
    head = Head() if day else shown_head(tree, lambda element: _is_own(element, main))
    day = day or head.published
    undated = None if day else _open_day(tree, own) or head.undated
    if not own:
        return PageData(day, None, head.author, head.publisher, undated=undated, day_order=head.day_order)
    return PageData(
        day,
        _plain(own.get("headline") or own.get("name")),
        _plain(own.get("author")) or head.author,
        _plain(own.get("publisher")) or head.publisher,
        _body(own),
        tuple(filter(None, (_plain(update.get("headline")) for update in _updates(own)))),
        undated,
        head.day_order,
    )


def _statements(script: Any) -> Iterator[dict[str, Any]]:
    """Yield the things that a script of JSON-LD is about, not those that they only mention."""
    if "ld+json" not in (script.get("type") or "").lower():
        return
    try:
        pending = [json.loads(script.text_content().strip().removesuffix(";"), strict=False)]
    except (ValueError, RecursionError):
        return
    while pending:
        found = pending.pop(0)
        if isinstance(found, list):
            pending[:0] = found
        elif isinstance(found, dict):
            yield found
            pending[:0] = [found.get("@graph"), found.get("mainEntity")]


def _is_article(statement: dict[str, Any]) -> bool:
    """Tell whether a statement is about an article: *NewsArticle*, *LiveBlogPosting*; not *ItemList*."""
    return any(name.endswith(tuple(word_list("reading.article_types"))) for name in _types(statement))


def _types(statement: dict[str, Any]) -> list[str]:
    """Return the names of a statement's types."""
    types = statement.get("@type")
    return [str(name) for name in (types if isinstance(types, list) else [types])]


def _web_page(statements: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the statement about the page itself, empty where there is none."""
    return next((found for found in statements if "WebPage" in _types(found)), {})


def _own(articles: list[dict[str, Any]], tree: Any, paths: list[str]) -> dict[str, Any]:
    """Return the one statement that is about the page's own article, empty where that cannot be told."""
    if len(articles) < 2:
        return articles[0] if articles else {}
    titles = {_folded(element.text_content()) for element in (*tree.iter("title"), *tree.iter("h1"))}
    for told in (
        [found for found in articles if {*filter(None, paths)} & {*map(_path, _addresses(found))}],
        [found for found in articles if _folded(found.get("headline")) in titles],
        [found for found in articles if _body(found)],
    ):
        if len(told) == 1:
            return told[0]
    return {}


def _addresses(statement: dict[str, Any]) -> list[Any]:
    """Return what may be a statement's address."""
    page = statement.get("mainEntityOfPage")
    return [statement.get("url"), statement.get("@id"), page.get("@id") if isinstance(page, dict) else page]


def _path(address: Any) -> str:
    """Return the path of an address."""
    return urlparse(address).path.rstrip("/") if isinstance(address, str) else ""


def _folded(text: Any) -> str:
    """Return a headline without what differs between its places."""
    return " ".join(text.split()).casefold() if isinstance(text, str) else ""


def _updates(statement: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the entries of a live blog, in the order in which the page has them."""
    updates = statement.get("liveBlogUpdate")
    return [u for u in (updates if isinstance(updates, list) else [updates]) if isinstance(u, dict)]


def _body(statement: dict[str, Any]) -> str:
    """Return the text of an article and of its updates, each below its own headline."""
    parts = [statement.get("articleBody") or statement.get("text")]
    for update in _updates(statement):
        body = update.get("articleBody") or update.get("text")
        if isinstance(body, str) and body.strip():
            parts += update.get("headline"), body
    texts = [repaired(part)[0].strip() for part in parts if isinstance(part, str)]
    return "\n\n".join(line.strip() for text in texts for line in text.split("\n") if line.strip())


def _plain(value: Any) -> str | None:
    """Return a value of JSON-LD as text: a thing by its name, a list joined by commas."""
    if isinstance(value, dict):
        return _plain(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_plain, value))) or None
    return (repaired(value)[0].strip() or None) if isinstance(value, str) else None


def _day(value: Any) -> str | None:
    """Return the day of a declared date, None where it is none: a template left unfilled, 1970-01-01."""
    text = value.strip() if isinstance(value, str) else ""
    if found := _ISO_DAY.match(text):
        day = iso_date(found[0])
    else:
        written = _WRITTEN_DAY.match(text)
        day = iso_date(text) or (iso_date(written[1].replace(".", "")) if written else None)
    return day[:10] if day and day[:10] not in _UNSET and not day.startswith("000") else None


def _declared_day(statement: dict[str, Any]) -> str | None:
    """Return the day on which a statement says that its article came out."""
    return _day(statement.get("datePublished"))


def _open_day(tree: Any, own: dict[str, Any]) -> Undated | None:
    """Return the date in numbers that a page declares and that may be of two days."""
    held = _metas(tree)
    declared = [own.get("datePublished"), *(held.get(name) for name in word_list("reading.date_metas"))]
    told = (field_date(value)[1] for value in declared if isinstance(value, str))
    return next((found for found in told if found and found.why == "open"), None)


def _meta_day(tree: Any) -> str | None:
    """Return the day that a page's meta tags declare."""
    held = _metas(tree)
    return next(filter(None, (_day(held.get(name)) for name in word_list("reading.date_metas"))), None)


def _metas(tree: Any) -> dict[str, str]:
    """Return what a page's meta tags hold, by their names and properties in small letters."""
    held: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in (meta.get("property"), meta.get("name")):
            if key:
                held.setdefault(key.strip().lower(), meta.get("content") or "")
    return held


def _element_day(tree: Any) -> str | None:
    """Return the day of the page's own date elements, None where there is none or they differ.

    ``<time itemprop="datePublished">`` wherever it stands in the article, any ``<time>`` between headline and
    first paragraph. Not: a ``time`` in a sentence, in a link, a list of other pages, a post that is embedded.
    """
    main = _main_article(tree)
    for elements in (_marked_elements(tree), _head_elements(tree)):
        some = islice(elements, _MOST_ELEMENTS)
        days = {_day(_value(element)) for element in some if _is_own(element, main)} - {None}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _value(element: Any) -> str:
    """Return what a date element declares, or shows."""
    return str(element.get("datetime") or element.get("content") or element.text_content())


def _marked_elements(tree: Any) -> Iterator[Any]:
    """Yield the elements that call themselves the date of publication."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        named = "datePublished" in (element.get("itemprop"), element.get("property"))
        own = element.tag == "time" and (
            element.get("pubdate") is not None or _tokens(element) & _published()
        )
        if named or own:
            yield element


def _head_elements(tree: Any) -> Iterator[Any]:
    """Yield the ``time`` elements between a page's headline and the first paragraph of prose."""
    below = next(tree.iter("h1"), None) is None
    for element in tree.iter():
        if element.tag == "h1":
            below = True
        elif below and element.tag == "p" and len(element.text_content().split()) > _MOST_WORDS:
            return
        elif element.tag == "time" and (below or any(a.tag == "header" for a in element.iterancestors())):
            yield element


def _is_own(element: Any, main: Any) -> bool:
    """Tell whether a date element is the page's own date of publication."""
    above = list(element.iterancestors())
    apart, classes = word_set("reading.apart_tags"), word_set("reading.apart_classes")
    if any(a.tag in apart or _tokens(a) & classes for a in takewhile(_has_no_headline, above)):
        return False
    kind = next((a.get("itemtype") for a in above if a.get("itemtype")), None)
    if kind and not kind.endswith(tuple(word_list("reading.article_types"))):
        return False
    cards = [a for a in above if a.tag == "article"]
    if cards and cards[0] is not main:
        return False
    if any(_holds_headline_of_another(a) for a in above[:_NEAR]):
        return False
    return not _is_of_a_change(element, above)


def _is_of_a_change(element: Any, above: list[Any]) -> bool:
    """Tell whether a date is that of an update: *Updated 6 May*, ``class="modified"``."""
    words = word_set("reading.update_words")
    inline = word_set("reading.inline_tags")
    block = next((a for a in above if a.tag not in inline), element)
    before = "".join(block.text_content().split(element.text_content() or "\0")[:1])
    return bool(words & (_tokens(element) | {w.strip(":").lower() for w in before.split()[-3:]}))


def _holds_headline_of_another(element: Any) -> bool:
    """Tell whether what holds a date holds a link as long as a headline, and no headline of the page."""
    if not _has_no_headline(element) or element.tag in ("body", "article"):
        return False
    return any(len(link.text_content().split()) > _MOST_LINK_WORDS for link in element.iter("a"))


def _has_no_headline(element: Any) -> bool:
    """Tell whether an element is no part of the page that holds its headline."""
    return next(element.iter("h1"), None) is None and element.tag != "body"


def _main_article(tree: Any) -> Any:
    """Return the ``article`` element that holds the headline, or the only one."""
    found = list(tree.iter("article"))
    headed = [element for element in found if next(element.iter("h1"), None) is not None]
    return headed[0] if headed else found[0] if len(found) == 1 else None


def _tokens(element: Any) -> frozenset[str]:
    """Return the words of an element's class, id and property."""
    named = (element.get("class"), element.get("id"), element.get("itemprop"))
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", " ".join(filter(None, named)))
    return frozenset(re.split(r"[^a-z]+", spaced.lower()))


def _published() -> frozenset[str]:
    """Return the words by which an element's class calls it the date of publication."""
    return word_set("reading.published_words")
