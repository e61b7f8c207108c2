"""An article that is taken out is nowhere to be found, and comes back as it was, with its reviews."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quotetrack.errors import BadDecision, UnknownRow
from quotetrack.model import Extraction
from quotetrack.store import Store, open_existing
from quotetrack.store.articles.kept_articles import extraction_of, extraction_record, stored_extraction
from quotetrack.store.articles.removing import remove_article, removed_articles, restore_article
from quotetrack.store.questions.queries import QuoteFilter, check, quotes, show, stats
from quotetrack.store.reviews.verdicts import history, reviews

Build = Callable[..., Extraction]
# what is worked out anew, in an order of its own, or tells of other rows
DERIVED = ("quotes_fts%", "articles_fts%", "statement%", "sqlite%", "former%")


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row that a person may miss, without the numbers that quotes are given in their order."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found = {}
        for (name,) in names:
            if any(name.startswith(one.rstrip("%")) for one in DERIVED):
                continue
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
            chosen = ", ".join(f'"{c}"' for c in columns if (name, c) not in LOOSE)
            found[name] = sorted(connection.execute(f'SELECT {chosen} FROM "{name}"').fetchall(), key=repr)
        return found


LOOSE = {
    ("quotes", "number"),
    ("quotes", "speaker"),
    ("copies", "id"),
    ("speakers", "id"),
    ("speaker_names", "id"),
    ("quote_speakers", "name"),
    ("speaker_evidence", "name"),
    *((name, "speaker") for name in ("speaker_names", "quote_speakers", "speaker_aliases", "count_speakers")),
    *((name, "speaker") for name in ("count_speaker_months", "count_speaker_agencies")),
    ("count_speaker_articles", "speaker"),
}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_is_taken_out_is_nowhere_and_comes_back_whole(stored: Any, db_path: Path, number: int) -> None:
    before, told = contents(db_path), {row["id"]: history(stored, row["id"]) for row in reviews(stored)}
    every = QuoteFilter(klass="all", reviewed="all")
    held = [row["id"] for row in quotes(stored, every) if row["article"] == number]
    db = open_existing(db_path, writing=True)
    removed = remove_article(db, str(number), note="asked to")
    assert (removed.number, removed.quotes) == (number, len(held))
    assert stats(db)["articles"] == len(before["articles"]) - 1
    assert not [row for row in quotes(db, every) if row["article"] == number]
    assert [(row["id"], row["note"]) for row in removed_articles(db)] == [(number, "asked to")]
    assert check(db) == []
    for key in held:
        with pytest.raises(UnknownRow, match=f"taken out on .* quotetrack restore DB {number}"):
            show(db, key)
    assert len(reviews(db)) == len(told)
    assert restore_article(db, str(number)) == removed
    assert check(db) == []
    db.conn.close()
    assert contents(db_path) == before
    again = open_existing(db_path)
    assert {row["id"]: history(again, row["id"]) for row in reviews(again)} == told


def test_ingest_passes_over_what_was_taken_out(extraction: Build, db_path: Path) -> None:
    story = extraction("[S1:Ann Roe] [C1:said] [Q1:no].")
    copy = replace(story, article=replace(story.article, id="b", path="b.txt"))
    with Store(db_path) as store:
        store.save(story)
        store.save(copy)
        remove_article(store.db, "story")
        elsewhere = replace(story, article=replace(story.article, id="c", path="c.txt"))
        changed = extraction("[S1:Ann Roe] [C1:said] [Q1:yes].")
        at_copy = replace(changed, article=replace(changed.article, id="b", path="b.txt"))
        for one in (story, copy, elsewhere, changed, at_copy):
            assert store.save(one) == "removed"
            assert store.recognise(one.article, one.version) == "removed"
        assert stats(store.db)["articles"] == 0
        restore_article(store.db, "story")
        assert store.save(changed) == "updated"


def test_versions_of_what_was_taken_out_come_back(extraction: Build, db_path: Path) -> None:
    with Store(db_path) as store:
        for month in ("May", "June"):
            store.save(extraction(f"[S1:Ann Roe] [C1:said] [Q1:it opens in {month}]."))
        remove_article(store.db, "1")
        restore_article(store.db, "1")
        assert store.save(extraction("[S1:Ann Roe] [C1:said] [Q1:it opens in July].")) == "updated"
        kept = store.db.conn.execute("SELECT version FROM former_texts ORDER BY version").fetchall()
        assert kept == [(1,), (2,)]
        assert check(store.db) == []


def test_a_text_that_is_stored_again_meanwhile_is_not_stored_twice(extraction: Build, db_path: Path) -> None:
    first, second = (extraction(f"[S1:Ann Roe] [C1:said] [Q1:{words}].") for words in ("no", "yes"))
    with Store(db_path) as store:
        store.save(first)
        remove_article(store.db, "1")
        store.save(replace(second, article=replace(second.article, id="b", path="b.txt")))
        store.db.conn.execute(
            "UPDATE articles SET sha256 = (SELECT sha256 FROM removed_articles) WHERE id = 2"
        )
        with pytest.raises(BadDecision, match=r"article 1 cannot come back: .* article 2 .* remove DB 2"):
            restore_article(store.db, "1")
        assert len(removed_articles(store.db)) == 1


@pytest.mark.parametrize("given", ["7", "nobody", "", "99999999999999999999"])
def test_what_is_not_there_is_said(extraction: Build, db_path: Path, given: str) -> None:
    with Store(db_path) as store:
        store.save(extraction("[S1:Ann Roe] [C1:said] [Q1:no]."))
        with pytest.raises(UnknownRow, match="no article is called"):
            remove_article(store.db, given)
        with pytest.raises(UnknownRow, match="no article that was taken out is called"):
            restore_article(store.db, given)


def test_a_name_that_several_bear_asks_for_the_number(extraction: Build, db_path: Path) -> None:
    with Store(db_path) as store:
        for n in (1, 2):
            store.save(extraction(f"[S1:Ann Roe] [C1:said] [Q1:no {n}].", path=f"{n}/a.txt", id="a"))
        with pytest.raises(UnknownRow, match="several articles are called 'a'; give the number: 1, 2"):
            remove_article(store.db, "a")
        assert remove_article(store.db, "./2/a.txt").number == 2
        assert remove_article(store.db, "a").number == 1
        with pytest.raises(UnknownRow, match="several articles are called 'a'; give the number: 1, 2"):
            restore_article(store.db, "a")
        assert restore_article(store.db, "2").number == 2
        assert restore_article(store.db, "a").number == 1


@pytest.mark.parametrize(("kept", "confidence"), [(None, 1.0), (0.4, 0.4), (0.0, 0.0)])
def test_how_sure_a_speaker_was_is_read_back_and_of_older_files_is_sure(
    stored: Any, kept: float | None, confidence: float
) -> None:
    stored.conn.execute("PRAGMA query_only = off")
    stored.conn.execute("UPDATE quotes SET speaker_confidence = ?", (kept,))
    found = stored_extraction(stored.conn, 1)
    assert {one.speaker.confidence for one in found.attributions if one.speaker} == {confidence}


def test_an_article_is_the_same_as_json_and_back(stored: Any) -> None:
    for number in (1, 2, 3):
        found = stored_extraction(stored.conn, number)
        assert extraction_of(json.loads(json.dumps(extraction_record(found)))) == found
