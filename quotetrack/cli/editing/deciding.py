"""The commands that decide who is who by hand: merge, split, alias, decisions, undo."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from quotetrack.cli.terminal.opening import opened
from quotetrack.cli.terminal.printing import (
    console,
    default_form,
    grid,
    one_line,
    write_line,
    write_rows,
)
from quotetrack.cli.terminal.shared_options import DB, output_options
from quotetrack.errors import BadDecision
from quotetrack.lexicon.counted_nouns import counted

if TYPE_CHECKING:
    from quotetrack.store.decisions.ledger import Decision

_COLUMNS = ("id", "made_at", "action", "subject", "detail", "speaker", "quotes")
_SHOWN = 10  # articles that a rehearsal names
_DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would move, and change nothing")
_YES = click.option(
    "--yes", is_flag=True, help="Do not ask before a person becomes a body, or a body a person"
)


@click.command("merge", short_help="Make two speakers one, in later articles as well.")
@DB
@click.argument("speaker")
@click.argument("into", metavar="INTO")
@_DRY_RUN
@_YES
def merge_command(db: Path, speaker: str, into: str, dry_run: bool, yes: bool) -> None:
    """Make SPEAKER and INTO one speaker, called INTO, in articles stored later as well.

    Both are full names, not surnames. Where several share a name, give one by number (#12) or by what tells
    them apart: 'John Smith (plumber)'. A description (the company) is merged in its one article alone.

    \b
    Example:
      quotetrack merge news.db "Irina Volkova" "Ann Roe" --dry-run
      quotetrack merge news.db "Irina Volkova" "Ann Roe"
    """
    from quotetrack.store.decisions import merging as made

    with opened(db, writing=True) as found:

        def merge(across: bool) -> Decision:
            return made.merge_speakers(found, speaker, into, across=across, keep=not dry_run)

        _tell(db, _confirmed(merge, yes=yes, dry_run=dry_run), dry_run=dry_run)


@click.command("split", short_help="Give some of a speaker's articles to another speaker.")
@DB
@click.argument("speaker")
@click.option(
    "--articles",
    metavar="ID",
    multiple=True,
    help="An article's number, document id, path or URL; several, or one option each",
)
@click.option("--role", metavar="WORDS", help="The articles that give the speaker a role with these words")
@click.option("--affiliation", metavar="WORDS", help="The articles that have the speaker speak for this body")
@click.option("--as", "name", metavar="NAME", required=True, help="Whose they are: a new name or a speaker's")
@_DRY_RUN
@_YES
def split_command(
    db: Path,
    speaker: str,
    articles: tuple[str, ...],
    role: str | None,
    affiliation: str | None,
    name: str,
    dry_run: bool,
    yes: bool,
) -> None:
    """Give some articles of SPEAKER to another speaker, and later ones of the same role or body.

    \b
    Example:
      quotetrack split news.db "Ann Roe" --articles toll --as "Ann Roe (the elder)"
    """
    from quotetrack.store.decisions import splitting

    given = tuple(part for one in articles for part in one.split(",") if part)
    if bool(given) == bool(role or affiliation):
        raise click.UsageError("say which part: either --articles, or --role and --affiliation")
    part = splitting.SpeakerPart(given, role, affiliation)
    with opened(db, writing=True) as found:

        def split(across: bool) -> Decision:
            return splitting.split_speaker(found, speaker, part, name, across=across, keep=not dry_run)

        _tell(db, _confirmed(split, yes=yes, dry_run=dry_run), dry_run=dry_run)


@click.command("alias", short_help="Give a speaker another name that articles may use.")
@DB
@click.argument("speaker")
@click.argument("form", metavar="ALIAS")
@click.option("--remove", is_flag=True, help="Take an alias away that was given by hand")
@_DRY_RUN
def alias_command(db: Path, speaker: str, form: str, remove: bool, dry_run: bool) -> None:
    """Give SPEAKER another name, ALIAS, that articles may use.

    SPEAKER is a full name or a number (#12). A description (the mayor) finds SPEAKER from then on, but an
    article that names nobody by it is still nobody's.

    \b
    Example:
      quotetrack alias news.db "Ann Roe" "Madam Mayor"
    """
    from quotetrack.store.decisions import merging as made

    with opened(db, writing=True) as found:
        if remove and dry_run:
            raise click.UsageError("--dry-run is for giving an alias; undo takes any decision back again")
        if remove:
            _tell_undone(db, made.remove_alias(found, speaker, form))
        else:
            _tell(db, made.add_alias(found, speaker, form, keep=not dry_run), dry_run=dry_run)


@click.command("decisions", short_help="List the decisions made by hand about speakers.")
@DB
@output_options("json", "nl", "csv", "md", "table")
def decisions_command(db: Path, form: str | None) -> None:
    """List what was decided about speakers by hand, latest first.

    \b
    Example:
      quotetrack decisions news.db
    """
    from quotetrack.store.decisions import merging as made

    form = default_form(form)
    with opened(db) as found:
        rows = made.list_decisions(found)
    if form != "table":
        write_rows(rows, _COLUMNS, form)
        return
    screen = console()
    if not rows:
        screen.print("no decisions yet")
        return
    headings = [("decision", "left"), ("quotes", "right"), ("made", "left")]
    cells = ([Text(_words(row)), row["quotes"], row["made_at"][:10]] for row in rows)
    screen.print(grid(headings, cells))


@click.command("undo", short_help="Take back a decision about speakers.")
@DB
@click.argument("number", type=click.IntRange(min=1), required=False)
def undo_command(db: Path, number: int | None) -> None:
    """Take back a decision by its NUMBER, the last one without.

    \b
    Example:
      quotetrack undo news.db
      quotetrack undo news.db 1
    """
    from quotetrack.store.decisions import merging as made

    with opened(db, writing=True) as found:
        _tell_undone(db, made.undo_decision(found, number))


def _words(row: dict[str, object]) -> str:
    """Say what was decided in a line."""
    link = {"merge": "into", "split": "as", "alias": "of"}[str(row["action"])]
    detail = f" ({row['detail']})" if row["detail"] else ""
    return f"{row['id']}  " + one_line(f"{row['action']} {row['subject']}{detail} {link} {row['speaker']}")


_DONE = {
    "merge": "{subject} is {speaker}: {quotes} moved",
    "split": "{speaker} was {subject} ({detail}): {quotes} moved",
    "alias": "{subject} means {speaker}",
}
_UNDONE = {
    "merge": "{subject} is no longer {speaker}: {quotes} moved back",
    "split": "{speaker} is {subject} again ({detail}): {quotes} moved back",
    "alias": "{subject} no longer means {speaker}",
}


_WOULD = {
    "merge": "{subject} would be {speaker}: {quotes} would move",
    "split": "{speaker} would be taken from {subject} ({detail}): {quotes} would move",
    "alias": "{subject} would mean {speaker}",
}


def can_ask() -> bool:
    """Tell whether somebody is there to answer."""
    return sys.stdin.isatty()


def _confirmed(decide: Callable[[bool], Decision], *, yes: bool, dry_run: bool) -> Decision:
    """Make a decision; ask first where a person would become a body, and refuse where nobody can be asked.

    A rehearsal asks nothing: it says that it would have to be asked.
    """
    from quotetrack.store.decisions.ledger import TypesDiffer

    try:
        return decide(yes)
    except TypesDiffer as error:
        if dry_run:
            write_line(one_line(f"{error}: this would have to be confirmed, or --yes added"))
            return decide(True)
        if not can_ask():
            raise BadDecision(f"{error}; to make them one all the same, add: --yes") from error
        if not click.confirm(f"{one_line(error)}. Make them one all the same?", err=True):
            raise BadDecision("nothing was changed; see: quotetrack speakers DB NAME") from error
        return decide(True)


def _told(made: Decision, words: dict[str, str]) -> str:
    """Say what a decision did."""
    quotes = counted(made.quotes, "quote")
    return words[made.action].format(
        subject=made.subject, speaker=made.speaker, detail=made.detail, quotes=quotes
    )


def _tell(db: Path, made: Decision, *, dry_run: bool = False) -> None:
    """Say what was decided and how to take it back, or what would move."""
    if dry_run:
        write_line(one_line(_told(made, _WOULD)))
        for number, title, quotes in made.articles[:_SHOWN]:
            write_line(one_line(f"{counted(quotes, 'quote')} in article {number}, {title}"))
        if len(made.articles) > _SHOWN:
            write_line(f"and in {counted(len(made.articles) - _SHOWN, 'article')} more")
        write_line("nothing was changed; do it by the same command without --dry-run")
        return
    write_line(one_line(_told(made, _DONE)))
    write_line(one_line(f"to take it back: quotetrack undo {db} {made.number}"))


def _tell_undone(db: Path, made: Decision) -> None:
    """Say what was taken back."""
    write_line(one_line(f"{db}: {_told(made, _UNDONE)}"))
