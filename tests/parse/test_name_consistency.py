"""Names within one article: what each sentence shows of a word is taken together."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from quotetrack.parse.tagging import name_consistency
from quotetrack.parse.tagging.name_consistency import Consistency, definitions

TAGS = ("O", "S-ORG", "B-ORG", "I-ORG", "E-ORG", "S-PERSON", "B-PERSON", "E-PERSON", "S-LOC")


def scores(marked: str) -> tuple[list[str], NDArray[Any]]:
    """Read *Harbour|B-ORG .6|E-PERSON .4 said*: words with the tags that a sentence makes likely."""
    words, rows = [], []
    for part in marked.split():
        word, *likely = part.split("|")
        row = np.full(len(TAGS), 0.001, dtype=np.float32)
        for tag in likely or ["O"]:
            name, _, chance = tag.partition("=")
            row[TAGS.index(name)] = float(chance or 0.99)
        words.append(word)
        rows.append(np.log(row / row.sum()))
    return words, np.stack(rows)


def tags(article: str) -> str:
    """Return the likeliest tag of each word of an article, whose sentences lines part."""
    sentences, found = zip(*map(scores, article.strip().splitlines()), strict=True)
    agreed = np.concatenate(found)
    Consistency(TAGS)(agreed, [word for words in sentences for word in words])
    chosen = iter(agreed.argmax(axis=1).tolist())
    return " / ".join(" ".join(TAGS[next(chosen)] for _ in words) for words in sentences)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "the newspaper Tarvik|S-ORG\nTarvik|S-PERSON=.6|S-ORG=.4 said",
            "O O S-ORG / S-ORG O",
            id="a surer sentence tells another what a name is",
        ),
        pytest.param(
            "Tarvik|S-ORG\nWalther|S-PERSON=.6|S-ORG=.4 said",
            "S-ORG / S-PERSON O",
            id="another name is not touched",
        ),
        pytest.param(
            "the tarvik|S-ORG\ntarvik|S-PERSON=.6|S-ORG=.4 said",
            "O S-ORG / S-PERSON O",
            id="nor a word that is not written like a name",
        ),
        pytest.param(
            "Ada|B-PERSON Tarvik|E-PERSON\nTarvik|S-ORG=.6|S-PERSON=.4 said",
            "B-PERSON E-PERSON / S-PERSON O",
            id="the place within the name stays",
        ),
        pytest.param(
            "Oslo|S-LOC\nOslo|S-LOC\nBank|B-ORG of|I-ORG Oslo|E-ORG=.9|S-LOC=.1",
            "S-LOC / S-LOC / B-ORG I-ORG E-ORG",
            id="a place in the name of a body is part of it",
        ),
        pytest.param(
            "Oslo|S-LOC\nOslo|S-LOC\nOslo|S-ORG=.6|S-LOC=.4 won",
            "S-LOC / S-LOC / S-LOC O",
            id="but a name by itself is what it is elsewhere",
        ),
        pytest.param(
            "Harbour|B-ORG and|I-ORG Trust|E-ORG ( HaT|S-ORG=.5|S-PERSON=.5 )\nHaT|S-PERSON=.9|S-ORG=.1 won",
            "B-ORG I-ORG E-ORG O S-ORG O / S-ORG O",
            id="an abbreviation is what its long form is",
        ),
        pytest.param(
            "Harbour|B-ORG and|I-ORG Trust|E-ORG ( it )\nHaT|S-ORG=.5|S-PERSON=.5\nHaT|S-PERSON won",
            "B-ORG I-ORG E-ORG O O O / S-PERSON / S-PERSON O",
            id="and what its sentences say where it is not defined",
        ),
        pytest.param("they said", "O O", id="no names at all"),
    ],
)
def test_names_agree_over_an_article(article: str, expected: str) -> None:
    assert tags(article) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Department of Works ( DoW ) said", "DoW = Works"),
        ("the Board of Harbour Engineers [ BHE ]", "BHE = Engineers"),
        ("Bank for Reconstruction and Trade ( BRT )", "BRT = Trade"),
        ("Ada Tarvik ( MP )", ""),
        ("the Department of Works ( Oslo )", ""),
        ("the Department of Works ( DoW", ""),
        ("( DoW )", ""),
    ],
)
def test_definitions(text: str, expected: str) -> None:
    words = text.split()
    assert "; ".join(f"{words[a]} = {words[b]}" for a, b in definitions(words)) == expected


def test_many_names_are_made_consistent_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    words, given = scores("Tarvik|S-ORG Tarvik|S-PERSON=.6|S-ORG=.4 met Oslo|S-LOC Oslo|S-ORG Tarvik|S-ORG")
    at_once = given.copy()
    Consistency(TAGS)(at_once, words)
    monkeypatch.setattr(name_consistency, "_AT_ONCE", 2)
    in_parts = given.copy()
    Consistency(TAGS)(in_parts, words)
    assert np.array_equal(in_parts, at_once) and not np.array_equal(at_once, given)


def test_words_without_names_stay_as_they_were() -> None:
    words, given = scores("they said")
    before = given.copy()
    Consistency(TAGS)(given, words)
    assert np.array_equal(given, before)
