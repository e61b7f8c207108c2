"""The kind of words that a person points out, told from quotation marks alone."""

from __future__ import annotations

import pytest

from quotetrack.marks.quoted import kind_of_spans
from quotetrack.model import Kind, Span

CASES: list[tuple[str, list[str], Kind]] = [
    ("She said “it rains” today.", ["“it rains”"], "direct"),
    ("She said “it rains” today.", ["it rains"], "direct"),
    ("She said “it rains” today.", ["“it rains” today"], "mixed"),
    ("She said “it rains” today.", ["today"], "indirect"),
    ("She said it rains.", ["it rains"], "indirect"),
    ("“It rains,” she said. “It pours.”", ["“It rains,”", "“It pours.”"], "direct"),
    ("“It rains,” she said, and it pours.", ["“It rains,”", "it pours"], "mixed"),
    ("‘It rains,’ she said. It’s wet.", ["‘It rains,’"], "direct"),
    ("``It rains,'' she said.", ["It rains"], "direct"),
    ("“It rains.\n\n“It pours,” she said.", ["“It rains.", "“It pours,”"], "direct"),
    ("She said “it” and no more.", ["and no more"], "indirect"),
    ("— — —", ["—"], "indirect"),
]


@pytest.mark.parametrize(("text", "words", "expected"), CASES)
def test_the_kind_follows_from_the_marks(text: str, words: list[str], expected: Kind) -> None:
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in words]
    assert kind_of_spans(text, spans) == expected
