"""A content is read as a text of its own, and of what is in it only real reports are told."""

from __future__ import annotations

import pytest
from rule_cases import NESTED, draft_of, marked, words_of

from quotetrack.detect.candidates import Candidate
from quotetrack.detect.nested import Inner, content_as_text, worth_telling


@pytest.mark.parametrize(("sentence", "expected"), NESTED)
def test_what_is_worth_telling(sentence: str, expected: bool) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    assert worth_telling(words, draft_of(words, spans)) is expected


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
