"""The types that stages hand to each other; imports nothing of ours, no Stanza, no SQLite.

Every offset is a half-open range of code points into ``Document.text`` (the stored text of
the article); nothing is ever shifted. All types are frozen and hold tuples, so a stage can
neither change what it was given nor share state with another. No text is stored twice: what
a span says is ``span.of(text)``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["direct", "indirect", "mixed"]
Class = Literal["speech", "thought", "perception"]
SpeakerType = Literal["person", "organization", "group", "document", "anonymous", "author"]
Method = Literal["name", "pronoun", "description", "continuation", "none"]
Relation = Literal["reported", "told", "carried", "speaker", "dateline"]
Hop = Literal["reported", "told", "carried", "speaker", "dateline", "published"]
RegionKind = Literal["title", "dateline", "byline", "credit", "tagline", "furniture"]

KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")
CLASSES: tuple[Class, ...] = ("speech", "thought", "perception")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of the stored text.

    Raises ValueError where ``end`` lies before ``start`` or ``start`` before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end}]")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether every character of ``other`` lies in this span."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all ``spans``; ValueError where there are none."""
    found = list(spans)
    return Span(min(s.start for s in found), max(s.end for s in found))


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word: ``index`` and ``head`` count within the sentence, the root's head is None.

    ``deprel`` keeps Universal Dependencies' subtypes; ``ner`` is a BIOES tag (*B-PERSON*, *O*).
    """

    index: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int | None
    deprel: str
    ner: str
    span: Span

    @property
    def rel(self) -> str:
        """The dependency relation without its subtype (*nsubj* of *nsubj:pass*)."""
        return self.deprel.partition(":")[0]

    def feat(self, name: str) -> str | None:
        """Return one morphological feature (*Plur* for *Number*), None where it has none."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in the document, its paragraph's number and its words in order."""

    index: int
    paragraph: int
    span: Span
    tokens: tuple[Token, ...]

    def children(self, index: int) -> Iterator[Token]:
        """Yield the words whose head is word ``index``, in text order."""
        return (t for t in self.tokens if t.head == index)

    @property
    def root(self) -> Token:
        """The word without a head (the first, should a parse have several)."""
        return next(t for t in self.tokens if t.head is None)


@dataclass(frozen=True, slots=True)
class Entity:
    """A name as the tagger found it; ``label`` is one of PERSON ORG LOC FAC NORP DATE MONEY ..."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the article that is not running text, or not the article's own words.

    ``title`` and ``dateline`` are of the article; ``byline``, ``credit`` (*AP*, *h/t: The Hill*),
    ``tagline`` (*Reporting by ...; Editing by ...*) and ``furniture`` (*Leave a reply*) are never
    parsed. ``agency`` is the canonical name where the region names one.
    """

    kind: RegionKind
    span: Span
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the paragraphs of running text lie, and what else the text holds."""

    paragraphs: tuple[Span, ...]
    regions: tuple[Region, ...] = ()

    def region(self, kind: RegionKind) -> Region | None:
        """Return the first region of ``kind``, None where there is none."""
        return next((r for r in self.regions if r.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed article. ``parser`` names the parsing package and its models' version."""

    text: str
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = ()
    layout: Layout = Layout(())
    parser: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that report: ``lemma`` of its head (*say*, *according to*, *:*), and its class."""

    span: Span
    lemma: str
    klass: Class = "speech"


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution as detection finds it: content, cue, source; speaker and agency come later.

    ``content`` has several spans where the quotation is split; ``source`` is empty where the text
    names nobody; ``cue`` is None for a quotation that merely goes on. ``parent`` is the index, in
    the same list, of the quote whose content holds this one; ``continues`` the index of the quote
    that this one carries on. ``rule`` names the structure that made it, ``confidence`` estimates
    the probability that the whole triple is right.
    """

    kind: Kind
    klass: Class
    content: tuple[Span, ...]
    cue: Cue | None
    source: tuple[Span, ...]
    rule: str
    confidence: float
    negated: bool = False
    parent: int | None = None
    continues: int | None = None

    def text(self, text: str) -> str:
        """Return the content's words, its parts joined by a space."""
        return " ".join(s.of(text) for s in self.content)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is reported. Several ``names`` only for a compound source (*Google and Yahoo*).

    ``candidates`` holds the names that remained where the text does not decide.
    """

    names: tuple[str, ...]
    type: SpeakerType
    method: Method
    role: str | None = None
    affiliation: str | None = None
    candidates: tuple[str, ...] = ()
    confidence: float = 1.0

    @property
    def name(self) -> str:
        """The names joined as a reader would write them."""
        if len(self.names) < 2:
            return self.names[0] if self.names else ""
        return ", ".join(self.names[:-1]) + " and " + self.names[-1]


@dataclass(frozen=True, slots=True)
class Agency:
    """The outlet through which a statement reached the article, how, and where it is named."""

    name: str
    relation: Relation
    mention: Span | None = None


@dataclass(frozen=True, slots=True)
class Relay:
    """One hop of the way from the speaker to the reader: which outlet, how, and where it is named.

    *he told CNN, Reuters reported* has two, CNN (*told*) and Reuters (*reported*). ``mention`` is
    None where the article's words do not name the outlet (the publisher, *published*).
    """

    agency: str
    relation: Hop
    mention: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quote with what it resolves to. ``id`` is stable across runs over the same text.

    ``relays`` are the hops that the article's sentences tell of, from the speaker outward; the first
    is ``agency``. ``recipient`` covers the words that name to whom it was said (*reporters*).
    """

    id: str
    quote: Quote
    speaker: Speaker | None
    agency: Agency | None = None
    channel: str | None = None
    relays: tuple[Relay, ...] = ()
    recipient: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What reading yields: the text to store, and what its container says of it.

    ``id`` is the file's stem (or the row's own id); ``published`` an ISO 8601 date or time;
    ``encoding`` names a guessed encoding, None where the bytes were UTF-8.
    """

    id: str
    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article; ``version`` names the extractor that found it."""

    article: Article
    title: str | None
    attributions: tuple[Attribution, ...]
    dateline_agency: Agency | None
    parser: str
    version: str

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


def quote_ids(text: str, quotes: Iterable[Quote]) -> tuple[str, ...]:
    """Return one id a quote: of the text and the cue's place, or the content's where there is no cue.

    Anchored on the cue, an id outlives a later model that draws the content's edges differently.
    Two quotes on one cue are told apart by their order.
    """
    key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    seen: dict[str, int] = {}
    found = []
    for quote in quotes:
        anchor = f"{key}:c{quote.cue.span.start}" if quote.cue else f"{key}:k{quote.content[0].start}"
        seen[anchor] = seen.get(anchor, 0) + 1
        digest = hashlib.sha256(f"{anchor}:{seen[anchor]}".encode()).hexdigest()
        found.append(f"q{digest[:12]}")
    return tuple(found)
