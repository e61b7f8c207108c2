"""The small word lists under data/en/*.toml that single rules go by: sets, rows in order, and pairs.

A file holds the lists of one room; a table in it is one list, asked for as *file.table*
(``word_set("propose.told")``). Its keys: ``what`` the list is, ``read_by`` the modules that ask for it,
``words`` (a string that is split on white space, or an array where entries hold spaces), ``families`` (an
array of such strings: words that say the same) or ``pairs`` (a table), and ``example``, a sentence with one
of the words in square brackets.
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

_HELD = ("words", "families", "pairs")
_KEYS = frozenset(("what", "read_by", *_HELD, "example"))


@dataclass(frozen=True, slots=True)
class WordSet:
    """One list: its words in the file's order, its families of words, or its pairs; one of the three."""

    what: str
    read_by: tuple[str, ...]
    words: tuple[str, ...]
    families: tuple[frozenset[str], ...]
    pairs: Mapping[str, str]
    example: str


def word_set(name: str) -> frozenset[str]:
    """Return the words of the list ``name`` (*file.table*).

    Raises BadLexicon where there is no such list or its file is malformed, naming the file.
    """
    return frozenset(word_list(name))


def word_list(name: str) -> tuple[str, ...]:
    """Return the words of the list ``name`` in the file's order; raises as :func:`word_set` does."""
    return _listed(name, "words").words


def word_families(name: str) -> tuple[frozenset[str], ...]:
    """Return the families of the list ``name``, in the file's order; raises as :func:`word_set` does."""
    return _listed(name, "families").families


def word_pairs(name: str) -> Mapping[str, str]:
    """Return the pairs of the list ``name``, in the file's order; raises as :func:`word_set` does."""
    return _listed(name, "pairs").pairs


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


def _listed(name: str, held: str) -> WordSet:
    """Return one list, which must hold what is asked for."""
    file, _, table = name.partition(".")
    found = word_sets(file).get(table)
    if found is None:
        raise BadLexicon(f"data/en/{file}.toml has no list {table!r}")
    if not getattr(found, held):
        raise BadLexicon(f"data/en/{file}.toml: {table} has no {held}")
    return found


def _read(place: str, row: Any) -> WordSet:
    """Check and convert one table of a file; ``place`` names it in errors."""
    if not isinstance(row, dict) or not set(row) <= _KEYS or not {"what", "read_by"} <= set(row):
        raise BadLexicon(f"{place} needs what and read_by, and may have {', '.join(sorted(_KEYS))}")
    words = row.get("words", [])
    words = tuple(words.split() if isinstance(words, str) else words)
    families = tuple(frozenset(family.split()) for family in row.get("families", []))
    if sum(map(bool, map(row.get, _HELD))) != 1 or len(set(words)) != len(words):
        raise BadLexicon(f"{place} needs words, families or pairs, each word once")
    pairs = MappingProxyType(dict(row.get("pairs", {})))
    return WordSet(row["what"], tuple(row["read_by"]), words, families, pairs, row.get("example", ""))
