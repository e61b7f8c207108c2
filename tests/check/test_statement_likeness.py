"""When two quotations are one statement, and how many become groups."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from quotetrack.check.history import statement_likeness
from quotetrack.check.history.statement_likeness import (
    ENOUGH,
    NOBODY,
    Statement,
    group,
    likeness,
    may_be_one,
    search_keys,
    voices,
)
from quotetrack.check.verification.comparing import compare_claim

ROE = ((1, "ann roe", "person"),)
COUNCIL = ((7, "council", "organization"),)


def said(
    text: str, speakers: tuple[tuple[int, str, str], ...] = ROE, number: int = 0, body: str = ""
) -> Statement:
    kind = "direct" if text.startswith("“") and text.endswith("”") else "mixed" if "“" in text else "indirect"
    return Statement(number, kind, text, speakers, body)


ONE = [
    ("“The toll will rise in May”", "“The toll will rise in May,”", "same words"),
    ("“The toll will rise in May, and I regret it”", "“The toll will rise in May”", "part"),
    ("“The toll will rise in May”", "that the toll would rise in May", "reported"),
    ("“The toll will rise, a tax on rain and on snow”", "the toll was “a tax on rain”", "part"),
    ("“We sold twelve boats”", "twelve boats had been sold", "reported"),
    ("“We will not close the pool”", "the pool would not be closed", "reported"),
]
CONTRARY = [
    ("“The toll will rise in May”", "“The toll will not rise in May”"),
    ("“We sold twelve boats to Oslo”", "“We sold twenty boats to Oslo”"),
    ("“Prices will rise in the spring”", "“Prices will fall in the spring”"),
    ("“The dykes held. The pumps did not.”", "“The pumps held. The dykes did not.”"),
]
OTHER = [
    ("“The toll will rise in May”", "“The bridge was built in May”"),
    ("“Thank you”", "“Thank you”"),
    ("“We will rebuild the bridge”", "“We will rebuild the station”"),
]


@pytest.mark.parametrize(("one", "other", "relation"), ONE)
def test_one_statement(one: str, other: str, relation: str) -> None:
    for a, b in itertools.permutations((one, other)):
        found = likeness(said(a), said(b))
        assert found is not None
        assert found.relation == relation
        mine, theirs = search_keys(said(a)), search_keys(said(b))
        assert sum(max(mine[key], theirs[key]) for key in mine.keys() & theirs.keys()) >= ENOUGH


@pytest.mark.parametrize(("one", "other"), CONTRARY)
def test_contrary_statements(one: str, other: str) -> None:
    for a, b in itertools.permutations((one, other)):
        found = likeness(said(a), said(b))
        assert found is not None
        assert found.relation == "contrary"


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_statements(one: str, other: str) -> None:
    assert likeness(said(one), said(other)) is None


@pytest.mark.parametrize(
    ("name", "kind", "same"),
    [
        ("ann roe", "person", True),
        ("roe", "person", True),
        ("ann m roe", "person", True),
        ("john roe", "person", False),
        ("ann cole", "person", False),
        ("council", "organization", False),
    ],
)
def test_whose_words_may_be_one(name: str, kind: str, same: bool) -> None:
    assert may_be_one(said("x"), said("x", ((2, name, kind),))) is same


def test_a_spokesperson_and_the_body_are_one_voice() -> None:
    spokes = said("x", ROE, body="council")
    assert may_be_one(spokes, said("x", COUNCIL))
    assert set(voices(spokes)) & set(voices(said("x", COUNCIL)))


def test_of_many_speakers_the_first_three_are_voices_and_a_body_is_one_more() -> None:
    four = tuple((n, f"ann {name}", "person") for n, name in enumerate(("roe", "dahl", "lund", "cole")))
    assert len(voices(said("x", four))) == 3
    assert len(voices(said("x", four, body="council"))) == 4
    assert set(voices(said("x", four))) == {voices(said("x", (one,)))[0] for one in four[:3]}


def test_somebody_unknown_may_be_anybody() -> None:
    unknown = said("x", ())
    assert voices(unknown) == [NOBODY]
    assert may_be_one(unknown, said("x"))
    assert may_be_one(unknown, said("x", COUNCIL))


def test_what_was_not_said_is_no_statement() -> None:
    denied = Statement(1, "direct", "“The toll will rise in May”", ROE, negated=True)
    assert search_keys(denied) == {}


def test_a_quotation_within_another_is_no_second_one() -> None:
    outer = Statement(1, "direct", "“The toll will rise in May”", ROE, article=3, place=(0, 80))
    inner = Statement(2, "direct", "“The toll will rise in May”", ROE, article=3, place=(20, 60))
    again = Statement(3, "direct", "“The toll will rise in May”", ROE, article=3, place=(90, 130))
    assert likeness(outer, inner) is None
    assert likeness(outer, again) is not None


def test_a_long_wording_may_drift_by_a_word_and_a_short_one_may_not() -> None:
    long = "“The harbour board will open the new customs hall to the fishing fleet in {} next spring”"
    drifted = likeness(said(long.format("stages")), said(long.format("steps")))
    assert drifted is not None
    assert drifted.relation == "reworded"
    assert likeness(said("“We will open the hall”"), said("“We will open the gate”")) is None


def people(*speakers: tuple[tuple[int, str, str], ...]) -> dict[int, Statement]:
    return {i: said("“The toll will rise in May”", who, i) for i, who in enumerate(speakers, start=1)}


def test_somebody_unknown_does_not_tie_two_speakers_together() -> None:
    cole = ((2, "bob cole", "person"),)
    statements = people(ROE, cole, ())
    links = [(3, 1, 0.9, "same words"), (3, 2, 0.8, "same words")]
    assert group(statements, links) == {1: 1, 2: 2, 3: 1}


def test_a_part_of_two_contrary_statements_joins_one_of_them() -> None:
    statements = people(ROE, ROE, ROE)
    links = [(2, 1, 0.9, "contrary"), (3, 1, 0.95, "part"), (3, 2, 0.9, "part")]
    assert group(statements, links) == {1: 1, 2: 2, 3: 1}


def test_groups_do_not_depend_on_the_order_of_links() -> None:
    statements = people(*[ROE] * 5)
    links = [(2, 1, 0.9, "part"), (3, 2, 0.8, "reworded"), (5, 4, 1.0, "same words"), (4, 1, 0.7, "contrary")]
    answers = {tuple(sorted(group(statements, some).items())) for some in itertools.permutations(links)}
    assert answers == {((1, 1), (2, 1), (3, 1), (4, 4), (5, 4))}


def test_two_wordings_are_compared_once_whoever_says_them(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def compare(claim: Any, passage: Any) -> Any:
        compared.append((claim.text, passage.body))
        return compare_claim(claim, passage)

    monkeypatch.setattr(statement_likeness, "compare_claim", compare)
    ours, theirs = "that the barge carried 31 geese to Fenwick", "that the barge carried 32 geese to Fenwick"
    found = [
        likeness(
            Statement(number, "indirect", ours, (who,)), Statement(number + 1, "indirect", theirs, (who,))
        )
        for number, who in enumerate([(1, "roe", "person"), (2, "cole", "person")])
    ]
    assert found[0] == found[1] is not None
    assert compared == [(ours, theirs)]
