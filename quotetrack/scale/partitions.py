"""A folder of extractions in Parquet files: written one after another, each whole or not at all.

Of a run that ended early the finished files stay, and a run over the same articles writes what is missing.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quotetrack.errors import QuotetrackError, UnreadableInput
from quotetrack.export.tables.extraction_rows import (
    FileLabels,
    claim,
    give_up,
    parquet_library,
    parquet_of,
    read_places,
    write_whole,
)
from quotetrack.lexicon.own.chosen import versioned
from quotetrack.model import Article, Extraction
from quotetrack.scale.partition_rows import SAID, by_origin, file_number, keys_of, partition_files, reading_of
from quotetrack.store.articles.places import HomeFolder
from quotetrack.version import __version__

ARTICLES, CHARACTERS = 1_000, 20_000_000  # in one file, at most


class FolderUnwritable(QuotetrackError, OSError):
    """A folder of extractions in which no file can be written: the disk is full, or nobody may."""


class Partitions:
    """The files of a folder, which is made where it is missing; ``stored`` counts the articles in them.

    ``model`` labels the models that are asked for: with quotetrack's version and the lexicon it tells whether
    an article must be extracted again. ``otherwise`` counts those of which nothing else has changed. Raises
    FormatUnavailable where pyarrow is missing, UnreadableInput where a file is none of ours or
    ``folder`` cannot be made, and FolderUnwritable where a file is to be written and cannot be.
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
        self.labels = _labels(folder, model)
        self._home = HomeFolder(Path.cwd())
        self._reading = reading_of(versioned(__version__), model)
        self._last: dict[bytes, bytes] = {}  # of each place: what was said there, and by what it was read
        self._former: set[bytes] = set()  # what another followed
        self._stored = 0
        self.otherwise = 0
        for (model, given_from), paths in by_origin(partition_files(folder)):
            home = HomeFolder(Path.cwd(), given_from)
            with home.held():
                for version, article in itertools.chain.from_iterable(map(read_places, paths)):
                    self._take_in(*keys_of(article, home, reading_of(version, model)))
                    self._stored += 1
        self._waiting: list[Extraction] = []
        self._characters = 0
        self._reserved: set[int] = set()
        self._next = 1 + max(map(file_number, partition_files(folder)), default=-1)

    @property
    def stored(self) -> int:
        """How many articles the finished files hold."""
        return self._stored

    def missing(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Yield the articles that are not what is known of their place last, read as this run reads.

        One that was there before the last waits for the end, since the last may come behind it again.
        """
        former: dict[bytes, Article] = {}
        for one in articles:
            place, said = keys_of(one, self._home, self._reading)
            former.pop(place, None)
            last = self._last.get(place, b"")
            if said == last:
                continue
            if said in self._former and last.endswith(self._reading):
                former[place] = one
                continue
            self.otherwise += said[:SAID] == last[:SAID]
            self._take_in(place, said)
            yield one
        for place, one in former.items():
            self._take_in(place, keys_of(one, self._home, self._reading)[1])
            yield one

    def _take_in(self, place: bytes, said: bytes) -> None:
        """Know what a place says as the last of it."""
        before = self._last.get(place, said)
        if before != said:
            self._former.add(before)
        self._last[place] = said

    def add(self, extraction: Extraction) -> None:
        """Take an extraction; write a file where there are enough of them."""
        self._waiting.append(extraction)
        self._characters += len(extraction.article.text)
        if len(self._waiting) >= ARTICLES or self._characters >= CHARACTERS:
            self.finish()

    def finish(self) -> None:
        """Write what waits."""
        if self._waiting:
            data = parquet_of(self._waiting, self.labels)
            self.take(self.reserve(), data, len(self._waiting))
            self._waiting, self._characters = [], 0

    def reserve(self) -> int:
        """Take the number of a file that is to be written, behind all that there are."""
        while True:
            number, self._next = self._next, self._next + 1
            path = self.path_of(number)
            with _written(path):
                if claim(path):
                    self._reserved.add(number)
                    return number

    def release(self, number: int | None = None) -> None:
        """Give back a number of which no file was made; all there are where none is given."""
        for one in [*self._reserved] if number is None else [number]:
            self._reserved.remove(one)
            give_up(self.path_of(one))

    def path_of(self, number: int) -> Path:
        """Return where the file of a number lies."""
        return self._folder / f"part-{number:06}.parquet"

    def take(self, number: int, data: bytes, articles: int) -> None:
        """Write a file of so many articles; under the next free number where this run has not reserved it."""
        if number not in self._reserved:
            number = self.reserve()
        self._reserved.remove(number)
        path = self.path_of(number)
        with _written(path):
            write_whole(data, path)
        self._stored += articles


@contextmanager
def _written(path: Path) -> Iterator[None]:
    """Say of what a block cannot write how to go on."""
    try:
        yield
    except OSError as error:
        raise FolderUnwritable(
            f"{path}: cannot be written ({error.strerror}); what is there stays; mend that and run the same"
            " command again to go on"
        ) from error


def _labels(out: Path, model: str) -> FileLabels:
    """Return the labels of files that this run writes into a folder."""
    here = Path.cwd()
    return FileLabels(model, str(here), os.path.relpath(os.path.realpath(here), os.path.realpath(out)))
