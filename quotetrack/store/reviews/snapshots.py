"""What an attribution says at one moment: read from the rows of a quote, written back to them, kept
with a verdict.

The rows of a quote always hold what counts: what was found, or what a person set right. So every
query, the full-text index and every other program see corrections without knowing of reviews.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from quotetrack.model import Class, Hop, Kind, Relay, Span, Speaker, SpeakerType, hull
from quotetrack.store.database import storable
from quotetrack.store.people.appointing import appoint, enter, forget_unused, withdraw
from quotetrack.store.press_rows import agency_id, ends_of
from quotetrack.store.reviews.locating import TextPart, joined_words, locate, relocate

CONTEXT = 32  # characters kept on either side, as in a selector of the Web Annotation model


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one attribution says, in offsets of one text.

    ``klass`` None tells nothing of class, agencies (``relays``) and channel, which then stay as they are.
    """

    kind: Kind
    content: tuple[Span, ...]
    cue: Span | None
    cue_lemma: str | None
    source: tuple[Span, ...]
    speaker: Speaker | None
    klass: Class | None = None
    relays: tuple[Relay, ...] = ()
    channel: str | None = None

    def parts(self, text: str) -> tuple[TextPart, ...]:
        """Return the spans with their roles and words, content first."""
        cue = () if self.cue is None else (self.cue,)
        roles = (("content", self.content), ("cue", cue), ("source", self.source))
        return tuple(TextPart(role, span, span.of(text)) for role, spans in roles for span in spans)


def current(connection: sqlite3.Connection, quote: str) -> Snapshot:
    """Return what the rows of a quote say.

    Its speaker is called as the article does: whose name that is follows merges, and their undoing.
    """
    row = connection.execute(
        "SELECT kind, cue_start, cue_end, cue_lemma, method, candidates, speaker_confidence, role,"
        " affiliation, speaker, class, channel FROM quotes WHERE id = ?",
        (quote,),
    ).fetchone()
    kind, cue_start, cue_end, lemma, method, candidates, confidence, role, affiliation, speaker, *rest = row
    klass, channel = rest
    spans: dict[str, list[Span]] = {"content": [], "source": []}
    for part, start, end in connection.execute(
        'SELECT role, start, "end" FROM quote_spans WHERE quote = ? ORDER BY role, ordinal', (quote,)
    ):
        spans[part].append(Span(start, end))
    people = connection.execute(
        "SELECT n.name, n.type FROM quote_speakers AS q JOIN speaker_names AS n ON n.id = q.name"
        " WHERE q.quote = ? ORDER BY q.ordinal",
        (quote,),
    ).fetchall()
    who = None
    if speaker is not None or method is not None:
        who = Speaker(
            tuple(name for name, _ in people),
            people[0][1] if people else "anonymous",
            method or "none",
            role,
            affiliation,
            tuple(candidates.split("|")) if candidates else (),
            1.0 if confidence is None else confidence,
        )
    cue = None if cue_start is None else Span(cue_start, cue_end)
    return Snapshot(
        *(kind, tuple(spans["content"]), cue, lemma, tuple(spans["source"]), who),
        klass=klass,
        relays=_relays(connection.execute(_RELAYS, (quote,))),
        channel=channel,
    )


_RELAYS = (
    "SELECT g.name, r.relation, r.mention_start, r.mention_end FROM quote_relays AS r"
    " JOIN agencies AS g ON g.id = r.agency WHERE r.quote = ? ORDER BY r.ordinal"
)


def _relays(found: Iterable[tuple[str, Hop, int | None, int | None]]) -> tuple[Relay, ...]:
    """Return hops from their rows."""
    return tuple(
        Relay(agency, relation, None if start is None or end is None else Span(start, end))
        for agency, relation, start, end in found
    )


def write(
    connection: sqlite3.Connection, quote: str, text: str, snapshot: Snapshot, *, by_hand: bool
) -> None:
    """Make the rows of a quote say what ``snapshot`` says; nothing happens where they say so already.

    ``by_hand`` tells that a person named the speaker, whose names are then no aliases of the source.
    """
    before = current(connection, quote)
    if before == snapshot:
        return
    if snapshot.klass is not None:
        _write_manner(connection, quote, snapshot)
    article = int(connection.execute("SELECT article FROM quotes WHERE id = ?", (quote,)).fetchone()[0])
    left = withdraw(connection, article)
    cue, speaker = snapshot.cue, snapshot.speaker
    row: dict[str, Any] = {
        "start": snapshot.content[0].start,
        "kind": snapshot.kind,
        "text": joined_words(text, snapshot.content),
        "cue": cue.of(text) if cue else None,
        "cue_lemma": snapshot.cue_lemma if cue else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "source": joined_words(text, snapshot.source),
        "method": speaker.method if speaker else None,
        "candidates": ("|".join(speaker.candidates) or None) if speaker else None,
        "speaker_confidence": speaker.confidence if speaker else None,
        "role": speaker.role if speaker else None,
        "affiliation": speaker.affiliation if speaker else None,
    }
    assigned = ", ".join(f"{name} = :{name}" for name in row)
    connection.execute(f"UPDATE quotes SET {assigned} WHERE id = :id", {**row, "id": quote})
    connection.execute("DELETE FROM quote_spans WHERE quote = ?", (quote,))
    connection.executemany(
        'INSERT INTO quote_spans (quote, role, ordinal, start, "end") VALUES (?,?,?,?,?)',
        [
            (quote, role, i, span.start, span.end)
            for role, spans in (("content", snapshot.content), ("source", snapshot.source))
            for i, span in enumerate(spans)
        ],
    )
    old = (before.speaker.names, before.speaker.type) if before.speaker else None
    if old != ((speaker.names, speaker.type) if speaker else None):
        appoint(connection, quote, speaker, row["source"], by_hand=by_hand)
    enter(connection, article, anew=False)
    forget_unused(connection, left)


