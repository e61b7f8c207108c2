"""Writes rows to standard output as a table, JSON, CSV or Markdown, safe for any terminal."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quotetrack.lexicon.counted_nouns import counted
from quotetrack.model.stored import Row

# controls (but tab and newline), bidirectional controls, line separators, lone surrogates
_ACTIVE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def inert(text: str) -> str:
    """Return ``text`` with what could steer a terminal as U+FFFD, one for one, so that offsets hold."""
    return _ACTIVE.sub("\ufffd", text)


def one_line(value: object) -> str:
    """Return a cell's text on one line, inert; nothing for None."""
    return "" if value is None else inert(" ".join(str(value).split()))


def is_utf8() -> bool:
    """Tell whether standard output can hold every character."""
    return (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "") == "utf8"


def dotted(parts: Iterable[object]) -> str:
    """Join what is there."""
    return (" · " if is_utf8() else " | ").join(filter(None, map(one_line, parts)))


def default_form(form: str | None) -> str:
    """Return the format asked for: a table on a terminal, else JSON, where none was."""
    return form or ("table" if sys.stdout.isatty() else "json")


def console() -> Console:
    """Return a console on standard output that reads no markup into what it prints."""
    return Console(markup=False, emoji=False, highlight=False)


def write_line(line: str) -> None:
    """Write one line as it is; on a terminal, made inert."""
    sys.stdout.write((inert(line) if sys.stdout.isatty() else line) + "\n")


def to_json(value: Any) -> str:
    """Return JSON that standard output can hold whatever its encoding."""
    line = json.dumps(value, ensure_ascii=not is_utf8())
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


def write_rows(rows: Sequence[Row], columns: Sequence[str], form: str) -> None:
    """Write rows in one of the formats but a table; ``columns`` orders CSV and Markdown."""
    from quotetrack.export import rows_markdown, write_csv

    if form == "json":
        write_line("[" + ",\n ".join(to_json(row) for row in rows) + "]")
        return
    lines: Iterable[str] = (to_json(row) for row in rows)
    if form == "csv":
        lines = write_csv(rows, columns)
    elif form == "md":
        lines = rows_markdown(rows, columns)
    for line in lines:
        write_line(line)


def below(first: object, *rest: object) -> Group:
    """Return a cell: a line, and what is there of the rest under it, dim and set in."""
    lines = (Padding(Text(one_line(part), style="dim"), (0, 0, 0, 2)) for part in rest if part)
    return Group(Text(one_line(first)), *lines)


def grid(columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[object]]) -> Table:
    """Return a table without rules; each column is a heading and *left* or *right*.

    A cell may be Text or :func:`below`; anything else is written on one line, inert. The first column
    takes what room the others leave.
    """
    named = any(heading for heading, _ in columns)
    table = Table(box=None, pad_edge=False, show_header=named, header_style="bold", padding=(0, 2, 0, 0))
    for i, (heading, side) in enumerate(columns):
        justify: Any = side
        table.add_column(heading, justify=justify, overflow="fold", no_wrap=bool(i), ratio=None if i else 1)
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text | Group) else Text(one_line(cell)) for cell in row))
    return table


def tell_cut(screen: Console, shown: int, total: int, noun: str) -> None:
    """Say below a list that it is cut: *20 of 49 speakers; --limit 49 shows all*; nothing where it is not."""
    if shown < total:
        screen.print(f"\n{shown:,} of {counted(total, noun)}; --limit {total} shows all", style="dim")


def note(message: str) -> None:
    """Write a remark to standard error, where it does not mix with the output."""
    click.echo(inert(message), err=True)
