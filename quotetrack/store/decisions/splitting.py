"""Splits a speaker: some of the articles that were taken for one person's are another's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from sqlite_utils import Database

from quotetrack.errors import BadDecision, UnknownRow
from quotetrack.lexicon.person_words import is_description
from quotetrack.store.database import path_of, storable, transaction, worded
from quotetrack.store.decisions.ledger import (
    Clock,
    Decision,
    articles_of,
    bind,
    check_types,
    insert_name,
    name_of,
    quotes_under,
    record_decision,
    utc_now,
)
from quotetrack.store.name_memory import memory_of
from quotetrack.store.people.aliases import rebuild
from quotetrack.store.people.appointing import reassign
from quotetrack.store.people.bearer_evidence import Fact
from quotetrack.store.people.choosing import says
from quotetrack.store.people.lookup import exact_speaker, label_of, similar_names
from quotetrack.store.people.name_keys import fold, name_key
from quotetrack.store.selecting import rows

Taken = dict[tuple[str, str, str], list[int]]  # articles by key, type and name


@dataclass(frozen=True, slots=True)
class SpeakerPart:
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


def split_speaker(
    db: Database,
    speaker: str,
    part: SpeakerPart,
    name: str,
    *,
    across: bool = False,
    keep: bool = True,
    now: Clock = utc_now,
) -> Decision:
    """Take a part of a speaker's articles for another speaker, ``name``, new or stored.

    The same part of articles stored later goes there as well. ``across`` lets a person's go to a body, or
    the other way round; without ``keep`` it is only said what would be done. Raises UnknownRow where the
    speaker or an article is unknown, BadDecision where the part is nothing or everything.
    """
    owner = exact_speaker(db, speaker)
    name = " ".join(storable(name).split())
    target = _target(db, owner, name)
    with worded(path_of(db)), transaction(db, keep=keep) as connection:
        if target is not None and not across:
            check_types(connection, owner, target)
        taken = _taken(connection, owner, part)
        _check_part(db, owner, part, taken)
        subject = name_of(connection, owner)
        if target is None:
            kind = connection.execute("SELECT type FROM speakers WHERE id = ?", (owner,)).fetchone()[0]
            target = _insert_speaker(connection, name, kind, part.role or part.affiliation)
        number = record_decision(connection, "split", subject, target, part.words, now)
        names = _give(connection, number, target, taken, part)
        return Decision(
            number,
            "split",
            subject,
            name_of(connection, target),
            quotes_under(connection, number),
            part.words,
            articles_of(connection, names),
        )


def give_here(connection: sqlite3.Connection, number: int, owner: int, target: int) -> list[int]:
    """Give what a description says in its articles to ``target``, there alone; return the new names' rows."""
    articles = [row[0] for row in connection.execute(_ARTICLES_OF, (owner,))]
    part = SpeakerPart(tuple(map(str, articles)))
    return _give(connection, number, target, _taken(connection, owner, part), part)


def _give(
    connection: sqlite3.Connection, number: int, target: int, taken: Taken, part: SpeakerPart
) -> list[int]:
    """Make what was taken the target's, under names that mean it in these articles; return their rows."""
    names = []
    for (key, kind, written), articles in taken.items():
        made = insert_name(connection, target, written, key, kind)
        bind(connection, number, made, before=None, reason=part.words)
        _write_rules(connection, number, made, (key, kind), part, articles)
        for article in articles:
            reassign(connection, article, (key, kind))
        names.append(made)
    rebuild(memory_of(connection), target)
    return names


_ARTICLES_OF = """
SELECT DISTINCT q.article FROM quote_speakers AS qs JOIN quotes AS q ON q.id = qs.quote
WHERE qs.speaker = ? ORDER BY q.article
"""


def _target(db: Database, owner: int, name: str) -> int | None:
    """Return the stored speaker of the name that a split gives, None where it is a new one."""
    if not fold(name):
        raise BadDecision(f"{name!r} is no name; give one with letters")
    if is_description(name):
        raise BadDecision(f"{name!r} describes somebody and names nobody; give a name, written as one")
    if name.startswith("#"):
        found = [exact_speaker(db, name)]
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


def _taken(connection: sqlite3.Connection, owner: int, part: SpeakerPart) -> Taken:
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
            like = similar_names(one, known)
            hint = f"; did you mean {' or '.join(like)}?" if like else ""
            raise UnknownRow(f"no article has the number, id, path or URL {one!r}{hint}")
        found |= matched
    return found


_ARTICLE = (
    "SELECT id FROM articles WHERE id = ?",
    "SELECT id FROM articles WHERE document = ?",
    "SELECT id FROM articles WHERE place = ?",
    "SELECT id FROM articles WHERE path = ? AND path IS NOT NULL",
    "SELECT id FROM articles WHERE fetched = ? AND fetched IS NOT NULL",
    "SELECT id FROM articles WHERE url = ? AND url IS NOT NULL",
)


def _check_part(db: Database, owner: int, part: SpeakerPart, taken: Taken) -> None:
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
    part: SpeakerPart,
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
            " SELECT ?, ?, ?, ?, place, document, sha256 FROM articles WHERE id = ?",
            (number, name, *named, article),
        )


def _insert_speaker(connection: sqlite3.Connection, name: str, kind: str, qualifier: str | None) -> int:
    """Insert a speaker who is named by hand."""
    cursor = connection.execute(
        "INSERT INTO speakers (name, key, type, qualifier, named) VALUES (?,?,?,?,1)",
        (name, fold(name), kind, qualifier),
    )
    return cast(int, cursor.lastrowid)
