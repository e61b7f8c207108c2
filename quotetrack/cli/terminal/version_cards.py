"""Lays out the texts that an article has had: when each stood, and what was changed from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rich.console import Console
from rich.text import Text

from quotetrack.cli.terminal.printing import dotted, inert, one_line
from quotetrack.model.stored import Row
from quotetrack.model.text_edits import changed_lines

_MARKS = {"same": ("", "", ""), "cut": ("[-", "-]", "red strike"), "added": ("{+", "+}", "green bold")}


def print_versions(screen: Console, number: int, versions: Sequence[Row]) -> None:
    """Print each version's time and words, and under it what it changed in the one before."""
    last = versions[-1]
    screen.print(Text(f"article {number}: {one_line(last['title'])}", style="bold"))
    screen.print(Text(_stood(versions[0]), style="bold"))
    for before, after in pairwise(versions):
        screen.print()
        screen.print(Text(_stood(after), style="bold"))
        for line in changed_words(before["text"], after["text"]):
            screen.print(line)


def changed_words(before: str, after: str) -> list[Text]:
    """Return the lines that differ; without colours, what was cut is in [- -], what was added in {+ +}."""
    found: list[Text] = []
    skipped = False
    for line in changed_lines(before, after):
        if line.same:
            skipped = True
            continue
        if skipped:
            found.append(Text("  …", style="dim"))
        skipped = False
        text = Text("  ")
        for kind, piece in line.pieces:
            opening, closing, style = _MARKS[kind]
            text.append(f"{opening}{inert(piece)}{closing}", style=style)
        found.append(text)
    return [*found, Text("  …", style="dim")] if skipped else found


def _stood(row: Row) -> str:
    """Say when a version stood, and how many words it has."""
    until = f"until {row['replaced_at']}" if row["replaced_at"] else "now"
    words = f"{len(row['text'].split()):,} words"
    return dotted([f"version {row['version']}", f"from {row['retrieved_at']} {until}", words])
