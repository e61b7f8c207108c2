"""Readings to annotations: what is told of each sentence, and roles that a predicate gives once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from quotetrack.parse.tagging.annotator import no_helping_name, one_role

Repair = Callable[[Sequence[str], list[int], list[str]], None]


def repaired(repair: Repair, rows: str) -> str:
    """Return rows of tag, head and relation as a repair of the tree leaves them."""
    upos, heads, deprel = zip(*(row.split() for row in rows.split(", ")), strict=True)
    found, labels = [int(h) for h in heads], list(deprel)
    repair(upos, found, labels)
    return ", ".join(f"{u} {h} {d}" for u, h, d in zip(upos, found, labels, strict=True))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("NOUN 3 nsubj, PROPN 3 nsubj, VERB 0 root", "NOUN 3 nsubj, PROPN 1 appos, VERB 0 root"),
        ("NOUN 3 nsubj, PROPN 3 obl, VERB 0 root", None),
        ("NOUN 3 nsubj, PROPN 1 flat, VERB 0 root", None),
        ("NOUN 3 conj, PROPN 3 conj, VERB 0 root", None),
        ("PROPN 3 nsubj, PROPN 3 nsubj, VERB 0 root", None),
    ],
)
def test_a_noun_and_the_name_behind_it_have_one_role(rows: str, expected: str | None) -> None:
    assert repaired(one_role, rows) == (expected or rows)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "PROPN 3 nsubj:pass, PROPN 3 aux:pass, VERB 0 root",
            "PROPN 3 nsubj, PROPN 1 flat, VERB 0 root",
        ),
        ("NOUN 3 obj, PROPN 3 aux, VERB 0 root", "NOUN 3 obj, PROPN 3 nsubj, VERB 0 root"),
        ("PROPN 3 nsubj:pass, AUX 3 aux:pass, VERB 0 root", None),
    ],
)
def test_no_name_is_an_auxiliary(rows: str, expected: str | None) -> None:
    assert repaired(no_helping_name, rows) == (expected or rows)
