"""Breaks the figures down: by kind, class, type of cue, source given or not, and rule.

Each attribution stands in the group that its own words put it in: recall is over the annotated ones of a
group, precision over those found. A rule has found ones only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quotetrack.evaluate.annotated_corpus import Gold
from quotetrack.evaluate.annotation_kinds import CUE_TYPES, cue_of, kind_of_annotation
from quotetrack.evaluate.matching import Comparison
from quotetrack.evaluate.predictions import Predicted
from quotetrack.model import CLASSES, KINDS

SOURCE = ("named", "none")


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One row: how many were annotated, overlapped by 0.3 and wholly right; found, and wholly right."""

    gold: int
    met: int
    gold_right: int
    predicted: int
    predicted_right: int

    @property
    def r(self) -> float | None:
        """The share of the annotated ones that were found wholly right; None where there are none."""
        return self.gold_right / self.gold if self.gold else None

    @property
    def p(self) -> float | None:
        """The share of the found ones that are wholly right; None where there are none."""
        return self.predicted_right / self.predicted if self.predicted else None

    @property
    def f(self) -> float | None:
        """The harmonic mean of the two; None where either is."""
        if self.p is None or self.r is None:
            return None
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0


Attributed = Gold | Predicted


def break_down(comparisons: Sequence[Comparison]) -> dict[str, dict[str, Breakdown]]:
    """Return every breakdown by its name, each its groups in their order."""
    rules = Counter(side.origin.rule for c in comparisons for side in c.predicted)
    return {
        "kind": _table(comparisons, KINDS, lambda text, a: kind_of_annotation(text, a.content)),
        "class": _table(comparisons, CLASSES, _class_of),
        "cue": _table(comparisons, CUE_TYPES, lambda text, a: cue_of(text, a.cue)[0]),
        "source": _table(comparisons, SOURCE, lambda _, a: SOURCE[not a.source]),
        "rule": _table(
            comparisons,
            [rule for rule, _ in rules.most_common() if rule],
            lambda _, a: a.rule if isinstance(a, Predicted) else None,
        ),
    }


def _class_of(text: str, attribution: Attributed) -> str:
    """Return the class that was stated, else the one of the cue's words."""
    stated = attribution.klass if isinstance(attribution, Predicted) else None
    return stated or cue_of(text, attribution.cue)[1]


def _table(
    comparisons: Sequence[Comparison], names: Sequence[str], name_of: Callable[[str, Attributed], str | None]
) -> dict[str, Breakdown]:
    """Count every attribution in the group that ``name_of`` names."""
    counts: dict[str, Counter[str | None]] = {
        column: Counter() for column in ("gold", "met", "gold_right", "predicted", "predicted_right")
    }
    for comparison in comparisons:
        text = comparison.article.text
        gold = [name_of(text, side.origin) for side in comparison.gold]
        predicted = [name_of(text, side.origin) for side in comparison.predicted]
        right = comparison.right()
        counts["gold"].update(gold)
        counts["met"].update(gold[i] for i, _ in comparison.pairs(0.3))
        counts["gold_right"].update(gold[i] for i, _ in right)
        counts["predicted"].update(predicted)
        counts["predicted_right"].update(predicted[j] for _, j in right)
    return {
        name: Breakdown(**{column: counter[name] for column, counter in counts.items()}) for name in names
    }
