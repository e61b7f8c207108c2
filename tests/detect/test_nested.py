"""A content is read as a text of its own, and of what is in it only real reports are told."""

from __future__ import annotations

import weakref
from typing import Any

import pytest
from rule_cases import NESTED, OVER_SENTENCES, draft_of, marked, words_of

from quotetrack.detect.decide.nested import (
    Inner,
    content_as_text,
    find_nested,
    in_its_sentence,
    worth_telling,
)
from quotetrack.detect.forms.drafts import Candidate
from quotetrack.detect.forms.spans import spans_of
from quotetrack.detect.forms.words import Words


@pytest.mark.parametrize(("sentence", "expected"), NESTED)
def test_what_is_worth_telling(sentence: str, expected: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert worth_telling(words, draft_of(words, spans)) is expected


@pytest.mark.parametrize(("sentence", "expected"), OVER_SENTENCES)
def test_a_nested_report_ends_with_its_sentence(sentence: str, expected: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    kept = in_its_sentence(words, draft_of(words, spans)).content
    assert [span.of(text) for span in spans_of(words, kept.runs)] == [expected]


def inner_of(sentence: str) -> Inner | None:
    text, spans = marked(sentence)
    words = words_of(text)
    content = Candidate("marked", (tuple(draft_of(words, spans).content.runs[0]),))
    return content_as_text(words, content)


def test_a_content_is_read_without_its_opening_word() -> None:
    inner = inner_of("[S:The clerk] [C:said], [K:pointing at the door, said that it was locked].")
    assert inner is not None
    assert " ".join(token.text for token in inner.words.tokens) == (
        "pointing at the door , said that it was locked"
    )
    assert len(inner.numbers) == len(inner.words)


def test_a_content_without_a_reporting_word_is_not_read_again() -> None:
    assert inner_of("She [C:expressed] [K:her hope].") is None
    assert inner_of("They [C:told] the board [K:that the dam was full].") is None


@pytest.mark.parametrize(("some", "read"), [("said that it was", True), ("said that it", False)])
def test_a_content_of_four_words_is_read_again_and_one_of_three_is_not(some: str, read: bool) -> None:
    text, _ = marked("[S:The clerk] [C:said], [K:pointing at the door, said that it was locked].")
    words = words_of(text)
    start = text.index(some)
    run = tuple(n for n, t in enumerate(words.tokens) if start <= t.span.start < start + len(some))
    assert (content_as_text(words, Candidate("marked", (run,))) is not None) is read


def test_contents_are_looked_at_one_after_another() -> None:
    """A book has thousands of contents; each is a text of its own only as long as it is read."""
    text, spans = marked("[S:The clerk] [C:said], [K:pointing at the door, said that it was locked].")
    words = words_of(text)
    contents = [draft_of(words, spans).content] * 4
    made: list[weakref.ref[Words]] = []
    alive: list[int] = []

    def read(inner: Inner) -> Any:
        made.append(weakref.ref(inner.words))
        alive.append(sum(ref() is not None for ref in made))

    assert list(find_nested(words, contents, read, lambda text, evidence: [])) == []
    assert len(made) == 4 and max(alive) <= 2  # the one before is let go when the next is there
