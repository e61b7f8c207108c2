"""data/en/press.csv: every word makes its own example an outlet, and look-alikes are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from quotetrack.lexicon.press import unlisted_outlets
from quotetrack.lexicon.press.unlisted_outlets import name_outlets
from quotetrack.lexicon.word_tables import word_rows

ROWS = word_rows("press", ("word", "where", "kind", "example"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["word"])
def test_example_proves_its_word(row: dict[str, str]) -> None:
    (wanted,) = re.findall(r"\[(.*?)\]", row["example"])
    text = row["example"].replace("[", "").replace("]", "")
    (found,) = name_outlets(text)
    assert (found.outlet.name, found.outlet.kind) == (wanted, row["kind"])
    assert text[found.start : found.end] == wanted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("She told the newspaper Monday that it rained.", []),
        ("The magazine said it rained.", []),
        ("He left the Daily Show.", []),
        ("It stood in the Post of Avon.", []),
        ("The Chronicle of Avon is a poem.", []),
        ("The daily Ohio said so.", []),
        ("Al-Barid, a pro-government daily, said so. Al-Barid denied it.", ["Al-Barid", "Al-Barid"]),
        ("The Avon Times said so, as did The Times.", ["Avon Times", "The Times"]),
        (
            "The daily Avon Ledger and the weekly Avon said so: pro-Avon. Avon Ledger-Mail; Avon Ledger.",
            ["Avon Ledger", "Avon", "Avon", "Avon Ledger"],
        ),
        ("The newspaper Novi Dan's editor resigned.", ["Novi Dan"]),
        ("The news agency Reuters said so.", ["Reuters"]),
        ("The daily Voz del Avon said so. Voz del Avon denied it.", ["Voz del Avon", "Voz del Avon"]),
        ("The weekly Eco de la Costa said so.", ["Eco de la Costa"]),
        ("El Eco de Puntarena said so, El Eco de Puntarena added.", ["El Eco de Puntarena"] * 2),
        ("El Consejo de Puntarena said so.", []),
        ("Agence Sahélienne d'Information said so.", ["Agence Sahélienne d'Information"]),
        ("Der Ostbote and Die Nordzeitung said so; Der Rat did not.", ["Der Ostbote", "Die Nordzeitung"]),
        ("La Paz said so.", []),
        ("She kept a Diario, and an Eco.", []),
        ("El Ecologista said so.", []),
    ],
)
def test_outlets_that_a_text_describes(text: str, names: list[str]) -> None:
    assert [named.outlet.name for named in name_outlets(text)] == names


def test_names_are_sought_in_one_reading_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    sought = 0
    words = unlisted_outlets._WORD

    class Counted:
        def finditer(self, text: str) -> Iterator[re.Match[str]]:
            nonlocal sought
            for match in words.finditer(text):
                sought += 1
                yield match

        def findall(self, text: str) -> list[str]:
            return words.findall(text)

    monkeypatch.setattr(unlisted_outlets, "_WORD", Counted())
    letters = "abcdefghijklmnopqrst"
    text = " ".join(f"The daily Novi{a}{b} said so." for a in letters for b in letters)
    assert len(name_outlets(text)) == len(letters) ** 2
    assert sought == 5 * len(letters) ** 2
