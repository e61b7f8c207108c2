"""Reads the tables of shapes and holds an extraction against the answers of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quotetrack import Attribution, Extraction, Speaker

FOLDER = Path(__file__).parent
TABLES = ("shapes-transcripts.txt", "shapes-posts.txt", "shapes-mixed.txt", "shapes-news.txt")


@dataclass(frozen=True)
class Shape:
    """A small text with the lines that must hold of it."""

    name: str
    text: str
    answers: tuple[str, ...]


def shapes() -> Iterator[Shape]:
    """Yield the shapes of all tables."""
    for table in TABLES:
        for block in re.split(r"(?m)^=== ", (FOLDER / table).read_text(encoding="utf-8"))[1:]:
            name, _, rest = block.partition("\n")
            text, _, answers = rest.partition("--- answers\n")
            lines = (line.partition("<-")[0].strip() for line in answers.splitlines())
            yield Shape(name.strip(), text.rstrip("\n") + "\n", tuple(line for line in lines if line))


def wrong(shape: Shape, found: Extraction) -> list[str]:
    """Return the answers that do not hold."""
    return [answer for answer in shape.answers if not _holds(answer, found)]


def folded(name: str) -> str:
    """A name without case, article and signs."""
    return re.sub(r"[^\w ]", "", re.sub(r"^(?:the|an|a) ", "", name.casefold().strip()))


def _names(speaker: Speaker | None) -> set[str]:
    return {folded(name) for name in speaker.names} if speaker else set()


def _holds(answer: str, found: Extraction) -> bool:
    if answer.startswith("not "):
        name = answer.removeprefix("not ").strip()
        return not any(
            folded(name) in _names(a.speaker)
            or (name == "author" and a.speaker and a.speaker.type == "author")
            for a in found.attributions
        )
    who, _, words = (part.strip() for part in answer.partition("|"))
    quotes = [a for a in found.attributions if _shares(words, a.quote.text(found.article.text))]
    speakers = [a.speaker for a in quotes]
    outer = [a.speaker for a in quotes if a.quote.parent is None] or speakers
    if who == "-":
        return not quotes
    if who == "?":
        return bool(quotes) and all(s is None or s.type in ("anonymous", "group") for s in outer)
    if who == "author":
        return not quotes or any(s is not None and s.type == "author" for s in speakers)
    if ">" in who:
        return any(folded(who.partition(">")[2]) in _names(s) for s in speakers)
    return any(folded(who) in _names(s) for s in outer)


def _shares(words: str, quoted: str) -> bool:
    """Tell whether three of the words, or all, stand in a row in what is quoted."""
    wanted, held = (re.findall(r"\w+", part.casefold()) for part in (words, quoted))
    size = min(3, len(wanted))
    rows = {tuple(held[i : i + size]) for i in range(len(held) - size + 1)}
    return size > 0 and any(tuple(wanted[i : i + size]) in rows for i in range(len(wanted) - size + 1))


def speaks_for(attributions: tuple[Attribution, ...]) -> dict[int, Speaker | None]:
    """Map every character that is reported to its outermost speaker."""
    found: dict[int, Speaker | None] = {}
    for attribution in attributions:
        if attribution.quote.parent is None:
            for span in attribution.quote.content:
                for place in range(span.start, span.end):
                    found.setdefault(place, attribution.speaker)
    return found
