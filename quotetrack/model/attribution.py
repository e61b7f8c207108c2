"""Attributions: content, cue and source as detection finds them; speaker, agency and hops as resolved."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from quotetrack.model.offsets import Span

Kind = Literal["direct", "indirect", "mixed"]
Class = Literal["speech", "thought", "perception", "no_comment"]
SpeakerType = Literal["person", "organization", "group", "document", "anonymous", "author"]
Method = Literal["name", "pronoun", "description", "continuation", "none"]
Relation = Literal["reported", "told", "carried", "speaker", "dateline"]
Hop = Literal["reported", "told", "carried", "speaker", "dateline", "published"]

KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")
CLASSES: tuple[Class, ...] = ("speech", "thought", "perception", "no_comment")


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

    def __bool__(self) -> bool:
        """Tell whether anybody is named; NOBODY is false."""
        return bool(self.names)


# Whose words are those of which the text names nobody: asked for a name, it has none.
NOBODY = Speaker((), "anonymous", "none")


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
    is ``agency``. ``recipient`` covers the words that name to whom it was said (*reporters*). ``speaker``
    may be asked for a name always: where the text names nobody, it is NOBODY, which is false and has none.
    """

    id: str
    quote: Quote
    speaker: Speaker
    agency: Agency | None = None
    channel: str | None = None
    relays: tuple[Relay, ...] = ()
    recipient: Span | None = None


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
