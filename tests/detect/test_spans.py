"""Sets of words become spans by PolNeAR's conventions for punctuation, brackets and quotation marks."""

from __future__ import annotations

import pytest
from rule_cases import CLOSED, EDGE_KINDS, SPANS, marked, numbers, words_of

from quotetrack.detect.forms.drafts import Candidate
from quotetrack.detect.forms.edge_kinds import edge_kinds
from quotetrack.detect.forms.spans import closed_apposition, runs, spans_of, tidy


@pytest.mark.parametrize("name", list(SPANS))
def test_conventions(name: str) -> None:
    sentence, expected = SPANS[name]
    text, spans = marked(sentence)
    words = words_of(text)
    found = spans_of(words, tidy(words, numbers(words, spans["W"])))
    assert [span.of(text) for span in found] == expected


@pytest.mark.parametrize("name", list(SPANS))
def test_tidying_twice_changes_nothing(name: str) -> None:
    text, spans = marked(SPANS[name][0])
    words = words_of(text)
    once = tidy(words, numbers(words, spans["W"]))
    assert tidy(words, [n for run in once for n in run]) == once


def test_a_barred_word_keeps_runs_apart() -> None:
    text, spans = marked(SPANS["a comma joins"][0])
    words = words_of(text)
    given = numbers(words, spans["W"])
    comma = given[1] + 1
    assert words.tokens[comma].text == ","
    assert len(tidy(words, given, [comma])) == 2


@pytest.mark.parametrize(
    ("given", "expected"),
    [([], []), ([3], [[3]]), ([5, 1, 2, 4], [[1, 2], [4, 5]])],
)
def test_runs(given: list[int], expected: list[list[int]]) -> None:
    assert runs(given) == expected


@pytest.mark.parametrize(("sentence", "expected"), CLOSED)
def test_what_describes_a_source_is_closed(sentence: str, expected: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    run = closed_apposition(words, numbers(words, spans["W"]))
    assert [span.of(text) for span in spans_of(words, [run])] == [expected]


@pytest.mark.parametrize(("sentence", "expected"), EDGE_KINDS)
def test_edges_have_kinds(sentence: str, expected: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    content = Candidate.of("rule", words, numbers(words, spans["W"]))
    assert set(edge_kinds(words, content)) == set(expected.split())
