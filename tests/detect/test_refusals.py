"""What has the form of a report and reports nothing is refused, each beside what looks like it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rule_cases import (
    DONE,
    FOR_READERS,
    MORE_REFUSED,
    NOTHING_SAID,
    ONLY_SHOWN,
    REFUSALS,
    TOLD_ALOUD,
    draft_of,
    in_one_line,
    marked,
    words_of,
)

from quotetrack.detect.refuse.refusals import REFUSALS as RULES
from quotetrack.detect.refuse.refusals import refuse

NAMED = {rule.__name__: rule for rule in RULES}


def test_every_refusal_has_its_pair() -> None:
    assert set(NAMED) == set(REFUSALS)


@pytest.mark.parametrize("name", list(NAMED))
def test_the_docstring_opens_with_the_sentences_tested(name: str) -> None:
    refused, kept = (in_one_line(marked(sentence)[0]) for sentence in REFUSALS[name])
    assert (NAMED[name].__doc__ or "").startswith(f"*{refused}* Not: *{kept}*")


@pytest.mark.parametrize(("name", "place"), [(name, place) for name in NAMED for place in (0, 1)])
def test_the_refusal_meets_the_first_sentence_only(name: str, place: int) -> None:
    text, spans = marked(REFUSALS[name][place])
    words = words_of(text)
    drafts = [draft_of(words, spans)]
    if "D" in spans:
        drafts.append(draft_of(words, spans, "ODL"))
    assert NAMED[name](words, drafts[0], drafts) is (place == 0)
    assert (drafts[0] in list(refuse(words, drafts))) is (place == 1)


@pytest.mark.parametrize(("sentence", "classes"), NOTHING_SAID)
def test_who_says_nothing_gives_no_comment_and_who_is_quoted_has_said_so(
    sentence: str, classes: list[str]
) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert [d.cue.klass for d in refuse(words, [draft_of(words, spans)])] == classes


@pytest.mark.parametrize(("sentence", "refused"), [*FOR_READERS, *MORE_REFUSED])
def test_what_the_writer_tells_readers_is_no_report(sentence: str, *, refused: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    drafts = [draft_of(words, spans)]
    if "D" in spans:
        drafts.append(draft_of(words, spans, "ODL"))
    assert (drafts[0] not in list(refuse(words, drafts))) is refused


@pytest.mark.parametrize(("sentence", "klass"), [*DONE, *ONLY_SHOWN])
def test_a_deed_is_thought_and_what_facts_show_is_seen(sentence: str, klass: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    said = replace(draft, cue=replace(draft.cue, klass="speech"))
    assert [d.cue.klass for d in refuse(words, [said])] == [klass]


@pytest.mark.parametrize(("sentence", "klass"), TOLD_ALOUD)
def test_what_research_finds_is_told_whatever_it_was_taken_for(sentence: str, klass: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    draft = draft_of(words, spans)
    thought = replace(draft, cue=replace(draft.cue, klass="thought"))
    assert [d.cue.klass for d in refuse(words, [thought])] == [klass]
