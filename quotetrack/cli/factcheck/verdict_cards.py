"""Lays out verdicts, and the differences and quotes they rest on; where there are no colours, signs do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from quotetrack.cli.terminal.cards import day_of, office, short_agency, who
from quotetrack.cli.terminal.printing import dotted, is_utf8, one_line
from quotetrack.lexicon.counted_nouns import counted
from quotetrack.model.stored import Row

_COLOURS = {
    "verbatim": "green",
    "truncated": "yellow",
    "altered": "red",
    "paraphrase only": "yellow",
    "other speaker": "red",
    "not found": "red",
    "paraphrase": "green",
    "too short": "yellow",
}
_STYLES = {"claimed": "red strike", "stored": "green", "cut": "green", "omitted": "dim"}
_SIGNS = {"claimed": ("[-", "-]"), "stored": ("{+", "+}"), "cut": ("{+", "+}")}
_ALSO = 3


def print_verdict(screen: Console, row: Row, *, place: str = "") -> None:
    """Print one verdict as a card; ``place`` says where the claim stands."""
    head = Text(f"{place}: " if place else "")
    if place and row["speaker"]:
        head.append(f"{one_line(row['speaker'])}: ")
    head.append(row["verdict"], style=f"bold {_COLOURS[row['verdict']]}")
    head.append(f"  {one_line(row['reason'])}")
    _wrapped(screen, head, 0, 2)
    screen.print()
    if row["diff"] and not row["parts"]:
        _wrapped(screen, shown_difference(row["diff"], coloured=screen.color_system is not None), 2, 2)
    else:
        _wrapped(screen, Text(one_line(row["words"])), 2, 2)
    if row["quote"] and not row["parts"]:
        screen.print()
        for line in quote_card(row["quote"], screen):
            screen.print(line)
    near = row["nearest"]
    if near is not None:
        screen.print()
        _wrapped(screen, Text("what comes nearest:", style="dim"), 2, 2)
        for line in quote_card(near["quote"], screen):
            screen.print(line)
    for other in row["also"][:_ALSO]:
        _wrapped(screen, Text("also " + dotted(_source(other)), style="dim"), 4, 6)
    left = len(row["also"]) - _ALSO
    if left > 0:
        screen.print(Text(f"    and {left} more; see --json", style="dim"))
    if row["parts"]:
        screen.print()
    for part in row["parts"]:
        text = Text(f"{part['verdict']}: ", style=_COLOURS[part["verdict"]])
        text.append(
            f"“{one_line(part['words'])}” {dotted(_source(part['quote'] or {}))}", style="not bold default"
        )
        _wrapped(screen, text, 4, 6)


def print_summary(screen: Console, rows: Sequence[Row]) -> None:
    """Print how many quotations of a draft got which verdict."""
    found = Counter(row["verdict"] for row in rows)
    parts = [f"{found[name]} {name}" for name in _COLOURS if found[name]]
    reports = sum(row["reported"] for row in rows)
    nouns = ((len(rows) - reports, "quotation"), (reports, "report"))
    what = " and ".join(counted(number, noun) for number, noun in nouns if number)
    screen.print(Text(f"{what}: {', '.join(parts)}" if rows else "nothing to check", style="bold"))


def shown_difference(segments: Sequence[Row], *, coloured: bool) -> Text:
    """Return a word-level difference; without colour as wdiff writes it, [-claimed-] {+in the article+}."""
    text = Text()
    for segment in segments:
        words = one_line(segment["text"])
        if text.plain:
            text.append(" ")
        if segment["op"] == "omitted":
            text.append(f"(… {words} …)" if is_utf8() else f"(... {words} ...)", style="dim")
        elif segment["op"] == "same":
            text.append(words)
        else:
            before, after = ("", "") if coloured else _SIGNS[segment["op"]]
            text.append(before + words + after, style=_STYLES[segment["op"]])
    return text


def quote_card(quote: Row, screen: Console) -> Iterator[Text]:
    """Yield a quote in its article: who, the words, then title, date, publisher, agency and place."""
    width, key = screen.width, one_line(quote.get("id"))
    name = Text("  ")
    name.append(who(quote) or "no source named", style="bold yellow" if who(quote) else "italic")
    if office(quote):
        name.append(f", {office(quote)}")
    lines = list(name.wrap(screen, max(20, width - len(key) - 2)))
    for i, line in enumerate(lines):
        line.rstrip()
        if i == 0 and key:
            line.append(" " * max(1, width - line.cell_len - len(key)) + key, style="dim")
        yield line
    if quote.get("which"):
        yield from indented(Text(f"one of several with this name: {one_line(quote['which'])}"), screen, 4)
    yield from indented(Text(one_line(quote.get("text"))), screen, 4)
    title = Text("  ")
    title.append(one_line(quote.get("title")) or one_line(quote.get("document")), style="cyan")
    date = day_of(quote.get("published"))
    for i, line in enumerate(title.wrap(screen, max(20, width - len(date) - 2))):
        line.rstrip()
        if i == 0 and date:
            line.append(" " * max(1, width - line.cell_len - len(date)) + date)
        yield line
    below = dotted(_origin(quote))
    if below:
        yield from indented(Text(below, style="dim"), screen, 2)


def indented(text: Text, screen: Console, by: int) -> Iterator[Text]:
    """Yield the lines of a text, each set in."""
    for line in text.wrap(screen, max(20, screen.width - by)):
        line.rstrip()
        yield Text(" " * by) + line


def _wrapped(screen: Console, text: Text, first: int, rest: int) -> None:
    """Print a text with its first line and the rest set in."""
    for i, line in enumerate(text.wrap(screen, max(20, screen.width - max(first, rest)))):
        line.rstrip()
        screen.print(Text(" " * (rest if i else first)) + line)


def _origin(row: Row) -> list[Any]:
    """Say through whom a quote came and where it stands."""
    agency, dateline = row.get("agency"), row.get("dateline_agency")
    verb = {"told": "told", "carried": "carried by"}.get(str(row.get("relation")), "via")
    parts = [row.get("publisher"), f"{verb} {short_agency(agency)}" if agency else ""]
    parts.append(f"dateline {short_agency(dateline)}" if dateline else "")
    version = row.get("article_version")
    text = f"article {row['article']}, version {version}" if version else ""
    return [*parts, row.get("url") or row.get("path"), text]


def _source(row: Row) -> list[Any]:
    """Say in one line who said something, when and where it stands."""
    dateline = row.get("dateline_agency")
    return [
        who(row),
        day_of(row.get("published")),
        row.get("publisher"),
        f"dateline {short_agency(dateline)}" if dateline else "",
        row.get("url") or row.get("path"),
    ]