def _write_manner(connection: sqlite3.Connection, quote: str, snapshot: Snapshot) -> None:
    """Write class, channel and agencies of a quote, the first hop being its agency."""
    hops = [
        (agency_id(connection, hop.agency), hop.relation, *ends_of(hop.mention)) for hop in snapshot.relays
    ]
    first = hops[0] if hops else (None,) * 4
    connection.execute(
        "UPDATE quotes SET class = ?, channel = ?, agency = ?, relation = ?, mention_start = ?,"
        " mention_end = ? WHERE id = ?",
        (snapshot.klass, snapshot.channel, *first, quote),
    )
    connection.execute("DELETE FROM quote_relays WHERE quote = ?", (quote,))
    connection.executemany(
        "INSERT INTO quote_relays (quote, ordinal, agency, relation, mention_start, mention_end)"
        " VALUES (?,?,?,?,?,?)",
        [(quote, i, *hop) for i, hop in enumerate(hops)],
    )


def keep(
    connection: sqlite3.Connection, text: str, sha256: str, snapshot: Snapshot, verdict: dict[str, Any]
) -> int:
    """Store a snapshot of an attribution with a verdict (columns of reviews); return the row's number."""
    speaker, around = snapshot.speaker, hull(snapshot.content)
    row = {
        **verdict,
        "sha256": sha256,
        "kind": snapshot.kind,
        "text": joined_words(text, snapshot.content),
        "cue": snapshot.cue.of(text) if snapshot.cue else None,
        "cue_lemma": snapshot.cue_lemma,
        "source": joined_words(text, snapshot.source),
        "speaker": "|".join(speaker.names) if speaker else None,
        "speaker_type": speaker.type if speaker else None,
        "method": speaker.method if speaker else None,
        "candidates": ("|".join(speaker.candidates) or None) if speaker else None,
        "speaker_confidence": speaker.confidence if speaker else None,
        "role": speaker.role if speaker else None,
        "affiliation": speaker.affiliation if speaker else None,
        "class": snapshot.klass,
        "channel": snapshot.channel,
        "before": text[max(0, around.start - CONTEXT) : around.start],
        "after": text[around.end : around.end + CONTEXT],
    }
    row = {name: storable(value) if isinstance(value, str) else value for name, value in row.items()}
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    number = cast(int, connection.execute(f"INSERT INTO reviews ({names}) VALUES ({marks})", row).lastrowid)
    counts = {"content": 0, "cue": 0, "source": 0}
    for part in snapshot.parts(text):
        connection.execute(
            'INSERT INTO review_spans (review, role, ordinal, start, "end", words) VALUES (?,?,?,?,?,?)',
            (number, part.role, counts[part.role], part.span.start, part.span.end, part.words),
        )
        counts[part.role] += 1
    connection.executemany(
        "INSERT INTO review_relays (review, ordinal, agency, relation, mention_start, mention_end, words)"
        " VALUES (?,?,?,?,?,?,?)",
        [
            (
                *(number, i, storable(hop.agency), hop.relation, *ends_of(hop.mention)),
                hop.mention.of(text) if hop.mention else None,
            )
            for i, hop in enumerate(snapshot.relays)
        ],
    )
    return number


def kept_snapshot(connection: sqlite3.Connection, review: int, text: str, sha256: str) -> Snapshot | None:
    """Return the snapshot of a verdict in offsets of ``text``; None where its words are not in it."""
    row = connection.execute(
        "SELECT kind, cue_lemma, speaker, speaker_type, method, candidates, speaker_confidence, role,"
        " affiliation, class, channel, before, after, sha256 FROM reviews WHERE id = ?",
        (review,),
    ).fetchone()
    kind, lemma, names, type_, method, candidates, confidence, role, affiliation, *row = row
    klass, channel, before, after, made_on = row
    parts = [
        TextPart(part, Span(start, end), said)
        for part, start, end, said in connection.execute(
            'SELECT role, start, "end", words FROM review_spans WHERE review = ? ORDER BY role, ordinal',
            (review,),
        )
    ]
    spans = tuple(part.span for part in parts) if made_on == sha256 else relocate(text, parts, before, after)
    if spans is None:
        return None
    by_role: dict[str, list[Span]] = {"content": [], "cue": [], "source": []}
    for part, span in zip(parts, spans, strict=True):
        by_role[part.role].append(span)
    speaker = None
    if method is not None:
        speaker = Speaker(
            tuple(names.split("|")) if names else (),
            cast(SpeakerType, type_),
            method,
            role,
            affiliation,
            tuple(candidates.split("|")) if candidates else (),
            confidence,
        )
    return Snapshot(
        kind,
        tuple(by_role["content"]),
        by_role["cue"][0] if by_role["cue"] else None,
        lemma,
        tuple(by_role["source"]),
        speaker,
        klass,
        _kept_relays(connection, review, text, moved=made_on != sha256),
        channel,
    )


def _kept_relays(connection: sqlite3.Connection, review: int, text: str, *, moved: bool) -> tuple[Relay, ...]:
    """Return the hops of a verdict; in another text a mention is where its words stand, or nowhere."""
    found = []
    for agency, relation, start, end, words in connection.execute(
        "SELECT agency, relation, mention_start, mention_end, words FROM review_relays WHERE review = ?"
        " ORDER BY ordinal",
        (review,),
    ):
        mention = None if start is None else Span(start, end)
        if mention is not None and moved:
            mention = locate(text, words, start)
        found.append(Relay(agency, relation, mention))
    return tuple(found)
