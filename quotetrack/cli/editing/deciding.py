"""The commands that decide who is who by hand: merge, split, alias, decisions, undo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from quotetrack.cli.terminal.opening import opened
from quotetrack.cli.terminal.printing import console, default_form, grid, one_line, write_line, write_rows
from quotetrack.cli.terminal.shared_options import DB, output_options

if TYPE_CHECKING:
    from quotetrack.store.decisions.ledger import Decision

_COLUMNS = ("id", "made_at", "action", "subject", "detail", "speaker", "quotes")


@click.command("merge", short_help="Make two speakers one, in later articles as well.")
@DB
@click.argument("speaker")
@click.argument("into", metavar="INTO")
def merge_command(db: Path, speaker: str, into: str) -> None:
    """Make SPEAKER and INTO one speaker, called INTO, in articles stored later as well.

    Where several bear a name, give one by number (#12) or by what tells them apart: 'John Smith (plumber)'.

    \b
    Example:
      quotetrack merge news.db "Irina Volkova" "Ann Roe"
    """
    from quotetrack.store.decisions import merging as made

    with opened(db, writing=True) as found:
        _tell(db, made.merge_speakers(found, speaker, into))


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
def split_command(
    db: Path,
    speaker: str,
    articles: tuple[str, ...],
    role: str | None,
    affiliation: str | None,
    name: str,
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
    with opened(db, writing=True) as found:
        _tell(
            db, splitting.split_speaker(found, speaker, splitting.SpeakerPart(given, role, affiliation), name)
        )


@click.command("alias", short_help="Give a speaker another name that articles may use.")
@DB
@click.argument("speaker")
@click.argument("form", metavar="ALIAS")
@click.option("--remove", is_flag=True, help="Take an alias away that was given by hand")
def alias_command(db: Path, speaker: str, form: str, remove: bool) -> None:
    """Give SPEAKER another name, ALIAS, that articles may use.

    \b
    Example:
      quotetrack alias news.db "Ann Roe" "Madam Mayor"
    """
    from quotetrack.store.decisions import merging as made

    with opened(db, writing=True) as found:
        if remove:
            _tell_undone(db, made.remove_alias(found, speaker, form))
        else:
            _tell(db, made.add_alias(found, speaker, form))


@click.command("decisions", short_help="List what was decided about speakers by hand.")
@DB
@output_options("json", "nl", "csv", "md", "table")
def decisions_command(db: Path, form: str | None) -> None:
    """List what was decided about speakers by hand, the last first.

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
        screen.print("nothing was decided by hand")
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


def _told(made: Decision, words: dict[str, str]) -> str:
    """Say what a decision did."""
    quotes = f"{made.quotes} quote{'' if made.quotes == 1 else 's'}"
    return words[made.action].format(
        subject=made.subject, speaker=made.speaker, detail=made.detail, quotes=quotes
    )


def _tell(db: Path, made: Decision) -> None:
    """Say what was decided and how to take it back."""
    write_line(one_line(_told(made, _DONE)))
    write_line(one_line(f"to take it back: quotetrack undo {db} {made.number}"))


def _tell_undone(db: Path, made: Decision) -> None:
    """Say what was taken back."""
    write_line(one_line(f"{db}: {_told(made, _UNDONE)}"))
