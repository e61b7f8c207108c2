"""Article text to Document: layout, words and sentences by rules, one reading; only here is Stanza known.

A text comes in; out go its paragraphs, sentences, words, trees and names, at offsets into that text. Rooms:
*layout*, *sentences*, *tagging*; ``engine`` runs them, ``stanza_package`` the models of others.
Answers: what are the words, and how do they hang together?
"""

from quotetrack.parse.engine import Parser
from quotetrack.parse.layout.regions import lay_out

__all__ = ["Parser", "lay_out"]
