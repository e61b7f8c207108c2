"""Verdicts of people on quotes: given, listed, and kept with their history.

The latest verdict of a quote counts. What a person confirmed or set right is written into the quote's
rows and stays there through every later extraction; what was found is kept beside it, so that a
verdict can be withdrawn.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import Any, Literal

from sqlite_utils import Database

from quotetrack.errors import UnknownRow
from quotetrack.model import Kind, Span, Speaker, SpeakerType
from quotetrack.model.stored import Row
from quotetrack.store.database import path_of, storable, transaction, worded
from quotetrack.store.people.name_keys import fold
from quotetrack.store.questions.queries import quote_id
from quotetrack.store.reviews.anchoring import note_found
from quotetrack.store.reviews.snapshots import Snapshot, current, keep, kept_snapshot, write
from quotetrack.store.selecting import rows

Status = Literal["confirmed", "corrected", "rejected", "withdrawn"]

_LIST = """
SELECT coalesce(w.quote, w.quote_id) AS id, w.quote IS NULL AS orphaned, v.status, v.reviewer,
  v.reviewed_at, v.note, v.changed AS corrected, v.kind, replace(v.speaker, '|', '; ') AS speaker, v.role,
  v.affiliation, v.cue, v.source, v.text,
  (SELECT group_concat(span, ';') FROM (SELECT p.start || '-' || p."end" AS span FROM review_spans AS p
    WHERE p.review = v.id AND p.role = 'content' ORDER BY p.ordinal)) AS content,
  w.title, w.published, w.path, w.url, w.document
FROM reviewed AS w JOIN reviews AS v ON {joined}
{where} ORDER BY {order} LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person sets right; None leaves a part as it is. Offsets are into the stored text.

    A ``speaker`` (several names for a compound source) may be any form that names one stored speaker
    alone; ``role`` and ``affiliation`` are then what is given here and nothing else, since the old
    ones were another's.
    """

    content: tuple[Span, ...] | None = None
    kind: Kind | None = None
    cue: Span | None = None
    cue_lemma: str | None = None
    source: tuple[Span, ...] | None = None
    speaker: tuple[str, ...] | None = None
    speaker_type: SpeakerType | None = None
    role: str | None = None
    affiliation: str | None = None

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the parts that are set right; the kind follows from the content."""
        names = ("content", "cue", "source", "speaker", "speaker_type", "role", "affiliation")
        return tuple(name for name in names if getattr(self, name) is not None)


def record_review(
    db: Database,
    beginning: str,
    status: Status,
    *,
    reviewer: str,
    note: str | None = None,
    correction: Correction | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
) -> str:
    """Record a verdict on the quote whose id begins so, let it take effect, and return the id.

    ``correction`` belongs to *corrected* and to nothing else; *withdrawn* makes the quote say again what
    was found. Raises ValueError where the two do not go together, UnknownRow for an unknown id or a
    verdict that is not there to withdraw, DatabaseError where the file cannot be written.
    """
    if (status == "corrected") != bool(correction and correction.changed):
        raise ValueError(f"{status} and {correction}: only what is corrected has corrections, and has them")
    quote = quote_id(db, beginning)
    with worded(path_of(db)), transaction(db) as connection:
        text, sha256 = connection.execute(
            "SELECT a.text, a.sha256 FROM quotes AS q JOIN articles AS a ON a.id = q.article WHERE q.id = ?",
            (quote,),
        ).fetchone()
        number = _target(connection, quote, text, sha256)
        snapshot = current(connection, quote)
        if status == "withdrawn":
            snapshot = _found_before(connection, number, quote, text, sha256)
        elif correction is not None:
            snapshot = corrected(connection, snapshot, correction)
        verdict: dict[str, Any] = {
            "reviewed": number,
            "status": status,
            "reviewer": reviewer,
            "note": note,
            "reviewed_at": now().astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "changed": _changed(connection, number, status, correction),
        }
        kept_as = keep(connection, text, sha256, snapshot, verdict)
        counts = None if status == "withdrawn" else kept_as
        connection.execute("UPDATE reviewed SET review = ? WHERE id = ?", (counts, number))
        write(connection, quote, text, snapshot, by_hand=status != "withdrawn")
    return quote


def corrected(connection: sqlite3.Connection, snapshot: Snapshot, correction: Correction) -> Snapshot:
    """Return the attribution as ``correction`` sets it right."""
    speaker = snapshot.speaker
    role, body = (text and storable(text) for text in (correction.role, correction.affiliation))
    if correction.speaker is not None:
        names = tuple(_full_name(connection, storable(name)) for name in correction.speaker)
        speaker = Speaker(
            names, correction.speaker_type or _type_of(connection, names[0]), "name", role, body
        )
    elif speaker is not None:
        speaker = replace(
            speaker,
            type=correction.speaker_type or speaker.type,
            role=speaker.role if role is None else role,
            affiliation=speaker.affiliation if body is None else body,
        )
    elif {"speaker_type", "role", "affiliation"} & set(correction.changed):
        raise UnknownRow("no speaker is named for this quote; name one with: --speaker NAME")
    return replace(
        snapshot,
        kind=correction.kind or snapshot.kind,
        content=correction.content or snapshot.content,
        cue=correction.cue or snapshot.cue,
        cue_lemma=correction.cue_lemma if correction.cue else snapshot.cue_lemma,
        source=snapshot.source if correction.source is None else correction.source,
        speaker=speaker,
    )


