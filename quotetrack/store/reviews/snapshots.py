"""What an attribution says at one moment: read from the rows of a quote, written back to them, kept
with a verdict.

The rows of a quote always hold what counts: what was found, or what a person set right. So every
query, the full-text index and every other program see corrections without knowing of reviews.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, cast

from quotetrack.model import Kind, Span, Speaker, SpeakerType, hull
from quotetrack.store.database import storable
from quotetrack.store.people.appointing import appoint, enter, forget_unused, withdraw
from quotetrack.store.reviews.locating import TextPart, joined_words, relocate

CONTEXT = 32  # characters kept on either side, as in a selector of the Web Annotation model


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Kind, spans and speaker of one attribution, in offsets of one text."""

    kind: Kind
    content: tuple[Span, ...]
    cue: Span | None
    cue_lemma: str | None
    source: tuple[Span, ...]
    speaker: Speaker | None

    def parts(self, text: str) -> tuple[TextPart, ...]:
        """Return the spans with their roles and words, content first."""
        cue = () if self.cue is None else (self.cue,)
        roles = (("content", self.content), ("cue", cue), ("source", self.source))
        return tuple(TextPart(role, span, span.of(text)) for role, spans in roles for span in spans)


def current(connection: sqlite3.Connection, quote: str) -> Snapshot:
    """Return what the rows of a quote say."""
    row = connection.execute(
        "SELECT kind, cue_start, cue_end, cue_lemma, method, candidates, speaker_confidence, role,"
        " affiliation, speaker FROM quotes WHERE id = ?",
        (quote,),
    ).fetchone()
    kind, cue_start, cue_end, lemma, method, candidates, confidence, role, affiliation, speaker = row
    spans: dict[str, list[Span]] = {"content": [], "source": []}
    for part, start, end in connection.execute(
        'SELECT role, start, "end" FROM quote_spans WHERE quote = ? ORDER BY role, ordinal', (quote,)
    ):
        spans[part].append(Span(start, end))
    people = connection.execute(
        "SELECT s.name, s.type FROM quote_speakers AS q JOIN speakers AS s ON s.id = q.speaker"
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
    return Snapshot(kind, tuple(spans["content"]), cue, lemma, tuple(spans["source"]), who)


def write(
    connection: sqlite3.Connection, quote: str, text: str, snapshot: Snapshot, *, by_hand: bool
) -> None:
    """Make the rows of a quote say what ``snapshot`` says; nothing happens where they say so already.

    ``by_hand`` tells that a person named the speaker, whose names are then no aliases of the source.
    """
    before = current(connection, quote)
    if before == snapshot:
        return
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
        "before": text[max(0, around.start - CONTEXT) : around.start],
        "after": text[around.end : around.end + CONTEXT],
    }
    row = {name: storable(value) if isinstance(value, str) else value for name, value in row.items()}
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    number = int(connection.execute(f"INSERT INTO reviews ({names}) VALUES ({marks})", row).lastrowid or 0)
    counts = {"content": 0, "cue": 0, "source": 0}
    for part in snapshot.parts(text):
        connection.execute(
            'INSERT INTO review_spans (review, role, ordinal, start, "end", words) VALUES (?,?,?,?,?,?)',
            (number, part.role, counts[part.role], part.span.start, part.span.end, part.words),
        )
        counts[part.role] += 1
    return number


def kept_snapshot(connection: sqlite3.Connection, review: int, text: str, sha256: str) -> Snapshot | None:
    """Return the snapshot of a verdict in offsets of ``text``; None where its words are not in it."""
    row = connection.execute(
        "SELECT kind, cue_lemma, speaker, speaker_type, method, candidates, speaker_confidence, role,"
        " affiliation, before, after, sha256 FROM reviews WHERE id = ?",
        (review,),
    ).fetchone()
    kind, lemma, names, type_, method, candidates, confidence, role, affiliation, before, after, made_on = row
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
    )
