"""Lays out quotes for reading: under its article, who, in what capacity, the words, how and through whom."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from quotetrack.cli.terminal.printing import dotted, inert, is_utf8, one_line
from quotetrack.export.citation import capacity
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.model.stored import Row, source_phrase

RoleSpan = tuple[str, int, int]

_STYLES = {
    "content": "bold",
    "cue": "bold green",
    "source": "bold yellow",
    "agency": "bold magenta",
    "recipient": "bold blue",
}
_SIGNS = {
    "content": ("[", "]"),
    "cue": ("{", "}"),
    "source": ("<", ">"),
    "agency": ("(", ")"),
    "recipient": ("/", "/"),
}


def print_quotes(screen: Console, rows: Iterable[Row]) -> None:
    """Print quotes, those of one article in a row under its heading."""

    def place(row: Row) -> tuple[object, ...]:
        return tuple(row.get(name) for name in ("article", "path", "url", "document"))

    first = True
    for _, group in itertools.groupby(rows, key=place):
        found = list(group)
        if not first:
            screen.print()
        first = False
        for line in _heading(found[0], screen.width):
            screen.print(line)
        for row in found:
            screen.print()
            for line in _card(row, screen):
                screen.print(line)


def print_article(screen: Console, row: Row, *, context: int | None) -> None:
    """Print a quote in its article, ``context`` paragraphs to either side, None for all of it."""
    for line in _heading(row, screen.width):
        screen.print(line)
    for copy in row["copies"]:
        place = dotted([copy["publisher"], day_of(copy["published"]), copy["url"] or copy["path"]])
        screen.print(Text(f"also in {place}", style="dim"))
    screen.print()
    for line in _card(row, screen):
        screen.print(line)
    details = [f"rule {row['rule']}", f"confidence {row['confidence']:.2f}"]
    details += [f"speaker by {row['method']}"] if row["method"] else []
    screen.print(Text("    " + dotted(details), style="dim"))
    made = [f"read {row['retrieved_at']}", f"quotetrack {row['version']}", row["parser"], row["model"]]
    screen.print(Text("    " + dotted(made), style="dim"))
    screen.print(Text(f"    sha256 {row['sha256']}", style="dim"))
    screen.print()
    coloured = screen.color_system is not None
    if not coloured:
        screen.print("[content] {cue} <source> (agency) /recipient/")
        screen.print()
    paragraphs = _paragraphs(row["text_of_article"])
    marked = [(start, end) for _, start, end in row["spans"]]
    held = [i for i, (a, b) in enumerate(paragraphs) if any(a < end and start < b for start, end in marked)]
    shown = range(len(paragraphs))
    if context is not None and held:
        shown = range(max(0, held[0] - context), min(len(paragraphs), held[-1] + context + 1))
    if shown.start:
        screen.print(Text("...", style="dim"))
    for i in shown:
        screen.print(_marked(row["text_of_article"], paragraphs[i], row["spans"], coloured))
        if i != shown[-1]:
            screen.print()
    if shown.stop < len(paragraphs):
        screen.print(Text("...", style="dim"))


def _heading(row: Row, width: int) -> Iterator[Text]:
    """Yield the lines that name an article: title and date, then publisher, agency and place."""
    title = one_line(row.get("title")) or one_line(row.get("document"))
    date = day_of(row.get("published"))
    for i, line in enumerate(textwrap.wrap(title, max(20, width - len(date) - 2)) or [""]):
        text = Text(line, style="bold cyan")
        if i == 0 and date:
            text.append(" " * max(2, width - text.cell_len - len(date)) + date, style="not bold cyan")
        yield text
    dateline = row.get("dateline_agency")
    place = row.get("fetched") or row.get("url") or row.get("path")
    below = dotted([row.get("publisher"), dateline and f"dateline {short_agency(dateline)}", place])
    if below:
        yield Text(below, style="dim")


def _card(row: Row, screen: Console) -> Iterator[Text]:
    """Yield the lines of one quote."""
    width = screen.width
    key = one_line(row["id"])
    name, post = who(row), office(row)
    line = Text("  ")
    line.append(name or "no source named", style="bold yellow" if name else "italic")
    if post:
        line.append(f", {post}")
    lines = textwrap.wrap(line.plain.strip(), max(20, width - len(key) - 4)) or [""]
    first = Text("  ") + line[2 : 2 + len(lines[0])]
    first.append(" " * max(1, width - first.cell_len - len(key)) + key, style="dim")
    yield first
    for rest in lines[1:]:
        yield Text("    " + rest)
    for line in Text(one_line(row["text"])).wrap(screen, max(20, width - 4)):
        line.rstrip()
        yield Text("    ") + line
    for line in Text(dotted(_manner(row)), style="dim").wrap(screen, max(20, width - 4)):
        line.rstrip()
        yield Text("    ") + line
    if row.get("review"):
        style = "bold red" if row["review"] == "rejected" else "green"
        for line in Text(_verdict(row), style=style).wrap(screen, max(20, width - 4)):
            line.rstrip()
            yield Text("    ") + line


def _manner(row: Row) -> list[str]:
    """Say by what words a quote is reported, of what kind it is, and through whom it came."""
    source, cue = one_line(row.get("source")), one_line(row.get("cue"))
    if source and source != who(row):
        source = textwrap.shorten(source_phrase(source), 40, placeholder=" ...")
        source = f"source “{source}”" if is_utf8() else f'source "{source}"'
    else:
        source = ""
    parts = [cue, source, "negated" if row.get("negated") else "", str(row["kind"])]
    if row["class"] != "speech":
        parts.append(str(row["class"]))
    parts.append(_way(row))
    parts.append(one_line(row.get("channel")))
    parts.append(f"within {row['parent']}" if row.get("parent") else "")
    return parts


def _way(row: Row) -> str:
    """Say to whom it was said and through whom it came: *to reporters*, *told CNN, reported by Reuters*."""
    hops = [hop.rpartition(" (") for hop in one_line(row.get("relays")).split("; ") if hop]
    said = [(name, relation.rstrip(")")) for name, _, relation in hops]
    first = {"told": "told", "carried": "carried by"}
    later = {"told": "told", "carried": "carried by", "dateline": "dateline"}
    words = [
        f"{(later if i else first).get(relation, 'reported by' if i else 'via')} {short_agency(name)}"
        for i, (name, relation) in enumerate(said)
        if relation != "speaker"
    ]
    recipient = one_line(row.get("recipient"))
    named = {recipient.removeprefix("the ").casefold()} & {n.casefold() for h in said for n in _forms(h[0])}
    return ", ".join([f"to {recipient}"] * bool(recipient and not named) + words)


def _forms(agency: str) -> tuple[str, ...]:
    """Return the forms of an outlet's name."""
    known = outlet(agency)
    return known.forms if known else (agency,)


