"""A verdict says who spoke as the article does: whose name that is follows merges, and their undoing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import extraction_of
from saying import says, who

from quotetrack.model import Extraction, Speaker
from quotetrack.model.stored import ReviewStatus
from quotetrack.store import Store
from quotetrack.store.articles.removing import remove_article, restore_article
from quotetrack.store.decisions import merging
from quotetrack.store.questions.queries import check
from quotetrack.store.reviews.verdicts import Correction, record_review, reviews

Verdict = tuple[ReviewStatus, Correction | None]
VERDICTS: list[Any] = [
    pytest.param(("confirmed", None), id="confirmed"),
    pytest.param(("rejected", None), id="rejected"),
    pytest.param(("corrected", Correction(agency="AP")), id="agency"),
    pytest.param(("corrected", Correction(role="swimmer")), id="role"),
    pytest.param(("corrected", Correction(klass="thought")), id="class"),
    pytest.param(("corrected", Correction(speaker=("Hal Brook",))), id="the name itself"),
]


@pytest.fixture
def store(db_path: Path) -> Iterator[Store]:
    with Store(db_path) as opened:
        opened.save(says("Hal Brook", "a"))
        opened.save(says("Mo Reed", "b"))
        yield opened


def decide(store: Store, verdict: Verdict) -> None:
    status, correction = verdict
    [[quote]] = store.db.conn.execute(
        "SELECT q.id FROM quotes AS q JOIN articles AS a ON a.id = q.article WHERE a.document = 'a'"
    )
    record_review(store.db, quote, status, reviewer="Ida", correction=correction)


def edited() -> Extraction:
    return extraction_of(
        "It rained. [S1:Hal Brook] [C1:said] [Q1:thing a is so].",
        {1: {"speaker": Speaker(("Hal Brook",), "person", "name")}},
        id="a",
        path="a.txt",
    )


def edit(store: Store) -> None:
    store.save(edited())


def again(store: Store) -> None:
    store.save(says("Hal Brook", "a"), again=True)


def take_out_and_back(store: Store) -> None:
    remove_article(store.db, "a")
    restore_article(store.db, "a")


WRITTEN_ANEW = [edit, again, take_out_and_back]


@pytest.mark.parametrize("anew", WRITTEN_ANEW)
@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_under_a_merge_leaves_the_speaker_free(
    store: Store, verdict: Verdict, anew: Callable[[Store], None]
) -> None:
    merging.merge_speakers(store.db, "Hal Brook", "Mo Reed")
    decide(store, verdict)
    anew(store)
    assert who(store)["a"] == "Mo Reed"
    merging.undo_decision(store.db)
    assert who(store)["a"] == "Hal Brook"
    anew(store)
    assert who(store) == {"a": "Hal Brook", "b": "Mo Reed"}
    assert check(store.db) == []


@pytest.mark.parametrize("verdict", VERDICTS)
def test_what_is_taken_out_under_a_merge_comes_back_without_it(store: Store, verdict: Verdict) -> None:
    merging.merge_speakers(store.db, "Hal Brook", "Mo Reed")
    decide(store, verdict)
    remove_article(store.db, "a")
    merging.undo_decision(store.db)
    restore_article(store.db, "a")
    assert who(store) == {"a": "Hal Brook", "b": "Mo Reed"}


@pytest.mark.parametrize("anew", WRITTEN_ANEW)
@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_before_a_merge_follows_it(
    store: Store, verdict: Verdict, anew: Callable[[Store], None]
) -> None:
    decide(store, verdict)
    merging.merge_speakers(store.db, "Hal Brook", "Mo Reed")
    anew(store)
    assert who(store)["a"] == "Mo Reed"
    merging.undo_decision(store.db)
    assert who(store)["a"] == "Hal Brook"


def test_who_is_named_by_hand_stays_named(store: Store) -> None:
    merging.merge_speakers(store.db, "Hal Brook", "Mo Reed")
    decide(store, ("corrected", Correction(speaker=("Mo Reed",))))
    merging.undo_decision(store.db)
    edit(store)
    assert who(store)["a"] == "Mo Reed"


def test_another_kind_of_speaker_is_of_whom_the_quote_is(store: Store) -> None:
    merging.merge_speakers(store.db, "Hal Brook", "Mo Reed")
    decide(store, ("corrected", Correction(speaker_type="organization")))
    assert who(store)["a"] == "Mo Reed"


def test_the_list_of_verdicts_says_whose_a_quote_is(store: Store) -> None:
    merging.merge_speakers(store.db, "Hal Brook", "Mo Reed")
    decide(store, ("corrected", Correction(role="swimmer")))
    assert [row["speaker"] for row in reviews(store.db)] == ["Mo Reed"]
    merging.undo_decision(store.db)
    assert [row["speaker"] for row in reviews(store.db)] == ["Hal Brook"]
