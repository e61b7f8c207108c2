"""The labels of cue classes are sound, and the measure counts what it says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.class_accuracy import Answer, Label, paragraph_around, read_labels, table
from quotetrack.model import Span


def test_there_are_200_distinct_labels_of_all_classes() -> None:
    labels = read_labels()
    assert len(labels) == 200
    assert len({(label.document, label.span) for label in labels}) >= 195
    assert set(Counter(label.klass for label in labels)) == {"speech", "thought", "perception"}


def test_an_unknown_class_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text("# a comment\ndocument,start,end,class\nstory,0,4,opinion\n", encoding="utf-8")
    with pytest.raises(ValueError, match="opinion"):
        read_labels(path)


@pytest.mark.parametrize(
    ("text", "cue", "paragraph"),
    [
        ("One.\nShe said so.\nTwo.", "said", "She said so."),
        ("She said so.", "said", "She said so."),
        ("One.\nShe said", "said", "She said"),
        ("said\nTwo.", "said", "said"),
    ],
)
def test_the_paragraph_around_a_cue(text: str, cue: str, paragraph: str) -> None:
    start = text.index(cue)
    assert paragraph_around(text, Span(start, start + len(cue))).of(text) == paragraph


def test_accuracy_counts_agreement() -> None:
    label = Label("story", Span(0, 4), "speech")
    found = [Answer(label, "said", "speech"), Answer(label, "saw", "perception")]
    lines = table(found).splitlines()
    assert lines[0] == "accuracy 0.500 (1 of 2)"
    assert lines[2].split() == ["speech", "1", "0", "1", "0"]
