"""Readings to annotations: what is told of each sentence, and roles that a predicate gives once."""

from __future__ import annotations

import pytest

from quotetrack.parse.tagging.annotator import no_helping_name, one_role


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
    upos, heads, deprel = zip(*(row.split() for row in rows.split(", ")), strict=True)
    found, labels = [int(h) for h in heads], list(deprel)
    one_role(upos, found, labels)
    shown = ", ".join(f"{u} {h} {d}" for u, h, d in zip(upos, found, labels, strict=True))
    assert shown == (expected or rows)


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
    upos, heads, deprel = zip(*(row.split() for row in rows.split(", ")), strict=True)
    found, labels = [int(h) for h in heads], list(deprel)
    no_helping_name(upos, found, labels)
    shown = ", ".join(f"{u} {h} {d}" for u, h, d in zip(upos, found, labels, strict=True))
    assert shown == (expected or rows)
