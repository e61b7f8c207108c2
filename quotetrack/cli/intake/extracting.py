"""The command ``extract``: from files to standard output, without a database."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Collection, Iterator
from typing import Any

import click

from quotetrack.cli.intake.inputs import COLUMNS, DATES, FORMAT, INTRANET, Input
from quotetrack.cli.terminal.cards import print_quotes
from quotetrack.cli.terminal.printing import console, is_utf8, write_line
from quotetrack.cli.terminal.shared_options import CLASS_CHOICE, MODEL
from quotetrack.model import CLASSES, Class, Extraction


@click.command("extract", short_help="Write who said what in files, folders, addresses or standard input.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "md", "table"]),
    help="Output format  [default: table on a terminal, else jsonl]",
)
@click.option(
    "--class",
    "klass",
    type=CLASS_CHOICE,
    help="Class of attribution  [default: all in jsonl and csv, else speech]",
)
@COLUMNS
@FORMAT
@DATES
@INTRANET
@MODEL
@click.pass_context
def extract_command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    form: str | None,
    klass: str | None,
    model: str | None,
    **reading: Any,
) -> None:
    """Write who said what in files, folders, web addresses or standard input (-).

    One JSON object a document, in the order given; offsets are code points into the file's text.

    \b
    Example:
      quotetrack extract story.txt
      quotetrack extract articles/ --format jsonl
      quotetrack extract rows.csv --column text=body --format csv --class speech
    """
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    klass = klass or ("all" if form in ("jsonl", "csv") else "speech")
    classes: Collection[Class] = [c for c in CLASSES if klass in (c, "all")]
    with Input(paths, **reading) as articles:
        for number, extraction in enumerate(_extractions(articles, model)):
            _write(extraction, form, classes, first=number == 0)
            sys.stdout.flush()
    if articles.failed:
        ctx.exit(2)


def _extractions(articles: Input, model: str | None) -> Iterator[Extraction]:
    """Yield what is extracted; the models are loaded once the first article is there."""
    from quotetrack.pipeline import ExtractionFailed, extract_many, load_parser

    pending = iter(articles)
    first = next(pending, None)
    if first is None:
        return
    for found in extract_many(itertools.chain([first], pending), parser=load_parser(model)):
        if isinstance(found, ExtractionFailed):
            articles.fail(found)
        else:
            yield found


def _write(extraction: Extraction, form: str, classes: Collection[Class], *, first: bool) -> None:
    """Write one document."""
    from quotetrack.export import dump, extraction_markdown, extraction_rows, write_csv
    from quotetrack.export.tables.columns import COLUMNS as ROW_COLUMNS

    if form == "jsonl":
        write_line(dump(extraction, classes, ascii_only=not is_utf8()))
    elif form == "csv":
        for line in write_csv(extraction_rows(extraction, classes), ROW_COLUMNS, header=first):
            write_line(line)
    elif form == "md":
        for line in extraction_markdown(extraction, classes):
            write_line(line)
    else:
        rows = list(extraction_rows(extraction, classes))
        screen = console()
        if not first:
            screen.print()
        if rows:
            print_quotes(screen, rows)
        else:
            screen.print(f"{extraction.article.path or extraction.article.id}: no quotes")
