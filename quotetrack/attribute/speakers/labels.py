"""Resolves the labels of interviews: *Q:* and *A:* at a head, and the names of outlets that ask."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.entities.as_speaker import speaker_of
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.relabelling import ANSWERS, ASKS
from quotetrack.lexicon.person_words import fold_word, initials_of, titles
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.press.unlisted_outlets import is_outlet_name
from quotetrack.model import Quote, Speaker, Turn

_SURE = 0.9  # of a name that a label gives
_PAIR = 2  # who talk in an interview
_INTRODUCED = 20  # quotations among which an introduction's are


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
    return answers_interview(cast, quote.source[0].start, quote.source[0].start)


def asks_interview(cast: Cast) -> Speaker:
    """Return who puts the questions of an interview: its writer under his name, else nobody known."""
    if cast.author:
        return Speaker((cast.author,), "author", "description", confidence=0.8)
    return Speaker(("interviewer",), "anonymous", "description", confidence=0.8)


def answers_interview(cast: Cast, opening: int, before: int) -> Speaker:
    """Return whom an interview asks: who speaks in its introduction, else who is named most often there.

    *Ana Poe blames the minister. “He lied,” Poe says. Q: Why?* asks Ana Poe, however often the minister is
    named. ``opening`` is where the first question is, ``before`` the answer, which may be the first to follow
    a name.
    """
    for end in (opening, before):
        named = {f: bisect_right(ends, end) for f, ends in cast.by_name.introduced if f.name != cast.author}
        told = {f: n for f, n in named.items() if n}
        spoken = _speaking_before(cast, end)
        if told:
            whom = max(told, key=lambda f: (spoken[f], told[f]))
            return speaker_of([whom], "description", 0.8)
    return Speaker(("interviewee",), "anonymous", "description", confidence=0.5)


def _speaking_before(cast: Cast, end: int) -> Counter[Entity]:
    """Count, of the first quotations, those before an offset whose source names somebody."""
    found: Counter[Entity] = Counter()
    for quote in cast.quotes[:_INTRODUCED]:
        if quote.parent is not None or quote.content[-1].end > end:
            continue
        for span in quote.source:
            for sentence, token in cast.reading.tokens_in(span):
                entity = cast.entity_at(sentence, token.index)
                if entity is not None and entity.label == "person":
                    found[entity] += 1
    return found


def _titled(cast: Cast, label: str) -> Speaker | None:
    """*PROF. ROE:* is Ann Roe where the text names her, else Roe; *THE CHAIR:* is no title."""
    first, *rest = label.split()
    if not rest or not label.isupper() or (fold_word(first),) not in titles():
        return None
    known = cast.by_name.surnamed(rest[-1])
    if known:
        return speaker_of(known[:1], "name")
    return Speaker((" ".join(w.title() for w in rest),), "person", "name", first.title(), confidence=0.8)


def initialled_turns(cast: Cast, turns: Sequence[Turn]) -> Mapping[Turn, Speaker]:
    """Return who talk under one letter each: *H: Here is Bo Ek.* below *By Helena Marsh*, and *B: Thanks.*

    The two are the writer and whoever is named by the end of the first turn. Not: *Q:* and *A:*, which ask
    and answer, nor a letter with which more than one of those named begins.
    """
    text = cast.reading.text
    labels = {t: t.source.of(text).strip(" .") for t in turns if t.source is not None}
    letters = set(labels.values())
    if len(letters) != _PAIR or any(len(x) != 1 or not x.isupper() for x in letters) or letters & ASKS:
        return {}
    first = min(turn.words[-1].end for turn in labels)
    people = [e for e, ends in cast.by_name.introduced if ends and ends[0] <= first and len(e.words) > 1]
    known = {e.name: speaker_of([e], "name", _SURE) for e in people if e.name != cast.author}
    if cast.author and " " in cast.author:
        known[cast.author] = Speaker((cast.author,), "author", "name", confidence=_SURE)
    fits = {x: [name for name in known if x in (name[0], name.split()[-1][0])] for x in letters}
    told = {names[0] for names in fits.values() if len(names) == 1}
    if len(told) != _PAIR:
        return {}
    return {turn: known[fits[label][0]] for turn, label in labels.items()}


def outlet_turns(text: str, turns: Sequence[Turn]) -> Mapping[Turn, Speaker]:
    """Return the outlets that ask: *The Avon Post: Who paid?*, and so *TAP: And then?*

    Not: *POST: Who paid?*, which may be somebody's name, nor *AP: And then?* where Ana Poe speaks.
    """
    labels = {t: " ".join(t.source.of(text).split()) for t in turns if t.source is not None}
    named = {label for label in labels.values() if " " in label and _is_outlet(label)}
    short = {initials_of(name): name for name in named}
    short |= {name.split()[-1]: name for name in named}  # The Avon Post: ... Post: ...
    others = {label for label in labels.values() if " " in label and label not in named}
    people = {part for label in others for part in ("".join(w[0] for w in label.split()), label.split()[-1])}
    found: dict[Turn, Speaker] = {}
    for turn, label in labels.items():
        name = label if label in named else short.get(label) if len(label) > 1 else None
        if name is not None and (label in named or label not in people):
            known = outlet(name)
            shown = known.name if known is not None else name.removeprefix("The ")
            found[turn] = Speaker((shown,), "organization", "name", confidence=_SURE)
    return found


def _is_outlet(label: str) -> bool:
    """Tell whether a label is an outlet's name alone: not *Ana Poe, The Avon Post*, nor *AVON POST*."""
    return not label.isupper() and "," not in label and is_outlet_name(label)
