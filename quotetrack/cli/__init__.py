"""The command line: parses options, calls the stages and prints; no SQL, no linguistics.

Arguments, options and files come in; out go lines for people and programs, and files. Rooms, in the order
of help: *intake*, *asking*, *factcheck*, *editing*, *handing_on*; *terminal* is what they share. Nothing
heavy is imported before a command needs it, so that help never loads torch. Answers: what can a person ask
for, and how?
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import click

from quotetrack.cli.asking.alert_command import alerts_command
from quotetrack.cli.asking.article_commands import articles_command, check_command
from quotetrack.cli.asking.audit_command import audit_command
from quotetrack.cli.asking.count_commands import agencies_command, speakers_command
from quotetrack.cli.asking.quote_commands import quotes_command, show_command, stats_command
from quotetrack.cli.asking.search_command import search_command
from quotetrack.cli.asking.tally_commands import counts_command, topics_command
from quotetrack.cli.editing.deciding import (
    alias_command,
    decisions_command,
    merge_command,
    split_command,
    undo_command,
)
from quotetrack.cli.editing.removals import remove_command, restore_command
from quotetrack.cli.editing.reviewing import review_command
from quotetrack.cli.factcheck.check_commands import (
    contrast_command,
    timeline_command,
    variants_command,
    verify_command,
)
from quotetrack.cli.factcheck.evaluating import evaluate_command
from quotetrack.cli.handing_on.exporting import cite_command, export_command, report_command
from quotetrack.cli.handing_on.mcp_command import mcp_command
from quotetrack.cli.handing_on.serve_command import serve_command
from quotetrack.cli.intake.extracting import extract_command
from quotetrack.cli.intake.ingesting import ingest_command
from quotetrack.cli.intake.loading import load_command
from quotetrack.cli.intake.models import models_command
from quotetrack.errors import QuotetrackError
from quotetrack.version import __version__

# what a person wants to do, and the commands for it, in the order in which help lists them
GROUPS: dict[str, tuple[click.Command, ...]] = {
    "Find quotations": (extract_command, ingest_command, load_command, models_command),
    "Ask a database": (
        search_command,
        quotes_command,
        speakers_command,
        agencies_command,
        audit_command,
        counts_command,
        topics_command,
        alerts_command,
        show_command,
        articles_command,
        stats_command,
        check_command,
    ),
    "Check": (
        verify_command,
        variants_command,
        timeline_command,
        contrast_command,
        evaluate_command,
    ),
    "Decide by hand": (
        review_command,
        merge_command,
        split_command,
        alias_command,
        decisions_command,
        undo_command,
        remove_command,
        restore_command,
    ),
    "Hand on": (cite_command, export_command, report_command),
    "Serve": (serve_command, mcp_command),
}


_SURROGATE = re.compile("[\ud800-\udfff]")


class _Failure(click.ClickException):
    """An error of ours as click prints it."""

    exit_code = 2


class _Commands(click.Group):
    """The group of all commands: an error of ours is one line on standard error and exit status 2."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, whatever the encoding of the streams: what it cannot hold is written as an escape."""
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors="backslashreplace")
        return super().main(*args, **kwargs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse words that are no UTF-8: no database holds them. A file that is there may be called so."""
        for word in args:
            if not word.isprintable() and _SURROGATE.search(word) and not Path(word).exists():
                shown = word.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
                raise click.UsageError(
                    f"{shown} is not UTF-8, and there is no file of that name; write it in UTF-8", ctx
                )
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run one command."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # while click still handles a reader that went away
            return result
        except QuotetrackError as error:
            raise _Failure(str(error)) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands group by group, each with its short help whole."""
        longest = max(map(len, self.commands))
        for heading, commands in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl(
                    [((command.name or "").ljust(longest), command.short_help or "") for command in commands]
                )


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="quotetrack %(version)s")
def main() -> None:
    """Find who said what in news text, and keep it in one SQLite file you can query.

    \b
    Example:
      quotetrack extract story.txt
      quotetrack ingest news.db articles/
      quotetrack quotes news.db --speaker Roe
    """


@click.command("help", hidden=True)
@click.argument("names", nargs=-1, metavar="[COMMAND]")
@click.pass_context
def help_command(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Show what --help shows, of COMMAND or of the whole program.

    \b
    Example:
      quotetrack help quotes
    """
    at, command = ctx.find_root(), ctx.find_root().command
    for name in names:
        below = command.get_command(at, name) if isinstance(command, click.Group) else None
        if below is None:
            raise click.UsageError(f"No such command {name!r}.", at)
        at, command = click.Context(below, info_name=name, parent=at), below
    click.echo(command.get_help(at))


for group in GROUPS.values():
    for one in group:
        main.add_command(one)
main.add_command(help_command)
