"""What extraction answers for one article."""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.model.attribution import Agency, Attribution, Relay
from quotetrack.model.extraction import Article
from quotetrack.model.quote_columns import found_rows
from quotetrack.model.quote_list import QuoteList


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article; ``version`` names the extractor that found it."""

    article: Article
    title: str | None
    attributions: tuple[Attribution, ...]
    dateline_agency: Agency | None
    parser: str
    version: str

    @property
    def quotes(self) -> QuoteList:
        """The quotes, to iterate, count, tabulate and show; their rows are those of every export."""
        made_by = (self.version, self.parser)
        rows = found_rows(self.article, self.title, self.attributions, self.dateline_agency, made_by)
        return QuoteList(rows, self.article.text)

    def _repr_html_(self) -> str:
        """Show the article with its quotes marked, as a notebook does."""
        return self.quotes._repr_html_()

    def chain(self, attribution: Attribution) -> tuple[Relay, ...]:
        """Return the whole way of a statement: its own hops, the article's dateline, its publisher.

        An outlet that is there already, or whose own statement it is, is not added again.
        """
        hops = list(attribution.relays)
        dateline, publisher = self.dateline_agency, self.article.publisher
        last = [Relay(dateline.name, "dateline", dateline.mention)] if dateline else []
        last += [Relay(publisher, "published")] if publisher else []
        for hop in last:
            if hop.agency.casefold() not in {known.agency.casefold() for known in hops}:
                hops.append(hop)
        return tuple(hops)
