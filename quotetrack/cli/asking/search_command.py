"""The command that searches people, quotes and articles at once: search."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from quotetrack.cli.terminal.cards import day_of, print_quotes
from quotetrack.cli.terminal.opening import explain_nothing, offer_searches, opened, tell_apart
from quotetrack.cli.terminal.printing import (
    below,
    console,
    default_form,
    dotted,
    grid,
    to_json,
    write_line,
)
from quotetrack.cli.terminal.shared_options import DB, LEXICON, output_options
from quotetrack.model.stored import Row

_SHOWN = 5  # of each, in a table
_PEOPLE = 8
_MOST = 50  # of each, for a program


class _TypedWords(click.Command):
    """A command whose words may open with a minus: *-bridge* is what must not occur, no options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Set words such as *-bridge* behind all options; *-h* alone stays one."""
        minus = [arg for arg in args if len(arg) > 2 and arg[0] == "-" != arg[1]]
        if not minus or "--" in args:
            return super().parse_args(ctx, args)
        others = [arg for arg in args if arg not in minus]
        return super().parse_args(ctx, [*others, "--", *minus])


@click.command("search", cls=_TypedWords, short_help="Search people, quotes and articles at once.")
@DB
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many of each  [default: 5, JSON 50]")
@LEXICON
@output_options("json", "table")
def search_command(db: Path, words: tuple[str, ...], form: str | None, limit: int | None) -> None:
    """Search people, quotes and articles at once, as you would type it.

    \b
    toll bridge          both words, British or American spelling
    "a tax on rain"      words in a row
    toll OR tax          either
    toll -bridge         without the word after the minus
    toll*                words that begin with toll
    Okafor               also finds the person
    speaker:Roe  agency:AP  publisher:Post  affiliation:Council
    after:2026-03  before:yesterday  kind:direct  class:thought

    Put the search in single quotes where it holds a star or quotation marks. --search of the other commands
    takes the same.

    \b
    Example:
      quotetrack search news.db Okafor
      quotetrack search news.db 'toll OR tax speaker:Roe after:2016'
    """
    from quotetrack.store.questions.searching import search_all

    form = default_form(form)
    typed = " ".join(words)
    with opened(db) as found:
        row = search_all(found, typed, limit=limit or (_SHOWN if form == "table" else _MOST))
        explain_nothing(found, row["asked"]["speaker"], row["asked"]["agency"], row["asked"]["publisher"])
        tell_apart(found, row["asked"]["speaker"])
    offer_searches(row["publishers"], row["did_you_mean"])
    if form == "json":
        write_line(to_json(row))
    else:
        _print_found(console(), row)


def _print_found(screen: Console, row: Row) -> None:
    """Print people, quotes and articles, each under a heading with how many there are."""
    people, quotes, articles = row["people"], row["quotes"], row["articles"]
    if not (people or quotes or articles):
        screen.print("nothing found")
        return
    if people:
        screen.print(Text("People", style="bold"))
        for one in people[:_PEOPLE]:
            screen.print(Text(f"  {one['label']}"))
        if len(people) > _PEOPLE:
            screen.print(Text(f"  and {len(people) - _PEOPLE} more", style="dim"))
        screen.print()
    shown = f"{len(quotes)} of {row['quotes_total']:,}" if len(quotes) < row["quotes_total"] else len(quotes)
    screen.print(Text(f"Quotes ({shown})" if quotes else "No quotes", style="bold"))
    if quotes:
        screen.print()
        print_quotes(screen, quotes)
    if articles:
        screen.print()
        screen.print(Text("Articles", style="bold"))
        headings = [("", "left"), ("id", "right"), ("published", "left"), ("quotes", "right")]
        screen.print(
            grid(headings, ([_named(a), a["id"], day_of(a["published"]), a["quotes"]] for a in articles))
        )


def _named(article: Row) -> object:
    """Return an article's title with where it appeared below it."""
    place = dotted([article["publisher"], article["url"] or article["path"]])
    return below(article["title"] or article["document"], place)