def reviews(
    db: Database,
    *,
    status: str | None = None,
    reviewer: str | None = None,
    orphaned: bool = False,
    limit: int = -1,
) -> list[Row]:
    """Return the verdicts that count, the latest first; ``orphaned``: only those without a quote left."""
    conditions: list[str] = []
    values: dict[str, Any] = {"limit": limit}
    if status is not None:
        conditions.append("v.status = :status")
        values["status"] = status
    if reviewer is not None:
        conditions.append("v.reviewer = :reviewer")
        values["reviewer"] = reviewer
    if orphaned:
        conditions.append("w.quote IS NULL")
    where = "WHERE " + " AND ".join(conditions) if conditions else ""
    query = _LIST.format(joined="v.id = w.review", where=where, order="v.id DESC")
    return [_public(row) for row in rows(db, query, values)]


def history(db: Database, beginning: str | None = None) -> list[Row]:
    """Return every verdict in the order in which they were given, and what was found between them.

    ``beginning`` is the beginning of a quote's id, present or former; None for all quotes. Raises
    UnknownRow for an id that the database never held.
    """
    where, values = "", dict[str, Any](limit=-1)
    if beginning is not None:
        where = "WHERE coalesce(w.quote, w.quote_id) >= :a AND coalesce(w.quote, w.quote_id) < :b"
        values |= {"a": beginning, "b": beginning + "\U0010ffff"}
    query = _LIST.format(joined="v.reviewed = w.id", where=where, order="w.id, v.id")
    found = [_public(row) for row in rows(db, query, values)]
    if beginning is not None and not found:
        quote_id(db, beginning)
    return found


def count_orphans(db: Database) -> int:
    """Return how many verdicts that count have no quote left."""
    query = "SELECT count(*) AS n FROM reviewed WHERE review IS NOT NULL AND quote IS NULL"
    return int(rows(db, query, {})[0]["n"])


def found_again(connection: sqlite3.Connection, article: int) -> None:
    """Let the reviewed quotes of an article say again what was found, before its rows are kept elsewhere."""
    text, sha256 = connection.execute("SELECT text, sha256 FROM articles WHERE id = ?", (article,)).fetchone()
    reviewed = connection.execute(
        "SELECT w.id, q.id FROM quotes AS q JOIN reviewed AS w ON w.quote = q.id"
        " WHERE q.article = ? AND w.review IS NOT NULL",
        (article,),
    )
    for number, quote in reviewed.fetchall():
        found = _found_before(connection, number, quote, text, sha256)
        if found != current(connection, quote):
            write(connection, quote, text, found, by_hand=False)


def _public(row: Row) -> Row:
    """Return a row with true and false."""
    return {**row, "orphaned": bool(row["orphaned"])}


def _target(connection: sqlite3.Connection, quote: str, text: str, sha256: str) -> int:
    """Return the row of ``reviewed`` for a quote; made, with what was found, at its first verdict."""
    row = connection.execute("SELECT id FROM reviewed WHERE quote = ?", (quote,)).fetchone()
    if row is not None:
        return int(row[0])
    cursor = connection.execute(
        "INSERT INTO reviewed (quote, quote_id, sha256, place, document, path, url, title, published)"
        " SELECT q.id, q.id, a.sha256, a.place, a.document, a.path, a.url, a.title, a.published"
        " FROM quotes AS q JOIN articles AS a ON a.id = q.article WHERE q.id = ?",
        (quote,),
    )
    number = int(cursor.lastrowid or 0)
    note_found(connection, number, quote, text, sha256, current(connection, quote))
    return number


def _changed(
    connection: sqlite3.Connection, number: int, status: Status, correction: Correction | None
) -> str | None:
    """Return what people have set right up to now, this verdict included; nothing once it is withdrawn."""
    row = connection.execute(
        "SELECT v.changed FROM reviewed AS w JOIN reviews AS v ON v.id = w.review WHERE w.id = ?", (number,)
    ).fetchone()
    before = row[0].split("|") if row and row[0] and status != "withdrawn" else []
    return "|".join(dict.fromkeys((*before, *(correction.changed if correction else ())))) or None


def _found_before(
    connection: sqlite3.Connection, number: int, quote: str, text: str, sha256: str
) -> Snapshot:
    """Return what was found last, for a verdict that is withdrawn."""
    counts, last = connection.execute(
        "SELECT w.review, max(v.id) FROM reviewed AS w JOIN reviews AS v ON v.reviewed = w.id"
        " WHERE w.id = ? AND v.status = 'found'",
        (number,),
    ).fetchone()
    if counts is None:
        raise UnknownRow(f"quote {quote} has no verdict to withdraw; see: quotetrack review DB {quote}")
    found = kept_snapshot(connection, last, text, sha256)
    return found or current(connection, quote)


def _full_name(connection: sqlite3.Connection, name: str) -> str:
    """Return the name of the only speaker called so: *Falk* is Mia Falk where no other Falk is stored."""
    rows = connection.execute(
        "SELECT DISTINCT s.name, s.key = :key"
        " FROM speakers AS s JOIN speaker_aliases AS l ON l.speaker = s.id"
        " WHERE l.key = :key ORDER BY 2 DESC",
        {"key": fold(name)},
    ).fetchall()
    return str(rows[0][0]) if rows and (len(rows) == 1 or rows[0][1]) else name


def _type_of(connection: sqlite3.Connection, name: str) -> SpeakerType:
    """Return the type of a stored speaker of that name, a person's where there is none."""
    row = connection.execute(
        "SELECT s.type FROM speakers AS s JOIN speaker_aliases AS l ON l.speaker = s.id WHERE l.key = ?"
        " ORDER BY l.origin = 'surname', s.id LIMIT 1",
        (fold(name),),
    ).fetchone()
    return row[0] if row else "person"
