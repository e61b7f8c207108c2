"""Citations hold every word as it stands, and nothing in them acts in the form that they take."""

from __future__ import annotations

import json
from typing import Any

import pytest

from quotetrack.web.shown.citation_box import citations

TEXT = "“It opens,” Ann Roe told the BBC. “Bring flags.”"
SPANS = [(0, 11), (34, 48)]
QUOTE: dict[str, Any] = {
    **{"id": "q1", "text": "“It opens,” “Bring flags.”", "kind": "direct", "class": "speech"},
    **{"speakers": [{"id": 1, "name": "Ann Roe", "type": "person"}], "role": "mayor of Oldbridge"},
    **{"affiliation": "Oldbridge", "relation": "told", "agency_name": "BBC", "channel": None},
    **{"source": "Ann Roe", "cue": "told", "negated": 0, "method": "name", "parent": None},
    **{"rule": "by_hand", "confidence": 0.9, "review": None},
}
ARTICLE: dict[str, Any] = {
    **{"id": 1, "document": "b", "path": "b.txt", "encoding": None, "text": TEXT},
    **{"title": "Bridge & toll", "author": "A. Writer", "publisher": "The Post"},
    **{"published": "2016-11-14T09:00:00Z", "url": "https://post.example/b", "sha256": "00" * 32},
    **{"retrieved_at": "2026-01-01T00:00:00Z", "version": "0.1.0", "parser": "by hand", "model": ""},
    **{"extracted_at": "2026-01-02T00:00:00Z"},
}
EVIDENCE = (
    "Retrieved 2026-01-01; text SHA-256 " + "00" * 32 + ", characters 0-11, 34-48; quote q1, "
    "found by quotetrack 0.1.0 (by hand), rule by_hand, confidence 0.90."
)


def cited(form: str, quote: dict[str, Any] = QUOTE, article: dict[str, Any] = ARTICLE) -> str:
    found = {c["form"]: str(c["text"]) for c in citations(quote, article, SPANS, "http://x/y")}
    return found[form]


def test_markdown_quotes_links_and_tells_how_to_check() -> None:
    assert cited("markdown") == (
        "> “It opens,” […] “Bring flags.”\n>\n"
        "> — Ann Roe, mayor of Oldbridge, told BBC, "
        "in [Bridge & toll](<https://post.example/b>), The Post, 2016-11-14"
        "\n\n" + EVIDENCE.replace("by_hand", "by\\_hand")
    )


def test_bibtex_is_an_entry_that_latex_can_read() -> None:
    assert cited("bibtex").splitlines() == [
        "@misc{q1,",
        "  author = {{A. Writer}},",
        "  title = {{Bridge \\& toll}},",
        "  publisher = {The Post},",
        "  year = {2016},",
        "  month = {11},",
        "  date = {2016-11-14},",
        "  url = {https://post.example/b},",
        "  urldate = {2026-01-01},",
        "  note = {Ann Roe, mayor of Oldbridge, told BBC: “It opens,” […] “Bring flags.” "
        + EVIDENCE.replace("_", "\\_")
        + "}",
        "}",
    ]


def test_a_web_annotation_selects_each_span_by_words_and_place() -> None:
    found = json.loads(cited("json"))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld" and found["id"] == "urn:quotetrack:q1"
    for target, (start, end) in zip(found["target"], SPANS, strict=True):
        words_, place = target["selector"]
        assert TEXT[place["start"] : place["end"]] == words_["exact"] == TEXT[start:end]
        assert words_["prefix"] + words_["exact"] + words_["suffix"] in TEXT
    assert found["target"][0]["source"] == "https://post.example/b"
    placeless = json.loads(cited("json", article={**ARTICLE, "url": None}))
    assert placeless["target"][0]["source"] == "ni:///sha-256;" + "A" * 43


CREDITS = [
    ({}, "Ann Roe, mayor of Oldbridge, told BBC"),
    ({"affiliation": "Town Hall"}, "Ann Roe, mayor of Oldbridge, Town Hall, told BBC"),
    ({"kind": "indirect", "agency_name": None}, "Ann Roe, mayor of Oldbridge (indirect)"),
    (
        {"speakers": [{"id": 2, "name": "an aide to Oldbridge", "type": "anonymous"}], "role": "aide"},
        "an aide to Oldbridge, told BBC",
    ),
    ({"speakers": [], "role": None, "affiliation": None, "relation": "speaker"}, "No source named"),
]


@pytest.mark.parametrize(("changes", "expected"), CREDITS)
def test_credit_names_who_and_through_whom(changes: dict[str, Any], expected: str) -> None:
    assert f"> — {expected}, in [" in cited("markdown", {**QUOTE, **changes})


def test_hostile_words_cannot_leave_their_place() -> None:
    title = "](javascript:alert(1)) <b> } \\end{document} `x`"
    article = {**ARTICLE, "title": title, "url": "https://a.example/>)\n<script>"}
    shown = cited("markdown", article=article)
    assert "\\]" in shown and "\\<b\\>" in shown and "<https://a.example/)script>" in shown
    entry = cited("bibtex", article=article)
    assert "\\textbackslash{}end\\{document\\}" in entry
    assert entry.count("\n") == cited("bibtex").count("\n")


def test_a_review_is_part_of_what_is_cited() -> None:
    review = {
        "status": "corrected",
        "reviewer": "Bo",
        "note": "speaker set right",
        "reviewed_at": "2026-02-03T00:00:00Z",
        "changed": "speaker|content",
    }
    quote = {**QUOTE, "review": review}
    assert "corrected (speaker, content) by Bo, 2026-02-03: speaker set right" in cited("markdown", quote)
    found = json.loads(cited("json", quote))
    assert found["body"][-1]["value"] == "corrected: speaker set right"
    assert found["body"][-1]["purpose"] == "assessing"
    assert (found["created"], found["modified"]) == (ARTICLE["extracted_at"], review["reviewed_at"])
    assert cited("url", quote) == "http://x/y"
