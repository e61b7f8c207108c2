"""One row to one article: which of its columns or keys holds what, nested ones too, and which are missing.

A key may lead into what is nested: *article.body*, *pages.0.text*. A name that no row has is told once, with
those that there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read.dates import field_date
from quotetrack.read.page_source.web_pages import html_article
from quotetrack.read.read_options import ReadOptions
from quotetrack.read.repairs import is_whole_page, repaired, told
from quotetrack.read.signatures import of_reader
from quotetrack.read.single_articles import with_head

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_SEEN = 100  # rows after which a column that none has had is told
_MOST_NAMED, _LONGEST_NAME, _DEEPEST = 20, 60, 4  # keys in one line, characters of one, levels of nesting


@dataclass(frozen=True, slots=True)
class Row:
    """A row as read: ``where`` names it in a message, ``number`` in an id; ``encoding`` if guessed."""

    values: Mapping[str, Any]
    where: str
    number: int | str
    encoding: str | None = None


def row_articles(
    rows: Iterable[Row | UnreadableInput], name: str, stem: str, options: ReadOptions
) -> Iterator[Article | UnreadableInput]:
    """Yield the article of each row of file ``name``, or why it is none.

    Where no row at all has a column of texts, that is told once, with the columns there are; so is a column
    named for another field that no row has.
    """
    lacking: list[Row] = []  # rows without a text, until one has it
    wanted = {field: getattr(options, field) for field in options.named if field != "text"}
    seen: list[Row] = []
    has_text = False
    for row in rows:
        if isinstance(row, UnreadableInput):
            yield row
            continue
        wanted = {field: names for field, names in wanted.items() if first_value(row.values, names) is None}
        if wanted and len(seen) < _SEEN:
            seen.append(row)
            if len(seen) == _SEEN:
                yield from _missing(wanted, name, seen)
        if not has_text and text_value(row.values, options.text) is None:
            lacking.append(row)
            continue
        has_text = True
        for held in (*lacking, row):
            yield row_article(held, (name, f"{stem}-{held.number}"), options)
        lacking.clear()
    if lacking:
        raise UnreadableInput(no_text_told(name, [row.values for row in lacking[:_SEEN]], options))
    if wanted and len(seen) < _SEEN:
        yield from _missing(wanted, name, seen)


def _missing(
    wanted: Mapping[str, Sequence[str]], name: str, seen: Sequence[Row]
) -> Iterator[UnreadableInput]:
    """Yield for each column that was named and that no row has, that it is not there."""
    for field, names in wanted.items() if seen else ():
        yield UnreadableInput(
            f"{name}: {_not_there(names, [row.values for row in seen])}; name it with --column {field}=NAME"
        )


def no_text_told(name: str, rows: Sequence[Mapping[str, Any]], options: ReadOptions) -> str:
    """Say that no row of a file has a text, and which columns there are."""
    return (
        f"{name}: {_not_there(options.text, rows)}; name the one that holds the text with --column text=NAME"
    )


def _not_there(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """Say that no column of some rows has one of ``names``, and which there are."""
    keys = list(dict.fromkeys(key for row in rows for key in _paths(row)))
    more = f" and {len(keys) - _MOST_NAMED} more" if len(keys) > _MOST_NAMED else ""
    there = f"{', '.join(keys[:_MOST_NAMED])}{more}" if keys else "none"
    folded = {key.lower(): key for key in keys}
    last_parts = {key.lower().rpartition(".")[2]: key for key in reversed(keys)}
    asked = names[0].lower() if len(names) == 1 else ""
    close = [folded[like] for like in get_close_matches(asked, folded, 1)] or [
        last_parts[like] for like in get_close_matches(asked.rpartition(".")[2], last_parts, 1)
    ]
    meant = f"; did you mean {close[0]}?" if close and asked else ""
    return f"no column named {', '.join(names[:3])}; there are: {there}{meant}"


def _paths(values: Mapping[str, Any], above: str = "", depth: int = 1) -> Iterator[str]:
    """Yield the keys of a row, those of what is nested behind a dot."""
    for key, value in values.items():
        shown = "".join(ch if ch.isprintable() else "\ufffd" for ch in " ".join(str(key).split()))
        path = f"{above}{shown[:_LONGEST_NAME]}"
        if isinstance(value, dict) and value and depth < _DEEPEST:
            yield from _paths(value, f"{path}.", depth + 1)
        else:
            yield path


def row_article(row: Row, ids: tuple[str, str], options: ReadOptions) -> Article | UnreadableInput:
    """Return the article of one row, or why it is none; ``ids``: the file's name, and an id of last resort.

    Raises nothing: whatever a row makes a reader raise, the rows behind it are read.
    """
    try:
        return _article(row.values, row.where, ids, options, row.encoding)
    except Exception as error:
        return UnreadableInput(f"{row.where} cannot be read ({of_reader(error)}); fix the row or drop it")


def _article(
    row: Mapping[str, Any], where: str, ids: tuple[str, str], options: ReadOptions, encoding: str | None
) -> Article | UnreadableInput:
    """Turn one row into an article; ``ids`` are the file's name and the id of a row without its own."""
    given = text_value(row, options.text)
    if given is None:
        names = ", ".join(options.text[:3])
        return UnreadableInput(
            f"{where} has no text; put it under one of {names}, or name the key with: --column text=NAME"
        )
    key, text = given
    if isinstance(text, list) and text and all(isinstance(part, str) for part in text):
        text = "\n\n".join(text)  # its paragraphs
    if not isinstance(text, str) or not text.strip():
        return UnreadableInput(f"{where} has no text under {key}; fill it or drop the row")
    path, fallback = ids
    page = None
    if is_whole_page(text):
        try:
            page = html_article(text, where, fallback)
        except UnreadableInput as error:
            return error
    text, done = (page.text, "HTML") if page else repaired(text, json_escapes=True)
    if not text.strip():
        return UnreadableInput(f"{where} has no text under {key}; fill it or drop the row")
    published, undated, order = field_date(_field(row, options.published))
    if published is None and page and page.published:
        published, undated = page.published, None
    found = Article(
        id=_field(row, options.id) or fallback,
        text=_UNSTORABLE.sub("\ufffd", text),
        path=path,
        url=_field(row, options.url),
        title=_repaired_field(row, options.title) or (page.title if page else None),
        author=_repaired_field(row, options.author) or (page.author if page else None),
        publisher=_repaired_field(row, options.publisher),
        published=published,
        encoding=told(encoding, done),
        undated=undated,
        day_order=order,
    )
    return found if page else with_head(found, found.text)


