"""JSON-LD: expanded by a JSON-LD processor, its terms looked up in the vocabularies, selectors resolved."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from anchorpoint import TextPositionSelector, TextQuoteSelector
from pyld import jsonld
from rdflib import SDO

from quotetrack.export.citation import annotation
from quotetrack.export.newsroom.linked import (
    annotation_page,
    claim_review,
    claim_reviews,
    quotation,
    schema_quotations,
)
from quotetrack.model.stored import StoredArticle

CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": json.loads(
        (Path(__file__).parent / "schemas" / "anno.jsonld").read_text(encoding="utf-8")
    ),
    # every term of schema.org is its own name; which terms there are, rdflib's vocabulary says
    "https://schema.org": {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}},
}
SCHEMA_ORG = {
    name: kind
    for name, kind in vars(importlib.import_module("msgspec_schemaorg.models")).items()
    if isinstance(kind, type)
}
SDO_TERMS = {str(SDO[name]) for name in SDO.__annotations__}


def load(url: str, options: Any) -> dict[str, Any]:
    """Load a context from here and nothing from elsewhere."""
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXTS[url]}


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": load})
    return found


def terms(value: Any) -> Iterator[str]:
    """Yield every property and type of an expanded document."""
    if isinstance(value, list):
        for one in value:
            yield from terms(one)
    elif isinstance(value, dict):
        yield from value.get("@type", []) if isinstance(value.get("@type"), list) else []
        for name, one in value.items():
            if not name.startswith("@"):
                yield name
            yield from terms(one)


def test_annotations_expand_to_the_terms_of_the_vocabulary(found: list[StoredArticle]) -> None:
    page = json.loads("".join(annotation_page(found)))
    [result] = expanded(page)
    items = result["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == sum(len(article.quotes) for article in found) == 8
    used = set(terms(items))
    assert all(term.startswith("http://") for term in used)
    oa = {"Annotation", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "TimeState"}
    assert {f"http://www.w3.org/ns/oa#{name}" for name in oa} <= used


def keys(value: Any) -> Iterator[str]:
    """Yield every key of a document."""
    for one in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        yield from keys(one)
    yield from value if isinstance(value, dict) else ()


def test_no_key_of_an_annotation_is_unknown_to_the_context(found: list[StoredArticle]) -> None:
    known = set(CONTEXTS["http://www.w3.org/ns/anno.jsonld"]["@context"])
    page = json.loads("".join(annotation_page(found)))
    assert set(keys(page)) - {"@context"} <= known


def test_both_selectors_lead_to_the_content(found: list[StoredArticle]) -> None:
    for article in found:
        for quote in article.quotes:
            targets = annotation(article, quote)["target"]
            assert len(targets) == len(quote.content)
            for target, span in zip(targets, quote.content, strict=True):
                by_words, by_place = target["selector"]
                assert article.text[by_place["start"] : by_place["end"]] == by_words["exact"]
                assert by_place["start"] == span.start
                place = TextPositionSelector(start=by_place["start"], end=by_place["end"])
                assert place.select_text(article.text).strip("…") == by_words["exact"]


def test_an_independent_reader_finds_the_words_by_what_stands_around_them(found: list[StoredArticle]) -> None:
    for article in found:
        for quote in article.quotes:
            for target, span in zip(annotation(article, quote)["target"], quote.content, strict=True):
                given = target["selector"][0]
                exact, before, after = given["exact"], given["prefix"], given["suffix"]
                selector = TextQuoteSelector(exact=exact.strip(), prefix=before.strip(), suffix=after.strip())
                resolved = selector.as_position(article.text)
                assert resolved is not None
                assert article.text[resolved.start : resolved.end] == exact.strip()
                assert (resolved.start, resolved.end) == (span.start, span.end)


def test_a_review_is_a_body_with_its_author(found: list[StoredArticle]) -> None:
    first, second, third = (annotation(found[0], quote) for quote in found[0].quotes)
    assert first["body"][-1]["value"] == "confirmed: on <tape>"
    assert first["body"][-1]["creator"] == {"type": "Person", "name": "Ida Lund"}
    assert second["body"][0] == {
        "type": "TextualBody",
        "purpose": "identifying",
        "value": "Otto Dahl",
        "format": "text/plain",
    }
    assert third["body"][-1]["value"] == "rejected: a topic"
    assert first["target"][0]["state"] == {"type": "TimeState", "sourceDate": "2026-11-24T12:00:00Z"}


@pytest.mark.parametrize("write", [schema_quotations, claim_reviews])
def test_schema_org_uses_only_terms_of_schema_org(found: list[StoredArticle], write: Any) -> None:
    document = json.loads("".join(write(found)))
    result = expanded(document)
    assert len(result) == 8
    assert set(terms(result)) <= SDO_TERMS


def ranges(kind: str) -> dict[str, str]:
    """Return what schema.org lets each property of a type hold, its ancestors' included."""
    found: dict[str, str] = {}
    for base in reversed(SCHEMA_ORG[kind].__mro__):
        found |= {name: str(hint) for name, hint in getattr(base, "__annotations__", {}).items()}
    return found


