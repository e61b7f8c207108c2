"""Lemmas by dictionary: by tag, by the word alone, and words that it does not hold."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotetrack.errors import ModelUnavailable
from quotetrack.parse.tagging import lemma_dictionary as lemmas


@pytest.fixture
def dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file that lemmas are read from in this test."""
    path = tmp_path / "lemmas.json.gz"
    monkeypatch.setattr(lemmas, "resource", lambda name: path)
    monkeypatch.setattr(lemmas, "intact", lambda path: path)
    lemmas._dictionary.cache_clear()
    yield path
    lemmas._dictionary.cache_clear()


@pytest.mark.parametrize(
    ("word", "upos", "expected"),
    [
        ("said", "VERB", "say"),
        ("said", "ADJ", "said"),
        ("left", "VERB", "leave"),
        ("left", "NOUN", "left"),
        ("mice", "X", "mouse"),
        ("Zorbels", "NOUN", "Zorbels"),
    ],
)
def test_lemma(dictionary: Path, word: str, upos: str, expected: str) -> None:
    listed = {"VERB": {"said": "say", "left": "leave"}, "ADJ": {"said": "said"}, "*": {"mice": "mouse"}}
    dictionary.write_bytes(gzip.compress(json.dumps(listed).encode()))
    assert lemmas.lemma(word, upos) == expected


@pytest.mark.parametrize(
    "content", [None, b"", b"{}", gzip.compress(b"{}"), gzip.compress(b"["), gzip.compress(b"{")]
)
def test_a_damaged_dictionary_is_one_clear_line(dictionary: Path, content: bytes | None) -> None:
    if content is not None:
        dictionary.write_bytes(content)
    with pytest.raises(ModelUnavailable, match="no dictionary of lemmas; reinstall quotetrack"):
        lemmas.lemma("said", "VERB")


@pytest.mark.parametrize(
    ("word", "upos", "expected"),
    [("said", "VERB", "say"), ("n’t", "PART", "not"), ("mayors", "NOUN", "mayor"), ("Oslo", "PROPN", "Oslo")],
)
def test_the_embedded_dictionary(word: str, upos: str, expected: str) -> None:
    assert lemmas.lemma(word, upos) == expected