def _repaired_field(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """Return one field as text, as it was meant."""
    value = _field(row, names)
    return repaired(value, json_escapes=True)[0] if value else None


def first_value(row: Mapping[str, Any], names: Sequence[str]) -> tuple[str, Any] | None:
    """Return the first of ``names`` that a row has, in its spelling, with its value; filled before empty."""
    first = None
    for name, key in _spelt(tuple(row), tuple(names)):
        found = (str(key), row[key]) if key is not None else _within(row, name)
        if found is not None and found[1]:
            return found
        first = first or found
    return first


@lru_cache(maxsize=200)
def _spelt(keys: tuple[str, ...], names: tuple[str, ...]) -> tuple[tuple[str, str | None], ...]:
    """Return those of ``names`` that are keys of a row, each as it is spelt there, or may lead into one.

    The rows of a file have the same keys nearly always.
    """
    folded = _folded(keys)
    return tuple((name, folded.get(name.lower())) for name in names if name.lower() in folded or "." in name)


def text_value(row: Mapping[str, Any], names: Sequence[str]) -> tuple[str, Any] | None:
    """Return the key of a row that holds its text, with the value; an object is no text."""
    found = first_value(row, names)
    return None if found is not None and isinstance(found[1], dict) else found


def _folded(keys: Iterable[str]) -> dict[str, str]:
    """Return the keys of an object by themselves in lower case."""
    return {str(key).strip().lower(): key for key in keys}


def _within(row: Mapping[str, Any], name: str) -> tuple[str, Any] | None:
    """Return what *article.body* leads to in a row that has no such key, None where that is nothing."""
    if "." not in name:
        return None
    value: Any = row
    for part in name.split("."):
        if isinstance(value, dict) and (key := _folded(value).get(part.lower())) is not None:
            value = value[key]
        elif isinstance(value, list) and part.isdecimal() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return name, value


def _field(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """Return one field as text: a list joined by commas, an object by its name."""
    found = first_value(row, names)
    return _as_text(found[1]) if found is not None else None


def _as_text(value: Any) -> str | None:
    """Return a JSON value as text, None where it says nothing."""
    if isinstance(value, dict):
        return _as_text(value.get("name") or value.get("title"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_as_text, value))) or None
    if value is None or isinstance(value, bool):
        return None
    return _UNSTORABLE.sub("\ufffd", str(value)).strip() or None
