"""Whose every quote of our own articles, stories and passages is, whole: no answer changes unnoticed.

On frozen parses. Who means to change one pins it anew, ``python tests/attribute/test_every_speaker.py``, and
reads the difference: the gate says whether it is better.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "gold"))
sys.path.insert(0, str(Path(__file__).parent))

import pytest
from frozen_gold import SURE, every_document, found
from passages import FROZEN, HEADER, PASSAGES
from pinned_answers import read_pins, write_pins

from quotetrack.attribute import attribute, dateline_agency
from quotetrack.model import Agency, Attribution, Document, Quote
from quotetrack.parse.conllu import load_conllu

PINNED_IN = Path(__file__).parent / "every_speaker.json"
PARTS = 4


def documents(part: int) -> Iterator[tuple[str, Document, Sequence[Quote]]]:
    """Yield a part of the articles, stories and passages, each with its quotes."""
    for name, (doc, marked) in itertools.islice(every_document().items(), part, None, PARTS):
        yield name, doc, found(doc, marked, SURE)
    parses = dict(b.split("\n", 1) for b in FROZEN.read_text(encoding="utf-8").split(HEADER)[1:])
    for passage in PASSAGES[part::PARTS]:
        text, quotes = passage.read()
        yield f"passage {passage.name}", load_conllu(parses[passage.name], text), quotes


def told(doc: Document, one: Attribution) -> str:
    """Return whose a quote is, through whom it came and to whom, in a line."""
    who = one.speaker
    speaker = " ".join(map(str, [who.names, *_rest(who)])) if who else "-"
    hops = [f"{hop.agency} {hop.relation} {hop.mention}" for hop in one.relays]
    to = one.recipient.of(doc.text) if one.recipient else "-"
    words = " ".join(one.quote.text(doc.text).split()[:4])
    return f"{words}: {speaker} / {_agency(one.agency)} / {one.channel} / {hops} / {to}"


def _rest(who: object) -> list[object]:
    names = ("type", "method", "role", "affiliation", "candidates")
    return [getattr(who, name) for name in names]


def _agency(agency: Agency | None) -> str:
    return f"{agency.name} {agency.relation} {agency.mention}" if agency else "-"


def answers(part: int) -> dict[str, list[str]]:
    """Return the attributions of a part of the documents, by name, each with the article's agency."""
    return {
        name: [_agency(dateline_agency(doc)), *(told(doc, one) for one in attribute(doc, quotes))]
        for name, doc, quotes in documents(part)
    }


PINNED = read_pins(PINNED_IN)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_speaker_is_as_it_was_pinned(part: int) -> None:
    for name, got in answers(part).items():
        assert got == PINNED.get(name), name


def test_what_is_pinned_is_still_there() -> None:
    assert PINNED.keys() == {*every_document(), *(f"passage {passage.name}" for passage in PASSAGES)}


if __name__ == "__main__":
    pinned = {name: got for part in range(PARTS) for name, got in answers(part).items()}
    write_pins(PINNED_IN, pinned)
