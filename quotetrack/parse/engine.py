"""Runs the embedded models over an article's paragraphs, or hands them to a Stanza package.

Nothing heavy is imported before a parser is needed, and Stanza (with torch) only where a Stanza package is
asked for. Nothing is downloaded here: see ``fetch``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from quotetrack.encoder.kept_readings import KeptReadings
from quotetrack.encoder.reading_network import NetworkReading, load_reader, read_document, role_reading
from quotetrack.encoder.stretches import MarkStates, ReadSentence, Stretch
from quotetrack.marks import pair_marks
from quotetrack.model import Document, Sentence, Span, Token
from quotetrack.parse.conllu import tagged_names
from quotetrack.parse.layout.regions import lay_out
from quotetrack.parse.sentences.boundaries import TokenPiece
from quotetrack.parse.sentences.ends import sentences_of
from quotetrack.parse.sentences.overlong import cut_pieces
from quotetrack.parse.tagging.lemma_dictionary import lemma
from quotetrack.version import __version__

if TYPE_CHECKING:
    from quotetrack.parse.tagging.annotator import Annotation

EMBEDDED = "news"
Annotate = Callable[[Sequence[ReadSentence]], Iterable["Annotation"]]


class _Engine(Protocol):
    name: str
    at_once: int

    def parse_many(self, texts: Sequence[str]) -> list[Document]: ...


class Parser:
    """A loaded parser.

    ``model`` is None for the embedded models, a Stanza resources directory (its English default package, or
    the first it holds), or the name of an official package that ``quotetrack models download`` has fetched.
    ``name`` is stored beside every result; ``at_once`` is how many texts are best given to it together.

    Raises ModelUnavailable where the models are not there or do not load, or Stanza is not installed.
    """

    def __init__(self, model: str | None = None) -> None:
        self._engine: _Engine
        if model is None or model == EMBEDDED:
            self._engine = EmbeddedModels()
        else:
            from quotetrack.parse.stanza_package import StanzaPackage

            self._engine = StanzaPackage(model)
        self.name, self.at_once = self._engine.name, self._engine.at_once

    def parse(self, text: str) -> Document:
        """Parse one text; offsets in the answer are code points into ``text``."""
        return self.parse_many([text])[0]

    def parse_many(self, texts: Sequence[str]) -> list[Document]:
        """Parse several texts; answers in the same order, each what the text alone would get."""
        return self._engine.parse_many(texts)


class EmbeddedModels:
    """Words and sentences by rules, the rest by the reading network and a dictionary."""

    at_once = 1  # each is read by itself, and what is kept of one serves the next

    def __init__(self) -> None:
        from quotetrack.parse.tagging.annotator import Annotator

        self._annotator = Annotator(load_reader())
        self.name = f"quotetrack {__version__} {EMBEDDED}"

    def parse_many(self, texts: Sequence[str]) -> list[Document]:
        """Parse texts one by one."""
        return [self._parse(text) for text in texts]

    def _parse(self, text: str) -> Document:
        found = KeptReadings()

        def annotate(sentences: Sequence[ReadSentence]) -> Iterable[Annotation]:
            starts = [0, *accumulate(len(sentence.words) for sentence in sentences)]

            def passages() -> Iterator[tuple[Stretch, NetworkReading]]:
                for passage, reading in read_document(sentences, self._annotator.reader):
                    found.add(role_reading(starts, passage, reading))
                    yield passage, reading

            return self._annotator(sentences, passages())

        document = document_of(text, annotate, self.name)
        return replace(document, readings=found)


def document_of(text: str, annotate: Annotate, parser: str = "") -> Document:
    """Part a text into words and sentences by rules and have them annotated."""
    layout = lay_out(text)
    quotations = pair_marks(text, layout.paragraphs)
    turned: defaultdict[int, set[int]] = defaultdict(set)
    for quotation in quotations:
        if quotation.is_turned(text):
            start = layout.paragraphs[quotation.paragraph].start
            turned[quotation.paragraph].add(quotation.span.start - start)
    rows = [
        (number, pieces)
        for number, paragraph in enumerate(layout.paragraphs)
        for sentence in sentences_of(paragraph.of(text), turned[number])
        for pieces in cut_pieces(moved(sentence, paragraph.start))
    ]
    states = MarkStates(quotations)
    read = [
        ReadSentence(
            [piece.text for piece in pieces],
            number,
            states([p.start for p in pieces], [p.end for p in pieces]),
        )
        for number, pieces in rows
    ]
    sentences = tuple(
        _sentence(index, number, pieces, found)
        for index, ((number, pieces), found) in enumerate(zip(rows, annotate(read), strict=True))
    )
    names = tuple(name for sentence in sentences for name in tagged_names(sentence))
    return Document(text, sentences, names, layout, parser)


def moved(pieces: Sequence[TokenPiece], by: int) -> list[TokenPiece]:
    """Return the words with their places moved to those in the whole text."""
    return [TokenPiece(piece.text, piece.start + by, piece.end + by) for piece in pieces]


def _sentence(index: int, paragraph: int, pieces: Sequence[TokenPiece], found: Annotation) -> Sentence:
    """Put a sentence's words and its annotation together."""
    tokens = tuple(
        Token(
            index=place,
            text=piece.text,
            lemma=lemma(piece.text, upos),
            upos=upos,
            xpos=xpos,
            feats="" if feats == "_" else feats,
            head=head - 1 if head else None,
            deprel=deprel,
            ner=name,
            span=Span(piece.start, piece.end),
        )
        for place, (piece, upos, xpos, feats, head, deprel, name) in enumerate(
            zip(
                pieces,
                found.upos,
                found.xpos,
                found.feats,
                found.heads,
                found.deprel,
                found.names,
                strict=True,
            )
        )
    )
    return Sentence(index, paragraph, Span(pieces[0].start, pieces[-1].end), tokens)
