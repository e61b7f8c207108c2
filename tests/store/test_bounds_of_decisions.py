"""What decisions about people refuse and give back, and articles that were taken out, on a few articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from saying import says, who

from quotetrack.errors import BadDecision, UnknownRow
from quotetrack.store import Store
from quotetrack.store.articles.removing import remove_article, removed_articles, restore_article
from quotetrack.store.decisions.merging import (
    add_alias,
    list_decisions,
    merge_speakers,
    remove_alias,
    undo_decision,
)
from quotetrack.store.decisions.splitting import SpeakerPart, split_speaker

DAY = datetime(2026, 11, 24, tzinfo=timezone.utc)


@pytest.fixture
def small(db_path: Path) -> Iterator[Store]:
    """Return a store of Ann Roe in three articles, Bo Ek in one, and of the Trust."""
    with Store(db_path) as store:
        store.save(says("Ann Roe", "a", "mayor", title="On tolls"))
        store.save(
            says("Ann Roe", "b", "mayor of Leeds", published="2026-01-05", url="https://example.org/b")
        )
        store.save(says("Ann Roe", "c"))
        store.save(says("Bo Ek", "d"))
        store.save(says("Harbour Trust", "e", kind="organization"))
        yield store


# what is done, and what it says of why it cannot be
REFUSED: list[tuple[Callable[[Any], object], str]] = [
    (lambda db: add_alias(db, "Ann Roe", " "), "'' is no name; give one with letters"),
    (
        lambda db: add_alias(db, "Ann Roe", "bo ek"),
        "'bo ek' is a speaker already: #2 Bo Ek, 1 quote; merge the two with: quotetrack merge DB '#2' '#1'",
    ),
    (
        lambda db: remove_alias(db, "Bo Ek", "The Oak"),
        "'The Oak' is no alias given by hand to #2 Bo Ek, 1 quote; none was given",
    ),
    (lambda db: undo_decision(db), "there is no decision to undo; see: quotetrack decisions DB"),
    (lambda db: undo_decision(db, 3), "there is no decision 3 to undo; see: quotetrack decisions DB"),
    (lambda db: merge_speakers(db, "Ann Roe", "Harbour Trust"), "Ann Roe is a person, Harbour Trust is an"),
    (
        lambda db: split_speaker(db, "Ann Roe", SpeakerPart(articles=("a", "b", "3")), "Ann Orr"),
        "#1 Ann Roe (mayor), 3 quotes: ",
    ),
    (
        lambda db: split_speaker(db, "Ann Roe", SpeakerPart(role="plumber"), "Ann Orr"),
        "#1 Ann Roe (mayor), 3 quotes: no article of this speaker fits ",
    ),
    (
        lambda db: split_speaker(db, "Ann Roe", SpeakerPart(articles=("zz",)), "Ann Orr"),
        "no article has the number, id, path or URL 'zz'",
    ),
    (
        lambda db: split_speaker(db, "Ann Roe", SpeakerPart(articles=("d",)), "Ann Orr"),
        "#1 Ann Roe (mayor), 3 quotes: no article of this speaker fits ",
    ),
    (
        lambda db: restore_article(db, "a"),
        "no article that was taken out is called 'a'; see: quotetrack articles DB --removed",
    ),
]


@pytest.mark.parametrize(("act", "said"), REFUSED)
def test_what_cannot_be_done_says_why(small: Store, act: Callable[[Any], object], said: str) -> None:
    with pytest.raises((BadDecision, UnknownRow)) as caught:
        act(small.db)
    assert str(caught.value).startswith(said)
    assert list_decisions(small.db) == []


PARTS: list[tuple[SpeakerPart, set[str]]] = [
    (SpeakerPart(articles=("a",)), {"a"}),
    (SpeakerPart(articles=("2",)), {"b"}),
    (SpeakerPart(articles=("b.txt", "c")), {"b", "c"}),
    (SpeakerPart(articles=("https://example.org/b", "d")), {"b"}),
    (SpeakerPart(role="mayor"), {"a", "b"}),
    (SpeakerPart(role="Leeds mayor"), {"b"}),
]


@pytest.mark.parametrize(("part", "taken"), PARTS)
def test_a_split_takes_its_part_and_gives_it_back(small: Store, part: SpeakerPart, taken: set[str]) -> None:
    before = who(small)
    made = split_speaker(small.db, "Ann Roe", part, "  Ann   Orr ", now=lambda: DAY)
    assert (made.number, made.subject, made.speaker.split(" (")[0], made.quotes) == (
        *(1, "Ann Roe", "Ann Orr"),
        len(taken),
    )
    assert {where for where, name in who(small).items() if name == "Ann Orr"} == taken
    assert sorted(count for _, _, count in made.articles) == [1] * len(taken)
    undone = undo_decision(small.db)
    assert (undone.number, undone.quotes) == (1, len(taken))
    assert (who(small), list_decisions(small.db)) == (before, [])


def test_only_the_last_decision_on_a_name_is_undone(small: Store) -> None:
    merge_speakers(small.db, "Bo Ek", "Ann Roe")
    split_speaker(small.db, "Ann Roe", SpeakerPart(articles=("a",)), "Ann Orr")
    add_alias(small.db, "Ann Orr", "The Toll")
    assert [(row["id"], row["action"], row["quotes"]) for row in list_decisions(small.db)] == [
        (3, "alias", 0),
        (2, "split", 1),
        (1, "merge", 1),
    ]
    remove_alias(small.db, "Ann Orr", "the toll")
    assert undo_decision(small.db, 1).quotes == 1
    assert who(small) == {"a": "Ann Orr", "b": "Ann Roe", "c": "Ann Roe", "d": "Bo Ek", "e": "Harbour Trust"}
    assert undo_decision(small.db).number == 2
    assert who(small)["a"] == "Ann Roe"


def test_an_alias_is_taken_by_its_name_alone(small: Store) -> None:
    add_alias(small.db, "Ann Roe", "The Toll")
    add_alias(small.db, "Ann Roe", "Annie")
    with pytest.raises(UnknownRow, match="; the aliases given are Annie, The Toll"):
        remove_alias(small.db, "Ann Roe", "Tolly")
    assert remove_alias(small.db, "Ann Roe", "ANNIE").subject == "Annie"
    assert [row["subject"] for row in list_decisions(small.db)] == ["The Toll"]


def test_articles_taken_out_come_back_by_any_name(small: Store) -> None:
    before, days = who(small), iter(range(9))

    def now() -> datetime:
        return DAY + timedelta(days=next(days))

    assert (
        remove_article(small.db, "a", now=now).heading,
        remove_article(small.db, "d", now=now).heading,
    ) == (
        "On tolls",
        "d",
    )
    assert [(row["id"], row["quotes"]) for row in removed_articles(small.db)] == [(4, 1), (1, 1)]
    assert set(who(small)) == {"b", "c", "e"}
    assert (restore_article(small.db, "1").heading, restore_article(small.db, "d").heading) == (
        "On tolls",
        "d",
    )
    assert (who(small), removed_articles(small.db)) == (before, [])
