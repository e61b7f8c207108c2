"""ninjs against the schema of ninjs 3.1."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from quotetrack.export.newsroom.ninjs import ninjs
from quotetrack.model.stored import StoredArticle

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "ninjs-schema_3.1.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def test_every_article_is_valid(found: list[StoredArticle]) -> None:
    for article in found:
        VALIDATOR.validate(ninjs(article))


WRONG: list[dict[str, Any]] = [
    {},
    {"uri": "no uri"},
    {"uri": "urn:x", "quotes": []},
    {"uri": "urn:x", "versionCreated": "2016-11-14"},
    {"uri": "urn:x", "associations": [{"uri": "urn:y"}]},
    {"uri": "urn:x", "infoSources": [{"name": "AP", "relation": "told"}]},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_the_schema_refuses_what_is_no_ninjs(wrong: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(wrong)


def test_agencies_and_speakers_are_information_sources(found: list[StoredArticle]) -> None:
    call = ninjs(found[0])
    sources = [(source["role"], source["name"]) for source in call["infoSources"]]
    assert sources == [
        ("publisher", "Example Post"),
        ("dateline", "Associated Press"),
        ("told", "Reuters"),
        ("speaker", "Irina Volkova"),
        ("speaker", "Otto Dahl"),
        ("speaker", "Council"),
    ]
    assert call["infoSources"][2]["uri"] == "http://www.wikidata.org/entity/Q130879"
    assert [person["name"] for person in call["people"]] == ["Irina Volkova", "Otto Dahl"]


def test_quotes_are_associations_with_their_places_in_the_body(found: list[StoredArticle]) -> None:
    for article in found:
        text = ninjs(article)["bodies"][0]["value"]
        for quote, given in zip(article.quotes, ninjs(article)["associations"], strict=True):
            identifiers = {one["role"]: one["value"] for one in given["altIds"]}
            spans = [part.split("-") for part in identifiers["content-span"].split(";")]
            words = " ".join(text[int(start) : int(end)] for start, end in spans)
            assert words == given["bodies"][0]["value"] == quote.text
            assert given.get("pubStatus") == ("canceled" if quote.rejected else None)


def test_a_date_alone_is_no_time(found: list[StoredArticle]) -> None:
    call, awkward = map(ninjs, found)
    assert call["versionCreated"] == "2016-11-14T10:00:00Z"
    assert "versionCreated" not in awkward
    assert {"role": "published", "value": "2016-11"} in awkward["altIds"]
