"""Quotes to attributions: who speaks, for whom, through which agency, over what channel.

A parsed document and its quotes come in; out goes one attribution a quote. Rooms, each standing on those
before it: *phrases* reads the text, *entities* who is named, *coreference* what other words mean,
*speakers* who says it, *provenance* through whom it came; ``resolve`` runs them. Answers: who said this?
"""

from quotetrack.attribute.resolve import attribute, dateline_agency

__all__ = ["attribute", "dateline_agency"]
