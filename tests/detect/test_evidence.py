"""What the network says, by word number: whole documents, contents looked at by themselves, links of cues."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from stories import STORIES, document

from quotetrack.detect.decide.drafting import RELIED_ON, draft_quotes
from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.cue_relations import BRANCHES, NEAR, SPANS, relations
from quotetrack.detect.network.evidence import DocumentEvidence, gather
from quotetrack.detect.network.scorer import load_scorer
from quotetrack.detect.propose.cues import make_cue
from quotetrack.encoder.reading_network import ROLES, SENSES
from quotetrack.marks import pair_marks
from quotetrack.model import RoleReading
from training.teachers.features import chunks
from training.teachers.role_network import relations as teachers_relations

RANKS = 4


def story(name: str) -> Words:
    doc = document(next(s for s in STORIES if s.name == name))
    return Words(doc, pair_marks(doc.text, doc.layout.paragraphs))


def reading(start: int, kept: range, size: int, seed: int) -> RoleReading:
    """What an invented network might say of ``size`` words from ``start``."""
    rng = np.random.default_rng(seed)
    roles, nested = (rng.dirichlet(np.ones(len(ROLES)), size).astype(np.float32) for _ in range(2))
    senses = rng.dirichlet(np.ones(len(SENSES)), size).astype(np.float32)
    cues, words = (rng.standard_normal((size, 2, RANKS)).astype(np.float16) for _ in range(2))
    return RoleReading(start, kept, roles, nested, senses, cues, words)


def reader(seed: int = 1) -> Any:
    rng = np.random.default_rng(seed)
    near, branch = (rng.standard_normal((n, 2)).astype(np.float32) for n in (NEAR, BRANCHES))
    return SimpleNamespace(near=near, branch=branch)


@pytest.fixture
def words() -> Words:
    """Two sentences of eight words and six: *“We will rebuild … ,” Mayor … said. “It will … .”*"""
    return story("said before and after")


@pytest.fixture
def evidence(words: Words) -> DocumentEvidence:
    """Two readings that overlap: the first answers for words 0 to 7, the second for the rest."""
    size = len(words)
    parts = (reading(0, range(8), 11, 2), reading(5, range(8, size), size - 5, 3))
    return DocumentEvidence(words, parts, reader())


def test_each_word_is_answered_by_the_reading_that_keeps_it(words: Words, evidence: DocumentEvidence) -> None:
    first, second = reading(0, range(8), 11, 2), reading(5, range(8), len(words) - 5, 3)
    assert np.array_equal(evidence.tags, np.concatenate([first.roles[:8], second.roles[3:]]))
    assert np.array_equal(
        evidence.nested(range(len(evidence.tags))), np.concatenate([first.nested[:8], second.nested[3:]])
    )
    assert [evidence.chunk_of(n) for n in (0, 7, 8, len(words) - 1)] == [
        range(11),
        range(11),
        range(5, len(words)),
        range(5, len(words)),
    ]


def test_a_link_has_a_row_for_each_word_that_was_seen_with_the_cue(
    words: Words, evidence: DocumentEvidence
) -> None:
    found = evidence.link([2, 9])
    assert found[2].shape == (11, 2) and found[9].shape == (len(words) - 5, 2)
    part, tables = reading(5, range(8), len(words) - 5, 3), reader()
    near, branch = relations(words, range(5, len(words)), 9)
    for row in range(len(near)):
        for role in range(2):
            own, other = part.cues[4, role].astype(float), part.words[row, role].astype(float)
            score = own @ other + tables.near[near[row], role] + tables.branch[branch[row], role]
            assert found[9][row, role] == pytest.approx(1 / (1 + np.exp(-score)), abs=1e-4)


def test_a_content_is_looked_at_by_itself(evidence: DocumentEvidence) -> None:
    numbers = [1, 2, 4, 6, 9, 10]
    inner = evidence.within(numbers)
    assert np.array_equal(inner.tags, evidence.nested(numbers))
    assert inner.chunk_of(1) == range(6)  # words 0 to 10 of the document
    assert inner.chunk_of(4) == range(3, 6)  # words from 5 on: 6, 9 and 10
    whole = evidence.link([2, 9])
    found = inner.link([1, 4])
    assert np.array_equal(found[1], whole[2][numbers])
    assert np.array_equal(found[4], whole[9][[1, 4, 5]])


def test_a_document_without_words_has_no_evidence(words: Words) -> None:
    empty = Words(replace(words.doc, sentences=(), readings=()), ())
    found = gather(empty, reader())
    assert found.tags.shape == found.nested([]).shape == (0, len(ROLES))
    assert found.link([]) == {}


def test_what_the_parser_has_read_is_not_read_again(words: Words) -> None:
    size = len(words)
    own = reading(0, range(size), size, 5)
    given = Words(replace(words.doc, readings=(own,)), words.quotations)
    assert np.array_equal(gather(given, reader()).tags, own.roles)  # this reader cannot read


@pytest.mark.model
def test_a_frozen_parse_is_read_here() -> None:
    words = story("said before and after")
    found = gather(words)
    assert found.tags.shape == (len(words), len(ROLES))
    assert found.tags.sum(axis=1) == pytest.approx(1, abs=1e-3)
    cue = next(n for n, token in enumerate(words.tokens) if token.text == "said")
    assert ROLES[int(found.tags[cue].argmax())].endswith("CUE")
    assert found.link([cue])[cue].shape == (len(words), 2)


def test_distances_are_classes_by_sentence(words: Words) -> None:
    cue = words.sentence_words(len(words) - 1).start + 2
    near, _ = relations(words, range(len(words)), cue)
    own = words.sentence_words(cue)
    width = len(SPANS) + 1
    assert near[cue] == width + SPANS.index(0)
    assert near[cue + 1] == width + SPANS.index(1) and near[cue - 1] == width + SPANS.index(-1)
    assert set(near[: own.start] // width) == {0} and set(near[own.start :] // width) == {1}
    assert near.max() < NEAR


BRANCHED = [s.name for s in STORIES if "transcript" not in s.name and "headline" not in s.name]


@pytest.mark.parametrize("name", BRANCHED)
def test_relations_are_those_that_the_teacher_was_told(name: str) -> None:
    """The two are written apart."""
    words = story(name)
    [chunk] = chunks(words.doc, words.quotations)
    cues = [n for n, token in enumerate(words.tokens) if token.upos in ("VERB", "NOUN")]
    if not cues:
        return
    near, branch = teachers_relations(chunk, cues)
    for row, cue in enumerate(cues):
        ours = relations(words, range(len(words)), cue)
        assert torch.equal(near[row].long(), torch.from_numpy(ours[0])), cue
        assert torch.equal(branch[row].long(), torch.from_numpy(ours[1])), cue


@pytest.mark.model
def test_of_many_cues_only_what_could_be_kept_is_drafted() -> None:
    words = story("said before and after")
    evidence, scorer = gather(words), load_scorer()
    cues = [make_cue(words, (n,)) for n, token in enumerate(words.tokens) if token.upos in ("VERB", "NOUN")]
    drafts = draft_quotes(words, evidence, cues, scorer)
    assert 0 < len(drafts) < len(cues)
    assert all(draft.confidence >= min(RELIED_ON, scorer.threshold) for draft in drafts)
