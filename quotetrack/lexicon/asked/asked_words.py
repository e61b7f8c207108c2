"""Reads what a person types to search: words, phrases, alternatives, what must not occur, and fields.

The command line, the pages and Python ask alike, so all read it from here. Nothing that can be typed is an
error of syntax.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from quotetrack.errors import UnknownRow
from quotetrack.lexicon.equivalence import spellings
from quotetrack.lexicon.folding import storable_words
from quotetrack.lexicon.word_sets import word_pairs

_FIELDS = word_pairs("searching.fields")
_JOINING = word_pairs("searching.joining")
_TOKEN = re.compile(
    r'(?P<minus>-(?=[\w"]))?(?:(?P<field>[A-Za-z]+):(?=[\w"#]))?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))'
)
_QUOTES = str.maketrans("“”„‟«»", '""""""')


@dataclass(frozen=True, slots=True)
class AskedWords:
    """A search, read. ``match`` and ``without`` are FTS5 expressions of what must and must not occur.

    ``fields`` narrow it, by the names of a filter's fields; ``rest`` is the search without them. ``words``
    are those that must occur, as typed, and ``name`` all of them in a row: whom they may name.
    """

    match: str | None
    without: str | None
    fields: Mapping[str, str]
    rest: str
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """All words in a row."""
        return " ".join(self.words)


def read_asked(typed: str) -> AskedWords:
    """Read a search: words, *"a phrase"*, *begin\\**, *one OR other*, *-not*, *speaker:Roe*, *after:2026-03*.

    Words must all occur, in British or American spelling. Raises UnknownRow where there is nothing in it to
    search for, or one field is given two values.
    """
    groups: list[list[str]] = []
    without: list[str] = []
    fields: dict[str, str] = {}
    words: list[str] = []
    rest: list[str] = []
    joined = negated = False
    for token in _TOKEN.finditer(storable_words(typed).translate(_QUOTES)):
        word, phrase = token["word"], token["phrase"]
        how = _JOINING.get(word or "") if not token["field"] and not token["minus"] else None
        field = _FIELDS.get((token["field"] or "").lower())
        if how is not None or word == "|":
            joined, negated = how in ("|", None) and bool(groups), how == "-"
            rest.append(word)
            continue
        if field is not None and not token["minus"]:
            _narrow(fields, field, phrase or word)
            continue
        term = _term(phrase, word if not token["field"] or word is None else f"{token['field']}:{word}")
        if term is None:
            continue
        rest.append(token.group())
        if token["minus"] or negated:
            without.append(term)
        else:
            words.append((phrase or word).rstrip("*"))
            groups[-1:] = [[*groups[-1], term]] if joined and groups else [*groups[-1:], [term]]
        joined = negated = False
    if not (groups or without or fields):
        if rest:  # nothing but words that join: they are what is searched for
            return read_asked(typed.lower())
        raise UnknownRow(f"nothing to search for in {typed!r}; give a word or a phrase")
    match = _all_of(groups)
    return AskedWords(
        match, " OR ".join(without) or None, MappingProxyType(fields), " ".join(rest), tuple(words)
    )


def match_expression(typed: str) -> str:
    """Return an FTS5 expression for the words of a search, its fields left out.

    Raises UnknownRow where there is no word in it that must occur.
    """
    found = read_asked(typed)
    if found.match is None:
        raise UnknownRow(f"nothing to search for in {typed!r}; give a word or a phrase that must occur")
    return found.match if found.without is None else f"({found.match}) NOT ({found.without})"


def _narrow(fields: dict[str, str], field: str, value: str) -> None:
    """Add a field; raise UnknownRow where it has another value already."""
    if fields.get(field, value) != value:
        raise UnknownRow(f"{field}: is given twice, {fields[field]!r} and {value!r}; give one")
    fields[field] = value


def _term(phrase: str | None, word: str | None) -> str | None:
    """Return the expression of a phrase, or of a word in its spellings; None where it holds no letter."""
    if phrase is not None:
        return f'"{phrase}"' if re.search(r"\w", phrase) else None
    assert word is not None
    plain = word.rstrip("*")
    if not re.search(r"\w", plain):
        return None
    star = "*" if word.endswith("*") else ""
    forms = spellings(plain.lower()) if plain.isalpha() and not star else ()
    written = [plain, *(form for form in forms if form != plain.lower())]
    terms = [f'"{form}"{star}' for form in written]
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"


def _all_of(groups: list[list[str]]) -> str | None:
    """Return the expression in which each group has a term that occurs."""
    parts = [group[0] if len(group) == 1 else f"({' OR '.join(group)})" for group in groups]
    plain = not any(part.startswith("(") for part in parts)
    return (" " if plain else " AND ").join(parts) or None
