"""Citations and claim cards: what they say, and that other programs can read them."""

from __future__ import annotations

import json
import re

import bibtexparser
import pytest
from markdown_it import MarkdownIt

from quotetrack.export.newsroom.citation_styles import STYLES
from quotetrack.export.newsroom.claim_cards import claim_cards
from quotetrack.model.stored import StoredArticle, StoredQuote


@pytest.fixture
def told(found: list[StoredArticle]) -> tuple[StoredArticle, StoredQuote]:
    return found[0], found[0].quotes[0]


def everything(found: list[StoredArticle]) -> list[tuple[StoredArticle, StoredQuote]]:
    return [(article, quote) for article in found for quote in article.quotes]


def test_a_plain_citation_in_full(told: tuple[StoredArticle, StoredQuote]) -> None:
    article, quote = told
    places = ", ".join(f"{span.start}-{span.end}" for span in quote.content)
    assert STYLES["plain"](article, quote) == (
        "Irina Volkova, spokeswoman, Government of Valdria, told Reuters: “This is not a small matter,” […]"
        " “We want calm, and nobody wants else.” In: Mia Falk, “Two presidents speak”, Example Post,"
        " 2016-11-14, https://example.org/call?a=1&b=2. Retrieved 2026-11-24; text SHA-256 "
        f"{article.sha256}, characters {places}; quote {quote.id}, found by quotetrack 0.1.0 (by hand),"
        " rule by_hand, confidence 0.90; confirmed by Ida Lund, 2026-11-24: on <tape>."
    )


def test_json_holds_the_whole_provenance(found: list[StoredArticle]) -> None:
    for article, quote in everything(found):
        record = json.loads(STYLES["json"](article, quote))
        assert record["article"]["sha256"] == article.sha256
        assert record["article"]["retrieved_at"] == "2026-11-24T12:00:00Z"
        assert record["extraction"]["rule"] == quote.rule
        assert record["extraction"]["parser"] == "by hand"
        words = " ".join(article.text[start:end] for start, end in record["spans"]["content"])
        assert words == record["text"]


def test_bibtex_is_read_by_a_bibtex_parser(found: list[StoredArticle]) -> None:
    for article, quote in everything(found):
        library = bibtexparser.parse_string(STYLES["bibtex"](article, quote))
        assert library.failed_blocks == []
        [entry] = library.entries
        assert (entry.entry_type, entry.key) == ("misc", quote.id)
        assert entry["urldate"] == "2026-11-24"
        assert quote.id in entry["note"]
    call = bibtexparser.parse_string(STYLES["bibtex"](found[0], found[0].quotes[0])).entries[0]
    fields = [call[name] for name in ("author", "title", "year", "month", "date", "url")]
    assert fields == [
        "{Mia Falk}",
        "{Two presidents speak}",
        "2016",
        "11",
        "2016-11-14",
        "https://example.org/call?a=1&b=2",
    ]


def test_no_sign_of_latex_is_left_in_bibtex(found: list[StoredArticle]) -> None:
    entry = STYLES["bibtex"](found[1], found[1].quotes[0])
    assert r"{+Author \{\textbackslash{}x\}}" in entry
    assert not re.search("[\0-\x09\x0b-\x1f]", entry)
    assert r"A \& B" in entry


def test_a_web_annotation_stands_alone(told: tuple[StoredArticle, StoredQuote]) -> None:
    record = json.loads(STYLES["web-annotation"](*told))
    assert (record["@context"], record["type"]) == ("http://www.w3.org/ns/anno.jsonld", "Annotation")


def html(markdown: str) -> str:
    return str(MarkdownIt("commonmark", {"html": True}).render(markdown))


def test_markdown_shows_the_words_and_no_markup_of_theirs(found: list[StoredArticle]) -> None:
    for article, quote in everything(found):
        for text in (STYLES["markdown"](article, quote), "".join(claim_cards(article))):
            page = html(text)
            assert "<script" not in page
            assert "<b>" not in page
            assert "<i>" not in page
    page = html(STYLES["markdown"](found[0], found[0].quotes[0]))
    assert '<a href="https://example.org/call?a=1&amp;b=2">Two presidents speak</a>' in page


CARD = """\
### Irina Volkova, spokeswoman, Government of Valdria

> “This is not a small matter,” […] “We want calm, and nobody wants else.”

- **Reported**: “told”, source “she”, direct, speech
- **Agency**: Reuters (told)
- **Venue**: interview
- **Published**: 2016-11-14T10:00:00Z, Example Post, Two presidents speak
- **Found at**: https://example.org/call?a=1&b=2; https://b.example/x
- **Review**: confirmed by Ida Lund, 2026-11-24: on \\<tape\\>
"""


def test_a_claim_card_in_full(found: list[StoredArticle]) -> None:
    cards = "".join(claim_cards(found[0]))
    assert cards.startswith(CARD)
    assert cards.count("\n### ") == 2
    assert "### \\[rejected\\] Council\n" in cards
    assert f"characters {found[0].quotes[1].content[0].start}-" in cards
