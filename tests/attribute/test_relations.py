"""How an outlet named in a sentence relates to what is said there."""

from __future__ import annotations

import pytest

from quotetrack.attribute.provenance.relations import relation_of
from quotetrack.lexicon.press.outlets import find_outlets, outlets
from quotetrack.model import Span


@pytest.mark.parametrize("row", outlets(), ids=lambda row: row.name)
def test_every_example_is_a_relay(row: object) -> None:
    example = row.example  # type: ignore[attr-defined]
    (found,) = find_outlets(example)
    assert relation_of(example, Span(0, len(example)), found) is not None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“Yes,” the mayor told Reuters.", "told"),
        ("“Yes,” the mayor told the Reuters news agency.", "told"),
        ("“Yes,” the mayor told her country's state-run IRNA.", "told"),
        ("The mayor said so in an interview with CNN.", "told"),
        ("The mayor confirmed the deal to the Voice of America.", "told"),
        ("The mayor told CNN’s Ann Roe that she would go.", "told"),
        ("The mayor would go, Xinhua reported.", "reported"),
        ("The mayor would go, according to state news agency Xinhua.", "reported"),
        ("The mayor would go, the site said, citing Interfax.", "reported"),
        ("“Yes,” said the mayor, as quoted by news agency PTI.", "reported"),
        ("“Yes,” the mayor wrote on Twitter.", "carried"),
        ("“Yes,” the mayor said in an Instagram post.", "carried"),
        ("Taking to Facebook, the mayor said yes.", "carried"),
        ("The mayor went to Facebook to complain.", None),
        ("The mayor wrote in The Washington Post that she would go.", "carried"),
        ("In a Wall Street Journal essay, the mayor said yes.", "carried"),
        ("The speech was broadcast by NHK.", "carried"),
        ("The deal was first reported by Reuters.", None),
        ("A reporter for CNN asked the mayor.", None),
        ("CNN’s ratings fell, the mayor said.", None),
        ("The mayor sued CNN over it.", None),
        ("The mayor, who once owned a share of Reuters, said yes.", None),
        ("The mayor said yes, and Facebook shares fell.", None),
    ],
)
def test_relation(sentence: str, expected: str | None) -> None:
    found = find_outlets(sentence)
    assert found, "no outlet found"
    assert relation_of(sentence, Span(0, len(sentence)), found[0]) == expected
