"""Lines that are not running text (data/en/furniture.csv): furniture, credits, bylines and taglines.

A pattern of ``line`` must match the whole unit, one of ``end`` the tail of a paragraph. It is
matched without regard to case, against text whose white space is single and whose typographic
quotation marks are straight. A group ``agency`` must name a news agency, or the pattern does not
hold; a group ``maybe`` may name any outlet. One of ``label`` is a word that stands where a dateline
would (*EXCLUSIVE — The ...*) and is no place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from quotetrack.errors import BadLexicon
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import alternatives
from quotetrack.lexicon.word_tables import word_rows
from quotetrack.model import RegionKind

PatternPlace = Literal["line", "end", "label"]

_COLUMNS = ("kind", "where", "pattern", "agency", "example", "refuses")
_STRAIGHT = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")
_SEGMENT = re.compile(
    rf"\s*[,|/–—]\s*|\s-\s|\s(?:{alternatives('outlets.byline_links')})\s|^by\s", re.IGNORECASE
)
_LONGEST = 600  # characters; a longer unit is no furniture, whatever its words


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row: the region ``kind`` that it finds, where in a unit, and the agency that it implies."""

    kind: RegionKind
    where: PatternPlace
    regex: re.Pattern[str]
    agency: str | None
    example: str
    refuses: str


@dataclass(frozen=True, slots=True)
class FurnitureMatch:
    """What a pattern found: the region's kind, where it starts in the unit, and the agency named."""

    kind: RegionKind
    start: int
    agency: str | None


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return all rows of data/en/furniture.csv; BadLexicon where a pattern does not compile."""
    return tuple(_pattern(row) for row in word_rows("furniture", _COLUMNS))


def _pattern(row: dict[str, str]) -> Pattern:
    """Compile one row."""
    tail = r"\Z" if row["where"] == "end" else ""
    try:
        regex = re.compile(row["pattern"] + tail, re.IGNORECASE)
    except re.error as error:
        raise BadLexicon(f"furniture.csv: {row['example']!r}: {error}; mend the pattern") from error
    return Pattern(
        cast(RegionKind, row["kind"]),
        cast(PatternPlace, row["where"]),
        regex,
        row["agency"] or None,
        row["example"],
        row["refuses"],
    )


def whole_line(unit: str) -> FurnitureMatch | None:
    """Return what the whole unit is (*Leave a Reply*, *By Jane Doe, Associated Press*), if furniture.

    Markdown's asterisks and underscores around the line do not count.
    """
    line = " ".join(unit.split()).translate(_STRAIGHT)
    if len(line) > _LONGEST:
        return None
    for candidate in dict.fromkeys((line, line.strip("*_ ") or line)):
        for pattern in _placed("line"):
            found = pattern.regex.fullmatch(candidate)
            if found is not None and (match := _resolved(pattern, found, candidate)) is not None:
                return match
    return None


def line_end(unit: str) -> FurnitureMatch | None:
    """Return the tail of a paragraph that is no running text (*... he said. (Reporting by ...)*).

    ``start`` counts code points of ``unit``.
    """
    line = unit.translate(_STRAIGHT)
    base = max(0, len(line) - _LONGEST)
    for pattern in _placed("end"):
        found = pattern.regex.search(line, base)
        if found is not None and (match := _resolved(pattern, found, line)) is not None:
            return match
    return None


def is_label(word: str) -> bool:
    """Tell whether ``word`` before a dash or colon announces an article and names no place."""
    return any(p.regex.fullmatch(word.translate(_STRAIGHT)) for p in _placed("label"))


def wire(name: str) -> str | None:
    """Return the canonical name where ``name`` is a news agency's, else None."""
    found = outlet(name)
    return found.name if found is not None and found.kind == "wire" else None


@cache
def _placed(where: PatternPlace) -> tuple[Pattern, ...]:
    """Return the patterns of one place, in the file's order."""
    return tuple(p for p in patterns() if p.where == where)


def _resolved(pattern: Pattern, found: re.Match[str], line: str) -> FurnitureMatch | None:
    """Name the agency of a match; None where the pattern demands one that is unknown."""
    groups = found.groupdict()
    agency = pattern.agency
    if "agency" in groups:
        agency = wire(groups["agency"])
        if agency is None:
            return None
    elif groups.get("maybe"):
        named = outlet(groups["maybe"])
        agency = named.name if named is not None else None
    elif pattern.kind == "byline":
        agency = next(_wires(line), None)
    return FurnitureMatch(pattern.kind, found.start(), agency)


def _wires(line: str) -> Iterator[str]:
    """Yield the agencies that are a whole part of a byline (*By Jane Doe, Associated Press*)."""
    return (name for part in _SEGMENT.split(line) if (name := wire(part.strip(" .()"))))
