"""Reads a brat standoff corpus of attributions in PolNeAR's shape.

A corpus folder holds ``text/NAME.txt`` and ``attributions/NAME_ANNOTATOR.ann``. Where several
annotators did one article the first in sorted order is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from quotetrack.errors import UnreadableInput
from quotetrack.model import Span

SpanRole = Literal["content", "source", "cue"]
ROLES: tuple[SpanRole, ...] = ("content", "source", "cue")

_TEXT_BOUND = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t")
_EVENT = re.compile(r"E\d+\t")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution; a role that the annotator left out is empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated article: its name (file stem), its text and its attributions with content."""

    name: str
    text: str
    attributions: tuple[Gold, ...]


def read_corpus(folder: Path) -> Iterator[GoldArticle]:
    """Yield the annotated articles of ``folder`` in the order of their names.

    Raises UnreadableInput where the folder is no such corpus, an annotated text is missing or not
    UTF-8, or a line of the annotations does not hold what its kind of line must.
    """
    annotations = sorted((folder / "attributions").glob("*.ann"))
    if not annotations:
        raise UnreadableInput(f"{folder}: no attributions/*.ann there; give a brat corpus folder")
    seen: set[str] = set()
    for path in annotations:
        name = path.stem.rpartition("_")[0] or path.stem
        if name in seen:
            continue
        seen.add(name)
        text = _decoded(folder / "text" / f"{name}.txt")
        yield GoldArticle(name, text, tuple(_attributions(path, _decoded(path), len(text))))


def _decoded(path: Path) -> str:
    """Return a file's characters, newlines untouched."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableInput(f"{path}: not readable ({reason}); restore the file") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path}: not UTF-8 at byte {error.start}; convert the file") from error


def _attributions(path: Path, lines: str, length: int) -> Iterator[Gold]:
    """Yield the attribution events of one annotation file on a text of ``length`` characters."""
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[list[tuple[str, str]]] = []
    for number, line in enumerate(lines.split("\n"), 1):
        try:
            bound = _TEXT_BOUND.match(line)
            if bound:
                spans[bound[1]] = tuple(_spans(bound[3], length))
            elif _EVENT.match(line):
                arguments = (argument.split(":") for argument in line.split("\t")[1].split()[1:])
                events.append([(role, reference) for role, reference in arguments])
        except ValueError as error:
            raise UnreadableInput(f"{path}: line {number}: {error}; mend the line") from error
    for event in events:
        roles: dict[str, list[Span]] = {role: [] for role in ROLES}
        for role, reference in event:
            roles.get(_DIGITS.sub("", role).lower(), []).extend(spans.get(reference, ()))
        if roles["content"]:
            yield Gold(*(tuple(sorted(roles[role])) for role in ("source", "cue", "content")))


def _spans(offsets: str, length: int) -> Iterator[Span]:
    """Yield the spans of *12 20;25 31*. Raises ValueError where they are none of this text."""
    for part in offsets.split(";"):
        start, end = map(int, part.split())
        if end > length:
            raise ValueError(f"the text ends at {length}, before {end}")
        yield Span(start, end)
