"""Drafts that reach too far are cut, and those that share their words with others keep their own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rule_cases import (
    ASIDES,
    BESIDE,
    BOUND_TO_BOTH,
    BROUGHT_FORTH,
    CLAUSES_APART,
    HEARD_BY_OTHERS,
    MET_WITH,
    OVER,
    OVER_PARAGRAPHS,
    PUT_TO_COURTS,
    REPAIRS,
    TOLD_BY,
    draft_of,
    marked,
    words_of,
)

from quotetrack.detect.decide import holding, mending, relayed, whole_statements
from quotetrack.detect.decide.certainty import is_told_by
from quotetrack.detect.decide.relayed import told_over
from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.spans import spans_of
from quotetrack.detect.forms.words import Words
from quotetrack.detect.mend.hearings import put_to_a_court
from quotetrack.detect.mend.others_words import of_others

ROOMS = (mending, relayed, whole_statements)
CASES = [(name, *case) for name, pair in REPAIRS.items() for case in pair]


def drafted(sentence: str) -> tuple[Words, Draft]:
    text, spans = marked(sentence)
    words = words_of(text)
    return words, draft_of(words, spans)


@pytest.mark.parametrize(("name", "sentence", "expected"), CASES)
def test_a_repair_cuts_what_reaches_too_far(name: str, sentence: str, expected: str) -> None:
    words, draft = drafted(sentence)
    repair = next(f for room in ROOMS if (f := getattr(room, name, None)) is not None)
    found = repair(words, draft)
    drawn = {
        "through_its_noun": [found.cue.words],
        "through_its_title": found.source.runs,
        "answered_reports": [*found.source.runs, found.cue.words],
    }
    runs = drawn.get(name, found.content.runs)
    assert " / ".join(span.of(words.doc.text) for span in spans_of(words, runs)) == expected


@pytest.mark.parametrize(("sentence", "source", "content"), ASIDES)
def test_an_aside_has_the_whole_and_the_subject_its_part(
    sentence: str, source: str, content: list[str]
) -> None:
    words, draft = drafted(sentence)
    if "according to" in " ".join(words.tokens[n].text.lower() for n in draft.cue.words):
        draft = replace(draft, cue=replace(draft.cue, lemma="according to"))
    found = relayed.across_aside(words, draft)
    told = [
        [s.of(words.doc.text) for s in spans_of(words, one.runs)] for one in (found.source, found.content)
    ]
    assert told == [[source], content]


@pytest.mark.parametrize(("sentence", "source", "content"), OVER)
def test_what_opens_a_sentence_has_the_report_behind_it(sentence: str, source: str, content: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    opening, inner = draft_of(words, spans), draft_of(words, spans, "ODL")
    outer = replace(opening, cue=replace(opening.cue, lemma="according to"))
    found = told_over(words, [outer, inner])
    assert [
        [s.of(text) for s in spans_of(words, one.runs)] for one in (found[0].source, found[0].content)
    ] == [
        [source],
        [content],
    ]
    assert found[1] is inner


@pytest.mark.parametrize(("sentence", "contents"), CLAUSES_APART)
def test_a_second_that_goes_to_the_verb_that_has_the_first(sentence: str, contents: list[str]) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    outer = draft_of(words, spans, "ODL")
    inner = draft_of(words, {**spans, "S": spans["O"]})
    found = whole_statements.second_that(words, [outer, inner])
    drawn = [" / ".join(s.of(text) for s in spans_of(words, one.content.runs)) for one in found]
    assert drawn == contents


@pytest.mark.parametrize(("sentence", "expected"), TOLD_BY)
def test_it_stands_for_what_somebody_told(sentence: str, expected: bool) -> None:
    words, draft = drafted(sentence)
    content = replace(draft.content, rule="said_that_clause")
    assert is_told_by(words, draft.cue, content, draft.source) is expected


def claims(draft: Draft, runs: tuple[tuple[int, ...], ...], cue: int, confidence: float) -> Draft:
    """A draft like ``draft`` with other content and cue."""
    other = replace(draft.cue, words=(cue,), head=cue, lemma=f"verb {cue}")
    source = Candidate("marked", ((cue + 100,),))
    return replace(draft, cue=other, source=source, content=Candidate("marked", runs), confidence=confidence)


def test_what_two_cues_claim_goes_to_the_nearer_one() -> None:
    _, draft = drafted("[S:The clerk] [C:said], and the guard said, [K:that it was locked].")
    both = ((1, 2, 3), (9, 10))
    first, second = claims(draft, both, 5, 0.9), claims(draft, both, 8, 0.6)
    shared = holding.each_its_own([first, second])
    assert [d.content.runs for d in shared] == [((1, 2, 3),), ((9, 10),)]
    same = [first, replace(second, source=first.source)]
    assert holding.each_its_own(same) == same


def test_a_stretch_that_another_has_goes_to_the_more_trusted() -> None:
    words, draft = drafted("[S:The clerk] [C:said], and the guard said, [K:that it was locked].")
    wide, sure = claims(draft, ((1, 2), (9, 10)), 4, 0.6), claims(draft, ((9, 10),), 7, 0.9)
    assert [d.content.runs for d in mending.keep_to_one(words, [wide, sure])] == [((1, 2),), ((9, 10),)]
    inside = claims(draft, ((9, 10),), 2, 0.9)
    assert mending.keep_to_one(words, [wide, inside])[0].content.runs == wide.content.runs


def test_a_stretch_goes_to_the_cue_that_governs_it_however_trusted_the_other() -> None:
    text, spans = marked(BESIDE[0])
    words = words_of(text)
    wide = replace(draft_of(words, spans), confidence=0.95)
    own = draft_of(words, spans, "ODL")
    kept = mending.keep_to_one(words, [wide, own])
    assert [[s.of(text) for s in spans_of(words, d.content.runs)] for d in kept] == [
        ["The lake is warm"],
        ["it “lovely”"],
    ]


def test_a_stretch_goes_to_the_nearer_of_two_cues_that_govern_it() -> None:
    text, spans = marked(BOUND_TO_BOTH[0])
    words = words_of(text)
    wide = replace(draft_of(words, spans), confidence=0.95)
    kept = mending.keep_to_one(words, [wide, draft_of(words, spans, "ODL")])
    assert [[s.of(text) for s in spans_of(words, d.content.runs)] for d in kept] == [
        ["“It rained,”"],
        ["that it was late"],
    ]


@pytest.mark.parametrize(("marked_text", "expected"), OVER_PARAGRAPHS)
def test_a_quotation_is_one_over_its_paragraphs(marked_text: str, expected: list[str]) -> None:
    text, spans = marked(marked_text)
    words = words_of(text)
    (found,) = mending.opened_above(words, [draft_of(words, spans, "SCW")])
    assert [s.of(text) for s in spans_of(words, found.content.runs)] == expected


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (
            "[S:The clerk] [C:said], pointing at the door, said [K:that it was locked].",
            "[S:The clerk] said, pointing at the door, [C:said] [K:that it was locked].",
            ["the surer"],
        ),
        (
            "[S:The clerk] [C:said], and the guard said, [K:that it was locked].",
            "The clerk said, and [S:the guard] [C:said], [K:that it was locked].",
            ["the other", "the surer"],
        ),
    ],
)
def test_one_report_is_told_once(first: str, second: str, kept: list[str]) -> None:
    doubted = replace(drafted(first)[1], confidence=0.6)
    sure = replace(drafted(second)[1], confidence=0.9)
    found = mending.told_once([doubted, sure])
    assert [{0.6: "the other", 0.9: "the surer"}[draft.confidence] for draft in found] == kept


@pytest.mark.parametrize(("sentence", "source"), PUT_TO_COURTS)
def test_what_a_court_heard_was_said_there(sentence: str, source: str) -> None:
    words, draft = drafted(sentence)
    draft = replace(draft, cue=replace(draft.cue, klass="perception"))
    found = put_to_a_court(words, draft)
    assert " ".join(s.of(words.doc.text) for s in spans_of(words, found.source.runs)) == source
    assert found.cue.klass == "speech"


@pytest.mark.parametrize(("sentence", "cue"), MET_WITH)
def test_words_that_only_reach_somebody_are_nobodys(sentence: str, cue: str) -> None:
    words, draft = drafted(sentence)
    found = of_others(words, draft)
    assert not found.source.words
    assert " ".join(words.tokens[n].text for n in found.cue.words) == cue


@pytest.mark.parametrize("sentence", BROUGHT_FORTH)
def test_words_that_somebody_brings_forth_stay_his(sentence: str) -> None:
    words, draft = drafted(sentence)
    assert of_others(words, draft) == draft


@pytest.mark.parametrize("sentence", HEARD_BY_OTHERS)
def test_what_others_heard_stays_theirs(sentence: str) -> None:
    words, draft = drafted(sentence)
    assert put_to_a_court(words, draft) == draft
