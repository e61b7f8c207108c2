"""Follows who speaks on which occasion, and passes an agency on to the other statements of the same one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import attrgetter

from quotetrack.attribute.provenance.moments import ANY_TIME, SaidWhen
from quotetrack.lexicon.word_sets import word_list, word_set
from quotetrack.model import Agency, Quote, Speaker

_start = attrgetter("start")
_REPORT_REACH, _CARRY_REACH, _TOLD_REACH = 700, 400, 700  # code points
_WRITE_REACH = 1600  # code points from a piece to what its writer *wrote*, be others between
_NEXT_REACH = 700  # code points from one statement of a run to the next
_LEDE = 2  # paragraphs that may sum up what follows: the headline and the one behind it
_SAID = frozenset(("speech", "no_comment"))
_WRITTEN = word_list("provenance.written_stems")
_MESSAGES = word_set("provenance.messaging")
_SOURCES = word_set("provenance.unnamed_sources")
_MEMBERS = word_set("provenance.members")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A statement whose agency the text gives: where it stands and who makes it."""

    start: int
    names: tuple[str, ...]
    agency: Agency
    paragraph: int = -1  # where more of the same writing follows, -1 where nothing does
    statement: bool = False  # a text of its own, in which nothing was said before it
    when: SaidWhen = ANY_TIME


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a quote's own sentence tells of when and to whom it was said.

    ``past`` is another time, ``own`` a channel of its own (*in a statement*), ``elsewhere`` somebody else who
    was told (*told the committee*), ``back`` a reference to an interview spoken of before,
    ``document`` that what was issued before goes on (*the statement added*), ``paragraph`` the number of its
    paragraph, ``when`` the day and the gathering that it names.
    """

    start: int
    agency: Agency | None
    past: bool = False
    own: bool = False
    elsewhere: bool = False
    back: bool = False
    document: bool = False
    paragraph: int = -1
    when: SaidWhen = ANY_TIME


class _Placed:
    """What can pass an agency on to one speaker's other statements, by place."""

    def __init__(self) -> None:
        self._all: list[Anchor] = []
        self._told: list[Anchor] = []
        self._talks: list[Anchor] = []  # those in which more was said

    def add(self, anchor: Anchor) -> None:
        """Take in one more; of several at one place the first counts."""
        insort(self._all, anchor, key=_start)
        if anchor.agency.relation == "told":
            insort(self._told, anchor, key=_start)
            if not anchor.statement:
                insort(self._talks, anchor, key=_start)

    @property
    def all(self) -> Sequence[Anchor]:
        """Each that was taken in, in the order of the text."""
        return self._all

    def last_before(self, place: int, after: int) -> Anchor | None:
        """Return the last one before ``place`` that stands behind ``after``."""
        found = _first_of_last(self._all, place)
        return found if found is not None and found.start > after else None

    def told_before(self, place: int) -> Anchor | None:
        """Return the last talk with an outlet before ``place``."""
        return _first_of_last(self._told, place)

    def told_behind(self, place: int) -> Anchor | None:
        """Return the first talk with an outlet behind ``place`` that is no statement."""
        at = bisect_right(self._talks, place, key=_start)
        return self._talks[at] if at < len(self._talks) else None


def _placed(anchors: defaultdict[tuple[str, ...], _Placed], names: tuple[str, ...]) -> _Placed:
    """Return what can pass an agency on to somebody, to several what each has: *Poe and Reyl told Sona so*.

    Not: *Poe told Sona so*, where both speak.
    """
    each = [anchors.get((name,)) for name in names]
    if names not in anchors and len(each) > 1:
        first, *others = ({a.agency.name for a in one.all} if one is not None else set() for one in each)
        shared = first.intersection(*others)
        for anchor in each[0].all if each[0] is not None else ():
            if anchor.agency.name in shared:
                anchors[names].add(anchor)
    return anchors[names]


def _first_of_last(anchors: Sequence[Anchor], place: int) -> Anchor | None:
    """Return the first of those that begin last before ``place``."""
    at = bisect_left(anchors, place, key=_start)
    return anchors[bisect_left(anchors, anchors[at - 1].start, key=_start)] if at else None


