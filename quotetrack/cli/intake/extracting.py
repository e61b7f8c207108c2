"""The command ``extract``: from files to standard output, without a database."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.intake.inputs import COLUMNS, DATES, FETCH, FORMAT, INTRANET, Input
from quotetrack.cli.intake.spreading import extractions
from quotetrack.cli.terminal.cards import print_quotes
from quotetrack.cli.terminal.printing import console, is_utf8, note, write_line
from quotetrack.cli.terminal.progress_line import ProgressLine, progress_line
from quotetrack.cli.terminal.shared_options import CLASS_CHOICE, JOBS, LEXICON, MODEL
from quotetrack.model import CLASSES, Article, Class, Extraction

if TYPE_CHECKING:
    from quotetrack.scale.partitions import Partitions


@click.command("extract", short_help="Find who said what in files, folders, web pages or standard input.")
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
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write Parquet files there instead, for load, DuckDB or pandas",
)
@click.option(
    "--engine",
    type=click.Choice(["processes", "ray"]),
    default="processes",
    help="What runs the extraction for --out: processes here, or a Ray cluster  [default: processes]",
)
@click.option("--address", metavar="ADDR", help="Of the Ray cluster  [default: one on this machine]")
@JOBS
@COLUMNS
@FORMAT
@DATES
@FETCH
@INTRANET
@MODEL
@LEXICON
@click.pass_context
def extract_command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    form: str | None,
    klass: str | None,
    out: Path | None,
    engine: str,
    address: str | None,
    jobs: int | None,
    model: str | None,
    **reading: Any,
) -> None:
    """Write who said what in files, folders, web addresses or standard input (-).

    One JSON object per document, in the order given; offsets are code points into the file's text.
    With --engine ray, a Ray cluster extracts what --out writes: start one with ray start --head.

    \b
    Example:
      quotetrack extract story.txt
      quotetrack extract articles/ --format jsonl
      quotetrack extract articles/ --out extracted
      quotetrack extract rows.csv --column text=body --format csv --class speech
    """
    if out is None and engine == "ray":
        raise click.UsageError("--engine ray writes Parquet files; say where with --out DIR")
    if engine != "ray" and address:
        raise click.UsageError("--address is that of a Ray cluster; add --engine ray")
    if out is not None:
        if form or klass:
            raise click.UsageError("--out writes all classes as Parquet; leave --format and --class out")
        articles = Input(paths, **reading)
        if engine == "ray":
            _write_partitions(ctx, out, articles, model, partial(_from_cluster, address))
        else:
            _write_partitions(ctx, out, articles, model, partial(_from_processes, jobs))
        return
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    klass = klass or ("all" if form in ("jsonl", "csv") else "speech")
    classes: Collection[Class] = [c for c in CLASSES if klass in (c, "all")]
    shown = not sys.stdout.isatty()  # where answers are on the screen, they are the progress
    with Input(paths, **reading) as articles, progress_line(articles.count, wanted=shown) as line:
        for number, extraction in enumerate(_extractions(articles, iter(articles), model, jobs, line)):
            _write(extraction, form, classes, first=number == 0)
            sys.stdout.flush()
    if articles.failed:
        ctx.exit(2)


def _write_partitions(
    ctx: click.Context, out: Path, articles: Input, model: str | None, run: Callable[..., None]
) -> None:
    """Write what a folder of Parquet files has not yet; ``run`` extracts it."""
    from quotetrack.scale.partitions import Partitions

    files = Partitions(out, model or "")
    before = files.stored
    with articles, progress_line(articles.count) as line:
        try:
            run(articles, files, model, line)
        except KeyboardInterrupt:
            files.finish()
            note(
                f"stopped; {out}: {files.stored - before:,} articles written; "
                "run the same command again to go on"
            )
            ctx.exit(130)
    files.finish()
    otherwise = (
        f" {files.otherwise:,} of them by another version, model or lexicon," if files.otherwise else ""
    )
    write_line(
        f"{out}: {files.stored - before:,} articles written, {before:,} there before,{otherwise}"
        f" {articles.failed:,} failed"
    )
    if articles.failed:
        ctx.exit(2)


def _from_processes(
    jobs: int | None, articles: Input, files: Partitions, model: str | None, line: ProgressLine
) -> None:
    """Extract what is missing in processes of this machine."""
    for extraction in _extractions(articles, files.missing(articles.distinct()), model, jobs, line):
        files.add(extraction)


def _from_cluster(
    address: str | None, articles: Input, files: Partitions, model: str | None, line: ProgressLine
) -> None:
    """Extract what is missing on a Ray cluster."""
    from quotetrack.scale.ray_cluster import Cluster, extract_on_cluster

    done = 0
    missing = files.missing(articles.distinct())
    with (
        Cluster(address) as cluster,
        closing(extract_on_cluster(cluster, missing, files, model=model)) as some,
    ):
        for written in some:
            done += written.articles + len(written.failed)
            for failure in written.failed:
                articles.fail(failure)
            line.update(done, done, articles.failed)


def _extractions(
    articles: Input, chosen: Iterator[Article], model: str | None, jobs: int | None, line: ProgressLine
) -> Iterator[Extraction]:
    """Yield what is extracted; what failed is told."""
    from quotetrack.pipeline import ExtractionFailed

    with closing(extractions(chosen, model, jobs)) as answers:
        for done, found in enumerate(answers, 1):
            if isinstance(found, ExtractionFailed):
                articles.fail(found)
            else:
                yield found
            line.update(done, done, articles.failed)


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
