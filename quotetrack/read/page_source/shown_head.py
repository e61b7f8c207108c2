"""The head of a page as a reader sees it: the lines between the headline and the first paragraph.

It is asked where the page declares no date: *By Carla Nweke | Westport Courier | 4 March 2026*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from quotetrack.lexicon.word_sets import word_set
from quotetrack.read.heads.plain_head import Head, read_head

_MOST_WORDS = 12  # of a line that is no prose
_MOST_LINES = 12
_HEADLINE = "#"  # stands for the page's own, so that no line below it is taken for one


def shown_head(tree: Any, is_own: Callable[[Any], bool]) -> Head:
    """Return what the lines below a page's headline say; ``is_own`` tells what is the page's own."""
    lines: list[str] = []
    for element in _below_headline(tree):
        text = " ".join(element.text_content().split())
        if text and len(text.split()) <= _MOST_WORDS and text not in lines and is_own(element):
            lines.append(text)
        if len(lines) == _MOST_LINES:
            break
    return read_head("\n".join([_HEADLINE, *lines]))


def _below_headline(tree: Any) -> Iterator[Any]:
    """Yield the blocks without blocks in them between the first headline and the first paragraph of prose."""
    inline = word_set("reading.inline_tags")
    below = False
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "h1":
            below = True
        elif below and element.tag == "p" and len(element.text_content().split()) > _MOST_WORDS:
            return
        elif below and (element.tag == "time" or (element.tag not in inline and _is_leaf(element))):
            yield element


def _is_leaf(element: Any) -> bool:
    """Tell whether an element holds no block."""
    inline = word_set("reading.inline_tags")
    return all(child.tag in inline for child in element.iterdescendants() if isinstance(child.tag, str))
