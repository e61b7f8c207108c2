"""Who speaks in every turn of the transcripts and shapes in tests/layouts, whole: by layout and labels alone.

Nothing is parsed, so that what counts are labels, what stands beside them and what the text writes of their
bearers. Who means to change an answer pins it anew, ``python tests/attribute/test_every_turn.py``, and reads
the difference.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "layouts"))

import pytest
from pinned_answers import read_pins, write_pins
from shapes import FOLDER, TABLES, shapes

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.speakers.full_names import WrittenNames, cased, is_given, is_office, untitled
from quotetrack.attribute.speakers.signatories import name_signed
from quotetrack.attribute.speakers.turn_speakers import name_turns
from quotetrack.model import Document, Speaker, Turn
from quotetrack.parse.layout.regions import lay_out

PINNED_IN = Path(__file__).parent / "every_turn.json"
LABELS = [
    "The CHAIR", "Moderator", "Minister for Ports", "Chair Ann Roe", "Senator VALE", "Olsson", "the witness",
    "Speaker 2", "Q1", "PG", "NG", "LP", "McNAMARA", "O'NEILL", "ROE-BELL", "Roe", "ROE, Ann", "Doe, John",
    "Ó Broin, Seán", "ROE of Avon", "Ms. FENN", "MR FENN", "First Minister Gwilym Tarrant", "Host Teo",
    "Baker Lund", "Shri Devraj Kolhatkar", "Dr. A. B. Roe", "Lord Penhallow", "DIRECTOR OF WATERS MARTA RUHL",
    "TeaAndToast", "ann_roe", "ANN_ROE", "MacLEOD", "X", "XY", "A. Roe", "ANNA", "El", "Sir", "Ms. Holm of",
    "Clerk of the House", "Board", "Ann of Avon", "Minister Ann Roe", "Chief Executive Officer Ann Roe",
]  # fmt: skip


def texts() -> Iterator[tuple[str, str]]:
    """Yield the transcripts and shapes, by name."""
    for path in sorted(FOLDER.glob("*.*")):
        if path.suffix in (".txt", ".md", ".vtt") and path.name not in (*TABLES, "not-yet.txt", "README.md"):
            yield path.name, path.read_bytes().decode("utf-8")
    yield from ((shape.name, shape.text) for shape in shapes())


def told(text: str, turn: Turn, who: Speaker | None) -> str:
    """Return what a turn's label says and who speaks, in a line."""
    label = " ".join(turn.source.of(text).split()) if turn.source is not None else "—"
    if who is None:
        return f"{label}: nobody"
    role, body = who.role and f", {who.role}", who.affiliation and f" of {who.affiliation}"
    how = f"{who.type} {who.method} {who.confidence}"
    return f"{label}: {' + '.join(who.names)}{role or ''}{body or ''} ({how})"


def speakers(text: str) -> list[str]:
    """Return who speaks in the turns of a text, each answer once."""
    doc = Document(text, (), (), lay_out(text))
    turns, cast = doc.layout.turns, Cast(doc, [])
    written = WrittenNames(cast)
    found = name_turns(cast, turns, written) | name_signed(cast, turns, written)
    return list(dict.fromkeys(told(text, turn, found.get(turn)) for turn in turns))


def label(written: str) -> str:
    """Return what is read of a label by itself."""
    name, title = untitled(written)
    flags = [word for word, holds in (("office", is_office(written)), ("given", is_given(name[0]))) if holds]
    return f"{written}: {'|'.join(name)} ({title}) {' '.join(map(cased, name))} {' '.join(flags)}".strip()


PINNED = read_pins(PINNED_IN)


@pytest.mark.parametrize("part", range(4))
def test_every_turn_is_as_it_was_pinned(part: int) -> None:
    for name, text in list(texts())[part::4]:
        got = speakers(text)
        assert got == PINNED.get(name, got), name  # what is new is pinned with the next run


def test_every_label_is_as_it_was_pinned() -> None:
    assert list(map(label, LABELS)) == PINNED["labels"]
    assert PINNED.keys() <= {"labels", *(name for name, _ in texts())}


if __name__ == "__main__":
    pinned = {name: speakers(text) for name, text in texts()}
    write_pins(PINNED_IN, {**pinned, "labels": list(map(label, LABELS))})
