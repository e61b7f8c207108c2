"""Citations hold every word as it stands, and nothing in them acts in the form that they take."""

from __future__ import annotations

import json
from typing import Any

import pytest

from quotetrack.web.citations import bibtex, citations, markdown, web_annotation, who

TEXT = "“It opens,” Ann Roe told the BBC. “Bring flags.”"
SPANS = [(0, 11), (34, 48)]
QUOTE: dict[str, Any] = {
    **{
        "id": "q1",
        "text": "“It opens,” “Bring flags.”",
        "kind": "direct",
        "class": "speech",
        "who": "Ann Roe",
    },
    **{"speakers": [{"name": "Ann Roe"}], "role": "mayor of Oldbridge", "affiliation": "Oldbridge"},
    **{"relation": "told", "agency_name": "BBC", "source": "Ann Roe", "cue": "told", "channel": None},
    **{"negated": 0, "rule": "by_hand", "confidence": 0.9, "review": None},
}
ARTICLE: dict[str, Any] = {
    **{"text": TEXT, "heading": "Bridge & toll", "author": "A. Writer", "publisher": "The Post"},
    **{"day": "2016-11-14", "published": "2016-11-14T09:00:00Z", "url": "https://post.example/b"},
    **{"sha256": "00" * 32, "retrieved_at": "2026-01-01T00:00:00Z", "version": "0.1.0", "parser": "by hand"},
}
EVIDENCE = (
    "Retrieved 2026-01-01; text SHA-256 " + "00" * 32 + ", characters 0-11, 34-48; quote q1, "
    "found by quotetrack 0.1.0 (by hand), rule by_hand, confidence 0.90."
)


def words(article: dict[str, Any]) -> list[str]:
    return [article["text"][start:end] for start, end in SPANS]


def test_markdown_quotes_links_and_tells_how_to_check() -> None:
    assert markdown(QUOTE, ARTICLE, words(ARTICLE), SPANS) == (
        "> “It opens,” […] “Bring flags.”\n>\n"
        "> — Ann Roe, mayor of Oldbridge, told BBC, "
        "in [Bridge & toll](<https://post.example/b>), The Post, 2016-11-14"
        "\n\n" + EVIDENCE.replace("by_hand", "by\\_hand")
    )


def test_bibtex_is_an_entry_that_latex_can_read() -> None:
    assert bibtex(QUOTE, ARTICLE, words(ARTICLE), SPANS).splitlines() == [
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
    found = json.loads(web_annotation(QUOTE, ARTICLE, SPANS))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld" and found["id"] == "urn:quotetrack:q1"
    for target, (start, end) in zip(found["target"], SPANS, strict=True):
        words_, place = target["selector"]
        assert TEXT[place["start"] : place["end"]] == words_["exact"] == TEXT[start:end]
        assert words_["prefix"] + words_["exact"] + words_["suffix"] in TEXT
    assert found["target"][0]["source"] == "https://post.example/b"
    placeless = json.loads(web_annotation(QUOTE, {**ARTICLE, "url": None}, SPANS))
    assert placeless["target"][0]["source"] == "ni:///sha-256;" + "A" * 43


CREDITS = [
    ({}, "Ann Roe, mayor of Oldbridge, told BBC"),
    ({"affiliation": "Town Hall"}, "Ann Roe, mayor of Oldbridge, Town Hall, told BBC"),
    ({"kind": "indirect", "agency_name": None}, "Ann Roe, mayor of Oldbridge (indirect)"),
    ({"who": "", "role": None, "affiliation": None, "relation": "speaker"}, "No source named"),
]


@pytest.mark.parametrize(("changes", "expected"), CREDITS)
def test_credit_names_who_and_through_whom(changes: dict[str, Any], expected: str) -> None:
    assert who({**QUOTE, **changes}) == expected


def test_hostile_words_cannot_leave_their_place() -> None:
    title = "](javascript:alert(1)) <b> } \\end{document} `x`"
    article = {**ARTICLE, "heading": title, "url": "https://a.example/>)\n<script>"}
    cited = markdown(QUOTE, article, words(ARTICLE), SPANS)
    assert "\\]" in cited and "\\<b\\>" in cited and "<https://a.example/)script>" in cited
    entry = bibtex(QUOTE, article, words(ARTICLE), SPANS)
    assert "\\textbackslash{}end\\{document\\}" in entry
    assert entry.count("\n") == bibtex(QUOTE, ARTICLE, words(ARTICLE), SPANS).count("\n")


def test_a_review_is_part_of_what_is_cited() -> None:
    review = {
        "status": "corrected",
        "reviewer": "Bo",
        "note": "speaker set right",
        "reviewed_at": "2026-02-03T00:00:00Z",
    }
    found = {
        c["form"]: c["text"] for c in citations({**QUOTE, "review": review}, ARTICLE, SPANS, "http://x/y")
    }
    assert "corrected by Bo, 2026-02-03: speaker set right" in found["markdown"]
    assert json.loads(found["json"])["body"][-1]["value"] == "corrected: speaker set right"
    assert found["url"] == "http://x/y"
