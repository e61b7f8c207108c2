"""Who hears and who is spoken of is no source; cues are whole, and end where their own words end."""

from __future__ import annotations

import pytest
from rule_cases import (
    ASKED,
    DENIED,
    EDGES,
    INTERRUPTING,
    SECOND_REPORTS,
    SHORT_HEARSAY,
    SIGNED,
    TOLD_CLAUSES,
    VOICES,
    draft_of,
    marked,
    numbers,
    words_of,
)

from quotetrack.detect.forms.negation import is_negated
from quotetrack.detect.forms.spans import spans_of
from quotetrack.detect.propose.cues import make_cue
from quotetrack.detect.propose.transcripts import signed
from quotetrack.detect.propose.voice import interrupted, is_asked, is_passive, raised_subject, recipients


@pytest.mark.parametrize("sentence", VOICES)
def test_recipients_and_raised_subjects(sentence: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    cue = make_cue(words, numbers(words, spans["C"]))
    assert sorted(recipients(words, cue)) == numbers(words, spans.get("R", []))
    raised = raised_subject(words, cue)
    held = sorted(words.subtree(raised, cue.words)) if raised is not None else []
    assert held == numbers(words, spans.get("P", []))


@pytest.mark.parametrize(("sentence", "beside"), SECOND_REPORTS)
def test_a_second_report_hangs_on_the_first(sentence: str, beside: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    first, second = numbers(words, spans["D"])[0], numbers(words, spans["C"])[0]
    assert (words.heads[second] == first) is beside


@pytest.mark.parametrize(("sentence", "passive"), SHORT_HEARSAY)
def test_who_is_said_to_do_it_says_nothing_where_is_stands_short(sentence: str, passive: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert is_passive(words, numbers(words, spans["C"])[0]) is passive


@pytest.mark.parametrize("sentence", TOLD_CLAUSES)
def test_whoever_is_told_a_clause_is_no_part_of_it(sentence: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    (verb,), (who,) = numbers(words, spans["C"]), numbers(words, spans["S"])
    assert (words.heads[who], words.rel(who)) == (verb, "nsubj")
    for told in numbers(words, spans.get("R", [])):
        assert words.heads[told] == words.heads[verb]


@pytest.mark.parametrize(("sentence", "expected"), ASKED)
def test_what_somebody_was_asked(sentence: str, expected: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert is_asked(words, make_cue(words, numbers(words, spans["C"]))) is expected


@pytest.mark.parametrize("sentence", INTERRUPTING)
def test_a_clause_between_a_subject_and_its_verb_reports_them(sentence: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    halves = [numbers(words, spans[role]) for role in ("U", "V") if role in spans]
    found = interrupted(words, make_cue(words, numbers(words, spans["C"])))
    assert (list(found) if found else []) == [number for half in halves for number in half]


@pytest.mark.parametrize(("sentence", "expected"), EDGES)
def test_cues_end_with_their_own_words(sentence: str, expected: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    cue = make_cue(words, numbers(words, spans["W"]))
    assert [span.of(text) for span in spans_of(words, [cue.words])] == [expected]


@pytest.mark.parametrize(("sentence", "expected"), SIGNED)
def test_a_dash_and_a_name_sign_a_quotation(sentence: str, expected: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    drafts = list(signed(words))
    wanted = draft_of(words, spans)
    assert [(d.source.runs, d.cue.words, d.content.runs) for d in drafts] == (
        [(wanted.source.runs, wanted.cue.words, wanted.content.runs)] if expected else []
    )


@pytest.mark.parametrize(("sentence", "denied"), DENIED)
def test_a_report_that_is_denied_is_told_from_one_of_a_denial(sentence: str, denied: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert is_negated(words, draft.cue, sorted(draft.source.words)) is denied
