"""What is weighed of a person's roles, sex and articles: a case on either side of each share and number."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from saying import groups, says

from quotetrack.model import Span
from quotetrack.store import Store
from quotetrack.store.name_memory import NameMemory
from quotetrack.store.people.bearer_evidence import (
    Profile,
    Said,
    conflict,
    facts_of,
    read_role,
    shared_evidence,
)
from quotetrack.store.people.choosing import says as gives
from quotetrack.store.people.name_keys import name_form
from quotetrack.store.people.person_names import compare_persons, person_name
from quotetrack.store.reviews.locating import TextPart, locate, relocate


def told(key: str = "robin roe", articles: int = 1, **facts: Any) -> Profile:
    """Return a profile; each kind of fact is given as a mapping of values to articles."""
    found: dict[Any, int] = {(kind, value): n for kind, some in facts.items() for value, n in some.items()}
    return Profile(found, key, articles)


SEXES = [
    pytest.param(told(gender={"m": 1}), "m", id="a title counts at once"),
    pytest.param(told(gender={"he": 1}), "", id="a pronoun does not"),
    pytest.param(told(gender={"he": 2}), "m", id="but twice"),
    pytest.param(told(gender={"she": 2}), "f", id="she too"),
    pytest.param(told(gender={"he": 1, "she": 2}), "f", id="the one of one article is no doubt"),
    pytest.param(told(gender={"he": 2, "she": 2}), "", id="both as often"),
    pytest.param(told(gender={"he": 8, "she": 2}), "", id="a fifth is a doubt"),
    pytest.param(told(gender={"he": 9, "she": 2}), "m", id="less is none"),
    pytest.param(told(gender={"m": 1, "f": 1}), "", id="two titles"),
    pytest.param(told(gender={"m": 5, "f": 1}), "m", id="a sixth"),
    pytest.param(told(gender={"m": 1, "she": 2}), "", id="a title and pronouns"),
    pytest.param(told("john roe", gender={"f": 9}), "m", id="the given name before all"),
    pytest.param(told("roe", gender={"f": 1}), "f", id="no given name"),
    pytest.param(told(), "", id="nothing"),
]


@pytest.mark.parametrize(("profile", "sex"), SEXES)
def test_the_sex_that_is_told(profile: Profile, sex: str) -> None:
    assert profile.gender == sex


def test_a_role_that_hardly_any_article_gives_does_not_weigh() -> None:
    assert [one.head for one in told(role={"senator": 4, "plumber": 1}).weighty()] == ["senator", "plumber"]
    assert [one.head for one in told(role={"senator": 5, "plumber": 1}).weighty()] == ["senator"]
    assert [one.head for one in told(role={"senator": 3, "plumber": 1, "of": 9}).weighty()] == ["senator"]
    assert [one.post for one in told(role={"former senator": 1, "senator": 3, "plumber": 1}).weighty()] == [
        "senator",
        "plumber",
        "senator",
    ]


def test_the_commonest_roles_are_weighed_and_of_equals_the_last_by_name() -> None:
    roles = {f"role {n:02}": 1 for n in range(25)}
    assert "role 00" not in told(role=roles).roles
    assert set(told(role=roles).roles) == {f"role {n:02}" for n in range(1, 25)}
    assert "role 00" in told(role={**roles, "role 00": 2}).roles


BESIDE = [
    (told("ann roe", 5, beside={"ann b roe": 1}), told("ann b roe", 5), None),
    (told("ann roe", 5, beside={"ann b roe": 1}), told("ann b roe", 4), "both speak in one article"),
    (told("ann roe", 4), told("ann b roe", 9, beside={"ann roe": 1}), "both speak in one article"),
    (told("ann roe", 0, beside={"ann b roe": 0}), told("ann b roe", 0), None),
]


@pytest.mark.parametrize(("one", "two", "reason"), BESIDE)
def test_who_speak_in_one_article_are_two_unless_that_is_rare(
    one: Profile, two: Profile, reason: str | None
) -> None:
    assert conflict(one, two) == conflict(two, one) == reason


TWO_OR_ONE = [
    (told(role={"senator": 1}), told(role={"plumber": 1, "lawyer": 1}), None, None),
    (told(role={"senator": 1}), told(role={"plumber": 1, "swimmer": 1}), "senator, not swimmer", None),
    (told(role={"senator": 1, "guest": 1}), told(role={"plumber": 1}), "senator, not plumber", None),
    (told(role={"mayor of Leeds": 1}), told(role={"mayor of New Leeds": 1}), None, "both mayor"),
    (
        told(role={"mayor of Leeds": 1, "Avonby mayor": 1}),
        told(role={"mayor of Avonby": 1}),
        None,
        "both mayor",
    ),
    (
        told(role={"mayor of East Leeds": 1}),
        told(role={"mayor of Avonby": 1}),
        "mayor of East Leeds, not of Avonby",
        None,
    ),
    (
        told(role={"British prime minister": 1}),
        told(role={"French prime minister": 1}),
        "British prime minister, not French prime minister",
        None,
    ),
    (told(role={"British actor": 1}), told(role={"French actor": 1}), None, None),
    (told(role={"British actor": 1}), told(role={"British swimmer": 1}), None, None),
    (
        told(affiliation={"the Avon Bank": 1}),
        told(affiliation={"Avon Bank": 1, "Zeta": 1}),
        None,
        "both of the Avon Bank",
    ),
    (
        told(affiliation={"Zeta": 1, "Avon Bank": 1}),
        told(affiliation={"Avon Bank": 1, "Zeta": 1}),
        None,
        "both of Avon Bank",
    ),
    (told(affiliation={"Germany": 1}), told(affiliation={"Germany": 1}), None, None),
    (
        told(role={"tall harbour pilot": 1, "harbour pilot": 1}),
        told(role={"Tall harbour pilot": 1, "harbour pilot": 1}),
        None,
        "both harbour pilot",
    ),
    (told(role={"pilot": 1}), told(role={"pilot": 1}), None, None),
    (
        told(role={"German President": 1}),
        told(role={"French President": 1}),
        "German president, not French president",
        None,
    ),
]


@pytest.mark.parametrize(("one", "two", "against", "shared"), TWO_OR_ONE)
def test_what_parts_two_bearers_and_what_they_share(
    one: Profile, two: Profile, against: str | None, shared: str | None
) -> None:
    assert (conflict(one, two), shared_evidence(one, two)) == (against, shared)


ROLES = [
    ("Sen.", "senator", "senator", ""),
    ("Ohio Gov.", "governor", "governor", "ohio"),
    ("chef", "chef", "chef", ""),
    ("Prof.", "professor", "professor", ""),
    ("of Leeds", "", "", "leeds"),
    ("senator of the mayor", "senator", "senator", ""),
    ("of all men mayor", "mayor", "mayor", ""),
    ("Leeds's mayor", "mayor", "mayor", ""),
    ("deputy prime minister", "minister", "deputy prime minister", ""),
    ("Lieutenant Governor of Ohio", "governor", "lieutenant governor", "ohio"),
    ("", "", "", ""),
]


@pytest.mark.parametrize(("role", "head", "post", "words"), ROLES)
def test_a_role_in_its_parts(role: str, head: str, post: str, words: str) -> None:
    found = read_role(role)
    assert (found.head, found.post, " ".join(sorted(found.words))) == (head, post, words)


SAID = [
    (("mayor", "Leeds", "Ann Roe", "name"), {("role", "mayor"), ("affiliation", "Leeds")}),
    ((None, None, "Sen. Roe", "name"), {("role", "senator")}),
    ((None, None, "Sen. Roe", "pronoun"), set()),
    ((None, None, "Sen.", "name"), set()),
    ((None, None, "Vice President Roe", "name"), {("role", "vice president")}),
    ((None, None, "Mrs. Roe", "name"), {("gender", "f")}),
    ((None, None, "Mrs.", "name"), set()),
    ((None, None, "she", "pronoun"), {("gender", "she")}),
    ((None, None, "she", "name"), set()),
    ((None, None, "she herself", "pronoun"), set()),
    (
        (" chief  executive ", " Avon  Bank ", None, "name"),
        {("role", "chief executive"), ("affiliation", "Avon Bank")},
    ),
    (("spokeswoman", None, "the aide", "description"), {("role", "spokeswoman"), ("gender", "she")}),
    (("spokesman", None, None, None), {("role", "spokesman"), ("gender", "he")}),
]


@pytest.mark.parametrize(("said", "facts"), SAID)
def test_what_one_statement_tells_of_who_makes_it(
    said: tuple[str | None, str | None, str | None, str | None], facts: set[tuple[str, str]]
) -> None:
    found = facts_of([Said("roe", *said)])["roe"]
    assert {(kind, value.lower() if kind == "role" else value) for kind, value in found} == facts


def test_he_and_she_of_one_article_tell_nothing() -> None:
    for both in ({"he", "she"}, {"m", "she"}, {"he", "f"}, {"m", "f"}):
        sources = {
            "he": ("he", "pronoun"),
            "she": ("she", "pronoun"),
            "m": ("Mr. Roe", "name"),
            "f": ("Mrs. Roe", "name"),
        }
        said = [Said("roe", "mayor", None, *sources[one]) for one in sorted(both)]
        assert facts_of(said) == {"roe": {("role", "mayor")}}
    same = [Said("roe", None, None, "Mr. Roe", "name"), Said("roe", None, None, "he", "pronoun")]
    assert facts_of(same) == {"roe": {("gender", "m"), ("gender", "he")}}


GIVEN: set[tuple[Any, str]] = {
    ("role", "chief harbour pilot"),
    ("affiliation", "Avon Trust"),
    ("gender", "m"),
}


@pytest.mark.parametrize(
    ("role", "body", "fits"),
    [
        ("harbour pilot", None, True),
        ("Pilot", None, True),
        ("pilot of Avon", None, False),
        (None, "the Avon Trust", True),
        (None, "Avon Bank", False),
        ("pilot", "Avon", True),
        ("pilot", "Bank", False),
        ("nurse", "Avon", False),
        ("Avon Trust", None, False),
        (None, None, False),
        ("", "", False),
    ],
)
def test_which_articles_a_split_by_role_and_body_takes(
    role: str | None, body: str | None, fits: bool
) -> None:
    assert gives(GIVEN, role, body) is fits


FORMS = [
    ("X", "X"),
    ("xX", None),
    ("A b", None),
    ("Bank of Oldbridge", "Bank of Oldbridge"),
    ("of Oldbridge", None),
    ("42 Group", None),
    ("Group 42", "Group 42"),
    ("B C D E F G", "B C D E F G"),
    ("B C D E F G H", None),
    ("the B C D E F G", "B C D E F G"),
    ("Roes'", "Roes"),
    ("Roe's Bank", None),
    ("Union for Men", "Union for Men"),
    ("éa Roe", None),
    ("Éa Roe", "Éa Roe"),
]


@pytest.mark.parametrize(("source", "form"), FORMS)
def test_the_bounds_of_a_bare_name(source: str, form: str | None) -> None:
    assert name_form(source) == form


PAIRS = [
    ("roe", "roe", "the same name"),
    ("roe", "ann roe", "the last name alone?"),
    ("roe", "roe jr", "Jr. left out?"),
    ("dzhan roe", "jan roe", "Dzhan for Jan?"),
    ("karl bo", "karl boe", "Bo for Boe?"),
    ("ann karst", "ann kurst", "Karst for Kurst?"),
    ("ann karn", "ann kurn", "Karn for Kurn?"),
    ("ann karo", "ann kuro", None),
    ("ann ko", "ann kao", None),
    ("edgar hoover", "john edgar hoover", "John left out?"),
    ("edgar b hoover", "john edgar hoover", "John left out?"),
    ("ann beth roe", "ann roe", "a middle name left out"),
    ("ann b roe", "ann beth carol roe", "the middle name shortened"),
    ("ann b c roe", "ann b d roe", None),
    ("a b roe", "ann beth roe", "A. for Ann, the middle name shortened"),
    ("a b c roe", "ann beth carol roe", "A. for Ann, the middle name shortened"),
    ("a b c roe", "ann beth roe", "A. for Ann, the middle name shortened?"),
    ("a b roe", "ann carol roe", None),
    ("a roe", "ann beth roe", "A. for Ann, a middle name left out?"),
    ("j roe", "j roe jr", "Jr. left out?"),
    ("ed roe", "ad roe", None),
    ("mohamed roe", "muhammad roe", "Mohamed for Muhammad?"),
    ("dan roe", "don roe", None),
]


@pytest.mark.parametrize(("one", "two", "reason"), PAIRS)
def test_two_names_and_what_makes_them_one(one: str, two: str, reason: str | None) -> None:
    for a, b in ((one, two), (two, one)):
        like = compare_persons(a, b)
        got = None if like is None else f"{like.reason}{'' if like.certain else '?'}"
        assert got == reason


PARTS = [
    ("ursula von der berg", ((), ("ursula",), "berg", "")),
    ("van gogh", ((), (), "gogh", "")),
    ("al roe", ((), (), "roe", "")),
    ("al b roe", ((), ("al", "b"), "roe", "")),
    ("jr", ((), (), "jr", "")),
    ("roe jr", ((), (), "roe", "jr")),
    ("vice president marsh", (("vice", "president"), (), "marsh", "")),
    ("van", ((), (), "van", "")),
    ("von der", ((), ("von",), "der", "")),
]


@pytest.mark.parametrize(("key", "parts"), PARTS)
def test_a_key_in_its_parts(key: str, parts: tuple[Any, ...]) -> None:
    found = person_name(key)
    assert (found.title, found.given, found.family, found.generation) == parts


def test_the_facts_that_are_weighed_are_the_commonest_and_of_equals_the_first(db_path: Path) -> None:
    with Store(db_path) as store:
        names = NameMemory(store.db.conn, kept=True)
        for turn in range(3):
            store.save(
                says(
                    "Ann Roe",
                    f"a{turn}",
                    ("nurse", "chief nurse", "nurse")[turn],
                    ("Avon", "Zeta", None)[turn],
                )
            )
        found = list(names.commonest_facts(1).items())
    assert found == [
        (("role", "nurse"), 2),
        (("affiliation", "Avon"), 1),
        (("affiliation", "Zeta"), 1),
        (("role", "chief nurse"), 1),
    ]


@pytest.mark.parametrize(
    ("rival", "articles", "one"),
    [("Ann C. Roe", 1, {"a", "b0", "b1", "b2", "b3", "b4", "b5"}), ("Ann C. Roe", 2, {"a"})],
)
def test_a_rival_of_few_articles_makes_no_link_a_guess(
    db_path: Path, rival: str, articles: int, one: set[str]
) -> None:
    with Store(db_path) as store:
        for n in range(articles):
            store.save(says(rival, f"c{n}", "mayor", "Avon Trust"))
        for n in range(6):
            store.save(says("Ann B. Roe", f"b{n}", "mayor", "Avon Trust"))
        store.save(says("Ann Roe", "a", "mayor", "Avon Trust"))
        found = {frozenset(group) for group in groups(store)}
    assert Counter("a" in group for group in found)[True] == 1
    assert next(set(group) for group in found if "a" in group) == one


TEXT = "one two one two three. one two four"


@pytest.mark.parametrize(("near", "start"), [(0, 0), (3, 0), (4, 0), (5, 8), (15, 8), (16, 23), (99, 23)])
def test_the_nearest_place_is_found_and_of_two_as_near_the_first(near: int, start: int) -> None:
    assert locate(TEXT, "one two", near) == Span(start, start + 7)


PLACED = [
    # the words before and behind, and where the content is sought
    ("", "", 0, 0),
    ("", "", 9, 8),
    ("three. ", "", 0, 23),
    ("", " four", 0, 23),
    ("", " three", 23, 8),
    ("two ", " three", 0, 8),
    ("x two ", " one", 0, 8),
    (". ", " one", 0, 0),
]


@pytest.mark.parametrize(("before", "after", "was", "start"), PLACED)
def test_content_goes_where_the_words_around_it_agree_best(
    before: str, after: str, was: int, start: int
) -> None:
    parts = [TextPart("content", Span(was, was + 7), "one two")]
    assert relocate(TEXT, parts, before, after) == (Span(start, start + 7),)


def test_parts_that_would_change_places_are_lost() -> None:
    parts = [TextPart("content", Span(0, 3), "two"), TextPart("content", Span(4, 7), "one")]
    assert relocate("one two", parts, "", "") is None
    assert relocate("two one", parts, "", "") == (Span(0, 3), Span(4, 7))
    close = [TextPart("content", Span(0, 3), "two"), TextPart("content", Span(3, 6), "one")]
    assert relocate("twoone", close, "", "") == (Span(0, 3), Span(3, 6))
    cue = [TextPart("content", Span(4, 7), "two"), TextPart("cue", Span(0, 3), "one")]
    assert relocate("one two", cue, "", "") == (Span(4, 7), Span(0, 3))
    assert relocate("two", cue, "", "") is None
