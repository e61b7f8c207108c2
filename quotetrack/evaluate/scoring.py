"""Puts a whole evaluation together, and turns it into plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from quotetrack.evaluate.annotated_corpus import ROLES, GoldArticle
from quotetrack.evaluate.breakdowns import Breakdown, break_down
from quotetrack.evaluate.calibration import Calibration, calibration
from quotetrack.evaluate.faults import Fault, faults
from quotetrack.evaluate.faults import FaultGroup as FaultGroup
from quotetrack.evaluate.matching import compare_articles
from quotetrack.evaluate.measures import Measures, take_measures
from quotetrack.evaluate.predictions import Predictions


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that is known of how well extraction did: figures by subset (*all*, *speech*), breakdowns over
    all, calibration over all, and what went wrong."""

    articles: int
    figures: dict[str, Measures]
    groups: dict[str, dict[str, Breakdown]]
    calibration: Calibration
    faults: dict[FaultGroup, list[Fault]]


def evaluate(corpus: Iterable[GoldArticle], predictions: Predictions) -> Evaluation:
    """Score predictions against annotated articles; an article that has none counts as empty."""
    everything = [compare_articles(article, predictions.get(article.name, ())) for article in corpus]
    return Evaluation(
        articles=len(everything),
        figures={"all": take_measures(everything), "speech": take_measures([c.speech() for c in everything])},
        groups=break_down(everything),
        calibration=calibration(everything),
        faults=faults(everything),
    )


def as_values(evaluation: Evaluation, errors: int | None = None) -> dict[str, Any]:
    """Return an evaluation as plain values.

    ``errors`` adds the list of what went wrong, so many a group at most, 0 for all; None leaves it out.
    """
    values: dict[str, Any] = {
        "articles": evaluation.articles,
        **{name: _figures(found) for name, found in evaluation.figures.items()},
        "by": {
            name: {
                key: {**asdict(group), "p": group.p, "r": group.r, "f": group.f}
                for key, group in table.items()
            }
            for name, table in evaluation.groups.items()
        },
        "calibration": asdict(evaluation.calibration),
        "wrong": {group: len(listed) for group, listed in evaluation.faults.items()},
    }
    if errors is not None:
        values["errors"] = [
            asdict(fault) for listed in evaluation.faults.values() for fault in listed[: errors or None]
        ]
    return values


def _figures(found: Measures) -> dict[str, Any]:
    """Return one subset's figures."""
    return {
        "gold": found.gold,
        "pred": found.predicted,
        **{name: {"p": a.p, "r": a.r, "f": a.f} for name, a in found.agreements.items()},
        **{f"jaccard.{role}": found.jaccards[role] for role in ROLES},
        "speaker_acc": found.speaker_acc,
        "cue_acc": found.cue_acc,
    }
