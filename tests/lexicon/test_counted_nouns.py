"""A count agrees with its noun."""

from __future__ import annotations

import pytest

from quotetrack.lexicon.counted_nouns import counted

COUNTS = [
    ((0, "quote"), "0 quotes"),
    ((1, "quote"), "1 quote"),
    ((2, "quote"), "2 quotes"),
    ((1204, "quote"), "1,204 quotes"),
    ((1, "agency"), "1 agency"),
    ((3, "agency"), "3 agencies"),
    ((3, "day"), "3 days"),
    ((1, "person", "people"), "1 person"),
    ((4, "person", "people"), "4 people"),
    ((2, "other match", "other matches"), "2 other matches"),
]


@pytest.mark.parametrize(("given", "expected"), COUNTS, ids=[expected for _, expected in COUNTS])
def test_a_count_agrees_with_its_noun(given: tuple[int, str], expected: str) -> None:
    assert counted(*given) == expected
