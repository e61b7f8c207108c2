"""What counts as the same word, and what is kept beside the words."""

from __future__ import annotations

import pytest

from quotetrack.check.verification.answers import diff
from quotetrack.check.verification.claims import read_claims
from quotetrack.check.verification.comparing import compare_claim
from quotetrack.check.verification.passages import Passage
from quotetrack.check.wording.compared_words import keys, read_words, written
from quotetrack.check.wording.numbers import is_number
from quotetrack.model import Span

SAME = [
    ("colour", "color"),
    ("organised", "organized"),
    ("theatre", "theater"),
    ("travelling", "traveling"),
    ("per cent", "percent"),
    ("94%", "94 per cent"),
    ("twelve", "12"),
    ("twenty-one", "21"),
    ("two and a half million", "2.5 million"),
    ("1,200", "twelve hundred"),
    ("a hundred", "100"),
    ("two hundred and five thousand", "205,000"),
    ("$45 million", "45 million dollars"),
    ("3bn", "three billion"),
    ("the 21st century", "the twenty-first century"),
    ("2nd", "second"),
    ("May 1st", "May 1"),
    ("in May, the thirty-first", "in May, the 31st"),
    ("don’t", "don't"),
    ("naïve", "naive"),
    ("half-metre", "half meter"),
    ("WE MUST ACT", "we must act"),
    ("[W]e must act", "we must act"),
    ("the U.S. law", "the US law"),
    ("Mr. Dahl", "Mr Dahl"),
    ("coöperate", "cooperate"),
    ("soft\u00adhyphen", "softhyphen"),
]
DIFFERENT = [
    ("12", "21"),
    ("2.5 million", "2.5 billion"),
    ("19th", "20th"),
    ("can", "can't"),
    ("to US law", "to us law"),
    ("price", "prize"),
    ("filled", "filed"),
    ("three", "the"),
    ("14", "fourteenth"),
    ("they asked a hundred. One came", "they asked a hundred one came"),
]
ONE_STEM = [
    "raise raised raises raising",
    "organise organized organisers organising",
    "praise praised",
    "advise advised",
    "rise rose risen rising",
]


@pytest.mark.parametrize("forms", ONE_STEM)
def test_the_forms_of_a_verb_share_a_stem_whatever_the_spelling(forms: str) -> None:
    assert len({word.stem for word in read_words(forms).words}) == 1


@pytest.mark.parametrize(("one", "other"), SAME)
def test_how_a_word_is_written_does_not_count(one: str, other: str) -> None:
    assert keys(read_words(one).words) == keys(read_words(other).words)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_word_is_another_word(one: str, other: str) -> None:
    assert keys(read_words(one).words) != keys(read_words(other).words)


def test_spans_are_offsets_into_what_was_read() -> None:
    text = "[W]e paid “two and a half million” pounds, didn’t we?"
    words = read_words(text).words
    assert [word.span.of(text) for word in words] == [
        *("[W]e", "paid", "two and a half million", "pounds", "didn’t", "we"),
    ]


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("We … won", "won"),
        ("We ... won", "won"),
        ("We [...] won", "won"),
        ("We […] won", "won"),
        ("We . . . won", "won"),
    ],
)
def test_an_ellipsis_is_known_to_the_word_behind_it(text: str, behind: str) -> None:
    assert [word.key for word in read_words(text).words if word.after_gap] == [behind]


def test_an_ellipsis_at_an_edge_belongs_to_the_wording() -> None:
    found = read_words("… we won …")
    assert (found.opens_cut, found.ends_cut) == (True, True)
    assert not any(word.after_gap for word in found.words)


def test_brackets_and_parentheses_are_told_apart() -> None:
    words = read_words("[The mayor] told us (the crew) to wait [sic]").words
    assert [word.key for word in words if word.editorial] == ["the", "mayor"]
    assert [word.key for word in words if word.aside] == ["the", "crew"]
    assert words[-1].key == "wait"


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("Mr. Roe left. He slept.", ["sentence", "sentence"]),
        ("We won, but it rained", ["clause"]),
        ("It cost 3.5 million; we paid", ["clause"]),
        ("“Is it over?” he asked", ["sentence"]),
        ("J. K. Rowe wrote it.", ["sentence"]),
    ],
)
def test_where_sentences_and_clauses_end(text: str, stops: list[str]) -> None:
    assert [word.stop for word in read_words(text).words if word.stop] == stops


@pytest.mark.parametrize("text", ["", "…", "!?", "“”", "\u200b"])
def test_text_without_words_has_none(text: str) -> None:
    assert read_words(text).words == ()


def test_numbers_are_marked_as_such() -> None:
    words = read_words("Twelve of 40, the 19th and the first").words
    assert [word.text for word in words if is_number(word.key)] == ["Twelve", "40", "19th"]


WRITTEN = [
    "We will pay $5 million by June",
    "fees of €40 and £1.2 million",
    "some 94% of 12,000 votes",
    "5 million dollars and 3 per cent",
    "Roe & Sons in 2031",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_words_are_written_again_as_they_were(text: str) -> None:
    assert written(read_words(text).words) == text.replace(" & ", " & ")


PRICES = [
    (
        "we pay $6 million now",
        "we pay $5 million now",
        "same:we pay claimed:$6 million stored:$5 million same:now",
    ),
    (
        "we pay €5 million now",
        "we pay $5 million now",
        "same:we pay claimed:€5 million stored:$5 million same:now",
    ),
    ("we pay €6bn now", "we pay $5 million now", "same:we pay claimed:€6bn stored:$5 million same:now"),
    ("we pay $5 million now", "we pay 5 million dollars now", "same:we pay $5 million now"),
    (
        "we pay 6 million dollars now",
        "we pay 5 million dollars now",
        "same:we pay claimed:6 million stored:5 million same:dollars now",
    ),
    ("we lost 12% of it", "we lost 21% of it", "same:we lost claimed:12% stored:21% same:of it"),
    (
        "we pay 5 million now",
        "we pay $5 million now",
        "same:we pay claimed:5 million stored:$5 million same:now",
    ),
    ("we pay now", "we pay $5 million now", "same:we pay stored:$5 million same:now"),
]


@pytest.mark.parametrize(("claim", "quote", "segments"), PRICES)
def test_money_reads_the_right_way_round_in_a_difference(claim: str, quote: str, segments: str) -> None:
    passage = Passage("direct", (Span(0, len(quote)),), quote, {}, "q1")
    match = compare_claim(read_claims(claim)[0], passage)
    assert match is not None
    assert " ".join(f"{part['op']}:{part['text']}" for part in diff(match)) == segments