def misplaced(thing: dict[str, Any], within: dict[str, str] | None = None) -> Iterator[str]:
    """Yield properties that schema.org does not know of their object's type, or not with such a value.

    A Role stands wherever the thing in it may stand, and has the property ``within`` which it stands
    once more, for that thing.
    """
    known = ranges(thing["@type"]) | (within or {})
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        if name not in known:
            yield f"{thing['@type']}.{name}"
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                role = one["@type"] == "Role"
                yield from misplaced(one, {name: known.get(name, "")} if role else None)
                types = {base.__name__ for base in SCHEMA_ORG[one["@type"]].__mro__}
                allowed = known.get(name, "")
                if "Role" not in types and not any(f"'{base}'" in allowed for base in types):
                    yield f"{thing['@type']}.{name}: {one['@type']}"


@pytest.mark.parametrize("write", [schema_quotations, claim_reviews])
def test_every_property_belongs_to_its_type_and_holds_what_it_may(
    found: list[StoredArticle], write: Any
) -> None:
    graph = json.loads("".join(write(found)))["@graph"]
    assert [fault for one in graph for fault in misplaced(one)] == []


def test_a_property_out_of_place_is_seen() -> None:
    wrong = {"@type": "Quotation", "appearance": {"@type": "NewsArticle", "author": {"@type": "Rating"}}}
    assert list(misplaced(wrong)) == [
        "Quotation.appearance",
        "NewsArticle.author: Rating",
        "Quotation.appearance: NewsArticle",
    ]


def test_what_stands_in_quotation_marks_is_a_quotation_and_the_rest_a_claim(
    found: list[StoredArticle],
) -> None:
    call = found[0]
    direct, indirect, _ = (quotation(call, quote) for quote in call.quotes)
    assert (direct["@type"], indirect["@type"]) == ("Quotation", "Claim")
    assert direct["creator"] == {
        "@type": "Person",
        "name": "Irina Volkova",
        "jobTitle": "spokeswoman",
        "affiliation": {"@type": "Organization", "name": "Government of Valdria"},
    }
    assert indirect["author"]["name"] == "Otto Dahl"
    assert direct["contributor"]["roleName"] == "told"
    assert direct["contributor"]["contributor"]["sameAs"] == "http://www.wikidata.org/entity/Q130879"
    assert [article["url"] for article in direct["isPartOf"]] == [
        "https://example.org/call?a=1&b=2",
        "https://b.example/x",
    ]
    assert direct["review"]["name"] == "Confirmed: so reported"


def test_a_rating_stands_only_where_a_person_gave_one(found: list[StoredArticle]) -> None:
    reviewed = [claim_review(found[0], quote) for quote in found[0].quotes]
    assert [one["reviewRating"]["alternateName"].partition(":")[0] for one in reviewed] == [
        "Confirmed",
        "Corrected",
        "Rejected",
    ]
    assert reviewed[0]["author"] == {"@type": "Person", "name": "Ida Lund"}
    for quote in found[1].quotes:
        stub = claim_review(found[1], quote)
        assert not {"reviewRating", "author", "datePublished"} & set(stub)
        assert stub["itemReviewed"]["text"] == quote.text


def test_no_articles_are_an_empty_document() -> None:
    for write in (annotation_page, schema_quotations, claim_reviews):
        document = json.loads("".join(write([])))
        assert list(document.values())[-1] == []
