"""A case on either side of each threshold of settling, holding and carrying on."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from quotetrack.detect.decide.holding import Holding
from quotetrack.detect.finding import _carries_on, settle_drafts
from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft


def draft(cue: int, content: range, *, trust: float = 0.9, lemma: str = "say", source: int = -1) -> Draft:
    """Return a draft of one cue word, one run of content and, where given, one word of source."""
    who = ((source,),) if source >= 0 else ()
    return Draft(
        CueGroup((cue,), cue, lemma, "speech"),
        Candidate("x", (tuple(content),)),
        Candidate("x", who),
        trust,
    )


# two contents, and whether they are one: ten words together, of which eight or seven are shared
@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        (range(10, 19), range(11, 20), True),
        (range(10, 18), range(11, 20), False),
        (range(10, 20), range(10, 18), True),
        (range(10, 20), range(10, 17), False),
        (range(10, 12), range(12, 14), False),
    ],
)
def test_at_which_share_two_contents_are_one(one: range, other: range, are_one: bool) -> None:
    drafts = [draft(2, one, lemma="say"), draft(4, other, lemma="add", trust=0.8)]
    assert [d.cue.head for d in settle_drafts(drafts)] == ([2] if are_one else [2, 4])


def test_a_cue_within_the_other_content_is_a_report_within_a_report() -> None:
    drafts = [draft(2, range(10, 20)), draft(10, range(11, 20), trust=0.8)]
    assert len(settle_drafts(drafts)) == 2


def test_of_what_is_said_twice_the_first_cue_stays() -> None:
    twice = [draft(5, range(10, 20), source=1), draft(3, range(10, 20), source=1, trust=0.8)]
    assert [(d.cue.head, d.confidence) for d in settle_drafts(twice)] == [(3, 0.9)]
    others = [draft(5, range(10, 20), source=1), draft(3, range(10, 20), source=2, trust=0.8)]
    assert [d.cue.head for d in settle_drafts(others)] == [5]
    nobody = [draft(5, range(10, 20)), draft(3, range(10, 20), trust=0.8)]
    assert [d.cue.head for d in settle_drafts(nobody)] == [5]


def test_of_two_cues_that_begin_together_the_more_trusted_stays() -> None:
    one = draft(5, range(10, 20), source=1)
    longer = replace(one, cue=CueGroup((5, 6), 5, "say", "speech"), confidence=0.8)
    assert [d.cue.words for d in settle_drafts([one, longer])] == [(5,)]


@pytest.mark.parametrize(("within", "held"), [(4, True), (3, False), (5, True)])
def test_how_much_of_a_content_its_parent_holds(within: int, held: bool) -> None:
    """Five words, of which so many lie in the content around the cue."""
    inner = draft(12, range(20, 25))
    outer = draft(2, range(10, 20 + within))
    assert Holding([outer, inner]).parent(1) == (0 if held else None)


def test_the_smallest_of_those_that_hold_it_is_the_parent_and_the_first_of_one_size() -> None:
    inner = draft(15, range(16, 20))
    around = [draft(2, range(10, 24)), draft(3, range(12, 20)), draft(4, range(12, 20)), inner]
    holding = Holding(around)
    assert holding.parent(3) == 1
    assert holding.any_of([11, 23]) == [0] and list(holding.of(99)) == []
    holding.put(0, draft(2, range(14, 20)))
    assert holding.parent(3) == 0
    assert holding.any_of([10, 11, 23]) == []


# where a quotation opens behind a report in paragraph and sentence 0; mark left open?; carried on?
CARRIED = [
    (1, 2, True, True),
    (2, 3, True, False),
    (3, 4, True, False),
    (0, 1, False, True),
    (0, 2, False, False),
    (1, 1, False, False),
]


@pytest.mark.parametrize(("paragraph", "sentence", "open_", "carried"), CARRIED)
def test_how_far_a_quotation_carries_on(
    paragraph: int, sentence: int, open_: bool, carried: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotetrack.detect.finding.stands_alone", lambda words, number: True)
    for turn_about in ("answers_at_once", "answered_at_once"):
        monkeypatch.setattr(f"quotetrack.detect.finding.{turn_about}", lambda words, number: False)
    places = dict.fromkeys(range(20), (0, 0)) | {20: (paragraph, sentence)}
    words: Any = SimpleNamespace(
        quoted=lambda number: [20],
        paragraph=lambda n: places[n][0],
        sentence={n: place[1] for n, place in places.items()},
    )
    quotation: Any = SimpleNamespace(continues=open_)
    assert _carries_on(words, draft(2, range(10, 15)), 0, quotation) is carried
