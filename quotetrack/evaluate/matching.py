"""Sets what was found beside what was annotated, article by article, on words.

Annotators mark the outermost attribution only, so what was found inside another's content is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from quotetrack.evaluate.annotated_corpus import Gold, GoldArticle
from quotetrack.evaluate.predictions import Predicted
from quotetrack.evaluate.speech_subset import is_speech
from quotetrack.evaluate.word_places import WordPlaces

RIGHT = 0.5  # the share of content words in common from which a content counts as the same

Origin = TypeVar("Origin", Gold, Predicted)


@dataclass(frozen=True, slots=True)
class Side(Generic[Origin]):
    """One attribution as the numbers of the words that each role covers, and where it came from."""

    origin: Origin
    content: frozenset[int]
    source: frozenset[int]
    cue: frozenset[int]

    def role(self, name: str) -> frozenset[int]:
        """Return the words of *content*, *source* or *cue*."""
        return {"content": self.content, "source": self.source, "cue": self.cue}[name]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One article: its annotated attributions, and those found that are not inside another."""

    article: GoldArticle
    gold: tuple[Side[Gold], ...]
    predicted: tuple[Side[Predicted], ...]

    def pairs(self, least: float) -> list[tuple[int, int]]:
        """Return which annotated and found attributions are the same, by their numbers.

        One to one, those with the highest Jaccard share of content words first, none below ``least``.
        """
        candidates = []
        for i, gold in enumerate(self.gold):
            for j, predicted in enumerate(self.predicted):
                common = jaccard(gold.content, predicted.content)
                if common:
                    candidates.append((-common, i, j))
        taken_gold: set[int] = set()
        taken_predicted: set[int] = set()
        found = []
        for common, i, j in sorted(candidates):
            if -common >= least and i not in taken_gold and j not in taken_predicted:
                taken_gold.add(i)
                taken_predicted.add(j)
                found.append((i, j))
        return found

    def right(self) -> list[tuple[int, int]]:
        """Return the pairs that are right as a whole: content, source and cue."""
        return [
            (i, j)
            for i, j in self.pairs(RIGHT)
            if same(self.gold[i].source, self.predicted[j].source)
            and same(self.gold[i].cue, self.predicted[j].cue)
        ]

    def speech(self) -> Comparison:
        """Return the same for speech alone.

        What was found counts there unless all that it overlaps was annotated as something else.
        """
        text = self.article.text
        inside: list[Side[Gold]] = []
        outside: list[Side[Gold]] = []
        for gold in self.gold:
            content = "".join(span.of(text) for span in gold.origin.content)
            cue = " ".join(span.of(text) for span in gold.origin.cue)
            (inside if is_speech(content, cue) else outside).append(gold)
        kept = tuple(
            predicted
            for predicted in self.predicted
            if any(predicted.content & gold.content for gold in inside)
            or not any(predicted.content & gold.content for gold in outside)
        )
        return replace(self, gold=tuple(inside), predicted=kept)


def compare_articles(article: GoldArticle, predicted: Sequence[Predicted]) -> Comparison:
    """Set what was found in an article beside its annotation."""
    words = WordPlaces(article.text)
    found = _sides(words, predicted)
    outermost = tuple(
        side
        for i, side in enumerate(found)
        if not any(i != j and _inside(side, o) for j, o in enumerate(found))
    )
    return Comparison(article, _sides(words, article.attributions), outermost)


def same(gold: frozenset[int], predicted: frozenset[int]) -> bool:
    """Tell whether a source (or cue) is right: the two share a word, or neither has any."""
    return bool(gold & predicted) or (not gold and not predicted)


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of the words of both that they have in common; 0 where there are none."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def _sides(words: WordPlaces, attributions: Sequence[Origin]) -> tuple[Side[Origin], ...]:
    """Place attributions on words; those whose content holds no word are left out."""
    placed = (
        Side(a, words.numbers(a.content), words.numbers(a.source), words.numbers(a.cue)) for a in attributions
    )
    return tuple(side for side in placed if side.content)


def _inside(side: Side[Predicted], other: Side[Predicted]) -> bool:
    """Tell whether one attribution lies in another's content."""
    return side.content | side.cue <= other.content and side.content != other.content
