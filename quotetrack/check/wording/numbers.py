"""Reads numbers however they are written: *twelve* and *12*, *2.5 million* and *two and a half million*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from quotetrack.lexicon.word_sets import alternatives, word_list, word_pairs

_ONES = word_list("checking.ones")
_TENS = word_list("checking.tens")
_SMALL = {word: i for i, word in enumerate(_ONES)} | {word: 10 * (i + 2) for i, word in enumerate(_TENS)}
_LARGE = {word: 1000**i for i, word in enumerate(word_list("checking.large_numbers"), start=1)}
_SCALES = {"hundred": 100, **_LARGE}
_ABBREVIATED = word_pairs("checking.abbreviated_numbers")
_ENDINGS = word_list("checking.ordinal_endings")
_PERCENT = frozenset(("per", "cent"))
_HALF = tuple(word_list("checking.added_half")[0].split())
_WORDS_STAY = 12  # up to this ordinal the words are the key, for figures as well
_FIGURES = re.compile(
    rf"(\d[\d,]*(?:\.\d+)?)({'|'.join(_ABBREVIATED)}|{alternatives('checking.ordinal_endings')})?"
)
_SPELLED_ORDINALS = {word: i for i, word in enumerate(word_list("checking.ordinals"), start=1)}
_MEMORY = 1 << 17  # words whose kind is kept
SIGN = "#"  # opens the key of a number, which no word does


def _in_figures(value: int) -> str:
    """Write an ordinal in figures: *21st*, *12th*."""
    last = value % 10
    return f"{value}{_ENDINGS[0 if last > 3 or value % 100 in (11, 12, 13) else last]}"


_ORDINALS = {_in_figures(i): word for word, i in _SPELLED_ORDINALS.items() if i <= _WORDS_STAY}


def is_number(key: str) -> bool:
    """Tell whether a key is a number's."""
    return key.startswith(SIGN)


@lru_cache(_MEMORY)
def may_open_number(word: str) -> bool:
    """Tell whether :func:`number_at` may find a number that begins with a word."""
    return bool(_FIGURES.fullmatch(word)) or word == "a" or word in _SMALL or word in _SPELLED_ORDINALS


@lru_cache(_MEMORY)
def is_counted(word: str) -> bool:
    """Tell whether a word may be part of a number or a share: *two*, *million*, *cent*; *a* alone is not."""
    return (word != "a" and may_open_number(word)) or word in _SCALES or word in _PERCENT


def number_at(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Return the key of the number that begins at word ``at``, and how many words write it; None for none.

    The words are in lower case. *twenty one*, *1,200*, *a hundred*, *45 million*, *two and a half million*
    are numbers; *second*, *dozen* and *half* are words.
    """
    word = words[at]
    figures = _FIGURES.fullmatch(word)
    if figures:
        if word in _ORDINALS:
            return _ORDINALS[word], 1
        try:
            value = Decimal(figures[1].replace(",", ""))
        except InvalidOperation:  # figures that Decimal does not know
            return None
        if figures[2] in _ENDINGS:
            return SIGN + word, 1
        scale = _ABBREVIATED.get(figures[2] or "")
        return _scaled(words, at + 1, value * (_LARGE[scale] if scale else 1), 1)
    follows = words[at + 1] if at + 1 < len(words) else ""
    if word in _SPELLED_ORDINALS and word not in _ORDINALS.values():
        return _ordinal(_SPELLED_ORDINALS[word]), 1
    if word in _TENS and 0 < _SPELLED_ORDINALS.get(follows, 0) < 10:
        return _ordinal(_SMALL[word] + _SPELLED_ORDINALS[follows]), 2
    if word == "a" and follows in _SCALES:
        return _scaled(words, at + 1, Decimal(1), 1)
    if word in _SMALL:
        return _spelled(words, at)
    return None


def _ordinal(value: int) -> str:
    """Return the key of an ordinal, as figures write it: *21st* of *twenty-first*."""
    return SIGN + _in_figures(value)


def day_of_month(key: str) -> str:
    """Return the key of the number that an ordinal counts (*1* of *first* and *1st*), else the key."""
    if key in _SPELLED_ORDINALS:
        return f"{SIGN}{_SPELLED_ORDINALS[key]}"
    figures = re.fullmatch(rf"({SIGN}\d+)(?:{'|'.join(_ENDINGS)})", key)
    return figures[1] if figures else key


def _spelled(words: Sequence[str], at: int) -> tuple[str, int]:
    """Read a number that begins with a word for one below a hundred."""
    value, used = Decimal(_SMALL[words[at]]), 1
    follows = words[at + 1] if at + 1 < len(words) else ""
    if words[at] in _TENS and 0 < _SMALL.get(follows, 0) < 10:
        value, used = value + _SMALL[follows], 2
    return _scaled(words, at + used, value, used)


def _scaled(words: Sequence[str], at: int, value: Decimal, used: int) -> tuple[str, int]:
    """Go on behind a number's first part: *hundred and five*, *and a half*, *million*."""
    total, part = Decimal(0), value
    while at < len(words):
        if tuple(words[at : at + len(_HALF)]) == _HALF:
            part, step = part + Decimal("0.5"), len(_HALF)
        elif words[at] == "hundred" and part < 100:
            part, step = part * 100, 1
            rest = at + 2 if words[at + 1 : at + 2] == ["and"] else at + 1
            if rest < len(words) and words[rest] in _SMALL:
                more, length = _spelled_below_hundred(words, rest)
                part, step = part + more, rest - at + length
        elif words[at] in _LARGE:
            total, part, step = total + part * _LARGE[words[at]], Decimal(0), 1
            if at + 1 < len(words) and words[at + 1] in _SMALL:
                more, length = _spelled_below_hundred(words, at + 1)
                part, step = Decimal(more), 1 + length
        else:
            break
        at, used = at + step, used + step
    return SIGN + format((total + part).normalize(), "f"), used


def _spelled_below_hundred(words: Sequence[str], at: int) -> tuple[int, int]:
    """Return the value below a hundred that begins at ``at``, and its number of words."""
    value = _SMALL[words[at]]
    follows = _SMALL.get(words[at + 1], 0) if at + 1 < len(words) else 0
    return (value + follows, 2) if words[at] in _TENS and 0 < follows < 10 else (value, 1)
