"""In a long article a word is looked for around its place, and the work grows with the article."""

from __future__ import annotations

from itertools import combinations

import pytest

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.nearby import BEFORE, WHOLE, Nearby
from quotetrack.attribute.entities.grouping import Entity, build_entities
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases import same_names
from quotetrack.attribute.phrases.indexed_text import LONGEST, stitched
from quotetrack.attribute.phrases.same_names import (
    fold_name,
    keys_of_namesakes,
    keys_of_person,
    misspelt,
    near_spellings,
    same_person,
)
from quotetrack.attribute.speakers.inner_reports import _words_before
from quotetrack.model import Document, Layout, Sentence, Span, Token, offsets
from quotetrack.model.offsets import Stretches


def mention(number: int, words: str, label: str, start: int) -> Mention:
    return Mention(Span(start, start + len(words)), number, 0, 1, 1, tuple(words.split()), label)


def people(many: int, apart: int) -> tuple[list[Entity], dict[Mention, Entity]]:
    """People who have nothing in common, each named once, so many code points apart."""
    names = [mention(n, f"Ann{n} Roe{n}", "person", n * apart) for n in range(many)]
    return build_entities(names, "")


def test_a_short_article_is_searched_as_a_whole() -> None:
    entities, owner = people(10, WHOLE // 10)
    assert Nearby(WHOLE, entities, owner, []).entities(0) is entities


def test_a_long_one_is_searched_around_a_place() -> None:
    entities, owner = people(100, 10_000)
    found = Nearby(1_000_000, entities, owner, []).entities(500_000)
    assert [e.mentions[0].span.start for e in found] == list(range(500_000 - BEFORE, 510_001, 10_000))


def test_names_of_one_sentence() -> None:
    entities, owner = people(3, 100)
    assert list(Nearby(1000, entities, owner, []).named_in(1).values()) == [entities[1]]
    assert Nearby(1000, entities, owner, []).named_in(7) == {}


def test_stretches_are_found_by_a_place_within() -> None:
    held = Stretches(
        [("whole", (Span(0, 9000),)), ("parts", (Span(100, 200), Span(5000, 5100))), ("none", ())]
    )
    assert held.around(Span(120, 130)) == ["whole", "parts"]
    assert held.around(Span(150, 250)) == ["whole"]
    assert held.around(Span(9000, 9001)) == []
    assert held.meeting(Span(150, 250)) == ["whole", "parts"]
    assert held.meeting(Span(200, 5000)) == ["whole"]
    assert held.meeting(Span(8999, 20000)) == ["whole"]
    assert held.meeting(Span(9000, 20000)) == []
    assert offsets._STEP < 9000


def test_words_of_a_letter_are_looked_at_as_far_back_as_names() -> None:
    far, near, place = Span(0, 100), Span(BEFORE + 200, BEFORE + 300), BEFORE + 250
    cast = Cast(Document("x" * near.end, (), (), Layout((far, near))), [])
    assert list(_words_before(cast, (far, near), place)) == []


@pytest.mark.parametrize(
    ("label", "form"),
    [
        ("person", "Ann{} Roe{}"),
        ("person", "Ann Roe{}"),
        ("person", "Ann B. Roe{}"),
        ("organization", "Avon{} Roe{}"),
        ("organization", "Avon{} Harbour Trust"),
        ("organization", "Harbour Trust Avon{}"),
    ],
)
def test_twice_as_many_names_take_twice_the_work(
    label: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0

    def work(many: int) -> int:
        nonlocal compared
        compared = 0
        build_entities([mention(n, form.format(n, n), label, 100 * n) for n in range(many)], "")
        return compared

    def counted(words: object) -> object:
        nonlocal compared
        compared += 1
        return fold(words)

    name = "fold_name" if label == "person" else "fold_body"
    fold = getattr(same_names, name)
    for module in ("entities.grouping", "phrases.same_names"):
        monkeypatch.setattr(f"quotetrack.attribute.{module}.{name}", counted)
    assert 0 < work(200) <= 2.1 * work(100)


PEOPLE = "Ann Roe|Ann B. Roe|A. Roe|Bob Roe|Bob Ann Roe|Sirhan Sirhan|Sirhan Roe|Bishara Sirhan|Kristin Vale"
MORE = "Kristen Vale|Kristan Vale|Martin Vale|Ann Roe Lund|Ann Lund|Roe Lund|B. Lund|B. Ann Lund|Ann"


def test_a_name_is_kept_where_its_namesakes_are_sought() -> None:
    names = [fold_name(tuple(name.split())) for name in f"{PEOPLE}|{MORE}".split("|")]
    pairs = [(a, b) for a, b in combinations(names, 2) if len(a) > 1 < len(b) and same_person(a, b)]
    assert len(pairs) >= 12
    for one, other in [*pairs, *(pair[::-1] for pair in pairs)]:
        assert not set(keys_of_person(one)).isdisjoint(keys_of_namesakes(other)), (one, other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sirhan Bishara Sirhan", "Sirhan Sirhan", True),
        ("Sirhan Sirhan", "Sirhan Roe", False),
        ("Sirhan Sirhan", "Bishara Sirhan", False),
        ("Ann Roe Lund", "Ann Roe", True),
    ],
)
def test_a_name_twice_is_no_other_name(one: str, other: str, same: bool) -> None:
    assert same_person(tuple(one.split()), tuple(other.split())) is same


def test_words_a_letter_apart_share_a_key() -> None:
    words = ["maurer", "mauer", "maure", "mautrer", "maurel", "maxrer", "mnurer", "kovacs", "kovac", "lindt"]
    pairs = [(a, b) for a, b in combinations(words, 2) if misspelt(a, b)]
    assert len(pairs) >= 5
    shared = [set(near_spellings(a)) & set(near_spellings(b)) for a, b in pairs]
    assert all(shared)


def sentence(number: int, words: int, last: str) -> Sentence:
    texts = ["word"] * (words - 1) + [last]
    starts = [10_000 * number + 5 * n for n in range(words)]
    tokens = tuple(
        Token(n, text, text, "PUNCT" if text == "." else "NOUN", "", "", None, "dep", "O", Span(at, at + 4))
        for n, (text, at) in enumerate(zip(texts, starts, strict=True))
    )
    return Sentence(number, 0, Span(starts[0], starts[-1] + 4), tokens)


@pytest.mark.parametrize(
    ("sizes", "last", "found"),
    [
        ([10, 10, 10], "word", [30]),
        ([10, 10, 10], ".", [10, 10, 10]),
        ([LONGEST - 10, 10], "word", [LONGEST]),
        ([LONGEST - 10, 11], "word", [LONGEST - 10, 11]),
        ([200] * 50, "word", [400] * 25),
    ],
)
def test_a_sentence_is_put_together_up_to_a_length(sizes: list[int], last: str, found: list[int]) -> None:
    parts = tuple(sentence(number, size, last) for number, size in enumerate(sizes))
    doc = Document(" " * 600_000, parts, (), Layout((Span(0, 600_000),)))
    whole = stitched(doc)
    assert [len(s.tokens) for s in whole] == found
    assert [t.span for s in whole for t in s.tokens] == [t.span for s in parts for t in s.tokens]
