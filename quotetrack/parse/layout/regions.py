"""Finds the paragraphs of running text, and the parts of an article that are something else.

Title, dateline, byline, credit, tagline and website furniture become regions; only the paragraphs
are parsed. Nothing is removed: every visible character lies in a paragraph or a region, under its
own offset. A title is both, since headlines report speech too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from quotetrack.lexicon import grammar
from quotetrack.lexicon.press.furniture import line_end, whole_line
from quotetrack.lexicon.press.head_lines import head_line
from quotetrack.lexicon.word_sets import alternatives, word_list
from quotetrack.model import Layout, Region, RegionKind, Span, Turn
from quotetrack.parse.layout.announced import find_given
from quotetrack.parse.layout.blocks import front_matter, trim, units
from quotetrack.parse.layout.datelines import find_dateline
from quotetrack.parse.layout.sign_offs import Given
from quotetrack.parse.layout.turn_openings import Opening, is_unspoken, uttered_stretches
from quotetrack.parse.layout.turns import find_openings

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
_MOST_HEAD_UNITS = 12  # above the prose that may be lines of a head
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
    """Return the paragraphs of running text, the regions and the turns of ``text``, each in text order.

    Offsets are code points into ``text``. Paragraphs and regions do not overlap, except that a
    title is a paragraph too; together they cover all that is not white space.
    """
    draft = _Draft()
    start = 0
    if (block := front_matter(text)) is not None:
        draft.add("furniture", trim(text, block.start, block.end))
        start = block.end
    openings = _openings(text, start)
    before = openings[0].whole.start if openings else None
    given = find_given(text, start, before)
    _add_article(draft, text, _own_units(text, start, before, given), bool(openings or given))
    turns = [turn for opening in openings if (turn := _turn(draft, text, opening)).words]
    for one, following in pairwise(openings):
        _add_article(draft, text, units(text, one.words.end, following.whole.start), True, titled=True)
    if openings:
        behind = openings[-1].words.end
        after = find_given(text, behind, None)
        _add_article(draft, text, _own_units(text, behind, None, after), False, titled=True)
        given += after
    turns = sorted([*turns, *(_given(draft, text, one) for one in given)], key=lambda t: t.words[0])
    draft.paragraphs.sort()
    regions = sorted((_settled(r, draft.paragraphs) for r in draft.regions), key=lambda r: r.span)
    return Layout(tuple(draft.paragraphs), tuple(regions), tuple(turns))


def _add_article(
    draft: _Draft, text: str, spans: Sequence[Span], goes_on: bool, *, titled: bool = False
) -> None:
    """Note the title, the paragraphs and the furniture of an article, or of what is around a transcript."""
    labels = Counter(m.group() for s in spans if (m := _LABEL.match(text, s.start, s.end)))
    labelled = labels.total() > 1
    title_open = not titled
    for number, span in enumerate(spans):
        unit = span.of(text)
        heading = title_open and _may_be_title(unit, labels) and (goes_on or number + 1 < len(spans))
        match = whole_line(unit)
        if match is not None and not (heading and match.kind == "byline" and number == 0):
            draft.add(match.kind, span, match.agency)
            continue
        if number < _MOST_HEAD_UNITS and (kind := _of_head(draft, unit, title_open)) is not None:
            draft.add(kind, span)
            continue
        body = _cut_marker(draft, text, span)
        if heading and find_dateline(body.of(text), near_top=True) is None:
            draft.add("title", body)
            draft.paragraphs.append(body)
        else:
            _add_paragraph(draft, text, body, labelled)
        title_open = False


def _of_head(draft: _Draft, unit: str, opening: bool) -> RegionKind | None:
    """Tell what a unit above the prose is that says who published the article, when, and who wrote it.

    *Westport Courier, 4 March 2026* is furniture, *By Carla Nweke, political editor* a byline; a title that
    is called so (*Title: Ferry returns*) is none of both.
    """
    if len(draft.paragraphs) > any(region.kind == "title" for region in draft.regions):
        return None
    lines = [head_line(line, opening=opening) for line in unit.splitlines()]
    if not all(line is not None and line.title is None for line in lines):
        return None
    return "byline" if any(line and line.author for line in lines) else "furniture"


def _turn(draft: _Draft, text: str, opening: Opening) -> Turn:
    """Note a turn's label and paragraphs, and leave out what nobody utters."""
    if opening.whole:
        draft.add("label", trim(text, opening.whole.start, opening.whole.end))
    words: list[Span] = []
    for unit in opening.paragraphs(text):
        beside = opening.label is not None and unit.start == opening.words.start
        if is_unspoken(unit.of(text), labelled=beside and "\n" not in text[opening.whole.start : unit.start]):
            draft.add("furniture", unit)
            continue
        at = unit.start
        for stretch in uttered_stretches(text, unit):
            if aside := trim(text, at, stretch.start):
                draft.add("furniture", aside)
            if uttered := trim(text, stretch.start, stretch.end):
                words.append(uttered)
            at = stretch.end
        if aside := trim(text, at, unit.end):
            draft.add("furniture", aside)
    draft.paragraphs += words
    source, mark = (opening.label.name, opening.label.mark) if opening.label else (None, None)
    return Turn("transcript", source, mark, tuple(words), opening.part, opening.named)


def _openings(text: str, start: int) -> list[Opening]:
    """Return the turns of a transcript; names alone on their lines are none below letters and above posts.

    Two names that come back are speakers: nobody signs two letters of a page. Nor do many names stand above
    one letter.
    """
    found = find_openings(text, start)
    alone = all(one.label is not None and one.label.form == "alone" for one in found)
    again = Counter(one.label.key for one in found if one.label is not None)
    if not found or not alone or sum(times > 1 for times in again.values()) > 1:
        return found
    signed = sum(one.form != "announced" for one in find_given(text, start, None))
    return [] if 3 * signed > len(found) else found


def _own_units(text: str, start: int, end: int | None, given: Sequence[Given]) -> list[Span]:
    """Return the units between two offsets that hold the article's own words."""
    starts = [start, *(one.whole.end for one in given)]
    ends = [*(one.whole.start for one in given), end]
    return [unit for a, b in zip(starts, ends, strict=True) for unit in units(text, a, b)]


def _given(draft: _Draft, text: str, given: Given) -> Turn:
    """Note words that are somebody's by layout, and the lines around them that are nobody's."""
    at = given.whole.start
    for start, end in (*((part.start, part.end) for part in given.words), (given.whole.end, given.whole.end)):
        if aside := trim(text, at, start):
            names = given.source is not None and aside.covers(given.source)
            draft.add("label" if names else "furniture", aside)
        at = end
    draft.paragraphs += given.words
    return Turn(given.form, given.source, given.mark, given.words, named=given.named)


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
