"""Words found in a text again, and the parts of an attribution in a text that was edited."""

from __future__ import annotations

import pytest

from quotetrack.model import Span
from quotetrack.store.reviews.locating import TextPart, locate, relocate

FOUND = [
    pytest.param("it rains and it rains", "it rains", 0, (0, 8), id="the first"),
    pytest.param("it rains and it rains", "it rains", 20, (13, 21), id="the nearest"),
    pytest.param("she said “we’re off”", '"we\'re off"', 0, (9, 20), id="straight marks"),
    pytest.param('she said "we\'re off"', "“we’re off”", 0, (9, 20), id="typographic marks"),
    pytest.param("one\n  two", "one two", 0, (0, 9), id="white space"),
    pytest.param("the well-known 5–3", "well–known 5-3", 0, (4, 18), id="dashes"),
    pytest.param('"a" “a”', "“a”", 0, (4, 7), id="the very words before alike ones"),
    pytest.param("a.b axb", "a.b", 6, (0, 3), id="no pattern"),
    pytest.param("😀 𝔘p", "𝔘p", 0, (2, 4), id="astral"),
    pytest.param("no" + 3_000 * "." + "no", "no", 1_501, (0, 2), id="the first of two as close"),
    pytest.param("no" + 3_000 * "." + "no", "no", 1_502, (3_002, 3_004), id="far away"),
    pytest.param("no" + 9 * ".", "no", 9_000, (0, 2), id="near what is behind the text"),
    pytest.param("nonono", "nono", 2, (2, 6), id="overlapping"),
]
LOST = [("it rains", "it pours"), ("it rains", "It rains"), ("it rains", " "), ("it rains", ""), ("", "x")]


@pytest.mark.parametrize(("text", "words", "near", "expected"), FOUND)
def test_words_are_found(text: str, words: str, near: int, expected: tuple[int, int]) -> None:
    assert locate(text, words, near) == Span(*expected)


@pytest.mark.parametrize(("text", "words"), LOST)
def test_other_words_are_not(text: str, words: str) -> None:
    assert locate(text, words, 0) is None


def parts(text: str, *found: tuple[str, str]) -> list[TextPart]:
    """Return parts at the first place of their words, in the order of the text."""
    return [
        TextPart(role, Span(at, at + len(words)), words)
        for role, words in found
        for at in [text.index(words)]
    ]


OLD = "Roe said no. Dahl said no, he said, and went."
EDITED = [
    pytest.param("An edit. Roe said no. Dahl said no, he said, and went.", (27, 31, 22), id="shifted"),
    pytest.param("Dahl said no, he said, and went. Roe said no.", (5, 9, 0), id="moved"),
    pytest.param("Roe said no. Dahl said no, he said, and left.", (18, 22, 13), id="edited beside it"),
]


@pytest.mark.parametrize(("text", "starts"), EDITED)
def test_parts_follow_the_words_around_them(text: str, starts: tuple[int, ...]) -> None:
    at = OLD.index("Dahl")
    old = [
        TextPart("content", Span(at + 5, at + 9), "said"),
        TextPart("content", Span(at + 10, at + 12), "no"),
        TextPart("source", Span(at, at + 4), "Dahl"),
    ]
    found = relocate(text, old, OLD[: at + 5][-32:], OLD[at + 12 :][:32])
    assert found is not None
    assert [span.of(text) for span in found] == ["said", "no", "Dahl"]
    assert tuple(span.start for span in found) == (starts[0], starts[1] + 1, starts[2])


def test_like_surroundings_are_looked_for_far_away() -> None:
    text = "Roe said no, he said." + 9_000 * "." + OLD
    at = text.rindex("Dahl said")
    old = [TextPart("content", Span(10, 14), "said"), TextPart("source", Span(5, 9), "Dahl")]
    assert relocate(text, old, "no. Dahl ", " no, he") == (Span(at + 5, at + 9), Span(at, at + 4))


GONE = ["Roe said it. Dahl said it.", "no said", ""]


@pytest.mark.parametrize("text", GONE)
def test_parts_without_all_their_words_are_lost(text: str) -> None:
    assert relocate(text, parts("said no", ("content", "said"), ("content", "no")), "", "") is None
