"""What the teachers say of a text becomes passages to learn from, annotations first where there are some."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import torch

sys.path.insert(0, str(Path(__file__).parent.parent / "detect"))

from stories import STORIES, document

from quotetrack.detect.decide.scorer import load_scorer
from quotetrack.encoder.reading_network import ROLES
from quotetrack.evaluate.annotated_corpus import Gold
from quotetrack.model import Document
from training.reading.collect import GOLD, Teachers, ask, passages_of, texts
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
    found = list(passages_of(told, None))
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
    [plain], [taught] = list(passages_of(told, None)), list(passages_of(told, gold))
    assert plain.roles is not None and taught.roles is not None
    cue = next(n for n, t in enumerate(told.words.tokens) if t.span.overlaps(gold[0].cue[0]))
    column = ROLES.index("S-CUE")
    assert taught.roles.tags[cue, column] == pytest.approx(
        GOLD + (1 - GOLD) * plain.roles.tags[cue, column], abs=1e-5
    )
    [link] = [one for one in taught.roles.links if one[0] == cue]
    source = next(n for n, t in enumerate(told.words.tokens) if t.span.overlaps(gold[0].source[0]))
    assert link[3][source, 0] >= GOLD - 1e-6 and link[4] == 1.0


def test_texts_come_from_folders_and_rows(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "b", "text": "Two."}\n', encoding="utf-8")
    assert list(texts(tmp_path, False)) == [("a", "One.", None)]
    assert list(texts(rows, False)) == [("b", "Two.", None)]
