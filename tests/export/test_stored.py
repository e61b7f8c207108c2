"""What the database gives back, and the formats with a row or an object for it: CSV, JSON lines, Parquet."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pyarrow import parquet
from sqlite_utils import Database
from test_formats import SCHEMA, assert_invariants, nullable, thing

from quotetrack.errors import FormatUnavailable
from quotetrack.evaluate import read_predictions
from quotetrack.export.formats import FORMATS, csv_lines
from quotetrack.export.tables.columns import COLUMNS, article_rows, flat
from quotetrack.export.tables.csv_rows import active, inactive
from quotetrack.export.tables.parquet import write_parquet
from quotetrack.model import Span
from quotetrack.model.stored import StoredArticle
from quotetrack.store import Store
from quotetrack.store.questions.queries import QuoteFilter
from quotetrack.store.questions.stored_articles import articles

Chosen = Callable[..., list[StoredArticle]]
TEXT = {"type": "string"}


def test_every_offset_resolves_to_the_stored_words(found: list[StoredArticle]) -> None:
    quotes = [(article.text, quote) for article in found for quote in article.quotes]
    assert len(quotes) == 8
    for text, quote in quotes:
        assert quote.text == " ".join(quote.passages(text))
        assert quote.cue_text == (quote.cue.of(text) if quote.cue else None)
        assert (quote.source_text or "") == " ".join(span.of(text) for span in quote.source)


def test_articles_come_newest_first_and_only_with_the_quotes_asked_for(chosen: Chosen) -> None:
    assert [article.document for article in chosen(klass="all")] == ["call", "../awkward <x>"]
    [call] = chosen(kind="direct", speaker="Volkova")
    assert [quote.name for quote in call.quotes] == ["Irina Volkova"]
    assert sum(len(article.quotes) for article in chosen(klass="all", limit=4)) == 4
    assert [q.text for a in chosen(search="bridge") for q in a.quotes] == [
        "when the council thinks the new bridge opens"
    ]


def test_others_can_write_while_an_export_goes_on(stored: Database, db_path: Path) -> None:
    stream = articles(stored, QuoteFilter(klass="all", reviewed="all"))
    assert next(stream).document == "call"
    with Store(db_path, wait=0.1) as store:
        store.db.conn.execute("DELETE FROM articles WHERE document <> 'call'")
    assert list(stream) == []  # what is gone is left out


def test_a_parent_that_was_not_asked_for_gives_way_to_its_own(chosen: Chosen) -> None:
    [call, awkward] = chosen(klass="thought", reviewed="all")
    assert [quote.parent for article in (call, awkward) for quote in article.quotes] == [None, None]


def test_provenance_names_place_time_digest_model_and_rule(found: list[StoredArticle]) -> None:
    call = found[0]
    assert (call.retrieved_at, call.version, call.parser) == ("2026-11-24T12:00:00Z", "0.1.0", "by hand")
    assert len(call.sha256) == 64
    assert [copy.url for copy in call.copies] == ["https://b.example/x"]
    assert call.uri == "https://example.org/call?a=1&b=2"
    assert found[1].uri.startswith("ni:///sha-256;")


def test_jsonl_has_the_shape_of_extract_with_provenance_and_reviews(
    found: list[StoredArticle], tmp_path: Path
) -> None:
    provenance = dict.fromkeys(
        ("retrieved_at", "sha256", "version", "parser", "extracted_at"), TEXT
    ) | dict.fromkeys(("url", "fetched", "claimed_url", "author", "model"), nullable(TEXT))
    provenance["copies"] = {"type": "array", "items": TEXT}
    review = thing(status=TEXT, reviewer=TEXT, note=nullable(TEXT), at=TEXT, corrected={"type": "array"})
    schema = json.loads(json.dumps(SCHEMA))
    schema["properties"]["document"]["properties"]["provenance"] = thing(**provenance)
    quote = schema["properties"]["quotes"]["items"]
    quote["properties"]["review"] = review
    stream = FORMATS["jsonl"].stream
    assert stream
    lines = list(stream(found))
    for line, article in zip(lines, found, strict=True):
        record = json.loads(line)
        jsonschema.validate(record, schema)
        assert_invariants(record, article.text)
    reviews = [quote.get("review", {}).get("status") for quote in json.loads(lines[0])["quotes"]]
    assert reviews == ["confirmed", "corrected", "rejected"]
    (tmp_path / "found.jsonl").write_text("".join(lines), encoding="utf-8")
    assert set(read_predictions(tmp_path / "found.jsonl")) == {"call", "../awkward <x>"}


def test_csv_reads_back_the_same_rows(found: list[StoredArticle]) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(csv_lines(found, raw=True)), newline="")))
    expected = [flat(row) for article in found for row in article_rows(article)]
    assert len(rows) == len(expected) == 8
    for row, wanted in zip(rows, expected, strict=True):
        assert tuple(row) == COLUMNS
        assert {name: value or None for name, value in row.items()} == {
            name: (None if wanted[name] in (None, "") else str(wanted[name])) for name in COLUMNS
        }


def test_csv_gives_spans_and_several_names_as_text(found: list[StoredArticle]) -> None:
    [_, compound, *_] = [flat(row) for row in article_rows(found[0])]
    assert compound["speaker"] == "Otto Dahl"
    assert flat({"a": [Span(1, 4), Span(6, 9)], "b": ["x", "y"], "c": True, "d": []}) == {
        "a": "1-4;6-9",
        "b": "x; y",
        "c": 1,
        "d": "",
    }


FORMULAS = [
    ("=1+1", "'=1+1"),
    ("+1", "'+1"),
    ("-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("＝1", "'＝1"),
    ("－1", "'－1"),
    ("\t=1", "'\t'=1"),
    ("\r=1", "'\r'=1"),
    ("\n=1", "'\n'=1"),
    ("\tone", "'\tone"),
    ("'=1", "''=1"),
    ('"=1"', '"\'=1"'),
    ("The toll\n=cmd|' /C calc'!A0", "The toll\n'=cmd|' /C calc'!A0"),
    ("The toll\r\n=1", "The toll\r\n'=1"),
    ("the toll;=1", "the toll;'=1"),
    ('the toll;"=1"', 'the toll;"\'=1"'),
    ("the toll;'=1", "the toll;''=1"),
    ("one\t-2,+3|@four", "one\t'-2,'+3|'@four"),
    ("one\u2028=2", "one\u2028'=2"),
]
HARMLESS = [
    "“=1”",
    "a=b",
    "",
    " =1",
    "a; =1",
    "’-1",
    "'tis",
    "— no",
    "one\ntwo;3",
    7,
    -3,
    0.5,
    None,
    True,
]


@pytest.mark.parametrize(("cell", "guarded"), FORMULAS)
def test_a_cell_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(cell: str, guarded: str) -> None:
    assert inactive(cell) == guarded
    assert active(guarded) == cell


@pytest.mark.parametrize("cell", HARMLESS)
def test_every_other_cell_stays_as_it_is(cell: object) -> None:
    assert inactive(cell) == cell
    assert not isinstance(cell, str) or active(cell) == cell


def test_no_cell_of_a_safe_file_begins_a_formula(found: list[StoredArticle]) -> None:
    rows = list(csv.reader(io.StringIO("".join(csv_lines(found)), newline="")))
    cells = [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert cells == []
    assert any(cell.startswith("'=") for row in rows for cell in row)


def test_parquet_reads_back_with_types(found: list[StoredArticle]) -> None:
    out = io.BytesIO()
    write_parquet(found, out)
    out.seek(0)
    table = parquet.read_table(out)
    assert tuple(table.column_names) == COLUMNS
    rows = table.to_pylist()
    quotes = [(article, quote) for article in found for quote in article.quotes]
    assert len(rows) == len(quotes)
    for row, (article, quote) in zip(rows, quotes, strict=True):
        spans = [article.text[span["start"] : span["end"]] for span in row["content"]]
        assert " ".join(spans) == row["text"] == quote.text
        assert row["speaker"] == [speaker.name for speaker in quote.speakers]
        assert (row["negated"], row["class"]) == (quote.negated, quote.klass)
        assert row["sha256"] == article.sha256


def test_rows_tell_what_was_fetched_and_what_a_page_claims(found: list[StoredArticle]) -> None:
    told: dict[str, Any] = {"fetched": "https://a.example/1", "claimed_url": "https://b.example/forged"}
    given = [replace(found[0], **told), replace(found[1], claimed_url="javascript:alert(1)")]
    expected = [told] * len(given[0].quotes) + [dict.fromkeys(told)] * len(given[1].quotes)
    out = io.BytesIO()
    write_parquet(given, out)
    out.seek(0)
    sheet = csv.DictReader(io.StringIO("".join(csv_lines(given)), newline=""))
    for rows in (parquet.read_table(out).to_pylist(), list(sheet)):
        assert [{name: row[name] or None for name in told} for row in rows] == expected


def test_parquet_of_nothing_has_its_columns() -> None:
    out = io.BytesIO()
    write_parquet([], out)
    out.seek(0)
    assert parquet.read_table(out).num_rows == 0


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(FormatUnavailable, match=r"run: pip install 'quotetrack\[parquet\]'"):
        write_parquet([], io.BytesIO())