def decided_line(status: str, changed: str | None) -> str:
    """Return a verdict with what was set right: *corrected (speaker)*, *confirmed (speaker corrected)*."""
    parts = one_line(changed).replace("|", ", ")
    if not parts:
        return status
    return f"{status} ({parts})" if status == "corrected" else f"{status} ({parts} corrected)"


def _verdict(row: Row) -> str:
    """Say what a reviewer decided: *corrected (speaker) by Ann: Roe never said it*."""
    said = f"{decided_line(row['review'], row.get('corrected'))} by {one_line(row['reviewer'])}"
    note = one_line(row.get("review_note"))
    return f"{said}: {note}" if note else said


def who(row: Row) -> str:
    """Return the speakers' names as a reader would write them."""
    names = one_line(row.get("speaker")).split("; ")
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]


def office(row: Row) -> str:
    """Return the role of a quote's speaker and whom he or she speaks for, unless the name says so."""
    name, role, body = (one_line(row.get(key)) for key in ("speaker", "role", "affiliation"))
    return ", ".join(filter(None, capacity(name, role, body)))


def short_agency(agency: object) -> str:
    """Return the short form of a news agency's name (*AP*), any other outlet's as it is."""
    name = one_line(agency)
    known = outlet(name)
    return known.short or name if known and known.kind == "wire" else name


def day_of(published: object) -> str:
    """Return the date of a time."""
    return one_line(published)[:10]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each line that holds more than white space."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _marked(text: str, place: tuple[int, int], spans: Sequence[RoleSpan], coloured: bool) -> Text:
    """Return one paragraph with its spans in colour, or between signs where there is no colour."""
    start, end = place
    inside = [(role, max(a, start), min(b, end)) for role, a, b in spans if a < end and start < b]
    body = inert(text[start:end]).replace("\t", " ")
    if coloured:
        found = Text(body)
        for role, a, b in inside:
            found.stylize(_STYLES[role], a - start, b - start)
        return found
    edges: list[tuple[int, int, str]] = []
    for role, a, b in inside:
        opening, closing = _SIGNS[role]
        edges += [(a - start, 1, opening), (b - start, 0, closing)]
    for at, _, sign in sorted(edges, reverse=True):
        body = body[:at] + sign + body[at:]
    return Text(body)
