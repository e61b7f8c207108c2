"""What people decide about speakers: merge two, give an alias; and take back any decision.

A decision is kept as rows of its own and holds for articles that are stored later, whatever the
evidence says. Each function works in one transaction and returns the decision with what it changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from sqlite_utils import Database

from quotetrack.errors import BadDecision, UnknownRow
from quotetrack.lexicon.person_words import is_description
from quotetrack.model.stored import Row
from quotetrack.store.database import path_of, storable, transaction, worded
from quotetrack.store.decisions.ledger import (
    Clock,
    Decision,
    articles_of,
    bind,
    check_types,
    insert_name,
    name_of,
    names_of,
    quotes_of,
    quotes_under,
    record_decision,
    utc_now,
)
from quotetrack.store.decisions.splitting import give_here
from quotetrack.store.name_memory import memory_of
from quotetrack.store.people.aliases import rebuild, record_name
from quotetrack.store.people.appointing import forget_unused, reassign
from quotetrack.store.people.linking import forget_empty, move, relink, rename
from quotetrack.store.people.lookup import exact_speaker, label_of
from quotetrack.store.people.name_keys import fold, name_key
from quotetrack.store.selecting import rows


def merge_speakers(
    db: Database, speaker: str, into: str, *, across: bool = False, keep: bool = True, now: Clock = utc_now
) -> Decision:
    """Make two speakers one, under the name of the second, in articles stored later as well.

    Both are exact names or numbers. A description (*the company*) is merged in its one article alone.
    ``across`` lets a person become a body, or the other way round; without ``keep`` it is only said what
    would be done. Raises UnknownRow where a name is unknown or means several, BadDecision where both are one
    already or a description stands in several articles, TypesDiffer where only one is a person.
    """
    old, new = exact_speaker(db, speaker), exact_speaker(db, into)
    if old == new:
        raise BadDecision(f"{speaker!r} and {into!r} are one speaker already: {label_of(db, new)}")
    with worded(path_of(db)), transaction(db, keep=keep) as connection:
        if not across:
            check_types(connection, old, new)
        subject = name_of(connection, old)
        described = _check_described(connection, old, new)
        names = names_of(connection, old)
        quotes = quotes_of(connection, old)
        articles = articles_of(connection, names)
        detail = f"in {articles[0][1]}" if described and articles else None
        number = record_decision(connection, "merge", subject, new, detail, now)
        if described:
            give_here(connection, number, old, new)
            names = []
        for name in names:
            bind(connection, number, name, before=old, reason=f"merged as {subject}")
            move(memory_of(connection), name, new)
        return Decision(number, "merge", subject, name_of(connection, new), quotes, detail, articles)


def _check_described(connection: sqlite3.Connection, old: int, new: int) -> bool:
    """Tell whether a description is merged; raise BadDecision where it would name somebody elsewhere too."""
    query = "SELECT name FROM speakers WHERE id = ?"
    subject, owner = (connection.execute(query, (one,)).fetchone()[0] for one in (old, new))
    if is_description(owner):
        raise BadDecision(f"{owner!r} describes somebody and names nobody; merge it into the name instead")
    if not is_description(subject):
        return False
    articles = [i for i, *_ in articles_of(connection, names_of(connection, old))]
    if len(articles) > 1:
        raise BadDecision(
            f"{subject!r} describes somebody in each of {len(articles)} articles, and not always {owner}; say"
            f" in which: quotetrack split DB '#{old}' --articles {articles[0]} --as '#{new}'"
        )
    return True


def add_alias(db: Database, speaker: str, form: str, *, keep: bool = True, now: Clock = utc_now) -> Decision:
    """Make a name one of a speaker's, in articles stored later as well.

    A description (*the mayor*) finds the speaker, before whoever articles call so, but is nobody's name in an
    article. Without ``keep`` it is only said what would be done. Raises UnknownRow where the speaker is
    unknown or several, BadDecision where the name is empty or another speaker's own.
    """
    owner = exact_speaker(db, speaker)
    form = " ".join(storable(form).split())
    kind = rows(db, "SELECT type FROM speakers WHERE id = ?", [owner])[0]["type"]
    key = name_key(form, kind)
    if not fold(form):
        raise BadDecision(f"{form!r} is no name; give one with letters")
    known = rows(db, _BEARING, [key])
    others = [row["speaker"] for row in known if row["speaker"] != owner and not is_description(row["name"])]
    if others:
        raise BadDecision(
            f"{form!r} is a speaker already: {label_of(db, others[0])}; merge the two with:"
            f" quotetrack merge DB '#{others[0]}' '#{owner}'"
        )
    with worded(path_of(db)), transaction(db, keep=keep) as connection:
        number = record_decision(connection, "alias", form, owner, None, now)
        names = [int(row["id"]) for row in known if row["speaker"] == owner and row["type"] == kind]
        names = names or [insert_name(connection, owner, form, key, kind)]
        for name in names:
            bind(connection, number, name, before=owner, reason="alias")
            record_name(memory_of(connection), name)
        relink(memory_of(connection), names)
        return Decision(number, "alias", form, name_of(connection, owner), 0)


_BEARING = """
SELECT n.id, n.speaker, n.type, s.name FROM speaker_names AS n JOIN speakers AS s ON s.id = n.speaker
WHERE n.key = ? ORDER BY n.speaker
"""


def remove_alias(db: Database, speaker: str, form: str) -> Decision:
    """Take an alias that was given by hand from a speaker.

    Raises UnknownRow where the speaker has no such alias by hand.
    """
    owner = exact_speaker(db, speaker)
    given = rows(
        db,
        "SELECT id, subject FROM decisions WHERE action = 'alias' AND speaker = ? ORDER BY id DESC",
        [owner],
    )
    found = next((row["id"] for row in given if fold(row["subject"]) == fold(form)), None)
    if found is None:
        said = ", ".join(row["subject"] for row in given)
        hint = f"the aliases given are {said}" if said else "none was given"
        raise UnknownRow(f"{form!r} is no alias given by hand to {label_of(db, owner)}; {hint}")
    return undo_decision(db, found)


def undo_decision(db: Database, number: int | None = None) -> Decision:
    """Take a decision back, the last one where no number is given.

    Raises UnknownRow where there is none, BadDecision where a later decision builds on it.
    """
    found = rows(db, "SELECT * FROM decisions ORDER BY id DESC")
    row = next((r for r in found if number is None or r["id"] == number), None)
    if row is None:
        what = f"decision {number}" if number is not None else "decision"
        raise UnknownRow(f"there is no {what} to undo; see: quotetrack decisions DB")
    _check_last(db, row)
    with worded(path_of(db)), transaction(db) as connection:
        speaker, quotes = name_of(connection, row["speaker"]), quotes_under(connection, row["id"])
        names = connection.execute(
            "SELECT name, before FROM decision_names WHERE decision = ?", (row["id"],)
        ).fetchall()
        if _has_rules(connection, row["id"]):
            _unsplit(connection, row["id"], [int(name) for name, _ in names])
        else:
            _unbind(connection, row["id"], names)
        _forget(connection, row, names)
        return Decision(row["id"], row["action"], row["subject"], speaker, quotes, row["detail"])


def _has_rules(connection: sqlite3.Connection, number: int) -> bool:
    """Tell whether a decision says in which articles it holds: a split, or a description that was merged."""
    query = "SELECT 1 FROM decision_rules WHERE decision = ? LIMIT 1"
    return connection.execute(query, (number,)).fetchone() is not None


def list_decisions(db: Database) -> list[Row]:
    """Return all decisions, the last first: number, when, action, subject, speaker, detail, quotes."""
    found = rows(
        db,
        "SELECT d.id, d.made_at, d.action, d.subject, s.name AS speaker, d.speaker AS speaker_id, d.detail,"
        " (SELECT count(*) FROM decision_names AS n JOIN quote_speakers AS qs ON qs.name = n.name"
        "   WHERE n.decision = d.id) AS quotes"
        " FROM decisions AS d JOIN speakers AS s ON s.id = d.speaker ORDER BY d.id DESC",
    )
    return found


def _check_last(db: Database, row: Row) -> None:
    """Raise BadDecision where a later decision is about the same names or speaker."""
    later = rows(
        db,
        "SELECT min(d.id) AS id FROM decisions AS d WHERE d.id > :id AND ("
        " d.id IN (SELECT b.decision FROM decision_names AS a JOIN decision_names AS b ON b.name = a.name"
        "           WHERE a.decision = :id AND b.decision > :id)"
        " OR d.id IN (SELECT n.decision FROM decision_names AS n WHERE n.before = :speaker))",
        {"id": row["id"], "speaker": row["speaker"]},
    )[0]["id"]
    if later is not None:
        raise BadDecision(f"decision {later} builds on decision {row['id']}; undo that first")


def _unsplit(connection: sqlite3.Connection, number: int, names: list[int]) -> None:
    """Give the articles of a split back to those whom the names mean without it."""
    connection.execute("DELETE FROM decision_rules WHERE decision = ?", (number,))
    for name in names:  # they go: their numbers among the bearers are free, and nothing is linked to them
        connection.execute("UPDATE speaker_names SET namesake = -id, family = NULL WHERE id = ?", (name,))
    for name in names:
        key, kind = connection.execute("SELECT key, type FROM speaker_names WHERE id = ?", (name,)).fetchone()
        articles = connection.execute(
            "SELECT DISTINCT q.article FROM quote_speakers AS qs JOIN quotes AS q ON q.id = qs.quote"
            " WHERE qs.name = ?",
            (name,),
        ).fetchall()
        for (article,) in articles:
            reassign(connection, article, (key, kind), without=name)


def _unbind(connection: sqlite3.Connection, number: int, names: Sequence[tuple[int, int | None]]) -> None:
    """Give names back to whom they belonged before a merge or an alias."""
    for name, before in names:
        connection.execute(
            "UPDATE speaker_names SET basis = iif(namesake > 1, 'namesake', 'name'), reason = NULL,"
            " decision = (SELECT max(decision) FROM decision_names WHERE name = ? AND decision < ?)"
            " WHERE id = ?",
            (name, number, name),
        )
        connection.execute("UPDATE speaker_names SET basis = 'hand' WHERE id = ? AND decision > 0", (name,))
        if before is not None:
            move(memory_of(connection), name, before)


def _forget(connection: sqlite3.Connection, row: Row, names: Sequence[tuple[int, int | None]]) -> None:
    """Delete a decision with what only it kept alive."""
    number, speaker = row["id"], row["speaker"]
    connection.execute("UPDATE speaker_names SET decision = NULL WHERE decision = ?", (number,))
    connection.execute("DELETE FROM decisions WHERE id = ?", (number,))
    forget_unused(connection, {(name, speaker, None) for name, _ in names})
    relink(memory_of(connection), [name for name, _ in names])
    for one in {speaker, *(before for _, before in names if before is not None)}:
        if not forget_empty(memory_of(connection), one):
            rename(memory_of(connection), one)
            rebuild(memory_of(connection), one)
