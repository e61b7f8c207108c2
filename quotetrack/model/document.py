"""A parsed article: words, sentences, names, and where its text is none of the article's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from quotetrack.model.offsets import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RegionKind = Literal["title", "dateline", "byline", "credit", "tagline", "furniture", "label"]
TurnForm = Literal["transcript", "letter", "post", "signed", "announced"]
TurnPart = Literal["said", "asked", "answered"]


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
class TaggedName:
    """A name as the tagger found it; ``label`` is one of PERSON ORG LOC FAC NORP DATE MONEY ..."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the article that is not running text, or not the article's own words.

    ``title`` and ``dateline`` are of the article; ``byline``, ``credit`` (*AP*, *h/t: The Hill*),
    ``tagline`` (*Reporting by ...; Editing by ...*), ``furniture`` (*Leave a reply*) and
    ``label`` (*MS. FENN:*, a letter's signature) are never parsed. ``agency`` is the canonical name where the
    region names one.
    """

    kind: RegionKind
    span: Span
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Words that the layout alone gives to somebody: a transcript's turn, a letter, a post, a signed block.

    ``source`` are the words that name who speaks (*MS. FENN*, *Q*, a signature), None where nothing does;
    ``mark`` is the colon or dash beside them; ``words`` are whole paragraphs. ``part`` tells a question and
    an answer apart where they are marked as such, and ``named`` where the text says who asks or answers, or
    the sentence that announces the words (*Her statement in full:*).
    """

    form: TurnForm
    source: Span | None
    mark: Span | None
    words: tuple[Span, ...]
    part: TurnPart = "said"
    named: Span | None = None

    def __hash__(self) -> int:
        """Hash by where it begins: a letter has thousands of paragraphs, and is asked for at each quote."""
        return hash((self.form, self.source, self.words[:1]))


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the paragraphs of running text lie, what else the text holds, and whose words some are."""

    paragraphs: tuple[Span, ...]
    regions: tuple[Region, ...] = ()
    turns: tuple[Turn, ...] = ()

    def region(self, kind: RegionKind) -> Region | None:
        """Return the first region of ``kind``, None where there is none."""
        return next((r for r in self.regions if r.kind == kind), None)


@dataclass(frozen=True, slots=True, eq=False)
class RoleReading:
    """What the network made of a run of a document's words as parts of reports.

    ``start`` is the number of the first word seen, ``kept`` are those that are answered here. In rows, a
    word each: ``roles`` and ``nested`` are probabilities of ``encoder.reading_network.ROLES``, outermost
    and within a content, ``senses`` those of its SENSES; ``cues`` and ``words`` are vectors that tell which
    words are a cue's (by source and content).
    """

    start: int
    kept: range
    roles: NDArray[np.float32]
    nested: NDArray[np.float32]
    senses: NDArray[np.float32]
    cues: NDArray[np.float16]
    words: NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed article. ``parser`` names the parsing package and its models' version.

    ``readings`` are what the parser's network made of the words on the way; None where another has parsed.
    """

    text: str
    sentences: tuple[Sentence, ...]
    tagged_names: tuple[TaggedName, ...] = ()
    layout: Layout = Layout(())
    parser: str = ""
    readings: Sequence[RoleReading] | None = field(default=None, repr=False, compare=False)
