"""What is filed under words comes back in its order, and takes a few bytes a word."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import pytest
from stories import STORIES, document

from quotetrack.detect.forms.by_word import ByWord
from quotetrack.detect.forms.words import Words
from quotetrack.marks import pair_marks
from quotetrack.model import Sentence


def filed() -> ByWord:
    found = ByWord()
    found.add({3, 4, 5}, 7)
    found.add((4, 9), 2)
    found.add([4], 7)
    return found


@pytest.mark.parametrize(
    ("word", "numbers"), [(3, [7]), (4, [7, 2, 7]), (9, [2]), (6, []), (10, []), (0, [])]
)
def test_numbers_stand_under_their_words_in_order(word: int, numbers: list[int]) -> None:
    assert filed().of(word) == numbers


def test_a_number_is_taken_out_once() -> None:
    found = filed()
    found.remove((4, 3), 7)
    assert [found.of(word) for word in (3, 4, 5)] == [[], [2, 7], [7]]
    found.add([3], 1)
    assert found.of(3) == [1]
    with pytest.raises(ValueError):
        found.remove((9,), 7)


def held_by_filing(words: int) -> int:
    """Return the bytes that an index of so many words keeps, each filed under two numbers."""
    tracemalloc.start()
    try:
        found = ByWord()
        for number in range(0, words, 50):
            found.add(range(number, number + 50), number)
            found.add(range(number, number + 50), number + 1)
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


def test_filing_takes_a_few_bytes_a_word() -> None:
    assert held_by_filing(10_000) <= 30 * 10_000


def test_the_words_of_an_article_take_as_little_beside_the_parse() -> None:
    """A list of numbers keeps an object for each, and a list for each word with dependents another."""
    doc = document(STORIES[0])
    sentences: list[Sentence] = []
    for _ in range(200):
        sentences += [replace(one, index=len(sentences) + at) for at, one in enumerate(doc.sentences)]
    many = replace(doc, sentences=tuple(sentences))
    quotations = pair_marks(doc.text, doc.layout.paragraphs)
    Words(doc, quotations)  # fills the caches of words
    tracemalloc.start()
    try:
        words = Words(many, quotations)
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert held <= 90 * len(words)
