"""Inputs made by chance: what is promised of each holds.

A few at every change, the same ones; ``make fuzz`` draws many new ones.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import generated
import promises
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.pipeline import extract

chance = st.randoms(use_true_random=False)


@pytest.mark.parametrize("name", promises.QUICK)
@given(rng=chance)
def test_what_is_promised_of_any_input_holds(name: str, rng: Random) -> None:
    promises.QUICK[name](rng)


@given(rows=st.lists(st.fixed_dictionaries({"a": st.none() | st.text(), "b": st.text()}), max_size=4))
def test_any_cells_come_back_from_csv(rows: list[dict[str, str | None]]) -> None:
    promises.csv_holds(
        [{name: v if v is None else promises.storable(v) for name, v in row.items()} for row in rows]
    )


@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_text_or_a_line(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "a.txt"
    path.write_bytes(data)
    promises.file_is_articles_or_lines(path)


@given(rng=chance)
def test_the_same_rows_are_the_same_articles_in_any_container(
    rng: Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    promises.containers_agree(rng, tmp_path_factory.getbasetemp())


@pytest.mark.model
@settings(max_examples=max(6, settings.default.max_examples // 3) if settings.default else 10)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_what_is_promised_of_any_text_holds(seed: int) -> None:
    promises.extractions_hold([generated.quote_text(Random(seed + n)) for n in range(4)])


@pytest.mark.model
def test_what_is_extracted_can_be_stored(tmp_path: Path) -> None:
    promises.stored_articles_hold([generated.quote_text(Random(n)) for n in range(16)], tmp_path / "a.db")


ONCE_LOST = [
    "\u2039that\n\u203a \u0e44\u0e17\u0e22has also said A,  \u2039\n\u203a,  \u201d,,  \n\n\n\n",
    "\u201e\u201c",
    "Ann Roe said \u201e\u201c.",
    "a spokesman : that https://a.ex\u2039\u203aample/x?y=1 that \u2026!said A, \u201c \u2014\u201d.\u201d",
    "said A, 'https://a.example/x?y=1?'\u2039\u2026:\u203a said Reuters.declined to comment Reuters",
    "\u201c\u201d \u2014 Ann Roe, miller",
    (
        "\u2039https://a.\u201e\u201cexample/x?y=1 no <b>late</b>\u203a according to AP: "
        " a spokesman said that \u201cso-called\u201d! \nhas also said Q, \xbbwe ca"
        "n't \ufffd the boys\u2019 choir?\xab \u2014  \n: Q, not https://a.example/x?y=1"
        "\n. \u201a6' 2\" <b>late</b>.)\u2018.  \x0b"
    ),
]


@pytest.mark.model
@pytest.mark.parametrize("text", ONCE_LOST)
def test_a_text_that_was_once_lost_is_extracted(text: str) -> None:
    found = extract(text)
    assert all(attribution.quote.text(text).strip() for attribution in found.attributions)


@pytest.mark.parametrize("name", promises.QUICK)
def test_a_broken_promise_is_seen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each check fails where what it checks is broken."""
    module, attribute, wrong = BROKEN[name]
    monkeypatch.setattr(f"{module}.{attribute}", wrong)
    with pytest.raises((AssertionError, ZeroDivisionError)):
        for seed in range(60):
            promises.QUICK[name](Random(seed))


def _fail(*_: object, **__: object) -> object:
    raise ZeroDivisionError


def _same(cell: object) -> object:
    return cell


BROKEN: dict[str, tuple[str, str, Callable[..., object]]] = {
    "readers": ("quotetrack.read.files", "_file", lambda *_: iter(())),
    "encodings": ("promises", "decode", lambda *_: (" ", None)),
    "UTF-8": ("promises", "decode", lambda data, name: (data.decode("cp1252", "replace"), "cp1252")),
    "dates": ("promises", "iso_date", str),
    "marks": ("promises", "pair_marks", _fail),
    "CSV": ("quotetrack.export.tables.csv_rows", "inactive", _same),
    "addresses": ("promises", "Fetcher", _fail),
}
