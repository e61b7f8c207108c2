"""The report: a page that stands alone, says what it must, and that no article's text can take over."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

import html5lib
import pytest
from sqlite_utils import Database

from quotetrack.export.newsroom.report import marked_text, render
from quotetrack.model import Span
from quotetrack.model.stored import StoredArticle
from quotetrack.store.questions.queries import QuoteFilter
from quotetrack.store.questions.report_counts import _between, counts_for_report
from quotetrack.store.questions.stored_articles import articles

Page = Callable[..., str]
NOON = datetime(2026, 11, 24, 12, tzinfo=timezone.utc)


@pytest.fixture
def page(stored: Database) -> Page:
    """Return the function that renders a page of the stories by a filter's fields."""

    def make(title: str | None = None, **wanted: Any) -> str:
        asked = {"klass": "all", **wanted}
        chosen = QuoteFilter(**asked)
        counted = counts_for_report(stored, chosen)
        return "".join(render(counted, articles(stored, chosen), title=title, asked=asked, now=NOON))

    return make


def tree(page: str) -> ET.Element:
    """Parse as a browser does; strictly, so that markup which only works by chance is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(page)  # type: ignore[no-any-return]


def test_the_page_is_html_without_an_error(page: Page) -> None:
    root = tree(page(reviewed="all"))
    assert root.findtext(".//title") == "Quotations"
    assert len(root.findall(".//article")) == 8


def test_the_page_asks_nothing_of_the_network_and_runs_nothing(page: Page) -> None:
    root = tree(page())
    for element in root.iter():
        assert element.tag not in ("script", "link", "img", "iframe", "object", "base", "form")
        assert not [name for name in element.attrib if name.startswith("on") or name in ("src", "srcset")]
    links = [a.get("href") for a in root.iter("a")]
    assert links == ["https://example.org/call?a=1&b=2"]
    css = "".join(style.text or "" for style in root.iter("style"))
    assert "url(" not in css
    assert "@import" not in css
    policy = root.find(".//meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None
    assert policy.get("content") == "default-src 'none'; style-src 'unsafe-inline'"


def test_markup_in_an_article_is_text(page: Page) -> None:
    text = page(title="<script>alert(1)</script>")
    assert "<script" not in text
    assert "<b>" not in text
    assert "&lt;i&gt;b&lt;/i&gt;" in text
    assert tree(text).findtext(".//h1/bdi") == "<script>alert(1)</script>"


def test_what_cannot_be_seen_is_replaced_and_directions_are_isolated(page: Page) -> None:
    text = page()
    assert not re.search("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)
    isolating = {"bdi", "blockquote", "p"}
    root = tree(text)
    above = {child: parent for parent in root.iter() for child in parent}
    for element in root.iter():
        for words, holder in ((element.text, element), (element.tail, above.get(element))):
            while words and "\u202e" in words:
                assert holder is not None, words
                if holder.tag == "bdi" or holder.get("dir") == "auto":
                    assert holder.tag in isolating
                    break
                holder = above.get(holder)


def test_charts_have_names_and_their_numbers_stand_in_tables(page: Page) -> None:
    root = tree(page())
    charts = list(root.iter("{http://www.w3.org/2000/svg}svg"))
    assert charts
    assert all(chart.get("role") == "img" and chart.get("aria-label") for chart in charts)
    names = [
        row.findtext("th/bdi") for row in root.findall(".//section[@aria-labelledby='speakers']//tbody/tr")
    ]
    assert names[:2] == ["@AP", "Ann 😀 “Q” Roe"]


def test_reviews_show_and_rejected_quotes_are_left_out(page: Page) -> None:
    root = tree(page(reviewed="all"))
    classes = [article.get("class") for article in root.iter("article")]
    assert sorted(classes, key=str)[:2] == ["accepted", "accepted"]
    assert "rejected" in classes
    verdicts = ["".join(p.itertext()) for p in root.iter("p") if p.get("class") == "verdict"]
    assert "confirmed by Ida Lund, 2026-11-24: on <tape>" in verdicts
    assert "rejected" not in [article.get("class") for article in tree(page()).iter("article")]


def test_an_empty_report_says_so(page: Page) -> None:
    assert "No quotation answers to this." in page(speaker="Nobody")


def test_the_heading_and_the_filters_are_named(page: Page) -> None:
    root = tree(page(speaker="Volkova", since="2016"))
    assert root.findtext(".//h1/bdi") == "Quotations: Volkova"
    lead = "".join(root.find(".//header/p").itertext())  # type: ignore[union-attr]
    assert " ".join(lead.split()).startswith("Chosen by speaker: Volkova; since: 2016.")


def test_figures_count_what_was_asked_for(stored: Database) -> None:
    found = counts_for_report(stored, QuoteFilter(klass="all", reviewed="all"))
    assert (found.quotes, found.articles, found.checked, found.undated) == (8, 2, 3, 0)
    assert found.kinds == {"direct": 2, "mixed": 1, "indirect": 5}
    assert found.reviews == (("confirmed", 1), ("corrected", 1), ("rejected", 1))
    assert dict(found.agencies) == {"Reuters (told)": 1, "Associated Press (speaker)": 1}
    assert [(time.name, time.quotes) for time in found.times] == [("2016-11-14", 3)]
    assert found.people[0].name == "@AP"
    [dahl] = [person for person in found.people if person.name == "Otto Dahl"]
    assert (dahl.role, dahl.affiliation, dahl.indirect) == ("engineer", "Roads Board", 1)
    nobody = counts_for_report(stored, QuoteFilter(speaker="Nobody"))
    assert (nobody.times, nobody.kinds) == ((), {"direct": 0, "mixed": 0, "indirect": 0})


TIMES = [
    ("2016-02-28", "2016-03-01", 10, ["2016-02-28", "2016-02-29", "2016-03-01"]),
    ("2016-11", "2017-02", 7, ["2016-11", "2016-12", "2017-01", "2017-02"]),
    ("2016", "2018", 4, ["2016", "2017", "2018"]),
    ("last May", "Tuesday!", 10, ["Tuesday!", "last May"]),
]


@pytest.mark.parametrize(("first", "last", "width", "expected"), TIMES)
def test_no_day_month_or_year_is_left_out(first: str, last: str, width: int, expected: list[str]) -> None:
    assert _between(first, last, width) == expected


def test_the_marked_passage_is_the_article(found: list[StoredArticle]) -> None:
    for article in found:
        for quote in article.quotes:
            parts = marked_text(article, quote)
            assert "".join(words for _, words in parts).strip("… ") in article.text
            content = [words for role, words in parts if role == "content"]
            assert "".join(content).replace(" ", "") in quote.text.replace(" ", "") or quote.cue


# words of seven characters, 160 characters on either side at most, and where there are fewer
@pytest.mark.parametrize(("before", "after", "kept"), [(60, 60, (22, 22)), (2, 60, (2, 22)), (0, 0, (0, 0))])
def test_a_passage_is_cut_between_words(
    found: list[StoredArticle], before: int, after: int, kept: tuple[int, int]
) -> None:
    text = "sixsix " * before + "quoted" + " sevens" * after
    content = Span(7 * before, 7 * before + 6)
    quote = replace(found[0].quotes[0], content=(content,), cue=None, source=())
    parts = marked_text(replace(found[0], text=text, quotes=(quote,)), quote)
    left, right = kept
    expected = [
        ("", "… " if left < before else ""),
        ("", "sixsix " * left),
        ("content", "quoted"),
        ("", " sevens" * right),
        ("", " …" if right < after else ""),
    ]
    assert parts == [part for part in expected if part[1]]
