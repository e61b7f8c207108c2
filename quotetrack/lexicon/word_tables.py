"""Reads and checks one table of words; every other module of this room gets its rows from here.

Tables of one language lie under data/en/; data/agencies.csv is of the world's.
"""

from __future__ import annotations

import csv
from functools import cache

from quotetrack.errors import BadLexicon
from quotetrack.resources import resource


@cache
def word_rows(name: str, columns: tuple[str, ...], folder: str = "data/en") -> tuple[dict[str, str], ...]:
    """Return the rows of ``NAME.csv`` in ``folder``, values stripped; lines opening with ``#`` are comments.

    Raises BadLexicon where the header is not exactly ``columns`` or a row has too few or too many
    fields, naming the file and the line.
    """
    path = resource(f"{folder}/{name}.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(line for line in lines if not line.startswith("#"))
        header = tuple(next(reader, []))
        if header != columns:
            raise BadLexicon(f"{path.name}: the columns are {','.join(header)}, not {','.join(columns)}")
        found: list[dict[str, str]] = []
        for fields in reader:
            if len(fields) != len(columns):
                raise BadLexicon(
                    f"{path.name}: row {len(found) + 1} has {len(fields)} fields, not {len(columns)}"
                )
            found.append({column: field.strip() for column, field in zip(columns, fields, strict=True)})
    return tuple(found)


def listed(field: str) -> tuple[str, ...]:
    """Split a field whose values are separated by ``|``."""
    return tuple(value.strip() for value in field.split("|") if value.strip())
