"""What an uncased encoder cannot see of a word: its case, and which way a quotation mark opens."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, get_args

Shape = Literal[
    "lower",  # *river*
    "title",  # *River*
    "upper",  # *NATO*
    "letter",  # *A*
    "mixed",  # *McDonald*, *iPhone*
    "number",  # *1,200*
    "code",  # *B-52*, *G7*
    "mark",  # *,*
    "opening",  # *“*
    "closing",  # *”*
]
SHAPES: tuple[str, ...] = get_args(Shape)
_REMEMBERED = 20_000  # words, of which an article repeats most
_NUMBER = {name: number for number, name in enumerate(SHAPES, 1)}
_OPENING, _CLOSING = frozenset("“„«‟") | {"``"}, frozenset("”»") | {"''"}
_PLAIN = str.maketrans({**dict.fromkeys("“”„«»‟", '"'), **dict.fromkeys("‘’‚‛`´", "'")})


@lru_cache(maxsize=_REMEMBERED)
def folded(word: str) -> str:
    """Write every double quotation mark and every apostrophe one way: *don’t* as *don't*."""
    return '"' if word in ("``", "''") else word.translate(_PLAIN)


@lru_cache(maxsize=_REMEMBERED)
def shape_of(word: str) -> int:
    """Return the number of a word's shape in SHAPES, counted from 1; 0 is no word."""
    return _NUMBER[_shape(word)]


def _shape(word: str) -> Shape:
    if word in _OPENING:
        return "opening"
    if word in _CLOSING:
        return "closing"
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return "code" if letters else "number"
    if not letters:
        return "mark"
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper" if len(letters) > 1 else "letter"
    return "title" if word[0].isupper() and "".join(letters[1:]).islower() else "mixed"
