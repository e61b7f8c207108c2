"""The commands that count people and agencies: speakers, agencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

import click
from rich.console import Console, Group
from rich.text import Text

from quotetrack.cli.terminal.opening import explain_nothing, opened
from quotetrack.cli.terminal.printing import (
    below,
    console,
    default_form,
    dotted,
    grid,
    note,
    one_line,
    tell_cut,
    to_json,
    write_line,
    write_rows,
)
from quotetrack.cli.terminal.shared_options import (
    CLASS,
    DB,
    LIMIT,
    REVIEW,
    articles_wanted,
    output_options,
    rows_wanted,
)
from quotetrack.lexicon.counted_nouns import counted
from quotetrack.model import SpeakerType
from quotetrack.model.stored import Row

WIDE = 100  # columns of a terminal from which a table shows everything
_SPEAKER_COLUMNS = (
    *("name", "type", "quotes", "direct", "mixed", "indirect", "articles", "first", "last", "aliases"),
    *("id", "qualifier"),
)
_AGENCY_COLUMNS = (
    *("name", "short", "kind", "quotes", "reported", "told", "carried", "speaker", "dateline_articles"),
    *("dateline_quotes", "share"),
)
_PUBLISHER_COLUMNS = ("publisher", "agency", "quotes", "dateline_quotes", "of", "share")
_ALIASES = 8  # as many fit under a name


@click.command("speakers", short_help="List who is quoted, or show one speaker in full.")
@DB
@click.argument("name", required=False)
@click.option("--type", "kind", type=click.Choice(get_args(SpeakerType)), help="Type of speaker")
@click.option("--search", metavar="NAME", help="A name, an alias or a surname")
@CLASS
@articles_wanted
@REVIEW
@LIMIT
@output_options("json", "nl", "csv", "md", "table")
def speakers_command(
    db: Path, name: str | None, form: str | None, limit: int | None, search: str | None, **wanted: Any
) -> None:
    """List who is reported, most often first, or show one: NAME's roles over time, agencies, names.

    Where several share a name, give one by number (#12) or by what tells them apart: 'John Smith (plumber)'.

    \b
    Example:
      quotetrack speakers news.db
      quotetrack speakers news.db --type organization --json
      quotetrack speakers news.db --search Roe
      quotetrack speakers news.db "Ann Roe"
    """
    from quotetrack.store.people import lookup
    from quotetrack.store.questions import counts

    chosen = default_form(form)
    wanted_rows = rows_wanted(limit, chosen)
    kind, klass = wanted.pop("kind"), wanted.pop("klass")
    period = counts.Period(**wanted)
    with opened(db) as found:
        if name is not None and form in (None, "table", "json", "nl"):
            card = counts.speaker_card(found, lookup.one_speaker(found, name), klass=klass, period=period)
            explain_nothing(found, publisher=period.publisher)
            if chosen == "table":
                print_speaker(console(), card)
            else:
                write_line(to_json(card))
            return
        rows = counts.speakers(
            found,
            klass=klass,
            kind=kind,
            search=name or search,
            period=period,
            limit=wanted_rows,
        )
        asked = {"klass": klass, "kind": kind, "search": name or search, "period": period}
        total = len(rows) if len(rows) != wanted_rows else counts.count_speakers(found, **asked)
        if not rows:
            explain_nothing(found, name or search, publisher=period.publisher)
    if chosen != "table":
        write_rows(rows, _SPEAKER_COLUMNS, chosen)
        return
    _print_speakers(console(), rows)
    tell_cut(console(), len(rows), total, "speaker")


def _print_speakers(screen: Console, rows: list[Row]) -> None:
    """Print speakers as a table, other forms of a name below it, and what tells namesakes apart."""
    columns = ["quotes", "direct", "mixed", "indirect", "articles"]
    if screen.width < WIDE:
        columns = ["quotes", "direct", "articles"]
    headings = [
        ("speaker", "left"),
        ("type", "left"),
        *((name, "right") for name in columns),
        ("last", "left"),
    ]
    names = [row["name"] for row in rows]
    cells = (
        [
            _named(row, twice=names.count(row["name"]) > 1),
            row["type"],
            *(row[name] for name in columns),
            _day(row["last"]),
        ]
        for row in rows
    )
    screen.print(grid(headings, cells))


def _named(row: Row, *, twice: bool) -> Group:
    """Return a speaker's name with the other forms below it, and the number where two have the name."""
    number = dotted([f"#{row['id']}", row["qualifier"]]) if row["qualifier"] or twice else None
    return below(row["name"], number, row["aliases"])


def print_speaker(screen: Console, card: Row) -> None:
    """Print one speaker: counts, names with why they are the speaker's, roles over time, agencies."""
    first = Text(one_line(card["name"]), style="bold yellow")
    number = f"#{card['id']}"
    first.append(" " * max(2, screen.width - first.cell_len - len(number)) + number, style="not bold dim")
    screen.print(first)
    days = [day for day in dict.fromkeys((_day(card["first"]), _day(card["last"]))) if day]
    found = f"{counted(card['quotes'], 'quote')} in {counted(card['articles'], 'article')}"
    screen.print(Text(dotted([card["qualifier"], card["type"], found, " to ".join(days)]), style="dim"))
    for part in (_kinds(card), _forms(card)):
        if part:
            screen.print(Text(part, style="dim"))
    for table in _sections(card):
        screen.print()
        screen.print(table)
    for other in card["namesakes"]:
        about = f", {other['qualifier']}" if other["qualifier"] else ""
        why = f": {other['reason']}" if other["reason"] else ""
        screen.print()
        screen.print(Text(one_line(f"#{other['id']} is another {other['name']}{about}{why}")))
    if card["undecided"]:
        screen.print(
            Text(
                f"{counted(card['undecided'], 'quote')} may be by another of the same name",
                style="italic",
            )
        )


def _sections(card: Row) -> Iterator[Any]:
    """Yield the tables of a card that have rows."""
    variants = [row for row in card["names"] if row["reason"] or len(card["names"]) > 1]
    if variants:
        headings = [("name", "left"), ("articles", "right")]
        yield grid(headings, ([_reasoned(row), row["articles"]] for row in variants))
    if card["roles"]:
        headings = [("role", "left"), ("quotes", "right"), ("first", "left"), ("last", "left")]
        cells = (
            [_office(row), row["quotes"], _day(row["first"]), _day(row["last"])] for row in card["roles"]
        )
        yield grid(headings, cells)
    if card["agencies"]:
        columns = ("quotes", "reported", "told", "carried", "dateline_quotes")
        headings = [("agency", "left"), *((name.split("_")[0], "right") for name in columns)]
        yield grid(headings, ([row["agency"], *(row[n] for n in columns)] for row in card["agencies"]))
    if card["recipients"]:
        headings = [("said to", "left"), ("quotes", "right")]
        yield grid(headings, ([row["recipient"], row["quotes"]] for row in card["recipients"][:_ALIASES]))


def _reasoned(row: Row) -> Group:
    """Return a name with why it is the speaker's below it."""
    return below(row["name"], f"by hand, decision {row['decision']}" if row["decision"] else row["reason"])


def _kinds(card: Row) -> str:
    """Say how a speaker is quoted: *3 direct, 1 indirect*."""
    return ", ".join(f"{card[kind]} {kind}" for kind in ("direct", "mixed", "indirect") if card[kind])


def _forms(card: Row) -> str:
    """Return the other forms of a speaker's name, a few of them."""
    aliases = card["aliases"]
    more = f"; {len(aliases) - _ALIASES} more" if len(aliases) > _ALIASES else ""
    return one_line("also " + "; ".join(aliases[:_ALIASES]) + more) if aliases else ""


def _office(row: Row) -> Group:
    """Return a role with the body it is held in below it."""
    role, body = one_line(row["role"]), one_line(row["affiliation"])
    if not role:
        return below(f"for {body}")
    return below(role, body if body.casefold() not in role.casefold() else None)


def _day(published: object) -> str:
    """Return the date of a time."""
    return one_line(published)[:10]


@click.command("agencies", short_help="List the agencies through which quotes came, and how.")
@DB
@click.option(
    "--by",
    type=click.Choice(["agency", "publisher"]),
    default="agency",
    show_default=True,
    help="Over all articles, or by which publisher relies on which agency",
)
@CLASS
@articles_wanted
@REVIEW
@LIMIT
@output_options("json", "nl", "csv", "md", "table")
def agencies_command(
    db: Path, by: str, klass: str, form: str | None, limit: int | None, **wanted: Any
) -> None:
    """List through whom statements came, and how; whose dateline how many articles carry.

    Share is the percentage of all quotes that came through the agency, those of articles under its
    dateline included. A quote that two agencies relayed counts for both.

    \b
    Example:
      quotetrack agencies news.db
      quotetrack agencies news.db --class all --csv
      quotetrack agencies news.db --by publisher --since 2016
    """
    from quotetrack.store.questions import counts

    form = default_form(form)
    period = counts.Period(**wanted)
    asked = counts.publishers if by == "publisher" else counts.agencies
    with opened(db) as found:
        every = asked(found, klass=klass, period=period)
        wanted_rows = rows_wanted(limit, form)
        rows = every if wanted_rows < 0 else every[:wanted_rows]
        if not rows:
            explain_nothing(found, publisher=period.publisher)
            if by == "publisher" and period.publisher is None:
                note("no article names both its publisher and an agency; see: quotetrack ingest -h")
    if form != "table":
        write_rows(rows, _PUBLISHER_COLUMNS if by == "publisher" else _AGENCY_COLUMNS, form)
    elif by == "publisher":
        _print_publishers(console(), rows)
        tell_cut(console(), len(rows), len(every), "row")
    else:
        _print_agencies(console(), rows)
        tell_cut(console(), len(rows), len(every), "agency")


def _print_agencies(screen: Console, rows: Iterable[Row]) -> None:
    """Print agencies as a table."""
    columns = ["quotes", "reported", "told", "carried", "speaker", "dateline_articles"]
    kind = [("kind", "left")] if screen.width >= WIDE else []
    headings = [("agency", "left"), *kind, *((name.split("_")[0], "right") for name in columns)]
    names = ("name", *(name for name, _ in kind), *columns)
    cells = ([*(row[name] for name in names), _percent(row["share"])] for row in rows)
    screen.print(grid([*headings, ("share", "right")], cells))


def _print_publishers(screen: Console, rows: Iterable[Row]) -> None:
    """Print publishers with their agencies as a table, each publisher's name once."""
    headings = [("publisher", "left"), ("agency", "left")]
    headings += [(name, "right") for name in ("quotes", "dateline", "of", "share")]
    last, cells = None, []
    for row in rows:
        name = Text(one_line(row["publisher"]) if row["publisher"] != last else "")
        columns = [row["quotes"], row["dateline_quotes"], row["of"], _percent(row["share"])]
        cells.append([name, row["agency"], *columns])
        last = row["publisher"]
    screen.print(grid(headings, cells))


def _percent(share: float) -> str:
    """Write a percentage: *12.5 %*."""
    return f"{share:.1f} %"
