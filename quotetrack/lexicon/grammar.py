"""Closed classes of English: pronouns, determiners, conjunctions, prepositions, auxiliaries, negations.

The one module beside data/ that holds words of a language; lists of open classes are data/en/*.toml. A
name says the class, a comment who goes by a part of it. Words are in lower case.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    """Split a class into its words."""
    return frozenset(text.split())


RELATIVE_PRONOUNS = _words("who whom which that whose")
PERSONAL_RELATIVES = _words("who whom whose")  # of people only
