"""A folder of word lists of one's own, read and checked whole before anything is extracted by it."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from quotetrack.errors import BadLexicon
from quotetrack.lexicon import word_sets, word_tables
from quotetrack.lexicon.own.chosen import OwnLexicon
from quotetrack.resources import resource

_WORLDWIDE = "agencies.csv"  # lies above the lists of a language
_PATTERNS = "pattern"  # the column of regular expressions


def read_lexicon(folder: Path | str) -> OwnLexicon:
    """Return the lists of a folder: files named and shaped as those of data/en, and agencies.csv.

    Files that are no ``.csv`` or ``.toml`` are passed over. Raises BadLexicon, naming file and line, where a
    file is none of a shipped list, cannot be read or holds what its list cannot, and where there is none.
    """
    place = Path(folder)
    shipped = _shipped()
    try:
        paths = sorted(path for path in place.iterdir() if path.suffix in (".csv", ".toml"))
    except OSError as error:
        raise BadLexicon(f"{folder}: {error.strerror}; give a folder of word lists") from error
    if not paths:
        raise BadLexicon(f"{folder}: no word lists there; name them as in data/en: cues.csv, nouns.csv, ...")
    files = []
    for path in paths:
        if path.name not in shipped:
            near = difflib.get_close_matches(path.name, shipped, 1)
            meant = f"did you mean {near[0]}?" if near else f"the lists are: {', '.join(shipped)}"
            raise BadLexicon(f"{path}: no shipped list is called so; {meant}")
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise BadLexicon(f"{path}: cannot be read ({error.strerror})") from error
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise BadLexicon(f"{path}, line {line}: not UTF-8; save it as UTF-8") from error
        _check(shipped[path.name].read_text(encoding="utf-8"), text, str(path))
        files.append((path.name, text))
    return OwnLexicon(place.as_posix(), tuple(files))


def _shipped() -> dict[str, Path]:
    """Return the shipped files by their names."""
    found = {path.name: path for path in sorted(resource("data/en").iterdir())}
    return found | {_WORLDWIDE: resource(f"data/{_WORLDWIDE}")}


def _check(shipped: str, text: str, place: str) -> None:
    """Raise BadLexicon where a file cannot be laid over its shipped one."""
    name = Path(place).name
    if name.endswith(".toml"):
        word_sets.lists_laid_over(word_sets.shipped_sets(shipped, name), text, place)
        return
    header = next(line for line in shipped.splitlines() if not line.startswith("#"))
    columns = tuple(header.split(","))
    rows = word_tables.shipped_rows(shipped, name, columns)
    for row in word_tables.laid_over(rows, text, place, columns):
        _compiled(row.get(_PATTERNS, ""), text, place)


def _compiled(pattern: str, text: str, place: str) -> None:
    """Raise BadLexicon where a regular expression is none, naming its line."""
    try:
        re.compile(pattern)
    except re.error as error:
        line = next((n for n, one in enumerate(text.splitlines(), 1) if pattern in one), 1)
        raise BadLexicon(f"{place}, line {line}: {pattern}: {error}; mend the pattern") from error
