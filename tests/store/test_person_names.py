"""Names of persons in pairs: what can be one person's, surely or on evidence, and what cannot."""

from __future__ import annotations

import pytest

from quotetrack.store.people.name_keys import name_key
from quotetrack.store.people.person_names import RULES, compare_persons, family_key

SURE = [
    ("Bob Smith", "Robert Smith", "Bob for Robert"),
    ("Bob Smith", "Rob Smith", "Bob for Rob"),
    ("John Smith", "John A. Smith", "a middle name left out"),
    ("John A. Smith", "John Adam Smith", "the middle name shortened"),
    ("J. Edgar Dahl", "John Edgar Dahl", "J. for John"),
    ("Bashar Assad", "Bashar al-Assad", "a particle left out"),
    ("Ursula von der Berg", "URSULA BERG", "a particle left out"),
    ("Recep Tayyip Erdoğan", "Recep Erdogan", "a middle name left out"),
    ("Sen. Ann Roe", "Roe, Ann", "the same name"),
    ("Ann Roe-Dahl", "Ann Roe Dahl", "the same name"),
    ("Sarah Huck Sanders", "Sarah Sanders", "a middle name left out"),
]
ON_EVIDENCE = [
    ("J. Smith", "John Smith", "J. for John"),
    ("Smith", "John Smith", "the last name alone"),
    ("President Marsh", "Lena Marsh", "the last name alone"),
    ("Otto Dahl Jr.", "Otto Dahl", "Jr. left out"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Zelensky for Zelenskyy"),
    ("Sergei Orlov", "Sergey Orlov", "Sergei for Sergey"),
    ("Moammar Khadafy", "Muammar al-Gaddafi", "Khadafy for Gaddafi, Moammar for Muammar"),
    ("Mohammed Karim", "Muhamad Karim", "Mohammed for Muhamad"),
    ("Ali Abdelrahman", "Ali Abdulrahman", "Abdelrahman for Abdulrahman"),
    ("Ali Tamer", "Ali Tomar", "Tamer for Tomar"),
    ("Gerhard Müller", "Gerhard Mueller", "Muller for Mueller"),
    ("Mitt Dahl", "Willard Mitt Dahl", "Willard left out"),
    ("López Obregón", "Andrés Manuel López Obregón", "Andres left out"),
]
OTHERS = [
    ("John A. Smith", "John B. Smith"),
    ("George H.W. Marsh", "George W. Marsh"),
    ("Ann Roe", "Anna Roe"),
    ("Bill Roe", "Hillary Roe"),
    ("Bob Roe", "Bill Roe"),
    ("J. Smith", "Ann Smith"),
    ("Otto Dahl Jr.", "Otto Dahl Sr."),
    ("Otto Dahl II", "Otto Dahl III"),
    ("Ann Roe", "Ann Dahl"),
    ("Jean-Marie Le Gall", "Marine Le Gall"),
    ("Dan Ray", "Don Ray"),
    ("Ali Tare", "Ali Tora"),
    ("Ann Roe", "Ian Roe"),
]


def keys(one: str, two: str) -> tuple[str, str]:
    return name_key(one, "person"), name_key(two, "person")


@pytest.mark.parametrize(("one", "two", "reason"), SURE)
def test_names_that_are_one_persons(one: str, two: str, reason: str) -> None:
    found = compare_persons(*keys(one, two))
    assert found is not None
    assert found.certain
    assert set(found.reason.split(" for ")) == set(reason.split(" for "))
    assert family_key(keys(one, two)[0]) == family_key(keys(one, two)[1])


@pytest.mark.parametrize(("one", "two", "reason"), ON_EVIDENCE)
def test_names_that_may_be_one_persons(one: str, two: str, reason: str) -> None:
    found = compare_persons(*keys(one, two))
    assert found is not None
    assert not found.certain
    assert set(found.reason.replace(",", " for").split(" for ")) == set(
        reason.replace(",", " for").split(" for ")
    )
    assert family_key(keys(one, two)[0]) == family_key(keys(one, two)[1])


@pytest.mark.parametrize(("one", "two"), OTHERS)
def test_names_that_are_two_persons(one: str, two: str) -> None:
    assert compare_persons(*keys(one, two)) is None


@pytest.mark.parametrize(("one", "two"), [pair[:2] for pair in (*SURE, *ON_EVIDENCE, *OTHERS)])
def test_comparing_is_symmetrical(one: str, two: str) -> None:
    assert compare_persons(*keys(one, two)) == compare_persons(*reversed(keys(one, two)))


def test_every_rule_opens_with_what_it_handles_and_refuses() -> None:
    assert all(" Not: *" in (rule.__doc__ or "") for rule in RULES)
