"""Reads numbers however they are written: *twelve* and *12*, *2.5 million* and *two and a half million*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: i for i, word in enumerate(_ONES)} | {word: 10 * (i + 2) for i, word in enumerate(_TENS)}
_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES = {"hundred": 100, **_LARGE}
_ABBREVIATED = {"bn": "billion", "tn": "trillion"}
_ORDINALS = dict(
    zip(
        ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "11th", "12th"),
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        strict=True,
    )
)
_FIGURES = re.compile(r"(\d[\d,]*(?:\.\d+)?)(bn|tn|th|st|nd|rd)?")
_SPELLED_ORDINALS = {word: i for i, word in enumerate(_ORDINALS.values(), start=1)} | {
    word: i
    for i, word in enumerate(
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=13,
    )
}
SIGN = "#"  # opens the key of a number, which no word does


def is_number(key: str) -> bool:
    """Tell whether a key is a number's."""
    return key.startswith(SIGN)


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
        if figures[2] in ("th", "st", "nd", "rd"):
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
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{SIGN}{value}{ending}"


def day_of_month(key: str) -> str:
    """Return the key of the number that an ordinal counts (*1* of *first* and *1st*), else the key."""
    if key in _SPELLED_ORDINALS:
        return f"{SIGN}{_SPELLED_ORDINALS[key]}"
    figures = re.fullmatch(rf"({SIGN}\d+)(st|nd|rd|th)", key)
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
        if tuple(words[at : at + 3]) == ("and", "a", "half"):
            part, step = part + Decimal("0.5"), 3
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
