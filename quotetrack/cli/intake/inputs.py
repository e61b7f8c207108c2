"""What ``extract`` and ``ingest`` share: reading articles, reporting those that cannot be read."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.intake.dates_told import DatesTold
from quotetrack.cli.terminal.complaints import Complaints
from quotetrack.cli.terminal.printing import note
from quotetrack.errors import UnreadableInput
from quotetrack.model import Article, DayOrder

if TYPE_CHECKING:
    from quotetrack.read import InputFormat, ReadOptions
    from quotetrack.read.known_files import KnownFiles

FIELDS = ("text", "id", "title", "author", "publisher", "published", "url")


def _columns(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Split FIELD=COLUMN."""
    found = {}
    for value in values:
        field, _, column = value.partition("=")
        if not column or field not in FIELDS:
            raise click.BadParameter(f"{value!r}: write FIELD=COLUMN; a field is one of {', '.join(FIELDS)}")
        found[field] = column
    return found


COLUMNS = click.option(
    "--column",
    "columns",
    metavar="FIELD=COLUMN",
    multiple=True,
    callback=_columns,
    help="Which column or key holds a field: text=body, published=date, ...",
)


FORMAT = click.option(
    "--from",
    "source",
    type=click.Choice(["text", "markdown", "html", "jsonl", "json", "csv"]),
    default="text",
    help="Format of standard input and of files whose suffix does not tell  [default: text]",
)


DATES = click.option(
    "--dates",
    type=click.Choice(["day-first", "month-first"]),
    help="How to read 03/04/2026 where no other date of its file shows it",
)


INTRANET = click.option(
    "--intranet",
    metavar="HOST",
    multiple=True,
    help="A host on your own network that may be fetched from; others on it are refused",
)


FETCH = click.option(
    "--fetch", "follow", is_flag=True, help="Fetch the pages that a feed or a list of addresses names"
)


class Input:
    """The articles at some paths; what cannot be read is reported and counted in ``failed``.

    Use it in a ``with`` statement. ``listing`` is where lines are listed that are too many to show; ``heard``
    takes the lines of earlier rounds, which are not said again, ``fetched`` the pages of lists that are had.
    """

    def __init__(
        self,
        paths: tuple[str, ...],
        columns: dict[str, str],
        source: InputFormat,
        intranet: tuple[str, ...] = (),
        dates: DayOrder | None = None,
        follow: bool = False,
        *,
        listing: Path | None = None,
        heard: set[str] | None = None,
        fetched: set[str] | None = None,
    ) -> None:
        self.paths = paths
        self.columns = columns
        self.source = source
        self.intranet = frozenset(host.lower().rstrip(".") for host in intranet)
        self.dates = dates
        self.follow = follow
        self.heard = set() if heard is None else heard
        self.fetched = fetched
        self.known: KnownFiles | None = None
        self._heard_before = frozenset(self.heard)
        self.dates_told = DatesTold(dates)
        self.complaints = Complaints(listing)
        self.failed = 0

    def __enter__(self) -> Input:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.complaints.close()
        for line in self.dates_told.lines():
            note(line)

    def __iter__(self) -> Iterator[Article]:
        """Yield the articles in the order given."""
        from quotetrack.store.articles.transfer import articles_in, is_database

        def holds_articles(path: str) -> bool:
            return Path(path).is_file() and is_database(path)  # a pipe could not be read again

        for database, paths in itertools.groupby(self.paths, holds_articles):
            if not database:
                yield from self._read(tuple(paths))
                continue
            for path in paths:
                yield from articles_in(path)

    def distinct(self) -> Iterator[Article]:
        """Yield the articles; report one that is called as another of its file but says something else.

        Standard input is no file, and an address that is fetched twice has versions.
        """
        seen: dict[tuple[str | None, str], int] = {}
        for article in self:
            place = (article.path or article.fetched or article.url, article.id)
            same = seen.setdefault(place, hash(article.text)) == hash(article.text)
            if same or place[0] == "-" or article.fetched:
                yield article
                continue
            name = place[0] or article.id
            self.fail(
                ValueError(
                    f"{name}: two articles are called {article.id!r}; name their ids with --column id="
                )
            )

    def count(self) -> int | None:
        """Return how many articles there are, as far as that can be told without extracting any."""
        from quotetrack.read import count_articles
        from quotetrack.store.articles.transfer import articles_in, is_database

        total = 0
        for path in self.paths:
            if Path(path).is_file() and is_database(path):
                found: int | None = sum(1 for _ in articles_in(path))
            else:
                found = count_articles((path,), self._options())
            if found is None:
                return None
            total += found
        return total

    def _options(self) -> ReadOptions:
        """Return how files and addresses are read."""
        from quotetrack.read import FetchRules, ReadOptions

        chosen: Any = {field: (column,) for field, column in self.columns.items()}
        rules = FetchRules(intranet=self.intranet)
        named = frozenset(self.columns)
        chosen |= {"follow": self.follow, "fetched": self.fetched, "fetching": rules}
        return ReadOptions(**chosen, named=named, format=self.source, dates=self.dates, known=self.known)

    def mark(self) -> str:
        """Return what tells this way of reading a file from others."""
        from quotetrack.read.known_files import reader_versions

        return repr((sorted(self.columns.items()), self.source, self.dates, reader_versions()))

    def _read(self, paths: tuple[str, ...]) -> Iterator[Article]:
        """Yield the articles of files, folders and addresses."""
        from quotetrack.read import PassedOver, read

        guessed: set[str | None] = set()
        for found in read(paths, self._options()):
            if isinstance(found, PassedOver):
                self._say(str(found), "passed over")
                continue
            if isinstance(found, UnreadableInput):
                self.fail(found)
                continue
            if found.encoding and found.path not in guessed:
                guessed.add(found.path)
                other = "" if found.encoding.startswith("utf-8") else "not UTF-8, "
                place = found.path or found.url
                self._say(f"{place}: {other}read as {found.encoding}", "read otherwise than as UTF-8")
            self.dates_told.take(found)
            yield found

    def fail(self, error: Exception) -> None:
        """Report one article that is left out."""
        if self._say(f"Error: {error}", "failed"):
            self.failed += 1

    def _say(self, line: str, kind: str) -> bool:
        """Say a line unless an earlier round has said it."""
        if line in self._heard_before:
            return False
        self.heard.add(line)
        self.complaints.add(line, kind)
        return True
