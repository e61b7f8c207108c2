"""Says how many there are of something, as everything that is printed or shown does."""

from __future__ import annotations

_VOWELS = "aeiou"


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: *1 quote*, *1,204 quotes*, *2 agencies*.

    ``one`` is the noun, with whatever stands before it; ``many`` its plural where that is not formed by
    -s or -ies.
    """
    return f"{count:,} {one if count == 1 else many or plural(one)}"


def plural(noun: str) -> str:
    """Return the plural of a noun formed by rule: *quotes*, *agencies*, *days*."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}s"
