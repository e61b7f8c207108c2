"""Feeds (RSS, Atom): each entry an article, with as much of its text as the feed carries."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from time import strftime
from typing import Any

from quotetrack.errors import UnreadableInput
from quotetrack.lexicon.counted_nouns import counted
from quotetrack.model import Article
from quotetrack.model.extraction import web_address
from quotetrack.read.repairs import repaired
from quotetrack.read.signatures import PassedOver
from quotetrack.read.single_articles import with_head

# What a whole feed ends with: another fault of its XML costs no entry.
_ENDED = re.compile(rb"</(?:\w+:)?(?:rss|rdf|feed)\s*>", re.IGNORECASE)
_ENTRY_ENDS = re.compile(rb"</(?:item|entry)\s*>", re.IGNORECASE)
_MAIL = re.compile(r"\(?[^\s()]+@[^\s()]+\)?")  # *desk@post.example (Carla Nweke)*


def feed(data: bytes, name: str, stem: str) -> Iterator[Article | UnreadableInput]:
    """Yield the entries of a feed that have a text, then how many have none.

    An entry is known by its own id, or else by its address. Where the feed is cut off, an entry cut in two is
    left out, and an UnreadableInput says so. Raises UnreadableInput where no entry can be read or none has a
    text, or where feedparser is missing.
    """
    parsed = _parsed(data, name)
    outlet = _line(parsed.feed.get("title"))
    empty = 0
    plain = data.replace(b"\0", b"") if parsed.bozo else b""
    cut = bool(parsed.bozo) and not _ENDED.search(plain[-1000:])
    whole = parsed.entries[: len(_ENTRY_ENDS.findall(plain))] if cut else parsed.entries
    for number, entry in enumerate(whole, 1):
        article = _article(entry, name, f"{stem}-{number}", outlet)
        if article is None:
            empty += 1
        else:
            yield article
    if cut:
        kept = counted(len(whole), "entry", "entries")
        yield UnreadableInput(f"{name}: a feed that is cut off behind {kept}; get it again")
    if empty and empty == len(parsed.entries):
        raise UnreadableInput(f"{name}: a feed that is without texts; have its pages fetched with: --fetch")
    if empty:
        without = counted(empty, "entry", "entries")
        yield PassedOver(f"{name}: passed over: {without} without a text; fetch them with: --fetch")


def feed_addresses(data: bytes, name: str) -> list[str]:
    """Return the addresses of a feed's entries, each once; raises as :func:`feed` does."""
    found = (web_address(entry.get("link")) for entry in _parsed(data, name).entries)
    return list(dict.fromkeys(address for address in found if address))


def _parsed(data: bytes, name: str) -> Any:
    """Return a feed that has entries."""
    try:
        import feedparser
    except ImportError as error:
        raise UnreadableInput(
            f"{name}: a feed, which needs feedparser; run: pip install 'quotetrack[formats]'"
        ) from error
    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries:
        why = "damaged" if parsed.bozo else "without entries"
        raise UnreadableInput(f"{name}: a feed that is {why}; give the addresses of its articles")
    return parsed


def _article(entry: Any, name: str, fallback: str, outlet: str | None) -> Article | None:
    """Return the article of an entry, None where it has no text."""
    texts = [content.get("value") or "" for content in entry.get("content", ())]
    source = max((*texts, entry.get("summary") or ""), key=len)
    text = repaired(source)[0].strip()
    if not text:
        return None
    url = web_address(entry.get("link"))
    time = entry.get("published_parsed") or entry.get("updated_parsed")
    article = Article(
        _line(entry.get("id")) or url or fallback,
        text,
        path=name,
        url=url,
        title=_line(entry.get("title")),
        author=_line(_MAIL.sub("", entry.get("author") or "").strip(" ()")),
        publisher=_line(entry.get("source", {}).get("title")) or outlet,
        published=strftime("%Y-%m-%dT%H:%M:%SZ", time) if time else None,
    )
    return with_head(article, text)


def _line(value: str | None) -> str | None:
    """Return a field of a feed as one line of plain text."""
    return " ".join(repaired(value)[0].split()) or None if value else None
