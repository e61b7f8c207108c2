"""Article text to Document: layout, then Stanza; the only stage that knows Stanza."""

from quotetrack.parse.engine import Parser
from quotetrack.parse.layout import lay_out

__all__ = ["Parser", "lay_out"]
