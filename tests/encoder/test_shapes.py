"""What the network is told of a word beside its pieces."""

from __future__ import annotations

import pytest

from quotetrack.encoder.shapes import SHAPES, folded, shape_of
from quotetrack.encoder.wordpieces import WordPieces

PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "bridge", "##s", "b", "##r", "etude", "-", "5", "##2", "2", ",")


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("river", "lower"),
        ("n't", "lower"),
        ("River", "title"),
        ("Mr.", "title"),
        ("NATO", "upper"),
        ("U.S.", "upper"),
        ("A", "letter"),
        ("McDonald", "mixed"),
        ("iPhone", "mixed"),
        ("1,200", "number"),
        ("B-52", "code"),
        ("—", "mark"),
        ('"', "mark"),
        ("“", "opening"),
        ("``", "opening"),
        ("”", "closing"),
        ("''", "closing"),
    ],
)
def test_shape_of(word: str, shape: str) -> None:
    assert SHAPES[shape_of(word) - 1] == shape


@pytest.mark.parametrize(
    ("word", "expected"), [("don’t", "don't"), ("“", '"'), ("``", '"'), ("''", '"'), ("river", "river")]
)
def test_folded(word: str, expected: str) -> None:
    assert folded(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("bridges", "bridge ##s"),
        ("Bridge", "bridge"),
        ("étude", "etude"),
        ("e\u0301tude", "etude"),
        ("b-52", "b - 5 ##2"),
        ("5,2", "5 , 2"),
        ("brs", "b ##r ##s"),
        ("bridgeq", "bridge [UNK]"),
        ("漢", "[UNK]"),
        ("\u0301", "[UNK]"),
        ("bridge" + "s" * 90, "bridge" + " ##s" * 34),
    ],
)
def test_words_to_pieces(word: str, expected: str) -> None:
    assert " ".join(PIECES[piece] for piece in WordPieces(PIECES).ids(word)) == expected
