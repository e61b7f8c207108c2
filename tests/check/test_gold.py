"""Verdicts and variants against the gold set: what was looked at while tuning, and what was not.

``pytest tests/check/test_gold.py -s`` prints the figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from checking_gold import Claim, claims, pair_stories, pairs, stories

from quotetrack.check.history import statement_likeness
from quotetrack.check.verification.archive import Archive, words_alike
from quotetrack.check.verification.verifying import VERDICTS, verify
from quotetrack.model import Extraction
from quotetrack.store import Store, open_existing
from quotetrack.store.statements.claim_search import ClaimReader
from quotetrack.store.statements.statement_groups import Statements

Build = Callable[..., Extraction]
PARTS = {"tuned": False, "held out": True}
FLOOR = 0.95


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory, build: Build) -> list[tuple[Claim, str]]:
    """Return each claim with the verdict it gets."""
    path = tmp_path_factory.mktemp("gold") / "gold.db"
    with Store(path) as store:
        for story in stories(build):
            store.save(story)
    db = open_existing(path)
    with closing(db.conn):
        archive = Archive(ClaimReader(db, words_alike))
        return [(claim, verify(claim.words, archive, claim.speaker).name) for claim in claims()]


@pytest.fixture(scope="module")
def build() -> Iterator[Build]:
    """Return the function that builds an extraction from marked text."""
    from conftest import extraction_of

    yield extraction_of


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory, build: Build) -> list[tuple[bool, bool, bool]]:
    """Return of each pair whether it is one statement, was called one, and is held out."""
    path = tmp_path_factory.mktemp("pairs") / "pairs.db"
    both = []
    with Store(path) as store:
        for sides in pair_stories(build):
            for story in sides:
                store.save(story)
            both.append([story.attributions[0].id for story in sides])
        Statements(store.db, statement_likeness).update()
        rows = store.db.conn.execute(
            "SELECT q.id, s.statement FROM statement_quotes AS s JOIN quotes AS q ON q.number = s.quote"
        )
        found = dict(rows.fetchall())
    return [
        (pair.same, found[a] == found[b], pair.held_out) for pair, (a, b) in zip(pairs(), both, strict=True)
    ]


def test_the_gold_is_large_and_even_enough() -> None:
    counted = Counter(claim.verdict for claim in claims())
    assert set(counted) == set(VERDICTS)
    assert min(counted.values()) >= 20
    assert len(claims()) >= 150
    assert len(pairs()) >= 300
    assert len({claim.words for claim in claims()}) > 0.9 * len(claims())


@pytest.mark.parametrize("part", PARTS)
def test_verdicts_are_right(verdicts: list[tuple[Claim, str]], part: str) -> None:
    some = [(claim, name) for claim, name in verdicts if claim.held_out == PARTS[part]]
    wrong = [(claim.verdict, name, claim.words) for claim, name in some if claim.verdict != name]
    accuracy = 1 - len(wrong) / len(some)
    print(f"\n{part}: {len(some)} claims, accuracy {accuracy:.3f}")
    for verdict in VERDICTS:
        own = [name for claim, name in some if claim.verdict == verdict]
        print(f"  {verdict:14} {sum(name == verdict for name in own)} of {len(own)}")
    assert accuracy >= FLOOR, wrong


def test_nothing_altered_passes_as_verbatim(verdicts: list[tuple[Claim, str]]) -> None:
    assert [c.words for c, name in verdicts if name == "verbatim" and c.verdict != "verbatim"] == []


@pytest.mark.parametrize("part", PARTS)
def test_variants_are_found_and_nothing_else(judged: list[tuple[bool, bool, bool]], part: str) -> None:
    counted = Counter((same, called) for same, called, held in judged if held == PARTS[part])
    found, extra, missed = counted[True, True], counted[False, True], counted[True, False]
    precision, recall = found / (found + extra), found / (found + missed)
    print(f"\n{part}: {sum(counted.values())} pairs, precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= FLOOR
    assert recall >= FLOOR
