"""What is to be scored: attributions by article, from the pipeline or from a file of the interchange."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotetrack.errors import UnreadableInput
from quotetrack.model import CLASSES, Class, Extraction, Span


@dataclass(frozen=True, slots=True)
class Predicted:
    """One attribution that was found; class, rule and confidence are None where they are not known."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    klass: Class | None = None
    rule: str | None = None
    confidence: float | None = None


Predictions = dict[str, tuple[Predicted, ...]]


def from_extraction(extraction: Extraction) -> tuple[Predicted, ...]:
    """Return the attributions of one extracted article."""
    quotes = (attribution.quote for attribution in extraction.attributions)
    return tuple(
        Predicted(q.source, (q.cue.span,) if q.cue else (), q.content, q.klass, q.rule, q.confidence)
        for q in quotes
    )


def read_predictions(path: Path) -> Predictions:
    """Return the attributions of a JSON Lines file by article name.

    A line is the interchange (``{"document": {"id": ...}, "quotes": [...]}``) or, shorter,
    ``{"doc": ..., "attributions": [...]}``; an attribution holds ``content``, ``source`` and ``cue`` as
    lists of [start, end], and may hold ``class``, ``rule`` and ``confidence``. Raises UnreadableInput where
    the file or a line of it is none of this, or two lines are of one article.
    """
    found: Predictions = {}
    for number, line in _lines(path):
        try:
            name, attributions = _document(json.loads(line))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            reason = f"no {error}" if isinstance(error, KeyError) else str(error)
            raise UnreadableInput(
                f"{path}: line {number}: {reason}; write the file with extract --format jsonl"
            ) from error
        if name in found:
            raise UnreadableInput(f"{path}: line {number}: a second line for {name}; keep one")
        found[name] = attributions
    if not found:
        raise UnreadableInput(f"{path}: empty; write the file with extract --format jsonl")
    return found


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold something, with their numbers."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise UnreadableInput(
            f"{path}: not readable ({error.strerror}); give a file that extract --format jsonl wrote"
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{path}: not UTF-8 at byte {error.start}; give a file that extract --format jsonl wrote"
        ) from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line


def _document(value: Any) -> tuple[str, tuple[Predicted, ...]]:
    """Return an article's name and attributions from one line's value."""
    if not isinstance(value, dict):
        raise TypeError("not a JSON object")
    if "document" in value:
        name, quotes = value["document"]["id"], value["quotes"]
    else:
        name, quotes = value["doc"], value["attributions"]
    return str(name), tuple(_predicted(quote) for quote in quotes)


def _predicted(quote: Any) -> Predicted:
    """Return one attribution from its plain values."""
    confidence = quote.get("confidence")
    klass = quote.get("class")
    if klass is not None and klass not in CLASSES:
        raise ValueError(f"{klass!r} is no class")
    if confidence is not None and not 0 <= float(confidence) <= 1:
        raise ValueError(f"confidence {confidence} is not between 0 and 1")
    return Predicted(
        source=_spans(quote.get("source")),
        cue=_spans(quote.get("cue")),
        content=_spans(quote.get("content")),
        klass=klass,
        rule=quote.get("rule"),
        confidence=None if confidence is None else float(confidence),
    )


def _spans(pairs: Any) -> tuple[Span, ...]:
    """Return [start, end] pairs as spans in text order."""
    return tuple(sorted(Span(int(start), int(end)) for start, end in pairs or ()))
