"""What the pages ask of a file is found by an index: SQLite's own plans of every query say so."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from plans import COVERED, scans_of
from served import articles, store

from quotetrack.model.stored import Row
from quotetrack.web.pages.article_list import article_list
from quotetrack.web.pages.home import home
from quotetrack.web.pages.search import search_page
from quotetrack.web.pages.speaker_pages import agency_list, agency_page, speaker_list, speaker_page
from quotetrack.web.pages.texts import article_page, quote_page
from quotetrack.web.pages.version_pages import versions_page
from quotetrack.web.reader import PageReader
from quotetrack.web.site import Site

SITE = Site("/news", "news", "/static")
QUOTE = "SELECT id FROM quotes WHERE number = 1"
NARROW: dict[str, Callable[[PageReader], Row | None]] = {  # each shows some rows
    "speaker": lambda r: speaker_page(r, SITE, 1),
    "agency": lambda r: agency_page(r, SITE, 1),
    "article": lambda r: article_page(r, 1),
    "quote": lambda r: quote_page(r, SITE, r.value(QUOTE), "http://localhost"),
    "versions": lambda r: versions_page(r, 1),
    "search": lambda r: search_page(r, {"q": "toll"}),
    "a phrase": lambda r: search_page(r, {"q": '"the toll"'}),
    "a word and a speaker": lambda r: search_page(r, {"q": "toll", "speaker": "1"}),
    "quotes of a speaker": lambda r: search_page(r, {"speaker": "1", "sort": "oldest"}),
    "quotes through an agency": lambda r: search_page(r, {"agency": "1"}),
    "articles with a word": lambda r: article_list(r, {"q": "bridge"}),
    "articles of a publisher": lambda r: article_list(r, {"publisher": "The Post"}),
}
NEWEST = "articles USING INDEX articles_published"  # read in its order, as far as a page goes
WHOLE: dict[str, Callable[[PageReader], Row | None]] = {  # and each of these tells of all of them
    "home": lambda r: home(r, SITE),
    "newest": lambda r: search_page(r, {}),
    "articles": lambda r: article_list(r, {}),
    "speakers": lambda r: speaker_list(r, {}),
    "agencies": lambda r: agency_list(r, SITE),
}


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans") / "news.db"
    store(path, articles())
    return path


def scans(news: Path, page: Callable[[PageReader], Row | None]) -> list[str]:
    """Ask for a page; return the scans of large tables in the plans of all that it asked."""
    asked: list[str] = []
    with closing(sqlite3.connect(news)) as connection:
        connection.set_trace_callback(asked.append)
        assert page(PageReader(connection)) is not None
    assert any("quotes" in one or "articles" in one for one in asked)
    return scans_of(news, asked)


@pytest.mark.parametrize("page", NARROW)
def test_a_page_about_some_rows_reads_those(news: Path, page: str) -> None:
    assert scans(news, NARROW[page]) == []


@pytest.mark.parametrize("page", WHOLE)
def test_a_page_about_all_rows_reads_an_index(news: Path, page: str) -> None:
    assert {one for one in scans(news, WHOLE[page]) if COVERED not in one} <= {NEWEST}
