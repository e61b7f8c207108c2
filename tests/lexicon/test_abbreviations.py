"""data/en/abbreviations.csv: every abbreviation stands in its example as its kind has it."""

from __future__ import annotations

import re

import pytest

from quotetrack.lexicon.abbreviations import abbreviation
from quotetrack.lexicon.word_tables import word_rows

ROWS = word_rows("abbreviations", ("abbreviation", "kind", "example"))


@pytest.mark.parametrize("row", ROWS, ids=[row["abbreviation"] for row in ROWS])
def test_every_abbreviation_proves_itself(row: dict[str, str]) -> None:
    shown, after = re.findall(r"\[(.+?)\]\W*(\S)", row["example"])[0]
    assert shown == row["abbreviation"] and shown.endswith(".")
    kind = abbreviation(shown)
    assert kind == row["kind"]
    assert {"title": after.isupper(), "number": after.isdigit(), "open": True}[kind]


def test_no_abbreviation_stands_twice() -> None:
    assert len({row["abbreviation"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("form", ["Sen", "no.", "president.", "Mara.", ".", ""])
def test_other_words_are_none(form: str) -> None:
    assert abbreviation(form) is None
