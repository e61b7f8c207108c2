"""Plain wordings are read by their keys alone, to the same keys; all others are left to the whole reader."""

from __future__ import annotations

import hashlib

import pytest

from quotetrack.check.history import said_words, statement_likeness
from quotetrack.check.history.statement_likeness import Statement, search_keys
from quotetrack.check.wording.compared_words import read_words
from quotetrack.check.wording.min_hash import signature_of
from quotetrack.check.wording.plain_words import read_plain_words

PLAIN = (
    "The toll on the bridge will rise, and the ferry won’t sail.",
    "“We have waited; nobody came – nobody!”",
    "colour, honour and the organisers' labour",
    "He may go. A man may stay",
    "café owners, co-operate or leave -- now",
    "a harbour's walls",
    "I am",
    "?!",
    "",
)
NOT_PLAIN = (
    "We need 12 boats",
    "two and a half million people",
    "a hundred",
    "ninety per cent",
    "the first of May",
    "in May they came",
    "[The mayor] came",
    "He came (late)",
    "He came … late",
    "He came ... late",
    "the U.S. mayor",
    "$ and %",
    "ALL IN CAPITALS",
    "one paragraph\n\nand another",
)

TOLL = (112463936, 1135223563, 2893608041)  # of datasketch 2.0.0
ALL = "9cec15f9efef0d42"


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_wording_has_the_words_that_the_whole_reader_finds(text: str) -> None:
    whole = [(word.stem, word.is_function) for word in read_words(text).words]
    assert read_plain_words(text) == whole


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_a_wording_that_is_more_than_plain_words_is_left_to_the_whole_reader(text: str) -> None:
    assert read_plain_words(text) is None


@pytest.mark.parametrize("kind", ["direct", "indirect", "mixed"])
@pytest.mark.parametrize("text", [*PLAIN, *NOT_PLAIN, "the toll is “a tax on rain and on wind” for us all"])
def test_keys_are_the_same_however_the_words_are_read(
    monkeypatch: pytest.MonkeyPatch, text: str, kind: str
) -> None:
    found = search_keys(Statement(1, kind, text))
    for module in (said_words, statement_likeness):
        monkeypatch.setattr(module, "read_plain_words", lambda text: None)
    said_words.said_words.cache_clear()
    assert search_keys(Statement(1, kind, text)) == found


def test_the_keys_of_stored_files_stay_what_they_are() -> None:
    values = [signature_of(word) for word in ("toll", "bridg", "caf\u00e9", "")]
    assert values[0][:3] == TOLL
    assert hashlib.sha256(repr(values).encode()).hexdigest()[:16] == ALL
