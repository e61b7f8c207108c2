"""The figures agree with those of an independent program, and with what can be counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from annotated import compared

from quotetrack.evaluate import Evaluation, as_values, evaluate, read_corpus, read_predictions
from quotetrack.evaluate.measures import Measures, take_measures
from quotetrack.evaluate.speech_subset import is_speech
from quotetrack.evaluate.word_places import WordPlaces, place_runs
from quotetrack.model import Span

CORPUS = Path(__file__).parent / "corpus"
FROZEN: dict[str, dict[str, Any]] = json.loads((CORPUS / "figures.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return evaluate(read_corpus(CORPUS), read_predictions(CORPUS / "predictions.jsonl"))


def score(gold: str, predicted: str) -> Measures:
    """Return the figures of one text that is marked twice."""
    return take_measures([compared(gold, predicted)])


@pytest.mark.parametrize("subset", FROZEN)
def test_every_figure_is_that_of_the_independent_program(evaluation: Evaluation, subset: str) -> None:
    found = as_values(evaluation)[subset]
    for name, expected in FROZEN[subset].items():
        assert found[name] == pytest.approx(expected, abs=1e-6), name


GOLD = "[S1:Ann Roe] [C1:said] [Q1:it rains on the old mill]."
TRIPLES = [
    pytest.param(GOLD, 1, 1, id="the same"),
    pytest.param("[S1:Ann] Roe [C1:said] [Q1:it rains on the old mill].", 1, 1, id="part of the source"),
    pytest.param("Ann Roe [C1:said] [Q1:it rains on the old mill].", 0, 1, id="no source"),
    pytest.param("[S1:Ann Roe] said [Q1:it rains on the old mill].", 0, 1, id="no cue"),
    pytest.param("[S1:Ann Roe] [C1:said] it rains [Q1:on the old mill].", 1, 0, id="four words of six"),
    pytest.param("[S1:Ann Roe] [C1:said] it rains on the [Q1:old mill].", 0, 0, id="two words of six"),
    pytest.param("[S1:Ann Roe said it rains on] [C1:the] [Q1:old mill].", 0, 0, id="all wrong"),
    pytest.param("Ann Roe said it rains on the old mill.", 0, 0, id="nothing"),
]


@pytest.mark.parametrize(("predicted", "triple", "exact"), TRIPLES)
def test_what_counts_as_right(predicted: str, triple: int, exact: int) -> None:
    found = score(GOLD, predicted)
    assert (found["triple"].both, found["exact"].both) == (triple, exact)


def test_punctuation_at_the_edges_does_not_count() -> None:
    found = score("[C1:said]: [Q1:“It rains,”] she", "[C1:said:] “[Q1:It rains],” she")
    assert (found["span.content"].f, found["span.cue"].f, found["exact"].f) == (1, 1, 1)


def test_what_lies_inside_another_content_does_not_count_against_precision() -> None:
    gold = "[S1:She] [C1:said] [Q1:they think it rains]."
    nested = "[S1:She] [C1:said] [Q1:[S2:they] [C2:think] [Q2:it rains]]."
    assert score(gold, nested).predicted == 1
    beside = "[S1:She] [C1:said] [Q1:they] [C2:think] [Q2:it rains]."
    assert score(gold, beside).predicted == 2


SPANS = [
    # annotated, found; exact, begin, Jaccard of content
    pytest.param("[Q1:a b c d]", "[Q1:a b c d]", 1, 1, 1, id="same"),
    pytest.param("[Q1:a b c d]", "[Q1:a b] c d", 0, 1, 0.5, id="begins right"),
    pytest.param("[Q1:a b c d]", "a b [Q1:c d]", 0, 0, 0.5, id="ends right"),
    pytest.param("[Q1:a b] c d", "a b [Q1:c d]", 0, 0, 0, id="elsewhere: two zeros"),
    pytest.param("[Q1:a] b c [Q1:d]", "[Q1:a] b c d", 2 / 3, 2 / 3, 0.5, id="one part of two"),
    pytest.param("[Q1:a b c d]", "a b c d", 0, 0, 0, id="missed"),
    pytest.param("[Q1:a b] c d", "[Q1:a b] c [Q2:d]", 2 / 3, 2 / 3, 0.5, id="one made up: a zero"),
]


@pytest.mark.parametrize(("gold", "predicted", "exact", "begin", "jaccard"), SPANS)
def test_span_figures_of_a_role(
    gold: str, predicted: str, exact: float, begin: float, jaccard: float
) -> None:
    found = score(gold, predicted)
    assert found["span.content"].f == pytest.approx(exact)
    assert found["begin.content"].f == pytest.approx(begin)
    assert found.jaccards["content"] == pytest.approx(jaccard)


def test_figures_of_nothing_are_zero() -> None:
    found = take_measures([])
    assert (found["triple"].f, found.speaker_acc, found.jaccards["cue"]) == (0, 0, 0)


SPEECH = [
    ("it rains", "said", True),
    ("it rains", "has been telling", True),
    ("it rains", "told", True),
    ("it rains", "denies", True),
    ("it rains", "was announced", True),
    ("it rains", "believes", False),
    ("it rains", "", False),
    ("it rains", "the motto:", True),
    ("“it rains", "believes", True),
    ("''it rains''", "believes", True),
    ("it’s raining", "believes", False),
]


@pytest.mark.parametrize(("content", "cue", "expected"), SPEECH)
def test_the_subset_speech(content: str, cue: str, expected: bool) -> None:
    assert is_speech(content, cue) is expected


def test_words_are_numbered_as_spans_touch_them() -> None:
    words = WordPlaces("U.S. envoys don’t agree — yet")
    cases = [
        ((0, 4), {0}),
        ((3, 5), set()),
        ((5, 6), {1}),
        ((4, 13), {1, 2}),
        ((24, 25), set()),
        ((9, 9), {1}),
    ]
    for (start, end), expected in cases:
        assert words.numbers([Span(start, end)]) == expected, (start, end)
    assert words.numbers([Span(0, 2), Span(20, 29)]) == {0, 3, 4}


def test_runs_join_what_touches() -> None:
    assert place_runs({7, 1, 2, 3, 9}) == {(1, 4), (7, 8), (9, 10)}
    assert place_runs([]) == frozenset()
