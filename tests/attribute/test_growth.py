"""Thrice the text takes thrice the steps: frozen stories, one behind the other, get their speakers.

Steps are lines of the package that are run, so that no clock decides. What a long article is searched for
around a place is searched for in a part of these, which are short.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "gold"))

from frozen_gold import SURE, found, gold_documents

from quotetrack.attribute import attribute
from quotetrack.attribute.coreference import nearby
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


def steps(work: Callable[[], Any]) -> int:
    """Return how many lines of the package a piece of work runs."""
    run = 0

    def line(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal run
        run += event == "line"
        return line

    def call(frame: FrameType, event: str, argument: object) -> Any:
        return line if "/quotetrack/" in frame.f_code.co_filename.replace("\\", "/") else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return run


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
