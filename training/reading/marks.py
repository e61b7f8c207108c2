"""Attributions that were marked by hand in news: their spans by text, without the texts.

``training/marks/*.jsonl`` holds an object a text: ``id`` and ``marks``. A mark has ``cue``, ``source`` and
``content`` (lists of spans, code points into the text; empty where there is none), ``class`` (one of
``encoder.reading_network.SENSES``; *deed* is what a verb of saying does without saying: *denied him a visa*),
``nested`` (it lies in the content of another) and ``sure`` (false where careful readers may differ).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from quotetrack.encoder.reading_network import SENSES
from quotetrack.evaluate.annotated_corpus import Gold
from quotetrack.model import Span
from training.attribution.corpus import places
from training.teachers.features import Chunk

OPEN = -100  # what torch's losses pass over
DEED = "deed"


@dataclass(frozen=True, slots=True)
class Mark:
    """One attribution, or one deed that looks like one; see the module's docstring."""

    spans: Gold
    klass: str
    nested: bool
    sure: bool


def read_marks(path: Path) -> dict[str, tuple[Mark, ...]]:
    """Return the marks of each text by its id; raises ValueError where a row is none."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["id"]] = tuple(map(_mark, row["marks"]))
    return found


def _mark(row: Mapping[str, object]) -> Mark:
    klass = str(row["class"])
    if klass not in SENSES[1:]:
        raise ValueError(f"{klass!r} is no class of a mark")
    source, cue, content = (_spans(row[name]) for name in ("source", "cue", "content"))
    return Mark(Gold(source, cue, content), klass, bool(row["nested"]), bool(row["sure"]))


def _spans(value: object) -> tuple[Span, ...]:
    assert isinstance(value, list)
    return tuple(Span(start, end) for start, end in value)


def outermost_marks(marks: Sequence[Mark]) -> list[Gold]:
    """Return the attributions that lie in no other's content."""
    return [mark.spans for mark in marks if mark.klass != DEED and not mark.nested]


def nested_marks(marks: Sequence[Mark]) -> list[Gold]:
    """Return the attributions inside the contents of others."""
    return [mark.spans for mark in marks if mark.klass != DEED and mark.nested]


def touched(chunk: Chunk, spans: Sequence[Span]) -> NDArray[np.bool_]:
    """Tell of each word whether one of the spans touches it."""
    found = np.zeros(len(chunk), dtype=bool)
    found[list(places(chunk, spans))] = True
    return found


def senses(chunk: Chunk, marks: Sequence[Mark]) -> NDArray[np.int64]:
    """Number, word by word, what each does as the word of a report; OPEN where the mark is not sure."""
    found = np.zeros(len(chunk), dtype=np.int64)
    for mark in marks:
        found[list(places(chunk, mark.spans.cue))] = SENSES.index(mark.klass) if mark.sure else OPEN
    return found
