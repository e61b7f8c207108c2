"""Lays out verdicts for reading: one a card, or the history of each quote."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from quotetrack.cli.terminal.cards import decided_line
from quotetrack.cli.terminal.printing import dotted, one_line
from quotetrack.export.citation import capacity
from quotetrack.model.stored import Row

_STYLES = {"confirmed": "bold green", "corrected": "bold green", "rejected": "bold red"}


def print_reviews(screen: Console, rows: Iterable[Row]) -> None:
    """Print the verdicts that count: what was decided, of whose words, in which article."""
    for number, row in enumerate(rows):
        if number:
            screen.print()
        _head(screen, row, one_line(row["id"]))
        _block(screen, [_who(row)], "bold yellow")
        _block(screen, [one_line(row["text"])])
        place = [row["title"], row["published"] and row["published"][:10], row["url"] or row["path"]]
        _block(screen, [dotted(place)], "dim")
        if row["orphaned"]:
            _block(screen, ["orphaned: the article no longer holds this quote"], "red")


def print_history(screen: Console, rows: Iterable[Row]) -> None:
    """Print for each quote what was found and decided, in order."""
    for number, (key, group) in enumerate(itertools.groupby(rows, key=lambda row: row["id"])):
        found = list(group)
        if number:
            screen.print()
        title = one_line(found[0]["title"] or found[0]["document"])
        room = max(20, screen.width - len(key) - 2)
        screen.print(Text(f"{key}  {textwrap.shorten(title, room, placeholder=' ...')}", style="bold cyan"))
        if found[0]["orphaned"]:
            screen.print(Text("orphaned: the article no longer holds this quote", style="red"))
        for row in found:
            screen.print()
            _head(screen, row, one_line(row["reviewed_at"]))
            _block(screen, [_who(row), one_line(row["text"])])
            _block(screen, [dotted([row["cue"], row["source"], row["kind"]])], "dim")


def _head(screen: Console, row: Row, right: str) -> None:
    """Print what was decided and by whom, something at the right, and why."""
    line = Text("  ")
    line.append(decided_line(row["status"], row["corrected"]), style=_STYLES.get(row["status"], "bold"))
    line.append(f" by {one_line(row['reviewer'])}")
    room = screen.width - line.cell_len - len(right)
    if room > 0:
        line.append(" " * room + right, style="dim")
        screen.print(line)
    else:
        screen.print(line)
        _block(screen, [right], "dim")
    if row["note"]:
        _block(screen, [one_line(row["note"])], "italic")


def _block(screen: Console, paragraphs: Iterable[str], style: str = "") -> None:
    """Print paragraphs, indented and wrapped; empty ones not at all."""
    for paragraph in filter(None, paragraphs):
        for line in Text(paragraph, style=style).wrap(screen, max(20, screen.width - 4)):
            line.rstrip()
            screen.print(Text("    ") + line)


def _who(row: Row) -> str:
    """Return the speaker in what capacity."""
    name = one_line(row["speaker"])
    post = capacity(name, one_line(row["role"]), one_line(row["affiliation"]))
    return ", ".join(filter(None, [name or "no source named", *post]))
