"""Words from articles stay words."""

from __future__ import annotations

import lxml.html
import pytest

from quotetrack.web.shown.cells import cell
from quotetrack.web.shown.inert import inert_html, marked_html, plain_html
from quotetrack.web.site import Site

SITE = Site("/news", "news", "/static")


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        '"quoted" & <b>bold</b>',
        "<img src=x onerror=alert(1)>",
        "a\u202eb\u202cc",
        "\u2067unclosed",
        "שלום עולם",
        "{{ 7 * 7 }}",
        "",
    ],
)
def test_words_are_shown_as_they_stand(words: str) -> None:
    tree = lxml.html.fromstring(f"<p>{inert_html(words)}</p>")
    assert tree.text_content() == words
    assert {element.tag for element in tree.iterdescendants()} <= {"bdi"}


def test_a_bidirectional_control_stands_alone_and_is_named() -> None:
    tree = lxml.html.fromstring(f"<p>{inert_html('a' + chr(0x202E) + 'b')}</p>")
    (control,) = tree.cssselect("bdi.control")
    assert (control.text, control.get("data-name"), control.tail) == ("\u202e", "RLO", "b")


@pytest.mark.parametrize(
    ("words", "isolated"), [("שלום", True), ("سلام", True), ("hello", False), ("naïve 12", False)]
)
def test_words_that_run_from_right_to_left_are_isolated(words: str, isolated: bool) -> None:
    assert inert_html(words).startswith("<bdi>") is isolated


def test_nothing_is_nothing() -> None:
    assert inert_html(None) == "" and plain_html(None) == ""


def test_attributes_get_one_line_without_controls() -> None:
    assert plain_html("a\u202e\n b\t") == "a b"


@pytest.mark.parametrize(
    ("snippet", "html"),
    [
        ("a ⟦toll⟧ here", "a <mark>toll</mark> here"),
        ("⟦<b>⟧", "<mark>&lt;b&gt;</mark>"),
        ("open ⟦ only", "open  only"),
        ("close ⟧ only", "close ⟧ only"),
        ("⟦a⟧⟦b⟧", "<mark>a</mark><mark>b</mark>"),
    ],
)
def test_found_terms_are_marked_and_stay_inert(snippet: str, html: str) -> None:
    assert marked_html(snippet, "⟦", "⟧") == html


CELLS = [
    ("quotes", "id", "q46c5a5f5462b", '<a href="/news/quotes/q46c5a5f5462b">q46c5a5f5462b</a>'),
    (None, "quote", "a ⟦toll⟧", "a <mark>toll</mark>"),
    ("articles", "title", "<i>", "&lt;i&gt;"),
    ("articles", "text", "x" * 300, "x" * 240 + " …"),
    ("articles", "url", "https://a.example/b", None),
    ("articles", "url", "javascript:alert(1)", "javascript:alert(1)"),
    ("quotes", "speaker", 7, None),
    ("quotes", "role", None, None),
]


@pytest.mark.parametrize(("table", "column", "value", "expected"), CELLS)
def test_a_cell_is_linked_marked_or_cut(
    table: str | None, column: str, value: object, expected: str | None
) -> None:
    assert cell(SITE, table, column, value) == expected
