"""Keeps where each text was found: its own place, and the copies elsewhere.

A place is a file, under one name however its path was written, or the address that a page was fetched
from, each with a document id; never what a page says of itself. Standard input is no place.
"""

from __future__ import annotations

import os
import posixpath
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from quotetrack.model import Article
from quotetrack.model.extraction import web_address
from quotetrack.store.database import storable

Settled = Literal["copy", "unchanged"]
_Identity = tuple[int, int] | None
Place = tuple[str | None, str]  # where, and the document id there

COLUMNS = "place, document, path, fetched, url, claimed_url, title, author, publisher, published, encoding"
METADATA = ("fetched", "url", "claimed_url", "title", "author", "publisher", "published", "encoding")
_PLACED = ("articles", "copies", "reviewed", "decision_rules")
_GIVEN = " UNION ALL ".join(f"SELECT 1 FROM {table} WHERE place GLOB './*'" for table in _PLACED)
_FOLDERS = 1_000

_SETTLED = f"""
SELECT {", ".join(f"a.{name}" for name in METADATA)} FROM articles AS a JOIN runs AS r ON r.id = a.run
WHERE a.place = ? AND a.document = ? AND a.sha256 = ? AND r.version = ? AND r.model = ?
  AND NOT EXISTS (SELECT 1 FROM removed_places AS p WHERE p.place = a.place AND p.document = a.document)
  AND NOT EXISTS (SELECT 1 FROM removed_articles AS g WHERE g.sha256 = a.sha256)
"""


class HomeFolder:
    """The folder of a database, from which places are named; where links lead is kept of up to 1,000 folders.

    A file below it is named from there, so that the two may move together. ``given_from`` is the folder from
    which relative paths are given, None for the current one.
    """

    def __init__(self, folder: Path, given_from: Path | None = None) -> None:
        self._folder = folder
        self._from = given_from or Path()
        self._named: dict[str, tuple[tuple[_Identity, _Identity], str]] = {}
        self._asked: tuple[int, bool] | None = None
        self._held: dict[str, str] | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Take folders for what they are when first asked for, until the end of the block."""
        self._held = {}
        try:
            yield
        finally:
            self._held = None

    def file_place(self, path: str) -> str:
        """Return the one name of a file: *a.txt* of *./a.txt* and of its whole path, in this folder."""
        above, name = os.path.split(path)
        if name in ("", os.curdir, os.pardir):
            above, name = os.path.split(os.path.normpath((self._from / path).absolute()))
        if self._held is None:
            return storable(self._name_of(above) + name)
        if above not in self._held:
            self._held[above] = self._name_of(above)
        return storable(self._held[above] + name)

    def _name_of(self, above: str) -> str:
        """Return what stands before a file's name, found anew where either folder is another by now."""
        given = self._from / above
        there = (_identity(given), _identity(self._folder))
        known = self._named.get(above)
        if known is not None and known[0] == there and None not in there:
            return known[1]
        whole = Path(os.path.realpath(os.path.normpath(given.absolute())))
        top = Path(os.path.realpath(self._folder))
        name = (whole.relative_to(top) if whole.is_relative_to(top) else whole).as_posix()
        name = "" if name == os.curdir else f"{name.rstrip('/')}/"
        if len(self._named) >= _FOLDERS:
            self._named.clear()
        self._named[above] = (there, name)
        return name

    def has_given_paths(self, connection: sqlite3.Connection) -> bool:
        """Tell whether an older version left places under the path as given, or others have since."""
        version = int(connection.execute("PRAGMA data_version").fetchone()[0])
        if self._asked is None or self._asked[0] != version:
            self._asked = (version, connection.execute(_GIVEN).fetchone() is not None)
        return self._asked[1]


