"""Two names of one person or body, by their words alone: what makes them one, and what is one too many."""

from __future__ import annotations

import pytest

from quotetrack.attribute.phrases.acronyms import short_forms, spelled_out
from quotetrack.attribute.phrases.same_names import (
    ends_with,
    fold_body,
    fold_name,
    misspelt,
    near_spellings,
    same_person,
    short_form,
)

PERSONS = [
    ("Ann Roe", "Ann Roe", True),
    ("Ann Roe", "ANN ROE", True),
    ("Ann Roe", "“Ann” Roe.", True),
    ("Ann Roe", "Ann Roe Jr.", False),
    ("Ann Beth Roe", "Ann Beth Roe Jr.", True),
    ("Ann Roe", "Ann B. Roe", True),
    ("Ann B. Roe", "Ann C. Roe", True),
    ("Ann Roe", "A. Roe", True),
    ("Ann Roe", "B. Roe", False),
    ("A. Roe", "A. B. Roe", True),
    ("Ann Roe", "Bob Roe", False),
    ("Roe", "Ann Roe", False),
    ("Ann", "Ann Roe", False),
    ("Sirhan Sirhan", "Sirhan Roe", False),
    ("Ann Roe", "Ann Roe Dahl", True),
    ("Ann Roe", "Ann Dahl", False),
    ("Ann Dahl", "Ann Roe Dahl", True),
    ("Beth Roe", "Ann Beth Roe", True),
    ("Kristin Roe", "Kristen Roe", True),
    ("Marina Roe", "Martina Roe", False),
    ("Marta Roe", "Marto Roe", True),
    ("Mart Roe", "Mort Roe", False),
    ("Kristin Roe", "Kristen B. Roe", False),
    ("Kristin Roe", "Kristun Roe", True),
    ("Kristin Roe", "Kristpn Roe", False),
]


@pytest.mark.parametrize(("one", "other", "same"), PERSONS)
def test_two_names_of_one_person(one: str, other: str, same: bool) -> None:
    assert same_person(tuple(one.split()), tuple(other.split())) is same
    assert same_person(tuple(other.split()), tuple(one.split())) is same


SPELT = [
    ("maurer", "mauer", True),
    ("mauer", "maurer", True),
    ("mauer", "maier", True),
    ("mauer", "mauer", False),
    ("mauer", "mauerer", False),
    ("mauer", "mauers", True),
    ("mauer", "bauer", False),
    ("moss", "ross", False),
    ("mosse", "moss", False),
    ("mosser", "mosse", True),
    ("mauer", "meuar", False),
    ("mauer", "muaer", False),
]


@pytest.mark.parametrize(("one", "other", "near"), SPELT)
def test_a_surname_with_one_letter_wrong(one: str, other: str, near: bool) -> None:
    assert misspelt(one, other) is misspelt(other, one) is near
    assert not near or set(near_spellings(one)) & set(near_spellings(other))


SHORT = [
    ("house oversight committee", "oversight committee", True),
    ("house oversight committee", "committee", False),
    ("senate budget committee", "senate", False),
    ("avon trust", "avon trust", False),
    ("avon", "avon trust", False),
    ("corvane holdings", "corvane", True),
    ("corvane of the north", "corvane", True),
    ("avon bank", "avon", False),
    ("avon port authority", "avon port", False),
    ("port authority", "port", False),
    ("marlow shipping company", "marlow shipping", False),
    ("port of avon", "avon", False),
    ("avon rail north east", "rail north", False),
]


@pytest.mark.parametrize(("long", "short", "holds"), SHORT)
def test_a_short_form_of_a_body(long: str, short: str, holds: bool) -> None:
    assert short_form(long.split(), short.split()) is holds


def test_names_as_they_are_compared() -> None:
    assert fold_name(("“Ann", "B.", "O’Roe”", "Jr.")) == ("ann", "b", "o'roe")
    assert fold_name(("Jr.",)) == ()
    assert fold_body("  The Avon  Trust, Ltd. ") == "avon trust ltd"
    assert fold_body("A Trust’s") == "trust's"
    assert ends_with(("bill", "de", "roe"), ("de", "roe"))
    assert not ends_with(("roe",), ("de", "roe"))
    assert not ends_with(("de", "roe"), ("de",))


GLOSSED = [
    ("the Avon Trust (AT) paid", "Avon Trust", {"at": "avon trust"}),
    ("the Avon Trust's (“the ATX”) paid", "Avon Trust", {"atx": "avon trust"}),
    ("the Avon Trust (A) paid", "Avon Trust", {}),
    ("the Avon Trust (at) paid", "Avon Trust", {}),
    ("the Avon Trust, (AT) paid", "Avon Trust", {}),
    ("Corvane (COR) paid", "Corvane", {}),
    ("the Harbour Safety Board paid", "Harbour Safety Board", {"hsb": "harbour safety board"}),
    (
        "the Board of Harbours & Rivers paid",
        "Board of Harbours & Rivers",
        {"bhr": "board of harbours & rivers"},
    ),
    ("the Avon Trust paid", "Avon Trust", {}),
    ("the Avon Trust (ABCDEFGHIJKL) paid", "Avon Trust", {"abcdefghijkl": "avon trust"}),
    ("the Avon Trust (ABCDEFGHIJKLM) paid", "Avon Trust", {}),
    (
        "the Harbour Safety Board (SEA) paid",
        "Harbour Safety Board",
        {"sea": "harbour safety board", "hsb": "harbour safety board"},
    ),
]


@pytest.mark.parametrize(("text", "name", "forms"), GLOSSED)
def test_the_short_forms_that_a_text_gives(text: str, name: str, forms: dict[str, str]) -> None:
    assert short_forms([(tuple(name.split()), text.index(name) + len(name))], text) == forms


SPELLED = [
    ("the policing forum (PF)", ("policing", "forum")),
    ("the Hill Street policing forum (PF)", ("Hill", "Street", "policing", "forum")),
    ("The Forum of the Port (FP)", ("Forum", "of", "the", "Port")),
    ("the forum (PF)", ()),
    ("robberies (PF)", ()),
    ("policing forum [PF]", ()),
    ("policing forum (pf)", ()),
    ("policing\nforum (PF)", ()),
    ("policing forum (P.F.)", ("policing", "forum")),
]


@pytest.mark.parametrize(("text", "words"), SPELLED)
def test_the_words_that_a_short_form_abbreviates(text: str, words: tuple[str, ...]) -> None:
    start = max(text.rfind("("), text.rfind("[")) + 1
    assert spelled_out(text[start:-1], start, text) == words
