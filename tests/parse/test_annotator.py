"""Readings to annotations: what is told of each sentence, and roles that a predicate gives once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from quotetrack.parse.tagging.annotator import no_helping_name, one_role, past_beside_past

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


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        (
            "PRP 2 nsubj, VBD 0 root, MD 4 aux, VB 2 ccomp, CC 6 cc, VBD 4 conj",
            2,
        ),  # said would close and called
        ("PRP 2 nsubj, VBD 0 root, MD 4 aux, VB 2 ccomp, CC 6 cc, VB 4 conj", 4),  # said would close and open
        (
            "PRP 2 nsubj, VBD 0 root, VBD 4 aux, VBN 2 ccomp, CC 6 cc, VBD 4 conj",
            4,
        ),  # said had lost and called
        (
            "PRP 2 nsubj, VBZ 0 root, MD 4 aux, VB 2 ccomp, CC 6 cc, VBD 4 conj",
            4,
        ),  # says would close and called
        ("PRP 2 nsubj, VBD 0 root, MD 4 aux, VB 2 ccomp, `` 6 punct, VBD 4 conj", 4),  # the mark parts them
        ("PRP 2 nsubj, VBD 0 root, MD 4 aux, VB 2 ccomp, PRP 6 nsubj, VBD 4 conj", 4),  # ... and she called
        ("MD 2 aux, VB 0 root, CC 4 cc, VBD 2 conj", 2),
    ],
)
def test_no_modal_governs_a_verb_in_the_past(rows: str, head: int) -> None:
    tags, heads, deprel = zip(*(row.split() for row in rows.split(", ")), strict=True)
    found = [int(h) for h in heads]
    past_beside_past(tags, found, deprel)
    assert found == [*(int(h) for h in heads[:-1]), head]
