"""Groups of those who were asked keep their own answers, with a verb each or one for all; so do two tags."""

from __future__ import annotations

import pytest
from rule_cases import ANSWERS, CLAIMS, draft_of, marked, words_of

from quotetrack.detect.decide.shared_answers import answers_apart, claims_apart
from quotetrack.detect.forms.spans import spans_of


@pytest.mark.parametrize(("sentence", "expected"), ANSWERS)
def test_each_group_has_its_answer(sentence: str, expected: list[str]) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    found = answers_apart(words, [draft_of(words, spans)])
    parts = [[spans_of(words, role.runs) for role in (d.source, d.content)] for d in found]
    told = [": ".join(" ".join(s.of(text) for s in spans) for spans in roles) for roles in parts]
    assert told == expected


@pytest.mark.parametrize(("sentence", "expected"), CLAIMS)
def test_each_tag_has_its_claim(sentence: str, expected: list[str]) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    found = claims_apart(words, [draft_of(words, spans)])
    parts = [[spans_of(words, role.runs) for role in (d.source, d.content)] for d in found]
    told = [": ".join(" ".join(s.of(text) for s in spans) for spans in roles) for roles in parts]
    assert told == expected


def test_groups_without_a_verb_of_their_own_share_the_cue() -> None:
    text, spans = marked(ANSWERS[1][0])
    words = words_of(text)
    first, second = answers_apart(words, [draft_of(words, spans)])
    assert first.cue == second.cue
    first, second = answers_apart(words_of(marked(ANSWERS[0][0])[0]), [draft_of(*_read(ANSWERS[0][0]))])
    assert first.cue.head < second.cue.head


def _read(sentence: str):  # type: ignore[no-untyped-def]
    text, spans = marked(sentence)
    return words_of(text), spans
