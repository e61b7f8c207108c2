"""Groups, calibration and the list of what went wrong, on the frozen corpus and on single sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from annotated import attributions, compared
from conftest import unmark

from quotetrack.evaluate import Evaluation, Predicted, as_values, evaluate, read_corpus, read_predictions
from quotetrack.evaluate.annotated_corpus import Gold, GoldArticle
from quotetrack.evaluate.calibration import calibration
from quotetrack.evaluate.faults import Fault, faults
from quotetrack.evaluate.matching import compare_articles

CORPUS = Path(__file__).parent / "corpus"


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return evaluate(read_corpus(CORPUS), read_predictions(CORPUS / "predictions.jsonl"))


def listed(gold: str, predicted: str) -> list[Fault]:
    """Return what is wrong with one text that is marked twice."""
    by_group = faults([compared(gold, predicted)])
    return [fault for group in by_group.values() for fault in group]


# group: annotated, found at 0.3, wholly right; found, wholly right
COUNTS = {
    "kind": {"direct": (5, 5, 2, 5, 2), "mixed": (2, 2, 2, 2, 2), "indirect": (13, 6, 6, 8, 6)},
    "class": {"speech": (14, 9, 6, 10, 6), "thought": (4, 3, 3, 4, 3), "perception": (2, 1, 1, 1, 1)},
    "cue": {"say or tell": (4, 4, 3, 4, 3), "noun": (1, 0, 0, 0, 0), "according to": (1, 1, 1, 1, 1)},
    "source": {"named": (19, 13, 10, 14, 10), "none": (1, 0, 0, 1, 0)},
    "rule": {"promised_to": (0, 0, 0, 2, 2), "linked_words": (0, 0, 0, 2, 1)},
}


@pytest.mark.parametrize("name", COUNTS)
def test_groups_of_the_frozen_corpus(evaluation: Evaluation, name: str) -> None:
    for key, expected in COUNTS[name].items():
        group = evaluation.groups[name][key]
        found = (group.gold, group.met, group.gold_right, group.predicted, group.predicted_right)
        assert found == expected, key


@pytest.mark.parametrize("name", ["kind", "class", "cue", "source"])
def test_every_attribution_is_in_one_group(evaluation: Evaluation, name: str) -> None:
    table = evaluation.groups[name].values()
    figures = evaluation.figures["all"]
    assert sum(group.gold for group in table) == figures.gold
    assert sum(group.predicted for group in table) == figures.predicted
    assert sum(group.gold_right for group in table) == figures["triple"].both
    assert sum(group.predicted_right for group in table) == figures["triple"].both


def test_a_group_without_members_has_no_figure(evaluation: Evaluation) -> None:
    noun, colon = evaluation.groups["cue"]["noun"], evaluation.groups["cue"]["colon or none"]
    assert (noun.p, noun.r, noun.f) == (None, 0, None)
    assert (colon.p, colon.r, colon.f) == (0, None, None)
    assert evaluation.groups["kind"]["indirect"].f == pytest.approx(2 * 6 / (13 + 8))


def stated(confidences: Sequence[float | None]) -> Any:
    """Return the calibration of as many attributions; those at even places are right."""
    text, gold = attributions("[S1:She] [C1:said] [Q1:it rains].", Gold)
    [right] = attributions("[S1:She] [C1:said] [Q1:it rains].", Predicted)[1]
    [wrong] = attributions("She [C1:said] [Q1:it rains].", Predicted)[1]
    return calibration(
        [
            compare_articles(
                GoldArticle(str(n), text, gold), [replace(wrong if n % 2 else right, confidence=value)]
            )
            for n, value in enumerate(confidences)
        ]
    )


def test_bands_open_at_their_lower_edge() -> None:
    found = stated([1.0, 0.95, 0.9, 0.8999, 0.3, 0.0])
    assert [(band.low, band.high, band.n) for band in found.bands] == [
        (0.9, 1.0, 3),
        (0.8, 0.9, 1),
        (0.3, 0.4, 1),
        (0.0, 0.1, 1),
    ]
    assert [band.right for band in found.bands] == pytest.approx([2 / 3, 0, 1, 0])


def test_the_expected_calibration_error() -> None:
    assert stated([0.95, 0.91]).error == pytest.approx(0.93 - 0.5)
    assert stated([0.95, 0.05]).error == pytest.approx(0.05)
    assert stated([0.95, 0.05, None]).n == 2
    assert stated([None]).error is None


GOLD = "Rain fell. [S1:Ann Roe] [C1:said] [Q1:it rains on the old mill]. Snow fell on Oldbridge."
FAULTS = [
    pytest.param(GOLD, None, id="right"),
    pytest.param(
        "Rain fell. Ann Roe [C1:said] [Q1:it rains on the old mill]. Snow fell on Oldbridge.", "source"
    ),
    pytest.param(
        "Rain fell. [S1:Ann Roe] [C1:said] it rains on the [Q1:old mill]. Snow fell on Oldbridge.", "content"
    ),
    pytest.param(
        "Rain fell. Ann Roe [C1:said] it rains on the old mill. [Q1:Snow] fell on Oldbridge.", "content"
    ),
    pytest.param(
        "Rain fell. [S1:Ann Roe] said [Q1:it rains on the old mill]. Snow fell on Oldbridge.", "cue"
    ),
    pytest.param("Rain fell. Ann Roe said it rains on the old mill. Snow fell on Oldbridge.", "cue"),
]


@pytest.mark.parametrize(("predicted", "group"), FAULTS)
def test_a_fault_stands_under_the_first_thing_that_is_wrong(predicted: str, group: str | None) -> None:
    found = [fault.group for fault in listed(GOLD, predicted) if fault.group != "spurious"]
    assert found == ([group] if group else [])


def test_what_nobody_annotated_is_spurious() -> None:
    predicted = "Rain fell. Ann Roe said it rains on the old mill. [Q1:Snow fell] [C1:on] Oldbridge."
    _, fault = listed(GOLD, predicted)
    assert (fault.group, fault.document, fault.gold) == ("spurious", "story", None)
    assert fault.offset == unmark(GOLD)[0].index("Snow")


def test_a_fault_shows_both_sides_in_their_passage() -> None:
    predicted = "Rain fell. Ann Roe [C1:said] [Q1:it rains on the old mill]. Snow fell on Oldbridge."
    [fault] = listed(GOLD, predicted)
    assert fault.gold == GOLD.replace("1:", ":")
    assert fault.predicted == predicted.replace("1:", ":")


def test_a_passage_is_one_line_and_cut_at_both_ends_and_inside() -> None:
    long = "word " * 60
    gold = f"{long}\n\n[S1:Ann] [C1:said] [Q1:it {long}rains]. {long}"
    [fault] = listed(gold, unmark(gold)[0])
    assert fault.gold is not None
    assert "\n" not in fault.gold
    assert fault.gold.startswith("…")
    assert fault.gold.endswith("…")
    assert "[S:Ann] [C:said] [Q:it word" in fault.gold
    assert " … " in fault.gold
    assert len(fault.gold) < 300


def test_the_frozen_corpus_has_every_sort_of_fault(evaluation: Evaluation) -> None:
    counts = {group: len(found) for group, found in evaluation.faults.items()}
    assert counts == {"cue": 7, "content": 2, "source": 1, "spurious": 1}
    right = evaluation.figures["all"]["triple"].both
    assert right + sum(counts.values()) - counts["spurious"] == evaluation.figures["all"].gold


def test_errors_are_in_the_values_only_when_asked_for(evaluation: Evaluation) -> None:
    assert "errors" not in as_values(evaluation)
    assert [e["group"] for e in as_values(evaluation, 1)["errors"]] == [
        "cue",
        "content",
        "source",
        "spurious",
    ]
    assert len(as_values(evaluation, 0)["errors"]) == 11
