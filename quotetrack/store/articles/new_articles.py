"""Finds, for many articles at once, those of which a file knows nothing: neither their text nor their place.

Most articles of a bulk load are such. What is asked one by one of an article that may be stored, taken out, a
copy or another version need not be asked of them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from quotetrack.model import Extraction
from quotetrack.store.articles.places import HomeFolder, Place, place_of
from quotetrack.store.database import storable, text_digest

_TEXTS = """
SELECT i.value FROM json_each(:given) AS i WHERE EXISTS (SELECT 1 FROM articles WHERE sha256 = i.value)
  OR EXISTS (SELECT 1 FROM removed_articles WHERE sha256 = i.value)
"""
_PLACES = """
SELECT i.place, i.document FROM
  (SELECT json_extract(value, '$[0]') AS place, json_extract(value, '$[1]') AS document
   FROM json_each(:given)) AS i
WHERE EXISTS (SELECT 1 FROM articles AS t WHERE t.place = i.place AND t.document = i.document)
  OR EXISTS (SELECT 1 FROM copies AS t WHERE t.place = i.place AND t.document = i.document)
  OR EXISTS (SELECT 1 FROM removed_places AS t WHERE t.place = i.place AND t.document = i.document)
"""
_IDS = """
SELECT i.value FROM json_each(:given) AS i WHERE EXISTS (SELECT 1 FROM quotes WHERE id = i.value)
  OR EXISTS (SELECT 1 FROM former_quotes WHERE id = i.value)
"""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article that is not in the file: where it is, its text as it is stored, and the text's digest."""

    place: Place
    text: str
    sha256: str


def new_articles(
    connection: sqlite3.Connection, extractions: Sequence[Extraction], home: HomeFolder
) -> dict[int, NewArticle]:
    """Return those of the articles, by their index, that neither the file nor one before them has.

    It holds as long as nothing but these articles is written, in their order. None are returned where places
    of an older version may be theirs.
    """
    if home.has_given_paths(connection):
        return {}
    found = []
    for extraction in extractions:
        text = storable(extraction.article.text)
        found.append(NewArticle(place_of(extraction.article, home), text, text_digest(text)))
    texts = {row[0] for row in _asked(connection, _TEXTS, (one.sha256 for one in found))}
    places = set(_asked(connection, _PLACES, (one.place for one in found if one.place[0] is not None)))
    new = {}
    for index, one in enumerate(found):
        if one.sha256 not in texts and one.place not in places:
            new[index] = one
        texts.add(one.sha256)
        if one.place[0] is not None:
            places.add(one.place)
    return new


def known_ids(connection: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    """Return those of the ids that mean, or meant, quotes of the file."""
    return {row[0] for row in _asked(connection, _IDS, ids)}


def _asked(connection: sqlite3.Connection, query: str, values: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a query for values, asked in order: each page of an index is read once."""
    return connection.execute(query, {"given": json.dumps(sorted(values))}).fetchall()
