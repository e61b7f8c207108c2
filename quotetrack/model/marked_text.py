"""Quotes for the eye in a notebook: their text marked as the article page marks it, or a list of them.

One string of HTML with its colours in it, no script, nothing fetched; all that comes from a text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any

_SPAN = re.compile(r"(\d+)-(\d+)")
_STYLES = {  # inside wins over what is around it
    "content": "background:rgba(255,196,0,.28)",
    "source": "font-weight:600;border-bottom:2px solid rgba(0,110,180,.8)",
    "cue": "border-bottom:2px dotted rgba(180,60,0,.9)",
}
_BOX = "font-family:Georgia,serif;line-height:1.6;max-width:46em;white-space:pre-wrap"


def notebook_html(text: str, quotes: Sequence[Mapping[str, Any]]) -> str:
    """Return a text with the contents, sources and cues of its quotes marked; a mark tells who said it.

    ``quotes`` are rows with the columns ``content``, ``source_spans`` (*12-57;60-70*), ``cue_start`` and
    ``cue_end`` in code points.
    """
    marks = sorted(mark for quote in quotes for mark in _marks(quote))
    edges = sorted({0, len(text), *(edge for start, end, *_ in marks for edge in (start, end))})
    pieces = []
    for start, end in pairwise(edges):
        over = [mark for mark in marks if mark[0] <= start and end <= mark[1]]
        piece = escape(text[start:end])
        if over:
            parts = dict.fromkeys(part for _, _, part, _ in over)
            style = ";".join(style for part, style in _STYLES.items() if part in parts)
            inner = min(over, key=lambda mark: mark[1] - mark[0])
            piece = f'<span style="{style}" title="{escape(inner[3])}">{piece}</span>'
        pieces.append(piece)
    return f'<div style="{_BOX}">{"".join(pieces)}</div>'


def listed_html(quotes: Sequence[Mapping[str, Any]]) -> str:
    """Return a list of quotes: who said what, where and when."""
    rows = "".join(
        f"<tr><td>{escape(quote['speaker'] or '')}</td><td>{escape(quote['text'])}</td>"
        f"<td>{escape(quote['publisher'] or quote['document'] or '')}</td>"
        f"<td>{escape(quote['published'] or '')}</td></tr>"
        for quote in quotes
    )
    head = "".join(f"<th>{escape(name)}</th>" for name in ("speaker", "text", "publisher", "published"))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _marks(quote: Mapping[str, Any]) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, part and label of each span of a quote."""
    label = f"{quote['speaker'] or 'nobody named'} · {quote['kind']} {quote['class']} · {quote['confidence']}"
    for part, column in (("content", "content"), ("source", "source_spans")):
        for start, end in _SPAN.findall(quote[column] or ""):
            yield int(start), int(end), part, label
    if quote["cue_start"] is not None:
        yield quote["cue_start"], quote["cue_end"], "cue", label
