"""Finds the paragraphs of running text, and the parts of an article that are something else.

Title, dateline, byline, credit, tagline and website furniture become regions; only the paragraphs
are parsed. Nothing is removed: every visible character lies in a paragraph or a region, under its
own offset. A title is both, since headlines report speech too.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from quotetrack.lexicon import grammar
from quotetrack.lexicon.press.furniture import line_end, whole_line
from quotetrack.lexicon.word_sets import alternatives, word_list
from quotetrack.model import Layout, Region, RegionKind, Span
from quotetrack.parse.layout.blocks import front_matter, trim, units
from quotetrack.parse.layout.datelines import find_dateline

_MARKER = re.compile(r"(?:#{1,6}|>+|[•*▪►])[ \t]+(?=\S)")
_NO_TITLE = "".join(rf"(?<!\b{title})" for title in word_list("parsing.abbreviated_titles"))
_SENTENCE = re.compile(_NO_TITLE + r"[a-z)][.!?][\"'”’]?\s+[A-Z“\"'‘]")
_LABEL = re.compile(r"[A-Z][A-Z .'’-]{1,30}:\s|[A-Z][A-Z'’.-]{2,20}--\w")
_DAYS = alternatives("parsing.weekdays")
_SPOKEN = re.compile(
    rf"\b(?:{alternatives('parsing.lede_verbs')})\b|\bon (?:{_DAYS})\b|\b(?:{_DAYS})(?:,|\.$)"
)
_ARTICLES = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sorted(grammar.ARTICLES))
_ARTICLE = re.compile(rf"\b(?:{_ARTICLES})\s")
_TITLE_WORDS = 26  # the longest headline of 924 US news articles has 25 words
_TITLE_CHARACTERS = 180
_LEDE_WORDS = 12  # a longer sentence with an article and a full stop is a lede


@dataclass(slots=True)
class _Draft:
    """A layout in the making."""

    paragraphs: list[Span] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)

    def add(self, kind: RegionKind, span: Span, agency: str | None = None) -> None:
        """Note a region."""
        self.regions.append(Region(kind, span, agency))


def lay_out(text: str) -> Layout:
    """Return the paragraphs of running text and the regions of ``text``, both in text order.

    Offsets are code points into ``text``. Paragraphs and regions do not overlap, except that a
    title is a paragraph too; together they cover all that is not white space.
    """
    draft = _Draft()
    start = 0
    if (block := front_matter(text)) is not None:
        draft.add("furniture", trim(text, block.start, block.end))
        start = block.end
    spans = units(text, start)
    labels = Counter(m.group() for s in spans if (m := _LABEL.match(text, s.start, s.end)))
    labelled = labels.total() > 1
    title_open = True
    for number, span in enumerate(spans):
        unit = span.of(text)
        heading = title_open and _may_be_title(unit, labels) and number + 1 < len(spans)
        match = whole_line(unit)
        if match is not None and not (heading and match.kind == "byline" and number == 0):
            draft.add(match.kind, span, match.agency)
            continue
        body = _cut_marker(draft, text, span)
        if heading and find_dateline(body.of(text), near_top=True) is None:
            draft.add("title", body)
            draft.paragraphs.append(body)
        else:
            _add_paragraph(draft, text, body, labelled)
        title_open = False
    regions = sorted((_settled(r, draft.paragraphs) for r in draft.regions), key=lambda r: r.span)
    return Layout(tuple(draft.paragraphs), tuple(regions))


def _settled(region: Region, paragraphs: list[Span]) -> Region:
    """Drop the agency of a credit between two paragraphs of the body.

    It is that of a picture or of one item (*[AP]* in a morning digest), not of the article.
    """
    if region.agency is None or region.kind == "dateline" or len(paragraphs) < 3:
        return region
    within = paragraphs[1].start < region.span.start < paragraphs[-1].start
    return Region(region.kind, region.span) if within else region


def _may_be_title(unit: str, labels: Counter[str]) -> bool:
    """Tell whether the text's first unit reads like a headline.

    *Mayor quits over bridge* does; *The mayor resigned on Monday, saying she was ill.* does not, nor
    does a speaker label that comes again (``labels`` counts them).
    """
    words = unit.split()
    if len(unit) > _TITLE_CHARACTERS or len(words) > _TITLE_WORDS:
        return False
    if (label := _LABEL.match(unit)) and labels[label.group()] > 1:
        return False
    if unit.startswith("#"):
        return True
    if sum(word[0].isupper() or not word[0].isalpha() for word in words) >= 0.7 * len(words):
        return True
    if _SENTENCE.search(unit):
        return len(words) <= _LEDE_WORDS and not _SPOKEN.search(unit)
    closed = unit.rstrip("\"'”’").endswith(".")
    return not closed or not (_SPOKEN.search(unit) or (len(words) > _LEDE_WORDS and _ARTICLE.search(unit)))


def _cut_marker(draft: _Draft, text: str, span: Span) -> Span:
    """Take a heading's, quotation's or list item's sign (*## *, *> *, *• *) off the front."""
    match = _MARKER.match(text, span.start, span.end)
    if match is None:
        return span
    draft.add("furniture", trim(text, *match.span()))
    return Span(match.end(), span.end)


def _add_paragraph(draft: _Draft, text: str, span: Span, labelled: bool) -> None:
    """Note a paragraph without its dateline and its tail of credits."""
    body = len(draft.paragraphs) - any(region.kind == "title" for region in draft.regions)
    dateline = find_dateline(
        span.of(text), near_top=body < 3 and not labelled, first=body == 0 and not labelled
    )
    if dateline is not None:
        draft.add("dateline", trim(text, span.start, span.start + dateline.end), dateline.agency)
        span = trim(text, span.start + dateline.end, span.end)
    while span and (tail := line_end(span.of(text))) is not None:
        draft.add(tail.kind, trim(text, span.start + tail.start, span.end), tail.agency)
        span = trim(text, span.start, span.start + tail.start)
    if span:
        draft.paragraphs.append(span)
