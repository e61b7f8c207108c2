"""Offsets of a file whose letters were repaired on reading point into the file's own text."""

from __future__ import annotations

import pytest

from quotetrack.export.jsonl import record
from quotetrack.model import NOBODY, Article, Attribution, Cue, Extraction, Quote, Span
from quotetrack.model.offsets import alignment

SOUND = "The cafés of São Ary\nare “shut”, Zoë said."
RAW = "The cafÃ©s of São Ary\nare â€œshutâ€, ZoÃ« said."


@pytest.mark.parametrize(
    ("words", "raw"),
    [
        ("The", "The"),
        ("cafés", "cafÃ©s"),
        ("São Ary", "São Ary"),
        ("shut", "shut"),
        ("“shut”", "â€œshutâ€"),
        ("Zoë", "ZoÃ«"),
        ("said.", "said."),
    ],
)
def test_a_place_is_found_again(words: str, raw: str) -> None:
    place = alignment(SOUND, RAW)
    assert place is not None
    start = SOUND.index(words)
    assert RAW[place(start) : place(start + len(words))] == raw


def test_other_lines_have_no_alignment() -> None:
    assert alignment("One line", "Two\nlines") is None


def test_the_interchange_points_into_the_file() -> None:
    start, end = SOUND.index("“"), SOUND.index("”") + 1
    cue = SOUND.index("said")
    quote = Quote(
        "direct",
        "speech",
        (Span(start, end),),
        Cue(Span(cue, cue + 4), "say", "speech"),
        (Span(SOUND.index("Zoë"), cue - 1),),
        "quoted_words",
        0.9,
    )
    found = Attribution("q1", quote, NOBODY)
    sound, repaired = (
        record(Extraction(Article("a", SOUND, original=original), None, (found,), None, "", ""))["quotes"][0]
        for original in (None, RAW)
    )
    assert [SOUND[a:b] for a, b in sound["content"]] == ["“shut”"]
    assert [RAW[a:b] for a, b in repaired["content"]] == ["â€œshutâ€"]
    assert [RAW[a:b] for a, b in (*repaired["cue"], *repaired["source"])] == ["said", "ZoÃ«"]
    assert repaired["text"] == sound["text"] == "“shut”"
    assert repaired["confidence"] == sound["confidence"]
