"""Two verbs that report and stand beside each other are two cues."""

from __future__ import annotations

import pytest
from rule_cases import JOINED_CUES, marked, numbers, words_of

from quotetrack.detect.forms.joined_cues import unjoined


@pytest.mark.parametrize(("sentence", "cues"), JOINED_CUES)
def test_a_second_verb_of_saying_is_a_cue_of_its_own(sentence: str, cues: list[str]) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    found = unjoined(words, numbers(words, spans["C"]))
    assert [" ".join(words.tokens[n].text for n in group) for group in found] == cues
