"""What is somebody's by layout becomes one quote: its rule, cue and source, who speaks, on what channel."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from announced_cases import CASES, FROZEN, HEADER, Announced

from quotetrack.attribute import attribute
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.transcripts import turn_quotes
from quotetrack.marks import pair_marks
from quotetrack.model import Document, Quote
from quotetrack.parse.conllu import load_conllu


@cache
def parses() -> dict[str, str]:
    """The frozen parse of each text, by its name."""
    blocks = FROZEN.read_text(encoding="utf-8").split(HEADER)[1:]
    return {name: conllu for name, _, conllu in (block.partition("\n") for block in blocks)}


def read(case: Announced) -> tuple[Document, tuple[Quote, ...]]:
    doc = load_conllu(parses()[case.name], case.text)
    words = Words(doc, pair_marks(doc.text, doc.layout.paragraphs))
    return doc, tuple(quote for quote, _ in turn_quotes(words))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_one_quote_by_layout(case: Announced) -> None:
    (quote,) = read(case)[1]
    assert quote.rule == case.rule
    assert (quote.cue.span.of(case.text) if quote.cue else None) == case.cue
    assert [s.of(case.text) for s in quote.source] == ([case.source] if case.source else [])


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_who_speaks_in_it(case: Announced) -> None:
    (found,) = attribute(*read(case))
    speaker = found.speaker
    assert ((speaker.name, speaker.type) if speaker else None) == case.speaker
    assert (speaker.role if speaker else None) == case.role
    assert found.channel == case.channel
