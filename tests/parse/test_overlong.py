"""Sentences too long to parse are cut, and nothing of them is lost."""

from __future__ import annotations

from typing import Any

import pytest

from quotetrack.parse.engine import Parser
from quotetrack.parse.sentences.boundaries import TokenPiece
from quotetrack.parse.sentences.overlong import LONGEST, cut, cut_pieces


def _entries(words: list[str]) -> list[dict[str, Any]]:
    """Return a tokenized sentence as Stanza's dictionaries; *do+n't* stands for a multiword token."""
    found: list[dict[str, Any]] = []
    number = 0
    for word in words:
        pieces = word.split("+")
        if len(pieces) > 1:
            found.append({"id": (number + 1, number + len(pieces)), "text": "".join(pieces)})
        for piece in pieces:
            number += 1
            found.append({"id": number, "text": piece})
    return found


CUTS = pytest.mark.parametrize(
    ("words", "lengths"),
    [
        (["a"], [1]),
        (["a"] * LONGEST, [LONGEST]),
        (["a"] * (LONGEST + 1), [LONGEST, 1]),
        (["a"] * (2 * LONGEST + 3), [LONGEST, LONGEST, 3]),
        (["a"] * 199 + [","] + ["a"] * 100, [200, 100]),
        (["a"] * 10 + [","] + ["a"] * LONGEST, [LONGEST, 11]),
        (["a"] * 150 + [";"] + ["a"] * 50 + [","] + ["a"] * 99, [202, 99]),
    ],
)


@CUTS
def test_cut_pieces(words: list[str], lengths: list[int]) -> None:
    pieces = [TokenPiece(word, at, at + 1) for at, word in enumerate(words)]
    parts = list(cut_pieces(pieces))
    assert [len(part) for part in parts] == lengths
    assert [piece for part in parts for piece in part] == pieces


@CUTS
def test_cut(words: list[str], lengths: list[int]) -> None:
    parts = list(cut(_entries(words)))
    assert [len(part) for part in parts] == lengths
    assert [entry["text"] for part in parts for entry in part] == words
    assert all([entry["id"] for entry in part] == list(range(1, len(part) + 1)) for part in parts)


def test_cut_never_tears_a_multiword_token() -> None:
    parts = list(cut(_entries(["a"] * (LONGEST - 1) + ["do+n't", "b", "can+not"])))
    assert [entry["text"] for entry in parts[0][-4:]] == ["a", "don't", "do", "n't"]
    assert parts[0][-3]["id"] == (LONGEST, LONGEST + 1)
    assert [(entry["id"], entry["text"]) for entry in parts[1]] == [
        (1, "b"),
        ((2, 3), "cannot"),
        (2, "can"),
        (3, "not"),
    ]


@pytest.mark.model
def test_a_text_without_full_stops_is_parsed_in_parts() -> None:
    text = " ".join(["the mayor of Oslo says that bridges in the town need paint"] * 170)
    document = Parser().parse(text)
    assert len(document.sentences) >= 8
    assert max(len(sentence.tokens) for sentence in document.sentences) <= LONGEST
    words = "".join(t.span.of(text) for s in document.sentences for t in s.tokens)
    assert "".join(words.split()) == "".join(text.split())
