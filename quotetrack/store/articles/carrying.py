"""Keeps the ids of quotes while their article is edited, or extracted anew.

A quote whose words stand in the new text keeps its id, wherever they moved and whatever changed around
them. One whose own words changed is another quote, and the successor of the first.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from quotetrack.model import Attribution, Span, hull
from quotetrack.model.offsets import Stretches
from quotetrack.model.text_edits import CarriedOffsets, text_edits
from quotetrack.store.reviews.anchoring import attribution_likeness
from quotetrack.store.reviews.locating import relocate
from quotetrack.store.reviews.snapshots import CONTEXT, Snapshot, current, kept_snapshot

_WORDS, _EDGES = 4.0, 2.0  # what the same words, and the same words under other edges, weigh beside likeness


@dataclass(frozen=True, slots=True)
class FormerQuote:
    """A stored quote before its article is written anew: what it says, and what was last found of it."""

    id: str
    snapshots: tuple[Snapshot, ...]


@dataclass(frozen=True, slots=True)
class CarriedIds:
    """The ids of the attributions in their order, and by the id of a quote that goes, its successor's."""

    ids: tuple[str, ...]
    kept: frozenset[str]
    successors: dict[str, str]


def former_quotes_of(
    connection: sqlite3.Connection, article: int, text: str, sha256: str
) -> list[FormerQuote]:
    """Return the quotes of a stored article, in the order of its text."""
    ids = connection.execute("SELECT id FROM quotes WHERE article = ? ORDER BY start, number", (article,))
    return [FormerQuote(one, _snapshots(connection, one, text, sha256)) for (one,) in ids.fetchall()]


def _snapshots(connection: sqlite3.Connection, quote: str, text: str, sha256: str) -> tuple[Snapshot, ...]:
    """Return what a quote says now and, where a person set it right, what had been found."""
    now = current(connection, quote)
    found = connection.execute(
        "SELECT max(v.id) FROM reviewed AS w JOIN reviews AS v ON v.reviewed = w.id"
        " WHERE w.quote = ? AND v.status = 'found'",
        (quote,),
    ).fetchone()[0]
    before = kept_snapshot(connection, found, text, sha256) if found is not None else None
    return (now,) if before is None or before == now else (now, before)


def carry_ids(
    before: Sequence[FormerQuote],
    text_before: str,
    found: Sequence[Attribution],
    text: str,
    *,
    taken: Collection[str] = (),
) -> CarriedIds:
    """Return the ids of ``found`` in ``text``, those of the quotes ``before`` that they are.

    ``taken`` are ids that mean quotes of other articles. Each quote before is at most one of those found,
    the likeliest.
    """
    matched = _matches(before, text_before, found, text) if before else []
    ids: dict[int, str] = {}
    successors: dict[str, str] = {}
    replaced: dict[int, str] = {}
    done: set[str] = set()
    for same, index, quote in matched:
        if quote in done or index in ids or index in replaced:
            continue
        done.add(quote)
        if same:
            ids[index] = quote
        else:
            replaced[index] = quote
    kept = frozenset(ids.values())
    used = {*taken, *kept, *(one.id for one in before)}
    for index, attribution in enumerate(found):
        if index not in ids:
            ids[index] = free_id(attribution.id, used)
            used.add(ids[index])
        if index in replaced:
            successors[replaced[index]] = ids[index]
    return CarriedIds(tuple(ids[i] for i in range(len(found))), kept, successors)


def free_id(wanted: str, used: Collection[str]) -> str:
    """Return an id for a quote: ``wanted``, or one made of it where that means another quote."""
    found, turn = wanted, 1
    while found in used:
        turn += 1
        found = "q" + hashlib.sha256(f"{wanted}:{turn}".encode()).hexdigest()[:12]
    return found


def _matches(
    before: Sequence[FormerQuote], text_before: str, found: Sequence[Attribution], text: str
) -> list[tuple[bool, int, str]]:
    """Return whether it is the same quote, the index of what was found, and the id: likeliest first."""
    offsets = CarriedOffsets(text_edits(text_before, text))
    edited = text_before != text
    places = [(hull(one.quote.content), _snapshot(one)) for one in found]
    held = Stretches((index, (around,)) for index, (around, _) in enumerate(places))
    scored = []
    for order, quote in enumerate(before):
        for index, known in _near(quote, text_before, text, offsets, held).items():
            new = places[index][1]
            likeness = max(attribution_likeness(moved, new) for _, moved in known)
            words = _words(text, new)
            as_written = any(_words(text_before, one) == words for one, moved in known if _touch(moved, new))
            if not likeness and not as_written:
                continue
            edges = not edited or offsets.keeps(places[index][0])
            weight = likeness + (_WORDS if as_written else _EDGES if edges else 0)
            same_id = found[index].id == quote.id
            scored.append((weight, same_id, -order, -index, as_written or edges, quote.id))
    scored.sort(reverse=True)
    return [(same, -index, quote) for _, _, _, index, same, quote in scored]


def _near(
    quote: FormerQuote,
    text_before: str,
    text: str,
    offsets: CarriedOffsets,
    held: Stretches[int],
) -> dict[int, list[tuple[Snapshot, Snapshot]]]:
    """Return, by the index of what was found there, what a quote said and where it can stand now."""
    near: dict[int, list[tuple[Snapshot, Snapshot]]] = {}
    for one in quote.snapshots:
        for moved in _in_new_text(one, text_before, text, offsets):
            for index in held.meeting(hull(moved.content)):
                near.setdefault(index, []).append((one, moved))
    return near


def _in_new_text(one: Snapshot, before: str, text: str, offsets: CarriedOffsets) -> list[Snapshot]:
    """Return where an attribution can stand in the new text: where edits take it, and where its words are."""
    places = []
    content = [moved for span in one.content if (moved := offsets.span(span))]
    if content:
        cue = offsets.span(one.cue) if one.cue else None
        places.append(_moved(one, tuple(content), cue))
    around = hull(one.content)
    found = relocate(
        text,
        [part for part in one.parts(before) if part.role != "source"],
        before[max(0, around.start - CONTEXT) : around.start],
        before[around.end : around.end + CONTEXT],
    )
    if found is not None:
        count = len(one.content)
        places.append(_moved(one, found[:count], found[count] if one.cue else None))
    return places


def _moved(one: Snapshot, content: tuple[Span, ...], cue: Span | None) -> Snapshot:
    """Return an attribution at other places of a text; its source tells nothing here."""
    return Snapshot(one.kind, content, cue, one.cue_lemma, (), one.speaker)


def _snapshot(attribution: Attribution) -> Snapshot:
    """Return the places of an attribution that was found."""
    quote = attribution.quote
    cue = quote.cue.span if quote.cue else None
    return Snapshot(quote.kind, quote.content, cue, None, quote.source, attribution.speaker)


def _words(text: str, one: Snapshot) -> list[str]:
    """Return the words of a content, however they are set apart."""
    return [word for span in one.content for word in span.of(text).split()]


def _touch(one: Snapshot, other: Snapshot) -> bool:
    """Tell whether two contents share a character."""
    return any(a.overlaps(b) for a in one.content for b in other.content)
