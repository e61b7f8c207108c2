"""The commands that take an article out of a database and back: remove, restore."""

from __future__ import annotations

from pathlib import Path

import click

from quotetrack.cli.terminal.opening import opened
from quotetrack.cli.terminal.printing import one_line, write_line
from quotetrack.cli.terminal.shared_options import DB
from quotetrack.lexicon.counted_nouns import counted


@click.command("remove", short_help="Take articles out, quotes and all; restore undoes it.")
@DB
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--note", "remark", metavar="TEXT", help="Why")
def remove_command(db: Path, articles: tuple[str, ...], remark: str | None) -> None:
    """Take articles out of every list, count, search and page, until they are restored.

    ARTICLE is a number, a document id, a path or an address. The reviews of its quotes are kept, and
    ingest passes the article over. Its text stays in the file, so that restore can bring it back.

    \b
    Example:
      quotetrack remove news.db toll --note "retracted by the paper"
    """
    from quotetrack.store.articles.removing import remove_article

    with opened(db, writing=True) as found:
        for article in articles:
            done = remove_article(found, article, note=remark)
            write_line(one_line(f"{db}: taken out: {_named(done.number, done.heading, done.quotes)}"))
            write_line(one_line(f"to bring it back: quotetrack restore {db} {done.number}"))


@click.command("restore", short_help="Bring articles back that were taken out.")
@DB
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
def restore_command(db: Path, articles: tuple[str, ...]) -> None:
    """Bring articles back that were taken out, under their numbers, with their quotes, ids and reviews.

    \b
    Example:
      quotetrack restore news.db toll
    """
    from quotetrack.store.articles.removing import restore_article

    with opened(db, writing=True) as found:
        for article in articles:
            done = restore_article(found, article)
            write_line(one_line(f"{db}: brought back: {_named(done.number, done.heading, done.quotes)}"))


def _named(number: int, heading: str, quotes: int) -> str:
    """Name an article with what it holds."""
    return f"article {number}, {heading}: {counted(quotes, 'quote')}"
