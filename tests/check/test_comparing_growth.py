"""Thrice the words of two wordings that share half of them take thrice the steps to find what they deny."""

from __future__ import annotations

from conftest import steps

from quotetrack.check.verification.claims import Claim
from quotetrack.check.verification.comparing import compare_claim
from quotetrack.check.verification.passages import Passage
from quotetrack.model import Span

MOST = 1.2  # times the growth of the wordings


def wording(letter: str, many: int) -> str:
    """Return so many words that every wording has, and as many of its own."""
    return " ".join(f"{first}{'o' * (n + 2)}" for first in ("t", letter) for n in range(many))


def taken(many: int) -> int:
    """Return the steps of finding conflicts between two wordings."""
    ours, theirs = (
        Passage("direct", (Span(0, len(text)),), text, {})
        for text in (wording("b", many), wording("k", many))
    )
    match = compare_claim(Claim(ours.body, ours.words), theirs)
    assert match is not None

    def ask() -> None:
        assert match.conflicts == ()

    return steps(ask)


def test_the_steps_of_finding_conflicts_grow_with_the_words() -> None:
    taken(3)  # fills the caches of words
    taken(60)
    assert taken(60) <= 3 * MOST * taken(20)
