"""The quality gate: the pipeline over our own articles stays above its floors; the gate itself holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gold_gate import (
    EPSILON,
    FLOORS,
    Regression,
    Score,
    articles,
    falls,
    measure,
    read_gold,
    repin,
    texts_hash,
    verdict,
)

from quotetrack.model import CLASSES, Attribution, Extraction, Span, Speaker

MARKED = (
    "# a comment\n"
    "[S1=Ann Roe:The mayor] [C1:said] [K1:[S2:she] [C2!t:did not believe] [K2:it would rain]].\n\n"
    "[K1:“It never has.”]\n"
)
ROLES = {
    1: {"S": "The mayor", "C": "said", "K": "she did not believe it would rain|“It never has.”"},
    2: {"S": "she", "C": "did not believe", "K": "it would rain"},
}


@pytest.mark.model
def test_the_pipeline_stays_above_its_floors() -> None:
    score = measure()
    problems = verdict(json.loads(FLOORS.read_text(encoding="utf-8")), score.figures(), texts_hash())
    assert problems == [], "\n".join(["", *problems, *score.errors])


def test_the_floors_are_those_of_the_articles_that_lie_here() -> None:
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert pinned["texts"] == texts_hash(), "the articles have changed: run python tests/gold/update.py"
    assert set(pinned["floors"]) == set(Score().figures())
    assert all(0 <= floor <= 1 for floor in pinned["floors"].values())


def test_the_articles_are_as_many_and_as_long_as_news_is_varied() -> None:
    read = articles()
    assert len(read) >= 25
    assert all(80 <= len(article.text.split()) <= 500 for article in read)
    found = [gold for article in read for gold in article.attributions.values()]
    assert len(found) >= 200
    assert sum(gold.negated for gold in found) >= 5
    assert sum(gold.parent is not None for gold in found) >= 5
    assert sum(not gold.source for gold in found) >= 3
    assert {gold.klass for gold in found} == set(CLASSES)


def test_marks_are_read_and_taken_out() -> None:
    article = read_gold("story", MARKED)
    assert article.text == "The mayor said she did not believe it would rain.\n\n“It never has.”\n"
    for number, roles in ROLES.items():
        gold = article.attributions[number]
        for spans, expected in zip((gold.source, gold.cue, gold.content), roles.values(), strict=True):
            assert "|".join(s.of(article.text) for s in spans) == expected
    one, two = article.attributions.values()
    assert (one.klass, one.negated, one.parent) == ("speech", False, None)
    assert (two.klass, two.negated, two.parent) == ("thought", True, 1)
    assert one.speakers == (frozenset({"ann roe"}),)


@pytest.mark.parametrize(
    "marked",
    ["[S1:She] [C1:said [K1:so]", "[S1:She] said so]", "[S1:She] [C1:said] so", "[C1:a] [K1:b] [C1:c]"],
)
def test_a_broken_mark_is_an_error(marked: str) -> None:
    with pytest.raises(ValueError, match="story"):
        read_gold("story", marked)


Build = Callable[..., Extraction]
TRUTH = (
    "[S1:The mayor] [C1:said] [Q1:[S2:she] [C2:did not believe] [Q2:it would rain]].\n\n"
    "[Q1:“It never has.”]\n"
)
QUOTES: dict[int, dict[str, Any]] = {
    1: {"speaker": Speaker(("Ann Roe",), "person", "name")},
    2: {"klass": "thought", "negated": True, "parent": 0},
}


def scored(extraction: Build, marked: str = TRUTH, quotes: dict[int, dict[str, Any]] = QUOTES) -> Score:
    """Score the extraction that ``marked`` spells against MARKED."""
    score = Score()
    score.add(read_gold("story", MARKED), extraction(marked, quotes).attributions)
    return score


def test_the_truth_scores_one_throughout(extraction: Build) -> None:
    score = scored(extraction)
    assert set(score.figures().values()) == {1.0}
    assert score.errors == []


@pytest.mark.parametrize(
    ("figure", "value", "change"),
    [
        ("class", 0.5, {2: {**QUOTES[2], "klass": "speech"}}),
        ("negated", 0.5, {2: {**QUOTES[2], "negated": False}}),
        ("parent", 0.0, {2: {**QUOTES[2], "parent": None}}),
        ("parent", 0.5, {1: {**QUOTES[1], "parent": 1}}),
        ("speaker", 0.0, {1: {"speaker": Speaker(("Otto Dahl",), "person", "name")}}),
        ("speaker", 0.0, {1: {"speaker": Speaker(("Ann Roe", "Otto Dahl"), "person", "name")}}),
    ],
)
def test_each_wrong_answer_costs_its_own_figure(
    extraction: Build, figure: str, value: float, change: dict[int, dict[str, Any]]
) -> None:
    figures = scored(extraction, quotes={**QUOTES, **change}).figures()
    assert figures.pop(figure) == value
    assert set(figures.values()) == {1.0}


@pytest.mark.parametrize(
    ("marked", "lower"),
    [
        (TRUTH.replace("[S2:she]", "she"), {"triple.p", "triple.r", "triple.f", "span.source.f"}),
        (TRUTH.replace("[C2:did not believe]", "did not [C2:believe]"), {"span.cue.f"}),
        (TRUTH.replace("[Q1:“It never has.”]", "“It never has.”"), {"span.content.f"}),
        (TRUTH.replace("[S1:The mayor]", "[S1:The] mayor"), {"span.source.f"}),
    ],
)
def test_each_wrong_span_costs_its_own_figure(extraction: Build, marked: str, lower: set[str]) -> None:
    figures = scored(extraction, marked).figures()
    assert lower <= {name for name, value in figures.items() if value < 1}
    assert {name for name, value in figures.items() if value < 1} <= lower | {"parent", "class", "negated"}


def test_nothing_found_scores_nothing_and_names_what_was_missed(extraction: Build) -> None:
    score = Score()
    score.add(read_gold("story", MARKED), ())
    assert set(score.figures().values()) == {0.0}
    assert any("missed The mayor / said" in line for line in score.errors)


def test_an_invented_attribution_costs_precision_only(extraction: Build) -> None:
    found: tuple[Attribution, ...] = extraction(TRUTH, QUOTES).attributions
    score = Score()
    score.add(read_gold("story", MARKED), (*found, found[0]))
    figures = score.figures()
    assert figures["triple.r"] == 1.0
    assert figures["triple.p"] == pytest.approx(2 / 3, abs=1e-4)
    assert any("invented" in line for line in score.errors)


PINNED: dict[str, Any] = {"texts": "abc", "floors": {"triple.f": 0.8, "span.cue.f": 0.9}}


@pytest.mark.parametrize(
    ("figures", "texts", "problems"),
    [
        ({"triple.f": 0.8, "span.cue.f": 0.9}, "abc", []),
        ({"triple.f": 0.95, "span.cue.f": 0.95}, "abc", []),
        ({"triple.f": 0.8 - EPSILON / 2, "span.cue.f": 0.9}, "abc", []),
        ({"triple.f": 0.78, "span.cue.f": 0.9}, "abc", ["triple.f fell from 0.8000 to 0.7800"]),
        ({"triple.f": 0.8}, "abc", ["span.cue.f fell from 0.9000 to 0.0000"]),
        (
            {"triple.f": 0.8, "span.cue.f": 0.9},
            "abd",
            ["the articles have changed: run python tests/gold/update.py"],
        ),
        (
            {"triple.f": 0.8, "span.cue.f": 0.9, "new": 0.1},
            "abc",
            ["new has no floor: run python tests/gold/update.py"],
        ),
    ],
)
def test_the_gate_judges(figures: dict[str, float], texts: str, problems: list[str]) -> None:
    assert verdict(PINNED, figures, texts) == problems


def test_a_fall_within_rounding_passes_the_gate_but_is_not_pinned() -> None:
    slightly = {"triple.f": 0.8 - EPSILON / 2, "span.cue.f": 0.9}
    assert falls(PINNED["floors"], slightly) == []
    with pytest.raises(Regression, match=r"triple\.f would fall from 0\.8000 to 0\.7975"):
        repin(PINNED, slightly, "abc")


def test_floors_rise_freely_and_fall_only_when_told_to() -> None:
    better, worse = {"triple.f": 0.9, "span.cue.f": 0.9}, {"triple.f": 0.5, "span.cue.f": 0.95}
    assert repin(None, worse, "abc") == {"texts": "abc", "floors": worse}
    assert repin(PINNED, better, "abd") == {"texts": "abd", "floors": better}
    with pytest.raises(Regression):
        repin(PINNED, worse, "abc")
    assert repin(PINNED, worse, "abc", allow_regression=True) == {"texts": "abc", "floors": worse}


def test_a_changed_or_renamed_article_changes_the_hash(tmp_path: Path) -> None:
    path = tmp_path / "01.txt"
    path.write_text("[C1:So] [K1:it is].", encoding="utf-8")
    before = texts_hash(tmp_path)
    path.write_text("[C1:So] [K1:it] is.", encoding="utf-8")
    moved = texts_hash(tmp_path)
    path.rename(tmp_path / "02.txt")
    assert len({before, moved, texts_hash(tmp_path)}) == 3


def test_every_span_lies_inside_its_text_and_content_does_not_hold_its_cue() -> None:
    for article in articles():
        for number, gold in article.attributions.items():
            spans: list[Span] = [*gold.source, *gold.cue, *gold.content]
            assert all(s.of(article.text).strip() == s.of(article.text) != "" for s in spans), article.name
            assert not any(k.overlaps(c) for k in gold.content for c in gold.cue), (article.name, number)
