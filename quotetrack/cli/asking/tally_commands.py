"""The commands that count by one thing: counts by month, publisher or gender, and topics of a speaker."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from quotetrack.cli.terminal.opening import opened
from quotetrack.cli.terminal.printing import console, default_form, grid, one_line, tell_cut, write_rows
from quotetrack.cli.terminal.shared_options import DB, LIMIT, date_option, output_options, rows_wanted
from quotetrack.model.stored import Row

_COUNTED = ("articles", "quotes", "direct", "mixed", "indirect")
_SEXES = (("women", "women"), ("men", "men"), ("not known", "sex_unknown"))
_SINCE = click.option("--since", metavar="DATE", callback=date_option, help="Published then or later")
_UNTIL = click.option("--until", metavar="DATE", callback=date_option, help="Published then or before")


@click.command("counts", short_help="Count quotes by month or publisher, or sources by gender.")
@DB
@click.option(
    "--by",
    type=click.Choice(["month", "publisher", "gender"]),
    default="month",
    show_default=True,
    help="By what",
)
@_SINCE
@_UNTIL
@LIMIT
@output_options("json", "nl", "csv", "md", "table")
def counts_command(
    db: Path, by: str, since: str | None, until: str | None, form: str | None, limit: int | None
) -> None:
    """Count quotes by month or by publisher, or by gender the people quoted, each once an article.

    The counts are those of audit, which defines them and tells how women and men are known.

    \b
    Example:
      quotetrack counts news.db
      quotetrack counts news.db --by publisher --since 2016 --csv
      quotetrack counts news.db --by gender --json
    """
    from quotetrack.store.questions import auditing

    form = default_form(form)
    with opened(db) as found:
        audited = auditing.audit(found, by=None if by == "gender" else by, since=since, until=until)
    every = _by_gender(audited) if by == "gender" else _by_group(audited, by)
    columns = (by, *(("sources", "share") if by == "gender" else _COUNTED))
    wanted = rows_wanted(limit, form)
    _write(every if wanted < 0 else every[:wanted], columns, form, len(every), "row")


def _by_group(audited: Sequence[Row], by: str) -> list[Row]:
    """Return a row a month, in order, or a publisher, those with most quotes first."""
    found = [{by: row["group"] or None, **{name: row[name] for name in _COUNTED}} for row in audited]
    return sorted(found, key=lambda row: row[by] or "~") if by == "month" else found


def _by_gender(audited: Sequence[Row]) -> list[Row]:
    """Return how many women and men are quoted, with the percentage that is of both."""
    row = audited[0] if audited else dict.fromkeys(("women", "men", "sex_unknown"), 0)
    known = row["women"] + row["men"]
    shares = {name: round(100 * row[name] / known, 1) if known else None for name in ("women", "men")}
    return [{"gender": word, "sources": row[name], "share": shares.get(name)} for word, name in _SEXES]


@click.command("topics", short_help="Show what somebody talks about more than others do.")
@DB
@click.argument("speaker", metavar="SPEAKER")
@_SINCE
@_UNTIL
@LIMIT
@output_options("json", "nl", "csv", "md", "table")
def topics_command(
    db: Path, speaker: str, since: str | None, until: str | None, form: str | None, limit: int | None
) -> None:
    """Show the words that SPEAKER uses more often than others do, in all their forms.

    "of" counts the quotes by anybody that have the word. A name that several people share is refused; ask for
    one by number (#12).

    \b
    Example:
      quotetrack topics news.db "Ann Roe"
      quotetrack topics news.db "Ann Roe" --since 2016 --csv
    """
    from quotetrack.check.verification.archive import matter_words
    from quotetrack.store.people.lookup import one_speaker
    from quotetrack.store.statements.speaker_topics import speaker_topics

    form = default_form(form)
    with opened(db) as found:
        number = one_speaker(found, speaker)
        every = speaker_topics(found, number, words_of=matter_words, since=since, until=until)
    wanted = rows_wanted(limit, form)
    _write(every if wanted < 0 else every[:wanted], ("word", "quotes", "of"), form, len(every), "word")


def _write(rows: Sequence[Row], columns: Sequence[str], form: str, total: int, noun: str) -> None:
    """Write rows in any format; a table says where it is cut, or that there is nothing."""
    if form != "table":
        write_rows(rows, columns, form)
        return
    screen = console()
    if not rows:
        screen.print(f"no {noun}s")
        return
    headings = [(name, "left" if not i else "right") for i, name in enumerate(columns)]
    cells = (
        [one_line(row[name]) or ("" if i else "not known") for i, name in enumerate(columns)] for row in rows
    )
    screen.print(grid(headings, cells))
    tell_cut(screen, len(rows), total, noun)
