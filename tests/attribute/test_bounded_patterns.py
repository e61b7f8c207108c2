"""Patterns that are sought all over a text take no longer a word, or a line, the longer the text is.

A pattern that repeats without bound and may begin at every letter of *A-A-A-A* looks at the rest of the text
from each: four times as long a text takes sixteen times as long.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from quotetrack.attribute.speakers import full_names, told_names
from quotetrack.lexicon.press import unlisted_outlets
from quotetrack.parse.layout import turns

if sys.version_info >= (3, 11):
    from re import _constants, _parser  # type: ignore[attr-defined]
else:
    import sre_constants as _constants
    import sre_parse as _parser

SOUGHT = {
    "full names": full_names._FULL_NAME,
    "names of outlets": told_names._BY_OUTLET,
    **{f"outlet {number}": pattern for number, pattern in enumerate(unlisted_outlets._patterns())},
}


def unbounded(parsed: Any) -> Iterator[Any]:
    """Yield the repetitions of a parsed pattern that have no upper bound."""
    for op, given in parsed:
        if op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and given[1] is _constants.MAXREPEAT:
            yield given
        for part in given if isinstance(given, (tuple, list)) else [given]:
            for inner in part if isinstance(part, list) else [part]:
                if isinstance(inner, _parser.SubPattern):
                    yield from unbounded(inner)


@pytest.mark.parametrize("name", SOUGHT)
def test_what_may_begin_at_every_letter_repeats_nothing_without_bound(name: str) -> None:
    assert list(unbounded(_parser.parse(SOUGHT[name].pattern))) == []


def test_repetitions_are_found() -> None:
    assert len(list(unbounded(_parser.parse(r"\b(?:a+|b{1,9})(?P<x>c*)\.{2,}")))) == 3


@pytest.mark.parametrize("before", ["\n" * 9, " \n" * 9, "12\n", "\t12 "])
def test_an_oath_is_looked_for_in_its_own_line(before: str) -> None:
    text = f"{before}WALTER KEMP, having been duly sworn, answered."
    found = turns._SWORN.search(text)
    assert found is not None
    assert found[1] == "WALTER KEMP"
    assert not re.search(r"\n", text[found.start() : found.start(1)])
