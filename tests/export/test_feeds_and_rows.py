"""Feeds of quotes as Atom, whole; extractions as Parquet, of which nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from conftest import extraction_of
from stored import stories

from quotetrack.errors import UnreadableInput
from quotetrack.export.jsonl import record
from quotetrack.export.newsroom.atom import atom_feed
from quotetrack.export.tables.extraction_rows import (
    extraction_row,
    labels_of,
    parquet_of,
    read_extractions,
    read_places,
    write_extractions,
)
from quotetrack.model import Agency, Extraction, Speaker

NOON = datetime(2031, 5, 4, 12, 30, 59, tzinfo=timezone.utc)
ROW: dict[str, Any] = {
    "id": "q1", "speaker": "Ann Roe", "source": "she", "text": "“It\n rains.”", "published": "2031-05-03",
    "fetched": None, "url": "https://example.org/a?b&c", "title": "Rain", "document": "a.txt",
    "publisher": "Courier", "cue": "said", "kind": "direct",
}  # fmt: skip
FRAME = (
    "<?xml version='1.0' encoding='{}'?>\n"
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:quotetrack:alerts:A &amp; B</id>'
    "<title>A &amp; B</title><updated>2031-05-04T12:30:59Z</updated>"
    "<author><name>quotetrack</name></author>{}</feed>\n"
)
ENTRY = (
    "<entry><id>urn:quotetrack:q1</id><title>{title}</title><updated>then</updated>{published}"
    '<category term="toll" />{link}<content type="text">{content}</content></entry>'
)
USUAL = {
    "title": "Ann Roe: “It rains.”",
    "published": "<published>2031-05-03T00:00:00Z</published>",
    "link": '<link href="https://example.org/a?b&amp;c" />',
    "content": "Ann Roe said (direct): “It rains.”\nRain, Courier, 2031-05-03",
}
# what is otherwise in a row, and in its entry
ROWS: list[tuple[dict[str, Any], dict[str, str]]] = [
    ({}, {}),
    (
        {"speaker": None, "cue": None},
        {"title": "she: “It rains.”", "content": "she  (direct): “It rains.”\nRain, Courier, 2031-05-03"},
    ),
    (
        {"speaker": None, "source": ""},
        {
            "title": "no source named: “It rains.”",
            "content": "no source named said (direct): “It rains.”\nRain, Courier, 2031-05-03",
        },
    ),
    (
        {"published": "2031-05", "title": None},
        {"published": "", "content": "Ann Roe said (direct): “It rains.”\na.txt, Courier, 2031-05"},
    ),
    (
        {"published": None, "publisher": None, "url": "javascript:x"},
        {"published": "", "link": "", "content": "Ann Roe said (direct): “It rains.”\nRain"},
    ),
    ({"url": None}, {"link": ""}),
    ({"fetched": "http://example.net"}, {"link": '<link href="http://example.net" />'}),
    (
        {"text": "a" * 60 + " " + "b" * 59},
        {
            "title": "Ann Roe: " + "a" * 60 + " " + "b" * 59,
            "content": "Ann Roe said (direct): " + "a" * 60 + " " + "b" * 59 + "\nRain, Courier, 2031-05-03",
        },
    ),
    (
        {"text": "a" * 60 + " " + "b" * 60},
        {
            "title": "Ann Roe: " + "a" * 60 + " …",
            "content": "Ann Roe said (direct): " + "a" * 60 + " " + "b" * 60 + "\nRain, Courier, 2031-05-03",
        },
    ),
    (
        {"speaker": "A\x01\ud800<"},
        {
            "title": "A\ufffd\ufffd&lt;: “It rains.”",
            "content": "A\ufffd\ufffd&lt; said (direct): “It rains.”\nRain, Courier, 2031-05-03",
        },
    ),
]


@pytest.mark.parametrize(("other", "told"), ROWS)
def test_a_feed_tells_who_said_what_where(other: dict[str, Any], told: dict[str, str]) -> None:
    feed = atom_feed("A & B", [("toll", "then", {**ROW, **other})], NOON)
    encoding = feed.split("'")[3]  # the machine's, which ElementTree names
    assert feed == FRAME.format(encoding, ENTRY.format(**{**USUAL, **told}))


def test_a_feed_may_be_empty() -> None:
    feed = atom_feed("A & B", [], NOON)
    assert feed == FRAME.format(feed.split("'")[3], "")


def extractions() -> list[Extraction]:
    """Return the stories that are stored, and one in which an agency is named twice over."""
    chained = extraction_of(
        "[S1:He] [C1:told] [A1:CNN] [Q1:no], [A1:AP] said. [Q2:“Yes.”] [R2:Reporters] heard [Q3:it].",
        {
            1: {
                "agency": Agency("CNN", "told"),
                "relays": [("CNN", "told"), ("Associated Press", "reported")],
                "speaker": Speaker(("Bo", "Cy"), "group", "pronoun", "twins", "Tarn", ("Bo", "Al"), 0.5),
                "channel": "interview",
            },
            2: {"kind": "direct", "parent": 0, "continues": 0, "negated": True, "klass": "thought"},
        },
        title="A title",
    )
    return [*stories(), replace(chained, title="Another title")]


def test_nothing_is_lost_in_a_file_of_extractions(tmp_path: Path) -> None:
    path = tmp_path / "some.parquet"
    made = extractions()
    write_extractions(made, path, model="large")
    assert [*tmp_path.iterdir()] == [path]
    assert list(read_extractions(path)) == made
    assert labels_of(path).model == "large"
    places = list(read_places(path))
    assert places == [(one.version, one.article) for one in made]


@pytest.mark.parametrize(
    ("found", "given", "told"),
    [("Found", "Given", "Found"), (None, "Given", "Given"), ("Found", None, "Found")],
)
def test_the_title_that_was_found_wins(found: str | None, given: str | None, told: str) -> None:
    made = replace(extraction_of("It rains.", title=given), title=found)
    assert record(made)["document"]["title"] == told


def test_a_row_is_plain_and_holds_the_words_of_each_quote() -> None:
    made = extractions()[-1]
    row = extraction_row(made)
    assert [quote["text"] for quote in row["quotes"]] == ["no", "“Yes.”", "it"]
    assert row["title"] == "A title" and row["found_title"] == "Another title"
    assert row["quotes"][0]["relays"] == [
        {"name": "CNN", "relation": "told", "mention": {"start": 8, "end": 11}},
        {"name": "Associated Press", "relation": "reported", "mention": {"start": 16, "end": 18}},
    ]
    assert row["quotes"][1]["recipient"] == {"start": 32, "end": 41}
    assert row["quotes"][2]["cue"] is None and row["quotes"][2]["cue_lemma"] is None


def test_what_has_no_utf8_becomes_one_character_for_one(tmp_path: Path) -> None:
    speaker = Speaker(("Ann\ud800",), "person", "name")
    made = extraction_of("[S1:Ann\ud800] [C1:said] [Q1:it].", {1: {"speaker": speaker}})
    path = tmp_path / "some.parquet"
    write_extractions([made], path)
    (read,) = read_extractions(path)
    assert read.article.text == "Ann\ufffd said it."
    assert read.attributions[0].speaker.names == ("Ann\ufffd",)
    assert labels_of(path).model == ""


def test_what_is_no_file_of_extractions_is_refused(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    path = tmp_path / "some.parquet"
    path.write_bytes(parquet_of(extractions())[:-9])
    with pytest.raises(UnreadableInput, match="no Parquet file, or a damaged one"):
        list(read_extractions(path))
    pyarrow.parquet.write_table(pyarrow.table({"text": ["It rains."]}), path)
    for ask in (labels_of, lambda given: list(read_places(given))):
        with pytest.raises(UnreadableInput, match="its columns are not those of extractions"):
            ask(path)
