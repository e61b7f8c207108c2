"""Titles, nicknames and scare quotes are told from speech, each beside what looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rule_cases import AFTER_SPEAKER, DESCRIBED, MERE_NAMES, QUOTATIONS, UNCLOSED, marked, numbers, words_of

from quotetrack.detect.decide.candidates import reaches_unclosed
from quotetrack.detect.forms.drafts import Candidate
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.loose_quotations import (
    described_before,
    has_speaker_before,
    is_fragment,
    is_mere_name,
    is_nickname,
    is_scare_quote,
    is_title,
    stands_alone,
    unclaimed,
)

Judge = Callable[[Words, int], bool]
JUDGES: dict[str, Judge] = {
    "title": is_title,
    "nickname": is_nickname,
    "scare": is_scare_quote,
    "fragment": is_fragment,
    "alone": stands_alone,
}
CASES = [
    (name, sentence, not group.startswith("no"))
    for group, sentences in QUOTATIONS.items()
    for name in [group.split()[-1]]
    for sentence in sentences
]


def only_quotation(sentence: str) -> tuple[Words, int]:
    """Return the words of a sentence and the number of its one outermost quotation, where it is marked."""
    text, spans = marked(sentence)
    words = words_of(text)
    outer = [n for n, quotation in enumerate(words.quotations) if quotation.depth == 0]
    assert [words.quotations[n].span for n in outer] == spans["Q"]
    return words, outer[0]


@pytest.mark.parametrize(("sentence", "unclosed"), UNCLOSED)
def test_a_tag_takes_in_nothing_that_was_left_open(sentence: str, unclosed: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    tagged = words.quote_of[numbers(words, spans["Q"])[0]]
    assert tagged is not None
    candidate = Candidate.of("rule", words, numbers(words, [*spans["K"], *spans["Q"]]))
    assert reaches_unclosed(words, candidate, tagged) is unclosed


@pytest.mark.parametrize(("name", "sentence", "expected"), CASES)
def test_quotations_are_judged(name: str, sentence: str, expected: bool) -> None:
    words, quotation = only_quotation(sentence)
    assert JUDGES[name](words, quotation) is expected


@pytest.mark.parametrize("judge", ["title", "nickname", "scare"])
def test_the_docstring_opens_with_sentences_tested(judge: str) -> None:
    handled, refused = (marked(QUOTATIONS[group][0])[0] for group in (judge, f"no {judge}"))
    assert (JUDGES[judge].__doc__ or "").startswith(f"*{handled}* Not: *{refused}*")


@pytest.mark.parametrize("group", ["title", "nickname", "scare"])
def test_what_does_not_quote_is_never_left_over_as_speech(group: str) -> None:
    for sentence in QUOTATIONS[group]:
        words, _ = only_quotation(sentence)
        assert list(unclaimed(words, set())) == []


def test_a_quotation_is_unclaimed_until_a_word_of_it_is() -> None:
    words, quotation = only_quotation(QUOTATIONS["alone"][0])
    assert [number for number, _ in unclaimed(words, set())] == [quotation]
    inside = words.quoted(quotation)[1]
    assert list(unclaimed(words, {inside})) == []


@pytest.mark.parametrize(("sentence", "expected"), AFTER_SPEAKER)
def test_a_person_in_the_sentence_before_may_be_the_speaker(sentence: str, expected: bool) -> None:
    words, quotation = only_quotation(sentence)
    assert has_speaker_before(words, quotation) is expected


@pytest.mark.parametrize("sentence", DESCRIBED)
def test_whoever_is_described_before_a_quotation_is_its_source(sentence: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert sorted(described_before(words, 0)) == numbers(words, spans.get("D", []))


@pytest.mark.parametrize(("sentence", "expected"), MERE_NAMES)
def test_a_nickname_and_its_bearer_are_no_content(sentence: str, expected: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    (cue,) = numbers(words, spans["C"])
    content = {n for n in numbers(words, spans["K"]) if words.tokens[n].upos != "PUNCT"}
    assert is_mere_name(words, cue, content) is expected
