"""What ``extract`` and ``ingest`` share: reading articles, reporting those that cannot be read."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.terminal.printing import note
from quotetrack.errors import UnreadableInput
from quotetrack.model import Article

if TYPE_CHECKING:
    from quotetrack.read import InputFormat

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
    help="Which column of CSV or JSONL holds a field: text=body, published=date, ...",
)


FORMAT = click.option(
    "--from",
    "source",
    type=click.Choice(["text", "markdown", "html", "jsonl", "csv"]),
    default="text",
    help="Format of standard input and of files whose suffix does not tell  [default: text]",
)


class Input:
    """The articles at some paths; what cannot be read is reported at once and counted in ``failed``."""

    def __init__(self, paths: tuple[str, ...], columns: dict[str, str], source: InputFormat) -> None:
        self.paths = paths
        self.columns = columns
        self.source = source
        self.failed = 0

    def __iter__(self) -> Iterator[Article]:
        """Yield the articles in the order given."""
        from quotetrack.store.articles.transfer import articles_in, is_database

        for database, paths in itertools.groupby(self.paths, is_database):
            if not database:
                yield from self._read(tuple(paths))
                continue
            for path in paths:
                yield from articles_in(path)

    def _read(self, paths: tuple[str, ...]) -> Iterator[Article]:
        """Yield the articles of files, folders and addresses."""
        from quotetrack.read import PassedOver, ReadOptions, read

        chosen: Any = {field: (column,) for field, column in self.columns.items()}
        guessed: set[str | None] = set()
        for found in read(paths, ReadOptions(**chosen, format=self.source)):
            if isinstance(found, PassedOver):
                note(str(found))
                continue
            if isinstance(found, UnreadableInput):
                self.fail(found)
                continue
            if found.encoding and found.path not in guessed:
                guessed.add(found.path)
                other = "" if found.encoding.startswith("utf-8") else "not UTF-8, "
                note(f"{found.path or found.url}: {other}read as {found.encoding}")
            yield found

    def fail(self, error: Exception) -> None:
        """Report one article that is left out."""
        self.failed += 1
        note(f"Error: {error}")
