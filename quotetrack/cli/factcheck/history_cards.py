"""Rows and pages of statements through time: variants, timeline, contrast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from quotetrack.cli.factcheck.verdict_cards import indented, quote_card, shown_difference
from quotetrack.cli.terminal.cards import day_of, short_agency
from quotetrack.cli.terminal.printing import dotted, is_utf8, one_line
from quotetrack.lexicon.counted_nouns import counted
from quotetrack.model.stored import Row

if TYPE_CHECKING:
    from quotetrack.check.history.histories import Entry

_PUBLIC = (
    *("id", "speaker", "speaker_type", "role", "affiliation", "kind", "class", "cue", "text", "source"),
    *("agency", "relation", "channel", "dateline_agency", "title", "publisher", "published", "path", "url"),
    *("document", "confidence"),
)
_AGAINST = {"first": "claimed", "second": "stored", "same": "same"}


def statement_row(members: Sequence[Row], contrary: Sequence[Row]) -> Row:
    """Return one statement: who carried it first, its quotes in order of time with their drift."""
    from quotetrack.check.history.histories import drift, fullest

    first, full = members[0], fullest(members)
    drifted = drift(members)
    quotes = [
        {
            **_public(row),
            "wording": step["wording"],
            "variant": step["relation"],
            "diff": step["diff"],
            "copies": row["copies"],
        }
        for row, step in zip(members, drifted, strict=True)
    ]
    places = [(row["published"], row["publisher"], _carrier(row)) for row in members]
    copied = {row["article"]: row for row in members if row["copies"]}.values()
    copies = [
        (copy["published"], copy["publisher"], _carrier(row)) for row in copied for copy in row["copies"]
    ]
    places = sorted(places + copies, key=lambda place: (place[0] is None, place[0] or ""))
    dated = [place[0] for place in places if place[0]]
    carriers = dict.fromkeys(filter(None, (_carrier(row) for row in members)))
    return {
        "statement": first["id"],
        "speaker": full["speaker"] or next((row["speaker"] for row in members if row["speaker"]), ""),
        "text": full["text"],
        "articles": len({row["article"] for row in members}) + len(copies),
        "quotes_count": len(members),
        "wordings": max(step["wording"] for step in drifted),
        "first": dated[0] if dated else None,
        "first_publisher": places[0][1],
        "first_agency": places[0][2],
        "last": dated[-1] if dated else None,
        "agencies": list(carriers),
        "publishers": list(dict.fromkeys(place[1] for place in places if place[1])),
        "quotes": quotes,
        "contrary": [_public(row) for row in contrary],
    }


def timeline_row(entry: Entry) -> Row:
    """Return one entry of a timeline."""
    first = entry.rows[0]
    differs = [{"id": key, "in": list(kinds), "diff": list(diff)} for key, kinds, diff in entry.differs]
    return {
        **_public(entry.row),
        "published": first["published"],
        "articles": len({row["article"] for row in entry.rows}),
        "quotes": [row["id"] for row in entry.rows],
        "differs_from": [change["id"] for change in differs],
        "differs_in": sorted({kind for change in differs for kind in change["in"]}),
        "changes": differs,
    }


def contrast_row(one: Row, other: Row) -> Row:
    """Return two quotes side by side."""
    from quotetrack.check.history.histories import contrast

    found = contrast(one, other)
    return {
        "relation": found.relation,
        "likeness": round(found.likeness, 3),
        "differs_in": list(found.kinds),
        "same_speaker": bool({row[0] for row in one["speakers"]} & {row[0] for row in other["speakers"]}),
        "shared": list(found.shared),
        "diff": list(found.diff),
        "first": _public(one),
        "second": _public(other),
    }


def print_statements(screen: Console, rows: Sequence[Row]) -> None:
    """Print statements that several quotes carry."""
    if not rows:
        screen.print("no statement is carried by more than one article")
    for i, row in enumerate(rows):
        if i:
            screen.print()
        _headed(screen, one_line(row["speaker"]) or "no source named", row["statement"])
        for line in indented(Text(one_line(row["text"])), screen, 4):
            screen.print(line)
        for line in indented(Text(dotted(_spread(row)), style="dim"), screen, 4):
            screen.print(line)


def print_statement(screen: Console, row: Row) -> None:
    """Print one statement with all its quotes in order of time."""
    _headed(screen, one_line(row["speaker"]) or "no source named", "", indent=0)
    for line in indented(Text(one_line(row["text"]), style="bold"), screen, 2):
        screen.print(line)
    for line in indented(Text(dotted(_spread(row)), style="dim"), screen, 2):
        screen.print(line)
    for quote in row["quotes"]:
        screen.print()
        _headed(screen, dotted([day_of(quote["published"]) or "undated", *_place(quote)]), quote["id"])
        words = Text(one_line(quote["text"]))
        if quote["diff"]:
            words = shown_difference(_turned(quote["diff"]), coloured=screen.color_system is not None)
        for line in indented(words, screen, 4):
            screen.print(line)
        known = quote["speaker"] if quote["speaker"] != row["speaker"] else ""
        about = [
            f"wording {quote['wording']}",
            quote["variant"] if quote["diff"] else "",
            quote["kind"],
            known,
        ]
        for line in indented(Text(dotted([*about, quote["url"] or quote["path"]]), style="dim"), screen, 4):
            screen.print(line)
        for copy in quote["copies"]:
            place = dotted([copy["publisher"], day_of(copy["published"]), copy["url"] or copy["path"]])
            for line in indented(Text(f"also in {place}", style="dim"), screen, 4):
                screen.print(line)
    if row["contrary"]:
        screen.print()
        screen.print(Text("contradicted by", style="bold"))
    for quote in row["contrary"]:
        screen.print()
        for line in quote_card(quote, screen):
            screen.print(line)


def print_timeline(screen: Console, rows: Sequence[Row], total: int) -> None:
    """Print what somebody said, earliest first."""
    for i, row in enumerate(rows):
        if i:
            screen.print()
        more = counted(row["articles"], "article") if row["articles"] > 1 else ""
        _headed(
            screen, dotted([day_of(row["published"]) or "undated", *_place(row), more]), row["id"], indent=0
        )
        for line in indented(Text(one_line(row["text"])), screen, 2):
            screen.print(line)
        for change in row["changes"]:
            sign = "≠" if is_utf8() else "!="
            head = f"{sign} differs from {change['id']} in {' and '.join(change['in'])}: "
            text = Text(head, style="bold red")
            shown = shown_difference(_turned(change["diff"]), coloured=screen.color_system is not None)
            for line in indented(text + shown, screen, 4):
                screen.print(line)
    if not rows:
        screen.print("nothing found")
    elif len(rows) < total:
        screen.print(
            f"\nthe last {len(rows):,} of {counted(total, 'statement')}; --limit {total} shows all",
            style="dim",
        )


def print_contrast(screen: Console, row: Row) -> None:
    """Print two quotes, each with its article, then what they share and where they differ."""
    for name in ("first", "second"):
        for line in quote_card(row[name], screen):
            screen.print(line)
        screen.print()
    same = "the same speaker" if row["same_speaker"] else "different speakers"
    parts = [_relation(row["relation"], row["differs_in"]), same]
    screen.print(Text(dotted(parts), style="bold"), soft_wrap=False)
    shown = shown_difference(_turned(row["diff"]), coloured=screen.color_system is not None)
    for line in indented(shown, screen, 2):
        screen.print(line)
    if row["shared"]:
        for line in indented(
            Text("shared: " + ", ".join(map(one_line, row["shared"])), style="dim"), screen, 2
        ):
            screen.print(line)


def _relation(relation: str, kinds: Sequence[str]) -> str:
    """Say how two wordings go together."""
    words = {
        "same words": "the same words",
        "part": "one is part of the other",
        "reworded": "one statement in other words",
        "reported": "one statement, quoted and reported",
        "contrary": "they contradict each other in " + " and ".join(kinds),
        "other": "two statements",
    }
    return words[relation]


def _headed(screen: Console, text: str, key: str, *, indent: int = 2) -> None:
    """Print a heading with an id at the right."""
    room = max(20, screen.width - indent - len(key) - 2)
    for i, line in enumerate(Text(text, style="bold yellow").wrap(screen, room)):
        line.rstrip()
        whole = Text(" " * indent) + line
        if i == 0 and key:
            whole.append(" " * max(1, screen.width - whole.cell_len - len(key)) + key, style="dim")
        screen.print(whole)


def _spread(row: Row) -> list[Any]:
    """Say how far a statement went."""
    count, wordings = row["quotes_count"], row["wordings"]
    carrier = row["first_agency"] if row["first_agency"] != row["first_publisher"] else None
    first = _commas([day_of(row["first"]), row["first_publisher"], short_agency(carrier)])
    return [
        counted(row["articles"], "article"),
        counted(count, "quote"),
        counted(wordings, "wording"),
        f"first {first}" if first else "",
        "through " + ", ".join(map(short_agency, row["agencies"])) if row["agencies"] else "",
    ]


def _commas(parts: Sequence[Any]) -> str:
    """Join what is there by commas."""
    return ", ".join(filter(None, map(one_line, parts)))


def _place(row: Row) -> list[Any]:
    """Say which article, publisher and agency carried a quote."""
    carrier = _carrier(row)
    return [row.get("publisher"), short_agency(carrier) if carrier else "", one_line(row.get("title"))]


def _carrier(row: Row) -> str | None:
    """Return the agency through which a quote came: its own, else the dateline's."""
    found = row.get("agency") or row.get("dateline_agency")
    return str(found) if found else None


def _turned(segments: Sequence[Row]) -> list[Row]:
    """Return a difference between two wordings in the terms of a verdict's."""
    return [{"op": _AGAINST[segment["op"]], "text": segment["text"]} for segment in segments]


def _public(row: Mapping[str, Any]) -> Row:
    """Return a quote's row as it is given away."""
    return {name: row.get(name) for name in _PUBLIC}
