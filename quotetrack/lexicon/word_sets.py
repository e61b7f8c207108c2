"""The small word lists under data/en/*.toml that single rules go by: sets, rows in order, and pairs.

A file holds the lists of one room; a table in it is one list, asked for as *file.table*
(``word_set("propose.told")``). Its keys: ``what`` the list is, ``read_by`` the modules that ask for it,
``words`` (a string that is split on white space, or an array where entries hold spaces), ``families`` (an
array of such strings: words that say the same) or ``pairs`` (a table), and ``example``, a sentence with one
of the words in square brackets. A list of a newsroom's own lexicon adds to the shipped one of its name, and
``remove`` there takes words, or pairs by their first, out of it.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from quotetrack.errors import BadLexicon
from quotetrack.lexicon.own.chosen import lexicon_in_force
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
    place = f"data/en/{file}.toml"
    try:
        text = resource(place).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BadLexicon(f"{place}: {error}") from error
    shipped = shipped_sets(text, place)
    lexicon = lexicon_in_force()
    own = lexicon.text_of(f"{file}.toml") if lexicon else ""
    return lists_laid_over(shipped, own, lexicon.place_of(f"{file}.toml")) if lexicon and own else shipped


def shipped_sets(text: str, place: str) -> Mapping[str, WordSet]:
    """Return the lists in the text of a file, which ``place`` names in errors. Raises BadLexicon."""
    tables = _tables(text, place)
    return MappingProxyType({name: _read(f"{place}: {name}", row) for name, row in tables.items()})


def lists_laid_over(shipped: Mapping[str, WordSet], text: str, place: str) -> Mapping[str, WordSet]:
    """Return the shipped lists with those of one's own in ``text`` laid over them.

    Raises BadLexicon, naming file and line, for a list that does not ship, one that holds another thing, and
    for a word to take out that is not there.
    """
    found = dict(shipped)
    for name, row in _tables(text, place).items():
        where = f"{place}, line {_line_of(name, text)}: {name}"
        if name not in shipped:
            near = difflib.get_close_matches(name, shipped, 1) or sorted(shipped)
            raise BadLexicon(f"{where} is no shipped list; did you mean {near[0]}?")
        found[name] = _widened(shipped[name], row, where)
    return MappingProxyType(found)


def _widened(shipped: WordSet, row: Any, where: str) -> WordSet:
    """Return one list with what a table of one's own adds to it and takes out."""
    held = next(kind for kind in _HELD if getattr(shipped, kind))
    if not isinstance(row, dict) or not set(row) <= {*_KEYS - set(_HELD), held, "remove"}:
        raise BadLexicon(f"{where}: the shipped list has {held}; give {held}, remove, or both")
    remove = _split(row.get("remove", []), where)
    there = {*shipped.words, *shipped.pairs, *(word for family in shipped.families for word in family)}
    if lost := [word for word in remove if word not in there]:
        raise BadLexicon(f"{where}: remove: the shipped list has no {lost[0]!r}; leave it out")
    more = row.get(held, {} if held == "pairs" else [])
    if held == "pairs":
        if not isinstance(more, dict) or not all(isinstance(value, str) for value in more.values()):
            raise BadLexicon(f'{where}: pairs are written: pairs = {{ word = "other" }}')
        kept = {first: other for first, other in shipped.pairs.items() if first not in remove}
        return replace(shipped, pairs=MappingProxyType({**kept, **more}))
    if held == "families":
        families = [family - set(remove) for family in shipped.families]
        if not isinstance(more, list):
            raise BadLexicon(f'{where}: families are a list: families = ["union guild"]')
        added = [frozenset(_split(family, where)) for family in more]
        return replace(shipped, families=tuple(filter(None, (*families, *added))))
    words = [word for word in shipped.words if word not in remove]
    return replace(shipped, words=tuple(dict.fromkeys((*words, *_split(more, where)))))


def _split(words: Any, where: str) -> list[str]:
    """Return words given as one string or as a list of strings."""
    found = words.split() if isinstance(words, str) else words
    if not isinstance(found, list) or not all(isinstance(word, str) and word.strip() for word in found):
        raise BadLexicon(f"{where}: words are one string, or a list of strings")
    return found


def _tables(text: str, place: str) -> dict[str, Any]:
    """Return the tables of a file, each a list."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, _, told = str(error).partition(" (at ")
        line = told.partition(",")[0] or "its end"
        raise BadLexicon(f"{place}, {line}: no TOML: {what}; mend it") from error


def _line_of(name: str, text: str) -> int:
    """Return the line on which a table opens, 1 where it is written in another way."""
    lines = text.splitlines()
    heads = (f"[{name}]", f"[{name}.", f"{name} ", f"{name}=", f"{name}.")
    return next((n for n, line in enumerate(lines, 1) if line.replace('"', "").lstrip().startswith(heads)), 1)


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
