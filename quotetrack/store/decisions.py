"""What people decide about speakers: merge two, split one, give an alias; and take that back.

A decision is kept as rows of its own and holds for articles that are stored later, whatever the
evidence says. Each function works in one transaction and returns the decision with what it changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from difflib import get_close_matches

from sqlite_utils import Database

from quotetrack.errors import BadDecision, UnknownRow
from quotetrack.store.aliases import rebuild, record_name
from quotetrack.store.database import path_of, storable, transaction, worded
from quotetrack.store.evidence import Fact
from quotetrack.store.linking import forget_empty, move, relink, rename
from quotetrack.store.lookup import label_of, one_speaker
from quotetrack.store.names import fold, name_key
from quotetrack.store.people import forget_unused, reassign, says
from quotetrack.store.persons import family_key
from quotetrack.store.reading import Row, numbers, rows

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision by its number: what it is about, to whom that belongs now, how many quotes moved."""

    number: int
    action: str
    subject: str
    speaker: str
    quotes: int
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Which articles of a speaker to split off: these, or those that give this role and this body.

    ``articles`` are numbers of rows, document ids, paths or URLs.
    """

    articles: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None

    @property
    def words(self) -> str:
        """Say what it takes: *role plumber*, *3 articles*."""
        parts = [f"role {self.role}"] if self.role else []
        parts += [f"affiliation {self.affiliation}"] if self.affiliation else []
        if self.articles:
            parts.append(f"article{'s' if len(self.articles) > 1 else ''} {', '.join(self.articles)}")
        return ", ".join(parts)


def _now() -> datetime:
    return datetime.now(timezone.utc)


def merge(db: Database, speaker: str, into: str, *, now: Clock = _now) -> Decision:
    """Make two speakers one, under the name of the second, in articles stored later as well.

    Raises UnknownRow where a name is unknown or means several, BadDecision where both are one already.
    """
    old, new = one_speaker(db, speaker), one_speaker(db, into)
    if old == new:
        raise BadDecision(f"{speaker!r} and {into!r} are one speaker already: {label_of(db, new)}")
    with worded(path_of(db)), transaction(db) as connection:
        subject = _name_of(connection, old)
        names = _names_of(connection, old)
        quotes = _quotes_of(connection, old)
        number = _decide(connection, "merge", subject, new, None, now)
        connection.execute("UPDATE speakers SET named = 1 WHERE id = ?", (new,))
        for name in names:
            _bind(connection, number, name, before=old, reason=f"merged as {subject}")
            move(connection, name, new)
        return Decision(number, "merge", subject, _name_of(connection, new), quotes)


def alias(db: Database, speaker: str, form: str, *, now: Clock = _now) -> Decision:
    """Make a name one of a speaker's, in articles stored later as well.

    Raises UnknownRow where the speaker is unknown or several, BadDecision where the name is empty or
    another speaker's own.
    """
    owner = one_speaker(db, speaker)
    form = " ".join(storable(form).split())
    kind = rows(db, "SELECT type FROM speakers WHERE id = ?", [owner])[0]["type"]
    key = name_key(form, kind)
    if not fold(form):
        raise BadDecision(f"{form!r} is no name; give one with letters")
    known = rows(db, "SELECT id, speaker FROM speaker_names WHERE key = ? AND type = ?", [key, kind])
    others = sorted({row["speaker"] for row in known} - {owner})
    if others:
        raise BadDecision(
            f"{form!r} is a speaker already: {label_of(db, others[0])}; merge the two with:"
            f" quotetrack merge DB '#{others[0]}' '#{owner}'"
        )
    with worded(path_of(db)), transaction(db) as connection:
        number = _decide(connection, "alias", form, owner, None, now)
        names = [int(row["id"]) for row in known]
        names = names or [_insert_name(connection, owner, form, key, kind)]
        for name in names:
            _bind(connection, number, name, before=owner, reason="alias")
            record_name(connection, name)
        relink(connection, names)
        return Decision(number, "alias", form, _name_of(connection, owner), 0)


def unalias(db: Database, speaker: str, form: str) -> Decision:
    """Take an alias that was given by hand from a speaker.

    Raises UnknownRow where the speaker has no such alias by hand.
    """
    owner = one_speaker(db, speaker)
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
    return undo(db, found)


def split(db: Database, speaker: str, part: Part, name: str, *, now: Clock = _now) -> Decision:
    """Take a part of a speaker's articles for another speaker, ``name``, new or stored.

    The same part of articles stored later goes there as well. Raises UnknownRow where the speaker or an
    article is unknown, BadDecision where the part is nothing or everything.
    """
    owner = one_speaker(db, speaker)
    name = " ".join(storable(name).split())
    target = _target(db, owner, name)
    with worded(path_of(db)), transaction(db) as connection:
        taken = _taken(connection, owner, part)
        _check_part(db, owner, part, taken)
        subject = _name_of(connection, owner)
        if target is None:
            kind = connection.execute("SELECT type FROM speakers WHERE id = ?", (owner,)).fetchone()[0]
            target = _insert_speaker(connection, name, kind, part.role or part.affiliation)
        number = _decide(connection, "split", subject, target, part.words, now)
        for (key, kind, written), articles in taken.items():
            made = _insert_name(connection, target, written, key, kind)
            _bind(connection, number, made, before=None, reason=part.words)
            _write_rules(connection, number, made, (key, kind), part, articles)
            for article in articles:
                reassign(connection, article, key, kind)
        rebuild(connection, target)
        return Decision(
            number, "split", subject, _name_of(connection, target), _decided(connection, number), part.words
        )


def undo(db: Database, number: int | None = None) -> Decision:
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
        speaker, quotes = _name_of(connection, row["speaker"]), _decided(connection, row["id"])
        names = connection.execute(
            "SELECT name, before FROM decision_names WHERE decision = ?", (row["id"],)
        ).fetchall()
        if row["action"] == "split":
            _unsplit(connection, row["id"], [int(name) for name, _ in names])
        else:
            _unbind(connection, row["id"], names)
        _forget(connection, row, names)
        return Decision(row["id"], row["action"], row["subject"], speaker, quotes, row["detail"])


def decisions(db: Database) -> list[Row]:
    """Return all decisions, the last first: number, when, action, subject, speaker, detail, quotes."""
    found = rows(
        db,
        "SELECT d.id, d.made_at, d.action, d.subject, s.name AS speaker, d.speaker AS speaker_id, d.detail,"
        " (SELECT count(*) FROM decision_names AS n JOIN quote_speakers AS qs ON qs.name = n.name"
        "   WHERE n.decision = d.id) AS quotes"
        " FROM decisions AS d JOIN speakers AS s ON s.id = d.speaker ORDER BY d.id DESC",
    )
    return found


def _target(db: Database, owner: int, name: str) -> int | None:
    """Return the stored speaker of the name that a split gives, None where it is a new one."""
    if not fold(name):
        raise BadDecision(f"{name!r} is no name; give one with letters")
    if name.startswith("#"):
        found = [one_speaker(db, name)]
    else:
        kind = rows(db, "SELECT type FROM speakers WHERE id = ?", [owner])[0]["type"]
        keys = [name_key(name, kind), kind]
        called = rows(db, "SELECT id FROM speakers WHERE key = ? AND type = ? AND named = 0", keys)
        called += rows(db, "SELECT id FROM speakers WHERE name = ? AND type = ?", [name, kind])
        found = sorted({row["id"] for row in called})
    if owner in found:
        raise BadDecision(
            f"{name!r} is the name of the speaker that is split; give one that tells the two apart,"
            f" such as '{name} (plumber)'"
        )
    if len(found) > 1:
        raise BadDecision(f"{len(found)} speakers are called {name!r}; give the number of one as #N")
    return found[0] if found else None


Taken = dict[tuple[str, str, str], list[int]]


def _taken(connection: sqlite3.Connection, owner: int, part: Part) -> Taken:
    """Return the articles that a part takes, by key, type and name of the speaker's names."""
    wanted = _articles(connection, part.articles)
    facts: dict[tuple[int, int], set[Fact]] = {}
    named: dict[int, tuple[str, str, str]] = {}
    for article, name, key, kind, written, role, body in connection.execute(_GIVEN, (owner,)):
        named[name] = (key, kind, written)
        said = facts.setdefault((name, article), set())
        said |= {("role", role)} if role else set()
        said |= {("affiliation", body)} if body else set()
    taken: Taken = {}
    for (name, article), said in facts.items():
        if article in wanted or (not wanted and says(said, part.role, part.affiliation)):
            articles = taken.setdefault(named[name], [])
            if article not in articles:
                articles.append(article)
    return taken


