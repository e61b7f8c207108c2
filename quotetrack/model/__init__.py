"""The types that stages hand to each other; imports nothing of ours, no Stanza, no SQLite.

Every offset is a half-open range of code points into ``Document.text`` (the stored text of
the article); nothing is ever shifted. All types are frozen and hold tuples, so a stage can
neither change what it was given nor share state with another. No text is stored twice: what
a span says is ``span.of(text)``.

What one stage found comes in; the same goes out to the next, and nobody can change it. Answers: what do
stages tell each other?
"""

from __future__ import annotations

from quotetrack.model.attribution import (
    CLASSES,
    KINDS,
    NOBODY,
    Agency,
    Attribution,
    Class,
    Cue,
    Hop,
    Kind,
    Method,
    Quote,
    Relation,
    Relay,
    Speaker,
    SpeakerType,
    quote_ids,
)
from quotetrack.model.document import (
    Document,
    Layout,
    Region,
    RegionKind,
    RoleReading,
    Sentence,
    TaggedName,
    Token,
    Turn,
    TurnForm,
    TurnPart,
)
from quotetrack.model.extracted import Extraction
from quotetrack.model.extraction import Article, DateFault, DayOrder, Undated, article_name
from quotetrack.model.offsets import Span, hull
from quotetrack.model.quote_list import FoundQuote, QuoteList

__all__ = [
    "CLASSES",
    "KINDS",
    "NOBODY",
    "Agency",
    "Article",
    "Attribution",
    "Class",
    "Cue",
    "DateFault",
    "DayOrder",
    "Document",
    "Extraction",
    "FoundQuote",
    "Hop",
    "Kind",
    "Layout",
    "Method",
    "Quote",
    "QuoteList",
    "Region",
    "RegionKind",
    "Relation",
    "Relay",
    "RoleReading",
    "Sentence",
    "Span",
    "Speaker",
    "SpeakerType",
    "TaggedName",
    "Token",
    "Turn",
    "TurnForm",
    "TurnPart",
    "Undated",
    "article_name",
    "hull",
    "quote_ids",
]
