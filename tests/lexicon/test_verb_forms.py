"""data/en/irregular-verbs.csv: every form stands in its example, and its verb is a reporting one."""

from __future__ import annotations

import re

import pytest

from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.verb_forms import verb_lemma
from quotetrack.lexicon.word_tables import word_rows

ROWS = word_rows("irregular-verbs", ("form", "lemma", "example"))


@pytest.mark.parametrize("row", ROWS, ids=[row["form"] for row in ROWS])
def test_every_form_proves_itself(row: dict[str, str]) -> None:
    [shown] = re.findall(r"\[(.+?)\]", row["example"])
    assert verb_lemma(shown) == row["lemma"]
    word = cue_word(row["lemma"], "VERB")
    assert word is not None
    assert (word.lemma, word.upos) == (row["lemma"], "VERB")


def test_no_form_stands_twice() -> None:
    assert len({row["form"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("form", ["say", "says", "claimed", "mayor", ""])
def test_other_words_are_none(form: str) -> None:
    assert verb_lemma(form) is None


def test_case_does_not_count() -> None:
    assert verb_lemma("Told") == "tell"
