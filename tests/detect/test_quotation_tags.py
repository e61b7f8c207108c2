"""A report is tied to the quotation beside it; phrases and colons report without a verb; others do not."""

from __future__ import annotations

import pytest
from rule_cases import ANSWER_IS, LEAD_INS, PARTED, SET_PHRASES, TAGGED, VIEWS, marked, numbers, words_of

from quotetrack.detect.forms.spans import spans_of
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import make_cue
from quotetrack.detect.propose.lead_ins import answers, lead_ins
from quotetrack.detect.propose.quotation_tags import goes_on_behind_tag, tagged_quotation
from quotetrack.detect.propose.set_phrases import set_phrases, views
from quotetrack.model import Span


def quotation_at(words: Words, spans: dict[str, list[Span]]) -> int | None:
    """The number of the marked quotation, None where none is marked."""
    (wanted,) = spans.get("Q", [None])
    return next((n for n, q in enumerate(words.quotations) if q.span == wanted), None)


@pytest.mark.parametrize("sentence", TAGGED)
def test_a_report_is_tied_to_the_quotation_beside_it(sentence: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    cue = make_cue(words, numbers(words, spans["C"]))
    assert tagged_quotation(words, cue) == quotation_at(words, spans)


@pytest.mark.parametrize("sentence", PARTED)
def test_a_quotation_goes_on_behind_its_tag(sentence: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    cue = make_cue(words, numbers(words, spans["C"]))
    assert goes_on_behind_tag(words, cue, 0) == quotation_at(words, spans)


@pytest.mark.parametrize("sentence", SET_PHRASES)
def test_a_phrase_set_off_reports_without_a_verb(sentence: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    found = [cue.words for cue in set_phrases(words)]
    assert list(spans_of(words, found)) == spans.get("C", [])


@pytest.mark.parametrize("sentence", LEAD_INS)
def test_a_person_before_a_colon_is_quoted_behind_it(sentence: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    found = list(lead_ins(words))
    assert [list(spans_of(words, d.source.runs)) for d in found] == ([spans["S"]] if spans else [])
    assert [list(spans_of(words, d.content.runs)) for d in found] == ([spans["K"]] if spans else [])


@pytest.mark.parametrize("sentence", VIEWS)
def test_whoever_holds_a_view_is_named_before_it(sentence: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    for name, drawn in (
        ("C", [d.cue.words for d in views(words)]),
        ("S", [run for d in views(words) for run in d.source.runs]),
        ("K", [run for d in views(words) for run in d.content.runs]),
    ):
        assert [s for run in drawn for s in spans_of(words, (run,))] == spans.get(name, [])


@pytest.mark.parametrize("sentence", ANSWER_IS)
def test_what_somebodys_answer_is_said_to_be_is_reported(sentence: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    for name, drawn in (
        ("C", [d.cue.words for d in answers(words)]),
        ("S", [run for d in answers(words) for run in d.source.runs]),
        ("K", [run for d in answers(words) for run in d.content.runs]),
    ):
        assert [s for run in drawn for s in spans_of(words, (run,))] == spans.get(name, [])
