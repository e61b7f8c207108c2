"""What a database gives back of an article and its quotes: the types that ``store`` fills for ``export``.

Frozen like ``model``; offsets are half-open code points into ``StoredArticle.text``. Imports only ``model``.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any, Literal

from quotetrack.model.attribution import Class, Kind, Method, Relation, Relay, SpeakerType
from quotetrack.model.extraction import web_address
from quotetrack.model.offsets import Span

ReviewStatus = Literal["confirmed", "corrected", "rejected", "commented", "undone", "withdrawn"]
REVIEW_STATUSES: tuple[ReviewStatus, ...] = (
    *("confirmed", "corrected", "rejected"),
    *("commented", "undone", "withdrawn"),
)
CORRECTABLE = (  # what a person may set right of a quote, by the names of the options that do
    *("content", "content_span", "cue", "source", "speaker", "speaker_type", "role", "affiliation"),
    *("klass", "agency", "relation", "channel"),
)
Row = dict[str, Any]  # a row of the database, or of an answer, as plain values


def source_phrase(source: str) -> str:
    """Return a source as it reads by itself: *Ida Brandt, the mayor*, without the comma that closes it."""
    return source.rstrip(",")


@dataclass(frozen=True, slots=True)
class StoredSpeaker:
    """A speaker; ``number`` is the same for the same speaker in every article of one database."""

    number: int
    name: str
    type: SpeakerType


@dataclass(frozen=True, slots=True)
class StoredAgency:
    """A news agency or outlet, as data/agencies.csv knows it; ``wikidata`` like *Q40469*."""

    name: str
    short: str | None = None
    kind: str | None = None
    country: str | None = None
    wikidata: str | None = None

    @property
    def uri(self) -> str | None:
        """The address of its Wikidata entity, None where that is unknown."""
        return f"http://www.wikidata.org/entity/{self.wikidata}" if self.wikidata else None


@dataclass(frozen=True, slots=True)
class Review:
    """The verdict that counts: *confirmed*, *corrected* or *rejected*; ``changed``: what was set right."""

    status: str
    reviewer: str
    note: str | None
    at: str
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """Another place at which the very text of an article was found, and when."""

    document: str
    path: str | None
    url: str | None
    title: str | None
    publisher: str | None
    published: str | None
    retrieved_at: str
    fetched: str | None = None

    @property
    def address(self) -> str | None:
        """Where it was fetched from; of what was not, the address that came with the file or the row."""
        return web_address(self.fetched) or web_address(self.url)


@dataclass(frozen=True, slots=True)
class StoredQuote:
    """One attribution with all that is stored of it; a reviewed one as the reviewer left it."""

    id: str
    kind: Kind
    klass: Class
    content: tuple[Span, ...]
    text: str
    cue: Span | None
    cue_text: str | None
    cue_lemma: str | None
    source: tuple[Span, ...]
    source_text: str | None
    speakers: tuple[StoredSpeaker, ...]
    method: Method | None
    candidates: tuple[str, ...]
    role: str | None
    affiliation: str | None
    agency: StoredAgency | None
    relation: Relation | None
    mention: Span | None
    channel: str | None
    negated: bool
    parent: str | None
    rule: str
    confidence: float
    review: Review | None = None
    relays: tuple[Relay, ...] = ()
    recipient: Span | None = None

    @property
    def name(self) -> str:
        """The speakers' names as a reader would write them; empty where nobody is named."""
        names = [speaker.name for speaker in self.speakers]
        return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)

    @property
    def uri(self) -> str:
        """A name for this quote that is the same in every database."""
        return f"urn:quotetrack:{self.id}"

    @property
    def rejected(self) -> bool:
        """Whether a person said that this is no such quote."""
        return self.review is not None and self.review.status == "rejected"

    @property
    def accepted(self) -> bool:
        """Whether a person confirmed it or set it right."""
        return self.review is not None and not self.rejected

    def passages(self, text: str) -> list[str]:
        """Return the words of each span of content."""
        return [span.of(text) for span in self.content]


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """A stored text, where it came from, what extracted it, and its quotes that were asked for."""

    number: int
    document: str
    path: str | None
    url: str | None
    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    text: str
    sha256: str
    encoding: str | None
    dateline: StoredAgency | None
    retrieved_at: str
    version: str
    parser: str
    model: str
    extracted_at: str
    copies: tuple[Copy, ...]
    quotes: tuple[StoredQuote, ...]
    fetched: str | None = None
    claimed_url: str | None = None

    @property
    def address(self) -> str | None:
        """Where it was fetched from; of what was not, the address that came with the file or the row."""
        return web_address(self.fetched) or web_address(self.url)

    @property
    def claimed(self) -> str | None:
        """The address that the page says it has, where it was not fetched from there."""
        said = web_address(self.claimed_url)
        return said if said != web_address(self.fetched) else None

    @property
    def name(self) -> str:
        """A file name of its own for this article: the document's, without signs, and the row's number."""
        plain = "".join(c if c.isalnum() or c in "-_." else "-" for c in self.document)[:60].strip("-.")
        return f"{plain or 'article'}-{self.number}"

    @property
    def uri(self) -> str:
        """Its address; for a text without one, the name that RFC 6920 makes of its digest."""
        digest = base64.urlsafe_b64encode(bytes.fromhex(self.sha256)).decode("ascii").rstrip("=")
        return self.address or f"ni:///sha-256;{digest}"

    def chain(self, quote: StoredQuote) -> tuple[Relay, ...]:
        """Return the whole way of a statement: its own hops, this article's dateline, its publisher.

        An outlet that is there already is not added again.
        """
        hops = list(quote.relays)
        last = [Relay(self.dateline.name, "dateline")] if self.dateline else []
        last += [Relay(self.publisher, "published")] if self.publisher else []
        for hop in last:
            if hop.agency.casefold() not in {known.agency.casefold() for known in hops}:
                hops.append(hop)
        return tuple(hops)

    @property
    def heading(self) -> str:
        """Its title, else its document's name."""
        return self.title or self.document


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month or year, and how many quotes it has, by kind."""

    name: str
    quotes: int
    direct: int
    mixed: int
    indirect: int


@dataclass(frozen=True, slots=True)
class SpeakerCounts:
    """How often a speaker is quoted, and from when to when; the role and affiliation named last."""

    name: str
    type: SpeakerType
    quotes: int
    direct: int
    mixed: int
    indirect: int
    articles: int
    first: str | None
    last: str | None
    role: str | None
    affiliation: str | None


@dataclass(frozen=True, slots=True)
class QuoteCounts:
    """Counts over some quotes; each ranking is of names and numbers, the greatest first."""

    quotes: int
    articles: int
    speakers: int
    first: str | None
    last: str | None
    undated: int
    checked: int
    kinds: dict[str, int]
    times: tuple[Moment, ...]
    people: tuple[SpeakerCounts, ...]
    agencies: tuple[tuple[str, int], ...]
    datelines: tuple[tuple[str, int], ...]
    publishers: tuple[tuple[str, int], ...]
    cues: tuple[tuple[str, int], ...]
    reviews: tuple[tuple[str, int], ...]
    versions: tuple[tuple[str, int], ...]