def _identity(folder: Path) -> _Identity:
    """Return what tells a folder from any other, None where there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def place_of(article: Article, home: HomeFolder) -> Place:
    """Return where an article is, for a database in ``home``, and its document id there."""
    if article.path is not None and article.path != "-":
        return home.file_place(article.path), article.id
    claimed = article.url if article.path is None else None  # all that a caller of the library may know
    address = web_address(article.fetched or claimed)
    return (address.partition("#")[0] if address else None), article.id


def columns_of(article: Article, title: str | None, place: Place) -> tuple[str | None, ...]:
    """Return the values of COLUMNS."""
    path = None if article.path == "-" else article.path
    addresses = map(web_address, (article.fetched, article.url, article.claimed_url))
    told = (title, article.author, article.publisher, article.published, article.encoding)
    values = (*place, path, *addresses, *told)
    return tuple(None if v is None else storable(v) for v in values)


def find_place(connection: sqlite3.Connection, article: Article, home: HomeFolder) -> Place:
    """Return the place of an article; what an older version stored under the path as given moves there."""
    place, document = place_of(article, home)
    path = article.path
    if place is None or path is None or Path(path).is_absolute() or not home.has_given_paths(connection):
        return place, document
    given = f"./{posixpath.normpath(path)}"
    same = "WHERE place = ? AND document = ?"
    known = f"SELECT 1 FROM articles {same} UNION ALL SELECT 1 FROM copies {same}"
    if connection.execute(known, (place, document) * 2).fetchone() is None:
        for table in _PLACED:
            connection.execute(f"UPDATE {table} SET place = ? {same}", (place, given, document))
    return place, document


def is_settled(
    connection: sqlite3.Connection, article: Article, home: HomeFolder, known: tuple[str, str, str]
) -> bool:
    """Tell whether a text stands at its place already, with all that the place says of it.

    ``known`` are the text's digest, the version and the model that read it. What was taken out has no place.
    """
    place = place_of(article, home)
    if place[0] is None:
        return False
    found = connection.execute(_SETTLED, (*place, *known)).fetchone()
    return found is not None and all(
        new is None or new == old
        for new, old in zip(columns_of(article, article.title, place)[3:], found, strict=True)
    )


def article_at(connection: sqlite3.Connection, place: Place) -> int | None:
    """Return the number of the article whose own place this is, None where there is none."""
    if place[0] is None:
        return None
    row = connection.execute("SELECT id FROM articles WHERE place = ? AND document = ?", place).fetchone()
    return None if row is None else int(row[0])


def mend_digest(connection: sqlite3.Connection, place: Place, text: str, sha256: str) -> None:
    """Write the digest of a text anew that stands at its place under another one: the row was damaged."""
    connection.execute(
        "UPDATE articles SET sha256 = :sha256 WHERE place = :place AND document = :document"
        " AND text = :text AND sha256 <> :sha256"
        " AND NOT EXISTS (SELECT 1 FROM articles WHERE sha256 = :sha256)",
        {"place": place[0], "document": place[1], "text": text, "sha256": sha256},
    )


def settle_place(
    connection: sqlite3.Connection, article: Article, title: str | None, number: int, place: Place, time: str
) -> Settled:
    """Make a place, at which no other article is, one of those of stored article ``number``.

    What the place says of the text is written where it is new.
    """
    if place[0] is None:
        return "unchanged"
    values = columns_of(article, title, place)
    for table, column in (("articles", "id"), ("copies", "article")):
        found = connection.execute(
            f"SELECT id, {', '.join(METADATA)} FROM {table}"
            f" WHERE {column} = ? AND place = ? AND document = ?",
            (number, *place),
        ).fetchone()
        if found is not None:
            kept = [new or old for new, old in zip(values[3:], found[1:], strict=True)]
            if kept != list(found[1:]):
                assigned = ", ".join(f"{name} = ?" for name in METADATA)
                connection.execute(f"UPDATE {table} SET {assigned} WHERE id = ?", (*kept, found[0]))
            return "unchanged"
    insert_copy(connection, number, values, article.retrieved or time)
    return "copy"


def insert_copy(
    connection: sqlite3.Connection, number: int, values: tuple[str | None, ...], time: str
) -> None:
    """Record a place, as the values of COLUMNS, at which the text of an article was found as well."""
    connection.execute(
        f"INSERT INTO copies ({COLUMNS}, article, retrieved_at) VALUES ({', '.join('?' * 13)})",
        (*values, number, time),
    )


def take_copy(connection: sqlite3.Connection, place: Place, *, keep: int | None) -> int | None:
    """Free a place that is a copy of another article than ``keep``; return whose copy it was."""
    if place[0] is None:
        return None
    row = connection.execute(
        "DELETE FROM copies WHERE place = ? AND document = ? AND article IS NOT ? RETURNING article",
        (*place, keep),
    ).fetchone()
    return None if row is None else int(row[0])


def move_to_copy(connection: sqlite3.Connection, number: int) -> bool:
    """Give an article the place of its oldest copy; tell whether it has one."""
    copy = connection.execute(
        f"SELECT id, {COLUMNS} FROM copies WHERE article = ? ORDER BY id LIMIT 1", (number,)
    ).fetchone()
    if copy is None:
        return False
    connection.execute("DELETE FROM copies WHERE id = ?", (copy[0],))
    assigned = ", ".join(f"{name} = ?" for name in COLUMNS.split(", "))
    connection.execute(f"UPDATE articles SET {assigned} WHERE id = ?", (*copy[1:], number))
    return True
