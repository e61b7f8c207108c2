"""Finds who wrote the article: in its byline, or in the note that closes an opinion piece."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from quotetrack.attribute.entities.grouping import Entity
from quotetrack.lexicon import grammar
from quotetrack.lexicon.word_sets import alternatives
from quotetrack.model import Document

_PARTICLES = alternatives("entities.byline_particles")
_NAME = rf"[A-Z][\w’'-]+(?: [A-Z]\.?)?(?: (?:{_PARTICLES}))?(?: [A-Z][\w’'-]+){{1,2}}"
_BYLINE = re.compile(rf"^(?:By|BY)\s+({_NAME})")
_MADE = re.compile(rf"^\(?(?:{alternatives('entities.credits')})(?: by|:) ({_NAME})\b")
_OTHERS = sorted(grammar.FIRST_PERSON_SINGULAR - {"i", "mine"})  # a coal mine
_ONES = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _OTHERS)
_ONE = re.compile(rf"\bI(?=[’'\s,])|\b(?:{_ONES})\b")
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]*(?:[”»\"]|$)")
_OPENING = 2  # paragraphs, without the title, in which a text by a writer shows him
_NOTE = re.compile(rf"^({_NAME})(?:, [^.]{{1,60}},)? (?:{alternatives('entities.note_verbs')}) (?!\w+ed by )")


def opens_in_first_person(document: Document) -> bool:
    """Tell whether a text shows a writer where it begins: *When I was nine, my aunt told me so.*

    Not: *The mayor resigned. | He left. | I thank the crews*, nor *“I left,” she said*. What is somebody's by
    layout does not count.
    """
    title = document.layout.region("title")
    own = (p for p in document.layout.paragraphs if title is None or not title.span.covers(p))
    return any(
        _ONE.search(_QUOTED.sub(" ", paragraph.of(document.text)))
        and not any(part.overlaps(paragraph) for turn in document.layout.turns for part in turn.words)
        for paragraph in islice(own, _OPENING)
    )


def find_author(document: Document) -> str:
    """Return the writer's name, empty where the article does not give it.

    *By Ann Roe* at the top and *Ann Roe is a professor at Avon University.* as the last paragraph name
    one; *Ann Roe was there* in a last paragraph of a piece that names her earlier does not, nor do *The Eel
    Year is a novel* and *Eel Review is published by Avon Press*.
    """
    byline = document.layout.region("byline")
    if byline is not None:
        match = re.search(_NAME, re.sub(r"^[Bb][Yy]\s+", "", byline.span.of(document.text)))
        if match:
            return match[0]
    for region in document.layout.regions:
        match = _MADE.match(region.span.of(document.text)) if region.kind == "tagline" else None
        if match:
            return match[1]
    if not document.layout.paragraphs:
        return ""
    match = _BYLINE.match(document.layout.paragraphs[0].of(document.text))
    if match:
        return match[1]
    last = document.layout.paragraphs[-1]
    match = _NOTE.match(last.of(document.text))
    if match is None or match[1].split()[0].lower() in grammar.ARTICLES:
        return ""
    return "" if match[1] in document.text[: last.start] else match[1]


def who_write(document: Document, author: str, entities: Sequence[Entity]) -> set[Entity]:
    """Return the writer of a text in the first person, who is no *he* in it: its author, or named alone."""
    if not opens_in_first_person(document):
        return set()
    titles = (r.span.of(document.text) for r in document.layout.regions if r.kind == "title")
    alone = {author, *(title.strip(" *_.") for title in titles)}
    return {e for e in entities if e.label == "person" and e.name in alone}
