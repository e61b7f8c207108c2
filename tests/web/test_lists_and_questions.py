"""Articles have a list and a name each, questions ask first, and a listener hears where a quote ends."""

from __future__ import annotations

import lxml.html
import pytest
from test_highlight import marks_of, rows
from test_pages import page, words

from quotetrack.model.article_headings import heading
from quotetrack.web.shown.highlight import article_html
from quotetrack.web.shown.paging import Paging

pytest_plugins = ("lent",)

# title, document, opening: what the article is called
HEADINGS = [
    (("A title ", "a", "Text."), "A title"),
    ((None, "a", "\n\nMill to close\n\nIt closed."), "Mill to close"),
    ((None, "council_vote-2026", ""), "Council vote 2026"),
    (("", "a", "word " * 40), " ".join(["word"] * 18) + " …"),
]


@pytest.mark.parametrize(("given", "expected"), HEADINGS, ids=[expected[:20] for _, expected in HEADINGS])
def test_an_article_is_called_by_its_title_its_first_words_or_its_file(
    given: tuple[str | None, str, str], expected: str
) -> None:
    assert heading(*given) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("1", (1, 1, 30)), ("3", (3, 61, 65)), ("9", (3, 61, 65)), ("x", (1, 1, 30)), ("0", (1, 1, 30))],
)
def test_a_page_of_a_list_is_one_that_there_is(asked: str, expected: tuple[int, int, int]) -> None:
    found = Paging.of({"page": asked}, 30, 65)
    assert (found.page, found.first, found.last) == expected


def test_a_listener_hears_where_a_quote_breaks_off_goes_on_and_ends() -> None:
    text, marks = marks_of("[Q1:One], [S1:Ann] [C1:said], [Q1:two]. [S2:Bo] [C2:added] [Q2:three].")
    tree = lxml.html.fromstring(f"<div>{article_html(text, marks, rows(marks))}</div>")
    told = [element.get("aria-label") for element in tree.cssselect(".told")]
    assert told == ["Quote 1 is broken off", "Quote 1 goes on", "Quote 1 ends", "Quote 2 ends"]
    assert tree.text_content().strip() == text, "nothing of it is copied with the words"


def test_a_question_asks_before_it_answers(site: str) -> None:
    first = page(f"{site}/who-said-what-about")
    assert words(first, "form.asks label") == ["About"]
    assert not first.cssselect(".zero-results, table")
    assert words(page(f"{site}/who-said-what-about?about="), ".zero-results") == ["Fill in: About."]
    nothing = page(f"{site}/who-said-what-about?about=nowhere")
    assert words(nothing, ".zero-results")[0].startswith("Nothing found.")
    assert len(page(f"{site}/who-said-what-about?about=toll").cssselect("td.col-quote")) == 3


def test_a_publisher_that_is_searched_for_is_offered(site: str) -> None:
    (link,) = page(f"{site}/-/search?q=the+post").cssselect("ul[aria-label='Publishers of this name'] a")
    assert link.text_content().startswith("The Post, all that appeared there")
    found = page(f"{site}/-/search?{link.get('href').partition('?')[2]}")
    assert found.cssselect(".stack > *") and not found.cssselect(".none")
    assert not page(f"{site}/-/search?q=toll").cssselect("ul[aria-label='Publishers of this name']")


def test_articles_are_listed_with_linked_titles(site: str) -> None:
    tree = page(f"{site}/-/articles")
    assert words(tree, ".articles a")[:2] == ["Toll regretted", "Bridge to open"]
    assert words(tree, ".count b") == ["4 articles"]
    assert words(page(f"{site}/-/articles?q=flags"), ".articles a") == ["Bridge to open"]
    assert words(page(f"{site}/-/articles?publisher=The+Post"), ".articles a") == ["Toll regretted"]
    assert "No article matches." in words(page(f"{site}/-/articles?q=nowhere"), ".none")[0]


def test_the_page_of_data_says_what_each_table_holds(site: str) -> None:
    rows = page(f"{site}/-/data").cssselect("table.tables tbody tr")
    names = [row.cssselect("th")[0].text_content() for row in rows]
    assert {"quotes_full", "decisions", "decision_names", "decision_rules"} <= set(names)
    assert [n for n, row in zip(names, rows, strict=True) if not row[1].text_content().strip()] == []
