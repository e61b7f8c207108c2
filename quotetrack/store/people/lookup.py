"""Finds the speakers and agencies that a person means by a name, and says what else it may have been."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import fuzz, process
from sqlite_utils import Database

from quotetrack.errors import UnknownRow
from quotetrack.lexicon.person_words import is_description
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.model.stored import Row
from quotetrack.store.people.name_keys import fold, name_key
from quotetrack.store.selecting import distinct, numbers, rows

_LIKE = 75  # of 100: from which likeness a name is offered
_SHOWN = 5
LABELS = """
SELECT s.id, s.name, s.type, s.qualifier,
  (SELECT m.role FROM count_speaker_months AS m WHERE m.speaker = s.id AND m.role <> ''
    GROUP BY m.role ORDER BY sum(m.quotes) DESC, m.role LIMIT 1) AS role,
  coalesce((SELECT quotes FROM count_speakers AS c WHERE c.speaker = s.id), 0) AS quotes
FROM speakers AS s WHERE s.id IN ({}) ORDER BY quotes DESC, s.id
"""
_ARTICLES = (
    "SELECT count(DISTINCT q.article) AS n FROM quote_speakers AS qs JOIN quotes AS q ON q.id = qs.quote"
    " WHERE qs.speaker = ? AND q.rejected = 0"
)


def find_speakers(db: Database, name: str) -> list[int]:
    """Return the rows of the speakers called so: by an alias given by hand, else by name, alias or surname.

    Where nobody is, those in whose names these words stand. *#17*, or *17* where nobody is called so, is the
    speaker in row 17; *John Smith (plumber)* those called John Smith of whom articles say *plumber*.
    """
    found = [] if name.startswith("#") else _aliased(db, name) or _called(db, name)
    return found or _numbered(db, name) or _told_apart(db, name, _called)


def _numbered(db: Database, name: str) -> list[int]:
    """Return the speaker of *#17* or *17*."""
    match = re.fullmatch(r"#?([0-9]{1,18})", name)
    if match is None:
        return []
    return [row["id"] for row in rows(db, "SELECT id FROM speakers WHERE id = ?", [int(match[1])])]


def _told_apart(db: Database, name: str, called: Callable[[Database, str], list[int]]) -> list[int]:
    """Return the speakers of *John Smith (plumber)*: of those called so, whom articles call a plumber."""
    match = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", name)
    if match is None:
        return []
    wanted = set(fold(match[2]).split())
    return [s for s in called(db, match[1]) if wanted <= _known_of(db, s)]


def _keys(name: str) -> list[str]:
    """Return the keys under which a name is filed."""
    return sorted({fold(name), name_key(name, "person")} - {""})


def _aliased(db: Database, name: str) -> list[int]:
    """Return the speakers to whom a person has given this alias, which outranks what articles write."""
    keys = _keys(name)
    query = (
        "SELECT DISTINCT n.speaker FROM speaker_names AS n JOIN decision_names AS d ON d.name = n.id"
        f" JOIN decisions AS m ON m.id = d.decision WHERE m.action = 'alias' AND n.key IN ({_marks(keys)})"
    )
    return sorted(row["speaker"] for row in rows(db, query, keys))


def called_speakers(db: Database, name: str) -> list[int]:
    """Return the speakers of just this name, alias or surname; not those in whose names these words stand."""
    keys = _keys(name)
    found = rows(
        db,
        f"SELECT speaker FROM speaker_aliases WHERE key IN ({_marks(keys)})"
        f" UNION SELECT speaker FROM speaker_names WHERE key IN ({_marks(keys)})",
        [*keys, *keys],
    )
    return sorted(row["speaker"] for row in found)


def _called(db: Database, name: str) -> list[int]:
    """Return the speakers of a name, an alias or a surname, else of a name that has these words."""
    return called_speakers(db, name) or _holding(db, fold(name))


def partly_called(db: Database, name: str) -> list[int]:
    """Return the people and bodies in whose name these words stand; descriptions are no names."""
    query = f"SELECT id, name, type FROM speakers WHERE id IN ({numbers(_holding(db, fold(name)))})"
    named = (row for row in rows(db, query) if row["type"] in ("person", "organization"))
    return sorted(row["id"] for row in named if not is_description(row["name"]))


def _holding(db: Database, key: str) -> list[int]:
    """Return the speakers in one of whose names the words of a key stand."""
    if not key:
        return []
    query = (
        "SELECT DISTINCT speaker FROM speaker_aliases"
        r" WHERE ' ' || key || ' ' LIKE '% ' || ? || ' %' ESCAPE '\'"
    )
    return sorted(row["speaker"] for row in rows(db, query, [re.sub(r"([%_\\])", r"\\\1", key)]))


