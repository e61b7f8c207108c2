"""Pages and texts whose reading would take the square of their size, or no end: each is read in one pass."""

from __future__ import annotations

import json
import sys

import pytest

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read.container_kinds import is_feed
from quotetrack.read.page_source.main_text import found_in, main_text
from quotetrack.read.page_source.page_data import page_data
from quotetrack.read.page_source.web_pages import html_article
from quotetrack.read.repairs import is_whole_page, marked_quotations, without_markup

MANY = 100_000
PROSE = (
    "<p>“We can’t keep the mill,” said Chloé Bayer, the miller, on Friday. The café next door was open.</p>"
    "<p>She added that the town had the money, and that the wheel would turn again before the spring.</p>"
)
PIECES = {  # each would be looked at once for every other one
    "open quotations": ("<q>" * MANY, "<q>" * MANY),
    "open comments": ("<!--" * MANY, "<!--" * MANY),
    "comments": ("<!-- x --><b>a</b>" * (MANY // 10), "a" * (MANY // 10)),
    "open scripts": ("<script>x " * MANY, None),
    "spaces": ("<p>a" + " " * MANY + "b</p>", "a" + " " * MANY + "b"),
    "spaces at breaks": ("<p>a" + " \n " * MANY + "b" + " &nbsp;" * MANY + "</p>", None),
    "references": ("&amp;ldquo;" * MANY, "“" * MANY),
}


@pytest.mark.parametrize(("text", "read"), PIECES.values(), ids=PIECES)
def test_markup_is_read_in_one_pass(text: str, read: str | None) -> None:
    found = without_markup(text)
    assert read is None or found == read


QUOTATIONS = [
    ("<q>a</q>", "“a”"),
    ("<q cite='x'>a</q > and <Q>b</Q>", "“a” and “b”"),
    ("<q>a <q>b</q> c</q>", "“a <q>b” c</q>"),
    ("<q>“a”</q> <q>b</q>", "<q>“a”</q> “b”"),
    ("<q> 'a'</q>", "<q> 'a'</q>"),
    ("a</q> <q>b", "a</q> <q>b"),
    ("<quote>a</quote>", "<quote>a</quote>"),
]


@pytest.mark.parametrize(("source", "shown"), QUOTATIONS)
def test_quotation_elements_are_paired_as_they_stand(source: str, shown: str) -> None:
    assert marked_quotations(source) == shown


UNSEEN = [
    ("a<!-- <b>x</b> -->b <i>c</i>", "ab c"),
    ("a<script>if (x < 1) '</p>'</script>b<br>c", "ab\nc"),
    ("a<style>p</STYLE >b<br>c", "ab\nc"),
    ("a <!-- b<br>c", "a <!-- b\nc"),
    ("<p>a<![CDATA[b]]>c</p>", "abc"),
]


@pytest.mark.parametrize(("source", "shown"), UNSEEN)
def test_what_no_reader_sees_is_left_out(source: str, shown: str) -> None:
    assert without_markup(source) == shown


@pytest.mark.parametrize("end", ["<html>", "x", "<rss>"])
def test_a_head_of_many_comments_is_read_in_one_way(end: str) -> None:
    text = "<!-- a -->" * 40 + end  # each could otherwise end at each later one: two to the fortieth ways
    assert is_whole_page(text) == (end == "<html>")
    assert is_feed(text.encode()) == (end == "<rss>")


def test_dates_are_looked_for_in_a_hundred_elements() -> None:
    cards = "<article><h2>x</h2><time class='published' datetime='2024-01-01'>x</time></article>" * 3_000
    assert page_data(f"<html><body>{cards}</body></html>").published is None


def test_white_space_before_and_in_a_page() -> None:
    space = " \n" * MANY
    body = json.dumps("One" + space + "said Ann Roe, the miller of the town by the sea, on Friday morning.")
    ld = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": {body}}}</script>'
    found = html_article(f"{space}<html><head>{ld}</head><body><p>Hm.</p></body></html>", "a.html", "a")
    assert isinstance(found, Article) and found.text.startswith("One\n\nsaid Ann Roe")


def test_a_large_page_is_read_by_another_process_to_the_same_end() -> None:
    html = f"<html><body><article><h1>Mill</h1>{PROSE}</article>{'<br>' * 10_001}</body></html>"
    found = main_text(html, "a.html", None, seconds=120)
    assert found == found_in(html, None)
    assert "Chloé Bayer" in found["text"]


ENDLESS = "import sys; sys.stdin.read(); import threading; threading.Event().wait()"
PROCESSES = {
    "endless": (ENDLESS, "takes longer than 0.3 s to read (10,003 tags); save its text as .txt"),
    "failing": ("raise SystemExit(1)", "cannot be read (10,003 tags); save its text as .txt"),
    "silent": ("import sys; sys.stdin.read()", "cannot be read (10,003 tags); save its text as .txt"),
}


@pytest.mark.parametrize(("code", "said"), PROCESSES.values(), ids=PROCESSES)
def test_a_page_that_takes_too_long_is_refused(code: str, said: str) -> None:
    html = "<p>" * 10_003
    command = (sys.executable, "-c", code)
    with pytest.raises(UnreadableInput) as caught:
        main_text(html, "a.html", None, seconds=0.3 if "Event" in code else 60, command=command)
    assert str(caught.value) == "a.html: " + said.replace("0.3 s", "0.3 s")
