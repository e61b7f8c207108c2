"""The command line: parses options, calls the stages and prints; no SQL, no linguistics.

Nothing heavy is imported before a command needs it, so that help never loads torch.
"""

from __future__ import annotations

import sys
from typing import Any

import click

from quotetrack import __version__
from quotetrack.cli.asking import quotes, show, stats
from quotetrack.cli.checking import contrast, timeline, variants, verify
from quotetrack.cli.deciding import alias, decisions, merge, split, undo
from quotetrack.cli.evaluating import evaluate
from quotetrack.cli.exporting import cite, export, report
from quotetrack.cli.extracting import extract
from quotetrack.cli.ingesting import ingest
from quotetrack.cli.models import models
from quotetrack.cli.people import agencies, speakers
from quotetrack.cli.reviewing import review
from quotetrack.cli.serving import serve
from quotetrack.errors import QuotetrackError


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


for command in (extract, ingest, quotes, speakers, agencies, show, stats, serve, evaluate, models):
    main.add_command(command)
for command in (merge, split, alias, decisions, undo):
    main.add_command(command)
for command in (review, cite, export, report):
    main.add_command(command)

for command in (verify, variants, timeline, contrast):
    main.add_command(command)
