"""What is found in our own articles and stories, whole: no quote changes unnoticed.

On frozen parses, where the network says what is marked: surely, doubtfully, or nothing. Who means to change
what is found pins it anew, ``python tests/detect/test_every_quote.py``, and reads the difference: the gate
says whether it is better.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "gold"))

import pytest
from frozen_gold import BLIND, DOUBTFUL, SURE, every_document, found
from pinned_answers import read_pins, write_pins

from quotetrack.model import Document, Quote, Span

PINNED_IN = Path(__file__).parent / "every_quote.json"
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


PINNED = read_pins(PINNED_IN)


@pytest.mark.parametrize(("trust", "part"), list(itertools.product(TRUST, range(PARTS))))
def test_every_quote_is_as_it_was_pinned(trust: str, part: int) -> None:
    for name, got in answers(trust, part).items():
        assert got == PINNED[name], name


def test_every_document_is_pinned() -> None:
    assert {f"{trust}: {name}" for trust in TRUST for name in every_document()} == PINNED.keys()


if __name__ == "__main__":
    pinned = {n: got for t in TRUST for part in range(PARTS) for n, got in answers(t, part).items()}
    write_pins(PINNED_IN, pinned)
