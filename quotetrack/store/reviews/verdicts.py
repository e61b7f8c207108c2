"""Verdicts of people on quotes: given, listed, and kept with their history.

The latest verdict of a quote counts; a comment decides nothing. What a person confirmed or set right is
written into the quote's rows and stays there through every later extraction; what was found is kept beside
it, so that a verdict can be withdrawn.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import Any, cast

from sqlite_utils import Database

from quotetrack.errors import ChangedMeanwhile, UnknownRow
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.model import Class, Kind, Relation, Relay, Span, Speaker, SpeakerType
from quotetrack.model.stored import ReviewStatus, Row
from quotetrack.store.database import path_of, storable, transaction, worded
from quotetrack.store.people.name_keys import fold, name_key
from quotetrack.store.questions.queries import quote_id
from quotetrack.store.reviews.anchoring import note_found
from quotetrack.store.reviews.snapshots import Snapshot, current, keep, kept_snapshot, write
from quotetrack.store.selecting import rows

_LIST = """
SELECT coalesce(w.quote, w.quote_id) AS id, w.quote IS NULL AS orphaned, v.status, v.reviewer,
  v.reviewed_at, v.note, v.changed AS corrected, v.kind, {speaker} AS speaker, v.role,
  v.affiliation, v.cue, v.source, v.text,
  (SELECT group_concat(span, ';') FROM (SELECT p.start || '-' || p."end" AS span FROM review_spans AS p
    WHERE p.review = v.id AND p.role = 'content' ORDER BY p.ordinal)) AS content,
  w.title, w.published, w.path, w.url, w.document
