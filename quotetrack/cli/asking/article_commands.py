"""The commands that ask what a database holds and whether it is whole: articles, check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.console import Console

from quotetrack.cli.terminal.opening import explain_nothing, opened
from quotetrack.cli.terminal.printing import (
    below,
    console,
    default_form,
    dotted,
    grid,
    note,
    one_line,
    tell_cut,
    write_line,
    write_rows,
)
from quotetrack.cli.terminal.shared_options import (
    DB,
    LIMIT,
    articles_wanted,
    output_options,
    rows_wanted,
)
from quotetrack.cli.terminal.version_cards import print_versions
from quotetrack.errors import DatabaseError
from quotetrack.model.stored import Row

_COLUMNS = (
    *("id", "title", "publisher", "published", "document", "path", "fetched", "url"),
    *("claimed_url", "version"),
    *("retrieved_at", "characters", "quotes", "copies"),
)
_REMOVED = ("id", "title", "publisher", "published", "document", "place", "quotes", "note", "removed_at")
_VERSIONS = (
    *("article", "version", "title", "publisher", "published", "retrieved_at", "replaced_at", "sha256"),
    "text",
)
_SHOWN_FAULTS = 20


@click.command("articles", short_help="List the articles, or every text that one has had.")
@DB
@click.argument("article", metavar="[ARTICLE]", required=False)
@click.option("--search", metavar="WORDS", help="All these words in title, id, path or address")
@articles_wanted
@click.option("--changed", is_flag=True, help="Only those whose text has changed since it was first stored")
@click.option("--removed", is_flag=True, help="Those that were taken out")
@click.option("--version", type=click.IntRange(min=1), metavar="N", help="Write the N-th text of ARTICLE")
@LIMIT
@output_options("json", "nl", "csv", "md", "table")
def articles_command(
    db: Path,
    article: str | None,
    form: str | None,
    limit: int | None,
    removed: bool,
    version: int | None,
    **wanted: Any,
) -> None:
    """List the articles, newest first; with ARTICLE, when its text changed, and what.

    ARTICLE is a number, a document id, a path or an address. What was cut stands in [- -], what was
    added in {+ +}.

    \b
    Example:
      quotetrack articles news.db --search toll
      quotetrack articles news.db toll --table
      quotetrack articles news.db toll --version 1
      quotetrack articles news.db --removed
    """
    from quotetrack.store.articles.removing import removed_articles
    from quotetrack.store.questions import article_lists

    form = default_form(form)
    if article is not None:
        _show_versions(db, article, version, form)
        return
    if version is not None:
        raise click.UsageError("say of which article: quotetrack articles DB ARTICLE --version N")
    with opened(db) as found:
        total = 0
        if removed:
            rows = removed_articles(found)
        else:
            asked = article_lists.ArticleFilter(**wanted, limit=rows_wanted(limit, form))
            rows = article_lists.list_articles(found, asked)
            if not rows:
                explain_nothing(found, publisher=asked.publisher)
            if form == "table":
                total = article_lists.count_listed(found, asked)
    if form != "table":
        write_rows(rows, _REMOVED if removed else _COLUMNS, form)
    else:
        _print_articles(console(), rows, removed=removed)
        tell_cut(console(), len(rows), total, "article")


def _show_versions(db: Path, article: str, version: int | None, form: str) -> None:
    """Write every text of an article, or one of them alone."""
    from quotetrack.store.questions import article_lists

    with opened(db) as found:
        number, remark = article_lists.find_versions(found, article)
        rows = article_lists.article_versions(found, number)
    if remark is not None:
        note(remark)
    if version is not None:
        chosen = [row for row in rows if row["version"] == version]
        if not chosen:
            raise DatabaseError(f"{db}: article {number} has {len(rows)} versions, no version {version}")
        write_line(chosen[0]["text"].removesuffix("\n"))
    elif form == "table":
        print_versions(console(), number, rows)
    else:
        write_rows(rows, _VERSIONS, form)


def _print_articles(screen: Console, rows: list[Row], *, removed: bool) -> None:
    """Print articles as a table."""
    if not rows:
        screen.print("no articles were taken out" if removed else "no articles")
        return
    last = ("taken out", "left") if removed else ("versions", "right")
    headings = [("article", "left"), ("id", "right"), ("published", "left"), ("quotes", "right"), last]
    cells = []
    for row in rows:
        place = row["place"] if removed else row["fetched"] or row["path"] or row["url"]
        name = below(
            row["title"] or row["document"], dotted([row["publisher"], place]), removed and row["note"]
        )
        end = row["removed_at"][:10] if removed else row["version"]
        cells.append([name, row["id"], one_line(row["published"])[:10], row["quotes"], end])
    screen.print(grid(headings, cells))


@click.command("check", short_help="Check that a database is intact.")
@DB
def check_command(db: Path) -> None:
    """Check that a database is intact: its pages, references, offsets, digests, versions and counts.

    Reads the whole file and changes nothing. The exit status is 2 where anything is wrong.

    \b
    Example:
      quotetrack check news.db
    """
    from quotetrack.store.questions import queries

    with opened(db) as found:
        faults = queries.check(found)
        row = queries.stats(found)
    if faults:
        tell_faults(db, faults)
    line = f"{db}: sound: {row['articles']:,} articles, {row['quotes']:,} quotes, {row['reviews']:,} reviews"
    write_line(line)


def tell_faults(db: Path, faults: list[str]) -> None:
    """Say what is wrong with a file, the first of many, and end with an error."""
    for fault in faults[:_SHOWN_FAULTS]:
        note(f"Error: {db}: {fault}")
    word = "fault" if len(faults) == 1 else "faults"
    raise DatabaseError(
        f"{db}: {len(faults)} {word}; store the articles again with: quotetrack ingest {db} PATH --again"
    )
