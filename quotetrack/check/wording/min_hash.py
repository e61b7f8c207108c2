"""MinHash signatures of single stems; that of several is the least of theirs, value by value (Broder 1997).

Files keep keys that are made of these values, so the permutations are written out: they are those of
datasketch 2 with twelve permutations and seed 1, and must stay what they are.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

_MEMORY = 1 << 17  # stems whose signatures are kept
_WHOLE = 0xFFFFFFFF  # values are of 32 bits
_STEPS = (
    (3582191691, 799981516),
    (4270784983, 1666063943),
    (1892572953, 1484172013),
    (3715639441, 2876537340),
    (982527, 1704103302),
    (1100580627, 4018109721),
    (2597016983, 2314200242),
    (4286725387, 3634877716),
    (1260623519, 1800426750),
    (2027988865, 1345499493),
    (793182497, 2942995346),
    (3406602499, 2252917204),
)
PERMUTATIONS = len(_STEPS)


@lru_cache(_MEMORY)
def signature_of(stem: str) -> tuple[int, ...]:
    """Return the PERMUTATIONS values of one stem."""
    digest = hashlib.sha1(stem.encode("utf-8"), usedforsecurity=False).digest()
    value = _mixed(int.from_bytes(digest[:4], "little"))
    return tuple((factor * value + added) & _WHOLE for factor, added in _STEPS)


def _mixed(value: int) -> int:
    """Spread 32 bits, as MurmurHash3 does at its end."""
    value ^= value >> 16
    value = value * 0x85EBCA6B & _WHOLE
    value ^= value >> 13
    value = value * 0xC2B2AE35 & _WHOLE
    return value ^ value >> 16
