"""Whom a name means, how several are listed, and what a new bearer of a name is called by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from saying import says

from quotetrack.errors import UnknownRow
from quotetrack.model import Agency
from quotetrack.store import Store
from quotetrack.store.decisions.merging import add_alias
from quotetrack.store.people import choosing
from quotetrack.store.people.lookup import (
    exact_speaker,
    find_agencies,
    find_publishers,
    label,
    meant_speakers,
    one_speaker,
    several_meant,
)
from quotetrack.store.reviews.verdicts import _full_name, _type_of

SENATOR, LEEDS = ("role", "senator from Leeds"), ("affiliation", "Leeds City Council")


@pytest.mark.parametrize(
    ("facts", "called"),
    [
        (set(), None),
        ({SENATOR}, "senator from Leeds"),
        ({LEEDS}, "Leeds City Council"),
        ({LEEDS, SENATOR}, "senator from Leeds"),
        ({SENATOR, ("role", "mayor")}, "mayor"),
        ({("beside", "Bo Ek")}, None),
    ],
)
def test_a_namesake_is_told_by_role_before_body(facts: set[tuple[str, str]], called: str | None) -> None:
    assert choosing._qualifier(facts) == called  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store of namesakes, of a surname that is a body's name too, and of what nobody is called."""
    path: Path = tmp_path_factory.mktemp("people") / "news.db"
    with Store(path) as store:
        for one in (
            says("Ann Roe", "a", "senator", publisher="The Guardian"),
            says("Ann Roe", "b", "plumber", publisher="Guardian"),
            says("Mia Falk", "c", publisher="Herald"),
            says("Mia Falk", "d", "engineer"),
            says("Otto Falk", "e"),
            says("Falk", "l"),
            says("Brandt", "f", kind="organization"),
            says("Lars Brandt", "g"),
            says("Lena Marsh", "h", dateline=Agency("Reuters", "dateline")),
            says("a police spokesman", "i", kind="person"),
            says("a police spokesman", "j", kind="person"),
            says("a tall man", "k", kind="person"),
        ):
            store.save(one)
        add_alias(store.db, "Otto Falk", "Mia Falk the Younger")
        yield store


def test_the_first_bearer_of_a_name_is_no_namesake(people: Store) -> None:
    found = people.db.execute(
        "SELECT n.name, namesake, basis, s.qualifier FROM speaker_names AS n JOIN speakers AS s"
        " ON s.id = n.speaker WHERE n.name IN ('Ann Roe', 'Otto Falk', 'Brandt') ORDER BY n.id"
    ).fetchall()
    assert found == [
        ("Ann Roe", 1, "name", None),
        ("Ann Roe", 2, "namesake", "plumber"),
        ("Otto Falk", 1, "name", None),
        ("Brandt", 1, "name", None),
    ]


# a name, and of it: whom it means, who alone has it, what a verdict calls them, of which type
CALLED: list[tuple[str, list[int], int | None, str, str]] = [
    ("Ann Roe", [1, 2], None, "Ann Roe", "person"),
    ("falk", [3, 4, 5], 5, "Falk", "person"),
    ("mia falk", [3], 3, "Mia Falk", "person"),
    ("Brandt", [6], 6, "Brandt", "organization"),
    ("lars brandt", [7], 7, "Lars Brandt", "person"),
    ("Marsh", [8], None, "Lena Marsh", "person"),
    ("Lena", [8], None, "Lena", "person"),
    ("mia falk the younger", [4], 4, "Otto Falk", "person"),
    ("#3", [3], 3, "#3", "person"),
    ("Ann Roe (plumber)", [2], 2, "Ann Roe (plumber)", "person"),
    ("nobody", [], None, "nobody", "person"),
]


