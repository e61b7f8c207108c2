"""Lemmas of cue words that no parser has read."""

from __future__ import annotations

import pytest

from quotetrack.lexicon.lemmas import cue_lemma

CASES = [
    ("said", "say"),
    ("has also said", "say"),
    ("Told", "tell"),
    ("did not deny", "deny"),
    ("according to", "according to"),
    ("announced\non Monday", "announce"),
    ("his claim", "claim"),
    (":", ":"),
    ("grumphed", "grumphed"),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_the_last_word_that_reports_gives_the_lemma(words: str, expected: str) -> None:
    assert cue_lemma(words) == expected
