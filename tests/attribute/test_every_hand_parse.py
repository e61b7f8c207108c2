"""Who is named and who speaks in texts tagged by hand, and in each of their sentences by itself.

What one rule is there for stands in a line, and what it is not for in the next.

Who means to change an answer pins it anew, ``python tests/attribute/test_every_hand_parse.py``, and reads
the difference.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "gold"))
sys.path.insert(0, str(Path(__file__).parent))

import pytest
from hand_parsed import hand_parsed
from pinned_answers import read_pins, write_pins
from test_every_name import named, supposed, told, weighed

from quotetrack.attribute import attribute
from quotetrack.model import Cue, Document, Quote, Span

PINNED_IN = Path(__file__).parent / "every_hand_parse.json"
TEXTS = Path(__file__).parent / "hand_parsed.txt"


def texts() -> dict[str, str]:
    """Return the texts by their names."""
    blocks = TEXTS.read_text(encoding="utf-8").split("# ")[1:]
    return {name: body for name, _, body in (block.partition("\n") for block in blocks)}


def answers(marked: str) -> list[str]:
    """Return who speaks and who is named in a text, and for each of its sentences alone."""
    alone = (" / ".join(_answers(line)) for line in marked.split("\n") if line)
    return [*_answers(marked), "—", *alone]


def _answers(marked: str) -> list[str]:
    doc = hand_parsed(marked)
    quotes = [*supposed(doc, clauses=True), *labelled(doc)]
    return [*(told(doc, one) for one in attribute(doc, quotes)), "—", *named(doc), *weighed(doc)]


def labelled(doc: Document) -> list[Quote]:
    """Return a quote of what stands behind each colon, whose source is all before it."""
    quotes = []
    for sentence in doc.sentences:
        mark = next((t for t in sentence.tokens if t.text == ":" and t.index), None)
        if mark is not None and mark.index + 1 < len(sentence.tokens):
            source = Span(sentence.span.start, sentence.tokens[mark.index - 1].span.end)
            content = Span(sentence.tokens[mark.index + 1].span.start, sentence.span.end)
            cue = Cue(mark.span, ":")
            quotes.append(Quote("indirect", "speech", (content,), cue, (source,), "supposed", 1.0))
    return quotes


PINNED = read_pins(PINNED_IN)


@pytest.mark.parametrize("name", texts())
def test_every_hand_parse_is_as_it_was_pinned(name: str) -> None:
    assert answers(texts()[name]) == PINNED[name]


def test_nothing_else_is_pinned() -> None:
    assert PINNED.keys() == texts().keys()


if __name__ == "__main__":
    write_pins(PINNED_IN, {name: answers(body) for name, body in texts().items()})
