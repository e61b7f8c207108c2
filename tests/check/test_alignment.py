"""Words that are replaced where they stand are aligned at once, and as the table of all pairs aligns them."""

from __future__ import annotations

import random

import pytest
from conftest import steps

from quotetrack.check.wording.alignment import Pair, _best, _straight, align
from quotetrack.check.wording.compared_words import read_words

WORDS = "the it of bridge bridges toll raise raised raising rose 5 May Roe not never harbour port".split()
ODD = ("[the]", "(bridge)", "… toll", "[… ] rose", "US", "isn't")
FORMS = {"raise": "raised", "bridge": "bridges", "toll": "tolls", "the": "a", "5": "6", "rose": "fell"}

ONCE = [
    # where it starts in the other wording; None where only the table tells
    ("the bridge closed on Monday", "he said the ferry closed on Friday", 2),
    ("the bridge closed", "the bridge closed", 0),
    ("Roe met Poe", "Poe met Roe", None),
    # a word of the same stem stands elsewhere, or beside it
    ("the tolls rise now", "the bridge toll now", None),
    ("the tolls rise now", "the toll falls now", 0),
    # two words that both have once do not stand in a row
    ("the bridge will close now", "the bridge close now today", None),
    # it would have to begin before the other wording does, or to end behind it
    ("now the bridge closed", "the bridge closed again", None),
    ("the bridge closed", "now the bridge", None),
    # each word has more than one place
    ("the the", "the the the", None),
    # a word of grammar is worth less than what it would replace
    ("who opened it today", "who opened bridges today", None),
    ("who opened bridges today", "who opened it today", 0),
    # a replaced word of matter takes off a little less than half of what the same one gives
    ("bridges opened today", "ferries sank today", 0),
    ("new bridges opened today", "old ferries sank today", None),
    # what stands in brackets or behind an omission has no cost
    ("[the] bridge closed", "the bridge closed", None),
    ("the bridge closed", "the bridge (there) closed", None),
    ("the bridge … closed", "the bridge closed", None),
]


@pytest.mark.parametrize(("claim", "other", "start"), ONCE)
def test_where_a_row_of_replaced_words_begins(claim: str, other: str, start: int | None) -> None:
    words, others = read_words(claim).words, read_words(other).words
    assert _straight(words, others) == start
    assert align(words, others) == _best(words, others)


def test_nothing_is_aligned_with_nothing() -> None:
    words = read_words("the bridge").words
    assert align((), words) == align(words, ()) == []


@pytest.mark.parametrize("seed", range(8))
def test_a_row_of_replaced_words_is_what_the_table_gives(seed: int) -> None:
    chance, straight = random.Random(seed), 0
    for _ in range(500):
        many = chance.randrange(1, 12)
        other = chance.sample(WORDS, many) if chance.random() < 0.7 else chance.choices(WORDS, k=many)
        start = chance.randrange(len(other))
        claim = other[start : start + chance.randrange(1, 10)]
        for _ in range(chance.randrange(4)):
            at = chance.randrange(len(claim))
            claim[at] = chance.choice([FORMS.get(claim[at], "ferry"), chance.choice(WORDS), f"word{at}"])
        if chance.random() < 0.1:
            odd = chance.choice((claim, other))
            odd[chance.randrange(len(odd))] = chance.choice(ODD)
        words, others = read_words(" ".join(claim)).words, read_words(" ".join(other)).words
        assert align(words, others) == _best(words, others), (claim, other)
        straight += _straight(words, others) is not None
    assert straight > 100


def test_the_steps_grow_with_the_words_where_one_is_replaced() -> None:
    def taken(many: int) -> int:
        row = [f"{'o' * (n + 2)}t" for n in range(many)]
        words = read_words(" ".join(row)).words
        others = read_words(" ".join([*row[:-2], "ferry", row[-1]])).words
        return steps(lambda: align(words, others))

    taken(3)  # fills the caches of words
    assert align(read_words("a toll").words, read_words("the toll").words)[1] == Pair(1, 1, True)
    taken(80)
    assert taken(80) <= 4.4 * taken(20)
