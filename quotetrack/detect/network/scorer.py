"""The small linear scorers that decide: which candidate for a role, and whether an attribution stands.

Weights are learnt by ``training/`` on articles that the network did not see and kept in one JSON file.
Choosing is a softmax over a cue's candidates; the last decision a logistic regression whose output,
calibrated on held-out articles, is an attribution's ``confidence``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from quotetrack.errors import ModelUnavailable
from quotetrack.resources import intact, resource

MODEL = "data/models/scorer.json"
Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights by feature name for each decision, and the thresholds that go with them.

    ``senses`` has weights for each of ``encoder.reading_network.SENSES``.
    """

    content: Mapping[str, float]
    source: Mapping[str, float]
    stands: Mapping[str, float]
    senses: Mapping[str, Mapping[str, float]]
    cue_threshold: float
    threshold: float

    def choose(self, role: str, candidates: Sequence[Features]) -> tuple[int, float]:
        """Return the index of the best candidate and its share of the softmax."""
        if len(candidates) == 1:
            return 0, 1.0
        weights = self.content if role == "content" else self.source
        scores = [dot(weights, features) for features in candidates]
        best = max(range(len(scores)), key=scores.__getitem__)
        total = sum(exp(s - scores[best]) for s in scores)
        return best, 1 / total

    def confidence(self, features: Features) -> float:
        """The probability that an attribution with these features is right."""
        return 1 / (1 + exp(-max(-30.0, min(30.0, dot(self.stands, features)))))


def dot(weights: Mapping[str, float], features: Features) -> float:
    """The weighted sum of features; one without a weight counts nothing."""
    total, weight = 0.0, weights.get
    for name, value in features.items():
        total += weight(name, 0.0) * value
    return total


@cache
def load_scorer(path: Path | None = None) -> Scorer:
    """Load the scorer from ``path``, by default the embedded one.

    Raises ModelUnavailable where the file is missing or malformed.
    """
    try:
        path = path or intact(resource(MODEL))
        return Scorer(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise ModelUnavailable(f"{path or MODEL}: no scorer: {error}; reinstall quotetrack") from error
