"""The commands that hand quotes on: export, cite, report."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from quotetrack.cli.terminal.opening import explain_nothing, opened, tell_apart
from quotetrack.cli.terminal.printing import console, inert, write_line
from quotetrack.cli.terminal.shared_options import DB, quote_filters
from quotetrack.errors import FormatUnavailable
from quotetrack.lexicon.counted_nouns import counted

if TYPE_CHECKING:
    from quotetrack.export.formats import ExportFormat
    from quotetrack.model.stored import StoredArticle

_STYLES = ("plain", "markdown", "bibtex", "json", "web-annotation")
_OUTPUT = click.option(
    "-o",
    "--output",
    metavar="FILE|FOLDER",
    default="-",
    help="Where to write; a folder (or a name that ends in /) gets one file per article  [default: -]",
)


def _format_named(ctx: click.Context, param: click.Parameter, name: str | None) -> str:
    """Check the name of a format; only here are the formats loaded, so that help stays quick."""
    from quotetrack.export.formats import FORMATS

    if name is None:
        raise click.MissingParameter(f"Choose from: {', '.join(FORMATS)}.", ctx=ctx, param=param)
    return str(click.Choice(tuple(FORMATS)).convert(name, param, ctx))


@click.command("export", short_help="Write quotes in the format of another program.")
@DB
@click.option(
    *("--format", "form"),
    metavar="FORMAT",
    callback=_format_named,
    help="One of those above  [required]",
)
@_OUTPUT
@quote_filters
@click.option("--complete", is_flag=True, help="Only articles every quote of which has a verdict")
@click.option("--limit", type=click.IntRange(min=0), default=0, help="Quotes at most  [default: all]")
@click.option("--raw", is_flag=True, help="CSV: also leave what a spreadsheet takes for a formula as it is")
def export_command(db: Path, form: str, output: str, limit: int, raw: bool, **wanted: Any) -> None:
    """Write quotes in another program's format, article by article, newest first.

    \b
    csv             a row per quote, safe to open in a spreadsheet
    jsonl           an object per article, as extract writes it
    parquet         a row per quote with types, for pandas, DuckDB, Arrow
    xlsx            a row per quote, an Excel workbook
    markdown        a claim card per quote
    brat            a folder of text/*.txt and attributions/*.ann
    citron          BBC Citron's JSON, an object per article
    tei             TEI P5 with <said>, whole articles
    web-annotation  W3C Web Annotations, for Hypothesis and others
    schema-org      Quotation and Claim as JSON-LD
    claimreview     ClaimReview as JSON-LD; a rating only where a person gave one
    ninjs           IPTC ninjs 3.1, an object per article

    \b
    Example:
      quotetrack export news.db --format csv -o quotes.csv
      quotetrack export news.db --format tei --speaker Roe --class all -o tei/
      quotetrack export news.db --format brat --reviewed accepted -o gold
    """
    from quotetrack.export.formats import FORMATS
    from quotetrack.store.questions.queries import QuoteFilter
    from quotetrack.store.questions.stored_articles import articles

    chosen = FORMATS[form]
    told = _Counted()
    asked = QuoteFilter(**wanted, limit=limit or -1)
    with opened(db) as file:
        explain_nothing(file, asked.speaker, asked.agency, asked.publisher)
        tell_apart(file, asked.speaker)
        found = told.through(articles(file, asked))
        if form in ("parquet", "xlsx"):
            _write_binary(found, form, output)
        elif _is_folder(output, chosen):
            _write_folder(found, chosen, output)
        else:
            if chosen.stream is None:
                raise click.UsageError(f"{form} is a folder of files; name one with: -o FOLDER")
            if raw and form == "csv":
                from quotetrack.export.formats import csv_lines

                _write_stream(csv_lines(found, raw=True), output)
            else:
                _write_stream(chosen.stream(found), output)
    if output != "-":
        write_line(f"{output}: {counted(told.quotes, 'quote')} of {counted(told.articles, 'article')}")


class _Counted:
    """Counts articles and quotes as they pass."""

    def __init__(self) -> None:
        self.articles = 0
        self.quotes = 0

    def through(self, articles: Iterable[StoredArticle]) -> Iterator[StoredArticle]:
        """Yield the articles."""
        for article in articles:
            self.articles += 1
            self.quotes += len(article.quotes)
            yield article


def _is_folder(output: str, chosen: ExportFormat) -> bool:
    """Tell whether to write a folder of files."""
    if output == "-":
        return False
    wants = output.endswith("/") or Path(output).is_dir()
    if wants and chosen.files is None:
        raise click.UsageError(f"this format is one file; name it: -o {output.rstrip('/')}{chosen.suffix}")
    return chosen.files is not None and (wants or chosen.stream is None)


def _write_stream(pieces: Iterable[str], output: str) -> None:
    """Write text to standard output or to a file, in UTF-8 with line ends as they are."""
    if output == "-":
        clean = inert if sys.stdout.isatty() else str
        sys.stdout.flush()
        for piece in pieces:
            _put(clean(piece))
        return
    with _replacing(output) as file:
        for piece in pieces:
            file.write(piece.encode("utf-8", "backslashreplace"))


def _put(piece: str) -> None:
    """Write text to standard output as bytes where it has them, so that no line end is translated."""
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:
        sys.stdout.write(piece)
    else:
        raw.write(piece.encode("utf-8", "backslashreplace"))


def _write_binary(articles: Iterable[StoredArticle], form: str, output: str) -> None:
    """Write Parquet or a workbook."""
    if form == "parquet":
        from quotetrack.export.tables.parquet import write_parquet as write
    else:
        from quotetrack.export.tables.excel import write_excel as write
    what = "Parquet" if form == "parquet" else "A workbook"
    if output == "-":
        if sys.stdout.isatty():
            raise click.UsageError(f"{what} is binary; name a file: -o quotes.{form}")
        write(articles, sys.stdout.buffer)
        return
    if output.endswith("/") or Path(output).is_dir():
        raise click.UsageError(f"{what} is one file; name it: -o quotes.{form}")
    with _replacing(output) as file:
        write(articles, file)


def _write_folder(articles: Iterable[StoredArticle], chosen: ExportFormat, output: str) -> None:
    """Write the files of each article."""
    files = chosen.files
    assert files is not None
    with _worded(output):
        Path(output).mkdir(parents=True, exist_ok=True)
        for article in articles:
            for name, text in files(article):
                path = Path(output) / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(text.encode("utf-8", "backslashreplace"))
        for name, text in chosen.once:
            (Path(output) / name).write_text(text, encoding="utf-8")


@contextmanager
def _worded(output: str) -> Iterator[None]:
    """Turn what keeps a file from being written into one line."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FormatUnavailable(f"{output}: cannot be written ({reason}); give another place") from error


@contextmanager
def _replacing(output: str) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of an older one only once it is whole."""
    path = Path(output)
    with _worded(output):
        part = path.with_name(path.name + ".part")
        try:
            with part.open("wb") as file:
                yield file
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


@click.command("cite", short_help="Cite one quote, with all that is needed to check it.")
@DB
@click.argument("quote", metavar="ID")
@click.option("--style", type=click.Choice(_STYLES), default="plain", show_default=True, help="How to cite")
def cite_command(db: Path, quote: str, style: str) -> None:
    """Print a citation of one quote, with all that is needed to check it.

    Who said what, where it stands, when it was read and the digest of that text, and the model and rule
    that found it. ID may be the beginning of an id.

    \b
    Example:
      quotetrack cite news.db q1f
      quotetrack cite news.db q1f --style bibtex
      quotetrack cite news.db q1f --style json
    """
    from quotetrack.export.newsroom.citation_styles import STYLES
    from quotetrack.store.questions.stored_articles import article_of

    with opened(db) as file:
        article = article_of(file, quote)
    text = STYLES[style](article, article.quotes[0])
    if style == "plain" and sys.stdout.isatty():
        console().print(inert(text))
    else:
        _write_stream([text + "\n"], "-")


@click.command("report", short_help="Write one page about some quotes to send to a colleague.")
@DB
@click.option("-o", "--output", metavar="FILE", default="-", help="The HTML file  [default: -]")
@quote_filters
@click.option("--title", help="The page's heading  [default: from the filters]")
@click.option("--cards", type=click.IntRange(min=0), default=100, show_default=True, help="Quotes in full")
def report_command(db: Path, output: str, title: str | None, cards: int, **wanted: Any) -> None:
    """Write one HTML page to send to a colleague: figures, charts, tables and quotes in full.

    The page needs nothing else: no network, no script. Without --reviewed it leaves out what a person
    rejected. A name that several speakers share is refused; ask for one by number (#12).

    \b
    Example:
      quotetrack report news.db -o report.html
      quotetrack report news.db --speaker Roe --since 2016 -o roe.html
    """
    from quotetrack.export.newsroom.report import render
    from quotetrack.store.people.lookup import refuse_several
    from quotetrack.store.questions.queries import QuoteFilter
    from quotetrack.store.questions.report_counts import counts_for_report
    from quotetrack.store.questions.stored_articles import articles

    wanted["reviewed"] = wanted["reviewed"] or "not-rejected"
    with opened(db) as file:
        if wanted["speaker"] is not None:
            explain_nothing(file, wanted["speaker"])
            refuse_several(file, wanted["speaker"])
        told = counts_for_report(file, QuoteFilter(**wanted))
        shown = articles(file, QuoteFilter(**wanted, limit=cards)) if cards else ()
        _write_stream(render(told, shown, title=title, asked=wanted), output)
    if output != "-":
        write_line(f"{output}: {counted(told.quotes, 'quote')} of {counted(told.articles, 'article')}")
