"""A cue has the lemma and the class of the word in it that reports."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from rule_cases import (
    ANSWERED,
    CLAIMS_THERE,
    CUES,
    DONE_IN_WORDS,
    FOUND,
    GIVEN_UP,
    JUDGED,
    KEPT,
    LEFT_OPEN,
    MANNERS,
    MOODS,
    SAID,
    SHOWING,
    SILENT,
    STRUCTURES,
    TALKED_OVER,
    THREATS,
    UNNAMED,
    UNSAID,
    draft_of,
    marked,
    numbers,
    words_of,
)

from quotetrack.detect.decide import certainty
from quotetrack.detect.decide.certainty import is_structured, says_a_clause
from quotetrack.detect.decide.senses import (
    answers_a_claim,
    does_in_words,
    is_a_claim,
    is_of_a_mood,
    judges_aloud,
    keeps_to_himself,
    leaves_unsaid,
    may_be_silent,
    rules_on_it,
    settled_class,
    shows_by_itself,
    talks_it_over,
    threatens_a_deed,
)
from quotetrack.detect.propose.cues import make_cue, propose_cues
from quotetrack.detect.refuse.nothing_told import asks_not_to_be_named, is_given_up, leaves_open
from quotetrack.detect.refuse.refusals import refuse
from quotetrack.encoder.reading_network import ROLES
from quotetrack.model import Class


@pytest.mark.parametrize("sentence", list(CUES))
def test_lemma_and_class(sentence: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    cue = make_cue(words, numbers(words, spans["C"]))
    assert (cue.lemma, cue.klass) == CUES[sentence]


@pytest.mark.parametrize(("sentence", "mere"), TALKED_OVER)
def test_what_is_merely_talked_over_is_not_told(sentence: str, mere: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert talks_it_over(words, draft.cue, draft.content) is mere


@pytest.mark.parametrize(("sentence", "by_itself"), SHOWING)
def test_what_only_happened_tells_nothing(sentence: str, by_itself: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert shows_by_itself(words, draft.cue, draft.source) is by_itself


@pytest.mark.parametrize(("sentence", "answered"), ANSWERED)
def test_a_claim_is_denied_in_words(sentence: str, answered: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert answers_a_claim(words, draft.cue, draft.content, draft.source) is answered


@pytest.mark.parametrize(("sentence", "judged"), JUDGED)
def test_praise_and_blame_are_put_in_words(sentence: str, judged: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert judges_aloud(words, draft.cue, draft.source) is judged


@pytest.mark.parametrize(("sentence", "unnamed"), UNNAMED)
def test_who_asks_not_to_be_named_is_hidden(sentence: str, unnamed: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert asks_not_to_be_named(words, draft) is unnamed
    assert [d.cue.klass == "thought" for d in refuse(words, [draft])] == [unnamed]


@pytest.mark.parametrize(("sentence", "stopped"), GIVEN_UP)
def test_what_somebody_is_to_stop_saying_is_hidden(sentence: str, stopped: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert is_given_up(words, draft) is stopped
    assert [d.cue.klass == "thought" for d in refuse(words, [draft])] == [stopped]


@pytest.mark.parametrize(("sentence", "unsaid"), UNSAID)
def test_what_was_not_spoken_of_is_not_told(sentence: str, unsaid: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert leaves_unsaid(words, draft.cue, draft.content, draft.source) is unsaid


@pytest.mark.parametrize(("sentence", "said"), MOODS)
def test_what_a_mood_leads_to_is_said(sentence: str, said: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert is_of_a_mood(words, draft.cue, draft.content, draft.source) is said


@pytest.mark.parametrize(("sentence", "told"), FOUND)
def test_what_a_document_finds_is_told(sentence: str, told: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert rules_on_it(words, draft.cue, draft.content, draft.source) is told


@pytest.mark.parametrize(("sentence", "said"), SAID)
def test_who_says_a_clause_says_it(sentence: str, said: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    content = replace(draft.content, rule="said_clause")
    assert says_a_clause(words, draft.cue, content, draft.source) is said


@pytest.mark.parametrize(("sentence", "open_still"), LEFT_OPEN)
def test_who_leaves_without_saying_why_gives_no_comment(sentence: str, open_still: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert leaves_open(words, draft) is open_still
    assert [d.cue.klass == "no_comment" for d in refuse(words, [draft])] == [open_still]


@pytest.mark.parametrize(("sentence", "silent"), SILENT)
def test_only_what_denies_words_may_be_silence(sentence: str, silent: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert may_be_silent(words, draft.cue, draft.content, draft.source) is silent


@pytest.mark.parametrize(("sentence", "only_how"), MANNERS)
def test_an_adverb_that_tells_how_somebody_reports_is_no_cue(sentence: str, only_how: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    tags = np.full((len(words), len(ROLES)), 0.01, dtype=np.float32)
    for span in (*spans["A"], *spans.get("C", ())):
        for number in numbers(words, [span]):
            tags[number, ROLES.index("S-CUE")] = 0.9
    (adverb,) = numbers(words, spans["A"])
    cues = [cue.words for cue in propose_cues(words, tags, 0.15)]
    assert ((adverb,) not in cues) is only_how
    assert not only_how or tuple(numbers(words, spans["C"])) in cues


@pytest.mark.parametrize(
    ("form", "said", "klass"),
    [
        ("clause", 0.39, "speech"),
        ("quoted", 0.39, "speech"),
        ("noun", 0.41, "speech"),
        ("noun", 0.39, "thought"),
        ("infinitive", 0.39, "thought"),
        ("noun", 0.35, "perception"),
    ],
)
def test_a_mere_thing_is_said_where_the_network_says_so_and_a_clause_by_the_list_too(
    form: str, said: float, klass: Class
) -> None:
    left = {"perception": 1 - said} if klass == "perception" else {"none": 1 - said}
    shares = dict.fromkeys(("none", "thought", "perception", "no_comment", "deed"), 0.0) | left
    features = {f"form={form}": 1.0, "asks": 0.0, "rel=case": 0.0, "nobody": 0.0}
    assert settled_class("speech", features, {**shares, "speech": said}) == klass


@pytest.mark.parametrize(("nobody", "klass"), [(0.0, "no_comment"), (1.0, "speech")])
def test_only_somebody_can_keep_silent(nobody: float, klass: str) -> None:
    features = {"form=infinitive": 1.0, "asks": 0.0, "rel=case": 0.0, "nobody": nobody}
    shares = {"speech": 0.42, "no_comment": 0.5, "thought": 0.04, "perception": 0.04}
    assert settled_class("speech", features, shares) == klass


@pytest.mark.parametrize(("sentence", "threat"), THREATS)
def test_who_threatens_a_deed_says_so(sentence: str, *, threat: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert threatens_a_deed(words, draft.cue, draft.content, draft.source) is threat


@pytest.mark.parametrize(("sentence", "done"), DONE_IN_WORDS)
def test_an_offer_and_a_welcome_to_a_decision_are_put_in_words(sentence: str, *, done: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert does_in_words(words, draft.cue, draft.content, draft.source) is done


@pytest.mark.parametrize(("sentence", "claimed"), CLAIMS_THERE)
def test_a_claim_that_there_is_was_made(sentence: str, *, claimed: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert is_a_claim(words, draft.cue, draft.content, draft.source) is claimed


@pytest.mark.parametrize(("sentence", "kept"), KEPT)
def test_who_has_not_revealed_a_thing_keeps_silent(sentence: str, *, kept: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    assert keeps_to_himself(words, draft.cue, draft.content, draft.source) is kept


@pytest.mark.parametrize(
    ("name", "sentence", "stands"),
    [(name, sentence, stands) for name, cases in STRUCTURES.items() for sentence, stands in cases],
)
def test_a_structure_says_that_a_draft_stands(name: str, sentence: str, *, stands: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    content = replace(draft.content, rule="according_to")
    structure = getattr(certainty, name)
    assert structure(words, draft.cue, content, draft.source) is stands
    assert is_structured(words, draft.cue, content, draft.source) or not stands
