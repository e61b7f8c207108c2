"""One HTML page about some quotes that stands alone: no request to anywhere, no script, any width, print.

The page is a template (report.html) that jinja2 fills and escapes. Every word that comes from an
article stands in an element that isolates its direction, and what could not be seen (controls) is
replaced, so that no text can change how the page around it reads.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from quotetrack.export.citation import offsets_of, reviewed
from quotetrack.model import Span, hull
from quotetrack.model.stored import QuoteCounts, StoredArticle, StoredQuote

KINDS = ("direct", "mixed", "indirect")
_UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CONTEXT = 160  # characters of the article on either side of a quote
_ASKED = (
    ("speaker", "speaker"), ("agency", "agency"), ("affiliation", "speaking for"), ("kind", "kind"),
    ("since", "since"), ("until", "until"), ("search", "words"), ("reviewed", "reviewed"),
)  # fmt: skip


def render(
    figures: QuoteCounts,
    articles: Iterable[StoredArticle],
    *,
    title: str | None = None,
    asked: Mapping[str, Any] | None = None,
    now: datetime | None = None,
) -> Iterator[str]:
    """Yield the page in pieces.

    ``articles`` hold the quotes to show in full, ``asked`` the filter's fields that chose them, ``now``
    the time to print on the page.
    """
    wanted = asked or {}
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"seen": seen, "day": lambda value: seen(value)[:10], "number": "{:,}".format}
    template = environment.get_template("report.html")
    moment = (now or datetime.now(timezone.utc)).astimezone(timezone.utc)
    yield from template.generate(
        title=title or _title(wanted),
        asked=[(name, wanted[key]) for key, name in _ASKED if wanted.get(key) not in (None, "not-rejected")],
        klass=wanted.get("klass", "all"),
        figures=figures,
        kinds=KINDS,
        tallest=max((time.quotes for time in figures.times), default=0),
        longest=max((person.quotes for person in figures.people), default=0),
        articles=articles,
        made=moment.strftime("%Y-%m-%d %H:%M UTC"),
        address=address,
        marked=marked_text,
        reviewed=reviewed,
        spans_of=offsets_of,
    )


def seen(value: object) -> str:
    """Return text with what nobody can see as U+FFFD; nothing for None."""
    return "" if value is None else _UNSEEN.sub("\ufffd", str(value))


def address(article: StoredArticle) -> str | None:
    """Return an article's address where it is one that a reader may follow."""
    return article.address if article.address and re.match(r"https?://[^\s<>\"]+$", article.address) else None


def marked_text(article: StoredArticle, quote: StoredQuote) -> list[tuple[str, str]]:
    """Return the stretch of the article around a quote as (role, words), role empty between its parts.

    The role of a character in several parts is the narrowest's: cue and source within the content.
    """
    text = article.text
    parts = [("content", span) for span in quote.content] + [("source", span) for span in quote.source]
    parts += [("cue", quote.cue)] if quote.cue else []
    around = hull(span for _, span in parts)
    start, end = _to_words(text, around)
    edges = sorted({start, end, *(edge for _, span in parts for edge in (span.start, span.end))})
    found = []
    for left, right in itertools.pairwise(edges):
        inside = [role for role, span in parts if span.covers(Span(left, right))]
        found.append((inside[-1] if inside else "", text[left:right]))
    if start:
        found.insert(0, ("", "… "))
    if end < len(text):
        found.append(("", " …"))
    return found


def _to_words(text: str, around: Span) -> tuple[int, int]:
    """Return where some context of a span begins and ends, between words."""
    start, end = max(0, around.start - _CONTEXT), min(len(text), around.end + _CONTEXT)
    while 0 < start < around.start and not text[start - 1].isspace():
        start += 1
    while around.end < end < len(text) and not text[end].isspace():
        end -= 1
    return start, end


def _title(wanted: Mapping[str, Any]) -> str:
    """Return a heading from what was asked for."""
    name = wanted.get("speaker") or wanted.get("affiliation") or wanted.get("agency")
    return f"Quotations: {name}" if name else "Quotations"
