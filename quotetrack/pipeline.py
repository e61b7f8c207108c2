"""Composes the stages: text in, Extraction out. No files, no database, no printing.

Articles are parsed a batch at a time, which is faster than one by one. An article on which a
stage fails is handed back as an ExtractionFailed in its place, and the others of its batch go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from quotetrack.errors import BadLexicon, ModelUnavailable, QuotetrackError
from quotetrack.lexicon.own.chosen import choose_lexicon, versioned
from quotetrack.lexicon.own.lexicon_folder import read_lexicon
from quotetrack.model import Article, Document, Extraction, article_name
from quotetrack.version import __version__

if TYPE_CHECKING:
    from quotetrack.parse import Parser


class ExtractionFailed(QuotetrackError):
    """One article on which a stage failed; ``article`` is that article."""

    def __init__(self, article: Article, cause: Exception) -> None:
        reason = str(cause).splitlines()[0] if str(cause) else "no message"
        name = article_name(article)
        super().__init__(
            f"{name}: not extracted ({type(cause).__name__}: {reason}); please report this article"
        )
        self.article = article

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it be sent from one process to another; its cause stays behind."""
        return _failed_elsewhere, (self.article, str(self))


def _failed_elsewhere(article: Article, message: str) -> ExtractionFailed:
    """Return the failure that another process tells of in these words."""
    failure = ExtractionFailed.__new__(ExtractionFailed, message)
    failure.article = article
    return failure


class Parses(Protocol):
    """What the pipeline needs of a parser."""

    def parse_many(self, texts: Sequence[str]) -> list[Document]:
        """Return one document a text, in the same order."""
        ...


@dataclass(frozen=True, slots=True)
class Batch:
    """How much is parsed at once: at most so many articles, and so many characters over all.

    An article longer than ``characters`` is a batch of its own.
    """

    articles: int = 16
    characters: int = 60_000


def extract(text: str, *, parser: Parses | None = None, name: str = "text") -> Extraction:
    """Return all that is found in one text; offsets are code points into it.

    ``parser`` defaults to the embedded models, loaded on first use and then kept; ``name`` becomes
    the document's id. Raises ModelUnavailable where the models do not load, ExtractionFailed where a
    stage fails on this text, TypeError for what is no text.
    """
    if not isinstance(text, str):
        given = type(text).__name__
        raise TypeError(f"extract takes a text, not {given}; of a file give Path(...).read_text('utf-8')")
    article = Article(name, text)
    parser = parser or load_parser()
    found = next(extract_many([article], parser=parser))
    if isinstance(found, ExtractionFailed):
        raise found from found.__cause__
    return found


def extract_many(
    articles: Iterable[Article], *, parser: Parses | None = None, batch: Batch | None = None
) -> Iterator[Extraction | ExtractionFailed]:
    """Yield one answer an article, in the order given; an article that fails is a value, never raised.

    ``parser`` defaults to the embedded models, ``batch`` to what suits the parser. Raises BadLexicon or
    ModelUnavailable, which concern every article, and TypeError for what is no Article.
    """
    parser = parser or load_parser()
    at_once: int | None = getattr(parser, "at_once", None)
    for some in _batches(articles, batch or (Batch(at_once) if at_once else Batch())):
        try:
            documents: Sequence[Document | None] = parser.parse_many([article.text for article in some])
        except ModelUnavailable:
            raise
        except Exception:  # whatever a parser raises: find the article that it fails on
            documents = [None] * len(some)
        for article, document in zip(some, documents, strict=True):
            yield _attempt(article, document, parser)


def use_lexicon(folder: str | Path) -> None:
    """Read by a newsroom's own word lists from here on, laid over the shipped ones.

    ``folder`` holds files named and shaped as those of data/en (docs/own-words.md). Call it before the first
    text: a process reads by one lexicon from first to last. Raises BadLexicon where the folder holds no such
    lists, a row cannot be used (file and line are named), or other words were read before.
    """
    choose_lexicon(read_lexicon(folder))


@cache
def load_parser(model: str | None = None) -> Parser:
    """Load the embedded models, or those that ``model`` names, once a process.

    Raises ModelUnavailable where they are not there or do not load.
    """
    from quotetrack.parse import Parser

    return Parser(model)


def _attempt(article: Article, document: Document | None, parser: Parses) -> Extraction | ExtractionFailed:
    """Extract from one article, parsing it alone where its batch could not be parsed."""
    try:
        return _annotate(article, document or parser.parse_many([article.text])[0])
    except (BadLexicon, ModelUnavailable):  # nothing to do with this article: no other would fare better
        raise
    except Exception as error:
        failure = ExtractionFailed(article, error)
        failure.__cause__ = error
        return failure


def _annotate(article: Article, document: Document) -> Extraction:
    """Run the stages behind parsing over one document."""
    from quotetrack.attribute import attribute, dateline_agency
    from quotetrack.detect import detect

    quotes = detect(document)
    title = document.layout.region("title")
    return Extraction(
        article=article,
        title=article.title or (" ".join(title.span.of(document.text).split()) if title else None),
        attributions=attribute(document, quotes),
        dateline_agency=dateline_agency(document),
        parser=document.parser,
        version=versioned(__version__),
    )


def _batches(articles: Iterable[Article], size: Batch) -> Iterator[list[Article]]:
    """Group articles in order, as ``size`` allows."""
    some: list[Article] = []
    characters = 0
    for article in articles:
        if not isinstance(article, Article):
            given = type(article).__name__
            raise TypeError(f"extract_many takes articles, not {given}; write Article('a name', text)")
        if some and (len(some) >= size.articles or characters + len(article.text) > size.characters):
            yield some
            some, characters = [], 0
        some.append(article)
        characters += len(article.text)
    if some:
        yield some
