"""What the teachers say of a text becomes passages to learn from, annotations first where there are some."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

sys.path.insert(0, str(Path(__file__).parent.parent / "detect"))

from stories import STORIES, document

from quotetrack.detect.network.scorer import load_scorer
from quotetrack.encoder.reading_network import ROLES, SENSES
from quotetrack.evaluate.annotated_corpus import Gold
from quotetrack.model import Document, Span
from training.reading.collect import GOLD, MARKED, Taught, Teachers, ask, passages_of, taught_by, texts
from training.reading.marks import OPEN, Mark, read_marks, touched
from training.teachers.features import chunks
from training.teachers.role_network import RoleNetwork, Symbols

NAME = "that clause with partial quotation"


def teachers(doc: Document) -> Teachers:
    """An untaught network for reports; the parse network is not asked here."""
    torch.manual_seed(3)
    tokens = [t for s in doc.sentences for t in s.tokens]
    words = [f"{c}{x}" for x in "abcdefghijklmnopqrstuvwxyz,.\"'" for c in ("", "##")]
    symbols = Symbols(
        ("[PAD]", "[UNK]", "[CLS]", "[SEP]", *words),
        tuple(sorted({t.upos for t in tokens})),
        tuple(sorted({t.rel for t in tokens})),
        ("O",),
        (),
    )
    return Teachers(None, RoleNetwork(symbols, hidden=8, link=8).eval(), load_scorer())  # type: ignore[arg-type]


def told_story() -> tuple[Document, list[Gold]]:
    story = next(s for s in STORIES if s.name == NAME)
    doc = document(story)
    _, found = story.read()
    gold = [Gold(*(tuple(parts.get(role, ())) for role in "SCK")) for parts in found.values()]
    return doc, gold


def test_passages_hold_every_word_once_with_what_is_told_of_it() -> None:
    doc, _ = told_story()
    told = ask(doc, teachers(doc))
    found = list(passages_of(told, Taught()))
    assert [w for p in found for w in p.words] == [t.text for s in doc.sentences for t in s.tokens]
    for passage in found:
        roles = passage.roles
        assert roles is not None
        assert roles.tags.shape == roles.nested.shape == (len(passage), len(ROLES))
        assert np.allclose(roles.tags.sum(axis=1), 1, atol=1e-4)
        assert all(full.shape == (len(passage), 2) for *_, full, _ in roles.links)


def test_annotations_count_beside_the_teachers() -> None:
    doc, gold = told_story()
    told = ask(doc, teachers(doc))
    [plain], [taught] = list(passages_of(told, Taught())), list(passages_of(told, Taught(gold, share=GOLD)))
    assert plain.roles is not None and taught.roles is not None
    cue = next(n for n, t in enumerate(told.words.tokens) if t.span.overlaps(gold[0].cue[0]))
    column = ROLES.index("S-CUE")
    assert taught.roles.tags[cue, column] == pytest.approx(
        GOLD + (1 - GOLD) * plain.roles.tags[cue, column], abs=1e-5
    )
    [link] = [one for one in taught.roles.links if one[0] == cue]
    source = next(n for n, t in enumerate(told.words.tokens) if t.span.overlaps(gold[0].source[0]))
    assert link[3][source, 0] >= GOLD - 1e-6 and link[4] == 1.0


def test_marks_tell_what_a_cue_does_and_what_lies_within() -> None:
    doc, gold = told_story()
    told = ask(doc, teachers(doc))
    quoted = gold[0]
    inner = Gold(quoted.source, quoted.content[:1], ())
    marks = [Mark(quoted, "speech", False, True), Mark(inner, "thought", True, False)]
    [plain], [taught] = list(passages_of(told, Taught())), list(passages_of(told, taught_by(marks)))
    assert plain.roles is not None and taught.roles is not None and taught.roles.senses is not None
    [whole] = chunks(doc, told.words.quotations)
    held, cue = touched(whole, quoted.content), touched(whole, quoted.cue)
    assert taught.roles.senses[cue].tolist() == [SENSES.index("speech")] * int(cue.sum())
    assert set(taught.roles.senses[held].tolist()) == {OPEN}
    assert set(taught.roles.senses[~held & ~cue].tolist()) == {0}
    assert taught.roles.known[held].all() and not taught.roles.known[~held].any()
    assert taught.roles.tags[cue, ROLES.index("S-CUE")].min() >= MARKED
    deed = taught_by([Mark(quoted, "deed", False, True)])
    [left] = list(passages_of(told, deed))
    assert left.roles is not None
    assert np.allclose(left.roles.tags[cue | held], plain.roles.tags[cue | held])


def test_marks_are_read_without_their_texts(tmp_path: Path) -> None:
    row = {"cue": [[4, 8]], "source": [[0, 3]], "content": [[9, 20]], "nested": False, "sure": True}
    path = tmp_path / "marks.jsonl"
    path.write_text(json.dumps({"id": "a", "marks": [{**row, "class": "deed"}]}) + "\n", encoding="utf-8")
    [[mark]] = read_marks(path).values()
    assert (mark.klass, mark.spans.cue) == ("deed", (Span(4, 8),))
    path.write_text(json.dumps({"id": "a", "marks": [{**row, "class": "song"}]}) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="song"):
        read_marks(path)


def test_texts_come_from_folders_and_rows(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "b", "text": "Two."}\n', encoding="utf-8")
    assert list(texts(tmp_path, False)) == [("a", "One.", Taught())]
    assert list(texts(rows, False)) == [("b", "Two.", Taught())]