@pytest.mark.parametrize(("name", "meant", "alone", "full", "kind"), CALLED)
def test_whom_a_name_means(
    people: Store, name: str, meant: list[int], alone: int | None, full: str, kind: str
) -> None:
    assert meant_speakers(people.db, name) == meant
    assert (_full_name(people.db.conn, name), _type_of(people.db.conn, name)) == (full, kind)
    if alone is not None:
        assert exact_speaker(people.db, name) == alone
    else:
        with pytest.raises(UnknownRow):
            exact_speaker(people.db, name)
    if len(meant) == 1:
        assert one_speaker(people.db, name) == meant[0]
    else:
        with pytest.raises(UnknownRow):
            one_speaker(people.db, name)


SEVERAL: list[tuple[str, str | None]] = [
    (
        "falk",
        "'falk' is 3 speakers: #3 Mia Falk (engineer), 2 quotes; #4 Otto Falk, 1 quote; #5 Falk, 1 quote;"
        " ask for one by number, such as '#3'",
    ),
    ("Mia Falk", None),
    ("nobody", None),
    ("a tall man", None),
    (
        "a police spokesman",
        "'a police spokesman' describes somebody in each of 2 articles and names nobody; give one a name"
        " with: quotetrack split DB '#9' --articles ID --as NAME",
    ),
]


@pytest.mark.parametrize(("name", "said"), SEVERAL)
def test_a_name_of_several_says_so(people: Store, name: str, said: str | None) -> None:
    assert several_meant(people.db, name) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Lena", "nobody's full name is 'Lena'; it may be #8 Lena Marsh, 1 quote; give the full name, or"),
        ("Otto Falck", "no speaker is called 'Otto Falck'; did you mean Otto Falk"),
        ("Zzyzx", "no speaker is called 'Zzyzx'; see: quotetrack speakers DB"),
        ("#99", "no speaker is called '#99'; see: quotetrack speakers DB"),
        ("Ann Roe", "2 speakers are called 'Ann Roe': #1 Ann Roe (senator), 1 quote; #2 Ann Roe (plumber), "),
    ],
)
def test_a_name_that_is_not_one_persons_is_refused(people: Store, name: str, said: str) -> None:
    with pytest.raises(UnknownRow) as caught:
        exact_speaker(people.db, name)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize("more", [0, 1, 2])
def test_of_many_the_first_five_are_listed(tmp_path: Path, more: int) -> None:
    with Store(tmp_path / "many.db") as store:
        for n in range(5 + more):
            store.save(says(f"{'ABCDEFG'[n]}nn Roe", f"x{n}"))
        said = several_meant(store.db, "Roe") or ""
    assert said.count("nn Roe, 1 quote") == 5
    assert (f" and {more} more;" in said) is (more > 0)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("person", None, None, 0), "#7 Bo Ek, 0 quotes"),
        (("person", None, None, 1), "#7 Bo Ek, 1 quote"),
        (("person", None, "mayor", 2), "#7 Bo Ek (mayor), 2 quotes"),
        (("person", "of Leeds", "mayor", 2), "#7 Bo Ek (of Leeds), 2 quotes"),
        (("group", None, None, 2), "#7 Bo Ek (group), 2 quotes"),
        (("organization", None, "seller", 2), "#7 Bo Ek (seller), 2 quotes"),
    ],
)
def test_a_label_says_what_is_known(row: tuple[Any, ...], said: str) -> None:
    kind, qualifier, role, quotes = row
    given = {"id": 7, "name": "Bo Ek", "type": kind, "qualifier": qualifier, "role": role, "quotes": quotes}
    assert label(given) == said


@pytest.mark.parametrize(
    ("name", "publishers", "agencies"),
    [
        ("guardian", ["Guardian", "The Guardian"], []),
        ("the Guardian", ["Guardian", "The Guardian"], []),
        ("HERALD", ["Herald"], []),
        ("Guard", [], []),
        ("reuters", [], ["Reuters"]),
        ("Agence France-Presse", [], []),
    ],
)
def test_outlets_are_found_in_any_of_their_forms(
    people: Store, name: str, publishers: list[str], agencies: list[str]
) -> None:
    assert find_publishers(people.db, name) == publishers
    names = {row["id"]: row["name"] for row in people.db.query("SELECT id, name FROM agencies")}
    assert [names[found] for found in find_agencies(people.db, name)] == agencies
