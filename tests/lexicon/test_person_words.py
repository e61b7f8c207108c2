"""The lists about people: every row proves itself by its own example."""

from __future__ import annotations

import re

import pytest

from quotetrack.lexicon.person_words import (
    channels,
    fields,
    fold_word,
    given_names,
    nationalities,
    nicknames,
    noun,
    nouns,
    provinces,
    titles,
)
from quotetrack.lexicon.word_sets import word_pairs
from quotetrack.lexicon.word_tables import listed, word_rows

SEX = {"he": "m", "she": "f"}


def test_every_given_name_has_the_sex_of_its_example() -> None:
    wrong = []
    for row in word_rows("names", ("name", "gender", "example")):
        name, _, rest = row["example"].partition(" ")
        (pronoun,) = re.findall(r"\b(he|she)\b", rest)
        if given_names().get(name.lower()) != SEX[pronoun] or name != row["name"]:
            wrong.append(row["name"])
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "sex"), [("maria", "f"), ("paul", "m"), ("kim", None), ("washington", None)]
)
def test_given_names(name: str, sex: str | None) -> None:
    assert given_names().get(name) == sex


def test_every_title_opens_its_example() -> None:
    for row in word_rows("titles", ("title", "gender", "role", "example")):
        words = row["example"].split()
        key = tuple(fold_word(w) for w in words[: len(row["title"].split())])
        found = re.search(r"\b(he|she) agreed", row["example"])
        assert titles()[key].gender == (SEX[found[1]] if found else ""), row["title"]


def test_every_noun_stands_in_its_example() -> None:
    table = word_rows("nouns", ("noun", "type", "gender", "bearing", "example"))
    for row in table:
        assert re.search(rf"\b{re.escape(row['noun'])}\b", row["example"]), row["noun"]
        assert row["type"] in ("person", "organization", "document", "group")
        assert row["bearing"] in ("post", "office", "either", "none", "")
        assert (row["bearing"] != "") == (row["type"] == "person"), row["noun"]
    assert len(nouns()) == len(table)


@pytest.mark.parametrize(
    ("forms", "kind"),
    [
        (("spokeswoman",), "person"),
        (("co-founder",), "person"),
        (("Critics", "critic"), "group"),
        (("company",), "organization"),
        (("study",), "document"),
        (("vicar",), "person"),
        (("palace",), "organization"),
        (("findings", "finding"), "document"),
        (("everyone",), "group"),
        (("bicycle",), None),
        ((), None),
    ],
)
def test_noun(forms: tuple[str, ...], kind: str | None) -> None:
    found = noun(*forms)
    assert (found.type if found else None) == kind


def test_every_nationality_means_the_place_of_its_example() -> None:
    for row in word_rows("nationalities", ("adjective", "places", "example")):
        adjective = row["adjective"]
        assert row["example"].startswith(f"The {adjective} minister ")
        place = re.search(r"flew home to (?:the )?(.+)\.$", row["example"])
        assert place is not None
        assert place[1].lower() in nationalities()[adjective.lower()], row["adjective"]
        assert all(name.lower() in nationalities() for name in listed(row["places"]))


def test_every_state_is_found_under_the_forms_of_its_example() -> None:
    for row in word_rows("places", ("place", "short", "example")):
        town = re.search(r"of Avon, (.+), said it rained in (.+)\.$", row["example"])
        assert town is not None
        assert {town[1].lower(), town[2].lower()} <= provinces()[row["place"].lower()], row["place"]
        assert all(form.lower() in provinces() for form in listed(row["short"]))


def test_every_channel_stands_in_its_example() -> None:
    for row in word_rows("channels", ("words", "channel", "example")):
        assert row["words"] in row["example"].lower()
        assert channels()[row["words"]] == row["channel"]


def test_every_short_name_stands_beside_its_full_name() -> None:
    table = word_rows("nicknames", ("short", "full", "example"))
    for row in table:
        found = re.fullmatch(r"(\w+) (\w+) is the (\w+) \2 of the other story\.", row["example"])
        assert found, row["short"]
        assert found[3].lower() in nicknames()[found[1].lower()], row["short"]
        assert row["short"] not in listed(row["full"])
    assert len(nicknames()) == len(table)


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("bob", "robert", True),
        ("bill", "william", True),
        ("bob", "william", False),
        ("ann", "anna", False),
        ("ted", "edward", True),
        ("ted", "robert", False),
    ],
)
def test_short_names(short: str, full: str, expected: bool) -> None:
    assert (full in nicknames().get(short, ())) is expected


def test_every_noun_of_a_field_stands_in_its_example() -> None:
    table = word_rows("fields", ("noun", "field", "example"))
    for row in table:
        [name] = re.findall(r"^Ann \w+, an? ([\w-]+), said nothing\.$", row["example"])
        assert fields()[name.lower()] == row["field"], row["noun"]
    assert len(fields()) == len(table)


def test_fields_apart_are_fields_that_nouns_have() -> None:
    apart = word_pairs("linking.fields_apart")
    named = {*apart, *(other for others in apart.values() for other in others.split())}
    assert named <= set(fields().values())


@pytest.mark.parametrize(
    ("word", "field"), [("plumber", "trade"), ("senator", "seat"), ("spokesman", None), ("official", None)]
)
def test_fields(word: str, field: str | None) -> None:
    assert fields().get(word) == field
