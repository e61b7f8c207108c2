"""What articles say of two bearers of a name: two people, surely one, or nothing of either."""

from __future__ import annotations

from typing import Any

import pytest

from quotetrack.store.people.bearer_evidence import (
    Profile,
    Said,
    conflict,
    facts_of,
    read_role,
    shared_evidence,
)


def profile(*roles: str, body: str = "", sex: str = "", key: str = "robin smith", **facts: Any) -> Profile:
    found: dict[Any, int] = {("role", role): 1 for role in roles}
    found |= {("affiliation", body): 1} if body else {}
    found |= {("gender", sex): 1} if sex else {}
    found |= {("beside", other): n for other, n in facts.get("beside", {}).items()}
    return Profile(found, key, facts.get("articles", 1))


TWO = [
    (profile("Sen."), profile("plumber from Leeds"), "senator, not plumber"),
    (profile("senator"), profile("a swimmer"), "senator, not swimmer"),
    (profile("mayor of Leeds"), profile("mayor of Avonby"), "mayor of Leeds, not of Avonby"),
    (profile("Ohio Gov."), profile("governor of Texas"), "governor of Ohio, not of Texas"),
    (
        profile("Democratic senator from Ohio"),
        profile("senator from Texas"),
        "senator of Ohio, not of Texas",
    ),
    (
        profile("British actor"),
        profile("Australian swimmer"),
        "British actor, not Australian swimmer",
    ),
    (
        profile("French foreign minister"),
        profile("German foreign minister"),
        "French foreign minister, not German foreign minister",
    ),
    (profile(sex="m"), profile(sex="f"), "a man and a woman"),
    (profile(key="ann roe", beside={"ann b roe": 1}), profile(key="ann b roe"), "both speak in one article"),
]
MAYBE_ONE = [
    (profile(), profile("plumber")),
    (profile("senator"), profile("lawyer")),
    (profile("Secretary of State"), profile("Democratic nominee")),
    (profile("U.S. senator"), profile("Ohio senator")),
    (profile("British prime minister"), profile("UK Prime Minister")),
    (profile("mayor"), profile("mayor of Leeds")),
    (profile("New York Mayor"), profile("Mayor")),
    (profile("spokesman", body="Harbour Trust"), profile("plumber", body="Harbour Trust")),
    (profile("actor"), profile("governor")),
    (profile("governor", body="Ohio"), profile("governor", body="Texas")),
    (profile("Democratic front-runner"), profile("senator")),
    (profile("PressOhio Gov."), profile("Ohio Gov.")),
    (profile("White House press secretary"), profile("Press secretary")),
    (profile(sex="he"), profile(sex="f")),
    (profile("Dahl’s rival senator"), profile("Florida Sen.")),
    (profile(sex="m", key="john smith"), profile(sex="f", key="john smith")),
    (profile(key="ann roe", beside={"ann b roe": 1}, articles=90), profile(key="ann b roe", articles=80)),
]
SURELY_ONE = [
    (profile("President"), profile("Russian President"), "both president"),
    (profile("foreign minister"), profile("Valdrian Foreign Minister"), "both foreign minister"),
    (profile("Gov."), profile("former Ohio governor"), "both governor"),
    (profile(body="the Harbour Trust"), profile(body="Harbour Trust"), "both of the Harbour Trust"),
    (profile("harbour pilot"), profile("Harbour pilot"), "both harbour pilot"),
]
NOTHING = [
    (profile("spokesman"), profile("spokesman")),
    (profile("foreign minister"), profile("finance minister")),
    (profile("senator from Ohio"), profile("senator from Texas")),
    (profile(body="Russia"), profile(body="Russia")),
    (profile(body="police"), profile(body="police")),
    (profile(), profile()),
]


@pytest.mark.parametrize(("one", "two", "reason"), TWO, ids=[c[2] for c in TWO])
def test_what_keeps_two_people_apart(one: Profile, two: Profile, reason: str) -> None:
    assert conflict(one, two) == reason
    assert conflict(two, one) is not None


@pytest.mark.parametrize(("one", "two"), MAYBE_ONE)
def test_what_one_person_may_be(one: Profile, two: Profile) -> None:
    assert conflict(one, two) is None
    assert conflict(two, one) is None


@pytest.mark.parametrize(("one", "two", "reason"), SURELY_ONE, ids=[c[2] for c in SURELY_ONE])
def test_what_shows_one_person(one: Profile, two: Profile, reason: str) -> None:
    assert (shared_evidence(one, two) or "").casefold() == reason.casefold()
    assert conflict(one, two) is None


@pytest.mark.parametrize(("one", "two"), NOTHING)
def test_what_shows_nothing(one: Profile, two: Profile) -> None:
    assert shared_evidence(one, two) is None


def test_a_rare_slip_does_not_make_a_person_of_two_fields() -> None:
    many = Profile({("role", "senator"): 40, ("role", "plumber"): 1}, "ann roe", 41)
    assert conflict(many, profile("plumber", key="ann roe")) == "senator, not plumber"
    assert conflict(many, profile("senator", key="ann roe")) is None


def test_a_pronoun_counts_from_its_second_article_on() -> None:
    once, twice = Profile({("gender", "he"): 1}, "robin roe"), Profile({("gender", "he"): 2}, "robin roe", 2)
    assert (once.gender, twice.gender) == ("", "m")
    assert conflict(twice, profile(sex="f", key="robin roe")) == "a man and a woman"


def test_a_role_in_parts() -> None:
    found = read_role("former British foreign minister from Leeds")
    assert (found.head, found.post, found.field) == ("minister", "foreign minister", "office")
    assert "british" in found.countries
    assert found.words == {"leeds"}
    assert read_role("Sen.").post == "senator"
    assert read_role("??").head == ""


def test_the_facts_of_an_article() -> None:
    said = [
        Said("ann roe", "mayor", "Oldbridge", "Ann Roe", "name"),
        Said("ann roe", "mayor", None, "she", "pronoun"),
        Said("otto dahl", None, None, "Mr. Dahl", "name"),
        Said("jo lind", "spokeswoman", None, "the spokeswoman", "description"),
        Said("pat fenn", None, None, "he", "pronoun"),
        Said("pat fenn", None, None, "she", "pronoun"),
        Said("kim gale", None, None, "they", "pronoun"),
    ]
    assert facts_of(said) == {
        "ann roe": {("role", "mayor"), ("affiliation", "Oldbridge"), ("gender", "she")},
        "otto dahl": {("gender", "m")},
        "jo lind": {("role", "spokeswoman"), ("gender", "she")},
        "pat fenn": set(),
        "kim gale": set(),
    }
