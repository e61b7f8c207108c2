"""The small word lists under data/en/*.toml that single rules go by: sets, rows in order, and pairs.

A file holds the lists of one room; a table in it is one list, asked for as *file.table*
(``word_set("propose.told")``). Its keys: ``what`` the list is, ``read_by`` the modules that ask for it,
``words`` (a string that is split on white space, or an array where entries hold spaces) or ``pairs`` (a
table), and ``example``, a sentence with one of the words in square brackets.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from quotetrack.errors import BadLexicon
from quotetrack.resources import resource

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_KEYS = frozenset(("what", "read_by", "words", "pairs", "example"))


@dataclass(frozen=True, slots=True)
class WordSet:
    """One list: its words in the file's order, or its pairs; never both."""

    what: str
    read_by: tuple[str, ...]
    words: tuple[str, ...]
    pairs: Mapping[str, str]
    example: str


def word_set(name: str) -> frozenset[str]:
    """Return the words of the list ``name`` (*file.table*).

    Raises BadLexicon where there is no such list or its file is malformed, naming the file.
    """
    return frozenset(word_list(name))


def word_list(name: str) -> tuple[str, ...]:
    """Return the words of the list ``name`` in the file's order; raises as :func:`word_set` does."""
    found = _listed(name)
    if found.pairs:
        raise BadLexicon(f"{name} in data/en holds pairs, not words")
    return found.words


def word_pairs(name: str) -> Mapping[str, str]:
    """Return the pairs of the list ``name``, in the file's order; raises as :func:`word_set` does."""
    found = _listed(name)
    if found.words:
        raise BadLexicon(f"{name} in data/en holds words, not pairs")
    return found.pairs


def alternatives(name: str) -> str:
    """Return the words of the list ``name`` as alternatives of a regular expression, in the file's order."""
    return "|".join(map(re.escape, word_list(name)))


@cache
def word_sets(file: str) -> Mapping[str, WordSet]:
    """Return the lists of ``data/en/FILE.toml`` by their names.

    Raises BadLexicon where the file is missing or no TOML, and where a list has another shape.
    """
    try:
        tables = tomllib.loads(resource(f"data/en/{file}.toml").read_text(encoding="utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise BadLexicon(f"data/en/{file}.toml: {error}") from error
    place = f"data/en/{file}.toml"
    return MappingProxyType({name: _read(f"{place}: {name}", row) for name, row in tables.items()})


def _listed(name: str) -> WordSet:
    """Return one list."""
    file, _, table = name.partition(".")
    found = word_sets(file).get(table)
    if found is None:
        raise BadLexicon(f"data/en/{file}.toml has no list {table!r}")
    return found


def _read(place: str, row: Any) -> WordSet:
    """Check and convert one table of a file; ``place`` names it in errors."""
    if not isinstance(row, dict) or not set(row) <= _KEYS or not {"what", "read_by"} <= set(row):
        raise BadLexicon(f"{place} needs what and read_by, and may have {', '.join(sorted(_KEYS))}")
    words = row.get("words", [])
    words = tuple(words.split() if isinstance(words, str) else words)
    pairs = row.get("pairs", {})
    if bool(words) == bool(pairs) or len(set(words)) != len(words):
        raise BadLexicon(f"{place} needs words or pairs, each word once")
    return WordSet(
        row["what"], tuple(row["read_by"]), words, MappingProxyType(dict(pairs)), row.get("example", "")
    )
