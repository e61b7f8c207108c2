"""Tags become spans by their likeliest sequence, in which each span is whole."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from quotetrack.detect.network.evidence import TaggedWords
from quotetrack.detect.network.tagged_spans import likeliest_tags, spans_of_role
from quotetrack.encoder.reading_network import ROLES, SENSES

SOURCE, CONTENT = ROLES.index("B-SOURCE"), ROLES.index("B-CONTENT")


def tags(*likely: str, sure: float = 0.9) -> np.ndarray:
    """Probabilities that hold each word for one tag, as ``B-CONTENT/I-CONTENT`` for two, evenly."""
    rows = np.full((len(likely), len(ROLES)), (1 - sure) / len(ROLES), dtype=np.float32)
    for row, asked in zip(rows, likely, strict=True):
        for one in asked.split("/"):
            row[ROLES.index(one)] += sure / len(asked.split("/"))
    return rows


@pytest.mark.parametrize(
    ("given", "sources", "contents"),
    [
        ((), [], []),
        (("O", "O"), [], []),
        (("S-SOURCE", "S-CUE", "B-CONTENT", "E-CONTENT"), [range(0, 1)], [range(2, 4)]),
        (("B-CONTENT", "I-CONTENT", "E-CONTENT", "S-CONTENT"), [], [range(0, 3), range(3, 4)]),
        (("B-CONTENT", "O/I-CONTENT", "E-CONTENT"), [], [range(0, 3)]),  # a whole span is likelier
        (("O", "O/I-CONTENT", "O"), [], []),  # nothing begins there
        (("B-SOURCE", "E-SOURCE/E-CONTENT", "O"), [range(0, 2)], []),
    ],
)
def test_spans_are_whole(given: tuple[str, ...], sources: list[range], contents: list[range]) -> None:
    found = likeliest_tags(tags(*given))
    assert spans_of_role(found, SOURCE) == sources
    assert spans_of_role(found, CONTENT) == contents


def test_a_sequence_that_breaks_off_is_none() -> None:
    found = [ROLES[n] for n in likeliest_tags(tags("B-CONTENT", "I-CONTENT", "S-CUE"))]
    assert all(after[0] in "IE" for tag, after in itertools.pairwise(found) if tag[0] in "BI")


def test_spans_are_told_of_some_words() -> None:
    drawn = tags("S-CONTENT", "O", "B-CONTENT", "I-CONTENT", "E-CONTENT", "O", "S-CONTENT")
    words = TaggedWords(drawn, np.zeros((len(drawn), len(SENSES)), dtype=np.float32))
    assert words.spans(CONTENT, range(7)) == [range(0, 1), range(2, 5), range(6, 7)]
    assert words.spans(CONTENT, range(1, 6)) == [range(2, 5)]
    assert words.spans(CONTENT, range(3, 7)) == [range(6, 7)]
    assert words.spans(SOURCE, range(7)) == []
