"""The commands that ask a database: quotes, speakers, agencies, show, stats."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click
from rich.text import Text

from quotetrack.cli.cards import print_article, print_quotes
from quotetrack.cli.options import CLASS, DB, LIMIT, iso_date, output_options, rows_wanted
from quotetrack.cli.printing import (
    Row,
    console,
    default_form,
    grid,
    note,
    one_line,
    to_json,
    write_line,
    write_rows,
)
from quotetrack.errors import DatabaseError
from quotetrack.model import KINDS, SpeakerType

if TYPE_CHECKING:
    from sqlite_utils import Database

_QUOTE_COLUMNS = (
    *("id", "speaker", "speaker_type", "role", "affiliation", "kind", "class", "cue", "text", "source"),
    *("agency", "relation", "channel", "negated", "dateline_agency", "title", "publisher", "published"),
    *("path", "url", "document", "start", "parent", "method", "rule", "confidence"),
)
WIDE = 100  # columns of a terminal from which a table shows everything
_NOTE_COLUMNS = ("speaker", "role", "affiliation", "text", "cue", "agency", "published", "title", "id")


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """Open a database for reading and close it afterwards."""
    from quotetrack.store import open_existing

    db = open_existing(path)
    with closing(db.conn):
        yield db


@click.command()
@DB
@click.option("--speaker", metavar="NAME", help="A name, an alias or a surname")
@click.option("--agency", metavar="NAME", help="An agency in any form of its name; datelines count")
@click.option("--affiliation", metavar="BODY", help="The body spoken for; its own statements count")
@click.option("--kind", type=click.Choice(KINDS), help="Wholly, partly or not in quotation marks")
@CLASS
@click.option(
    "--since", metavar="DATE", callback=iso_date, help="Published on this day, month or year or later"
)
@click.option(
    "--until", metavar="DATE", callback=iso_date, help="Published on this day, month or year or before"
)
@click.option("--search", metavar="WORDS", help='All these words, "a phrase" or begin*; best match first')
@LIMIT
@output_options("json", "nl", "csv", "md", "table")
def quotes(db: Path, form: str | None, limit: int | None, **wanted: Any) -> None:
    """List quotes, newest article first.

    \b
    Example:
      quotetrack quotes news.db --speaker Roe --since 2016-11
      quotetrack quotes news.db --agency AP --kind direct --csv
      quotetrack quotes news.db --search '"new bridge" toll*' --class all --nl
    """
    from quotetrack.store import queries

    form = default_form(form)
    asked = queries.QuoteFilter(**wanted, limit=rows_wanted(limit, form))
    with opened(db) as database:
        rows = queries.quotes(database, asked)
        if not rows:
            _explain_nothing(database, asked.speaker, asked.agency)
        if form != "table":
            columns = _NOTE_COLUMNS if form == "md" else _QUOTE_COLUMNS
            write_rows([_public(row, form) for row in rows], columns, form)
            return
        screen = console()
        print_quotes(screen, rows)
        if rows and len(rows) == asked.limit:
            total = queries.count_quotes(database, asked)
            screen.print(f"\n{len(rows)} of {total} quotes; for all of them: --limit 0", style="dim")


@click.command()
@DB
@click.option("--type", "kind", type=click.Choice(get_args(SpeakerType)), help="Type of speaker")
@click.option("--search", metavar="NAME", help="A name, an alias or a surname")
@CLASS
@LIMIT
@output_options("json", "nl", "csv", "md", "table")
def speakers(db: Path, form: str | None, limit: int | None, **wanted: Any) -> None:
    """List who is reported, most often first.

    \b
    Example:
      quotetrack speakers news.db
      quotetrack speakers news.db --type organization --json
      quotetrack speakers news.db --search Roe
    """
    from quotetrack.store import queries

    form = default_form(form)
    with opened(db) as database:
        rows = queries.speakers(database, limit=rows_wanted(limit, form), **wanted)
        if not rows:
            _explain_nothing(database, wanted["search"], None)
    columns = (
        "name",
        "type",
        "quotes",
        "direct",
        "mixed",
        "indirect",
        "articles",
        "first",
        "last",
        "aliases",
    )
    if form != "table":
        write_rows(rows, columns, form)
        return
    counts = ["quotes", "direct", "mixed", "indirect", "articles"]
    screen = console()
    if screen.width < WIDE:
        counts = ["quotes", "direct", "articles"]
    headings = [
        ("speaker", "left"),
        ("type", "left"),
        *((name, "right") for name in counts),
        ("last", "left"),
    ]
    cells = (
        [_named(row), row["type"], *(row[name] for name in counts), one_line(row["last"])[:10]]
        for row in rows
    )
    screen.print(grid(headings, cells))


@click.command()
@DB
@CLASS
@LIMIT
@output_options("json", "nl", "csv", "md", "table")
def agencies(db: Path, klass: str, form: str | None, limit: int | None) -> None:
    """List through whom statements came, and how; whose dateline how many articles carry.

    \b
    Example:
      quotetrack agencies news.db
      quotetrack agencies news.db --class all --csv
    """
    from quotetrack.store import queries

    form = default_form(form)
    with opened(db) as database:
        rows = queries.agencies(database, klass=klass, limit=rows_wanted(limit, form))
    columns = (
        "name",
        "short",
        "kind",
        "quotes",
        "reported",
        "told",
        "carried",
        "speaker",
        "dateline_articles",
    )
    if form != "table":
        write_rows(rows, columns, form)
        return
    counts = ["quotes", "reported", "told", "carried", "speaker", "dateline_articles"]
    screen = console()
    kind = [("kind", "left")] if screen.width >= WIDE else []
    headings = [("agency", "left"), *kind, *((name.split("_")[0], "right") for name in counts)]
    cells = ([row[name] for name in ("name", *(name for name, _ in kind), *counts)] for row in rows)
    screen.print(grid(headings, cells))


@click.command()
@DB
@click.argument("quote", metavar="ID")
@click.option("--whole", is_flag=True, help="The whole article, not two paragraphs to either side")
@output_options("json", "table")
def show(db: Path, quote: str, form: str | None, whole: bool) -> None:
    """Show one quote in its article, highlighted; ID may be the beginning of an id.

    Without colours, content stands in [], the cue in {}, the source in <> and the agency in ().

    \b
    Example:
      quotetrack show news.db q1f
      quotetrack show news.db q1f --whole --table
    """
    from quotetrack.store import queries

    with opened(db) as database:
        row = queries.show(database, quote)
    if (form or "table") == "json":
        spans = [{"role": role, "start": start, "end": end} for role, start, end in row["spans"]]
        write_line(to_json({**_public(row, "json"), "spans": spans}))
        return
    print_article(console(), row, context=None if whole else 2)


@click.command()
@DB
@click.option("--check", is_flag=True, help="Also prove every offset and reference; slow on a large file")
@output_options("json", "table")
def stats(db: Path, form: str | None, check: bool) -> None:
    """Count what a database holds.

    \b
    Example:
      quotetrack stats news.db
      quotetrack stats news.db --check --json
    """
    from quotetrack.store import queries

    with opened(db) as database:
        row = queries.stats(database)
        faults = queries.check(database) if check else []
    if check:
        row["faults"] = len(faults)
    if default_form(form) == "json":
        write_line(to_json(row))
    else:
        cells = ([name.replace("_", " "), f"{v:,}" if isinstance(v, int) else v] for name, v in row.items())
        console().print(grid([("", "left"), ("", "left")], cells))
    if faults:
        for fault in faults[:20]:
            note(f"Error: {db}: {fault}")
        raise DatabaseError(f"{db}: {len(faults)} faults; store the articles anew with: ingest --again")


def _public(row: Row, form: str) -> Row:
    """Return a quote's row as it is given away; JSON has true and false, CSV 1 and 0."""
    found = {name: row[name] for name in _QUOTE_COLUMNS}
    if form in ("json", "nl"):
        found["negated"] = bool(row["negated"])
    for name in ("text_of_article", "copies"):
        if name in row:
            found[name] = row[name]
    return found


def _named(row: Row) -> Text:
    """Return a speaker's name with the other forms below it."""
    text = Text(one_line(row["name"]))
    if row["aliases"]:
        text.append("\n  " + one_line(row["aliases"]), style="dim")
    return text


def _explain_nothing(db: Database, speaker: str | None, agency: str | None) -> None:
    """Say on standard error why nothing was found, where a name is unknown."""
    from quotetrack.store import queries

    if speaker is not None and not queries.find_speakers(db, speaker):
        like = queries.similar_speakers(db, speaker)
        hint = f"; did you mean {', '.join(like)}?" if like else ""
        note(f"no speaker is called {speaker!r}{hint}")
    if agency is not None and not queries.find_agencies(db, agency):
        note(f"no agency is called {agency!r}; see: quotetrack agencies DB")
