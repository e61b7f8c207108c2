"""Finds who speaks in a quotation that stands without cue and source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.entities.as_speaker import speaker_of
from quotetrack.model import Quote, Span, Speaker

_THEN_NAME = re.compile(r"[”’'\"]?\s*:\s+")
_CLOSING = frozenset("”’»\"'")
_SURE = 0.6  # of a quotation that only its surroundings assign


def fill_floating(cast: Cast, quotes: Sequence[Quote], speakers: list[Speaker | None]) -> None:
    """Put into ``speakers`` who speaks in the quotations without cue and source, where something tells.

    *Roe put down the cup. “It is cold.”* is Roe's; a quotation alone in its paragraph goes on from the
    statement before it, or is that of the paragraph after it which begins with a quotation; one that no
    mark closes is always the latter. A paragraph without any parts it from both.
    """
    loose = [
        i
        for i, q in enumerate(quotes)
        if speakers[i] is None and q.kind == "direct" and q.cue is None and not q.source
    ]
    for index in reversed(loose):
        end = quotes[index].content[-1].end
        if not _CLOSING & set(cast.reading.text[end - 1 : end + 2]):
            here = _paragraph(cast, quotes[index].content[0].start)
            speakers[index] = _loosely(_speaks_next(cast, quotes, speakers, here))
    for index in loose:
        if speakers[index] is None:
            speakers[index] = _loosely(_around(cast, quotes, speakers, index))


def _loosely(found: Speaker | None) -> Speaker | None:
    """Return a speaker as one that only the surroundings tell."""
    return replace(found, method="continuation", confidence=_SURE) if found is not None else None


def _around(
    cast: Cast, quotes: Sequence[Quote], speakers: Sequence[Speaker | None], index: int
) -> Speaker | None:
    """Return who speaks in quote ``index`` by what stands behind it, before it and after it."""
    start, end = quotes[index].content[0].start, quotes[index].content[-1].end
    found = _after_colon(cast, end)
    if found is None:
        here = _paragraph(cast, start)
        found = (
            _subject_before(cast, start, here)
            or _spoke(cast, quotes, speakers, (index, here))
            or _speaks_next(cast, quotes, speakers, here)
        )
    return found


def _paragraph(cast: Cast, offset: int) -> int:
    """Return the number of the paragraph at ``offset``, -1 where no sentence was read."""
    sentence = cast.reading.sentence_at(offset)
    return sentence.paragraph if sentence is not None else -1


def _after_colon(cast: Cast, end: int) -> Speaker | None:
    """*‘No door is too small’: Mayor Roe on the night*, as headlines have it."""
    match = _THEN_NAME.match(cast.reading.text, end)
    pairs = cast.reading.tokens_in(Span(match.end(), match.end() + 30)) if match else []
    for sentence, token in pairs:
        entity = cast.entity_at(sentence, token.index)
        if entity is not None:
            return speaker_of([entity], "name") if entity.label == "person" else None
    return None


def _subject_before(cast: Cast, start: int, here: int) -> Speaker | None:
    """*Roe put down the cup. “It is cold.”*: the subject of the sentence before, in one paragraph."""
    subjects = [
        (m.span, e)
        for e in cast.nearby.entities(start)
        if e.label == "person"
        for m in e.mentions
        if m.weight >= 0.9 and not m.quoted and m.span.end <= start
    ]
    subjects = [pair for pair in subjects if _paragraph(cast, pair[0].start) == here]
    return speaker_of([max(subjects, key=lambda pair: pair[0])[1]], "name") if subjects else None


def _spoke(
    cast: Cast, quotes: Sequence[Quote], speakers: Sequence[Speaker | None], place: tuple[int, int]
) -> Speaker | None:
    """Return the speaker of the statement right before, in this paragraph or the last."""
    index, here = place
    start = quotes[index].content[0].start
    before = [
        (q.content[-1].end, s)
        for q, s in zip(quotes, speakers, strict=True)
        if s is not None and q.content[-1].end <= start and q.parent is None
    ]
    if not before:
        return None
    end, speaker = max(before, key=lambda pair: pair[0])
    return speaker if here - _paragraph(cast, max(end - 1, 0)) <= 1 else None


def _speaks_next(
    cast: Cast, quotes: Sequence[Quote], speakers: Sequence[Speaker | None], here: int
) -> Speaker | None:
    """Return the speaker of the quotation that opens the next paragraph."""
    after = [
        (q.content[0].start, s)
        for q, s in zip(quotes, speakers, strict=True)
        if s is not None and q.kind != "indirect" and _paragraph(cast, q.content[0].start) == here + 1
    ]
    if not after:
        return None
    start, speaker = min(after, key=lambda pair: pair[0])
    opens = any(start - 3 <= p.start <= start for p in cast.reading.doc.layout.paragraphs)
    return speaker if opens else None