FROM reviewed AS w JOIN reviews AS v ON {joined}
{where} ORDER BY {order} LIMIT :limit
"""
_NAMED = "replace(v.speaker, '|', '; ')"  # as the article names them
_WHOSE = f"""
iif(v.status IN ('confirmed', 'corrected') AND w.quote IS NOT NULL,
  (SELECT group_concat(name, '; ') FROM (SELECT s.name FROM quote_speakers AS p
    JOIN speakers AS s ON s.id = p.speaker WHERE p.quote = w.quote ORDER BY p.ordinal)), {_NAMED})
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person sets right; None leaves a part as it is. Offsets are into the stored text.

    A ``speaker`` (several names for a compound source) may be any form that names one stored speaker
    alone; ``role`` and ``affiliation`` are then what is given here and nothing else, since the old
    ones were another's. An empty ``role``, ``affiliation``, ``agency`` or ``channel`` takes out what was
    found; an ``agency`` given is the whole way of the statement, by ``relation`` (*reported* where there was
    none).
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
    klass: Class | None = None
    agency: str | None = None
    relation: Relation | None = None
    channel: str | None = None

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the parts that are set right; the kind follows from the content."""
        names = ("content", "cue", "source", "speaker", "speaker_type", "role", "affiliation")
        given = [name for name in (*names, "klass", "agency", "relation", "channel") if self._has(name)]
        return tuple("class" if name == "klass" else name for name in given)

    def _has(self, name: str) -> bool:
        """Tell whether a part is set right."""
        return getattr(self, name) is not None


def record_review(
    db: Database,
    beginning: str,
    status: ReviewStatus,
    *,
    reviewer: str,
    note: str | None = None,
    correction: Correction | None = None,
    seen: str | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
) -> str:
    """Record a verdict on the quote whose id begins so, let it take effect, and return the id.

    ``correction`` belongs to *corrected* and to nothing else, and *commented* has a ``note``; *undone* takes
    back the verdict that counts and nothing before it; *withdrawn* makes the quote say again what was found.
    ``seen`` is what :func:`state_of` said when the quote was shown. Raises ValueError where these do not
    go together, ChangedMeanwhile where the quote is no longer as it was seen, UnknownRow for an unknown id or
    a verdict that is not there to take back, DatabaseError where the file cannot be written.
    """
    if (status == "corrected") != bool(correction and correction.changed):
        raise ValueError(f"{status} and {correction}: only what is corrected has corrections, and has them")
    if status == "commented" and not (note and note.strip()):
        raise ValueError("a comment without words")
    quote = quote_id(db, beginning)
    with worded(path_of(db)), transaction(db) as connection:
        text, sha256 = connection.execute(
            "SELECT a.text, a.sha256 FROM quotes AS q JOIN articles AS a ON a.id = q.article WHERE q.id = ?",
            (quote,),
        ).fetchone()
        snapshot = current(connection, quote)
        if seen is not None and seen != _state(connection, quote, snapshot):
            raise ChangedMeanwhile(f"quote {quote} was changed since it was shown; look again, then decide")
        number = _target(connection, quote, text, sha256)
        counts = None if status == "withdrawn" else _standing(connection, number, undone=status == "undone")
        if status in ("withdrawn", "undone"):
            found = _found_before(connection, number, quote, text, sha256)
            snapshot = (counts and kept_snapshot(connection, counts, text, sha256)) or found
        elif correction is not None:
            snapshot = corrected(connection, snapshot, correction)
        verdict: dict[str, Any] = {
            "reviewed": number,
            "status": status,
            "reviewer": reviewer,
            "note": note,
            "reviewed_at": now().astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "changed": _changed(connection, counts, correction),
        }
        kept_as = keep(connection, text, sha256, snapshot, verdict)
        if status in ("confirmed", "corrected", "rejected"):
            counts = kept_as
        connection.execute("UPDATE reviewed SET review = ? WHERE id = ?", (counts, number))
        write(connection, quote, text, snapshot, by_hand=counts is not None)
    return quote


def state_of(db: Database, quote: str) -> str:
    """Return what changes whenever the quote of this id says something else, or somebody reviews it.

    It begins with how many verdicts and comments there are: *2-9f86d081884c7d65*.
    """
    with worded(path_of(db)):
        return _state(db.conn, quote, current(db.conn, quote))


def _state(connection: sqlite3.Connection, quote: str, snapshot: Snapshot) -> str:
    """Return a digest of what a quote says, and of the last that was said about it."""
    seen = connection.execute(
        "SELECT a.sha256, (SELECT count(*) FROM reviewed AS w JOIN reviews AS v ON v.reviewed = w.id"
        " WHERE w.quote = q.id AND v.status <> 'found'),"
        " (SELECT group_concat(s.name, '|') FROM quote_speakers AS p JOIN speakers AS s ON s.id = p.speaker"
        " WHERE p.quote = q.id) FROM quotes AS q JOIN articles AS a ON a.id = q.article WHERE q.id = ?",
        (quote,),
    ).fetchone()
    digest = hashlib.sha256(repr((quote, snapshot, seen)).encode("utf-8")).hexdigest()[:16]
    return f"{seen[1]}-{digest}"


def _standing(connection: sqlite3.Connection, number: int, *, undone: bool) -> int | None:
    """Return the verdict that counts, or that which does again once it is ``undone``; None for none."""
    stack: list[int] = []
    for review, status in connection.execute(
        "SELECT id, status FROM reviews WHERE reviewed = ? AND status NOT IN ('found', 'commented')"
        " ORDER BY id",
        (number,),
    ):
        if status == "withdrawn":
            stack.clear()
        elif status == "undone":
            del stack[-1:]
        else:
            stack.append(review)
    if undone:
        del stack[-1:]
    return stack[-1] if stack else None


def corrected(connection: sqlite3.Connection, snapshot: Snapshot, correction: Correction) -> Snapshot:
    """Return the attribution as ``correction`` sets it right."""
    speaker = snapshot.speaker
    role, body = (text and storable(text) for text in (correction.role, correction.affiliation))
    manner = _manner(snapshot, correction)
    if correction.speaker is not None:
        names = tuple(_full_name(connection, storable(name)) for name in correction.speaker)
        speaker = Speaker(
            names,
            correction.speaker_type or _type_of(connection, names[0]),
            "name",
            role or None,
            body or None,
        )
    elif speaker is not None:
        kind = correction.speaker_type or speaker.type
        whose = speaker.names if kind == speaker.type else _bearers(connection, speaker)
        speaker = replace(
            speaker,
            names=whose,
            type=kind,
            role=speaker.role if role is None else role or None,
            affiliation=speaker.affiliation if body is None else body or None,
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
        **manner,
    )


def _manner(snapshot: Snapshot, correction: Correction) -> dict[str, Any]:
    """Return class, channel and agencies as ``correction`` sets them right."""
    relays, channel = snapshot.relays, snapshot.channel
    first = relays[0] if relays else None
    if correction.channel is not None:
        channel = storable(correction.channel) or None
    if correction.agency is not None:
        known = outlet(correction.agency)
        name = known.name if known else storable(correction.agency)
        same = first is not None and first.agency == name
        relation = correction.relation or (first.relation if first else "reported")
        relays = (Relay(name, relation, first.mention if first and same else None),) if name else ()
    elif correction.relation is not None:
        if first is None:
            raise UnknownRow("no agency is named for this quote; name one with: --agency NAME")
        relays = (replace(first, relation=correction.relation), *relays[1:])
    return {"klass": correction.klass or snapshot.klass, "channel": channel, "relays": relays}


def reviews(
    db: Database,
    *,
    status: str | None = None,
    reviewer: str | None = None,
    orphaned: bool = False,
    limit: int = -1,
) -> list[Row]:
    """Return the verdicts that count, the latest first; ``orphaned``: only those without a quote left.

    The speaker of what was approved is whose quote it is by now: merges may have come behind the verdict.
    """
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
    query = _LIST.format(speaker=_WHOSE, joined="v.id = w.review", where=where, order="v.id DESC")
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
    query = _LIST.format(speaker=_NAMED, joined="v.reviewed = w.id", where=where, order="w.id, v.id")
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
    number = cast(int, cursor.lastrowid)
    note_found(connection, number, quote, text, sha256, current(connection, quote))
    return number


def _changed(
    connection: sqlite3.Connection, standing: int | None, correction: Correction | None
) -> str | None:
    """Return what people have set right up to the verdict that was ``standing``, and by this one."""
    row = connection.execute("SELECT changed FROM reviews WHERE id = ?", (standing,)).fetchone()
    before = row[0].split("|") if row and row[0] else []
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
    """Return the name of the only speaker called so: *Falk* is Mia Falk where no other Falk is stored.

    A name that was merged into another is meant as it is given: whose it is follows that merge.
    """
    merged = connection.execute(_MERGED, (fold(name),)).fetchone()
    if merged is not None:
        return str(merged[0])
    rows = connection.execute(
        "SELECT DISTINCT s.name, s.key = :key"
        " FROM speakers AS s JOIN speaker_aliases AS l ON l.speaker = s.id"
        " WHERE l.key = :key ORDER BY 2 DESC",
        {"key": fold(name)},
    ).fetchall()
    return str(rows[0][0]) if rows and (len(rows) == 1 or rows[0][1]) else name


_MERGED = """
SELECT n.name FROM speaker_names AS n
JOIN decision_names AS d ON d.name = n.id AND d.decision = n.decision AND d.before IS NOT NULL
JOIN decisions AS made ON made.id = d.decision AND made.action = 'merge'
JOIN speakers AS s ON s.id = n.speaker AND s.type = n.type
WHERE n.key = ? LIMIT 1
"""


def _bearers(connection: sqlite3.Connection, speaker: Speaker) -> tuple[str, ...]:
    """Return the names of the stored speakers whose these names are, for one who is of another kind."""
    found = []
    for name in speaker.names:
        people = connection.execute(
            "SELECT DISTINCT s.name FROM speaker_names AS n JOIN speakers AS s ON s.id = n.speaker"
            " WHERE n.key = ? AND n.type = ?",
            (name_key(name, speaker.type), speaker.type),
        ).fetchall()
        found.append(str(people[0][0]) if len(people) == 1 else name)
    return tuple(found)


def _type_of(connection: sqlite3.Connection, name: str) -> SpeakerType:
    """Return the type of a stored speaker of that name, a person's where there is none."""
    row = connection.execute(
        "SELECT s.type FROM speakers AS s JOIN speaker_aliases AS l ON l.speaker = s.id WHERE l.key = ?"
        " ORDER BY l.origin = 'surname', s.id LIMIT 1",
        (fold(name),),
    ).fetchone()
    return row[0] if row else "person"