_GIVEN = """
SELECT q.article, n.id, n.key, n.type, n.name, q.role, q.affiliation
FROM quote_speakers AS qs
JOIN speaker_names AS n ON n.id = qs.name
JOIN quotes AS q ON q.id = qs.quote
WHERE qs.speaker = ? ORDER BY q.article
"""


def _articles(connection: sqlite3.Connection, given: Sequence[str]) -> set[int]:
    """Return the rows of articles given by number, document id, path or URL."""
    found: set[int] = set()
    for one in given:
        matched = {
            int(row[0])
            for query in _ARTICLE
            for row in connection.execute(query, (int(one) if one.isdecimal() else one,))
        }
        if not matched:
            known = [row[0] for row in connection.execute("SELECT DISTINCT document FROM articles")]
            like = get_close_matches(one, known, n=2)
            hint = f"; did you mean {' or '.join(like)}?" if like else ""
            raise UnknownRow(f"no article has the number, id, path or URL {one!r}{hint}")
        found |= matched
    return found


_ARTICLE = (
    "SELECT id FROM articles WHERE id = ?",
    "SELECT id FROM articles WHERE document = ?",
    "SELECT id FROM articles WHERE coalesce(path, url) = ?",
    "SELECT id FROM articles WHERE url = ?",
)


