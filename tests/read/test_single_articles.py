"""Markdown front matter and web pages: title, author, publisher, date."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read import read
from quotetrack.read.dates import iso_date

BODY = "# Ferry returns\n\n“We waited,” said [Olu Ward](https://example.org/ward).\n"


def markdown(tmp_path: Path, text: str) -> Article:
    path = tmp_path / "ferry.md"
    path.write_bytes(text.encode())
    (found,) = read([str(path)])
    assert isinstance(found, Article)
    assert found.text == text
    return found


def test_front_matter_gives_title_author_and_date(tmp_path: Path) -> None:
    head = '---\ntitle: "Ferry: the return"\nauthors:\n  - Ana Petrov\n  - Olu Ward\ndate: 3 March 2024\n'
    found = markdown(
        tmp_path, f"{head}source: Harbour Times\nurl: https://example.org/a\ndraft: \n---\n\n{BODY}"
    )
    assert found.title == "Ferry: the return"
    assert found.author == "Ana Petrov, Olu Ward"
    assert (found.publisher, found.published) == ("Harbour Times", "2024-03-03")
    assert found.url == "https://example.org/a"


@pytest.mark.parametrize("text", [BODY, f"---\n\n{BODY}", f"---\ntitle: never closed\n\n{BODY}"])
def test_markdown_without_front_matter_has_no_fields(tmp_path: Path, text: str) -> None:
    found = markdown(tmp_path, text)
    assert (found.title, found.author, found.published) == (None, None, None)


PARAGRAPHS = [
    "The ferry left Port Amsel on Monday with nobody aboard, the harbour office said in a statement.",
    "“We waited until the lamps went out,” said Olu Ward, who keeps the harbour – and the café.",
    "It came back on Tuesday, and nobody who saw it has been able to explain how it was steered.",
]


def page(charset: str) -> str:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>Ferry returns | Harbour Times</title>'
        '<meta property="og:site_name" content="Harbour Times"><meta name="author" content="Ana Petrov">'
        '<meta property="og:title" content="Ferry returns">'
        '<meta property="article:published_time" content="2024-03-03T10:15:00Z">'
        '<link rel="canonical" href="https://example.org/ferry"></head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"<article><h1>Ferry returns</h1>{body}</article>"
        "<footer><p>Sign up for our newsletter</p><p>© 2024 Harbour Times</p></footer></body></html>"
    )


@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", None), ("windows-1252", "windows-1252")])
def test_a_page_gives_its_main_text_and_what_it_says_of_itself(
    tmp_path: Path, charset: str, encoding: str | None
) -> None:
    path = tmp_path / "ferry.html"
    path.write_bytes(page(charset).encode(charset))
    (found,) = read([str(path)])
    assert isinstance(found, Article)
    assert (found.id, found.path, found.encoding) == ("ferry", str(path), encoding)
    assert (found.title, found.author, found.publisher) == ("Ferry returns", "Ana Petrov", "Harbour Times")
    assert (found.published, found.url) == ("2024-03-03", "https://example.org/ferry")
    blocks = found.text.split("\n\n")
    assert [b for b in blocks if b in PARAGRAPHS] == PARAGRAPHS
    assert "newsletter" not in found.text and "Sport" not in found.text


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><script>1</script></body></html>")
    (found,) = read([str(path)])
    assert isinstance(found, UnreadableInput) and "no article found" in str(found)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-03-03", "2024-03-03"),
        ("2024-03-03T10:15:00Z", "2024-03-03T10:15:00Z"),
        ("2024/03/03", "2024-03-03"),
        ("3 March 2024", "2024-03-03"),
        ("March 3, 2024", "2024-03-03"),
        ("Sun, 03 Mar 2024 10:15:00 +0000", "2024-03-03T10:15:00+00:00"),
        ("1709460900", "2024-03-03T10:15:00+00:00"),
        ("2024-13-40", None),
        ("03/04/2024", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_dates(written: str | None, iso: str | None) -> None:
    assert iso_date(written) == iso
