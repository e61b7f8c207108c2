"""Article text to Document: layout, then Stanza; the only stage that knows Stanza.

A text comes in; out go its paragraphs, sentences, words, trees and names, at offsets into that text. Rooms:
*layout* before Stanza, *sentences* and *tagging* within it; ``engine`` runs them. Answers: what are the
words, and how do they hang together?
"""

from quotetrack.parse.engine import Parser
from quotetrack.parse.layout.regions import lay_out

__all__ = ["Parser", "lay_out"]
