"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from quotetrack.model import CLASSES, KINDS

Command = TypeVar("Command", bound=Callable[..., Any])

CLASS_CHOICE = click.Choice([*CLASSES, "all"])
CLASS = click.option(
    "--class", "klass", type=CLASS_CHOICE, default="speech", show_default=True, help="Class of attribution"
)
LIMIT = click.option(
    "--limit",
    type=click.IntRange(min=0),
    help="Rows at most, 0 for all  [default: 20 in a table, else all]",
)
MODEL = click.option(
    "--model",
    metavar="DIR|PACKAGE",
    help="A Stanza resources directory or a downloaded package, instead of the embedded models",
)


def _choose_lexicon(ctx: click.Context, param: click.Parameter, folder: Path | None) -> None:
    """Read by a newsroom's own word lists, before anything else asks for a word."""
    if folder is not None:
        from quotetrack.pipeline import use_lexicon

        use_lexicon(folder)


LEXICON = click.option(
    "--lexicon",
    metavar="DIR",
    type=click.Path(path_type=Path),
    is_eager=True,
    expose_value=False,
    callback=_choose_lexicon,
    envvar="QUOTETRACK_LEXICON",
    help="Word lists of your own over the shipped ones (docs/own-words.md)",
)
JOBS = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="Processes that extract  [default: one per core, fewer where memory is short]",
)
DB = click.argument("db", type=click.Path(path_type=Path))

REVIEWED = ("accepted", "confirmed", "corrected", "rejected", "not-rejected", "any", "none", "all")
REVIEW = click.option(
    "--reviewed",
    type=click.Choice(REVIEWED),
    help="By verdict; accepted means confirmed or corrected",
)

TABLE_ROWS = 20


def output_options(*formats: str) -> Callable[[Command], Command]:
    """Add one flag a format, all setting ``form``; without any, a table on a terminal, else JSON."""
    about = {
        "json": "Write a JSON array",
        "nl": "Write one JSON object per line",
        "csv": "Write CSV",
        "md": "Write Markdown",
        "table": "Write a table, also where the output is no terminal",
    }

    def add(command: Command) -> Command:
        for name in reversed(formats):
            command = click.option(f"--{name}", "form", flag_value=name, help=about[name])(command)
        return command

    return add


def articles_wanted(command: Command) -> Command:
    """Add the options that choose articles: ``since``, ``until`` and ``publisher``."""
    about = "Published on this day (yesterday), month or year or"
    for option in (
        click.option("--publisher", metavar="NAME", help="A publisher in any form of its name"),
        click.option("--until", metavar="DATE", callback=date_option, help=f"{about} before"),
        click.option("--since", metavar="DATE", callback=date_option, help=f"{about} later"),
    ):
        command = option(command)
    return command


def quote_filters(command: Command) -> Command:
    """Add the options that choose quotes, named as the fields of QuoteFilter."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def rows_wanted(limit: int | None, form: str) -> int:
    """Return SQL's limit for what was given: -1 for no limit."""
    if limit is None:
        return TABLE_ROWS if form == "table" else -1
    return limit or -1


def date_option(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Read a date as a person gives it: 2016, 2016-11, 2016-11-14, yesterday, last month."""
    from quotetrack.errors import UnknownRow
    from quotetrack.lexicon.asked.asked_dates import read_asked_date

    try:
        return None if value is None else read_asked_date(value)
    except UnknownRow as error:
        raise click.BadParameter(str(error)) from None


_FILTERS = (
    click.option("--speaker", metavar="NAME", help="A name, an alias or a surname"),
    click.option("--agency", metavar="NAME", help="An agency in any form of its name; datelines count"),
    click.option("--affiliation", metavar="BODY", help="The body spoken for; its own statements count"),
    click.option("--kind", type=click.Choice(KINDS), help="Wholly, partly or not in quotation marks"),
    CLASS,
    articles_wanted,
    click.option("--search", metavar="WORDS", help="Words, as quotetrack search takes them"),
    REVIEW,
)
