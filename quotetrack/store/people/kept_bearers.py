"""Who bears the names of an article that is taken out, so that they are the same people once it is back.

The row of a name goes with the last article that gives it. Without it the name would mean whoever else bears
it by then, and one that a person decided about takes every article that gives it.
"""

from __future__ import annotations

import sqlite3
from typing import Any, cast

from quotetrack.store.name_memory import memory_of
from quotetrack.store.people.aliases import record_name
from quotetrack.store.people.appointing import forget_unused, give_names
from quotetrack.store.people.choosing import ChosenName

_BEARERS = """
SELECT DISTINCT n.id, n.key, n.type, n.namesake, n.name, n.family, n.basis, n.reason, n.decision,
  qs.basis AS chosen, EXISTS (SELECT 1 FROM decision_rules WHERE name = n.id) AS ruled,
  s.id AS speaker, s.name AS called, s.key AS speaker_key, s.qualifier, s.named
FROM quotes AS q JOIN quote_speakers AS qs ON qs.quote = q.id JOIN speaker_names AS n ON n.id = qs.name
JOIN speakers AS s ON s.id = n.speaker
WHERE q.article = ? ORDER BY n.id
"""
_HERE = """
SELECT DISTINCT n.id, qs.basis, EXISTS (SELECT 1 FROM decision_rules WHERE name = n.id)
FROM quotes AS q JOIN quote_speakers AS qs ON qs.quote = q.id JOIN speaker_names AS n ON n.id = qs.name
WHERE q.article = ? AND n.key = ? AND n.type = ?
"""

Bearer = dict[str, Any]  # a row of _BEARERS, and whether it was still ``there`` once the article was out


def bearers_of(connection: sqlite3.Connection, article: int) -> list[Bearer]:
    """Return who bears the names that a stored article gives, as values that JSON can hold."""
    cursor = connection.execute(_BEARERS, (article,))
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor]


def note_left(connection: sqlite3.Connection, kept: list[Bearer]) -> None:
    """Note which of these names and speakers are still there, now that the article is out."""
    for one in kept:
        row = connection.execute("SELECT 1 FROM speaker_names WHERE id = ?", (one["id"],)).fetchone()
        one["there"] = row is not None
        row = connection.execute("SELECT 1 FROM speakers WHERE id = ?", (one["speaker"],)).fetchone()
        one["speaker_there"] = row is not None


def bring_back(connection: sqlite3.Connection, kept: list[Bearer]) -> dict[int, int]:
    """Make the names anew that went with the article; return the row of each that is meant, by its former.

    What a person had decided about is not made anew: that went with the decision.
    """
    found: dict[int, int] = {}
    for one in kept:
        if one["id"] in found:  # named in two ways
            continue
        same = connection.execute(
            "SELECT id FROM speaker_names WHERE id = ? AND key = ? AND type = ? AND namesake = ?",
            (one["id"], one["key"], one["type"], one["namesake"]),
        ).fetchone()
        if one["there"] and same is not None:
            found[one["id"]] = one["id"]
        elif not one["there"] and one["decision"] is None and not one["ruled"]:
            found[one["id"]] = _made_anew(connection, one)
    return found


def mean_again(
    connection: sqlite3.Connection, article: int, kept: list[Bearer], found: dict[int, int]
) -> None:
    """Let the names of an article that is back mean those whom they meant, unless a split says otherwise.

    Of a name that others give as well, what the article itself tells of its bearer outranks that.
    """
    chosen: dict[int, ChosenName] = {}
    for one in kept:
        target = found.get(one["id"])
        here = connection.execute(_HERE, (article, one["key"], one["type"])).fetchall()
        if target is None or len(here) != 1:
            continue
        [(now, basis, ruled)] = here
        if now != target and not ruled and not (one["there"] and basis == "evidence"):
            speaker = connection.execute("SELECT speaker FROM speaker_names WHERE id = ?", (target,))
            chosen[now] = ChosenName(target, int(speaker.fetchone()[0]), one["chosen"])
    if chosen:
        give_names(connection, article, chosen)
    made = [target for former, target in found.items() if target != former or not _there(kept, former)]
    for name in made:
        speaker = connection.execute("SELECT speaker FROM speaker_names WHERE id = ?", (name,)).fetchone()
        if speaker is not None:
            forget_unused(connection, {(name, int(speaker[0]), None)})


def _there(kept: list[Bearer], name: int) -> bool:
    """Tell whether a name was still there once the article was out."""
    return any(one["id"] == name and one["there"] for one in kept)


def _made_anew(connection: sqlite3.Connection, one: Bearer) -> int:
    """Insert the row of a name, with its speaker, as they were; return the row."""
    key, kind = one["key"], one["type"]
    names = memory_of(connection)
    numbers = {name.namesake for name in names.bearers(key, kind)}
    number = one["namesake"] if one["namesake"] not in numbers else max(numbers) + 1
    known = connection.execute("SELECT key, type FROM speakers WHERE id = ?", (one["speaker"],)).fetchone()
    speaker = one["speaker"]
    if known is None:
        connection.execute(
            "INSERT INTO speakers (id, name, key, type, qualifier, named) VALUES (?,?,?,?,?,?)",
            (speaker, one["called"], one["speaker_key"], kind, one["qualifier"], one["named"]),
        )
    elif not one["speaker_there"] or tuple(known) != (one["speaker_key"], kind):
        speaker = names.insert_speaker(one["called"], one["speaker_key"], kind, one["qualifier"])
    basis = "namesake" if number > 1 and one["basis"] == "name" else one["basis"]
    taken = connection.execute("SELECT 1 FROM speaker_names WHERE id = ?", (one["id"],)).fetchone()
    cursor = connection.execute(
        "INSERT INTO speaker_names (id, speaker, name, key, type, namesake, family, basis, reason)"
        " VALUES (?,?,?,?,?,?,?,?,?)",
        (
            *(None if taken else one["id"], speaker, one["name"], key, kind, number),
            *(one["family"], basis, one["reason"]),
        ),
    )
    name = cast(int, cursor.lastrowid)
    record_name(memory_of(connection), name, quoted=False)
    return name
