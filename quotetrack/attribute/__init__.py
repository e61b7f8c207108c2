"""Quotes to attributions: who speaks, for whom, through which agency, over what channel."""

from quotetrack.attribute.resolve import attribute, dateline_agency

__all__ = ["attribute", "dateline_agency"]
