"""One person is one speaker over all articles, under every form of the name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quotetrack.model import Extraction, Speaker, SpeakerType
from quotetrack.store import Store
from quotetrack.store.people.lookup import find_speakers
from quotetrack.store.people.name_keys import fold, name_form, name_key, surname

Build = Callable[..., Extraction]

SAME = [
    ("Ann Roe", "ANN ROE"),
    ("José Núñez", "Jose Nunez"),
    ("J.K. Marsh", "J. K. Marsh"),
    ("JK Marsh", "J. K. Marsh"),
    ("U.S. Army", "US Army"),
    ("the Kremlin", "Kremlin"),
    ("O’Hara", "O'Hara"),
    ("Straße", "STRASSE"),
    ("Łukasz Żuk", "Lukasz Zuk"),
    ("Владимир Путин", "Vladimir Putin"),
    ("Ocasio-Cortez", "Ocasio Cortez"),
    ("Otto Dahl, Jr.", "Otto Dahl Jr"),
]
OTHER = [("Ann Roe", "Anna Roe"), ("Ann Roe", "Ann B. Roe"), ("Al Gore", "Gore"), ("Theo Dahl", "o Dahl")]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_spellings_that_are_one_name(one: str, two: str) -> None:
    assert fold(one) == fold(two)


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_names_that_are_two(one: str, two: str) -> None:
    assert fold(one) != fold(two)


SURNAMES: list[tuple[str, SpeakerType, str | None]] = [
    ("Ann Roe", "person", "Roe"),
    ("Otto Lindqvist Jr.", "person", "Lindqvist"),
    ("Otto Lindqvist, III", "person", "Lindqvist"),
    ("Ursula van der Berg", "person", "Berg"),
    ("Roe", "person", None),
    ("Roe, Ann", "person", "Roe"),
    ("Ann Roe, M.D.", "person", "Roe"),
    ("Oldbridge City Council", "organization", None),
]


@pytest.mark.parametrize(("name", "kind", "expected"), SURNAMES)
def test_surnames(name: str, kind: SpeakerType, expected: str | None) -> None:
    assert surname(name, kind) == expected


KEYS: list[tuple[SpeakerType, str, str]] = [
    ("person", "Sen. JOHN SMITH, Jr.", "john smith jr"),
    ("person", "Smith, John Jr.", "john smith jr"),
    ("person", "Smith, John", "john smith"),
    ("person", "John Smith III", "john smith iii"),
    ("person", "J.K. Marsh", "j k marsh"),
    ("person", "JK Marsh", "j k marsh"),
    ("person", "ED MARSH", "ed marsh"),
    ("person", "Vice President Ada Roe", "ada roe"),
    ("person", "Lt. Gov. Ada Roe", "ada roe"),
    ("person", "President Marsh", "president marsh"),
    ("person", "Pope Francis", "pope francis"),
    ("person", "Mary-Ann Roe", "mary ann roe"),
    ("person", "Earvin “Magic” Dahl", "earvin dahl"),
    ("person", "Robert (Bob) Dahl", "robert dahl"),
    ("person", "John Smith (plumber)", "john smith (plumber)"),
    ("person", "the Iron Baker", "iron baker"),
    ("person", "Ann Roe, Ph.D.", "ann roe"),
    ("person", "Jr.", "jr"),
    ("person", "??", "??"),
    ("organization", "Smith, Roe and Sons", "smith roe and sons"),
    ("organization", "President Motors", "president motors"),
]


@pytest.mark.parametrize(("kind", "name", "expected"), KEYS)
def test_keys_under_which_names_are_one(kind: SpeakerType, name: str, expected: str) -> None:
    assert name_key(name, kind) == expected


FORMS = [
    ("Roe", "Roe"),
    ("Mayor Ann Roe", "Mayor Ann Roe"),
    ("the Bank of Oldbridge", "Bank of Oldbridge"),
    ("Roe’s", "Roe"),
    ("he", None),
    ("the mayor", None),
    ("the council's announcement", None),
    ("the Council's announcement", None),
    ("Ann Roe, the mayor", None),
    ("a spokesman for Roe", None),
    ("", None),
]


@pytest.mark.parametrize(("source", "expected"), FORMS)
def test_the_name_that_a_source_uses(source: str, expected: str | None) -> None:
    assert name_form(source) == expected


def one(extraction: Build, source: str, name: str, n: int, kind: SpeakerType = "person") -> Extraction:
    speaker = Speaker((name,), kind, "name")
    return extraction(
        f"[S1:{source}] [C1:said] [Q1:thing {n}].", {1: {"speaker": speaker}}, id=f"a{n}", path=f"a{n}"
    )


def names(store: Store) -> list[str]:
    return [name for (name,) in store.db.conn.execute("SELECT name FROM speakers ORDER BY id")]


def test_a_name_in_three_articles_is_one_speaker_with_all_its_forms(extraction: Build, db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(one(extraction, "Mayor Núñez", "José Núñez", 1))
        store.save(one(extraction, "JOSE NUNEZ", "JOSE NUNEZ", 2))
        store.save(one(extraction, "Señor Nunez", "Jose Nunez", 3))
        assert names(store) == ["José Núñez"]
        for form in ("jose nunez", "Núñez", "nunez", "Mayor Nunez", "senor nunez", "José"):
            assert len(find_speakers(store.db, form)) == 1, form
        for form in ("Nun", "Mayor", "", "%", "Nu_ez"):
            expected = 1 if form == "Mayor" else 0  # a whole word of one of the forms
            assert len(find_speakers(store.db, form)) == expected, form


def test_two_types_are_two_speakers(extraction: Build, db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(one(extraction, "Lincoln", "Lincoln", 1))
        store.save(one(extraction, "Lincoln", "Lincoln", 2, "organization"))
        assert names(store) == ["Lincoln", "Lincoln"]
        assert len(find_speakers(store.db, "lincoln")) == 2


def test_a_form_goes_with_the_last_quote_that_uses_it(extraction: Build, db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(one(extraction, "Dr. Roe", "Ann Roe", 1))
        store.save(one(extraction, "Mayor Roe", "Ann Roe", 2))
        changed = extraction("[S1:Ann Roe] [C1:said] [Q1:another thing].", id="a1", path="a1")
        assert store.save(changed) == "updated"
        aliases = [a for (a,) in store.db.conn.execute("SELECT alias FROM speaker_aliases ORDER BY alias")]
        assert aliases == ["Ann Roe", "Mayor Roe", "Roe"]


def test_a_speaker_goes_with_the_last_quote_and_keeps_the_row_otherwise(
    extraction: Build, db_path: Path
) -> None:
    with Store(db_path) as store:
        store.save(one(extraction, "Ann Roe", "Ann Roe", 1))
        store.save(one(extraction, "Otto Dahl", "Otto Dahl", 2))
        [kept] = find_speakers(store.db, "Ann Roe")
        store.save(extraction("[S1:Ann Roe] [C1:said] [Q1:no].", id="a1", path="a1"))
        store.save(extraction("Nobody spoke.", id="a2", path="a2"))
        assert names(store) == ["Ann Roe"]
        assert find_speakers(store.db, "Ann Roe") == [kept]


def test_a_compound_source_has_a_row_for_each_speaker(extraction: Build, db_path: Path) -> None:
    both = Speaker(("Ann Roe", "Otto Dahl"), "person", "name")
    found = extraction("[S1:Ann Roe and Otto Dahl] [C1:said] [Q1:they agree].", {1: {"speaker": both}})
    with Store(db_path) as store:
        store.save(found)
        rows = store.db.conn.execute("SELECT speaker FROM quotes_full").fetchall()
        assert rows == [("Ann Roe; Otto Dahl",)]
        assert store.db.conn.execute("SELECT name, quotes FROM speaker_counts ORDER BY id").fetchall() == [
            ("Ann Roe", 1),
            ("Otto Dahl", 1),
        ]
