"""Parts running text into words by rules over Unicode, as the treebanks of English do.

Conventions: Universal Dependencies, English (EWT and GUM): marks and currency signs are words, compounds are
parted at hyphens but for a few first parts, *don't* is *do* and *n't*, *Quill's* is *Quill* and *'s*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from quotetrack.lexicon.word_sets import alternatives, word_pairs, word_set

_WORD = r"[^\W_ʼ][^\Wʼ]*(?:[\u0300-\u036f\u00ad]+[^\Wʼ]*)*"
_TAILS = r"(?:[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d[^\s\u200b\ufeff])*"  # of an emoji
_SIGN = rf"[\U0001f1e6-\U0001f1ff]{{2}} | .{_TAILS}"
_ADDRESS = r"[^\s<>\"“”\u200b\ufeff]"
_PARTS = re.compile(
    rf"""
    (?P<web> https?://{_ADDRESS}+ | www\.{_ADDRESS}+ | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+
           | (?i:(?:[a-z0-9-]{{1,63}}\.){{1,8}}(?:{alternatives("parsing.web_endings")}))\b(?:/{_ADDRESS}*)? )
  | (?P<dots> \.{{2,}} | …+\.* | -{{2,}} | [—–]+ | [!?]{{2,}} | ([_*=~\#+])\3+ | '' | `` )
  | (?P<handle> @\w+ )
  | (?P<figure> \d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?(?![\d/])
             | \d{{1,2}}:\d\d(?::\d\d)?(?![\d:]) | \d+(?:[.,]\d+)+ | [.]\d+ )
  | (?P<initials> (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))? | [^\W\d_]\.[^\W\d_](?!\w)
                | {alternatives("parsing.dotted_words")} )
  | (?P<and> [^\W\d_]+(?:&[^\W\d_]+)+ )
  | (?P<word> {_WORD} )
  | (?P<space> [\s\u200b\ufeff]+ )
  | (?P<mark> {_SIGN} )
    """,
    re.VERBOSE | re.DOTALL,
)
_APOSTROPHES = frozenset("'’‘ʼ´`")
_CLITICS = word_set("parsing.clitics")
_BEHEADED = word_set("parsing.beheaded_words")
_FIRST = word_set("parsing.unparted_first_parts")
_WHOLE = word_set("parsing.unparted_compounds")
_JOINED = word_pairs("parsing.joined_words")
_UNITS = re.compile(rf"(\d+)({alternatives('parsing.units')})")

Range = tuple[int, int]
Kind = Literal["web", "dots", "handle", "figure", "initials", "and", "word", "mark"]
Part = tuple[int, int, Kind]


def split_words(text: str) -> list[Range]:
    """Return where the words of a text begin and end, in code points, in order; no word holds a space.

    *“Don’t,” said Quill.* has the words *“ Do n’t , ” said Quill .* (full stops of abbreviations are glued
    on by ``boundaries``, which sees sentences).
    """
    return [word for chunk in _chunks(text) for word in _mended(text, chunk)]


def _chunks(text: str) -> Iterator[list[Part]]:
    """Yield the parts of each run without spaces, with their kinds."""
    chunk: list[Part] = []
    for match in _PARTS.finditer(text):
        kind: Kind = match.lastgroup or "dots"  # type: ignore[assignment]
        if kind == "space":  # type: ignore[comparison-overlap]
            if chunk:
                yield chunk
            chunk = []
            continue
        start, end = match.span()
        if kind == "web":
            bare = text[start:end].rstrip(".,;:!?)'’\"")
            chunk.append((start, start + len(bare), kind))
            chunk.extend((at, at + 1, "mark") for at in range(start + len(bare), end))
        else:
            chunk.append((start, end, kind))
    if chunk:
        yield chunk


def _mended(text: str, chunk: list[Part]) -> Iterator[Range]:
    """Yield the words of one chunk: parts put together at apostrophes and hyphens, or parted further."""
    at, size = 0, len(chunk)
    while at < size:
        start, end, kind = chunk[at]
        if kind not in ("word", "and", "initials", "figure"):
            if kind == "mark" and text[start] in _APOSTROPHES and at + 1 < size:
                after = text[slice(*chunk[at + 1][:2])].lower()
                ends = at + 2 >= size or chunk[at + 2][2] != "word"
                if ends and (after in _BEHEADED or (after in _CLITICS and at)):
                    yield start, chunk[at + 1][1]
                    at += 2
                    continue
            yield start, end
            at += 1
            continue
        steps, words = _word(text, chunk, at)
        yield from words
        at += steps


def _word(text: str, chunk: list[Part], at: int) -> tuple[int, list[Range]]:
    """Return how many parts the word at ``at`` takes, and the words that they make."""
    start, end, _ = chunk[at]
    steps = 1
    while at + steps + 1 < len(chunk) and chunk[at + steps + 1][2] in ("word", "figure", "and"):
        mark = text[chunk[at + steps][0] : chunk[at + steps][1]]
        after_start, after_end, _ = chunk[at + steps + 1]
        after = text[after_start:after_end].lower()
        if mark in _APOSTROPHES:
            if after in _CLITICS:
                return steps + 2, [*_parted(text, start, end), (end, after_end)]
            if after == "t" and text[end - 1] in "nN" and end - 1 > start:
                return steps + 2, [(start, end - 1), (end - 1, after_end)]
            if not (after[0].isalpha() and text[end - 1].isalpha()):
                break
        elif mark in ("-", "‐", "‑"):
            first = text[start:end].lower()
            if first not in _FIRST and f"{first}-{after}" not in _WHOLE:
                break
        else:
            break
        end = after_end
        steps += 2
    return steps, list(_parted(text, start, end))


def _parted(text: str, start: int, end: int) -> Iterator[Range]:
    """Part what is written together: *cannot* into *can* and *not*, *5km* into *5* and *km*; not *5th*."""
    word = text[start:end]
    head = _JOINED.get(word.lower())
    if head is not None:
        yield start, start + len(head)
        yield start + len(head), end
        return
    unit = _UNITS.fullmatch(word)
    if unit:
        yield start, start + unit.end(1)
        yield start + unit.end(1), end
        return
    yield start, end
