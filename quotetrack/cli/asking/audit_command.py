"""The command that audits sources: audit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from quotetrack.cli.terminal.opening import opened
from quotetrack.cli.terminal.printing import (
    console,
    default_form,
    dotted,
    grid,
    one_line,
    tell_cut,
    write_line,
    write_rows,
)
from quotetrack.cli.terminal.shared_options import (
    DB,
    LEXICON,
    LIMIT,
    date_option,
    output_options,
    rows_wanted,
)
from quotetrack.lexicon.counted_nouns import counted
from quotetrack.model.stored import Row

# what a table of one group says, line by line: the words, the column, the column that it is a share of
_LINES = (
    ("articles", "articles", None),
    ("quotes", "quotes", None),
    ("sources, each once per article", "sources", None),
    ("  by name", "named", "sources"),
    ("  unnamed", "unnamed", "sources"),
    ("  documents", "documents", "sources"),
    ("  officials", "officials", "sources"),
    ("  experts", "experts", "sources"),
    ("  people affected", "affected", "sources"),
    ("articles with a single source", "single_source", "articles"),
    ("quotes in direct speech", "direct", "quotes"),
    ("  partly quoted", "mixed", "quotes"),
    ("  in indirect speech", "indirect", "quotes"),
    ("  without a source", "unattributed", "quotes"),
    ("  first-hand", "first_hand", "quotes"),
    ("  through an agency", "through_agency", "quotes"),
    ("asked and answered", "answered", None),
    ("asked and declined", "declined", None),
    ("asked but did not answer", "unanswered", None),
    ("women among named people", "women", "_people"),
    ("  by their given names alone", "women_by_name", "women"),
    ("men among named people", "men", "_people"),
    ("  by their given names alone", "men_by_name", "men"),
    ("named people, gender unknown", "sex_unknown", "_people"),
)
_SHARES = ("named", "officials", "women")


@click.command("audit", short_help="Count who gets quoted: sources, officials, women, agencies.")
@DB
@click.option(
    "--by", type=click.Choice(["publisher", "month", "author", "topic"]), help="A row for each of these"
)
@click.option(
    "--topic", "topics", metavar="WORDS", multiple=True, help="Articles with these words; may be repeated"
)
@click.option("--since", metavar="DATE", callback=date_option, help="Published then (2016-11) or later")
@click.option("--until", metavar="DATE", callback=date_option, help="Published then or before")
@click.option("--xlsx", "sheet", metavar="FILE", type=click.Path(path_type=Path), help="Write an Excel file")
@LIMIT
@LEXICON
@output_options("json", "nl", "csv", "md", "table")
def audit_command(
    db: Path,
    by: str | None,
    topics: tuple[str, ...],
    since: str | None,
    until: str | None,
    sheet: Path | None,
    form: str | None,
    limit: int | None,
) -> None:
    """Count who gets quoted: how many sources, named or not, officials, experts, people affected,
    women and men, directly or through an agency, and who was asked and did not answer.

    Women and men are told by titles and pronouns, else by given names; how often these names were wrong
    where both are known is said as well. docs/auditing.md defines every count.

    \b
    Example:
      quotetrack audit news.db
      quotetrack audit news.db --by publisher --since 2016
      quotetrack audit news.db --topic toll --topic "climate OR flood" --csv
    """
    from quotetrack.store.questions import auditing

    form = default_form(form)
    by = "topic" if topics and by is None else by
    if (by == "topic") != bool(topics):
        raise click.UsageError("give the topics, and no other --by: --topic toll --topic flood")
    with opened(db) as found:
        rows = auditing.audit(found, by=by, topics=topics, since=since, until=until)
    wanted = rows_wanted(limit, form)
    shown = rows if wanted < 0 else rows[:wanted]
    if sheet is not None:
        from quotetrack.export.tables.excel import write_sheet

        write_sheet(map(_flat, rows), auditing.COLUMNS, sheet, "audit")
        write_line(f"{sheet}: {counted(len(rows), 'row')}")
    elif form in ("json", "nl"):
        write_rows(shown, auditing.COLUMNS, form)
    elif form != "table":
        write_rows([_flat(row) for row in shown], auditing.COLUMNS, form)
    elif by is None:
        _print_whole(console(), rows)
    else:
        _print_groups(console(), by, shown, len(rows))


def _flat(row: Row) -> Row:
    """Return a row whose every cell is plain: *Ann Roe (7); Bob Cole (2)*."""
    return row | {"most_quoted": "; ".join(f"{name} ({quotes})" for name, quotes in row["most_quoted"])}


def _print_whole(screen: Console, rows: Sequence[Row]) -> None:
    """Print all counts of all articles, with what share of what each is."""
    if not rows:
        screen.print("no articles")
        return
    row: dict[str, Any] = rows[0] | {"_people": sum(rows[0][n] for n in ("women", "men", "sex_unknown"))}
    cells = [
        [Text(words), f"{row[name]:,}", _share(row[name], row[of]) if of else ""]
        for words, name, of in _LINES
        if not words.startswith("  by their") or row[name]
    ]
    screen.print(grid([("", "left"), ("", "right"), ("", "right")], cells))
    if row["names_compared"]:
        wrong = f"{row['names_wrong']} of {row['names_compared']}"
        screen.print(
            Text(
                f"given names alone got it wrong in {wrong} cases where titles or pronouns tell", style="dim"
            )
        )
    screen.print()
    screen.print(Text(f"most quoted: {dotted(_most(row))}"))


def _print_groups(screen: Console, by: str, rows: Sequence[Row], total: int) -> None:
    """Print a row a group with the counts that fit a terminal."""
    if not rows:
        screen.print("no articles")
        return
    named = ("articles", "sources", "named", "officials", "women", "single", "agency")
    headings = [(by, "left"), *((name, "right") for name in named)]
    cells = []
    for row in rows:
        people = sum(row[name] for name in ("women", "men", "sex_unknown"))
        shares = [_share(row[n], people if n == "women" else row["sources"]) for n in _SHARES]
        shares += [
            _share(row["single_source"], row["articles"]),
            _share(row["through_agency"], row["quotes"]),
        ]
        group = one_line(row["group"]) or "not known"
        cells.append([group, row["articles"], f"{row['sources_per_article']:.1f}", *shares])
    screen.print(grid(headings, cells))
    tell_cut(screen, len(rows), total, "row")


def _share(part: int, whole: int) -> str:
    """Write a share: *12 %*; nothing of nothing."""
    return f"{100 * part / whole:.0f} %" if whole else ""


def _most(row: Row) -> list[str]:
    """Return who is quoted most, each with how often."""
    return [f"{name} ({quotes})" for name, quotes in row["most_quoted"]] or ["nobody"]
