"""Finds the paragraphs of running text, and the parts of an article that are something else."""

from __future__ import annotations

import re

from quotetrack.model import Layout, Span

_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\n[ \t]*\S(?:.*\S)?)*")


def lay_out(text: str) -> Layout:
    """Return the paragraphs of ``text`` (runs of lines without a blank line between them)."""
    return Layout(tuple(Span(m.start(), m.end()) for m in _PARAGRAPH.finditer(text)))
