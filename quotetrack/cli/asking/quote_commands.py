"""The commands that ask a database for quotes and what it holds: quotes, show, stats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.asking.article_commands import tell_faults
from quotetrack.cli.terminal.cards import print_article, print_quotes
from quotetrack.cli.terminal.opening import explain_nothing, opened, tell_apart
from quotetrack.cli.terminal.printing import (
    console,
    default_form,
    grid,
    tell_cut,
    to_json,
    write_line,
    write_rows,
)
from quotetrack.cli.terminal.shared_options import (
    DB,
    LEXICON,
    LIMIT,
    output_options,
    quote_filters,
    rows_wanted,
)
from quotetrack.model.stored import Row

if TYPE_CHECKING:
    from sqlite_utils import Database

    from quotetrack.store.questions.queries import QuoteFilter

_QUOTE_COLUMNS = (
    *("id", "speaker", "speaker_type", "role", "affiliation", "kind", "class", "cue", "text", "source"),
    *("agency", "relation", "channel", "negated", "dateline_agency", "title", "publisher", "published"),
    *("path", "url", "fetched", "claimed_url", "document", "start", "parent", "method", "rule", "confidence"),
    *("relays", "recipient"),
    *("review", "reviewer", "review_note", "corrected"),
)
_PROVENANCE = ("reviewed_at", "retrieved_at", "sha256", "version", "parser", "model")
_NOTE_COLUMNS = (
    *("speaker", "role", "affiliation", "text", "cue", "agency", "published", "title", "id", "review"),
)


@click.command("quotes", short_help="List who said what, by speaker, agency, date or words.")
@DB
@quote_filters
@LIMIT
@LEXICON
@output_options("json", "nl", "csv", "md", "table")
def quotes_command(db: Path, form: str | None, limit: int | None, **wanted: Any) -> None:
    """List quotes, newest article first.

    \b
    Example:
      quotetrack quotes news.db --speaker Roe --since 2016-11
      quotetrack quotes news.db --agency AP --kind direct --csv
      quotetrack quotes news.db --search '"new bridge" toll*' --class all --nl
      quotetrack quotes news.db --reviewed not-rejected
    """
    from quotetrack.store.questions import queries
    from quotetrack.store.questions.quote_filter import narrowed

    form = default_form(form)
    asked = narrowed(queries.QuoteFilter(**wanted, limit=rows_wanted(limit, form)))
    with opened(db) as found:
        tell_apart(found, asked.speaker)
        if form == "csv":
            if not _write_csv(found, asked):
                explain_nothing(found, asked.speaker, asked.agency, asked.publisher, asked.search)
            return
        rows = queries.quotes(found, asked)
        if not rows:
            explain_nothing(found, asked.speaker, asked.agency, asked.publisher, asked.search)
        if form != "table":
            columns = _NOTE_COLUMNS if form == "md" else _QUOTE_COLUMNS
            write_rows([_public(row, form) for row in rows], columns, form)
            return
        screen = console()
        print_quotes(screen, rows)
        if not rows:
            screen.print("no quotes match")
        elif len(rows) == asked.limit:
            total = queries.count_quotes(found, asked)
            tell_cut(screen, len(rows), total, "quote")


@click.command("show", short_help="Show one quote in its article, highlighted.")
@DB
@click.argument("quote", metavar="ID")
@click.option("--whole", is_flag=True, help="The whole article, not two paragraphs to either side")
@output_options("json", "table")
def show_command(db: Path, quote: str, form: str | None, whole: bool) -> None:
    """Show one quote in its article, highlighted; ID may be the beginning of an id.

    Without colours, content stands in [], the cue in {}, the source in <>, agencies in () and the
    recipient in //.

    \b
    Example:
      quotetrack show news.db q1f
      quotetrack show news.db q1f --whole --table
    """
    from quotetrack.store.questions import queries

    with opened(db) as found:
        row = queries.show(found, quote)
    if (form or "table") == "json":
        spans = [{"role": role, "start": start, "end": end} for role, start, end in row["spans"]]
        write_line(to_json({**_public(row, "json"), "spans": spans}))
        return
    print_article(console(), row, context=None if whole else 2)


@click.command("stats", short_help="Count what a database holds.")
@DB
@click.option("--check", is_flag=True, help="Also check the file, as the command check does")
@output_options("json", "nl", "csv", "md", "table")
def stats_command(db: Path, form: str | None, check: bool) -> None:
    """Count what a database holds.

    \b
    Example:
      quotetrack stats news.db
      quotetrack stats news.db --check --json
      quotetrack stats news.db --csv
    """
    from quotetrack.store.questions import queries

    with opened(db) as found:
        row = queries.stats(found)
        faults = queries.check(found) if check else []
    if check:
        row["faults"] = len(faults)
    form = default_form(form)
    if form in ("json", "nl"):
        write_line(to_json(row))
    elif form != "table":
        write_rows([row], tuple(row), form)
    else:
        cells = ([name.replace("_", " "), f"{v:,}" if isinstance(v, int) else v] for name, v in row.items())
        console().print(grid([("", "left"), ("", "left")], cells))
    if faults:
        tell_faults(db, faults)


def _write_csv(db: Database, asked: QuoteFilter) -> int:
    """Write quotes in the columns and cells of export; return how many. A search has the best match first."""
    from quotetrack.export import write_csv
    from quotetrack.export.tables.columns import COLUMNS, article_rows, flat
    from quotetrack.store.questions import queries
    from quotetrack.store.questions.stored_articles import articles

    ranked = asked.search is not None
    wanted = replace(asked, limit=-1) if ranked else asked
    rows: Iterable[Row] = (flat(row) for article in articles(db, wanted) for row in article_rows(article))
    if ranked:
        order = {row["id"]: number for number, row in enumerate(queries.quotes(db, asked))}
        rows = sorted((row for row in rows if row["id"] in order), key=lambda row: order[row["id"]])
    lines = 0
    for line in write_csv(rows, COLUMNS):
        write_line(line)
        lines += 1
    return lines - 1


def _public(row: Row, form: str) -> Row:
    """Return a quote's row as it is given away; JSON has true and false, Markdown 1 and 0."""
    found = {name: row[name] for name in _QUOTE_COLUMNS}
    if form in ("json", "nl"):
        found["negated"] = bool(row["negated"])
    for name in ("text_of_article", "copies"):
        if name in row:
            found[name] = row[name]
            found.update({more: row[more] for more in _PROVENANCE})
    return found
