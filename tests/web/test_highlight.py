"""The text is cut at every edge and nothing of it is lost, however spans lie."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from conftest import unmark

from quotetrack.web.shown.highlight import Mark, article_html, marked_pieces, paragraphs


def marks_of(marked: str) -> tuple[str, list[Mark]]:
    """Return the text and the marks that ``[Q1:...]`` and its like spell."""
    parts = {"Q": "content", "S": "source", "C": "cue", "A": "agency"}
    text, spans = unmark(marked)
    found = [
        Mark(f"q{n}", parts[role], span.start, span.end)
        for n, roles in spans.items()
        for role, given in roles.items()
        for span in given
    ]
    return text, found


def rows(marks: list[Mark]) -> dict[str, Any]:
    keys = sorted({mark.quote for mark in marks})
    return {key: {"n": key[1:], "kind": "mixed", "class": "speech", "label": key} for key in keys}


CASES = {
    "side by side": ("[S1:Ann] [C1:said] [Q1:no].", ["Ann", " ", "said", " ", "no", "."]),
    "nested": ("[Q1:[S2:Ann] [C2:said] [Q2:no]] was told", ["Ann", " ", "said", " ", "no", " was told"]),
    "same beginning": ("[Q1:[Q2:no] way]", ["no", " way"]),
    "split": ("[Q1:One], [S1:Ann] [C1:said], [Q1:two].", ["One", ", ", "Ann", " ", "said", ", ", "two", "."]),
    "agency within a source": ("[S1:the [A1:AP] agency]", ["the ", "AP", " agency"]),
    "nothing": ("plain", ["plain"]),
}


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES.keys())
def test_text_is_cut_at_every_edge(marked: str, expected: list[str]) -> None:
    text, marks = marks_of(marked)
    found = marked_pieces(text, 0, len(text), marks)
    assert [piece.text for piece in found] == expected
    for piece in found:
        assert all(piece.text in text[m.start : m.end] for m in piece.marks)


def test_spans_that_cross_are_both_shown() -> None:
    marks = [Mark("q1", "content", 0, 6), Mark("q2", "content", 3, 9)]
    found = marked_pieces("abcdefghi", 0, 9, marks)
    assert [(p.text, [m.quote for m in p.marks], p.begins) for p in found] == [
        ("abc", ["q1"], ("q1",)),
        ("def", ["q1", "q2"], ("q2",)),
        ("ghi", ["q2"], ()),
    ]


PARAGRAPHS = [
    ("a\n\nb", ["a", "b"]),
    ("a\n \n\n b\n", ["a", "b"]),
    ("One line.\nAnother line.\n", ["One line.", "Another line."]),
    ("x" * 60 + "\n" + "y" * 58 + "\nend\n\nb", ["x" * 60 + "\n" + "y" * 58 + "\nend", "b"]),
    ("x" * 160 + "\n" + "y" * 150, ["x" * 160, "y" * 150]),
    ("", []),
    (" \n", []),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs_are_what_a_reader_sees_as_such(text: str, expected: list[str]) -> None:
    assert [text[start:end].strip() for start, end in paragraphs(text)] == expected


def test_every_quote_is_numbered_once_where_it_begins() -> None:
    text, marks = marks_of("[Q1:One], [S1:Ann] [C1:said].\n\n[Q1:Two]. [Q2:Three], [S2:Bo] [C2:added].")
    tree = lxml.html.fromstring(f"<div>{article_html(text, marks, rows(marks))}</div>")
    assert [(pin.get("id"), pin.getnext().text) for pin in tree.cssselect(".pin")] == [
        ("q1", "One"),
        ("q2", "Three"),
    ]
    assert "\n\n".join(p.text_content() for p in tree.cssselect("p")) == text
    said = tree.cssselect(".cue")[0]
    assert (said.get("data-m"), said.get("data-own")) == ("q1:cue", "q1")


def test_a_part_of_one_quote_within_another_belongs_to_its_own() -> None:
    text, marks = marks_of("[Q1:[S2:Ann] [C2:said] [Q2:no]] was told")
    tree = lxml.html.fromstring(f"<div>{article_html(text, marks, rows(marks))}</div>")
    owned = {piece.text: piece.get("data-own") for piece in tree.cssselect(".m")}
    assert owned == {"Ann": "q2", " ": "q1", "said": "q2", "no": "q2"}
    assert "depth2" in tree.cssselect(".m")[-1].get("class").split()


def test_a_passage_shows_what_is_marked_and_its_neighbours() -> None:
    text, marks = marks_of("one\n\ntwo\n\n[Q1:three]\n\nfour\n\nfive")
    tree = lxml.html.fromstring(f"<div>{article_html(text, marks, rows(marks), whole=False)}</div>")
    assert [p.text_content() for p in tree.cssselect("p")] == ["⋯", "two", "three", "four", "⋯"]


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("Title\n\nBody", ["Body"]),
        ("[Q1:Title]\n\nBody", ["Title", "Body"]),
        ("Other\n\nBody", ["Other", "Body"]),
    ],
)
def test_a_heading_is_not_repeated_unless_something_is_marked_in_it(marked: str, shown: list[str]) -> None:
    text, marks = marks_of(marked)
    tree = lxml.html.fromstring(f"<div>{article_html(text, marks, rows(marks), title='Title')}</div>")
    assert [p.text_content() for p in tree.cssselect("p")] == shown
