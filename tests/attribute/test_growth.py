"""Thrice the text takes thrice the steps: frozen stories, one behind the other, get their speakers.

Steps are lines of the package that are run, so that no clock decides. What a long article is searched for
around a place is searched for in a part of these, which are short.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import steps

sys.path.insert(0, str(Path(__file__).parent.parent / "gold"))

from frozen_gold import SURE, found, gold_documents

from quotetrack.attribute import attribute
from quotetrack.attribute.coreference import nearby
from quotetrack.attribute.coreference.offices import Offices
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.known_as import knows
from quotetrack.model import Document, Quote, Sentence, Span, TaggedName
from quotetrack.parse.layout.regions import lay_out

FEW, MANY = 4, 12  # copies of a story
MOST = 1.004  # times the growth of the text
STORIES = ["13-backticks-gazette", "26-water-company", "33-question-answer", "41-two-capitals"]


def moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def copies(doc: Document, quotes: Sequence[Quote], many: int) -> tuple[Document, list[Quote]]:
    """Return a story several times in one text, a paragraph apart, and its quotes."""
    text = doc.text.rstrip("\n") + "\n\n"
    whole = text * many
    layout = lay_out(whole)
    starts = [paragraph.start for paragraph in layout.paragraphs]
    sentences, names, told = list[Sentence](), list[TaggedName](), list[Quote]()
    for by in range(0, len(whole), len(text)):
        for sentence in doc.sentences:
            span = moved(sentence.span, by)
            tokens = tuple(replace(token, span=moved(token.span, by)) for token in sentence.tokens)
            place = bisect_right(starts, span.start) - 1
            sentences.append(
                replace(sentence, index=len(sentences), paragraph=place, span=span, tokens=tokens)
            )
        names += [replace(name, span=moved(name.span, by)) for name in doc.tagged_names]
        first = len(told)
        told += [shifted(quote, by, first) for quote in quotes]
    return Document(whole, tuple(sentences), tuple(names), layout), told


def shifted(quote: Quote, by: int, first: int) -> Quote:
    return replace(
        quote,
        content=tuple(moved(span, by) for span in quote.content),
        source=tuple(moved(span, by) for span in quote.source),
        cue=replace(quote.cue, span=moved(quote.cue.span, by)) if quote.cue else None,
        parent=None if quote.parent is None else quote.parent + first,
        continues=None if quote.continues is None else quote.continues + first,
    )


@pytest.mark.parametrize("story", STORIES)
def test_the_steps_grow_with_the_text(story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in {"WHOLE": 0, "BEFORE": 2000, "BEHIND": 400, "_BLOCK": 400}.items():
        monkeypatch.setattr(nearby, name, size)
    doc, marked = gold_documents()[story]
    quotes = found(doc, marked, SURE)
    few, many = (copies(doc, quotes, n) for n in (FEW, MANY))
    attribute(*few)  # fills the caches of words
    ratio = steps(lambda: attribute(*many)) / steps(lambda: attribute(*few))
    assert ratio <= MOST * MANY / FEW


def councillors(many: int) -> list[Entity]:
    """Return so many people of one post, and as many bodies, one of which is a council."""
    people = [Entity("person", ("Ann", f"Roe{n}"), roles={("councillor", ""): None}) for n in range(many)]
    bodies = [Entity("organization", ("Avon", f"Port{n}", "campaign")) for n in range(many)]
    return [*people, *bodies, Entity("organization", ("Avon", "Regional", "Council"))]


def test_the_steps_of_finding_seats_grow_with_the_people() -> None:
    def seated(many: int) -> int:
        entities = councillors(many)
        offices = Offices("", entities)

        def seat_all() -> None:
            for one in entities[:many]:
                offices.seat(one)

        taken = steps(seat_all)
        assert all(("councillor", "Avon Regional Council") in one.roles for one in entities[:many])
        return taken

    seated(3)  # fills the caches of words
    assert seated(90) <= 3 * 1.1 * seated(30)


def test_roles_are_read_once_however_many_there_are() -> None:
    def asked(many: int) -> int:
        one = Entity("person", ("Ann", "Roe"), roles={(f"clerk of port {n}", ""): None for n in range(many)})
        assert not knows(one, "mayor")
        again = steps(lambda: knows(one, "mayor"))
        one.roles["mayor of Avon", ""] = None
        assert knows(one, "mayor")  # what is told later counts
        one.aliases.add("sheriff")
        assert knows(one, "sheriff")
        return again

    assert asked(100) == asked(1)
