"""A timeline finds every contradiction that comparing all with all does, by comparing few."""

from __future__ import annotations

import random
from typing import Any

import pytest

from quotetrack.check.history import histories
from quotetrack.check.history.statement_likeness import CONTRARY, likeness, statement_of

NOUNS = "toll bridge ferry harbour budget school clinic museum market tower".split()
VERBS = "rises falls opens closes grows shrinks waits returns".split()


def row(number: int, text: str) -> dict[str, Any]:
    return {
        **{"number": number, "id": f"q{number}", "kind": "direct", "text": text, "method": "name"},
        **{"speakers": [(1, "ann roe", "person")], "role": None, "affiliation_key": None, "negated": 0},
        **{"published": None, "article": number, "start": 0, "end": len(text), "statement": None},
    }


def rows(n: int, words: int) -> list[dict[str, Any]]:
    """Sentences of few words, so that many are alike; numbers and negations make some contrary."""
    chance = random.Random(4)
    found = []
    for number in range(n):
        nouns = chance.sample(NOUNS + [f"{noun}{i}" for noun in NOUNS for i in range(words)], 3)
        no = "not " if chance.random() < 0.3 else ""
        verb = f"{chance.choice(VERBS)}{chance.randrange(words) or ''}"
        clause = f"{no}{verb} {chance.randrange(3, 6)} {nouns[1]} and the {nouns[2]}"
        found.append(row(number, f"The {nouns[0]} {clause}"))
    return found


def compared_with_all(some: list[dict[str, Any]]) -> list[set[str]]:
    """The ids of the earlier rows that each contradicts, found by comparing it with each of them."""
    read = [histories._anonymous(statement_of(one)) for one in some]
    found: list[set[str]] = []
    for number, statement in enumerate(read):
        contrary = set()
        for before in range(number):
            alike = likeness(read[before], statement)
            shared = set(statement.matter) & set(read[before].matter)
            if len(shared) > 1 and alike is not None and alike.relation == CONTRARY:
                contrary.add(some[before]["id"])
        found.append(contrary)
    return found


def test_no_contradiction_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    some = rows(150, 1)
    contrary = compared_with_all(some)
    assert sum(map(bool, contrary)) > 30
    monkeypatch.setattr(histories, "_kinds", lambda one, other: (one.number,))  # keeps one of each
    entries = histories.timeline(some)
    assert [{differs[0] for differs in entry.differs} for entry in entries] == contrary


def test_only_the_last_entries_are_compared_where_no_others_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    some = rows(100, 1)
    whole = histories.timeline(some)
    assert histories.timeline(some, last=20)[-20:] == whole[-20:]
    asked = []
    monkeypatch.setattr(histories, "likeness", lambda one, other: asked.append(other.number))
    histories.timeline(some, last=20)
    assert set(asked) <= set(range(80, 100)) != set()


def test_the_comparisons_grow_with_the_statements_and_not_with_their_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(histories, "likeness", lambda one, other: asked.append(other.number))
    counts = []
    for n in (400, 800):
        asked.clear()
        histories.timeline(rows(n, n))  # the vocabulary grows as it does in news
        counts.append(len(asked))
    assert 0 < counts[1] <= 3 * counts[0]
    assert counts[1] < 800 * 799 / 2 / 50
