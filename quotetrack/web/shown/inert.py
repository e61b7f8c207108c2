"""Shows words that come from articles so that they stay words, whatever they contain."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

# Explicit bidirectional formatting: it would reorder what stands around it.
BIDI_CONTROLS = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
_CONTROL = re.compile("([" + "".join(BIDI_CONTROLS) + "])")
_RIGHT_TO_LEFT = {"R", "AL", "AN"}


def inert_html(words: object) -> Markup:
    """Return words from an article as HTML in which no markup, script or control character acts.

    A bidirectional control keeps its place, so that the words can be copied unchanged, but stands
    alone within an isolate that names it; words in a right-to-left script are isolated as a whole.
    None becomes nothing.
    """
    if words is None:
        return Markup("")
    parts = _CONTROL.split(str(words))
    html = Markup("").join(
        Markup('<bdi class="control" title="{0}" data-name="{0}">{1}</bdi>').format(BIDI_CONTROLS[part], part)
        if part in BIDI_CONTROLS
        else escape(part)
        for part in parts
    )
    isolated = any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for part in parts for c in part)
    return Markup("<bdi>{}</bdi>").format(html) if isolated else html


def plain_html(words: object) -> str:
    """Return words on one line without controls, for titles and attributes, where no markup can isolate."""
    return " ".join(_CONTROL.sub("", "" if words is None else str(words)).split())


def marked_html(snippet: str, opening: str, closing: str) -> Markup:
    """Return a snippet whose found terms stand between two signs, with the terms in ``<mark>``."""
    html = Markup("")
    for i, part in enumerate(snippet.split(opening)):
        inside, sign, after = part.partition(closing)
        if i and sign:
            html += Markup("<mark>{}</mark>{}").format(inert_html(inside), inert_html(after))
        else:
            html += inert_html(part)
    return html
