"""Every row of data/en/channels.csv is recognised in its own example; reported words name no channel."""

from __future__ import annotations

import re

import pytest

from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.provenance.channels import local_channel
from quotetrack.lexicon.word_tables import word_rows
from quotetrack.model import Cue, Document, Layout, Quote, Sentence, Span, Token

ROWS = word_rows("channels", ("words", "channel", "example"))


def reading_of(text: str) -> Reading:
    """Return a text read as one sentence of bare words."""
    tokens = tuple(
        Token(i, m[0], m[0].lower(), "X", "", "", None if i == 0 else 0, "dep", "O", Span(*m.span()))
        for i, m in enumerate(re.finditer(r"\w+|[^\w\s]", text))
    )
    whole = Span(0, len(text))
    return Reading(Document(text, (Sentence(0, 0, whole, tokens),), (), Layout((whole,))))


def quote_of(text: str, content: str) -> Quote:
    start = text.index(content)
    return Quote(
        "indirect", "speech", (Span(start, start + len(content)),), Cue(Span(0, 3), "say"), (), "r", 1.0
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["words"])
def test_example_names_its_channel(row: dict[str, str]) -> None:
    content = re.search(r"that .*(?=\.)", row["example"])
    assert content is not None
    found = local_channel(reading_of(row["example"]), quote_of(row["example"], content[0]))
    assert found == row["channel"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The mayor said that his statement in a letter was clear.",
            "that his statement in a letter was clear",
        ),
        ("The mayor said that “the speech” was clear.", "that"),
        ("The mayor reported that the bridge was safe.", "that the bridge was safe"),
        ("The statement of account was late, the mayor said.", "The statement of account was late"),
    ],
)
def test_no_channel(text: str, content: str) -> None:
    assert local_channel(reading_of(text), quote_of(text, content)) is None
