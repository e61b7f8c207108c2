"""Reads what search keys need of a wording that holds plain words only.

Most quotations hold no number, no bracket, no omission and no initials. Their words are compared by the
same keys however they are read, so that nothing but those keys is read here. A wording that holds
anything else is left to :mod:`quotetrack.check.wording.compared_words`, which reads all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from quotetrack.check.wording.compared_words import (
    LETTERS,
    MONTHS,
    is_function_word,
    one_character_each,
    shared_key,
)
from quotetrack.check.wording.numbers import is_counted
from quotetrack.lexicon.equivalence import stem

_WORD = re.compile(LETTERS)
_MORE = re.compile(  # whatever is more than words and the marks that end a clause or stand around it
    r"[\d%&$€£¥\[\]()_…]|\.\s?\.|[^\W\d_]\.[^\W\d_]\.|\n\s*\n"
)
_MEMORY = 1 << 17  # words; a large newspaper archive has about as many distinct ones


class PlainWord(NamedTuple):
    """A word by what is compared of it; ``is_function`` where it carries grammar rather than matter."""

    stem: str
    is_function: bool


def read_plain_words(text: str) -> list[PlainWord] | None:
    """Return the words of ``text`` in order; None where it is more than plain words, or in capitals."""
    plain = one_character_each(text)
    if _MORE.search(plain) or text.isupper():
        return None
    found = list(map(_read, _WORD.findall(plain)))
    return None if None in found else found  # type: ignore[return-value]  # None is in none of them


@lru_cache(_MEMORY)
def _read(form: str) -> PlainWord | None:
    """Return a word by itself; None where those beside it may make another of it."""
    key = shared_key(form)
    if is_counted(key) or (key in MONTHS and form[:1].isupper()):
        return None
    return PlainWord(stem(key), is_function_word(key))
