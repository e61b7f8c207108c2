"""Plain sentences of news: few that report nothing yield speech, most of what is said is found.

``silent.txt`` and ``said.txt`` were written by somebody who knew neither rules nor word lists. What is said
stands in square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotetrack.model import Article, Extraction
from quotetrack.pipeline import extract_many, load_parser

FOLDER = Path(__file__).parent
MOST_FALSE, LEAST_FOUND = 0.05, 0.90
_WORD = re.compile(r"\w+")


def lines(name: str) -> list[str]:
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


def without_marks(line: str) -> tuple[str, set[int]]:
    """Return a sentence and the places of the words that are said in it."""
    text, inside, said = "", 0, set()
    for character in line:
        if character in "[]{}<>":
            inside += {"[": 1, "]": -1}.get(character, 0)
            continue
        if inside:
            said.add(len(text))
        text += character
    return text, {word.start() for word in _WORD.finditer(text) if word.start() in said}


def extracted(texts: list[str]) -> Iterator[Extraction]:
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    for found in extract_many(articles, parser=load_parser()):
        assert isinstance(found, Extraction)
        yield found


def spoken(extraction: Extraction) -> list[set[int]]:
    """The words of each attribution of class speech."""
    words = [word.start() for word in _WORD.finditer(extraction.article.text)]
    quotes = [a.quote for a in extraction.attributions if a.quote.klass == "speech"]
    return [{w for w in words if any(s.start <= w < s.end for s in quote.content)} for quote in quotes]


@pytest.mark.model
def test_what_reports_nothing_yields_no_speech() -> None:
    silent = lines("silent.txt")
    false = [e.article.text for e in extracted(silent) if spoken(e)]
    assert len(silent) > 300 and len(false) <= MOST_FALSE * len(silent), "\n".join(false)


@pytest.mark.model
def test_what_is_said_is_found() -> None:
    marked = [without_marks(line) for line in lines("said.txt")]
    missed = [
        text
        for (text, said), found in zip(marked, extracted([text for text, _ in marked]), strict=True)
        if not any(2 * len(words & said) >= len(words | said) for words in spoken(found))
    ]
    assert len(marked) > 300 and len(missed) <= (1 - LEAST_FOUND) * len(marked), "\n".join(missed)
