"""Document to quotes: what is reported, by what words, from whom as the text names them."""

from __future__ import annotations

from quotetrack.model import Document, Quote


def detect(doc: Document) -> tuple[Quote, ...]:
    """Find the attributions of ``doc``; see :func:`quotetrack.detect.finding.detect`."""
    from quotetrack.detect import finding  # loads torch

    return finding.detect(doc)


__all__ = ["detect"]
