"""data/agencies.csv: every outlet is found in its own example, and look-alikes are not."""

from __future__ import annotations

import pytest

from quotetrack.lexicon.press.outlets import Outlet, find_outlets, fold_outlet, outlet, outlets

KINDS = {"wire", "newspaper", "broadcaster", "online", "platform"}


@pytest.mark.parametrize("row", outlets(), ids=lambda row: row.name)
def test_example_proves_its_outlet(row: Outlet) -> None:
    (found,) = find_outlets(row.example)
    assert found.outlet is row
    assert fold_outlet(row.example[found.start : found.end]) in {fold_outlet(form) for form in row.forms}


def test_rows_are_well_formed() -> None:
    names = [row.name for row in outlets()]
    assert len(names) == len(set(names))
    assert {row.kind for row in outlets()} == KINDS
    assert not [row.name for row in outlets() if not row.country or not row.example]
    assert not [row.name for row in outlets() if row.wikidata and not row.wikidata[1:].isdigit()]
    assert not [form for row in outlets() for form in row.aliases if "(" in form]


def test_no_form_means_two_outlets() -> None:
    owners: dict[str, set[str]] = {}
    for row in outlets():
        for form in row.forms:
            owners.setdefault(form, set()).add(row.name)
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("AP", "Associated Press"),
        ("the AP", "Associated Press"),
        ("A.P.", "Associated Press"),
        ("REUTERS", "Reuters"),
        ("the Associated Press", "Associated Press"),
        ("The New York Times", "The New York Times"),
        ("New York Times", "The New York Times"),
        ("Itar-Tass", "TASS"),
        ("ap", None),
        ("reuters", None),
        ("Associated Presses", None),
        ("", None),
    ],
)
def test_outlet(written: str, name: str | None) -> None:
    found = outlet(written)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Washington Post said so. The Post added more.",
            [("The Washington Post", False), ("The Washington Post", True)],
        ),
        ("The Post said so.", []),
        (
            "Both The Washington Post and the New York Post wrote. The Post added more.",
            [("The Washington Post", False), ("New York Post", False)],
        ),
        ("CNN’s ratings fell.", [("CNN", False)]),
        ("the AP’s report", [("Associated Press", False)]),
        ("He read The Guardian.", [("The Guardian", False)]),
        ("A Guardian of the gate", [("The Guardian", True)]),
        ("She told Time that it was late.", [("Time", True)]),
        ("It was time to go, and the post was late.", []),
        ("The map of the port was old; apps were new.", []),
        ("a post on Facebook", [("Facebook", False)]),
        ("The New York mayor met the Times Square crowd.", [("The Times", True)]),
    ],
)  # fmt: skip
def test_find_outlets(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(n.outlet.name, n.weak) for n in find_outlets(text)] == expected


def test_offsets_are_those_of_the_text() -> None:
    text = "“Yes,” she told the Associated Press; “no,” Reuters wrote."
    assert [text[n.start : n.end] for n in find_outlets(text)] == ["Associated Press", "Reuters"]
