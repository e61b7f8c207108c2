"""The long texts are what they say: of a size, of a shape, and the same at each call."""

from __future__ import annotations

import pytest

from benchmarks.long_articles import SHAPES, text_of


@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_has_its_size_and_is_the_same_again(shape: str) -> None:
    text = text_of(shape, 20)
    assert 20_000 <= len(text) < 21_000
    assert text == text_of(shape, 20)


def test_shapes() -> None:
    assert max(map(len, text_of("short paragraphs", 5).split("\n\n"))) < 20
    assert "\n" not in text_of("one paragraph", 5) and "\n" not in text_of("opening marks", 5)
    assert text_of("lists", 5).count("\n- ") > 20
    assert text_of("transcript", 5).count(": ") > 20
    assert text_of("named labels", 5).count(": ") > 20
    assert "\n" not in text_of("names", 5) and set(text_of("initials", 5)) == {"A", "-"}
