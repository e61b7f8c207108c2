"""Measures how often the word list gives a cue the class that a reader gave it.

    python benchmarks/class_accuracy.py polnear/train

reads 200 labelled cues (``class-labels.csv``: document, place, class), finds them in the corpus folder,
parses the paragraph around each and asks ``quotetrack.detect.propose.cues.describe_cue`` for its class. The
cue is given, so the figure is the word list's own. Prints accuracy, a table of labels against answers,
and with ``--errors`` every cue that differs.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import cue_head, describe_cue
from quotetrack.model import CLASSES, Document, Span

LABELS = Path(__file__).parent / "class-labels.csv"


@dataclass(frozen=True)
class Label:
    """A cue of the corpus by its article's name and its place, and the class that a reader gave it."""

    document: str
    span: Span
    klass: str


@dataclass(frozen=True)
class Answer:
    """A label, the cue's words as they stand, and the class that the word list gave."""

    label: Label
    cue: str
    klass: str


def read_labels(path: Path = LABELS) -> list[Label]:
    """Read the labels; lines that open with ``#`` are comments. Raises ValueError on an unknown class."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        labels = [Label(r["document"], Span(int(r["start"]), int(r["end"])), r["class"]) for r in rows]
    unknown = {label.klass for label in labels} - set(CLASSES)
    if unknown:
        raise ValueError(f"{path}: unknown classes {sorted(unknown)}; use {', '.join(CLASSES)}")
    return labels


def paragraph_around(text: str, span: Span) -> Span:
    """Return the lines of ``text`` that hold ``span``."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)


def class_of(document: Document, cue: Span) -> str:
    """Return the class of a cue by its place in the parsed text; ``speech`` where no word lies there."""
    words = Words(document, ())
    group = [n for n, token in enumerate(words.tokens) if token.span.overlaps(cue)]
    return describe_cue(words, group, cue_head(words, group))[1] if group else "speech"


def answers(corpus: Path, labels: Iterable[Label]) -> Iterator[Answer]:
    """Yield the word list's answer for each label. Raises OSError where an article is not in ``corpus``."""
    from quotetrack.parse import Parser

    labels = list(labels)
    places, texts = [], []
    for label in labels:
        text = (corpus / "text" / f"{label.document}.txt").read_bytes().decode("utf-8")
        around = paragraph_around(text, label.span)
        texts.append(around.of(text))
        places.append(Span(label.span.start - around.start, label.span.end - around.start))
    documents = Parser().parse_many(texts)
    for label, place, document in zip(labels, places, documents, strict=True):
        yield Answer(label, place.of(document.text), class_of(document, place))


def table(found: Iterable[Answer]) -> str:
    """Return accuracy and the confusion of labels (rows) with answers (columns) as text."""
    counts = Counter((answer.label.klass, answer.klass) for answer in found)
    right, all_ = sum(counts[k, k] for k in CLASSES), sum(counts.values())
    lines = [
        f"accuracy {right / max(1, all_):.3f} ({right} of {all_})",
        f"{'':12}" + "".join(f"{k:>12}" for k in CLASSES),
    ]
    lines += [f"{own:12}" + "".join(f"{counts[own, other]:12}" for other in CLASSES) for own in CLASSES]
    return "\n".join(lines)


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpus", type=Path, help="the folder that holds text/ of PolNeAR's training part")
    parser.add_argument("--errors", action="store_true", help="also list the cues that differ")
    options = parser.parse_args()
    found = list(answers(options.corpus, read_labels()))
    print(table(found))
    for answer in found if options.errors else ():
        if answer.klass != answer.label.klass:
            print(f"{answer.label.klass:12}{answer.klass:12}{answer.cue}\t{answer.label.document}")


if __name__ == "__main__":
    main()
