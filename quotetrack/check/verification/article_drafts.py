"""Finds in an extracted draft what is to be checked: each quotation, its line and whom it is ascribed to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotetrack.check.verification.claims import Claim, claim_of_report, claim_of_spans
from quotetrack.model import Attribution, Extraction, Span

_NAMED = frozenset({"person", "organization", "group", "document"})


@dataclass(frozen=True, slots=True)
class Drafted:
    """One quotation of a draft: on which ``line`` it begins, what it claims and of whom."""

    line: int
    claim: Claim
    speaker: str | None
    spans: tuple[Span, ...]


def drafted(extraction: Extraction, *, reports: bool = True) -> Iterator[Drafted]:
    """Yield the quotations of a draft in order, and without marks what it reports in words of its own.

    What somebody is said *not* to have said claims nothing. Words that two attributions share (*AP said that
    Roe said “it rains”*) are checked once, as the inner speaker's, or the outer one's where all of the outer
    words stand in marks.
    """
    text = extraction.article.text
    found = extraction.attributions
    for attribution in found:
        quote = attribution.quote
        if quote.negated or _checked_elsewhere(attribution, found):
            continue
        if quote.kind == "indirect":
            wanted = reports and quote.klass == "speech"
            claim = claim_of_report(text, quote.content) if wanted else None
        else:
            claim = claim_of_spans(text, quote.content, mixed=quote.kind == "mixed")
        if claim is not None:
            line = text.count("\n", 0, quote.content[0].start) + 1
            yield Drafted(line, claim, _asked_for(attribution), quote.content)


def _asked_for(attribution: Attribution) -> str | None:
    """Return the name that a draft ascribes a quotation to; None where it names nobody."""
    speaker = attribution.speaker
    if speaker.method == "none" or speaker.type not in _NAMED or not speaker.names:
        return None
    return speaker.names[0]


def _checked_elsewhere(attribution: Attribution, found: tuple[Attribution, ...]) -> bool:
    """Tell whether another attribution is checked for the same words in marks."""
    quote = attribution.quote
    if quote.parent is not None and found[quote.parent].quote.kind == "direct":
        return True
    index = found.index(attribution)
    if quote.kind == "indirect" and any(other.quote.parent == index for other in found):
        return True
    inner = [other.quote for other in found if other.quote.parent == index and other.quote.kind != "indirect"]
    return quote.kind == "mixed" and any(
        all(any(span.covers(own) for span in quote.content) for own in other.content) for other in inner
    )
