"""Document to quotes: what is reported, by what words, from whom as the text names them.

A parsed document comes in; out go quotes with content, cue and source. Rooms: *forms* is what the others
hand on, *network* the evidence of the attribution network, *propose* the rules that propose, *decide* what
chooses, mends and refuses; ``finding`` runs them. Answers: what is said here?
"""

from __future__ import annotations

from quotetrack.model import Document, Quote


def detect(doc: Document) -> tuple[Quote, ...]:
    """Find the attributions of ``doc``; see :func:`quotetrack.detect.finding.find_quotations`."""
    from quotetrack.detect import finding

    return finding.find_quotations(doc)


__all__ = ["detect"]
