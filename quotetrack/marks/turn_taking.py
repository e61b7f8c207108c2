"""Tells which paragraphs are turns of a dialogue: a short quotation alone in each, and no word on who speaks.

Who is quoted at length goes on in the next paragraph; in a dialogue the next paragraph is the other's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.model import Span

_ALONE = re.compile(
    r"\s*(?:“[^“”]+”|\"[^\"]+\"|«[^«»]+»|„[^„“”]+[“”]|``[^`]+''|‘(?:[^‘’]|’(?=\w))+’|'(?:[^']|'(?=\w))+')\s*"
)
_ASKED = re.compile(r"\?(?:''|[”\"»’'])(?!\w)[^“\"«„`‘]*\s*")
_CLOSES = '”"»'
_OPENS = frozenset("“\"«„‘'`")
_SHORT, _LONGEST = 14, 140  # words and characters of a turn


def takes_turn(text: str, paragraphs: Sequence[Span], number: int) -> bool:
    """Tell whether paragraph ``number`` is a turn of a dialogue and names nobody.

    ``paragraphs`` are spans of ``text`` in order. *“Where is it?” asked Roe. / [“In the lake.”]* Not: *“It is
    over,” said Roe. / “We have lost the dam and every boat that we had ...”*, which may go on; nor one that
    stands alone among paragraphs without any. So is one behind two short quotations: *“No,” said Ana. /
    “Yes,” said Bo. / [“Never.”]*
    """
    if not 0 <= number < len(paragraphs) or not _stands_alone(text, paragraphs[number]):
        return False
    before, after = number - 1, number + 1
    if before >= 0 and (_last_asks(text, paragraphs[before]) or _stands_alone(text, paragraphs[before])):
        return True
    if before > 0:
        last, earlier = (_tag(text, paragraphs[n]) for n in (before, before - 1))
        if last and earlier and last != earlier:
            return True
    return after < len(paragraphs) and _stands_alone(text, paragraphs[after])


def _stands_alone(text: str, paragraph: Span) -> bool:
    """Tell whether a paragraph is one short quotation: *“In the lake.”*"""
    if len(paragraph) > _LONGEST:
        return False
    shown = paragraph.of(text)
    return len(shown.split()) <= _SHORT and _ALONE.fullmatch(shown) is not None


def _tag(text: str, paragraph: Span) -> str:
    """The words behind a short quotation that name who says it: *“In the lake,” [said Roe].*"""
    if len(paragraph) > 2 * _LONGEST:
        return ""
    shown = paragraph.of(text).lstrip()
    tag = shown[max(map(shown.rfind, _CLOSES)) + 1 :] if shown[:1] in _OPENS else ""
    named = any(word[:1].isupper() for word in tag.split())
    return tag.strip() if named and len(shown.split()) <= 2 * _SHORT else ""


def _last_asks(text: str, paragraph: Span) -> bool:
    """Tell whether the last quotation of a paragraph is a question: *“Where is it?” asked Roe.*"""
    shown = paragraph.of(text)
    return any(found.end() == len(shown) for found in _ASKED.finditer(shown))
