"""Contents end where the writer goes on, and begin where the report does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from extent_cases import (
    ACCOMPANYING,
    ANOTHERS_WORDS,
    ANTECEDENTS,
    AROUND_REPORTS,
    ASIDE_PARTS,
    ASKED_OF,
    BY_PARTICIPLES,
    DOERS,
    DOERS_OF_MAIN,
    FRONTED,
    FURTHER_CLAUSES,
    LISTENERS,
    NEARER,
    NEW_PARTICIPLES,
    NEXT_DEEDS,
    NOBODY_THERE,
    ON_DAYS,
    OWN_PARTICIPLES,
    PARTED_STATEMENTS,
    QUOTED,
    SECOND_HALVES,
    SILENT_PARTICIPLE,
    SUBHEADINGS,
    WITH_ANTECEDENTS,
    WRITERS_TAILS,
)
from rule_cases import draft_of, marked, words_of

from quotetrack.detect.forms.drafts import Candidate
from quotetrack.detect.forms.spans import spans_of
from quotetrack.detect.forms.words import Words
from quotetrack.detect.mend.antecedents import of_its_antecedent, with_its_antecedent
from quotetrack.detect.mend.asides import ASIDES
from quotetrack.detect.mend.further_clauses import through_its_other_half
from quotetrack.detect.mend.listeners import at_its_that, behind_its_day, behind_whom_it_asks
from quotetrack.detect.mend.nearer_speakers import around_its_reports, told_by_the_nearer
from quotetrack.detect.mend.next_deeds import before_next_deed, through_its_tag
from quotetrack.detect.mend.parted_statements import FRONTS
from quotetrack.detect.mend.reports_beside import (
    before_anothers_word,
    before_own_participle,
    told_by_participles,
)
from quotetrack.detect.mend.writers_tails import TAILS
from quotetrack.detect.propose.contents import quoted_words
from quotetrack.detect.propose.loose_quotations import is_subheading
from quotetrack.detect.propose.sources import accompanying, doer_of_main, nobody_there, participle_doer
from quotetrack.detect.propose.voice import fronted_statement


def text_of(words: Words, drawn: Candidate) -> str:
    """The runs of a candidate as they stand, parted by slashes."""
    return " / ".join(span.of(words.doc.text) for span in spans_of(words, drawn.runs))


@pytest.mark.parametrize(("sentence", "contents"), NEXT_DEEDS)
def test_what_a_source_does_next_is_no_part_of_what_it_said(sentence: str, contents: list[str]) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    found = before_next_deed(words, [draft])
    assert [text_of(words, one.content) for one in found] == contents
    assert {one.source.words for one in found} == {draft.source.words}


@pytest.mark.parametrize(("name", "sentence", "content", "source"), ASIDE_PARTS)
def test_an_aside_vouches_for_the_part_that_it_stands_in(
    name: str, sentence: str, content: str, source: str
) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    draft = replace(draft, cue=replace(draft.cue, lemma="according to"))
    (repair,) = (one for one in ASIDES if one.__name__ == name)
    found = repair(words, draft)
    assert [text_of(words, found.content), text_of(words, found.source)] == [content, source]


@pytest.mark.parametrize(("text", "expected"), SUBHEADINGS)
def test_a_line_in_marks_without_a_stop_is_a_heading(text: str, expected: bool) -> None:
    assert is_subheading(words_of(text), 0) is expected


@pytest.mark.parametrize(("sentence", "quoted"), QUOTED)
def test_a_title_is_no_part_of_what_is_quoted_around_it(sentence: str, quoted: list[str]) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    offered = [
        Candidate.of("quoted_words", words, one).runs
        for one in quoted_words(words, draft_of(words, spans).cue)
    ]
    told = [[span.of(text) for span in spans_of(words, runs)] for runs in offered]
    assert quoted in told
    assert not any("“The Remainder”" in part for runs in told for part in runs)


@pytest.mark.parametrize(("sentence", "expected"), FRONTED)
def test_a_tag_may_part_a_statement_from_its_opening_phrase(
    sentence: str, expected: tuple[str, str] | None
) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    found = fronted_statement(words, draft_of(words, spans).cue)
    assert (found and tuple(words.tokens[n].text for n in (found[2], found[1]))) == expected
    assert found is None or found[0] == 0


@pytest.mark.parametrize(("name", "sentence", "content"), WRITERS_TAILS)
def test_what_the_writer_says_of_a_statement_is_no_part_of_it(name: str, sentence: str, content: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    (repair,) = (one for one in TAILS if one.__name__ == name)
    assert text_of(words, repair(words, draft_of(words, spans)).content) == content


@pytest.mark.parametrize(("sentence", "content"), SECOND_HALVES)
def test_a_statement_goes_on_behind_a_tag_in_the_present(sentence: str, content: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert text_of(words, through_its_tag(words, draft_of(words, spans)).content) == content


@pytest.mark.parametrize(("sentence", "expected"), DOERS)
def test_a_gerund_is_whose_who_answers_for_it(sentence: str, expected: str | None) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    found = participle_doer(words, draft_of(words, spans).cue.head)
    assert (found if found is None else words.tokens[found].text) == expected


@pytest.mark.parametrize(("sentence", "content"), ANTECEDENTS)
def test_what_was_promised_is_told_and_not_to_whom(sentence: str, content: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert text_of(words, of_its_antecedent(words, draft_of(words, spans)).content) == content


@pytest.mark.parametrize(("sentence", "content"), WITH_ANTECEDENTS)
def test_a_relative_clause_is_told_with_its_noun(sentence: str, content: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert text_of(words, with_its_antecedent(words, draft_of(words, spans)).content) == content


@pytest.mark.parametrize(("sentence", "content"), ON_DAYS)
def test_when_it_was_told_is_no_part_of_what_is_told(sentence: str, content: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert text_of(words, behind_its_day(words, draft_of(words, spans)).content) == content


@pytest.mark.parametrize(("sentence", "contents"), BY_PARTICIPLES)
def test_what_brings_the_words_of_a_text_is_no_part_of_them(sentence: str, contents: list[str]) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    drafts = [draft_of(words, spans)]
    if "D" in spans:
        drafts.append(draft_of(words, {**spans, "O": spans["S"]}, "ODL"))
    assert [text_of(words, one.content) for one in told_by_participles(words, drafts)] == contents


@pytest.mark.parametrize(("sentence", "contents"), OWN_PARTICIPLES)
def test_a_participle_of_the_source_reports_beside_it(sentence: str, contents: list[str]) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    drafts = [draft_of(words, spans), draft_of(words, {**spans, "O": spans.get("O", spans["S"])}, "ODL")]
    found = before_own_participle(words, drafts)
    assert [text_of(words, one.content) for one in found] == contents


def test_who_tells_nothing_needs_no_comma_before_a_participle() -> None:
    text, spans = marked(SILENT_PARTICIPLE)
    words = words_of(text)
    silent = draft_of(words, spans)
    silent = replace(silent, cue=replace(silent.cue, klass="no_comment"))
    found = before_own_participle(words, [silent, draft_of(words, {**spans, "O": spans["S"]}, "ODL")])
    assert [text_of(words, one.content) for one in found] == ["to comment", "that it was late"]


@pytest.mark.parametrize(("sentence", "contents"), NEW_PARTICIPLES)
def test_a_participle_behind_a_thing_is_a_report(sentence: str, contents: list[str]) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    found = before_own_participle(words, [draft_of(words, spans)])
    assert [text_of(words, one.content) for one in found] == contents
    assert {one.source.words for one in found} == {found[0].source.words}


@pytest.mark.parametrize(("sentence", "content"), ANOTHERS_WORDS)
def test_what_another_says_of_a_statement_is_no_part_of_it(sentence: str, content: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert text_of(words, before_anothers_word(words, draft_of(words, spans)).content) == content


@pytest.mark.parametrize(("name", "sentence", "content"), PARTED_STATEMENTS)
def test_a_statement_has_both_sides_of_its_tag(name: str, sentence: str, content: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    (repair,) = (one for one in FRONTS if one.__name__ == name)
    assert text_of(words, repair(words, draft_of(words, spans)).content) == content


@pytest.mark.parametrize(("sentence", "content"), FURTHER_CLAUSES)
def test_a_second_clause_goes_on_with_what_is_told(sentence: str, content: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert text_of(words, through_its_other_half(words, draft_of(words, spans)).content) == content


@pytest.mark.parametrize(("sentence", "content"), LISTENERS)
def test_who_listens_is_no_part_of_what_is_told(sentence: str, content: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert text_of(words, at_its_that(words, draft_of(words, spans)).content) == content


@pytest.mark.parametrize(("sentence", "content"), ASKED_OF)
def test_whom_a_question_goes_to_is_no_part_of_it(sentence: str, content: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert text_of(words, behind_whom_it_asks(words, draft_of(words, spans)).content) == content


@pytest.mark.parametrize(("sentence", "whose", "outer"), NEARER)
def test_a_second_verb_of_saying_is_whose_the_report_has_it(sentence: str, whose: str, outer: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    drafts = [draft_of(words, spans), draft_of(words, spans, "ODL")]
    first, second = told_by_the_nearer(words, drafts)
    assert text_of(words, second.source) == whose
    assert text_of(words, first.content) == (text_of(words, drafts[0].content) if outer == "L" else outer)


@pytest.mark.parametrize(("sentence", "content"), AROUND_REPORTS)
def test_a_tag_behind_a_report_tells_all_of_it(sentence: str, content: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    drafts = [draft_of(words, spans), draft_of(words, spans, "ODL")]
    assert text_of(words, around_its_reports(words, drafts)[0].content) == content


@pytest.mark.parametrize(("sentence", "expected"), ACCOMPANYING)
def test_a_participle_behind_with_is_told_by_whom_it_stands_beside(
    sentence: str, expected: str | None
) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    found = accompanying(words, draft_of(words, spans).cue.head)
    assert (found if found is None else words.tokens[found].text) == expected


@pytest.mark.parametrize(("sentence", "expected"), DOERS_OF_MAIN)
def test_a_participle_behind_a_comma_is_told_by_who_acts(sentence: str, expected: str | None) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    found = doer_of_main(words, draft_of(words, spans).cue.head)
    assert (found if found is None else words.tokens[found].text) == expected


@pytest.mark.parametrize(("sentence", "expected"), NOBODY_THERE)
def test_reports_that_only_are_there_are_nobodys(sentence: str, expected: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert nobody_there(words, draft_of(words, spans).cue) is expected
