"""Finds the speakers and agencies that a person means by a name, and says what else it may have been."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process
from sqlite_utils import Database

from quotetrack.errors import UnknownRow
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.model.stored import Row
from quotetrack.store.people.name_keys import fold, name_key
from quotetrack.store.selecting import distinct, numbers, rows

_LIKE = 75  # of 100: from which likeness a name is offered
_SHOWN = 5
_LABELS = """
SELECT s.id, s.name, s.type, s.qualifier,
  (SELECT q.role FROM quotes AS q WHERE q.speaker = s.id AND q.role IS NOT NULL
    GROUP BY q.role ORDER BY count(*) DESC, q.role LIMIT 1) AS role,
  (SELECT count(*) FROM quote_speakers AS qs WHERE qs.speaker = s.id) AS quotes
FROM speakers AS s WHERE s.id IN ({}) ORDER BY quotes DESC, s.id
"""


def find_speakers(db: Database, name: str) -> list[int]:
    """Return the rows of the speakers called so: by name, alias or surname, else by words of a name.

    *#17*, or *17* where nobody is called so, is the speaker in row 17; *John Smith (plumber)* those called
    John Smith of whom articles say *plumber*.
    """
    found = [] if name.startswith("#") else _called(db, name)
    if not found and (match := re.fullmatch(r"#?([0-9]{1,18})", name)):
        return [row["id"] for row in rows(db, "SELECT id FROM speakers WHERE id = ?", [int(match[1])])]
    if not found and (match := re.fullmatch(r"(.+?)\s*\(([^()]+)\)", name)):
        wanted = set(fold(match[2]).split())
        found = [s for s in _called(db, match[1]) if wanted <= _known_of(db, s)]
    return found


def _called(db: Database, name: str) -> list[int]:
    """Return the speakers of a name, an alias or a surname, else of a name that has these words."""
    key = fold(name)
    keys = {key, name_key(name, "person")} - {""}
    marks = ", ".join("?" * len(keys))
    found = rows(
        db,
        f"SELECT speaker FROM speaker_aliases WHERE key IN ({marks})"
        f" UNION SELECT speaker FROM speaker_names WHERE key IN ({marks})",
        [*keys, *keys],
    )
    if not found and key:
        found = rows(
            db,
            "SELECT DISTINCT speaker FROM speaker_aliases"
            r" WHERE ' ' || key || ' ' LIKE '% ' || ? || ' %' ESCAPE '\'",
            [re.sub(r"([%_\\])", r"\\\1", key)],
        )
    return sorted(row["speaker"] for row in found)


def _known_of(db: Database, speaker: int) -> set[str]:
    """Return the folded words of what articles say of a speaker."""
    said = rows(
        db,
        "SELECT e.value FROM speaker_names AS n JOIN speaker_evidence AS e ON e.name = n.id"
        " WHERE n.speaker = ? AND e.kind IN ('role', 'affiliation')"
        " UNION SELECT qualifier FROM speakers WHERE id = ? AND qualifier IS NOT NULL",
        [speaker, speaker],
    )
    return {word for row in said for word in fold(row["value"]).split()}


def one_speaker(db: Database, name: str) -> int:
    """Return the row of the one speaker that ``name`` means, see :func:`find_speakers`.

    A full name or alias outranks a surname. Raises UnknownRow where nobody is called so, offering names
    that look like it, or several are, listing them.
    """
    found = find_speakers(db, name)
    if len(found) > 1:
        exact = rows(
            db,
            "SELECT DISTINCT speaker AS id FROM speaker_names"
            f" WHERE speaker IN ({numbers(found)}) AND key IN (?, ?)",
            [fold(name), name_key(name, "person")],
        )
        found = [row["id"] for row in exact] or found
    if not found:
        like = similar_speakers(db, name)
        hint = f"; did you mean {' or '.join(like)}?" if like else "; see: quotetrack speakers DB"
        raise UnknownRow(f"no speaker is called {name!r}{hint}")
    if len(found) > 1:
        said = [label(row) for row in rows(db, _LABELS.format(numbers(found)))]
        more = f" and {len(said) - _SHOWN} more" if len(said) > _SHOWN else ""
        raise UnknownRow(
            f"{len(said)} speakers are called {name!r}: {'; '.join(said[:_SHOWN])}{more};"
            " give the number of one, such as '" + said[0].split()[0] + "'"
        )
    return found[0]


def namesake_labels(db: Database, name: str) -> list[str]:
    """Return the :func:`label` of each of several speakers who bear one full name; none for fewer."""
    found = rows(
        db,
        "SELECT DISTINCT speaker AS id FROM speaker_names WHERE key = ? AND type = 'person'",
        [name_key(name, "person")],
    )
    if len(found) < 2:
        return []
    return [label(row) for row in rows(db, _LABELS.format(numbers(row["id"] for row in found)))]


def label(row: Row) -> str:
    """Say who a speaker is in a line: *#17 John Smith (plumber from Leeds), 3 quotes*."""
    known = row["qualifier"] or row["role"] or (row["type"] if row["type"] != "person" else None)
    about = f" ({known})" if known else ""
    return f"#{row['id']} {row['name']}{about}, {row['quotes']} {'quote' if row['quotes'] == 1 else 'quotes'}"


def label_of(db: Database, speaker: int) -> str:
    """Return the :func:`label` of the speaker in a row."""
    return label(rows(db, _LABELS.format(numbers([speaker])))[0])


def similar_speakers(db: Database, name: str) -> list[str]:
    """Return up to three stored names that look like ``name``, for a hint."""
    known = {row["key"]: row["alias"] for row in rows(db, "SELECT key, alias FROM speaker_aliases")}
    return [known[key] for key in similar_names(fold(name), list(known))]


def similar_names(name: str, known: Sequence[str]) -> list[str]:
    """Return up to three of the known names that look like ``name``, the likest first."""
    best = process.extract(name, known, scorer=fuzz.ratio, limit=3, score_cutoff=_LIKE)
    return [found for found, _, _ in best]


def find_agencies(db: Database, name: str) -> list[int]:
    """Return the rows of the agencies that ``name`` may mean, in any of their forms and any case."""
    known = outlet(name)
    key = fold(name)
    found = []
    for row in rows(db, "SELECT id, name FROM agencies"):
        listed = outlet(row["name"])
        forms = listed.forms if listed else (row["name"],)
        if (known and known.name == row["name"]) or key in {fold(form) for form in forms}:
            found.append(int(row["id"]))
    return found


def find_publishers(db: Database, name: str) -> list[str]:
    """Return the stored spellings of a publisher that ``name`` may mean, in any of its forms and any case."""
    known = outlet(name)
    wanted = {fold(form) for form in (known.forms if known else (name,))} | {fold(name)}
    return [stored for stored in distinct(db, "articles", "publisher") if fold(stored) in wanted]
