"""The command ``serve``: a database in the browser."""

from __future__ import annotations

from pathlib import Path

import click
import rich

from quotetrack.cli.terminal.opening import opened
from quotetrack.cli.terminal.printing import write_line
from quotetrack.cli.terminal.shared_options import DB, LEXICON

PORT = 8001


def _names(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Read the names of people."""
    names = tuple(" ".join(value.split()) for value in values)
    if not all(names):
        raise click.BadParameter("say who reviews: --review NAME")
    return names


@click.command("serve", short_help="Browse a database in the browser.")
@DB
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 for any that is free"
)
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other machines in")
@click.option(
    "--allow-host",
    "allowed",
    metavar="NAME",
    multiple=True,
    help="Another host name to answer to, as behind a proxy",
)
@click.option("--reload", "live", is_flag=True, help="Open pages reload when articles are ingested")
@click.option(
    "--review",
    "reviewers",
    metavar="NAME",
    multiple=True,
    callback=_names,
    help="Let this person review quotes in the browser, by a link of their own; once per person",
)
@LEXICON
def serve_command(
    db: Path, port: int, host: str, allowed: tuple[str, ...], live: bool, reviewers: tuple[str, ...]
) -> None:
    """Browse a database: who said what, in its article, by speaker and by agency.

    Opens it read-only in Datasette and prints one address; Ctrl-C stops. What is ingested meanwhile
    shows when a page is next loaded. Nothing is asked of any other host. Nothing can be written, but
    verdicts on quotes by those whom --review names.

    \b
    Example:
      quotetrack serve news.db
      quotetrack serve news.db --port 0 --reload
      quotetrack serve news.db --review "Ida Lund" --review "Bo Ek"
    """
    rich.reconfigure(quiet=True)  # Datasette would print a traceback for every page that does not exist
    with opened(db):  # says what is wrong with the file, and ends what a killed run left
        pass
    from quotetrack.web import serve as run

    run(db, host, port, live=live, ready=write_line, allowed=allowed, reviewers=reviewers)
