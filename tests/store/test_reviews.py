"""Verdicts: what they change, what they survive, and what is left of them when their quote goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from quotetrack.errors import UnknownRow
from quotetrack.model import Extraction, Span, Speaker
from quotetrack.store import Store, open_existing
from quotetrack.store.questions.queries import QuoteFilter, check, quotes, show
from quotetrack.store.reviews.verdicts import Correction, history, record_review, reviews

Build = Callable[..., Extraction]
STORY = (
    "[S1:Ann Roe] [C1:said] [Q1:the bridge will open in May]. "
    "[S2:She] [C2:added], [Q2:“The toll is low.”] "
    "[Q3:“Nobody [S4:the board] [C4:claims] [Q4:it leaks],”] [S3:he] [C3:told] reporters."
)
QUOTES: dict[int, dict[str, Any]] = {
    2: {"kind": "direct", "lemma": "add"},
    3: {"kind": "direct", "lemma": "tell", "speaker": Speaker(("Otto Dahl",), "person", "pronoun")},
    4: {"speaker": Speaker(("Board",), "organization", "name"), "lemma": "claim", "parent": 2},
}
NOON = datetime(2026, 11, 24, 12, tzinfo=timezone.utc)


@pytest.fixture
def story(extraction: Build) -> Extraction:
    return extraction(STORY, QUOTES, title="Bridge to open")


@pytest.fixture
def store(story: Extraction, db_path: Path) -> Iterator[Store]:
    with Store(db_path) as opened:
        opened.save(story)
        yield opened


def key(story: Extraction, number: int) -> str:
    return story.attributions[number - 1].id


def decide(store: Store, quote: str, status: Any, **more: Any) -> str:
    reviewer = more.pop("reviewer", "Ida Lund")
    note = more.pop("note", None)
    correction = Correction(**more) if more else None
    return record_review(
        store.db, quote, status, reviewer=reviewer, note=note, correction=correction, now=lambda: NOON
    )


def row(store: Store, quote: str) -> dict[str, Any]:
    return show(store.db, quote)


def words(store: Store, quote: str) -> str:
    return str(row(store, quote)["text"])


def test_a_verdict_shows_where_the_quote_shows(story: Extraction, store: Store) -> None:
    assert decide(store, key(story, 1)[:6], "confirmed", note="on tape") == key(story, 1)
    found = row(store, key(story, 1))
    shown = [found[name] for name in ("review", "reviewer", "review_note", "reviewed_at", "corrected")]
    assert shown == ["confirmed", "Ida Lund", "on tape", "2026-11-24T12:00:00Z", None]
    assert row(store, key(story, 2))["review"] is None


def test_what_is_set_right_takes_effect_everywhere(story: Extraction, store: Store) -> None:
    text = story.article.text
    at = text.index("the toll") if "the toll" in text else text.index("The toll")
    decide(
        store,
        key(story, 2),
        "corrected",
        content=(Span(at, at + 8),),
        kind="direct",
        speaker=("Otto Dahl",),
        role="engineer",
    )
    found = row(store, key(story, 2))
    values = [found[name] for name in ("text", "speaker", "role", "affiliation", "corrected", "start")]
    assert values == ["The toll", "Otto Dahl", "engineer", None, "content|speaker|role", at]
    assert [q["id"] for q in quotes(store.db, QuoteFilter(speaker="Dahl"))] == [key(story, 2), key(story, 3)]
    assert [q["id"] for q in quotes(store.db, QuoteFilter(speaker="Roe"))] == [key(story, 1)]
    assert quotes(store.db, QuoteFilter(search="low")) == []
    assert check(store.db) == []


def test_cue_and_source_can_be_set_right(story: Extraction, store: Store) -> None:
    text = story.article.text
    cue, source = text.index("told"), text.index("reporters")
    decide(
        store,
        key(story, 2),
        "corrected",
        cue=Span(cue, cue + 4),
        cue_lemma="tell",
        source=(Span(source, source + 9),),
    )
    found = row(store, key(story, 2))
    assert (found["cue"], found["source"], found["corrected"]) == ("told", "reporters", "cue|source")
    assert check(store.db) == []


def test_an_unknown_speaker_is_made_and_a_forgotten_one_goes(story: Extraction, store: Store) -> None:
    names = "SELECT name FROM speakers ORDER BY name"
    decide(store, key(story, 3), "corrected", speaker=("Mia Falk", "Lars Falk"))
    assert row(store, key(story, 3))["speaker"] == "Mia Falk; Lars Falk"
    assert [name for (name,) in store.db.conn.execute(names)] == ["Ann Roe", "Board", "Lars Falk", "Mia Falk"]
    decide(store, key(story, 3), "withdrawn")
    assert [name for (name,) in store.db.conn.execute(names)] == ["Ann Roe", "Board", "Otto Dahl"]


NAMES = [("Dahl", "Otto Dahl"), ("OTTO DAHL", "Otto Dahl"), ("the Board", "Board"), ("Mia Dahl", "Mia Dahl")]


@pytest.mark.parametrize(("given", "expected"), NAMES)
def test_any_form_of_a_known_name_means_its_speaker(
    story: Extraction, store: Store, given: str, expected: str
) -> None:
    decide(store, key(story, 1), "corrected", speaker=(given,))
    assert row(store, key(story, 1))["speaker"] == expected


def test_a_surname_of_two_speakers_is_a_name_of_its_own(story: Extraction, store: Store) -> None:
    decide(store, key(story, 1), "corrected", speaker=("Mia Dahl",))
    decide(store, key(story, 2), "corrected", speaker=("Dahl",))
    assert row(store, key(story, 2))["speaker"] == "Dahl"


def test_a_speaker_named_by_hand_is_no_alias_of_the_source(story: Extraction, store: Store) -> None:
    decide(store, key(story, 1), "corrected", speaker=("Mia Falk",))
    aliases = "SELECT alias FROM speaker_aliases AS l JOIN speakers AS s ON s.id = l.speaker WHERE s.name = ?"
    assert sorted(store.db.conn.execute(aliases, ("Mia Falk",))) == [("Falk",), ("Mia Falk",)]


def test_the_latest_counts_and_every_verdict_is_kept(story: Extraction, store: Store) -> None:
    decide(store, key(story, 1), "rejected", note="no")
    decide(store, key(story, 1), "corrected", speaker=("Otto Dahl",), reviewer="Bo Ek")
    decide(store, key(story, 1), "confirmed", note="yes")
    past = history(store.db, key(story, 1))
    assert [one["status"] for one in past] == ["found", "rejected", "corrected", "confirmed"]
    assert [one["speaker"] for one in past] == ["Ann Roe", "Ann Roe", "Otto Dahl", "Otto Dahl"]
    assert [one["reviewer"] for one in past] == ["quotetrack 0.1.0", "Ida Lund", "Bo Ek", "Ida Lund"]
    assert [one["corrected"] for one in past] == [None, None, "speaker", "speaker"]
    assert [one["status"] for one in reviews(store.db)] == ["confirmed"]
    assert reviews(store.db, reviewer="Bo Ek") == []


def test_corrections_add_up(story: Extraction, store: Store) -> None:
    decide(store, key(story, 1), "corrected", speaker=("Otto Dahl",))
    decide(store, key(story, 1), "corrected", role="engineer")
    found = row(store, key(story, 1))
    shown = [found[name] for name in ("speaker", "role", "affiliation", "corrected")]
    assert shown == ["Otto Dahl", "engineer", None, "speaker|role"]
    decide(store, key(story, 1), "withdrawn")
    decide(store, key(story, 1), "confirmed")
    assert (row(store, key(story, 1))["speaker"], row(store, key(story, 1))["corrected"]) == ("Ann Roe", None)


def test_withdrawing_gives_back_what_was_found(story: Extraction, store: Store) -> None:
    before = row(store, key(story, 2))
    decide(store, key(story, 2), "corrected", speaker=("Otto Dahl",), content=(Span(0, 3),), kind="indirect")
    decide(store, key(story, 2), "withdrawn", note="my mistake")
    assert row(store, key(story, 2)) == before
    assert reviews(store.db) == []
    assert [one["status"] for one in history(store.db)] == ["found", "corrected", "withdrawn"]
    with pytest.raises(UnknownRow, match="has no verdict to withdraw"):
        decide(store, key(story, 2), "withdrawn")


FILTERS = [
    ("any", [1, 2, 3]),
    ("none", [4]),
    ("accepted", [1, 2]),
    ("confirmed", [1]),
    ("corrected", [2]),
    ("rejected", [3]),
    ("not-rejected", [1, 2, 4]),
]


@pytest.mark.parametrize(("reviewed", "expected"), FILTERS)
def test_a_filter_chooses_by_verdict(
    story: Extraction, store: Store, reviewed: str, expected: list[int]
) -> None:
    decide(store, key(story, 1), "confirmed")
    decide(store, key(story, 2), "corrected", role="clerk")
    decide(store, key(story, 3), "rejected")
    found = quotes(store.db, QuoteFilter(reviewed=reviewed))
    assert sorted(one["id"] for one in found) == sorted(key(story, number) for number in expected)


def test_complete_articles_have_a_verdict_on_every_quote(story: Extraction, store: Store) -> None:
    for number in (1, 2, 3):
        decide(store, key(story, number), "confirmed")
    assert quotes(store.db, QuoteFilter(complete=True)) == []
    decide(store, key(story, 4), "rejected")
    assert len(quotes(store.db, QuoteFilter(complete=True, reviewed="accepted"))) == 3


def test_verdicts_survive_the_same_article_again(story: Extraction, store: Store) -> None:
    decide(store, key(story, 2), "corrected", speaker=("Otto Dahl",))
    before = row(store, key(story, 2))
    assert store.save(story) == "unchanged"
    assert store.save(story, again=True) == "updated"
    assert row(store, key(story, 2)) == before
    assert [one["status"] for one in history(store.db)] == ["found", "corrected"]


def newer(extraction: Build, marked: str, quotes: dict[int, dict[str, Any]] | None = None) -> Extraction:
    return extraction(marked, quotes or {}, title="Bridge to open", version="0.2.0")


def test_a_newer_model_that_moves_an_edge_keeps_the_verdict(
    extraction: Build, story: Extraction, store: Store
) -> None:
    decide(store, key(story, 1), "confirmed")
    moved = newer(
        extraction,
        "[S1:Ann Roe] [C1:said] [Q1:the bridge will open] in May. She added, “The toll is low.” "
        "“Nobody the board claims it leaks,” he told reporters.",
    )
    assert store.save(moved) == "updated"
    found = row(store, key(story, 1))
    assert (found["review"], found["text"]) == ("confirmed", "the bridge will open in May")
    past = history(store.db, key(story, 1))
    assert [(one["status"], one["reviewer"], one["text"]) for one in past] == [
        ("found", "quotetrack 0.1.0", "the bridge will open in May"),
        ("confirmed", "Ida Lund", "the bridge will open in May"),
        ("found", "quotetrack 0.2.0", "the bridge will open"),
    ]
    decide(store, key(story, 1), "withdrawn")
    assert words(store, key(story, 1)) == "the bridge will open"
    assert check(store.db) == []


def test_a_newer_model_that_gives_another_cue_keeps_the_id_and_the_verdict(
    extraction: Build, story: Extraction, store: Store
) -> None:
    decide(store, key(story, 2), "corrected", speaker=("Otto Dahl",))
    moved = newer(
        extraction,
        "Ann Roe said the bridge will open in May. [S1:She] added, [Q1:“The toll is low.”] "
        "“Nobody the board claims it leaks,” he told reporters.",
        {1: {"kind": "direct"}},
    )
    store.save(moved)
    [new] = [attribution.id for attribution in moved.attributions]
    assert new != key(story, 2)
    found = row(store, key(story, 2))
    assert (found["review"], found["speaker"], found["cue"]) == ("corrected", "Otto Dahl", "added")
    assert reviews(store.db)[0]["id"] == key(story, 2)
    assert check(store.db) == []


OTHERS = [
    pytest.param("“Nobody the board claims it leaks,” [S1:he] [C1:told] [Q1:reporters].", id="other words"),
    pytest.param(
        "[Q1:“Nobody the board claims it leaks,”] [S1:he] [C1:told] reporters.", id="the outer quote"
    ),
    pytest.param("“Nobody the board claims it leaks,” he told reporters.", id="nothing"),
]


@pytest.mark.parametrize("end", OTHERS)
def test_another_attribution_does_not_get_the_verdict(
    extraction: Build, story: Extraction, store: Store, end: str
) -> None:
    decide(store, key(story, 4), "confirmed", note="by letter")
    head = "Ann Roe said the bridge will open in May. She added, “The toll is low.” "
    store.save(newer(extraction, head + end))
    assert quotes(store.db, QuoteFilter(reviewed="any", klass="all")) == []
    [orphan] = reviews(store.db, orphaned=True)
    assert (orphan["orphaned"], orphan["text"], orphan["note"]) == (True, "it leaks", "by letter")
    assert orphan["id"] == key(story, 4)


def test_an_orphan_finds_its_quote_when_it_comes_back(story: Extraction, store: Store) -> None:
    decide(store, key(story, 4), "rejected")
    store.save(replace(story, attributions=(), version="0.2.0"))
    assert [one["orphaned"] for one in reviews(store.db)] == [True]
    store.save(replace(story, version="0.3.0"))
    assert row(store, key(story, 4))["review"] == "rejected"
    assert [one["orphaned"] for one in reviews(store.db)] == [False]


def test_one_quote_gets_one_verdict_and_the_likeliest(
    extraction: Build, story: Extraction, store: Store
) -> None:
    decide(store, key(story, 3), "confirmed", note="outer")
    decide(store, key(story, 4), "confirmed", note="inner")
    store.save(story, again=True)
    notes = [row(store, key(story, number))["review_note"] for number in (3, 4)]
    assert notes == ["outer", "inner"]


def test_an_edited_article_keeps_verdicts_whose_words_still_stand(
    extraction: Build, story: Extraction, store: Store
) -> None:
    text = story.article.text
    at = text.index("The toll")
    decide(
        store, key(story, 2), "corrected", speaker=("Otto Dahl",), content=(Span(at, at + 15),), kind="mixed"
    )
    decide(store, key(story, 1), "rejected")
    edited = extraction(
        "CORRECTION: a name was wrong.\n\n[S1:Ann Roe] [C1:said] [Q1:the bridge will open in June]. "
        "[S2:She] [C2:added], [Q2:“The toll is low.”] “Nobody,” he told reporters.",
        {2: {"kind": "direct", "lemma": "add"}},
    )
    assert store.save(edited) == "updated"
    ids = [attribution.id for attribution in edited.attributions]
    found = row(store, key(story, 2))
    assert (found["review"], found["speaker"], found["text"]) == ("corrected", "Otto Dahl", "The toll is low")
    assert row(store, ids[0])["review"] is None  # other words: what was rejected is no longer said
    assert [one["orphaned"] for one in reviews(store.db)] == [True, False]
    assert check(store.db) == []


def test_a_verdict_on_a_deleted_article_is_kept(story: Extraction, store: Store) -> None:
    decide(store, key(story, 1), "confirmed")
    store.db.conn.execute("DELETE FROM articles")
    [orphan] = reviews(store.db)
    assert (orphan["orphaned"], orphan["title"], orphan["path"]) == (True, "Bridge to open", "story.txt")
    assert history(store.db, key(story, 1))[-1]["status"] == "confirmed"


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("confirmed", {"speaker": ("Otto Dahl",)}),
    ("rejected", {"content": (Span(0, 1),)}),
    ("corrected", {}),
    ("corrected", {"kind": "direct"}),
]


@pytest.mark.parametrize(("status", "correction"), WRONG)
def test_only_what_is_corrected_has_corrections(
    story: Extraction, store: Store, status: str, correction: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match="only what is corrected"):
        decide(store, key(story, 1), status, **correction)
    assert history(store.db) == []


def test_a_role_without_a_speaker_is_refused_and_nothing_is_written(extraction: Build, db_path: Path) -> None:
    story = extraction("[Q1:“It rains.”]", {1: {"kind": "direct", "speaker": None}})
    with Store(db_path) as store:
        store.save(story)
        with pytest.raises(UnknownRow, match="--speaker NAME"):
            decide(store, key(story, 1), "corrected", role="mayor")
        assert history(store.db) == []
        decide(store, key(story, 1), "corrected", speaker=("Ann Roe",), role="mayor")
        assert row(store, key(story, 1))["speaker"] == "Ann Roe"


def test_unknown_ids_are_named(story: Extraction, store: Store) -> None:
    with pytest.raises(UnknownRow, match="no quote has the id 'zz'"):
        decide(store, "zz", "confirmed")
    with pytest.raises(UnknownRow, match="no quote has the id 'zz'"):
        history(store.db, "zz")
    assert history(store.db, key(story, 1)) == []


def test_awkward_characters_in_verdicts_are_stored(story: Extraction, db_path: Path, store: Store) -> None:
    decide(store, key(story, 1), "corrected", speaker=("A\0nn \ud83d",), note="n\0o", reviewer="I\udc00da")
    found = row(store, key(story, 1))
    assert (found["speaker"], found["review_note"], found["reviewer"]) == (
        "A\ufffdnn \ufffd",
        "n\ufffdo",
        "I\ufffdda",
    )
    reopened = open_existing(db_path)
    assert check(reopened) == []
    reopened.conn.close()
