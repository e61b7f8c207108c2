"""Reads and checks one table of words; every other module of this room gets its rows from here.

Tables of one language lie under data/en/; data/agencies.csv is of the world's. Over the shipped rows lie
those of a newsroom's own lexicon: each adds a word, or takes the place of the shipped rows of its key; one
whose first field opens with a hyphen takes them out.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from quotetrack.errors import BadLexicon
from quotetrack.lexicon.counted_nouns import counted
from quotetrack.lexicon.own.chosen import lexicon_in_force
from quotetrack.resources import resource

REMOVES = "-"  # before the first field of a row of one's own
_KEYS = {"press": 2, "cues": 2, "furniture": 3}  # columns that tell a row from others; elsewhere the first
_FEW, _MANY = 12, 36  # a column with so few values in so many rows takes no others

Row = dict[str, str]


@cache
def word_rows(name: str, columns: tuple[str, ...], folder: str = "data/en") -> tuple[Row, ...]:
    """Return the rows of ``NAME.csv`` in ``folder``, values stripped; lines opening with ``#`` are comments.

    Raises BadLexicon where the header is not exactly ``columns`` or a row has too few or too many
    fields, naming the file and the line.
    """
    path = resource(f"{folder}/{name}.csv")
    shipped = shipped_rows(path.read_text(encoding="utf-8"), path.name, columns)
    lexicon = lexicon_in_force()
    text = lexicon.text_of(path.name) if lexicon else ""
    if lexicon is None or not text:
        return shipped
    return laid_over(shipped, text, lexicon.place_of(path.name), columns)


def shipped_rows(text: str, place: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the rows of a table; ``place`` names it in errors. Raises BadLexicon."""
    return tuple(
        _row(fields, f"{place}, line {line}", columns, {}) for line, fields in _lines(text, place, columns)
    )


def laid_over(shipped: tuple[Row, ...], text: str, place: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the shipped rows with those of one's own in ``text`` laid over them.

    A row stands where the one that it replaces stood, a new one behind all. Raises BadLexicon, naming file
    and line, for a row of another shape or with a value that none of the shipped has, and for one that takes
    out what is not there.
    """
    size = _KEYS.get(place.rpartition("/")[2].removesuffix(".csv"), 1)
    closed = _closed(shipped, columns)
    known = [_key(row, columns[:size]) for row in shipped]
    own: dict[tuple[str, ...], Row | None] = {}
    for line, fields in _lines(text, place, columns):
        where = f"{place}, line {line}"
        if fields[0].startswith(REMOVES):
            asked = [field.casefold() for field in (fields[0].removeprefix(REMOVES).strip(), *fields[1:size])]
            gone = [key for key in known if all(a in (b, "") for a, b in zip(asked, key, strict=False))]
            if not gone or not any(asked):
                raise BadLexicon(f"{where}: no shipped row is called {fields[0][1:]!r}; delete the line")
            own.update(dict.fromkeys(gone))
            continue
        row = _row(fields, where, columns, closed)
        key = _key(row, columns[:size])
        if own.get(key) is not None:
            raise BadLexicon(f"{where}: {' '.join(key)!r} stands there twice; delete one of the rows")
        own[key] = row
    found = [own.pop(key, row) for key, row in zip(known, shipped, strict=True)]
    return tuple(row for row in (*found, *own.values()) if row is not None)


def listed(field: str) -> tuple[str, ...]:
    """Split a field whose values are separated by ``|``."""
    return tuple(value.strip() for value in field.split("|") if value.strip())


def _lines(text: str, place: str, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of a line and its fields, stripped, behind the header; a blank line is none."""
    lines = ["\n" if line.startswith("#") else line for line in text.splitlines(keepends=True)]
    reader = csv.reader(lines)
    rows = ((reader.line_num, [field.strip() for field in fields]) for fields in reader if any(fields))
    try:
        line, header = next(rows, (1, []))
        if tuple(header) != columns:
            found = ",".join(header) or "missing"
            raise BadLexicon(f"{place}, line {line}: the columns are {found}; write {','.join(columns)}")
        yield from rows
    except csv.Error as error:
        raise BadLexicon(f"{place}, line {reader.line_num}: {error}; mend the row") from error


def _row(
    fields: list[str], where: str, columns: tuple[str, ...], closed: Mapping[str, frozenset[str]]
) -> Row:
    """Check one row; ``closed`` are the values that a column may have."""
    if len(fields) != len(columns):
        few = f"{counted(len(fields), 'field')}, not {len(columns)}"
        raise BadLexicon(f"{where}: {few} ({','.join(columns)}); mend the row")
    row = dict(zip(columns, fields, strict=True))
    if not fields[0]:
        raise BadLexicon(f"{where}: no {columns[0]}; give one, or delete the line")
    for column, values in closed.items():
        if row[column] not in values:
            choice = ", ".join(sorted(value or "nothing" for value in values))
            raise BadLexicon(f"{where}: {column} is {row[column] or 'missing'}; write one of: {choice}")
    return row


def _key(row: Row, columns: Sequence[str]) -> tuple[str, ...]:
    """Return what tells a row from others, in lower case."""
    return tuple(row[column].casefold() for column in columns)


def _closed(rows: Sequence[Row], columns: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return the columns that take few values and no names, each with all that it takes."""
    found = {column: frozenset(row[column] for row in rows) for column in columns}
    few = {c: v for c, v in found.items() if len(v) <= _FEW and len(rows) >= _MANY}
    return {column: values for column, values in few.items() if not any(map(str.istitle, values))}
