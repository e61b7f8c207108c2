"""Reads a brat standoff corpus of attributions in PolNeAR's shape.

A corpus folder holds ``text/NAME.txt`` and ``attributions/NAME_ANNOTATOR.ann``. Where several
annotators did one article the first in sorted order is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quotetrack.errors import UnreadableInput
from quotetrack.model import Span

_TEXT_BOUND = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t")


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

    Raises UnreadableInput where the folder is no such corpus or an annotated text is missing.
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
        source = folder / "text" / f"{name}.txt"
        try:
            text = source.read_bytes().decode("utf-8")
        except OSError as error:
            raise UnreadableInput(f"{source}: annotated but not readable; restore the text") from error
        yield GoldArticle(name, text, tuple(_attributions(path.read_text(encoding="utf-8"))))


def _attributions(lines: str) -> Iterator[Gold]:
    """Yield the attribution events of one annotation file."""
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[list[list[str]]] = []
    for line in lines.splitlines():
        bound = _TEXT_BOUND.match(line)
        if bound:
            parts = (part.split() for part in bound[3].split(";"))
            spans[bound[1]] = tuple(Span(int(start), int(end)) for start, end in parts)
        elif re.match(r"E\d+\t", line):
            events.append([argument.split(":") for argument in line.split("\t")[1].split()[1:]])
    for arguments in events:
        roles: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for role, reference in arguments:
            role = re.sub(r"\d", "", role).lower()
            if role in roles:
                roles[role].extend(spans.get(reference, ()))
        if roles["content"]:
            yield Gold(*(tuple(sorted(roles[r])) for r in ("source", "cue", "content")))
