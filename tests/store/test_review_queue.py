"""The queue of a review: what addresses ask for, in what order quotes wait, and how many."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import extraction_of

from quotetrack.store import Store
from quotetrack.store.reviews import queue
from quotetrack.store.reviews.queue import ReviewQueue, count_queued, queued, rules_found
from quotetrack.store.reviews.verdicts import record_review

# an address, the queue it asks for, and the address again without what is usual
ADDRESSES: list[tuple[dict[str, str], ReviewQueue, dict[str, str]]] = [
    ({}, ReviewQueue(), {}),
    ({"state": "open", "order": "least"}, ReviewQueue(), {}),
    ({"state": "closed", "order": "any", "kind": "x", "class": "y", "rule": ""}, ReviewQueue(), {}),
    (
        {"state": "rejected", "order": "most"},
        ReviewQueue(state="rejected", order="most"),
        {"state": "rejected", "order": "most"},
    ),
    ({"kind": "mixed", "rule": "odd"}, ReviewQueue("mixed", rule="odd"), {"kind": "mixed", "rule": "odd"}),
    ({"class": "thought", "limit": "3"}, ReviewQueue(klass="thought"), {"class": "thought"}),
]


@pytest.mark.parametrize(("given", "asked", "again"), ADDRESSES)
def test_an_address_asks_for_a_queue(
    given: dict[str, Any], asked: ReviewQueue, again: dict[str, str]
) -> None:
    assert ReviewQueue.of(given) == asked
    assert asked.arguments() == again


STORY = extraction_of(
    " ".join(f"[S{n}:Ann Roe] [C{n}:said] [Q{n}:thing {n} is so]." for n in range(1, 8)),
    {
        1: {"confidence": 0.9, "kind": "direct"},
        2: {"confidence": 0.2, "rule": "odd"},
        3: {"confidence": 0.5, "klass": "thought"},
        4: {"confidence": 0.4},
        5: {"confidence": 0.6},
        6: {"confidence": 0.7},
        7: {"confidence": 0.8},
    },
)
IDS = [one.id for one in STORY.attributions]


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store where quote 4 is commented, 5 confirmed, 6 rejected, 7 confirmed and commented."""
    path: Path = tmp_path_factory.mktemp("queue") / "news.db"
    with Store(path) as store:
        store.save(STORY)
        record_review(store.db, IDS[3], "commented", reviewer="Bo Ek", note="who is that?")
        record_review(store.db, IDS[4], "confirmed", reviewer="Bo Ek")
        record_review(store.db, IDS[5], "rejected", reviewer="Bo Ek")
        record_review(store.db, IDS[6], "confirmed", reviewer="Bo Ek")
        record_review(store.db, IDS[6], "commented", reviewer="Bo Ek", note="sure")
        yield store


QUEUES: list[tuple[ReviewQueue, list[int]]] = [
    (ReviewQueue(), [2, 4, 3, 1]),
    (ReviewQueue(order="most"), [1, 3, 4, 2]),
    (ReviewQueue(state="commented"), [4]),
    (ReviewQueue(state="confirmed"), [5, 7]),
    (ReviewQueue(state="rejected"), [6]),
    (ReviewQueue(state="corrected"), []),
    (ReviewQueue(kind="direct"), [1]),
    (ReviewQueue(klass="thought"), [3]),
    (ReviewQueue(rule="odd"), [2]),
    (ReviewQueue(kind="direct", rule="odd"), []),
    (ReviewQueue(kind="indirect", klass="speech", state="confirmed", order="most"), [7, 5]),
]


@pytest.mark.parametrize(("asked", "expected"), QUEUES)
def test_quotes_wait_by_how_sure_they_are(reviewed: Store, asked: ReviewQueue, expected: list[int]) -> None:
    ids = [IDS[n - 1] for n in expected]
    assert queued(reviewed.db, asked) == ids
    assert count_queued(reviewed.db, asked) == len(ids)
    for n, before in enumerate(ids):
        assert queued(reviewed.db, asked, after=before) == ids[n + 1 :]
    assert queued(reviewed.db, asked, limit=1) == ids[:1]
    assert queued(reviewed.db, asked, after="no such quote") == ids


@pytest.mark.parametrize(("bound", "count"), [(3, None), (4, 4), (5, 4)])
def test_a_queue_is_counted_to_a_bound(
    reviewed: Store, monkeypatch: pytest.MonkeyPatch, bound: int, count: int | None
) -> None:
    monkeypatch.setattr(queue, "COUNTED_TO", bound)
    assert count_queued(reviewed.db, ReviewQueue()) == count


def test_rules_are_counted_by_name(reviewed: Store) -> None:
    assert rules_found(reviewed.db) == [{"rule": "by_hand", "quotes": 6}, {"rule": "odd", "quotes": 1}]
