"""Tells of any words of a text whether they are wholly, partly or not in quotation marks, without a parse."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.marks import pair_marks
from quotetrack.model import Kind, Span

_WORD = re.compile(r"\w+")


def kind_of_spans(text: str, spans: Sequence[Span]) -> Kind:
    """Return the kind of a quotation with this content; offsets are into ``text``.

    *direct* where every word lies within quotation marks, *mixed* where some do. Titles and scare
    quotes count as well, since nothing here knows them.
    """
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    quoted = [found.span for found in pair_marks(text, paragraphs)]
    inside = [
        any(
            mark.start <= span.start + word.start() and span.start + word.end() <= mark.end for mark in quoted
        )
        for span in spans
        for word in _WORD.finditer(span.of(text))
    ]
    if inside and all(inside):
        return "direct"
    return "mixed" if any(inside) else "indirect"