def _last(places: Sequence[int], before: int) -> int:
    """Return the last place before another, -1 where there is none."""
    at = bisect_left(places, before)
    return places[at - 1] if at else -1


def pass_on(
    quotes: Sequence[Quote],
    speakers: Sequence[Speaker | None],
    occasions: Sequence[Occasion],
    tellings: Sequence[Anchor],
) -> list[Agency | None]:
    """Return the agency of every quote, those that name none inheriting from the same speaker.

    *told Reuters* holds for the speaker's statements after it, and for those shortly before;
    *AP reported* for the next ones, as long as nobody else speaks between them. A statement on another
    occasion or day, at a meeting, over another channel or to somebody else inherits nothing; *in the
    interview* goes back to one. Somebody without a name is the same speaker as long as the article
    describes nobody else so.
    ``tellings`` are anchors in sentences that are no quotes (*She told Reuters that much.*).
    """
    answer = [o.agency for o in occasions]
    anchors: defaultdict[tuple[str, ...], _Placed] = defaultdict(_Placed)
    for anchor in sorted((*tellings, *_anchors(quotes, speakers, occasions)), key=_start):
        anchors[anchor.names].add(anchor)
    closings: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for occasion, who in zip(occasions, speakers, strict=True):
        if occasion.own and occasion.agency is None and who is not None and not occasion.document:
            insort(closings[who.names], occasion.start)
    order = sorted(range(len(quotes)), key=lambda i: occasions[i].start)
    spoken = None  # the statement before: what somebody thinks or sees between two changes nothing
    known = (speakers, occasions, answer)
    for index in order:
        last, spoken = spoken, index if quotes[index].klass in _SAID else spoken
        speaker, here = speakers[index], occasions[index]
        if here.agency is None and speaker is not None and here.elsewhere:
            insort(closings[speaker.names], here.start)  # what follows was said to them, too
            continue
        if here.agency is not None or speaker is None or here.past:
            continue
        same = _placed(anchors, speaker.names)
        if here.back:
            told = same.told_before(here.start)
            answer[index] = told.agency if told is not None else None
            continue
        if here.own and not here.document:
            continue
        run = _run(last, index, known)
        if speaker.type in ("anonymous", "group") and not _known(speaker, run):
            answer[index] = _outlets_source(answer[last] if last is not None else None, speaker)
            continue
        closed = _last(closings[speaker.names], here.start)
        before = same.last_before(here.start, closed)
        later = before is None and closed < 0 and quotes[index].parent is None
        after = same.told_behind(here.start) if later else None
        if before is not None and here.when.apart_from(before.when):
            insort(closings[speaker.names], here.start)  # what follows was said there, too
            continue
        if after is not None and not _leads_to(index, after, order, quotes, known):
            continue
        found = answer[index] = _nearest(before, after, here, quotes[index]) or run
        if found is not None and found.relation == "carried":
            same.add(Anchor(here.start, speaker.names, found, here.paragraph))
        if answer[index] is None:
            answer[index] = _outlets_source(answer[last] if last is not None else None, speaker)
    return answer


_Known = tuple[Sequence[Speaker | None], Sequence[Occasion], Sequence[Agency | None]]


def _leads_to(
    index: int, after: Anchor, order: Sequence[int], quotes: Sequence[Quote], known: _Known
) -> bool:
    """Tell whether a statement is part of a talk of which only what stands behind it tells.

    *“It leaks,” Roe said. She told Reuters more.* Not: where somebody else speaks between, or paragraphs
    apart, but for what a headline or a lede sums up.
    """
    speakers, occasions, _ = known
    here = occasions[index]
    if after.start - here.start >= _TOLD_REACH or not here.when.leads_to(after.when):
        return False
    opens = here.paragraph == 0 or (quotes[index].kind != "direct" and here.paragraph < _LEDE)
    reach = 2 if opens else 1
    if -1 not in (here.paragraph, after.paragraph) and after.paragraph - here.paragraph > reach:
        return False
    place = bisect_right(order, here.start, key=lambda i: occasions[i].start)
    near = list(takewhile(lambda i: occasions[i].start < after.start, order[place:]))
    reported = [c for i in (index, *near, *order[place + len(near) :][:1]) for c in quotes[i].content]
    for other in near:
        speaker, start = speakers[other], occasions[other].start
        inner = quotes[other].parent is not None or any(c.start <= start < c.end for c in reported)
        if quotes[other].klass != "speech" or inner or speaker is None:
            continue
        if speaker.names != after.names:
            return False
    return True


