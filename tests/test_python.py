"""From Python: quotes as rows of one shape, found and stored alike, and errors that say what to give."""

from __future__ import annotations

import builtins
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas
import pytest
from conftest import CALL, CALL_QUOTES, extraction_of

import quotetrack
from quotetrack import Extraction, FoundQuote, QuoteList
from quotetrack.errors import DatabaseError
from quotetrack.export.tables.columns import COLUMNS, extraction_rows
from quotetrack.store import Store


@pytest.fixture
def found() -> Extraction:
    """An article with quotes, one of them of nobody, and markup in its text."""
    quotes = {**CALL_QUOTES, 1: {**CALL_QUOTES.get(1, {}), "speaker": None}}
    return extraction_of(
        CALL, quotes, id="call", path="call.txt", publisher="Post & <Sons>", published="2026-03-04"
    )


@pytest.fixture
def db(tmp_path: Path, found: Extraction) -> Path:
    """A database that holds it."""
    with Store(tmp_path / "news.db") as store:
        store.save(found)
    return tmp_path / "news.db"


def test_quotes_are_a_list_of_rows(found: Extraction) -> None:
    quotes = found.quotes
    assert isinstance(quotes, QuoteList) and len(quotes) == len(found.attributions) > 2
    assert [quote.id for quote in quotes] == [attribution.id for attribution in found.attributions]
    assert quotes[0]["text"] == quotes[0].text == found.attributions[0].quote.text(found.article.text)
    assert [quote.klass for quote in quotes] == [quote["class"] for quote in quotes]
    assert isinstance(quotes[1:], QuoteList) and len(quotes[1:]) == len(quotes) - 1
    assert repr(quotes) == f"<QuoteList: {len(quotes)} quotes>" and repr(quotes[:1]) == "<QuoteList: 1 quote>"


def test_who_speaks_may_be_asked_where_nobody_is_named(found: Extraction) -> None:
    nobody = next(quote for quote in found.quotes if quote.speaker is None)
    unnamed = next(one for one in found.attributions if one.id == nobody.id)
    assert (unnamed.speaker.name, unnamed.speaker.role, bool(unnamed.speaker)) == ("", None, False)
    assert (nobody.role, nobody.method) == (None, None) and "nobody named" in repr(nobody)


def test_a_column_that_is_none_is_told_with_those_there_are(found: Extraction) -> None:
    with pytest.raises(AttributeError, match="has no 'speakr'; it has id, speaker, "):
        _ = found.quotes[0].speakr


def test_found_stored_and_exported_rows_have_one_shape(found: Extraction, db: Path) -> None:
    exported = list(extraction_rows(found))
    with quotetrack.open(db) as opened:
        stored = opened.quotes(klass="all").to_records()
    assert [tuple(row) for row in (*found.quotes.to_records(), *stored, *exported)] == [COLUMNS] * 3 * len(
        exported
    )
    only_stored = {"copies", "retrieved_at", "model", "path", "corrected", "candidates"}
    for one, other in zip(found.quotes.to_records(), stored, strict=True):
        assert {k: v for k, v in one.items() if k not in only_stored} == {
            k: v for k, v in other.items() if k not in only_stored
        }


def test_json_and_pandas(found: Extraction) -> None:
    quotes = found.quotes
    assert json.loads(quotes.to_json()) == json.loads(quotes.to_json(indent=2)) == quotes.to_records()
    frame = quotes.to_pandas()
    assert list(frame.columns) == list(COLUMNS) and len(frame) == len(quotes)
    assert list(frame["text"]) == [quote.text for quote in quotes]
    assert list(QuoteList([]).to_pandas().columns) == list(COLUMNS)
    assert isinstance(frame, pandas.DataFrame)


def test_without_pandas_it_is_said_how_to_get_it(found: Extraction, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(module: str, *others: Any) -> Any:
        if module == "pandas":
            raise ImportError(module)
        return real(module, *others)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match="to_pandas needs pandas; run: pip install pandas"):
        found.quotes.to_pandas()


class Shown(HTMLParser):
    """What a reader sees of some HTML, and its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags = "", list[str]()
        self.marked = list[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.marked += [""] if tag == "span" else []

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "span":
            self.marked[-1] += data
        self.text += data


def test_a_notebook_shows_the_text_with_its_quotes_marked(found: Extraction) -> None:
    shown = Shown(found._repr_html_())
    assert shown.text == found.article.text
    assert set(shown.tags) == {"div", "/div", "span", "/span"}
    first = found.attributions[0].quote
    assert any(piece and piece in first.content[0].of(found.article.text) for piece in shown.marked)


def test_markup_in_a_text_stays_text() -> None:
    text = "<script>alert(1)</script> & “No,” said Ann."
    quotes = QuoteList([], text)
    assert Shown(quotes._repr_html_()).text == text and "<script" not in quotes._repr_html_()


def test_quotes_of_several_texts_are_shown_as_a_list(db: Path) -> None:
    with quotetrack.open(db) as opened:
        html = opened.quotes(klass="all")._repr_html_()
    assert "Post &amp; &lt;Sons&gt;" in html and html.count("<tr>") > 3


def test_a_database_is_asked(db: Path) -> None:
    with quotetrack.open(str(db)) as opened:
        assert [quote.speaker for quote in opened.quotes(speaker="Dahl")] == ["Ann Roe; Otto Dahl"]
        assert len(opened.quotes(klass="all", limit=1)) == 1
        assert len(opened.quotes(since="2027")) == 0
        assert {row["name"] for row in opened.speakers()} == {"Ann Roe", "Otto Dahl"}
        assert [row["document"] for row in opened.articles()] == ["call"]


def test_what_is_asked_wrongly_says_what_to_give(db: Path, tmp_path: Path) -> None:
    with quotetrack.open(db) as opened:
        with pytest.raises(
            ValueError, match="kind='quoted' is unknown; give one of 'direct', 'mixed', 'indirect'"
        ):
            opened.quotes(kind="quoted")
        with pytest.raises(ValueError, match="klass='talk' is unknown; give one of 'speech', "):
            opened.quotes(klass="talk")
        assert len(opened.quotes(speaker="Nobody Such")) == 0
    with pytest.raises(DatabaseError, match="no such database"):
        quotetrack.open(tmp_path / "none.db")


@pytest.mark.parametrize("given", [Path("story.txt"), b"bytes", None, ["a"]])
def test_what_is_no_text_is_refused_with_what_to_give(given: object) -> None:
    with pytest.raises(TypeError, match=r"extract takes a text, not .*read_text"):
        quotetrack.extract(given)  # type: ignore[arg-type]


def test_what_is_no_article_is_refused_with_what_to_give() -> None:
    class Never:
        def parse_many(self, texts: object) -> list[Any]:
            raise AssertionError

    with pytest.raises(TypeError, match="extract_many takes articles, not str; write Article"):
        list(quotetrack.extract_many(["text"], parser=Never()))  # type: ignore[list-item]


def test_a_quote_is_a_mapping() -> None:
    quote = FoundQuote({"speaker": "", "text": "No.", "kind": "direct", "id": "q1"})
    assert dict(quote) == {"speaker": None, "text": "No.", "kind": "direct", "id": "q1"}
    assert len(quote) == 4
