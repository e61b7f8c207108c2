"""What is found in our own articles, stories, passages and sentences, whole: no quote changes unnoticed.

On frozen parses, where the network says what is marked: surely, doubtfully, or nothing. Pinned is what is
found, not all of which is right: many sentences are there to be refused. Who means to change what is found
pins it anew, ``python tests/detect/test_every_quote.py``, and reads the difference: the gate says whether it
is better.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "gold"))
sys.path.insert(0, str(Path(__file__).parent.parent / "attribute"))

import passages
import pytest
import rule_cases
from conftest import unmark
from frozen_gold import BLIND, DOUBTFUL, SURE, every_document, found
from pinned_answers import read_pins, write_pins
from stories import Parts

from quotetrack.model import Document, Quote, Span
from quotetrack.parse.conllu import load_conllu

PINNED_IN = Path(__file__).parent / "every_quote.json"
SHORT_IN = Path(__file__).parent / "every_short_quote.json"
TRUST = {"sure": SURE, "doubtful": DOUBTFUL, "blind": BLIND}
PARTS = 4


def told(doc: Document, quote: Quote) -> str:
    """Return all that is known of a quote, in a line."""

    def words(spans: tuple[Span, ...]) -> str:
        return " | ".join(f"{span.start} {span.of(doc.text)}" for span in spans)

    cue = f"{words((quote.cue.span,))} ({quote.cue.lemma}, {quote.cue.klass})" if quote.cue else "-"
    how = f"{quote.kind} {quote.klass} {quote.rule} {quote.confidence:.2f}{' negated' * quote.negated}"
    return f"{words(quote.source)} / {cue} / {words(quote.content)} / {how} {quote.parent} {quote.continues}"


def answers(trust: str, part: int) -> dict[str, list[str]]:
    """Return the quotes of a part of the documents, by name."""
    some = itertools.islice(every_document().items(), part, None, PARTS)
    return {
        f"{trust}: {name}": [told(doc, quote) for quote in found(doc, marked, TRUST[trust])]
        for name, (doc, marked) in some
    }


def short_texts() -> Iterator[tuple[str, Document, dict[str, Parts]]]:
    """Yield the passages of tests/attribute with what is marked in them, and the sentences of the rules."""
    blocks = passages.FROZEN.read_text(encoding="utf-8").split(passages.HEADER)[1:]
    parses = dict(block.split("\n", 1) for block in blocks)
    for one in passages.PASSAGES:
        text, spans = unmark(one.marked)
        marked = {
            str(number): {"S": some.get("S", []), "C": some.get("C", []), "K": some["Q"]}
            for number, some in spans.items()
        }
        yield f"passage {one.name}", load_conllu(parses[one.name], text), marked
    for text in rule_cases.texts():
        yield text, load_conllu(rule_cases.parses()[rule_cases.in_one_line(text)], text), {}


def short_answers(part: int) -> dict[str, list[str]]:
    """Return the quotes of a part of the short texts, by name, where the network doubts."""
    some = itertools.islice(short_texts(), part, None, PARTS)
    return {name: [told(doc, q) for q in found(doc, marked, DOUBTFUL)] for name, doc, marked in some}


PINNED, PINNED_SHORT = read_pins(PINNED_IN), read_pins(SHORT_IN)


@pytest.mark.parametrize(("trust", "part"), list(itertools.product(TRUST, range(PARTS))))
def test_every_quote_is_as_it_was_pinned(trust: str, part: int) -> None:
    for name, got in answers(trust, part).items():
        assert got == PINNED[name], name


@pytest.mark.parametrize("part", range(PARTS))
def test_every_quote_of_a_short_text_is_as_it_was_pinned(part: int) -> None:
    for name, got in short_answers(part).items():
        assert got == PINNED_SHORT.get(name, got), name  # what is new is pinned with the next run


def test_every_document_is_pinned() -> None:
    assert PINNED_SHORT.keys() <= {name for name, _, _ in short_texts()}
    assert {f"{trust}: {name}" for trust in TRUST for name in every_document()} == PINNED.keys()


if __name__ == "__main__":
    pinned = {n: got for t in TRUST for part in range(PARTS) for n, got in answers(t, part).items()}
    write_pins(PINNED_IN, pinned)
    short = {n: got for part in range(PARTS) for n, got in short_answers(part).items()}
    write_pins(SHORT_IN, dict(sorted(short.items())))
