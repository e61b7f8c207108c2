"""Annotated articles to what the network learns from: parsed, cut into chunks, labelled word by word.

Parsing takes most of the time and is done once: parses are frozen as CoNLL-U in the work folder.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from torch import Tensor, int8

from quotetrack.encoder.reading_network import ROLES as TAGS
from quotetrack.evaluate.annotated_corpus import Gold, GoldArticle, read_corpus
from quotetrack.marks import pair_marks
from quotetrack.model import Document, Span
from quotetrack.parse import Parser, conllu
from training.teachers.features import Chunk, chunks
from training.teachers.role_network import relations

FIRST = {"source": TAGS.index("B-SOURCE"), "cue": TAGS.index("B-CUE"), "content": TAGS.index("B-CONTENT")}
BATCH = 16  # articles parsed together
_HEADS = ("VERB", "NOUN", "ADJ")


@dataclass(frozen=True, slots=True)
class Link:
    """A cue's head with the words of its source and content, by place in the chunk."""

    cue: int
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A chunk with the tag of each word and the links of its cues; ``relations`` are of the cues."""

    article: str
    chunk: Chunk
    tags: tuple[int, ...]
    links: tuple[Link, ...]
    relations: tuple[Tensor, Tensor] | None

    def __len__(self) -> int:
        return len(self.chunk)


def parsed(folder: Path, work: Path) -> Iterator[tuple[GoldArticle, Document]]:
    """Yield the articles of a brat corpus with their parses, freezing those that are new in ``work``."""
    work.mkdir(parents=True, exist_ok=True)
    articles = list(read_corpus(folder))
    missing = [a for a in articles if not (work / f"{a.name}.conllu").exists()]
    if missing:
        parser = Parser()
        for at in range(0, len(missing), BATCH):
            batch = missing[at : at + BATCH]
            for article, doc in zip(batch, parser.parse_many([a.text for a in batch]), strict=True):
                (work / f"{article.name}.conllu").write_text(conllu.dump_conllu(doc), encoding="utf-8")
    for article in articles:
        frozen = (work / f"{article.name}.conllu").read_text(encoding="utf-8")
        yield article, conllu.load_conllu(frozen, article.text)


def examples(article: GoldArticle, doc: Document) -> Iterator[Example]:
    """Yield the labelled chunks of one article."""
    for chunk in chunks(doc, pair_marks(doc.text, doc.layout.paragraphs)):
        links = tuple(links_of(chunk, article.attributions))
        near = relations(chunk, [link.cue for link in links]) if links else None
        packed = (near[0].to(int8), near[1].to(int8)) if near else None
        yield Example(article.name, chunk, tuple(tags_of(chunk, article.attributions)), links, packed)


def held_out(names: Iterable[str], share: float, seed: int) -> set[str]:
    """Draw the articles on which the scorer is fitted: the network must not have seen them."""
    ordered = sorted(set(names))
    random.Random(seed).shuffle(ordered)
    return set(ordered[: round(share * len(ordered))])


def cue_head(chunk: Chunk, places: Sequence[int]) -> int:
    """The place of a cue's head, as ``quotetrack.detect.propose.cues.cue_head`` finds it."""
    members = set(places)
    tops = [i for i in places if chunk.heads[i] not in members or chunk.heads[i] == i]
    full = [i for i in tops if chunk.tokens[i].upos in _HEADS]
    return (full or tops or list(places))[0]


def places(chunk: Chunk, spans: Sequence[Span]) -> tuple[int, ...]:
    """The places of the words that the spans touch."""
    if not spans or not chunk.tokens:
        return ()
    first, last = chunk.tokens[0].span.start, chunk.tokens[-1].span.end
    near = [s for s in spans if s.start < last and first < s.end]
    if not near:
        return ()
    return tuple(i for i, t in enumerate(chunk.tokens) if any(t.span.overlaps(s) for s in near))


def tags_of(chunk: Chunk, attributions: Sequence[Gold]) -> list[int]:
    """One BIOES tag a word; where spans overlap a cue outranks a source, a source a content."""
    found = [0] * len(chunk)
    for gold in attributions:
        for role in ("content", "source", "cue"):
            for span in getattr(gold, role):
                inside = places(chunk, [span])
                for order, place in enumerate(inside):
                    last = order == len(inside) - 1
                    offset = 3 if len(inside) == 1 else 0 if order == 0 else 2 if last else 1
                    found[place] = FIRST[role] + offset
    return found


def links_of(chunk: Chunk, attributions: Sequence[Gold]) -> Iterator[Link]:
    for gold in attributions:
        cue = places(chunk, gold.cue)
        if cue:
            yield Link(cue_head(chunk, cue), places(chunk, gold.source), places(chunk, gold.content))
