"""The command line: parses options, calls the stages and prints; no SQL, no linguistics.

A room a group of commands: *intake*, *asking*, *factcheck*, *editing*, *handing_on*; *terminal* is what they
share. Nothing heavy is imported before a command needs it, so that help never loads torch.
"""

from __future__ import annotations

import sys
from typing import Any

import click

from quotetrack.cli.asking.count_commands import agencies_command, speakers_command
from quotetrack.cli.asking.quote_commands import quotes_command, show_command, stats_command
from quotetrack.cli.editing.deciding import (
    alias_command,
    decisions_command,
    merge_command,
    split_command,
    undo_command,
)
from quotetrack.cli.editing.reviewing import review_command
from quotetrack.cli.factcheck.check_commands import (
    contrast_command,
    timeline_command,
    variants_command,
    verify_command,
)
from quotetrack.cli.factcheck.evaluating import evaluate_command
from quotetrack.cli.handing_on.exporting import cite_command, export_command, report_command
from quotetrack.cli.handing_on.serve_command import serve_command
from quotetrack.cli.intake.extracting import extract_command
from quotetrack.cli.intake.ingesting import ingest_command
from quotetrack.cli.intake.models import models_command
from quotetrack.errors import QuotetrackError
from quotetrack.version import __version__


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

    def invoke(self, ctx: click.Context) -> Any:
        """Run one command."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # while click still handles a reader that went away
            return result
        except QuotetrackError as error:
            raise _Failure(str(error)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="quotetrack %(version)s")
def main() -> None:
    """Find who said what in news text, and keep it in one SQLite file you can ask.

    \b
    Example:
      quotetrack extract story.txt
      quotetrack ingest news.db articles/
      quotetrack quotes news.db --speaker Roe
    """


for command in (
    extract_command,
    ingest_command,
    quotes_command,
    speakers_command,
    agencies_command,
    show_command,
    stats_command,
    serve_command,
    evaluate_command,
    models_command,
):
    main.add_command(command)
for command in (merge_command, split_command, alias_command, decisions_command, undo_command):
    main.add_command(command)
for command in (review_command, cite_command, export_command, report_command):
    main.add_command(command)

for command in (verify_command, variants_command, timeline_command, contrast_command):
    main.add_command(command)
