"""Which words of a draft are checked, on which line, and as whose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quotetrack.check.verification.article_drafts import drafted
from quotetrack.model import Extraction, Speaker

Build = Callable[..., Extraction]
Quotes = dict[int, dict[str, Any]]
HE = Speaker(("he",), "person", "none")
OFFICIALS = Speaker(("officials",), "anonymous", "description")
COLE = Speaker(("Bob Cole",), "person", "name")


def found(build: Build, marked: str, quotes: Quotes) -> list[tuple[int, str, str | None]]:
    return [(d.line, d.claim.text, d.speaker) for d in drafted(build(marked, quotes))]


def test_direct_and_mixed_quotations_with_their_lines(build: Build) -> None:
    marked = (
        "A headline\n\n[Q1:“We won,”] [S1:Roe] [C1:said]. [Q1:“By a mile.”]\n\n"
        "[S2:She] [C2:called] it [Q2:a “good day” for “the town”].\n[S3:She] [C3:said] [Q3:it rained]."
    )
    assert found(build, marked, {1: {"kind": "direct"}, 2: {"kind": "mixed"}}) == [
        (3, "We won, … By a mile.", "Ann Roe"),
        (5, "good day … the town", "Ann Roe"),
    ]


@pytest.mark.parametrize("speaker", [None, HE, OFFICIALS])
def test_nobody_in_particular_is_nobody(build: Build, speaker: Speaker | None) -> None:
    marked = "[Q1:“We won,”] [S1:somebody] [C1:said]."
    assert found(build, marked, {1: {"kind": "direct", "speaker": speaker}}) == [(1, "We won,", None)]


def test_what_was_not_said_is_not_checked(build: Build) -> None:
    marked = "[S1:Roe] [C1:did not say] [Q1:“we won”]."
    assert found(build, marked, {1: {"kind": "direct", "negated": True}}) == []


def test_a_quotation_within_a_direct_one_is_checked_as_part_of_it(build: Build) -> None:
    marked = "[Q1:“[S2:He] [C2:told] me [Q2:‘never again’],”] [S1:Roe] [C1:said]."
    quotes: Quotes = {1: {"kind": "direct"}, 2: {"kind": "direct", "parent": 0, "speaker": COLE}}
    assert found(build, marked, quotes) == [(1, "He told me ‘never again’,", "Ann Roe")]


def test_words_relayed_by_a_report_are_checked_as_the_inner_speakers(build: Build) -> None:
    marked = "[S1:AP] [C1:said] [Q1:that [S2:Cole] [C2:had said] [Q2:“never again”]]."
    quotes: Quotes = {1: {"kind": "mixed"}, 2: {"kind": "direct", "parent": 0, "speaker": COLE}}
    assert found(build, marked, quotes) == [(1, "never again", "Bob Cole")]


WITHIN = [
    # outer kind, inner kind, the draft, what is checked of it
    (
        "mixed",
        "mixed",
        "[S1:AP] [C1:said] [Q1:that [S2:Cole] [C2:had said] [Q2:it was “over” then]].",
        ["over: Bob Cole"],
    ),
    (
        "indirect",
        "indirect",
        "[S1:AP] [C1:said] [Q1:that [S2:Cole] [C2:had said] [Q2:the old strike was over]].",
        ["the old strike was over: Bob Cole"],
    ),
    (
        "indirect",
        "direct",
        "[S1:AP] [C1:said] [Q1:that [S2:Cole] [C2:had said] [Q2:“never again”]].",
        ["never again: Bob Cole"],
    ),
    (
        "mixed",
        "indirect",
        "[S1:AP] [C1:said] [Q1:it was “known” that [S2:Cole] [C2:had said] [Q2:the strike was over]].",
        ["known: Ann Roe", "the strike was over: Bob Cole"],
    ),
    (
        "mixed",
        "direct",
        "[S1:AP] [C1:said] [Q1:it was “known” of Cole]. [Q2:“Never again,”] [S2:he] [C2:said].",
        ["known: Ann Roe", "Never again,: Bob Cole"],
    ),
]


@pytest.mark.parametrize(("outer", "inner", "marked", "checked"), WITHIN)
def test_words_within_words_are_checked_once(
    build: Build, outer: str, inner: str, marked: str, checked: list[str]
) -> None:
    quotes: Quotes = {1: {"kind": outer}, 2: {"kind": inner, "parent": 0, "speaker": COLE}}
    assert [f"{text}: {who}" for _, text, who in found(build, marked, quotes)] == checked


@pytest.mark.parametrize("kind", ["person", "organization", "group", "document", "author", "anonymous"])
def test_who_is_asked_for_by_name(build: Build, kind: Any) -> None:
    named = Speaker(("Harbour Trust",), kind, "name")
    asked = None if kind in ("author", "anonymous") else "Harbour Trust"
    marked = "[Q1:“We won,”] [S1:it] [C1:said]."
    assert found(build, marked, {1: {"kind": "direct", "speaker": named}}) == [(1, "We won,", asked)]


def test_reports_of_speech_alone_are_checked_and_only_where_they_tell_enough(build: Build) -> None:
    marked = "[S1:Roe] [C1:said] [Q1:the old strike was over]. [S2:She] [C2:hoped] [Q2:the old bridge held]."
    marked += " [S3:She] [C3:said] [Q3:it was over then]."
    draft = build(marked, {2: {"klass": "thought"}})
    assert [one.claim.text for one in drafted(draft)] == ["the old strike was over"]
    assert list(drafted(draft, reports=False)) == []


@pytest.fixture
def build(extraction: Build) -> Build:
    return extraction
