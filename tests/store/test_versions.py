"""An edited article keeps its number, its quotes their ids, and every text stays; gone ids say where to."""

from __future__ import annotations

import itertools
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from conftest import extraction_of

from quotetrack.errors import UnknownRow
from quotetrack.model import Extraction, Span
from quotetrack.store import Store
from quotetrack.store.articles.places import HomeFolder
from quotetrack.store.questions.article_lists import article_versions, find_article
from quotetrack.store.questions.former_ids import gone_quote
from quotetrack.store.questions.queries import check, quote_id, show
from quotetrack.store.reviews.verdicts import Correction, record_review, reviews

Build = Callable[..., Extraction]

HEAD = "The council met on Monday.\n\n"
OPEN = "[S1:Ann Roe] [C1:said] [Q1:the bridge will open in May]."
LUCKY = "[S2:Otto Dahl] [C2:added], [Q2:“We were lucky.”]"
AGAIN = "[S3:Mia Falk] [C3:replied], [Q3:“We were lucky.”]"
STORY = f"{HEAD}{OPEN}\n\n{LUCKY}\n\n{AGAIN}"


@pytest.fixture
def store(db_path: Path) -> Iterator[Store]:
    start = datetime(2026, 1, 1, tzinfo=timezone.utc)
    days = (start + timedelta(days=n // 20) for n in range(10_000))
    with Store(db_path, now=lambda: next(days)) as opened:
        yield opened


def ids(store: Store, article: int = 1) -> dict[str, str]:
    """Return the ids of an article's quotes by their cue."""
    return dict(store.db.conn.execute("SELECT cue, id FROM quotes WHERE article = ?", (article,)))


def ask(store: Store, query: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = store.db.conn.execute(query).fetchall()
    return found


EDITS = [
    pytest.param(
        f"{HEAD}The chair opened it.\n\n{OPEN}\n\n{LUCKY}\n\n{AGAIN}", "said added replied", id="added before"
    ),
    pytest.param(f"{HEAD}{OPEN}\n\n{LUCKY}\n\n{AGAIN}\n\nIt rained.", "said added replied", id="added after"),
    pytest.param(f"{OPEN}\n\n{LUCKY}\n\n{AGAIN}", "said added replied", id="the head cut"),
    pytest.param(f"{HEAD}{AGAIN}\n\n{LUCKY}\n\n{OPEN}", "said added replied", id="turned round"),
    pytest.param(f"{HEAD}{OPEN} {LUCKY} {AGAIN}", "said added replied", id="one paragraph"),
    pytest.param(f"{HEAD}{OPEN}\n\n{AGAIN}", "said replied", id="one quote cut"),
    pytest.param(STORY.replace("Ann", "Anne"), "said added replied", id="the source mended"),
    pytest.param(STORY.replace("May", "June"), "added replied", id="other words"),
    pytest.param(STORY.replace("said", "says"), "added replied says=said", id="another cue"),
    pytest.param(STORY.replace("will open", "will  open"), "said added replied", id="white space"),
    pytest.param("Nothing is left of it.", "", id="all gone"),
]  # fmt: skip


@pytest.mark.parametrize(("edited", "kept"), EDITS)
def test_what_stands_unchanged_keeps_its_id_and_the_article_its_number(
    extraction: Build, store: Store, edited: str, kept: str
) -> None:
    store.save(extraction(STORY))
    before = ids(store)
    changed = extraction(edited)
    assert store.save(changed) == "updated"
    after = ids(store)
    same = {cue.partition("=")[0]: cue.partition("=")[2] or cue for cue in kept.split()}
    assert {cue: key for cue, key in after.items() if key in before.values()} == {
        cue: before[was] for cue, was in same.items()
    }
    assert ask(store, "SELECT id, version, text FROM articles") == [(1, 2, changed.article.text)]
    gone = {before[was] for was in before if was not in same.values()}
    assert {row[0] for row in ask(store, "SELECT id FROM former_quotes")} == gone
    assert check(store.db) == []


def test_the_same_words_of_two_people_do_not_change_places(extraction: Build, store: Store) -> None:
    store.save(extraction(STORY))
    before = ids(store)
    store.save(extraction(f"{HEAD}{AGAIN}\n\nIt rained.\n\n{LUCKY}\n\n{OPEN}"))
    assert ids(store) == before


def test_an_article_that_goes_back_to_a_text_has_the_ids_that_it_had(extraction: Build, store: Store) -> None:
    store.save(extraction(STORY))
    before = ids(store)
    store.save(extraction(f"{HEAD}It was cancelled."))
    assert ids(store) == {}
    store.save(extraction(STORY))
    assert ids(store) == before
    assert ask(store, "SELECT count(*) FROM former_quotes") == [(0,)]
    assert ask(store, "SELECT version FROM articles") == [(3,)]


def test_every_text_is_kept_with_its_times(extraction: Build, store: Store) -> None:
    texts = [STORY, STORY.replace("May", "June"), STORY.replace("May", "July")]
    for text in texts:
        store.save(extraction(text, title=f"Bridge, {len(text)}"))
    found = article_versions(store.db, 1)
    assert [(row["version"], row["text"]) for row in found] == [
        (n, extraction(text).article.text) for n, text in enumerate(texts, 1)
    ]
    for earlier, later in itertools.pairwise(found):
        assert earlier["replaced_at"] == later["retrieved_at"]
    assert found[-1]["replaced_at"] is None


def test_an_id_that_is_gone_names_its_successor_over_several_edits(extraction: Build, store: Store) -> None:
    store.save(extraction(STORY))
    first = ids(store)["said"]
    for month in ("June", "July"):
        store.save(extraction(STORY.replace("May", month)))
    last = ids(store)["said"]
    gone = gone_quote(store.db, first)
    assert gone is not None
    assert (gone["text"], gone["version"], gone["successor"]) == ("the bridge will open in May", 1, last)
    with pytest.raises(UnknownRow, match=f"{first} .*will open in May.* is gone since .* stands {last}"):
        quote_id(store.db, first[:8])


def test_an_id_that_is_gone_without_one_names_the_version_that_held_it(
    extraction: Build, store: Store
) -> None:
    store.save(extraction(STORY))
    gone = ids(store)["added"]
    store.save(extraction(f"{HEAD}{OPEN}\n\n{AGAIN}"))
    with pytest.raises(UnknownRow, match=f"{gone} .* version 1 of article 1 held it"):
        show(store.db, gone)
    with pytest.raises(UnknownRow, match="no quote has the id 'qnever'"):
        quote_id(store.db, "qnever")


def test_a_newer_reading_of_the_same_text_keeps_the_ids_that_an_edit_kept(
    extraction: Build, store: Store
) -> None:
    store.save(extraction(STORY))
    before = ids(store)
    edited = extraction(f"It rained.\n\n{STORY}")
    store.save(edited)
    wider = f"It rained.\n\n{STORY}".replace(
        "[Q1:the bridge will open in May]", "the bridge [Q1:will open in May]"
    )
    store.save(extraction(wider, version="0.2.0"))
    assert ids(store) == before
    store.save(replace(edited, version="0.3.0", attributions=edited.attributions[1:]))
    gone = gone_quote(store.db, before["said"])
    assert gone is not None and (gone["version"], gone["successor"]) == (2, None)


def test_a_verdict_stays_with_the_id_though_the_words_stand_twice(extraction: Build, store: Store) -> None:
    store.save(extraction(STORY))
    before = ids(store)
    record_review(store.db, before["replied"], "rejected", reviewer="Ida")
    store.save(extraction(f"{HEAD}{AGAIN}\n\nIt rained. It poured.\n\n{LUCKY}\n\n{OPEN}"))
    assert [(row["id"], row["orphaned"]) for row in reviews(store.db)] == [(before["replied"], False)]


def test_a_correction_by_hand_does_not_cost_the_id(extraction: Build, store: Store) -> None:
    store.save(extraction(STORY))
    before = ids(store)
    at = extraction(STORY).article.text.index("the bridge will")
    right = Correction(content=(Span(at, at + 10),), speaker=("Pia Lund",))
    record_review(store.db, before["said"], "corrected", reviewer="Ida", correction=right)
    store.save(extraction(f"It rained.\n\n{STORY}"))
    assert ids(store) == before
    assert [show(store.db, before["said"])[name] for name in ("text", "speaker")] == [
        "the bridge",
        "Pia Lund",
    ]


def test_two_places_of_one_text_go_their_own_ways(extraction: Build, store: Store) -> None:
    first = extraction(STORY)
    store.save(first)
    before = ids(store)
    store.save(replace(first, article=replace(first.article, id="b", path="b.txt")))
    edited = extraction(f"{HEAD}{LUCKY}")
    assert store.save(edited) == "updated"
    assert ask(store, "SELECT id, path, version FROM articles ORDER BY id") == [
        (1, "story.txt", 2),
        (2, "b.txt", 1),
    ]
    assert ids(store, 1) == {"added": before["added"]}
    assert not set(ids(store, 2).values()) & set(before.values())
    assert len(ids(store, 2)) == 3
    assert check(store.db) == []


def test_a_place_that_was_a_copy_has_its_text_before_as_its_first(extraction: Build, store: Store) -> None:
    first = extraction(STORY)
    store.save(first)
    before = ids(store)
    copy = replace(first.article, id="b", path="b.txt")
    store.save(replace(first, article=copy))
    assert store.save(extraction(f"{HEAD}{LUCKY}", id="b", path="b.txt")) == "updated"
    assert ids(store, 1) == before
    assert [row["text"] for row in article_versions(store.db, 2)] == [
        first.article.text,
        extraction(f"{HEAD}{LUCKY}").article.text,
    ]
    assert check(store.db) == []


def test_an_article_that_becomes_another_s_text_leads_there_and_comes_back(
    extraction: Build, store: Store
) -> None:
    one, other = extraction(STORY), extraction(f"{STORY}\n\nIt rained.", id="b", path="b.txt")
    store.save(one)
    store.save(other)
    mine, theirs = ids(store, 1), ids(store, 2)
    same = replace(one, article=replace(one.article, text=other.article.text))
    same = replace(same, attributions=other.attributions)
    assert store.save(same) == "updated"
    assert ask(store, "SELECT id, article FROM former_articles") == [(1, 2)]
    for cue, key in mine.items():
        gone = gone_quote(store.db, key)
        assert gone is not None and gone["successor"] == theirs[cue]
    with pytest.raises(UnknownRow, match=r"article 1 is no longer .* that of article 2"):
        find_article(store.db, "1")
    assert [row["text"] for row in article_versions(store.db, 1)] == [one.article.text]
    assert check(store.db) == []
    store.save(extraction(f"{HEAD}{OPEN}"))
    assert ask(store, "SELECT id, version, path FROM articles ORDER BY id") == [
        (1, 3, "story.txt"),
        (2, 1, "b.txt"),
    ]
    assert [row["version"] for row in article_versions(store.db, 1)] == [1, 2, 3]
    assert check(store.db) == []


def test_a_number_is_never_given_twice(extraction: Build, store: Store) -> None:
    store.save(extraction(STORY))
    store.db.conn.execute("DELETE FROM articles")
    store.save(extraction(STORY))
    assert ask(store, "SELECT id FROM articles") == [(2,)]


@pytest.mark.parametrize(
    "path", ["./a.txt", "sub/../a.txt", "{folder}/a.txt", "{folder}/./a.txt", "{link}/a.txt"]
)
def test_one_file_under_any_name_is_one_article(
    extraction: Build, store: Store, db_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    folder = db_path.parent
    monkeypatch.chdir(folder)
    (folder / "linked").symlink_to(folder, target_is_directory=True)
    store.save(extraction(STORY, path="a.txt", id="a"))
    path = path.format(folder=folder, link=folder / "linked")
    assert store.save(extraction(f"{HEAD}{OPEN}", path=path, id="a")) == "updated"
    assert ask(store, "SELECT id, place, version FROM articles") == [(1, "a.txt", 2)]
    assert ask(store, "SELECT count(*) FROM copies") == [(0,)]


def test_two_files_of_one_name_are_two_articles(
    extraction: Build, store: Store, db_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, words in (("one", OPEN), ("two", LUCKY)):
        (db_path.parent / name).mkdir()
        monkeypatch.chdir(db_path.parent / name)
        assert store.save(extraction(words, path="a.txt", id="a")) == "new"
    assert ask(store, "SELECT place FROM articles") == [("one/a.txt",), ("two/a.txt",)]


def test_a_folder_may_move_with_its_database(
    extraction: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old").mkdir()
    monkeypatch.chdir(tmp_path / "old")
    with Store("news.db") as store:
        store.save(extraction(STORY, path="in/a.txt", id="a"))
    (tmp_path / "old").rename(tmp_path / "new")
    monkeypatch.chdir(tmp_path)
    with Store("new/news.db") as store:
        assert store.save(extraction(f"{HEAD}{OPEN}", path="new/in/a.txt", id="a")) == "updated"
    with closing(sqlite3.connect("new/news.db")) as connection:
        assert connection.execute("SELECT id, version FROM articles").fetchall() == [(1, 2)]


GENUINE, FORGER = "https://gull.example/bridge", "https://forger.example/bridge"


def test_a_page_that_names_another_s_address_does_not_replace_it(extraction: Build, store: Store) -> None:
    store.save(extraction(STORY, id="bridge", path=None, url=GENUINE, fetched=GENUINE, claimed_url=GENUINE))
    before = ids(store)
    forged = extraction(
        "[S1:Ann Roe] [C1:said] [Q1:I lied].", id="bridge", path=None, url=FORGER, fetched=FORGER,
        claimed_url=GENUINE,
    )  # fmt: skip
    assert store.save(forged) == "new"
    assert ids(store) == before
    assert ask(store, "SELECT id, place, claimed_url FROM articles") == [
        (1, GENUINE, GENUINE),
        (2, FORGER, GENUINE),
    ]


def test_what_a_page_claims_tells_nothing_of_where_it_is(extraction: Build, store: Store) -> None:
    def page(words: str, claimed: str, **more: Any) -> Extraction:
        return extraction(words, id="bridge", **{"claimed_url": claimed, **more})

    store.save(page(OPEN, GENUINE, path=None, fetched=GENUINE))
    assert store.save(page(LUCKY, GENUINE, url=GENUINE, path="saved.html")) == "new"
    assert store.save(page(AGAIN, GENUINE, url=GENUINE, path="-")) == "new"
    moved = page(f"{HEAD}{OPEN}", "https://moved.example/b", path=None, fetched=f"{GENUINE}#top")
    assert store.save(moved) == "updated"
    assert ask(store, "SELECT id, place, claimed_url, version FROM articles") == [
        (1, GENUINE, "https://moved.example/b", 2),
        (2, str(Path("saved.html").absolute()), GENUINE, 1),
        (3, None, GENUINE, 1),
    ]


ADDRESSES = [
    ("https://a.example/b?c=d:e", "https://a.example/b?c=d:e"),
    ("HTTP://a.example", "HTTP://a.example"),
    (" https://a.example ", "https://a.example"),
    ("a.example/b", "a.example/b"),
    ("javascript:alert(1)", None),
    (" java\nscript:alert(1)", None),
    ("JavaScript://a.example/%0aalert(1)", None),
    ("data:text/html,<script>", None),
    ("vbscript:x", None),
    ("file:///etc/passwd", None),
    ("", None),
]


@pytest.mark.parametrize(("given", "kept"), ADDRESSES)
@pytest.mark.parametrize("column", ["url", "fetched", "claimed_url"])
def test_only_addresses_of_the_web_are_kept(
    extraction: Build, store: Store, column: str, given: str, kept: str | None
) -> None:
    store.save(extraction(STORY, **{column: given}))
    store.save(extraction(STORY, **{column: given, "path": "copy.txt", "id": "copy"}))
    for table in ("articles", "copies"):
        assert ask(store, f"SELECT {column} FROM {table}") == [(kept,)]
        with pytest.raises(sqlite3.IntegrityError):
            store.db.conn.execute(f"UPDATE {table} SET {column} = 'javascript:alert(1)'")


def test_a_folder_that_becomes_another_is_named_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("first", "second", "other/first"):
        (tmp_path / name).mkdir(parents=True)
    today = tmp_path / "today"
    today.symlink_to("first")
    home = HomeFolder(tmp_path)
    monkeypatch.chdir(tmp_path)
    named = [home.file_place(path) for path in ("today/a.txt", "./first/a.txt", "first/../today/a.txt")]
    assert named == ["first/a.txt"] * 3
    today.unlink()
    today.symlink_to("second")
    assert home.file_place("today/a.txt") == "second/a.txt"
    monkeypatch.chdir(tmp_path / "other")
    assert home.file_place("first/a.txt") == "other/first/a.txt"
    assert home.file_place("gone/a.txt") == "other/gone/a.txt"
    assert home.file_place(str(tmp_path.parent / "b.txt")) == (tmp_path.parent / "b.txt").resolve().as_posix()


def test_places_under_the_path_as_given_are_seen_though_another_program_writes_them(
    tmp_path: Path,
) -> None:
    path = tmp_path / "news.db"
    with Store(path) as store, closing(sqlite3.connect(path)) as other:
        home = HomeFolder(tmp_path)
        assert not home.has_given_paths(store.db.conn)
        store.save(extraction_of(OPEN, id="story", path="story.txt"))
        assert not home.has_given_paths(store.db.conn)
        other.execute("UPDATE articles SET place = './old/story.txt'")
        other.commit()
        assert home.has_given_paths(store.db.conn)


def test_where_a_folder_is_is_asked_once_for_all_its_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = os.path.realpath

    def counted(path: Any, **named: Any) -> str:
        asked.append(str(path))
        return str(real(path, **named))

    monkeypatch.setattr(os.path, "realpath", counted)
    with Store(tmp_path / "news.db") as store:
        store.save_many(
            extraction_of(f"{OPEN} {n}", id=str(n), path=f"stories/{n % 3}/{n}.txt") for n in range(30)
        )
        before = len(asked)
        for folder in range(3):
            (tmp_path / "stories" / str(folder)).mkdir(parents=True)
        monkeypatch.chdir(tmp_path)
        store.save_many(
            extraction_of(f"{LUCKY} {n}", id=str(n), path=f"stories/{n % 3}/more-{n}.txt") for n in range(30)
        )
    assert len(asked) - before == 2 * 3
