"""The interchange against a schema written here, its invariants, and the other formats."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from quotetrack.export import dump, extraction_markdown, extraction_rows, record, rows_markdown, write_csv
from quotetrack.export.tables.columns import COLUMNS
from quotetrack.model import Agency, Extraction, Span, Speaker

Build = Callable[..., Extraction]


def thing(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def nullable(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


TEXT = {"type": "string", "minLength": 1}
PAIR = {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}
PAIRS = {"type": "array", "items": PAIR}
SPEAKER = thing(
    name={"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 2}]},
    type={"enum": ["person", "organization", "group", "document", "anonymous", "author"]},
    role=nullable(TEXT),
    affiliation=nullable(TEXT),
    method={"enum": ["name", "pronoun", "description", "continuation", "none"]},
)
AGENCY = thing(
    name=TEXT, relation={"enum": ["reported", "told", "carried", "speaker"]}, mention=nullable(PAIR)
)
RELAY = thing(
    agency=TEXT,
    relation={"enum": ["reported", "told", "carried", "speaker", "dateline", "published"]},
    mention=nullable(PAIR),
)
QUOTE = thing(
    id={"type": "string", "pattern": "^q[0-9a-f]{12}$"},
    kind={"enum": ["direct", "indirect", "mixed"]},
    **{"class": {"enum": ["speech", "thought", "perception", "no_comment"]}},
    content={**PAIRS, "minItems": 1},
    text=TEXT,
    cue=PAIRS,
    cue_lemma=nullable(TEXT),
    source=PAIRS,
    source_text=nullable(TEXT),
    speaker=nullable(SPEAKER),
    agency=nullable(AGENCY),
    relays={"type": "array", "items": RELAY},
    recipient=nullable(thing(text=TEXT, mention=PAIR)),
    channel=nullable(TEXT),
    negated={"type": "boolean"},
    parent=nullable({"type": "string"}),
    rule=TEXT,
    confidence={"type": "number", "minimum": 0, "maximum": 1},
)
DOCUMENT = thing(
    id=TEXT,
    path=nullable(TEXT),
    title=nullable(TEXT),
    publisher=nullable(TEXT),
    published=nullable(TEXT),
    dateline_agency=nullable(TEXT),
)
SCHEMA = thing(document=DOCUMENT, quotes={"type": "array", "items": QUOTE})


@pytest.fixture
def full(extraction: Build) -> Extraction:
    """One article with everything that an attribution can have."""
    text = (
        "😀 OLDBRIDGE (AP) — [Q1:“It opens,”] [S1:she] [C1:told] [A1:Reuters], [Q1:“in May.”]\n\n"
        "[S2:The Post] [C2:said] [Q2:that [S3:Roe and Dahl] [C3:believe] [Q3:it pays]].\r\n"
        "[Q4:“It \ud83d ends.”]"
    )
    return extraction(
        text,
        {
            1: {
                "kind": "direct",
                "agency": Agency("Reuters", "told"),
                "channel": "interview",
                "lemma": "tell",
                "speaker": Speaker(("Ann Roe",), "person", "pronoun", "mayor", "Oldbridge City Council"),
            },
            2: {"speaker": Speaker(("The Post",), "organization", "name"), "negated": True},
            3: {
                "klass": "thought",
                "parent": 1,
                "speaker": Speaker(("Ann Roe", "Otto Dahl"), "person", "name"),
            },
            4: {"kind": "direct", "confidence": 0.123456},
        },
        dateline=Agency("Associated Press", "dateline", Span(13, 15)),
        title="It opens",
        publisher="Example Post",
        published="2026-11-14",
    )


FETCHED = {
    "url": "https://a.example/1",
    "fetched": "https://a.example/1",
    "claimed_url": "https://b.example/forged",
}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (FETCHED, FETCHED),
        (
            {"url": "https://a.example/1"},
            {"url": "https://a.example/1", "fetched": None, "claimed_url": None},
        ),
        (
            {"url": "javascript:alert(1)", "claimed_url": "https://b.example/1"},
            {"url": None, "fetched": None, "claimed_url": "https://b.example/1"},
        ),
        ({"url": "javascript:alert(1)"}, None),
        ({}, None),
    ],
    ids=["fetched", "given", "claimed", "no address of the web", "none"],
)
def test_what_was_fetched_stands_beside_what_a_page_claims(
    full: Extraction, given: dict[str, str], expected: dict[str, str | None] | None
) -> None:
    addresses: dict[str, Any] = dict(given)
    found = replace(full, article=replace(full.article, **addresses))
    assert record(found)["document"].get("provenance") == expected
    nothing = dict.fromkeys(FETCHED)
    for row in extraction_rows(found):
        assert {name: row[name] for name in FETCHED} == (expected or nothing)


def spoken(spans: list[list[int]], text: str) -> str:
    return " ".join(text[start:end] for start, end in spans)


def assert_invariants(found: dict[str, Any], text: str) -> None:
    ids = [quote["id"] for quote in found["quotes"]]
    assert len(set(ids)) == len(ids)
    for quote in found["quotes"]:
        assert quote["text"] == spoken(quote["content"], text)
        assert (quote["source_text"] or "") == spoken(quote["source"], text)
        assert (quote["cue_lemma"] is None) == (quote["cue"] == [])
        assert quote["parent"] is None or quote["parent"] in ids
        for name in ("content", "cue", "source"):
            spans = quote[name]
            assert spans == sorted(spans)
            assert all(0 <= start < end <= len(text) for start, end in spans)


def test_a_record_is_valid_and_its_words_are_its_spans(full: Extraction) -> None:
    found = json.loads(dump(full))
    jsonschema.validate(found, SCHEMA)
    assert_invariants(found, full.article.text)
    assert found == record(full)


def test_a_full_record_in_full(full: Extraction) -> None:
    found = record(full)
    first, ids = found["quotes"][0], [quote["id"] for quote in found["quotes"]]
    assert found["document"] == {
        "id": "story",
        "path": "story.txt",
        "title": "It opens",
        "publisher": "Example Post",
        "published": "2026-11-14",
        "dateline_agency": "Associated Press",
    }
    assert first == {
        "id": ids[0],
        "kind": "direct",
        "class": "speech",
        "content": [[19, 30], [49, 58]],
        "text": "“It opens,” “in May.”",
        "cue": [[35, 39]],
        "cue_lemma": "tell",
        "source": [[31, 34]],
        "source_text": "she",
        "speaker": {
            "name": "Ann Roe",
            "type": "person",
            "role": "mayor",
            "affiliation": "Oldbridge City Council",
            "method": "pronoun",
        },
        "agency": {"name": "Reuters", "relation": "told", "mention": [40, 47]},
        "relays": [
            {"agency": "Reuters", "relation": "told", "mention": [40, 47]},
            {"agency": "Associated Press", "relation": "dateline", "mention": [13, 15]},
            {"agency": "Example Post", "relation": "published", "mention": None},
        ],
        "recipient": None,
        "channel": "interview",
        "negated": False,
        "parent": None,
        "rule": "by_hand",
        "confidence": 0.9,
    }
    assert [quote["parent"] for quote in found["quotes"]] == [None, None, ids[1], None]
    assert [quote["negated"] for quote in found["quotes"]] == [False, True, False, False]


def test_a_compound_source_has_a_list_of_names_and_no_source_is_null(full: Extraction) -> None:
    quotes = record(full)["quotes"]
    assert quotes[2]["speaker"]["name"] == ["Ann Roe", "Otto Dahl"]
    last = quotes[3]
    assert (last["speaker"], last["source"], last["source_text"]) == (None, [], None)
    assert (last["cue"], last["cue_lemma"], last["agency"], last["channel"]) == ([], None, None, None)
    assert last["confidence"] == 0.1235


def test_no_quotes_is_an_empty_list(extraction: Build) -> None:
    found = json.loads(dump(extraction("Nobody spoke.")))
    jsonschema.validate(found, SCHEMA)
    assert found["quotes"] == []


CHAINS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("nobody names an outlet", {}, []),
    ("one hop", {"agency": Agency("CNN", "told")}, ["CNN told"]),
    (
        "two hops, the nearest to the speaker first",
        {"agency": Agency("CNN", "told"), "relays": [("CNN", "told"), ("Reuters", "reported")]},
        ["CNN told", "Reuters reported"],
    ),
]
ENDS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, []),
    ({"dateline": Agency("Associated Press", "dateline")}, ["Associated Press dateline"]),
    ({"publisher": "Example Post"}, ["Example Post published"]),
    (
        {"dateline": Agency("Associated Press", "dateline"), "publisher": "Example Post"},
        ["Associated Press dateline", "Example Post published"],
    ),
]


@pytest.mark.parametrize(("_", "own", "hops"), CHAINS, ids=[c[0] for c in CHAINS])
@pytest.mark.parametrize(("ends", "last"), ENDS, ids=["bare", "dateline", "publisher", "both"])
def test_a_chain_goes_from_the_speaker_to_the_publisher(
    extraction: Build, _: str, own: dict[str, Any], hops: list[str], ends: dict[str, Any], last: list[str]
) -> None:
    [quote] = record(extraction("[S1:Roe] [C1:said] [Q1:no].", {1: own}, **ends))["quotes"]
    assert [f"{hop['agency']} {hop['relation']}" for hop in quote["relays"]] == hops + last


@pytest.mark.parametrize("ends", [{"dateline": Agency("Reuters", "dateline")}, {"publisher": "REUTERS"}])
def test_an_outlet_stands_once_in_a_chain(extraction: Build, ends: dict[str, Any]) -> None:
    own = {1: {"agency": Agency("Reuters", "told")}}
    [quote] = record(extraction("[S1:Roe] [C1:told] [A1:Reuters] [Q1:no].", own, **ends))["quotes"]
    assert quote["relays"] == [{"agency": "Reuters", "relation": "told", "mention": [9, 16]}]


def test_to_whom_it_was_said(extraction: Build) -> None:
    told, said = "[S1:Roe] [C1:told] [R1:the committee] [Q1:no].", "[S1:Roe] [C1:said] [Q1:no]."
    [quote] = record(extraction(told))["quotes"]
    assert quote["recipient"] == {"text": "the committee", "mention": [9, 22]}
    assert record(extraction(said))["quotes"][0]["recipient"] is None


def test_one_line_in_utf8_whatever_the_text_holds(full: Extraction) -> None:
    line = dump(full)
    assert "\n" not in line
    assert "“" in line
    assert json.loads(line.encode("utf-8"))["quotes"][3]["text"] == "“It \ud83d ends.”"
    assert json.loads(dump(full, ascii_only=True).encode("ascii")) == json.loads(line)


def test_a_class_alone_and_the_parent_that_is_left(extraction: Build) -> None:
    text = "[S1:Roe] [C1:said] [Q1:[S2:Dahl] [C2:thinks] [Q2:[S3:Lind] [C3:says] [Q3:no]]]."
    found = extraction(text, {2: {"klass": "thought", "parent": 0}, 3: {"parent": 1}})
    everything, speech = record(found), record(found, ["speech"])
    assert [quote["class"] for quote in everything["quotes"]] == ["speech", "thought", "speech"]
    assert [quote["class"] for quote in speech["quotes"]] == ["speech", "speech"]
    assert speech["quotes"][1]["parent"] == speech["quotes"][0]["id"]
    assert everything["quotes"][2]["parent"] == everything["quotes"][1]["id"]
    assert record(found, ["thought"])["quotes"][0]["parent"] is None


def test_csv_has_one_row_a_quote_and_reads_back(full: Extraction) -> None:
    rows = list(extraction_rows(full))
    lines = "\n".join(write_csv(rows, COLUMNS))
    found = list(csv.DictReader(io.StringIO(lines)))
    assert tuple(found[0]) == COLUMNS
    assert all(tuple(row) == COLUMNS for row in rows)
    assert [row["speaker"] for row in found] == ["Ann Roe", "The Post", "Ann Roe; Otto Dahl", ""]
    assert [row["text"] for row in found] == [quote["text"] for quote in record(full)["quotes"]]
    assert [row["negated"] for row in found] == ["0", "1", "0", "0"]


def test_csv_cells_hold_commas_quotes_and_newlines() -> None:
    rows = [{"a": 'one, "two"\nthree', "b": None}]
    lines = "\n".join(write_csv(rows, ["a", "b"]))
    assert list(csv.reader(io.StringIO(lines))) == [["a", "b"], ['one, "two"\nthree', ""]]
    assert next(write_csv(rows, ["b"], header=False)) == '""'


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_cell_with_nothing_but_a_line_break_in_it_is_quoted(end: str) -> None:
    [record] = write_csv([{"a": f"one{end}two", "b": "x"}], ["a", "b"], header=False)
    assert record == f'"one{end}two",x'
    assert list(csv.reader(io.StringIO(record, newline=""), strict=True)) == [[f"one{end}two", "x"]]


def test_markdown_quotes_say_who_and_through_whom(full: Extraction) -> None:
    assert list(extraction_markdown(full, ["speech"]))[:8] == [
        "## It opens",
        "",
        "Example Post · 2026-11-14 · story.txt",
        "",
        "> “It opens,” “in May.”",
        ">",
        "> — **Ann Roe**, mayor, Oldbridge City Council, direct, *told*, told Reuters",
        "",
    ]


def test_markdown_escapes_what_would_be_markup() -> None:
    rows = [{"a": "x | y\n*z* <b>", "b": None}]
    assert list(rows_markdown(rows, ["a", "b"])) == [
        "| a | b |",
        "| --- | --- |",
        r"| x \| y \*z\* \<b\> |  |",
    ]
