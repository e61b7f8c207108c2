"""Every rule for contents proposes what its docstring says it does, and refuses what it says it refuses."""

from __future__ import annotations

import pytest
from rule_cases import RAISED, REPORTED, RULES, TAILS, VOUCHED, draft_of, marked, numbers, words_of

from quotetrack.detect.decide.plain_readings import behind_its_verb
from quotetrack.detect.forms.drafts import CueGroup, Rule
from quotetrack.detect.forms.spans import spans_of, tidy
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.contents import CONTENT_RULES, before_tail, was_expected_to
from quotetrack.detect.propose.cues import make_cue

NAMES = [rule.__name__ for rule in CONTENT_RULES]


def asked(sentence: str) -> tuple[Words, CueGroup, list[int]]:
    """Return the words of a marked sentence, its cue, and the numbers of its marked words."""
    text, spans = marked(sentence)
    words = words_of(text)
    group = numbers(words, spans["C"])
    return words, make_cue(words, group), numbers(words, spans.get("K", []))


def proposals(rule: Rule, words: Words, cue: CueGroup) -> list[set[int]]:
    """Return what the rule proposes as the scorer sees it: without the cue, edges set right."""
    found = (tidy(words, proposal - set(cue.words), cue.words) for proposal in rule(words, cue))
    return [{n for run in runs for n in run} for runs in found if runs]


def rule_named(name: str) -> Rule:
    return next(rule for rule in CONTENT_RULES if rule.__name__ == name)


def test_every_rule_has_its_pair() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert set(NAMES) <= set(RULES)


@pytest.mark.parametrize("name", NAMES)
def test_the_docstring_opens_with_the_sentences_tested(name: str) -> None:
    handled, refused = (marked(sentence)[0] for sentence in RULES[name])
    assert (rule_named(name).__doc__ or "").startswith(f"*{handled}* Not: *{refused}*")


@pytest.mark.parametrize("name", NAMES)
def test_the_rule_proposes_the_words_of_its_example(name: str) -> None:
    words, cue, expected = asked(RULES[name][0])
    assert set(expected) in proposals(rule_named(name), words, cue)


@pytest.mark.parametrize("name", NAMES)
def test_the_rule_proposes_nothing_where_it_must_refuse(name: str) -> None:
    words, cue, _ = asked(RULES[name][1])
    assert proposals(rule_named(name), words, cue) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_rule_gives_the_cue_itself_or_words_of_another_sentence(name: str) -> None:
    words, cue, _ = asked(RULES[name][0])
    own = set(words.sentence_words(cue.head))
    for rule in CONTENT_RULES:
        for proposal in proposals(rule, words, cue):
            assert not proposal & set(cue.words)
            assert proposal <= own or rule.__name__ in ("quoted_words", "colon_before", "quotation_below")


@pytest.mark.parametrize(("sentence", "expected"), TAILS)
def test_contents_are_offered_without_their_tails(sentence: str, expected: list[str]) -> None:
    words, cue, content = asked(sentence)
    offered = [spans_of(words, tidy(words, short, cue.words)) for short in before_tail(words, set(content))]
    assert [span.of(words.doc.text) for spans in offered for span in spans] == expected


@pytest.mark.parametrize("sentence", RAISED)
def test_who_is_reported_to_be_something_is_no_content_alone(sentence: str) -> None:
    words, cue, expected = asked(sentence)
    offered = proposals(was_expected_to, words, cue)
    assert set(expected) in offered
    assert not any(max(proposal) < cue.head for proposal in offered)


def test_what_was_reported_on_a_day_is_content_alone() -> None:
    words, cue, expected = asked(REPORTED)
    assert set(expected) in proposals(was_expected_to, words, cue)


@pytest.mark.parametrize(("sentence", "open_"), VOUCHED)
def test_what_a_source_vouches_for_holds_the_main_verb(sentence: str, open_: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    whole, end = draft_of(words, spans), draft_of(words, spans, "SCL")
    left = behind_its_verb(words, whole.cue, [whole.content, end.content])
    assert left == ([whole.content, end.content] if open_ else [whole.content])
