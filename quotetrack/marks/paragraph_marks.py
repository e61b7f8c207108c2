"""The marks of one paragraph and the signs that look like marks, found once and asked by place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from quotetrack.lexicon import grammar
from quotetrack.lexicon.word_sets import alternatives
from quotetrack.model import Span

MARK = re.compile(r"``|''|(?<![\w,]),,(?=\w)|<<(?=\S)|(?<=\S)>>|‘‘|’’|‘’|[\"“”„‟«»‹›‘’‚‛'`]")
# written twice, as tables of commas have them: only where one opens so
DOUBLED = re.compile(rf'""|{MARK.pattern}')
OPENS_DOUBLED = re.compile(r'(?<!\S)""(?=\w)')
Family = Literal["double", "angle", "angle1", "single"]
FAMILY: dict[str, Family] = {
    '"': "double", "“": "double", "”": "double", "„": "double", "‟": "double", "``": "double", "''": "double",
    "‘‘": "double", "’’": "double", "‘’": "double", ",,": "double", '""': "double",
    "<<": "angle", ">>": "angle", "«": "angle", "»": "angle", "‹": "angle1", "›": "angle1",
    "‘": "single", "’": "single", "‚": "single", "‛": "single", "'": "single", "`": "single",
}  # fmt: skip
SPEECH_ENDS = frozenset(",.?!…")
TAIL_VERBS = alternatives("marks.tails")
PRONOUNS = "|".join(sorted(grammar.THIRD_PERSON_SUBJECTS))  # that stand between speech and such a verb
MEASURED = frozenset("0123456789¼½¾⅛⅜⅝⅞")
# 6' 2", with the mark for feet and, behind the match, that for inches
_FEET = re.compile(r"(?<![\d.,])\d{1,3}\s?(['’])\s?\d{1,2}(?:\.\d+)?\s?(?=[\"”]|''|’’)")
# rock 'n' roll, and the endings that tokenizers set apart: the mayor 's
_APOSTROPHES = re.compile(rf"['’‘][nN]['’‘](?=[\s-])|(?<=\s)['’‘](?:{alternatives('marks.set_apart')})(?=\s)")
ELISIONS = re.compile(rf"(?:\d0s|(?:{alternatives('marks.elisions')})\b)", re.IGNORECASE)


class MarkedParagraph:
    """A paragraph whose marks are read, with the signs in it that look like marks and are none.

    ``alone``: the text has no other paragraph; ``open_single``: a single mark at its start needs no closing
    one; ``open_below``: the next paragraph opens with a double mark.
    """

    def __init__(self, text: str, paragraphs: Sequence[Span], number: int) -> None:
        here, self.number, self.text = paragraphs[number], number, text
        self.start, self.end = here.start, here.end
        self.alone = len(paragraphs) == 1
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        self.open_single = after is not None and both_open_single(text, here, after)
        below = MARK.match(text, after.start, after.end) if after else None
        self.open_below = below is not None and FAMILY[below.group()] == "double"
        feet = list(_FEET.finditer(text, here.start, here.end))
        self.inches = {m.end() for m in feet}
        self.signs = {m.start(1) for m in feet}
        for found in _APOSTROPHES.finditer(text, here.start, here.end):
            self.signs.update((found.start(), found.end() - 1))
        doubled = OPENS_DOUBLED.search(text, here.start, here.end) is not None
        self._mark = DOUBLED if doubled else MARK
        self._places: dict[re.Pattern[str], list[int]] = {}
        self.behind: dict[Family, dict[int, re.Match[str]]] = {}  # see ``pairing``

    def marks(self, start: int | None = None) -> Iterator[re.Match[str]]:
        """Yield the marks from ``start`` on, less the signs that are none whatever stands around."""
        for mark in self._mark.finditer(self.text, self.start if start is None else start, self.end):
            if mark.start() not in self.signs:
                yield mark

    def around(self, mark: re.Match[str]) -> tuple[str, str]:
        """The character before a mark and the one behind it, spaces at the edges."""
        before = self.text[mark.start() - 1] if mark.start() > self.start else " "
        return before, self.text[mark.end()] if mark.end() < self.end else " "

    def may_measure(self, mark: re.Match[str]) -> bool:
        """Tell whether a mark stands where the sign for inches does: *12"*, *6' 2"*."""
        return self.around(mark)[0] in MEASURED or mark.start() in self.inches

    @cached_property
    def forms(self) -> list[re.Match[str]]:
        """All marks of the paragraph, in order."""
        return list(self.marks())

    @cached_property
    def _last(self) -> dict[Family, int]:
        """Where the last mark of each family stands."""
        return {FAMILY[mark.group()]: mark.start() for mark in self.forms}

    @cached_property
    def _plain(self) -> list[re.Match[str]]:
        """The double marks that cannot measure anything."""
        return [m for m in self.forms if FAMILY[m.group()] == "double" and not self.may_measure(m)]

    def has_later(self, family: Family, offset: int) -> bool:
        """Tell whether a mark of a family stands at ``offset`` or behind it."""
        return self._last.get(family, -1) >= offset

    def plain_double(self, offset: int) -> re.Match[str] | None:
        """The first double mark from ``offset`` on that cannot measure anything."""
        at = bisect_left(self._plain, offset, key=re.Match.start)
        return self._plain[at] if at < len(self._plain) else None

    def finds(self, pattern: re.Pattern[str], offset: int) -> int | None:
        """Where the first match of ``pattern`` from ``offset`` on begins; it is sought once a paragraph."""
        places = self._places.get(pattern)
        if places is None:
            places = [m.start() for m in pattern.finditer(self.text, self.start, self.end)]
            self._places[pattern] = places
        at = bisect_left(places, offset)
        return places[at] if at < len(places) else None

    def last_before(self, offset: int) -> str:
        """The last character before ``offset`` that is no space, empty where there is none."""
        while offset > self.start and self.text[offset - 1].isspace():
            offset -= 1
        return self.text[offset - 1 : offset] if offset > self.start else ""


def both_open_single(text: str, paragraph: Span, after: Span) -> bool:
    """Tell whether two paragraphs open with a single mark: then the first may be left open."""
    first, second = text[paragraph.start : paragraph.start + 1], text[after.start : after.start + 1]
    return first in ("‘", "'") and second == first and not ELISIONS.match(text, paragraph.start + 1)