def _run(last: int | None, index: int, known: _Known) -> Agency | None:
    """Return the agency of the statement right before, where it is of the same speaker's run.

    *An official said so, AP reported. The official said ... The official said ...*: AP, as long as nobody
    else speaks between them.
    """
    speakers, occasions, answer = known
    if last is None or answer[last] is None or occasions[last].past:
        return None
    if occasions[index].when.apart_from(occasions[last].when):
        return None
    one, other, agency = speakers[last], speakers[index], answer[last]
    near = occasions[index].start - occasions[last].start < _NEXT_REACH
    same = one is not None and other is not None and (one.names == other.names or _is_of(other, one))
    if not same or not near or agency is None or agency.relation not in ("told", "reported"):
        return None
    return agency


def _is_of(speaker: Speaker, group: Speaker) -> bool:
    """Tell whether a speaker is one of the people before: *Two guards told Reuters so. It leaks, [one] said*.

    Not: *Ann Roe told Reuters so. It leaks, one said*.
    """
    return group.type == "group" and len(speaker.names) == 1 and speaker.names[0].lower() in _MEMBERS


def _known(speaker: Speaker, run: Agency | None) -> bool:
    """Tell whether somebody without a name is surely the one before: by a description of several words.

    *official of the port board*; a bare *official* only where nobody spoke in between.
    """
    single = speaker.type == "anonymous" and len(speaker.names) == 1
    return run is not None or (single and (len(speaker.names[0].split()) > 1 or speaker.method == "pronoun"))


def _anchors(
    quotes: Sequence[Quote], speakers: Sequence[Speaker | None], occasions: Sequence[Occasion]
) -> list[Anchor]:
    """Return the quotes that can pass their agency on; what is tweeted is one message and no more."""
    once = [q.klass != "speech" or (q.cue is not None and q.cue.lemma.lower() in _MESSAGES) for q in quotes]
    return [
        Anchor(o.start, s.names, o.agency, -1 if one else o.paragraph, o.own, o.when)
        for one, o, s in zip(once, occasions, speakers, strict=True)
        if s is not None and o.agency is not None and o.agency.relation != "speaker" and not o.past
    ]


def _nearest(near: Anchor | None, after: Anchor | None, here: Occasion, quote: Quote) -> Agency | None:
    """Return the agency that the nearest anchor passes on, None where it is too far off.

    What is *carried* (an essay, a post) reaches the writer's next words that are written too, the further if
    he *wrote* them, and those of the same paragraph.
    """
    if near is not None:
        gap = min(here.start, quote.content[0].start) - near.start
        if near.agency.relation == "reported" and gap > _REPORT_REACH:
            return None
        if near.agency.relation != "carried":
            return near.agency
        written = quote.cue is not None and quote.cue.lemma.lower().startswith(_WRITTEN)
        written = written or here.document
        beside = near.paragraph == here.paragraph != -1
        wrote = quote.cue is not None and quote.cue.lemma.lower() == "write"
        reach = _WRITE_REACH if wrote else _CARRY_REACH
        return near.agency if gap < reach and (written or beside) else None
    return after.agency if after is not None and after.start - here.start < _TOLD_REACH else None


def _outlets_source(before: Agency | None, speaker: Speaker) -> Agency | None:
    """*The Post has learned ..., sources said*: unnamed sources are those of the outlet before."""
    words = speaker.names[0].lower().split()
    if before is None or before.relation not in ("speaker", "reported"):
        return None
    unnamed = speaker.type in ("anonymous", "group") and {words[0], words[-1]} & _SOURCES
    return Agency(before.name, "reported", before.mention) if unnamed else None
