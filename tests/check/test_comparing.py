"""How a claim's words stand in a passage: together, in order, or scattered."""

from __future__ import annotations

from typing import Any

import pytest

from quotetrack.check.verification.comparing import Match
from quotetrack.check.wording.compared_words import read_words

GATHERED = [
    # of two words of matter all words are wanted, of three or more those alone
    ("the toll will rise", "it will rise, the toll", True),
    ("the toll will rise", "a rise of tolls", False),
    ("the bridge toll will rise", "a rise of bridge tolls", True),
    ("the toll", "the toll", False),
    # as many words as the claim has, half as many more, and two
    ("bridge toll rise", "bridge one two three toll rise", True),
    ("bridge toll rise", "bridge one two three four toll rise", False),
    ("bridge toll rise", "toll bridge", False),
]


@pytest.mark.parametrize(("claim", "passage", "together"), GATHERED)
def test_whether_words_of_matter_stand_together(claim: str, passage: str, together: bool) -> None:
    nothing: Any = None
    words, others = read_words(claim).words, read_words(passage).words
    match = Match(nothing, nothing, words, others, (), 0, len(others))
    assert match.gathered is together
