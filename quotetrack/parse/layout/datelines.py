"""Finds the dateline that opens a paragraph: place, date, agency and dash (*MOSCOW (AP) —*).

A dateline that names an agency is one wherever a paragraph opens; one
that does not (*AMMAN —*) only near the top, since a dash after a name is common in prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotetrack.lexicon.press.furniture import is_label
from quotetrack.lexicon.press.outlets import Outlet, outlet
from quotetrack.lexicon.word_sets import alternatives, word_pairs

_DASH = r"(?:--+|[-–—―_:])"
_CARRIED = re.compile(
    rf"(?P<head>[^()/\"“”!?;:]{{0,90}}?)\s*(?:\((?P<outlet>[^()]{{2,40}})\)|/(?P<slashed>[^()/]{{2,40}})/)\.?"
    rf"(?P<dash>\s*{_DASH}+)?(?P<gap>\s*)"
)
_BARE = re.compile(r"(?P<head>[^()\"“”!?;:—–―]{3,60}?)(?:\s*(?:--+|[–—―])\s*|\s+[-_]\s+)(?=\S)")
_COLON = re.compile(r"(?P<head>[A-Z][A-Z .'’-]{2,30}(?:,\s+[A-Z][a-z]+\.?\s+\d{1,2})?):\s+(?=\S)")
_BYLINE = re.compile(r"By\s+(?:[A-Z][\w.'’-]*,?\s+|and\s+){2,8}(?=[A-Z]{3})")
_MONTHS = "|".join(f"{short}(?:{rest})?" for short, rest in word_pairs("parsing.months").items())
_CALENDAR = re.compile(rf"(?:{_MONTHS}|(?:{alternatives('parsing.weekday_stems')})(?:s|day)?)", re.IGNORECASE)
_PARTICLE = re.compile(rf"(?:{alternatives('parsing.place_particles')})", re.IGNORECASE)
_FIGURE = re.compile(rf"\d{{1,4}}(?:{alternatives('checking.ordinal_endings')})?")
_MOST_WORDS = 9  # of *PORT AU PRINCE, Haiti, Tuesday, Sept. 26, 2017*


@dataclass(frozen=True, slots=True)
class Dateline:
    """``end`` is where the paragraph's own words start; ``agency`` the outlet between brackets."""

    end: int
    agency: str | None


def find_dateline(paragraph: str, *, near_top: bool = False, first: bool = False) -> Dateline | None:
    """Return the dateline that opens ``paragraph``, offsets from its start.

    ``near_top``: no more than two paragraphs precede, so that the agency may be missing;
    ``first``: none precedes, so that the place may also be written small (*Cape Town - The ...*) or
    stand before a colon (*NEW DELHI: The ...*).
    """
    byline = _BYLINE.match(paragraph)
    base = byline.end() if byline else 0
    found = _carried(paragraph[base : base + 200])
    if found is None and near_top:
        found = _bare(paragraph[base : base + 120], first) or (_colon(paragraph) if first else None)
    return Dateline(base + found.end, found.agency) if found else None


def _carried(text: str) -> Dateline | None:
    """*MOSCOW (AP) — The ...*, *London (CNN) The ...*; refuses *The mayor (Reuters) said ...*."""
    match = _CARRIED.match(text)
    if match is None or not _is_place(match["head"], empty=True):
        return None
    name = match["outlet"] or match["slashed"]
    named = _outlet(name)
    place = match["head"].strip(" ,")
    capitals = place.split(",")[0].isupper()
    after = text[match.end() :]
    opens = bool(after) and (after[0].isupper() or not after[0].isalpha())
    if named is None:
        unknown = capitals and match["dash"] and re.fullmatch(r"[A-Z][\w. -]{1,30}", name)
        return Dateline(match.end(), None) if unknown and opens else None
    if not place and not match["dash"]:
        return None
    if match["dash"] or (capitals and (opens or match["slashed"])):
        return Dateline(match.end(), named.name)
    short = len(place.split()) <= 4 and named.kind in ("wire", "broadcaster")
    return Dateline(match.end(), named.name) if short and opens and place and after else None


def _bare(text: str, first: bool) -> Dateline | None:
    """*AMMAN, Jordan — The ...*; refuses *UPDATE — The ...* and *The dam — a ruin — broke*."""
    match = _BARE.match(text)
    if match is None or not _is_place(match["head"]):
        return None
    place, _, rest = match["head"].partition(",")
    after = text[match.end() :]
    dash = text[match.end("head") : match.end()]
    if not (after[0].isupper() or not after[0].isalpha()):
        return None
    if place.isupper() and len(place.split()) <= 3 and any(map(str.isspace, dash)):
        return Dateline(match.end(), None)
    small = first and dash[-1].isspace() and len(place.split()) <= 3 and (rest or "—" not in dash)
    return Dateline(match.end(), None) if small else None


def _colon(text: str) -> Dateline | None:
    """*NEW DELHI: The ...*; refuses *UPDATE: The ...*."""
    match = _COLON.match(text)
    if match is None or not _is_place(match["head"]) or len(match["head"].split()) > 4:
        return None
    after = text[match.end()]
    return Dateline(match.end(), None) if after.isupper() else None


def _outlet(name: str) -> Outlet | None:
    """Return the outlet between the brackets, the first of several (*AP/AFP*)."""
    for part in (name, *re.split(r"\s*[/,;&+]\s*|\s+and\s+", name)):
        found = outlet(part) or outlet(part.title() if part.isupper() and len(part) > 4 else part)
        if found is not None:
            return found
    return None


def _is_place(head: str, *, empty: bool = False) -> bool:
    """Tell whether every word of ``head`` can stand before a dateline's bracket or dash."""
    words = head.replace(",", " ").split()
    if not words:
        return empty
    if len(words) > _MOST_WORDS or is_label(words[0].strip(".'’")):
        return False
    return all(_place_word(word) for word in words)


def _place_word(word: str) -> bool:
    """Tell whether one word can belong to a place or a date."""
    bare = word.strip(".'’")
    if _CALENDAR.fullmatch(bare) or _PARTICLE.fullmatch(bare):
        return True
    return bool(bare) and (bare[0].isupper() or _FIGURE.fullmatch(bare) is not None)
