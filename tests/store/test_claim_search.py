"""Quotes found by a claim's words: the rarest first, within a budget, and the very phrase before all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import extraction_of

from quotetrack.model import Speaker
from quotetrack.store import Store
from quotetrack.store.reviews.verdicts import record_review
from quotetrack.store.statements import claim_search
from quotetrack.store.statements.claim_search import ClaimReader, forms_of, speakers_called

# who says what, by article
SAID = [
    ("Ann Roe", "alpha beta gamma"),
    ("Ann Roe", "alpha beta delta"),
    ("Bob Dahl", "alpha epsilon zeta"),
    ("Bob Dahl", "alpha eta theta"),
    ("President Daniel J. Harrow", "gamma beta alpha"),
    ("Daniel Harrow Finch", "raise raised raising rain raisins"),
    ("Daniel Harrow", "colour coloured colourful colours"),
    ("Ann Harrow", "one two three four five six seven eight nine"),
]


def opens_alike(one: str, other: str) -> bool:
    return one[:5] == other[:5]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("claims") / "news.db") as found:
        for number, (name, words) in enumerate(SAID):
            where = {"id": f"a{number}", "path": f"a{number}.txt"}
            speaker = Speaker((name,), "person", "name", None, "Harbour Trust" if number == 3 else None)
            found.save(extraction_of(f"[S1:X] [C1:said] [Q1:{words}].", {1: {"speaker": speaker}}, **where))
        yield found


@pytest.fixture
def reader(store: Store) -> ClaimReader:
    return ClaimReader(store.db, opens_alike)


def held(
    reader: ClaimReader, words: str, limit: int = 9, speakers: frozenset[int] = frozenset()
) -> list[int]:
    """Return the numbers of the quotes found, best first."""
    found = reader.quotes_holding(words.split(), limit=limit, speakers=speakers)
    return [row["number"] for row in found]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("alpha", [1, 2, 3, 4, 5]),
        ("alpha gamma", [1, 5, 2, 3, 4]),
        ("gamma beta", [5, 1, 2]),
        ("beta gamma", [1, 5, 2]),
        ("zeta alpha", [3, 1, 2, 4, 5]),
        ("alpha alpha alpha zeta delta", [2, 3, 1, 4, 5]),
        ("nothing", []),
        ("", []),
    ],
)
def test_the_rarer_words_weigh_more_and_the_phrase_most(
    reader: ClaimReader, words: str, numbers: list[int]
) -> None:
    assert held(reader, words) == numbers


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("seven eight", 8),
        ("one two three four five six seven eight", 8),  # as many words as a phrase may have
    ],
)
def test_a_phrase_is_sought_as_it_stands(reader: ClaimReader, words: str, first: int) -> None:
    assert held(reader, words)[0] == first


def test_of_more_words_no_phrase_is_sought(reader: ClaimReader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim_search, "_PHRASE_WORDS", 2)
    assert held(reader, "gamma beta") == [5, 1, 2]
    assert held(reader, "gamma beta alpha") == [1, 5, 2, 3, 4]


def test_what_is_behind_the_budget_is_not_fetched_but_the_first_word_always(
    reader: ClaimReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    # epsilon stands in one quote, gamma in two, beta in three, alpha in five
    for budget, words, numbers in (
        (3, "epsilon gamma", [3, 1, 5]),
        (2, "epsilon gamma", [3]),
        (3, "epsilon gamma beta", [3, 1, 5]),
        (6, "epsilon gamma beta", [1, 5, 3, 2]),
        (5, "epsilon gamma beta", [3, 1, 5]),
        (1, "alpha beta", [1]),  # the first word costs more than the budget, and is cut to it
    ):
        monkeypatch.setattr(claim_search, "BUDGET", budget)
        monkeypatch.setattr(claim_search, "_PHRASE_WORDS", 0)
        assert held(reader, words) == numbers, (budget, words)


def test_the_limit_holds_and_quotes_of_the_speakers_come_beside_it(store: Store, reader: ClaimReader) -> None:
    [bob] = speakers_called(store.db, "Bob Dahl")
    assert held(reader, "alpha beta", 2) == [1, 2]
    assert held(reader, "alpha beta", 2, frozenset({bob})) == [1, 2, 3, 4]
    assert held(reader, "alpha beta", 1, frozenset({bob})) == [1, 3]
    found = reader.quotes_holding(["alpha", "epsilon"], limit=1, speakers=frozenset({bob}))
    assert [(row["number"], row["own"]) for row in found] == [(3, True), (4, True)]
    assert [row["document"] for row in reader.articles_holding(["alpha", "gamma"], limit=2)] == ["a0", "a4"]


def test_what_was_rejected_is_not_found(db_path: Path) -> None:
    with Store(db_path) as store:
        story = extraction_of("[S1:Ann Roe] [C1:said] [Q1:alpha beta]. [S2:She] [C2:said] [Q2:alpha too].")
        store.save(story)
        reader = ClaimReader(store.db, opens_alike)
        [roe] = speakers_called(store.db, "Ann Roe")
        assert held(reader, "alpha", speakers=frozenset({roe})) == [1, 2]
        record_review(store.db, story.attributions[0].id, "rejected", reviewer="Ida")
        assert held(reader, "alpha beta", speakers=frozenset({roe})) == [2]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("raise", ["rais(ed)"]),
        ("raised", ["rais(ed)"]),
        ("colourful", ["colour"]),
        ("rain", ["rain"]),
        ("one", ["one"]),
        ("on", []),
        ("eta", ["eta"]),
        ("zeta", ["zeta"]),
    ],
)
def test_the_forms_of_a_word(reader: ClaimReader, store: Store, word: str, forms: list[str]) -> None:
    spelt = {
        "rais(ed)": {"raise", "raised", "raising", "raisins"},
        "colour": {"colour", "coloured", "colourful", "colours"},
    }
    expected = set().union(*(spelt.get(form, {form}) for form in forms))
    assert set(forms_of(store.db, "quotes_fts", word, lambda a, b: a[:4] == b[:4])) == expected


@pytest.mark.parametrize(
    ("word", "opening"),
    [
        ("abcd", "abc"),
        ("abcde", "abc"),
        ("abcdef", "abc"),
        ("abcdefg", "abcd"),
        ("abcdefgh", "abcde"),
        ("abcdefghi", "abcdef"),
        ("abcdefghij", "abcdef"),
    ],
)
def test_other_forms_are_sought_under_the_beginning_of_a_word(db_path: Path, word: str, opening: str) -> None:
    shorter, other = opening[:-1] + "zz", opening + "zz"
    with Store(db_path) as store:
        store.save(extraction_of(f"[S1:X] [C1:said] [Q1:{shorter} {other} {word}]."))
        ClaimReader(store.db, opens_alike)
        assert set(forms_of(store.db, "quotes_fts", word, lambda a, b: True)) == {other, word}


@pytest.mark.parametrize(
    ("names", "who"),
    [
        (("Daniel Harrow",), {"President Daniel J. Harrow"}),
        (("Daniel J. Harrow",), {"President Daniel J. Harrow"}),
        (("Daniel Jay Q. Harrow",), {"President Daniel J. Harrow"}),
        (("Daniel Q. Jay Harrow",), set()),
        (("Daniel P. Harrow",), set()),
        (("Bob P. Dahl",), {"Bob Dahl"}),
        (("Rob P. Dahl",), set()),
        (("Daniel Finch",), {"Daniel Harrow Finch"}),
        (("Nobody", "Bob Dahl"), {"Bob Dahl"}),
        (("the Harbour Trust",), {"Bob Dahl"}),
        (("Harbour Trust", "Ann Roe"), {"Bob Dahl", "Ann Roe"}),
        (("Ann Dahl",), set()),
        (("zebra",), set()),
        ((), set()),
    ],
)
def test_who_is_meant_by_the_names_of_a_claim(store: Store, names: tuple[str, ...], who: set[str]) -> None:
    known = dict(store.db.conn.execute("SELECT id, name FROM speakers"))
    assert {known[one] for one in speakers_called(store.db, *names)} == who
