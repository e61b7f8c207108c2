"""Each row of the lists of wording proves itself in its example."""

from __future__ import annotations

import re

import pytest

from quotetrack.lexicon.equivalence import american, are_opposite, function_words, limits, stem
from quotetrack.lexicon.word_tables import listed, word_rows

SYNONYMS = word_rows("synonyms", ("word", "others", "example"))
SPELLINGS = word_rows("spellings", ("british", "american", "example"))
FORMS = word_rows("irregular-forms", ("word", "forms", "example"))
FUNCTION = word_rows("function-words", ("class", "words", "example"))
LIMITERS = word_rows("limiters", ("words", "kind", "example"))
OPPOSITES = word_rows("opposites", ("word", "opposites", "example"))


def shown(example: str) -> str:
    """Return the words in square brackets, in lower case."""
    [found] = re.findall(r"\[(.+?)\]", example)
    return str(found).lower()


@pytest.mark.parametrize("row", SPELLINGS, ids=[row["british"] for row in SPELLINGS])
def test_every_spelling_changes_its_example(row: dict[str, str]) -> None:
    word = shown(row["example"])
    assert re.fullmatch(row["british"].replace("*", ".*"), word)
    assert re.fullmatch(row["american"].replace("*", ".*"), american(word))
    assert american(american(word)) == american(word)


@pytest.mark.parametrize("row", FORMS, ids=[row["word"] for row in FORMS])
def test_every_irregular_form_shares_the_stem(row: dict[str, str]) -> None:
    assert shown(row["example"]) == listed(row["forms"])[0]
    assert {stem(form) for form in listed(row["forms"])} == {stem(row["word"])}


@pytest.mark.parametrize("row", SYNONYMS, ids=[row["word"] for row in SYNONYMS])
def test_synonyms_share_a_stem_and_are_no_opposites(row: dict[str, str]) -> None:
    word = shown(row["example"])
    assert word == row["word"]
    for other in listed(row["others"]):
        assert stem(other) == stem(word)
        assert not are_opposite(other, word)


@pytest.mark.parametrize("row", FUNCTION, ids=[row["class"] for row in FUNCTION])
def test_every_class_of_function_words_shows_one(row: dict[str, str]) -> None:
    assert shown(row["example"]) in listed(row["words"])
    assert set(listed(row["words"])) <= function_words()


@pytest.mark.parametrize("row", LIMITERS, ids=[row["words"] for row in LIMITERS])
def test_every_limiter_is_found_in_its_example(row: dict[str, str]) -> None:
    words = re.findall(r"[\w']+", row["example"].lower())
    found = [(" ".join(words[a:b]), kind) for a, b, kind in limits(words)]
    assert (row["words"], row["kind"]) in found
    assert shown(row["example"]) == row["words"]


@pytest.mark.parametrize("row", OPPOSITES, ids=[row["word"] for row in OPPOSITES])
def test_opposites_go_both_ways(row: dict[str, str]) -> None:
    word = shown(row["example"])
    assert word == row["word"]
    for other in listed(row["opposites"]):
        assert are_opposite(word, other)
        assert are_opposite(other, word)


@pytest.mark.parametrize("table", [SPELLINGS, FORMS, LIMITERS])
def test_no_row_stands_twice(table: tuple[dict[str, str], ...]) -> None:
    first = [next(iter(row.values())) for row in table]
    assert len(set(first)) == len(first)


@pytest.mark.parametrize(
    "word", ["rise", "wise", "prise", "hour", "four", "called", "willing", "color", "the"]
)
def test_words_without_a_british_form_stay(word: str) -> None:
    assert american(word) == word


@pytest.mark.parametrize(("one", "other"), [("bridge", "tunnel"), ("open", "opened"), ("good", "better")])
def test_other_words_are_no_opposites(one: str, other: str) -> None:
    assert not are_opposite(one, other)


def test_a_contraction_holds_a_negation_and_the_longest_phrase_wins() -> None:
    words = "we won't stay as long as he is no longer here".split()
    assert limits(words) == [(1, 2, "negation"), (3, 6, "condition"), (8, 10, "negation")]
