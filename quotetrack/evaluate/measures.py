"""Counts what was found, missed and made up, micro over all articles.

Names of figures: *content source cue* count words with that role; *span.* counts unbroken stretches of a
role that agree word for word (the exact figure of the literature), *begin.* those that open at the same
word, and *jaccard.* is the mean overlap as CofeNet's authors take it; *q0.3* and *q0.8* are contents paired
one to one at that Jaccard share, *exact* those of the very same words; *triple* has half the content in
common and the right source and cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quotetrack.evaluate.annotated_corpus import ROLES
from quotetrack.evaluate.matching import RIGHT, Comparison, same
from quotetrack.evaluate.word_places import place_runs

Run = tuple[int, int]
SHARES = (0.3, 0.8)


@dataclass(slots=True)
class Agreement:
    """Right ones, made-up ones and missed ones; precision, recall and F1 follow, 0 where undefined."""

    both: int = 0
    predicted_only: int = 0
    gold_only: int = 0

    def add(self, both: int, predicted: int, gold: int) -> None:
        """Count ``both`` right ones among so many predicted and so many annotated."""
        self.both += both
        self.predicted_only += predicted - both
        self.gold_only += gold - both

    @property
    def p(self) -> float:
        """Precision."""
        return _share(self.both, self.both + self.predicted_only)

    @property
    def r(self) -> float:
        """Recall."""
        return _share(self.both, self.both + self.gold_only)

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.both, 2 * self.both + self.predicted_only + self.gold_only)


@dataclass(slots=True)
class Measures:
    """All figures of one subset; ``speaker_acc`` and ``cue_acc`` are of the pairs of *q0.3*."""

    gold: int = 0
    predicted: int = 0
    agreements: dict[str, Agreement] = field(default_factory=dict)
    jaccards: dict[str, float] = field(default_factory=dict)
    speaker_acc: float = 0.0
    cue_acc: float = 0.0

    def __getitem__(self, name: str) -> Agreement:
        """Return one figure by its name; a new one counts nothing."""
        return self.agreements.setdefault(name, Agreement())


def take_measures(comparisons: Sequence[Comparison]) -> Measures:
    """Return the figures over all articles."""
    found = Measures(sum(len(c.gold) for c in comparisons), sum(len(c.predicted) for c in comparisons))
    overlaps: dict[str, list[float]] = {role: [] for role in ROLES}
    pairs = sources = cues = 0
    for comparison in comparisons:
        for role in ROLES:
            overlaps[role] += _count_role(found, comparison, role)
        _count_contents(found, comparison)
        for i, j in comparison.pairs(SHARES[0]):
            gold, predicted = comparison.gold[i], comparison.predicted[j]
            pairs += 1
            sources += same(gold.source, predicted.source)
            cues += same(gold.cue, predicted.cue)
    found.speaker_acc, found.cue_acc = _share(sources, pairs), _share(cues, pairs)
    found.jaccards = {role: _share(sum(values), len(values)) for role, values in overlaps.items()}
    return found


def _count_role(found: Measures, comparison: Comparison, role: str) -> list[float]:
    """Count one role's words and spans in an article; return the overlaps of its spans."""
    gold = [side.role(role) for side in comparison.gold]
    predicted = [side.role(role) for side in comparison.predicted]
    _count(found[role], frozenset[int]().union(*gold), frozenset[int]().union(*predicted))
    gold_runs = frozenset[Run]().union(*map(place_runs, gold))
    predicted_runs = frozenset[Run]().union(*map(place_runs, predicted))
    _count(found[f"span.{role}"], gold_runs, predicted_runs)
    _count(found[f"begin.{role}"], {start for start, _ in gold_runs}, {start for start, _ in predicted_runs})
    return _overlaps(gold_runs, predicted_runs)


def _count_contents(found: Measures, comparison: Comparison) -> None:
    """Count an article's attributions that agree, by each measure."""
    gold, predicted = comparison.gold, comparison.predicted
    exact = sum(gold[i].content == predicted[j].content for i, j in comparison.pairs(RIGHT))
    for share in SHARES:
        found[f"q{share}"].add(len(comparison.pairs(share)), len(predicted), len(gold))
    found["exact"].add(exact, len(predicted), len(gold))
    found["triple"].add(len(comparison.right()), len(predicted), len(gold))


def _count(agreement: Agreement, gold: Iterable[object], predicted: Iterable[object]) -> None:
    """Count the members that two sets share."""
    one, other = frozenset(gold), frozenset(predicted)
    agreement.add(len(one & other), len(other), len(one))


def _overlaps(gold: frozenset[Run], predicted: frozenset[Run]) -> list[float]:
    """Return each annotated span's best overlap, and a 0 for each found span that overlaps none."""
    best = [max((_overlap(run, other) for other in predicted), default=0.0) for run in gold]
    alone = [run for run in predicted if not any(_overlap(run, other) for other in gold)]
    return best + [0.0] * len(alone)


def _overlap(one: Run, other: Run) -> float:
    """Return the Jaccard share of two runs of words."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def _share(part: float, whole: float) -> float:
    """Return ``part`` of ``whole``, 0 of nothing."""
    return part / whole if whole else 0.0