def _check_part(db: Database, owner: int, part: Part, taken: Taken) -> None:
    """Raise BadDecision where a part is nothing or everything of a speaker."""
    if not taken:
        raise BadDecision(
            f"{label_of(db, owner)}: no article of this speaker fits {part.words};"
            " see the articles and roles with: quotetrack speakers DB NAME"
        )
    every = rows(
        db,
        "SELECT count(DISTINCT q.article) AS n FROM quote_speakers AS qs JOIN quotes AS q ON q.id = qs.quote"
        " WHERE qs.speaker = ?",
        [owner],
    )[0]["n"]
    if len({article for articles in taken.values() for article in articles}) == every:
        raise BadDecision(
            f"{label_of(db, owner)}: {part.words} takes all of {every} articles and leaves nothing;"
            " give another name with: quotetrack alias DB NAME ALIAS"
        )


def _write_rules(
    connection: sqlite3.Connection,
    number: int,
    name: int,
    named: tuple[str, str],
    part: Part,
    articles: Iterable[int],
) -> None:
    """Write in which articles a name means whom a split has made."""
    made = "INSERT INTO decision_rules (decision, name, key, type, "
    if not part.articles:
        connection.execute(
            f"{made} role, affiliation) VALUES (?,?,?,?,?,?)",
            (number, name, *named, part.role, part.affiliation),
        )
        return
    for article in articles:
        connection.execute(
            f"{made} place, document, sha256)"
            " SELECT ?, ?, ?, ?, coalesce(path, url), document, sha256 FROM articles WHERE id = ?",
            (number, name, *named, article),
        )


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
    later = None if row["action"] == "alias" and later is None else later
    if later is not None:
        raise BadDecision(f"decision {later} builds on decision {row['id']}; undo that first")


def _unsplit(connection: sqlite3.Connection, number: int, names: list[int]) -> None:
    """Give the articles of a split back to those whom the names mean without it."""
    connection.execute("DELETE FROM decision_rules WHERE decision = ?", (number,))
    for name in names:
        key, kind = connection.execute("SELECT key, type FROM speaker_names WHERE id = ?", (name,)).fetchone()
        articles = connection.execute(
            "SELECT DISTINCT q.article FROM quote_speakers AS qs JOIN quotes AS q ON q.id = qs.quote"
            " WHERE qs.name = ?",
            (name,),
        ).fetchall()
        for (article,) in articles:
            reassign(connection, article, key, kind, without=name)


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
            move(connection, name, before)