def _named(db: Database, name: str) -> list[int]:
    """Return the speakers whose full name this is; *Brandt*, linked to Lars Brandt, is no full name."""
    keys = _keys(name)
    query = (
        "SELECT n.speaker FROM speaker_names AS n JOIN speakers AS s ON s.id = n.speaker"
        f" WHERE n.key IN ({_marks(keys)}) AND (n.type <> 'person' OR n.key LIKE '% %' OR s.key = n.key)"
        f" UNION SELECT id FROM speakers WHERE key IN ({_marks(keys)}) OR name = ?"
    )
    return sorted(row["speaker"] for row in rows(db, query, [*keys, *keys, name]))


def _marks(values: Sequence[str]) -> str:
    """Return a place in a query for each value."""
    return ", ".join("?" * len(values))


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


def meant_speakers(db: Database, name: str) -> list[int]:
    """Return the speakers whom ``name`` means: those whose full name it is before those found otherwise."""
    found = find_speakers(db, name)
    if len(found) < 2:
        return found
    exact = _named(db, name)
    query = f"SELECT id FROM speakers WHERE id IN ({numbers(exact)}) AND (type <> 'person' OR key LIKE '% %')"
    full = {row["id"] for row in rows(db, query)}  # Brandt may be any Brandt, but for the body of the name
    return [s for s in found if s in full] or found


def one_speaker(db: Database, name: str) -> int:
    """Return the row of the one speaker that ``name`` means, see :func:`meant_speakers`.

    Raises UnknownRow where nobody is called so, offering names that look like it, or several are, listing
    them.
    """
    found = meant_speakers(db, name)
    if not found:
        raise UnknownRow(_nobody(db, name, f"no speaker is called {name!r}"))
    return _only(db, name, found)


def exact_speaker(db: Database, name: str) -> int:
    """Return the row of the one speaker of exactly this name, alias by hand or number.

    A surname or a part of a name is none: what is decided by it would hold for whoever has it. Raises
    UnknownRow where nobody or several are called so, saying how to name the one.
    """
    found = [] if name.startswith("#") else _aliased(db, name) or _named(db, name)
    found = found or _numbered(db, name) or _told_apart(db, name, _named)
    if found:
        return _only(db, name, found)
    near = find_speakers(db, name)
    if near:
        said = _listed(db, near)
        raise UnknownRow(
            f"nobody's full name is {name!r}; it may be {said}; give the full name, or the number"
        )
    raise UnknownRow(_nobody(db, name, f"no speaker is called {name!r}"))


def _nobody(db: Database, name: str, what: str) -> str:
    """Say that nobody is called so, and who nearly is."""
    like = similar_speakers(db, name)
    return what + (f"; did you mean {' or '.join(like)}?" if like else "; see: quotetrack speakers DB")


def _only(db: Database, name: str, found: list[int]) -> int:
    """Return the only speaker found; raise UnknownRow, listing them, where there are several."""
    if len(found) > 1:
        said = _listed(db, found)
        number = said.split()[0]
        raise UnknownRow(
            f"{len(found)} speakers are called {name!r}: {said}; give the number of one, such as '{number}'"
        )
    return found[0]


def _listed(db: Database, found: Iterable[int]) -> str:
    """Return the labels of speakers in a line, of many the first few."""
    said = [label(row) for row in rows(db, LABELS.format(numbers(found)))]
    return "; ".join(said[:_SHOWN]) + (f" and {len(said) - _SHOWN} more" if len(said) > _SHOWN else "")


def several_meant(db: Database, name: str) -> str | None:
    """Say that a name means several speakers, or describes some in several articles; None where it does not.

    *'John Smith' is 2 speakers: #4 John Smith (senator), 2 quotes; #7 ...*
    """
    found = meant_speakers(db, name)
    if len(found) > 1:
        said = _listed(db, found)
        return (
            f"{name!r} is {len(found)} speakers: {said}; ask for one by number, such as '{said.split()[0]}'"
        )
    for row in rows(db, LABELS.format(numbers(found))):
        articles = rows(db, _ARTICLES, [row["id"]])[0]["n"] if is_description(row["name"]) else 0
        if articles > 1:
            return (
                f"{row['name']!r} describes somebody in each of {articles} articles and names nobody; give"
                f" one a name with: quotetrack split DB '#{row['id']}' --articles ID --as NAME"
            )
    return None


def refuse_several(db: Database, name: str) -> None:
    """Raise UnknownRow where what several speakers say would be taken for one's, as several_meant says."""
    said = several_meant(db, name)
    if said is not None:
        raise UnknownRow(said)


def label(row: Row) -> str:
    """Say who a speaker is in a line: *#17 John Smith (plumber from Leeds), 3 quotes*."""
    known = row["qualifier"] or row["role"] or (row["type"] if row["type"] != "person" else None)
    about = f" ({known})" if known else ""
    return f"#{row['id']} {row['name']}{about}, {row['quotes']} {'quote' if row['quotes'] == 1 else 'quotes'}"


def label_of(db: Database, speaker: int) -> str:
    """Return the :func:`label` of the speaker in a row."""
    return label(rows(db, LABELS.format(numbers([speaker])))[0])


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
