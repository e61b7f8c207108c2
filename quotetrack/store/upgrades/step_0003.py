"""Schema 3: articles keep their number and every text, and stand where they were found, whatever they claim.

A place is now a path in one writing, or the address that was fetched. What was stored before has only the
path as it was given: it is kept with *./* before it, and becomes the whole place when the file is met again.
"""

from __future__ import annotations

import posixpath
import sqlite3
from pathlib import Path

from quotetrack.store.upgrades.reshaping import reshape

_SCRIPT = Path(__file__).with_name("0003.sql")
_URL = "CASE WHEN url NOT LIKE '%:%' OR url LIKE 'http://%' OR url LIKE 'https://%' THEN url END"
_PLACE = "(SELECT place FROM temp.places WHERE of = '{}' AND row = {}.id)"


def to_3(connection: sqlite3.Connection) -> None:
    """Bring a file of schema 2 to schema 3."""
    connection.execute("CREATE TEMP TABLE places (of TEXT, row INTEGER, place, PRIMARY KEY (of, row))")
    taken = set()
    for of in ("articles", "copies"):
        newest_first = connection.execute(f"SELECT id, path, url, document FROM {of} ORDER BY id DESC")
        for number, path, url, document in newest_first.fetchall():
            place = former_place(path, url)
            if (of, place, document) in taken:  # one file under two names: the later reading has its place
                place = f"./{path}"
            taken.add((of, place, document))
            connection.execute("INSERT INTO temp.places VALUES (?,?,?)", (of, number, place))
    connection.create_function("former_place", 2, former_place, deterministic=True)
    filled = {
        of: {"place": _PLACE.format(of, f"set_aside_{of}"), "url": _URL} for of in ("articles", "copies")
    }
    filled["reviewed"] = {"place": "former_place(path, url)", "url": _URL}
    reshape(connection, _SCRIPT.read_text(encoding="utf-8"), whole=False, fill=filled)
    connection.execute("UPDATE decision_rules SET place = former_place(place, NULL) WHERE place IS NOT NULL")
    connection.execute("DROP TABLE temp.places")


def former_place(path: str | None, url: str | None) -> str | None:
    """Return the place of what was stored at ``path``, as it was given, or else at ``url``."""
    if path is None or path.startswith(("http://", "https://")):
        return path or url
    plain = posixpath.normpath(path)
    return plain if plain.startswith("/") else f"./{plain}"