def _forget(connection: sqlite3.Connection, row: Row, names: Sequence[tuple[int, int | None]]) -> None:
    """Delete a decision with what only it kept alive."""
    number, speaker = row["id"], row["speaker"]
    connection.execute("UPDATE speaker_names SET decision = NULL WHERE decision = ?", (number,))
    connection.execute("DELETE FROM decisions WHERE id = ?", (number,))
    merged = connection.execute(
        "SELECT 1 FROM decisions WHERE speaker = ? AND action IN ('merge', 'split')", (speaker,)
    ).fetchone()
    if merged is None and row["action"] == "merge":
        connection.execute("UPDATE speakers SET named = 0 WHERE id = ?", (speaker,))
    forget_unused(connection, {(name, speaker, None) for name, _ in names})
    relink(connection, [name for name, _ in names])
    for one in {speaker, *(before for _, before in names if before is not None)}:
        if not forget_empty(connection, one):
            rename(connection, one)
            rebuild(connection, one)


def _decide(
    connection: sqlite3.Connection, action: str, subject: str, speaker: int, detail: str | None, now: Clock
) -> int:
    """Insert a decision and return its number."""
    cursor = connection.execute(
        "INSERT INTO decisions (made_at, action, subject, speaker, detail) VALUES (?,?,?,?,?)",
        (now().astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"), action, subject, speaker, detail),
    )
    return int(cursor.lastrowid or 0)


def _bind(connection: sqlite3.Connection, number: int, name: int, *, before: int | None, reason: str) -> None:
    """Put a name under a decision."""
    connection.execute(
        "INSERT INTO decision_names (decision, name, before) VALUES (?,?,?)", (number, name, before)
    )
    connection.execute(
        "UPDATE speaker_names SET decision = ?, basis = 'hand', reason = coalesce(reason, ?) WHERE id = ?",
        (number, reason, name),
    )


def _insert_speaker(connection: sqlite3.Connection, name: str, kind: str, qualifier: str | None) -> int:
    """Insert a speaker who is named by hand."""
    cursor = connection.execute(
        "INSERT INTO speakers (name, key, type, qualifier, named) VALUES (?,?,?,?,1)",
        (name, fold(name), kind, qualifier),
    )
    return int(cursor.lastrowid or 0)


def _insert_name(connection: sqlite3.Connection, speaker: int, written: str, key: str, kind: str) -> int:
    """Insert one more bearer of a name."""
    cursor = connection.execute(
        "INSERT INTO speaker_names (speaker, name, key, type, namesake, family)"
        " SELECT ?, ?, ?, ?, coalesce(max(namesake), 0) + 1, ? FROM speaker_names WHERE key = ? AND type = ?",
        (speaker, written, key, kind, family_key(key) if kind == "person" else None, key, kind),
    )
    return int(cursor.lastrowid or 0)


def _names_of(connection: sqlite3.Connection, speaker: int) -> list[int]:
    """Return the rows of a speaker's names."""
    query = "SELECT id FROM speaker_names WHERE speaker = ? ORDER BY id"
    return [int(row[0]) for row in connection.execute(query, (speaker,))]


def _name_of(connection: sqlite3.Connection, speaker: int) -> str:
    """Return a speaker's name."""
    return str(connection.execute("SELECT name FROM speakers WHERE id = ?", (speaker,)).fetchone()[0])


def _quotes_of(connection: sqlite3.Connection, speaker: int) -> int:
    """Count a speaker's quotes."""
    query = "SELECT count(*) FROM quote_speakers WHERE speaker = ?"
    return int(connection.execute(query, (speaker,)).fetchone()[0])


def _decided(connection: sqlite3.Connection, number: int) -> int:
    """Count the quotes of the names under a decision."""
    names = [
        row[0] for row in connection.execute("SELECT name FROM decision_names WHERE decision = ?", (number,))
    ]
    query = f"SELECT count(*) FROM quote_speakers WHERE name IN ({numbers(names)})"
    return int(connection.execute(query).fetchone()[0])
