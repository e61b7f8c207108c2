"""A cue has the lemma and the class of the word in it that reports."""

from __future__ import annotations

import pytest
from rule_cases import CUES, marked, numbers, words_of

from quotetrack.detect.propose.cues import make_cue


@pytest.mark.parametrize("sentence", list(CUES))
def test_lemma_and_class(sentence: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    cue = make_cue(words, numbers(words, spans["C"]))
    assert (cue.lemma, cue.klass) == CUES[sentence]
