"""Passes an agency on from one statement to the same speaker's others of the occasion."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from quotetrack.lexicon.word_sets import word_list
from quotetrack.model import Agency, Quote, Speaker

_REPORT_REACH, _CARRY_REACH, _TOLD_REACH = 700, 400, 700  # code points
_WRITTEN = word_list("provenance.written_stems")
_SOURCE = re.compile(r"\bsources?$|^sources?\b")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A statement whose agency the text gives: where it stands and who makes it."""

    start: int
    names: tuple[str, ...]
    agency: Agency


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a quote's own sentence tells: its place, its agency, another time, a channel of its own."""

    start: int
    agency: Agency | None
    past: bool
    own: bool


def pass_on(
    quotes: Sequence[Quote],
    speakers: Sequence[Speaker | None],
    occasions: Sequence[Occasion],
    tellings: Sequence[Anchor],
) -> list[Agency | None]:
    """Return the agency of every quote, those that name none inheriting from the same speaker.

    *told Reuters* holds for the speaker's statements after it, and for those shortly before;
    *AP reported* for the next ones. A statement on another occasion or over another channel,
    and a speaker without a name, inherit nothing, save *sources* of the outlet that just spoke.
    ``tellings`` are anchors in sentences that are no quotes (*She told Reuters that much.*).
    """
    answer = [o.agency for o in occasions]
    anchors: defaultdict[tuple[str, ...], list[Anchor]] = defaultdict(list)
    for anchor in (*tellings, *_anchors(speakers, occasions)):
        anchors[anchor.names].append(anchor)
    closings: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for occasion, who in zip(occasions, speakers, strict=True):
        if occasion.own and occasion.agency is None and who is not None:
            closings[who.names].append(occasion.start)
    order = sorted(range(len(quotes)), key=lambda i: occasions[i].start)
    for place, index in enumerate(order):
        speaker, here = speakers[index], occasions[index]
        if here.agency is not None or speaker is None or here.past or here.own:
            continue
        if speaker.type in ("anonymous", "group"):
            answer[index] = _outlets_source(answer[order[place - 1]] if place else None, speaker)
            continue
        same = anchors.get(speaker.names, [])
        closed = [start for start in closings.get(speaker.names, ()) if start < here.start]
        before = [a for a in same if max(closed, default=-1) < a.start < here.start]
        after = [a for a in same if a.start > here.start and not closed]
        answer[index] = _nearest(before, after, here.start, quotes[index])
    return answer


def _anchors(speakers: Sequence[Speaker | None], occasions: Sequence[Occasion]) -> list[Anchor]:
    """Return the quotes that can pass their agency on."""
    return [
        Anchor(o.start, s.names, o.agency)
        for o, s in zip(occasions, speakers, strict=True)
        if s is not None and o.agency is not None and o.agency.relation != "speaker" and not o.past
    ]


def _nearest(before: Sequence[Anchor], after: Sequence[Anchor], start: int, quote: Quote) -> Agency | None:
    """Return the agency that the nearest anchor passes on, None where it is too far off.

    What is *carried* (an essay, a post) reaches only the writer's next words that are written too.
    """
    if before:
        near = max(before, key=lambda a: a.start)
        gap = start - near.start
        if near.agency.relation == "reported" and gap > _REPORT_REACH:
            return None
        written = quote.cue is not None and quote.cue.lemma.lower().startswith(_WRITTEN)
        carried = near.agency.relation == "carried"
        return near.agency if not carried or (gap < _CARRY_REACH and written) else None
    told = sorted((a for a in after if a.agency.relation == "told"), key=lambda a: a.start)
    return told[0].agency if told and told[0].start - start < _TOLD_REACH else None


def _outlets_source(before: Agency | None, speaker: Speaker) -> Agency | None:
    """*The Post has learned ..., sources said*: unnamed sources are those of the outlet before."""
    if (
        before is None
        or before.relation not in ("speaker", "reported")
        or not _SOURCE.search(speaker.names[0])
    ):
        return None
    return Agency(before.name, "reported", before.mention)
