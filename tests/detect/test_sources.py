"""Every rule for sources names whom its docstring says it names, and refuses what it says it refuses."""

from __future__ import annotations

import pytest
from rule_cases import AGENTS, NAMES_BEHIND, RULES, SPOKEN_OF, marked, numbers, words_of

from quotetrack.detect.forms.drafts import CueGroup, Rule
from quotetrack.detect.forms.spans import tidy
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.contents import CONTENT_RULES
from quotetrack.detect.propose.cues import make_cue
from quotetrack.detect.propose.sources import (
    SOURCE_RULES,
    agent_of_participle,
    name_behind,
    one_spoken_of,
)

NAMES = [rule.__name__ for rule in SOURCE_RULES]


def asked(sentence: str) -> tuple[Words, CueGroup, list[int]]:
    """Return the words of a marked sentence, its cue, and the numbers of its marked words."""
    text, spans = marked(sentence)
    words = words_of(text)
    return words, make_cue(words, numbers(words, spans["C"])), numbers(words, spans.get("K", []))


def proposals(rule: Rule, words: Words, cue: CueGroup) -> list[set[int]]:
    """Return whom the rule proposes, without the cue, edges set right."""
    found = (tidy(words, proposal - set(cue.words), cue.words) for proposal in rule(words, cue))
    return [{n for run in runs for n in run} for runs in found if runs]


def rule_named(name: str) -> Rule:
    return next(rule for rule in SOURCE_RULES if rule.__name__ == name)


def test_every_rule_has_its_pair_and_every_pair_its_rule() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert {*NAMES, *(rule.__name__ for rule in CONTENT_RULES)} == set(RULES)


@pytest.mark.parametrize("name", NAMES)
def test_the_docstring_opens_with_the_sentences_tested(name: str) -> None:
    handled, refused = (marked(sentence)[0] for sentence in RULES[name])
    assert (rule_named(name).__doc__ or "").startswith(f"*{handled}* Not: *{refused}*")


@pytest.mark.parametrize("name", NAMES)
def test_the_rule_proposes_the_words_of_its_example(name: str) -> None:
    words, cue, expected = asked(RULES[name][0])
    assert set(expected) in proposals(rule_named(name), words, cue)


@pytest.mark.parametrize("name", NAMES)
def test_the_rule_proposes_nobody_where_it_must_refuse(name: str) -> None:
    words, cue, _ = asked(RULES[name][1])
    assert proposals(rule_named(name), words, cue) == []


@pytest.mark.parametrize(("sentence", "named"), NAMES_BEHIND)
def test_a_name_belongs_to_the_noun_before_it(sentence: str, named: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    found = name_behind(words, numbers(words, spans["S"])[0])
    assert sorted(found) == numbers(words, spans.get("N", []))
    assert bool(found) is named


@pytest.mark.parametrize(("sentence", "expected"), AGENTS)
def test_a_participle_is_told_by_its_agent(sentence: str, expected: str | None) -> None:
    words, cue, _ = asked(sentence)
    found = agent_of_participle(words, cue.head)
    assert (found if found is None else words.tokens[found].text) == expected


@pytest.mark.parametrize(("sentence", "expected"), SPOKEN_OF)
def test_whom_a_participle_describes_has_not_said_it(sentence: str, expected: str | None) -> None:
    words, cue, _ = asked(sentence)
    found = one_spoken_of(words, cue.head)
    assert (found if found is None else words.tokens[found].text) == expected
