"""Resolves the labels of interviews: *Q:* and *A:* at a paragraph's head."""

from __future__ import annotations

from bisect import bisect_right

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.entities.as_speaker import speaker_of
from quotetrack.attribute.entities.relabelling import ANSWERS, ASKS
from quotetrack.lexicon.person_words import fold_word, titles
from quotetrack.model import Quote, Speaker


def resolve_label(cast: Cast, quote: Quote) -> Speaker | None:
    """Return who *Q:* and *A:* are: the interviewer, and whom the introduction speaks of most.

    None for any other source.
    """
    if quote.cue is None or quote.cue.lemma != ":" or len(quote.source) != 1:
        return None
    label = quote.source[0].of(cast.reading.text).strip().upper()
    if label in ASKS:
        return asks_interview(cast)
    if label not in ANSWERS:
        return _titled(cast, quote.source[0].of(cast.reading.text).strip())
    return answers_interview(cast, quote.source[0].start)


def asks_interview(cast: Cast) -> Speaker:
    """Return who puts the questions of an interview: its writer under his name, else nobody known."""
    if cast.author:
        return Speaker((cast.author,), "author", "description", confidence=0.8)
    return Speaker(("interviewer",), "anonymous", "description", confidence=0.8)


def answers_interview(cast: Cast, before: int) -> Speaker:
    """Return whom an interview asks: who is named most often, and early, before the offset ``before``."""
    people = ((bisect_right(ends, before), f) for f, ends in cast.by_name.introduced if f.name != cast.author)
    told = [pair for pair in people if pair[0]]
    if not told:
        return Speaker(("interviewee",), "anonymous", "description", confidence=0.5)
    return speaker_of([max(told, key=lambda pair: pair[0])[1]], "description", 0.8)


def _titled(cast: Cast, label: str) -> Speaker | None:
    """*PROF. ROE:* is Ann Roe where the text names her, else Roe; *THE CHAIR:* is no title."""
    first, *rest = label.split()
    if not rest or not label.isupper() or (fold_word(first),) not in titles():
        return None
    known = cast.by_name.surnamed(rest[-1])
    if known:
        return speaker_of(known[:1], "name")
    return Speaker((" ".join(w.title() for w in rest),), "person", "name", first.title(), confidence=0.8)
