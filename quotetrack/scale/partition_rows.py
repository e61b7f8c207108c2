"""What the rows of a folder of extractions say of one another: which files, which places, what came last."""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quotetrack.export.tables.extraction_rows import labels_of, read_places
from quotetrack.model import Article
from quotetrack.store.articles.places import HomeFolder, place_of

_TOLD = ("url", "claimed_url", "title", "author", "publisher", "published", "encoding")  # beside the text
SAID, _READING = 12, 4  # bytes of a digest, and behind it of what an article was read with
Origin = tuple[str, Path | None]


@dataclass(slots=True)
class EarlierRows:
    """Which rows others behind them put out of date, counted from 0 through all the files; ``count``: of all.

    There is a row behind those ``passed`` that has their place: they hold what stood there before the article
    was edited, or was read again. Behind others, ``outdated``, there is one that has their text, at whatever
    place, and as another version, other models or another lexicon read it. Standard input is no place.
    """

    count: int = 0
    passed: set[int] = field(default_factory=set)
    outdated: set[int] = field(default_factory=set)


def partition_files(folder: Path) -> list[Path]:
    """Return the finished files of a folder, in the order in which they were written."""
    return sorted(
        (path for path in folder.glob("part-*.parquet") if _number(path).isdecimal()), key=file_number
    )


def file_number(path: Path) -> int:
    """Return the number of a finished file."""
    return int(_number(path))


def _number(path: Path) -> str:
    """Return where a file's number stands in its name."""
    return path.stem.rpartition("-")[2]


def by_origin(files: Iterable[Path]) -> Iterator[tuple[Origin, Iterator[Path]]]:
    """Yield files in their order, those together that one run wrote: behind the label of their models and
    the folder from which their relative paths are given, None for the current one, as older versions had it.

    That folder is where extract ran. Where there is none any longer and all was moved together, it is where
    it should lie from the files, if the first article that is named from there can be seen.
    Raises UnreadableInput for a file that cannot be read.
    """
    return itertools.groupby(files, _origin)


def _origin(path: Path) -> Origin:
    """Return what tells a run from others that wrote a file."""
    labels = labels_of(path)
    if not labels.folder:
        return labels.model, None
    folder = Path(labels.folder)
    if not folder.is_dir():
        moved = path.parent / labels.beside
        given = (article.path for _, article in read_places(path))
        named = next((one for one in given if one and one != "-" and not Path(one).is_absolute()), None)
        if named is not None and (moved / named).exists():
            folder = Path(os.path.realpath(moved))
    return labels.model, folder


def earlier_rows(files: Iterable[Path]) -> EarlierRows:
    """Return which rows others put out of date.

    All of each file is read, since a page proves whole where it is read; the quotes become no objects.
    Raises UnreadableInput for a file that cannot be read, and for a row that is no extraction.
    """
    found = EarlierRows()
    last: dict[bytes, int] = {}  # of each place, its row
    texts = bytearray()  # of each row, and what read it
    for (model, given_from), paths in by_origin(files):
        home = HomeFolder(Path.cwd(), given_from)
        with home.held():
            read = (read_places(path, proven=True) for path in paths)
            for version, article in itertools.chain.from_iterable(read):
                where, document = place_of(article, home)
                if where is not None:
                    place = _key(where, document)
                    if place in last:
                        found.passed.add(last[place])
                    last[place] = found.count
                texts += _key(article.text) + reading_of(version, model)
                found.count += 1
    found.outdated = _outdated(bytes(texts), found.passed)
    return found


def _outdated(texts: bytes, passed: set[int]) -> set[int]:
    """Return the rows whose text another row behind them reads otherwise, but for those passed over."""
    size = SAID + _READING
    if len({texts[at + SAID : at + size] for at in range(0, len(texts), size)}) < 2:
        return set()
    rows = range(0, len(texts), size)
    last = {texts[at : at + SAID]: texts[at + SAID : at + size] for at in rows}
    found = {at // size for at in rows if last[texts[at : at + SAID]] != texts[at + SAID : at + size]}
    return found - passed


def keys_of(article: Article, home: HomeFolder, reading: bytes) -> tuple[bytes, bytes]:
    """Return what tells the place of an article from others, and what it says there, as it was read.

    What has no place, such as standard input, is at another one with every text.
    """
    where, document = place_of(article, home)
    text = _key(where, document, article.text)
    place = text if where is None else _key(where, document)
    return place, _key(text.hex(), *(getattr(article, name) for name in _TOLD)) + reading


def reading_of(version: str, model: str) -> bytes:
    """Return a short digest of what an article was extracted with; the version names the lexicon too."""
    return _key(version, model)[:_READING]


def _key(*parts: str | None) -> bytes:
    """Return a short digest of what tells a place or an article from others."""
    joined = "\0".join(part or "" for part in parts).encode("utf-8", "replace").replace(b"\xef\xbf\xbd", b"?")
    return hashlib.blake2b(joined, digest_size=SAID).digest()
