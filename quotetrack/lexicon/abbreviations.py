"""Abbreviations that keep their full stop (data/en/abbreviations.csv): *Sen.*, *No.*, *Corp.*"""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from quotetrack.lexicon.word_tables import word_rows

AbbreviationKind = Literal["title", "number", "open"]
_COLUMNS = ("abbreviation", "kind", "example")


def abbreviation(form: str) -> AbbreviationKind | None:
    """Return what kind of abbreviation ``form``, full stop included, is; None for every other word.

    A ``title`` never ends a sentence before a capital (*Sen. Ruth Okafor*), a ``number`` never before a
    figure (*No. 14*, *Aug. 9*); an ``open`` one may end or go on (*Colter Corp.*). Case counts: *no.* is
    none of them.
    """
    return _kinds().get(form)


@cache
def _kinds() -> dict[str, AbbreviationKind]:
    """Index the rows by form."""
    return {
        row["abbreviation"]: cast(AbbreviationKind, row["kind"])
        for row in word_rows("abbreviations", _COLUMNS)
    }
