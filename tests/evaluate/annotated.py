"""Attributions whose answer stands inside the text, for tests of scoring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from conftest import unmark

from quotetrack.evaluate import Predicted
from quotetrack.evaluate.annotated_corpus import Gold, GoldArticle
from quotetrack.evaluate.matching import Comparison, compare_articles
from quotetrack.model import Span


def attributions(marked: str, made: type[Gold] | type[Predicted]) -> tuple[str, tuple[Any, ...]]:
    """Return the text and the attributions that ``marked`` spells: *[S1:Ann] [C1:said] [Q1:it rains]*."""
    text, spans = unmark(marked)
    found = [
        made(source=tuple(s.get("S", ())), cue=tuple(s.get("C", ())), content=tuple(s.get("Q", ())))
        for _, s in sorted(spans.items())
    ]
    return text, tuple(found)


def compared(gold: str, predicted: str) -> Comparison:
    """Return the comparison of one text that is marked twice."""
    text, annotated = attributions(gold, Gold)
    same_text, found = attributions(predicted, Predicted)
    assert text == same_text
    return compare_articles(GoldArticle("story", text, annotated), found)


def spans_of(marked: str, mark: str) -> tuple[str, Sequence[Span]]:
    """Return the text, and the spans of one role of its only attribution."""
    text, spans = unmark(marked)
    return text, spans[1][mark]
