"""Who is named and who speaks where tagger and parser are wrong, whole: in texts crowded with names.

Pinned is what is answered, which need not be right: the parses are not. Who means to change an answer pins it
anew, ``python tests/attribute/test_every_mistake.py``, and reads the difference.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "gold"))
sys.path.insert(0, str(Path(__file__).parent))

import crowded_texts
import pytest
from frozen_gold import every_document
from mistagged import mistagged
from pinned_answers import read_pins, write_pins
from test_every_name import crowded_text, named, one_document, supposed, told, weighed

from quotetrack.attribute import attribute
from quotetrack.model import Document

PINNED_IN = Path(__file__).parent / "every_mistake.json"
PARTS = 16


def documents() -> dict[str, Callable[[], Document]]:
    """Return the crowded texts, twice, and every third article and story, mistaken, by name."""
    read = {name: partial(crowded_text, name) for name in crowded_texts.TEXTS}
    some = {name: partial(one_document, name) for name in list(every_document())[::3]}
    made = {f"{seed} {name}": (seed, doc) for seed in "ab" for name, doc in read.items()}
    made |= {name: ("c", doc) for name, doc in some.items()}
    return {name: partial(_wrong, doc, f"{seed} {name}") for name, (seed, doc) in made.items()}


def _wrong(read: Callable[[], Document], seed: str) -> Document:
    return mistagged(read(), seed)


def answers(part: int) -> dict[str, list[str]]:
    """Return the answers of a part of the documents, by name."""
    found = {}
    for name, read in itertools.islice(documents().items(), part, None, PARTS):
        doc = read()
        quotes = supposed(doc, clauses=not name.startswith("a "))
        found[name] = [*(told(doc, one) for one in attribute(doc, quotes)), "—", *named(doc), *weighed(doc)]
    return found


PINNED = read_pins(PINNED_IN)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_mistake_is_as_it_was_pinned(part: int) -> None:
    for name, got in answers(part).items():
        assert got == PINNED.get(name, got), name  # what is new is pinned with the next run


def test_what_is_pinned_is_still_there() -> None:
    assert PINNED.keys() <= documents().keys()


if __name__ == "__main__":
    pinned = {name: got for part in range(PARTS) for name, got in answers(part).items()}
    write_pins(PINNED_IN, dict(sorted(pinned.items())))
