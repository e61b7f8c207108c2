"""A folder of extractions in Parquet files: written one after another, each whole or not at all.

Of a run that ended early the finished files stay, and a run over the same articles writes what is missing.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

from quotetrack.errors import UnreadableInput
from quotetrack.export.tables.extraction_rows import (
    parquet_library,
    parquet_of,
    read_extractions,
    read_places,
    write_new,
)
from quotetrack.model import Article, Extraction
from quotetrack.store.articles.places import HomeFolder, place_of

ARTICLES, CHARACTERS = 1_000, 20_000_000  # in one file, at most


class Partitions:
    """The files of a folder, which is made where it is missing; ``stored`` counts the articles in them.

    Raises FormatUnavailable where pyarrow is missing, UnreadableInput where a file is none of ours or
    ``folder`` cannot be made.
    """

    def __init__(self, folder: Path, model: str = "") -> None:
        parquet_library()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnreadableInput(
                f"{folder}: cannot be made ({error.strerror}); give another folder"
            ) from error
        self._folder = folder
        self._model = model
        self._home = HomeFolder(Path.cwd())
        self._last: dict[bytes, bytes] = {}  # of each place
        self._former: set[bytes] = set()  # texts that another followed
        self._stored = 0
        for path in partition_files(folder):
            for row in read_places(path):
                self._take_in(*self._keys_of(Article(**row)))
                self._stored += 1
        self._waiting: list[Extraction] = []
        self._characters = 0
        self._next = 1 + max((int(p.stem.rpartition("-")[2]) for p in partition_files(folder)), default=-1)

    @property
    def stored(self) -> int:
        """How many articles the finished files hold."""
        return self._stored

    def missing(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Yield the articles whose text is not the last one that is known of their place.

        A text that was there before the last waits for the end, since the last may come behind it again.
        """
        former: dict[bytes, Article] = {}
        for one in articles:
            place, text = self._keys_of(one)
            former.pop(place, None)
            if text in self._former and self._last.get(place) != text:
                former[place] = one
            elif self._last.get(place) != text:
                self._take_in(place, text)
                yield one
        for place, one in former.items():
            self._take_in(place, self._keys_of(one)[1])
            yield one

    def _take_in(self, place: bytes, text: bytes) -> None:
        """Know a text as the last of its place."""
        before = self._last.get(place, text)
        if before != text:
            self._former.add(before)
        self._last[place] = text

    def _keys_of(self, article: Article) -> tuple[bytes, bytes]:
        """Return what tells the place of an article from others, and its text there.

        What has no place, such as standard input, is at another one with every text.
        """
        where, document = place_of(article, self._home)
        text = _key(where, document, article.text)
        return (text if where is None else _key(where, document)), text

    def add(self, extraction: Extraction) -> None:
        """Take an extraction; write a file where there are enough of them."""
        self._waiting.append(extraction)
        self._characters += len(extraction.article.text)
        if len(self._waiting) >= ARTICLES or self._characters >= CHARACTERS:
            self.finish()

    def finish(self) -> None:
        """Write what waits."""
        if self._waiting:
            self.take(self.reserve(), parquet_of(self._waiting, self._model), len(self._waiting))
            self._waiting, self._characters = [], 0

    def reserve(self) -> int:
        """Return the number of a file that is to be written, behind all that there are."""
        self._next += 1
        return self._next - 1

    def path_of(self, number: int) -> Path:
        """Return where the file of a number lies."""
        return self._folder / f"part-{number:06}.parquet"

    def take(self, number: int, data: bytes, articles: int) -> None:
        """Write a file of so many articles; under the next free number where another run has this one."""
        while not write_new(data, self.path_of(number)):
            number = self.reserve()
        self._stored += articles


def partition_files(folder: Path) -> list[Path]:
    """Return the finished files of a folder, in the order in which they were written."""
    return sorted(path for path in folder.glob("part-*.parquet") if path.stem.rpartition("-")[2].isdigit())


def earlier_rows(files: Iterable[Path]) -> set[int]:
    """Return the rows whose place has another row behind them, counted from 0 through all the files.

    They hold what stood there before the article was edited, or was read again. Standard input is no place.
    Raises UnreadableInput for a file that cannot be read.
    """
    home = HomeFolder(Path.cwd())
    last: dict[bytes, int] = {}
    earlier: set[int] = set()
    with home.held():
        for number, one in enumerate(itertools.chain.from_iterable(map(read_extractions, files))):
            where, document = place_of(one.article, home)
            if where is not None:
                place = _key(where, document)
                if place in last:
                    earlier.add(last[place])
                last[place] = number
    return earlier


def _key(*parts: str | None) -> bytes:
    """Return a short digest of what tells a place or an article from others."""
    joined = "\0".join(part or "" for part in parts).encode("utf-8", "replace").replace(b"\xef\xbf\xbd", b"?")
    return hashlib.blake2b(joined, digest_size=12).digest()
